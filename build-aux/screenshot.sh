#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Saves a picture of the real window under a virtual display:
#   build-aux/screenshot.sh PICTURE WIDTHxHEIGHT FOLDER [XDOTOOL-COMMAND...]
# PROGRAM names another build's counterframe; ANNOTATOR whose marks are shown, else they are those of the login name.

set -eu
if [ $# -lt 3 ]; then
  echo "usage: build-aux/screenshot.sh PICTURE WIDTHxHEIGHT FOLDER [XDOTOOL-COMMAND...]" >&2
  exit 2
fi
picture=$1 size=$2 folder=$3
shift 3
program=${PROGRAM:-$(dirname "$0")/../_build/run/src/gtk/app/counterframe}

private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
mkdir -m 700 "$private/runtime"
export XDG_CONFIG_HOME="$private/config" XDG_CACHE_HOME="$private/cache" \
  XDG_STATE_HOME="$private/state" XDG_DATA_HOME="$private/data" XDG_RUNTIME_DIR="$private/runtime" \
  GSETTINGS_BACKEND=memory GSK_RENDERER=cairo picture size folder program
if [ -n "${ANNOTATOR:-}" ]; then
  mkdir -p "$XDG_CONFIG_HOME/counterframe"
  printf '{ "current": "%s" }\n' "$ANNOTATOR" > "$XDG_CONFIG_HOME/counterframe/annotators.json"
fi

take_picture ()
{
  "$program" "$folder" &
  pid=$!
  window=$(timeout 30 xdotool search --sync --onlyvisible --pid $pid | tail -n 1)
  xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}"
  # The article is shown when the window has its title.
  for _ in $(seq 100); do
    [ "$(xdotool getwindowname "$window")" != Counterframe ] && break
    sleep 0.1
  done
  sleep 1
  xdotool windowfocus "$window"
  if [ $# -gt 0 ]; then
    xdotool "$@"
    sleep 1
  fi
  import -window root "$picture"
  kill $pid
}

if [ "${INSIDE:-}" = yes ]; then
  take_picture "$@"
else
  INSIDE=yes xvfb-run -a -s "-screen 0 ${size}x24" dbus-run-session -- "$0" "$picture" "$size" "$folder" "$@"
fi
