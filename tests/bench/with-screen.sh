#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a screen of its own, with private folders: with-screen.sh PROGRAM [ARGUMENT...]

set -eu
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
mkdir -m 700 "$private/runtime"
export HOME="$private" XDG_CONFIG_HOME="$private/config" XDG_CACHE_HOME="$private/cache" \
  XDG_STATE_HOME="$private/state" XDG_DATA_HOME="$private/data" XDG_RUNTIME_DIR="$private/runtime" \
  TMPDIR="$private" GSETTINGS_BACKEND=memory GSK_RENDERER=cairo GTK_A11Y=none ADW_DISABLE_PORTAL=1
xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" dbus-run-session -- "$@"
