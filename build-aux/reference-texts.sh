#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the readers make of each article here: build-aux/reference-texts.sh COUNTERFRAME-CLI
# A line an article: the digest of its reference text, the digest of all that `show --json` says of it (blocks,
# pairs, languages, metadata), its file. Where two machines print other lines, offsets mean other words.

set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/.."

find data/sample tests/data/import tests/data/gtk tests/cli/fixtures tests/fuzz/seeds/reader \
    ../shared/seeds -type f \( -name '*.txt' -o -name '*.html' -o -name '*.md' \) 2> /dev/null |
  LC_ALL=C sort |
  while read -r file; do
    said=$("$program" show --json --quiet "$file") || said="refused: $said"
    text=$(printf '%s' "$said" | sed -n 's/.*"digest":"sha256:\([0-9a-f]*\)".*/\1/p')
    all=$(printf '%s' "$said" | sha256sum | cut -c1-64)
    echo "${text:-no text} $all $file"
  done
