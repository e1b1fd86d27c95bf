#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests Counterframe on Debian 13: build-aux/test-debian13.sh [ARGUMENT OF test.sh...]
# Makes a root of it with debootstrap, once, in ~/.cache/counterframe/debian13; builds there without warnings, runs
# build-aux/test.sh as a normal user, and compares the reference texts with those of a build on this machine.
# Needs root or sudo, some 3 GB, and ten minutes the first time; a minute and what the tests take when run again.
#
# All happens in name spaces of its own: its mounts and processes end with it, however that ends.

set -eu
cd "$(dirname "$0")/.."
source=$PWD
program=$source/build-aux/test-debian13.sh
release=trixie
cache=${XDG_CACHE_HOME:-$HOME/.cache}/counterframe
root=$cache/debian13
# Each checkout has builds of its own: what is to be built anew goes by the times of files.
checkout=$(printf '%s' "$source" | sha256sum | cut -c1-8)
here=$cache/here-$checkout
folder=/home/tester/$checkout
certificates=/etc/ssl/certs/ca-certificates.crt
trusted=/etc/ssl/machine.crt

if [ "$(id -u)" -ne 0 ]; then
  exec sudo env XDG_CACHE_HOME="${XDG_CACHE_HOME:-$HOME/.cache}" "$program" "$@"
fi
if [ "${COUNTERFRAME_UNSHARED:-}" != yes ]; then
  exec env COUNTERFRAME_UNSHARED=yes unshare --mount --pid --fork --kill-child "$program" "$@"
fi

. build-aux/packages.sh
install_packages build
command -v debootstrap > /dev/null ||
  as_root apt-get install -y --no-install-recommends debootstrap

# mirror LABEL: where this machine gets its own packages of Debian from
mirror ()
{
  apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' 'Origin: Debian' "Label: $1" |
    head -n 1
}

make_root ()
{
  rm -rf "$root" "$root.new"
  mkdir -p "$cache"
  # debootstrap writes that mirror into the root's sources, or its own where this machine names none.
  # shellcheck disable=SC2046
  debootstrap --variant=minbase $release "$root.new" $(mirror Debian)
  if [ -n "$(mirror Debian-Security)" ]; then
    echo "deb $(mirror Debian-Security) $release-security main" >> "$root.new/etc/apt/sources.list"
  fi
  chroot "$root.new" useradd --create-home --shell /bin/sh tester
  mv "$root.new" "$root"
}

mount_all ()
{
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
  mount -t tmpfs tmpfs "$root/tmp"
  # What this machine reaches, and trusts, is reached from there.
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  [ ! -f $certificates ] || install -D -m 644 $certificates "$root$trusted"
}

# The files of the checkout as they are now; what was built of them before stays.
copy_source ()
{
  mkdir -p "$root$folder/counterframe" "$root$folder/shared"
  find "$root$folder/counterframe" -mindepth 1 -maxdepth 1 ! -name _build -exec rm -rf {} +
  git -c safe.directory="$source" ls-files -z --cached --others --exclude-standard |
    tar --create --null --files-from=- --ignore-failed-read 2> /dev/null |
    tar --extract --directory "$root$folder/counterframe"
  rm -rf "$root$folder/shared/seeds"
  [ ! -d ../shared/seeds ] || cp -r ../shared/seeds "$root$folder/shared/"
  chroot "$root" chown -R tester: /home/tester
}

# as_tester COMMAND: in the root, as a user like any other
as_tester ()
{
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/home/tester USER=tester \
    NODE_EXTRA_CA_CERTS=$trusted \
    chroot "$root" setpriv --reuid tester --regid tester --init-groups \
    sh -c "cd $folder/counterframe && $1"
}

# compare_texts FOLDER: says what is different between its files `here` and `there`
compare_texts ()
{
  for side in here there; do
    cut -d ' ' -f 1,3 "$1/$side" > "$1/$side-texts"
  done
  if ! diff -u "$1/here-texts" "$1/there-texts"; then
    echo "Other reference texts on Debian 13" >&2
    return 1
  fi
  if ! diff -u "$1/here" "$1/there"; then
    echo "The same reference texts, but other blocks or metadata on Debian 13" >&2
    return 1
  fi
  echo "$(wc -l < "$1/here") articles are read alike on $(. /etc/os-release && echo "$PRETTY_NAME") and Debian 13"
}

[ -d "$root" ] || make_root
mount_all
copy_source
chroot "$root" sh -c \
  "cd $folder/counterframe && . build-aux/packages.sh && install_packages build show test interop"
chroot "$root" dpkg-query -W -f '${Package} ${Version}\n' \
  libgtk-4-dev libadwaita-1-dev libglib2.0-dev libgumbo-dev libjson-glib-dev libicu-dev

failed=no
as_tester "build-aux/test.sh $*" || failed=yes
as_tester "meson compile -C _build/test" # nothing to do, unless that is what failed

[ -f "$here/build.ninja" ] || meson setup "$here" -Dtests=false -Dgtk=false
meson compile -C "$here"
results=$(mktemp -d)
build-aux/reference-texts.sh "$here/src/cli/counterframe-cli" > "$results/here"
as_tester "build-aux/reference-texts.sh _build/test/src/cli/counterframe-cli" > "$results/there"
compare_texts "$results" || failed=yes
rm -rf "$results"
[ $failed = no ]
