#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds, and runs them: build-aux/test.sh [--all] [SUITE...]
# --all runs also the suite `interop`, in which programs of others read what Counterframe writes, and the other
# tests once more in a build with the address and undefined-behaviour sanitizers; of the real window only some
# scripts there, which wait for nothing that goes by itself: `build-aux/test.sh --all gtk` runs all of them so.
# The last line is "N passed, N failed, N skipped"; those before it say which suites were not run, and why.

set -eu
cd "$(dirname "$0")/.."
. build-aux/packages.sh

all=no
interop=no
suites=""
for argument in "$@"; do
  case $argument in
    --all) all=yes ;;
    -*) echo "usage: build-aux/test.sh [--all] [SUITE...]" >&2; exit 2 ;;
    *) suites="$suites --suite $argument" ;;
  esac
done
case "$all $suites " in
  "yes  " | *" interop "*) interop=yes ;;
esac

install_packages build show test
if [ $interop = yes ]; then
  install_packages interop || echo "Tests of what could not be installed are skipped." >&2
fi

# install_npm FOLDER: the packages that a package-lock.json names; what hinders it stands in npm-failed.txt
install_npm ()
{
  if ! cmp -s "$1/package-lock.json" "$1/node_modules/.installed"; then
    rm -f "$1/npm-failed.txt"
    if (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) \
        > "$1/npm.log" 2>&1; then
      cp "$1/package-lock.json" "$1/node_modules/.installed"
    else
      grep -v '^$' "$1/npm.log" | head -n 1 > "$1/npm-failed.txt"
    fi
  fi
}

# install_python FOLDER: a Python of its own with the packages of requirements.txt; what hinders it stands in
# python-failed.txt
install_python ()
{
  if ! cmp -s "$1/requirements.txt" "$1/python/.installed"; then
    rm -f "$1/python-failed.txt"
    if (/usr/bin/python3 -m venv "$1/python" &&
        "$1/python/bin/python" -m pip install --disable-pip-version-check -r "$1/requirements.txt") \
        > "$1/python.log" 2>&1; then
      cp "$1/requirements.txt" "$1/python/.installed"
    else
      grep -v '^$' "$1/python.log" | tail -n 1 > "$1/python-failed.txt"
    fi
  fi
}

# run_tests FOLDER EXTRA-SETUP...: builds in FOLDER and runs the tests there
run_tests ()
{
  folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$@"
  fi
  meson compile -C "$folder"
  left_out="--no-suite interop"
  said="interop (asked for by --all)"
  if [ $interop = yes ]; then
    install_npm "$folder/tests/interop"
    install_python "$folder/tests/interop"
    left_out=""
    said=""
  elif [ "$all$suites" = yes ]; then
    left_out="--no-suite interop --no-suite gtk"
    said="interop (programs of others), gtk but for six scripts (the others wait for what is slow there)"
  fi
  [ -z "$said" ] || not_run="${not_run}not run in $folder: $said
"
  # shellcheck disable=SC2086
  meson test -C "$folder" --no-rebuild --print-errorlogs --timeout-multiplier "$multiplier" \
    $suites $left_out || failed=yes
}

failed=no
not_run=""
multiplier=2
run_tests _build/test -Dwerror_extra=true
logs=_build/test/meson-logs/testlog.json
if [ "$all" = yes ]; then
  multiplier=12
  interop=no
  run_tests _build/sanitized -Db_sanitize=address,undefined -Db_lundef=false \
    -Dbuildtype=debugoptimized
  logs="$logs _build/sanitized/meson-logs/testlog.json"
  if [ -z "$suites" ]; then
    meson test -C _build/sanitized --no-rebuild --print-errorlogs --timeout-multiplier "$multiplier" \
      --logbase windowlog gtk-changing gtk-form gtk-library gtk-linking gtk-main-job gtk-tagging || failed=yes
    logs="$logs _build/sanitized/meson-logs/windowlog.json"
  fi
fi
printf '%s' "$not_run"
# shellcheck disable=SC2086
python3 build-aux/count-tests.py $logs
[ "$failed" = no ]
