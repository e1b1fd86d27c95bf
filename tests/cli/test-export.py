# SPDX-License-Identifier: GPL-3.0-or-later
# Datasets as a data scientist loads them: Python's json and csv, and its slices.

import csv
import io
import json
import os
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, sys.argv[3])
from project import Project
from tap import check, done, equal

PROGRAM, SUITES = map(os.path.abspath, sys.argv[1:3])
HARD = ['𠮷', '👨‍👩‍👧', '🇩🇪', 'e\u0301', '\u3000', '网络', '“', 'word', ', ', '。', 'İ', '\u200d', '\ufeffx']


def make_hard(project, encoding, newline, bom):
    """An article in which everything that is hard stands before, in and behind the spans."""
    r = random.Random(6)
    lines = [''.join(r.choice(HARD) for _ in range(40)).strip() for _ in range(6)]
    lines[0] = 'Hard 𠮷'
    data = (bom + newline.join(lines) + newline).encode(encoding)
    (project.folder / 'hard.txt').write_bytes(data)
    return r


def check_offsets(encoding, newline, bom):
    with tempfile.TemporaryDirectory() as folder:
        project = Project(PROGRAM, folder)
        r = make_hard(project, encoding, newline, bom)
        shown = json.loads(project.run('show', '--json', 'hard.txt'))
        text = shown['text']
        equal(len(text), shown['length'])
        spans = {}
        for _ in range(12):
            start = r.randrange(len(text) - 4)
            made = json.loads(project.run('annotate', '--json', 'hard.txt', '--annotator', 'lin',
                                          '--code', 'claim', '--span', f'{start}-{start + 4}'))
            (first, last), = made['spans']
            equal(made['quote'], text[first:last], 'quote')
            spans[made['id']] = (first, last)
        article = json.loads(project.run('export', 'jsonl', '.', '-o', '-'))
        equal(article['text'], text)
        equal({s['id']: (s['start'], s['end']) for s in article['spans']}, spans)
        for span in article['spans']:
            equal(article['text'][span['start']:span['end']], span['text'])
        for block in article['blocks']:
            piece = text[block['start']:block['end']]
            equal((piece.strip(' \t\n\f\r'), '\n' in piece), (piece, False))
        rows = [json.loads(line) for line in
                project.run('export', 'jsonl', '.', '-o', '-', '--option', 'rows=spans').splitlines()]
        for row in rows:
            equal((row['start'], row['end']), spans[row['id']])
            equal(text[row['start']:row['end']], row['text'])
        table = list(csv.DictReader(io.StringIO(project.run('export', 'csv', '.', '-o', '-'),
                                                newline='')))
        equal(len(table), len(spans))
        for row in table:
            equal((int(row['start']), int(row['end'])), spans[row['id']])
            equal(text[int(row['start']):int(row['end'])], row['text'])
        sidecar = json.loads((project.folder / 'hard.txt.lin.anno.json').read_text())
        for item in sidecar['first']['items']:
            position, quote = item['target'][0]['selector']
            equal(text[position['start']:position['end']], quote['exact'])
            equal(text[:position['start']].endswith(quote['prefix']), True)
            equal(text[position['end']:].startswith(quote['suffix']), True)


def test_naughty():
    """Notes of every kind come back equal from sidecar, JSON and CSV; a spreadsheet's cells begin with no
    formula character."""
    strings = json.loads((pathlib.Path(SUITES) / 'big-list-of-naughty-strings/blns.json').read_text())
    formulas = [s for s in strings if s[:1] in tuple('=+-@\t\r')]
    notes = formulas + [s for s in strings[::4] if s and s not in formulas]
    with tempfile.TemporaryDirectory() as folder:
        project = Project(PROGRAM, folder)
        (project.folder / 'a.txt').write_text('One\nTwo three four.\n')
        made = {}
        for note in notes:
            said = json.loads(project.run('annotate', '--json', 'a.txt', '--annotator', 'lin',
                                          '--code', 'claim', '--span', '4-7', '--note=' + note))
            equal(said['note'], note)
            made[said['id']] = note
        article = json.loads(project.run('export', 'jsonl', '.', '-o', '-'))
        equal({s['id']: s['note'] for s in article['spans']}, made)
        project.run('export', 'csv', '.', '-o', 'out.csv')
        with open(project.folder / 'out.csv', newline='') as file:
            equal({r['id']: r['note'] for r in csv.DictReader(file)}, made)
        raw = (project.folder / 'out.csv').read_bytes()
        equal(raw.startswith(b'\xef\xbb\xbf'), False, 'byte order mark')
        out = project.run('export', 'csv', '.', '-o', '-', '--option', 'spreadsheet=yes')
        for row in csv.DictReader(io.StringIO(out, newline='')):
            for cell in row.values():
                equal(cell[:1] in tuple('=+-@\t\r'), False, cell)
            equal(row['note'].removeprefix("'") in (made[row['id']],
                                                    made[row['id']].removeprefix("'")), True)
        equal(len(formulas) >= 20, True, len(formulas))


for name, arguments in {'utf8': ('utf-8', '\n', ''), 'utf8-bom-crlf': ('utf-8', '\r\n', '\ufeff'),
                        'utf16-cr': ('utf-16-le', '\r', '\ufeff')}.items():
    check('/export/offsets/' + name, check_offsets, *arguments)
check('/export/naughty', test_naughty)
done()
