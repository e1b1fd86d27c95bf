# SPDX-License-Identifier: GPL-3.0-or-later
"""A saved page that names much that could be loaded or run: its words are shown, and nothing else is done. That
nothing is asked for on a network is seen by tests/reliability, which runs this script once more."""

import pathlib

from room import run

HOST = 'http://127.0.0.1:9'
PAGE = f'''<!DOCTYPE html><html><head><title>Port strike over</title>
<base href="{HOST}/base/"><meta property="og:url" content="{HOST}/story"><meta property="og:site_name" content="Courier">
<meta http-equiv="refresh" content="0; url={HOST}/refresh">
<link rel="stylesheet" href="{HOST}/style.css"><link rel="preload" as="font" href="{HOST}/font.woff2">
<link rel="dns-prefetch" href="//prefetch.example"><link rel="icon" href="{HOST}/icon.ico">
<style>@import url("{HOST}/import.css"); @font-face {{ font-family: f; src: url({HOST}/face.woff) }}
body {{ background: url({HOST}/back.png); font-family: f }}</style>
<script src="{HOST}/script.js"></script><script>fetch("{HOST}/fetch"); document.write("Written");</script></head>
<body onload="alert(1)"><h1>Port strike over</h1>
<p>The port said so on Monday.<img src="{HOST}/image.png" srcset="{HOST}/2.png 2x" alt="" onerror="alert(2)"></p>
<iframe src="{HOST}/frame.html"></iframe><object data="{HOST}/object"></object><embed src="{HOST}/embed">
<video src="{HOST}/video.mp4" poster="{HOST}/poster.png" autoplay></video><audio src="{HOST}/audio.ogg" autoplay></audio>
<svg><image href="{HOST}/svg.png"/><use href="{HOST}/use.svg#a"/></svg>
<form action="{HOST}/form"><input type="image" src="{HOST}/input.png"></form>
<p>The union <a href="{HOST}/link" ping="{HOST}/ping">called</a> it <a href="file:///etc/passwd">baseless</a>.</p>
</body></html>'''
WORDS = ['Port strike over', 'The port said so on Monday.', 'The union called it baseless.']


def test_page(room):
    """It is read, marked, described, exported: from its file and from nowhere else."""
    article = room.write('a.html', PAGE)
    before = article.read_bytes()
    window = room.open(article)
    window.wait_title(WORDS[0])
    window.until('the words of the page', lambda: window.text().split('\n') == WORDS)
    window.keys('s', '1')
    window.wait_chosen('Claim', WORDS[0])
    window.wait_saved()
    window.quit()
    room.cli('export', 'jsonl', room.folder, '-o', room.base / 'out.jsonl')
    if article.read_bytes() != before or sorted(p.name for p in room.folder.iterdir()) != [
            'a.html', 'a.html.lin.anno.json']:
        raise AssertionError(f'the folder is {sorted(p.name for p in room.folder.iterdir())}')
    if not pathlib.Path(room.base / 'out.jsonl').read_text().count(WORDS[0]):
        raise AssertionError('the export says nothing')


run([test_page])
