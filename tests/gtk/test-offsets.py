# SPDX-License-Identifier: GPL-3.0-or-later
"""What is hard to count, before, inside and behind what is tagged: the same places in window, sidecar and exports."""

import csv
import io
import json

from layer import expect, places
from room import run
from steps import place, span

FAMILY = '\U0001F468\u200D\U0001F469\u200D\U0001F467'
FLAG = '\U0001F1E9\U0001F1EA'
CAFE = 'cafe\u0301'

LINES = [
    'Hard places \U00020BB7',
    f'{FAMILY} family, {FLAG} flag, {CAFE}\u3000space, a\u3000b, \U00020BB7野家 and {CAFE}s.',
    f'部长说：“\U0001F600 税降了5%。”完\U00020BB7。',
    f'I\u0307stanbul {FLAG}{FLAG} end{FAMILY}',
]
TEXT = '\n'.join(LINES)

# What is tagged: each of them stands behind something hard, is hard, or is followed by it.
WORDS = [FAMILY, 'family', FLAG, 'flag', CAFE, 'a\u3000b', '\U00020BB7野家', f'{CAFE}s', '\U0001F600 税降了5%',
         '完\U00020BB7', 'I\u0307stanbul', f'{FLAG}{FLAG}', f'end{FAMILY}', '\U00020BB7']

# How the article is written: an encoding, line ends, and whether a byte order mark comes first.
SHAPES = {'utf-8': ('utf-8', '\n', ''), 'crlf-and-mark': ('utf-8', '\r\n', '\uFEFF'),
          'utf-16': ('utf-16-le', '\r\n', '\uFEFF'), 'gb18030': ('gb18030', '\r', '')}


def cells(room, encoding, newline, mark):
    """Tags all by key; what then stands in the sidecar and in the exports."""
    article = room.write('hard.txt', (mark + newline.join(LINES) + newline).encode(encoding))
    window = room.open(article)
    assert window.text() == TEXT, window.text()
    for words in WORDS:
        window.select(*span(TEXT, words))
        window.keys('1')
    window.quit()
    wanted = sorted(place(TEXT, 'claim', words) for words in WORDS)
    expect(article, wanted, lambda *a: sorted(places(*a)))
    exported = json.loads(room.cli('export', 'jsonl', room.folder, '-o', '-'))
    assert exported['text'] == TEXT
    assert sorted((s['label'], s['start'], s['end'], s['text']) for s in exported['spans']) == wanted
    table = csv.DictReader(io.StringIO(room.cli('export', 'csv', room.folder, '-o', '-'), newline=''))
    assert sorted((r['label'], int(r['start']), int(r['end']), r['text']) for r in table) == wanted


def test_steps(room):
    """Whole graphemes are selected and moved over: a family, a flag, a letter with its accent are one step each."""
    article = room.write('hard.txt', TEXT)
    window = room.open(article)
    for words, steps in ((FAMILY, 1), (FLAG, 1), (CAFE, 4), (f'{FLAG}{FLAG}', 2), ('\U00020BB7野家', 3)):
        assert window.select(*span(TEXT, words)) == steps, words
    window.keys('Escape')
    window.select(*span(TEXT, f'{FLAG}{FLAG}'))
    window.keys('1', 'alt+Right')
    expect(article, [('claim', span(TEXT, f'{FLAG}{FLAG}')[0] + 2, span(TEXT, f'{FLAG}{FLAG}')[1], FLAG)])


run([*((name, cells, *shape) for name, shape in SHAPES.items()), test_steps])
