#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Counterframe needs, builds it, and runs it on the sample project: build-aux/run.sh [FOLDER]
# Without a display it shows the main job all the same: the real window under a virtual display, a picture of
# it, and the sample annotated and exported with the command-line tool; all in _build/shown.

set -eu
cd "$(dirname "$0")/.."
. build-aux/packages.sh

has_display=no
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  has_display=yes
fi

if [ $has_display = yes ]; then
  install_packages build
else
  install_packages build show
fi
if [ ! -f _build/run/build.ninja ]; then
  meson setup _build/run -Dtests=false -Dbuildtype=release
fi
meson compile -C _build/run
window=_build/run/src/gtk/app/counterframe
cli=_build/run/src/cli/counterframe-cli

if [ $has_display = yes ]; then
  # A copy, so that the project's own files stay as they are.
  if [ $# -gt 0 ]; then
    exec "$window" "$1"
  fi
  mkdir -p _build/sample
  cp -n data/sample/* _build/sample/
  exec "$window" _build/sample
fi

echo "There is no display here: what the window and the command line do is shown in _build/shown."
rm -rf _build/shown
mkdir -p _build/shown
cp -r "${1:-data/sample}" _build/shown/project
if [ $# -eq 0 ]; then
  export ANNOTATOR=lin # who coded the sample
  article=_build/shown/project/strait-herald-east-end.txt
  "$cli" show "$article" | head -n 5
  "$cli" annotate --annotator guest --code claim \
    --quote "Nobody in Qingwu’s east end is waiting for the laboratory" "$article"
fi
"$cli" export --output _build/shown/dataset.jsonl jsonl _build/shown/project
"$cli" export --output _build/shown/dataset.csv csv _build/shown/project
build-aux/screenshot.sh _build/shown/window.png 1560x900 _build/shown/project
ls -l _build/shown/window.png _build/shown/dataset.jsonl _build/shown/dataset.csv
