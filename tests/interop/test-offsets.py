# SPDX-License-Identifier: GPL-3.0-or-later
# Offsets of the exports slice the same words in Python, JavaScript and Java.

import csv
import json
import pathlib
import sys

import consumers
import inputs
from tap import Skip, equal

PROGRAM, LANGUAGE = sys.argv[1:3]
LIBRARIES = ['/usr/share/java/gson.jar', '/usr/share/java/commons-csv.jar']


def read_python(request):
    texts, words, cells = {}, [], []
    with open(request['jsonl'], encoding='utf-8') as lines:
        for line in lines:
            article = json.loads(line)
            texts[article['file']] = article['text']
            for span in article['spans']:
                words.append([span['id'], span['part'], article['text'][span['start']:span['end']]])
    with open(request['csv'], encoding='utf-8', newline='') as table:
        for row in csv.DictReader(table):
            if row['start']:
                text = texts[row['file']][int(row['start']):int(row['end'])]
                cells.append([row['id'], int(row['part']), text])
    return {'words': words, 'cells': cells}


def read_javascript(request):
    return consumers.run(['node', str(consumers.HERE / 'read-offsets.mjs')], request)


def read_java(request):
    return consumers.run(['java', '-cp', ':'.join(LIBRARIES), str(consumers.HERE / 'ReadOffsets.java')],
                         request)


def need_node():
    consumers.need('node')


def need_java():
    consumers.need('javac')
    for path in LIBRARIES:
        if not pathlib.Path(path).exists():
            raise Skip(f'{path} is not installed')


READ, NEED = {'python': (read_python, None), 'javascript': (read_javascript, need_node),
              'java': (read_java, need_java)}[LANGUAGE]


def slices(project):
    """The words that a program slices are those that the sidecar quotes, and where we know what was
    marked, those."""
    got = READ({'jsonl': str(project.jsonl), 'csv': str(project.csv)})
    quoted = sorted([name, part, quote] for _, name, part, _, _, quote in project.parts())
    for rows in got.values():
        equal(sorted(rows), quoted)
        for name, parts in project.words.items():
            equal([words for _, _, words in sorted(row for row in rows if row[0] == name)], parts)


def units(project):
    """That the unit matters: counted in UTF-16, most of the hard spans would be other words."""
    if project.name == 'hard':
        other = [quote for article, _, _, start, end, quote in project.parts()
                 if slice_utf16(project.texts[article], start, end) != quote]
        equal(len(other) > len(list(project.parts())) // 2, True, other)


def slice_utf16(text, start, end):
    return text.encode('utf-16-le')[2 * start:2 * end].decode('utf-16-le', 'replace')


inputs.run(PROGRAM, 'offsets/' + LANGUAGE, [slices, units], need=NEED)
