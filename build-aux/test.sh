#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds, and runs them: build-aux/test.sh [--all] [SUITE...]
# --all runs them once more in a build with the address and undefined-behaviour sanitizers.
# The last line is "N passed, N failed, N skipped".

set -eu
cd "$(dirname "$0")/.."
. build-aux/packages.sh

all=no
suites=""
for argument in "$@"; do
  case $argument in
    --all) all=yes ;;
    -*) echo "usage: build-aux/test.sh [--all] [SUITE...]" >&2; exit 2 ;;
    *) suites="$suites --suite $argument" ;;
  esac
done

install_packages build show test

# run_tests FOLDER EXTRA-SETUP...: builds in FOLDER and runs the tests there
run_tests ()
{
  folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$@"
  fi
  meson compile -C "$folder"
  # shellcheck disable=SC2086
  meson test -C "$folder" --no-rebuild --print-errorlogs --timeout-multiplier "$multiplier" \
    $suites || failed=yes
}

failed=no
multiplier=2
run_tests _build/test -Dwerror_extra=true
logs=_build/test/meson-logs/testlog.json
if [ "$all" = yes ]; then
  multiplier=12
  run_tests _build/sanitized -Db_sanitize=address,undefined -Db_lundef=false \
    -Dbuildtype=debugoptimized
  logs="$logs _build/sanitized/meson-logs/testlog.json"
fi
# shellcheck disable=SC2086
python3 build-aux/count-tests.py $logs
[ "$failed" = no ]
