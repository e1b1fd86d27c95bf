# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the project needs; sourced by run.sh and test.sh. Tried with apt on Debian 12; the lists for dnf
# and pacman are written from those distributions' package names and have not been tried.

packages_build_apt="build-essential meson ninja-build pkg-config gettext itstool libglib2.0-dev
  libglib2.0-bin libjson-glib-dev libicu-dev libgumbo-dev libcmark-dev zlib1g-dev libgraphviz-dev libglpk-dev
  libxml2-dev libcairo2-dev libpango1.0-dev libgtk-4-dev
  libgtk-4-bin libadwaita-1-dev adwaita-icon-theme desktop-file-utils shared-mime-info
  gsettings-desktop-schemas"
packages_show_apt="xvfb xauth x11-xkb-utils xdotool imagemagick dbus dbus-x11 at-spi2-core fonts-noto-core
  fonts-noto-cjk librsvg2-common"
packages_test_apt="git libsqlite3-dev appstream python3 python3-gi python3-jsonschema
  strace locales universal-ctags"
# The sources are formatted with this version, which later releases do not have.
if grep -q '^VERSION_ID="12"' /etc/os-release 2> /dev/null; then
  packages_test_apt="$packages_test_apt clang-format-14"
fi
packages_test_apt="$packages_test_apt ibus ibus-gtk4 ibus-libpinyin"
packages_interop_apt="python3-jsonschema python3-rfc3987 python3-pyld python3-rdflib python3-pandas
  libgoogle-gson-java libcommons-csv-java python3-networkx graphviz python3-nltk
  python3-venv"
# What others packaged of node brings npm with it, and is not to be replaced.
if ! command -v npm > /dev/null; then
  packages_interop_apt="$packages_interop_apt nodejs npm"
fi

packages_build_dnf="gcc meson ninja-build pkgconf gettext itstool glib2-devel json-glib-devel
  libicu-devel gumbo-parser-devel cmark-devel zlib-devel graphviz-devel glpk-devel libxml2-devel cairo-devel
  pango-devel gtk4-devel libadwaita-devel
  adwaita-icon-theme desktop-file-utils shared-mime-info gsettings-desktop-schemas"
packages_show_dnf="xorg-x11-server-Xvfb xorg-x11-xauth setxkbmap xdotool ImageMagick dbus-daemon dbus-x11
  at-spi2-core google-noto-sans-fonts google-noto-sans-cjk-fonts librsvg2"
packages_test_dnf="git clang-tools-extra sqlite-devel appstream python3 python3-gobject
  python3-jsonschema strace ctags ibus ibus-gtk4 ibus-libpinyin"
packages_interop_dnf="python3-rfc3987 python3-rdflib python3-pandas python3-networkx graphviz nodejs
  npm"

packages_build_pacman="base-devel meson ninja pkgconf gettext itstool glib2-devel json-glib icu
  gumbo-parser cmark zlib graphviz glpk libxml2 cairo pango gtk4 libadwaita adwaita-icon-theme desktop-file-utils shared-mime-info
  gsettings-desktop-schemas"
packages_show_pacman="xorg-server-xvfb xorg-xauth xorg-setxkbmap xdotool imagemagick dbus at-spi2-core noto-fonts
  noto-fonts-cjk librsvg"
packages_test_pacman="git clang sqlite appstream python python-gobject python-jsonschema strace ctags ibus"
packages_interop_pacman="python-rfc3987 python-rdflib python-pandas python-networkx graphviz nodejs npm"

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    echo "To install packages this needs to run as root, or sudo: $*" >&2
    return 1
  fi
}

# Whether all of the packages are there already, so that nobody is asked for a password in vain.
apt_has ()
{
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q '^install ok installed$' ||
      return 1
  done
}

# install_packages SET...: build, show, test, interop
install_packages ()
{
  if command -v apt-get > /dev/null; then
    manager=apt
  elif command -v dnf > /dev/null; then
    manager=dnf
  elif command -v pacman > /dev/null; then
    manager=pacman
  else
    echo "Neither apt-get, dnf nor pacman is here: what README.md lists must be there already." >&2
    return 0
  fi
  wanted=""
  for set in "$@"; do
    eval "wanted=\"\$wanted \$packages_${set}_${manager}\""
  done
  # The lists are words.
  # shellcheck disable=SC2086
  case $manager in
    apt)
      if ! apt_has $wanted; then
        as_root apt-get update &&
          as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            $wanted
      fi ;;
    dnf) as_root dnf install -y $wanted ;;
    pacman) as_root pacman -S --needed --noconfirm $wanted ;;
  esac
}
