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


def read_package(folder):
    """The tables of a data package, held against what it says of them."""
    package = json.loads((folder / 'datapackage.json').read_text())
    tables = {}
    for resource in package['resources']:
        with open(folder / resource['path'], newline='', encoding=resource['encoding']) as file:
            reader = csv.DictReader(file)
            tables[resource['name']] = list(reader)
            equal(reader.fieldnames, [f['name'] for f in resource['schema']['fields']], resource['name'])
    for resource in package['resources']:
        rows, schema = tables[resource['name']], resource['schema']
        for field in schema['fields']:
            if field['type'] == 'integer':
                equal(all(r[field['name']].isdigit() or not r[field['name']] for r in rows), True, field)
            if field['type'] == 'boolean':
                equal({r[field['name']] for r in rows} <= {*field['trueValues'], *field['falseValues']}, True, field)
        keys = [tuple(r[k] for k in schema['primaryKey']) for r in rows]
        equal(('' in sum(keys, ()), len(set(keys))), (False, len(keys)), resource['name'])
        for key in schema['foreignKeys']:
            (field,), (target,) = key['fields'], key['reference']['fields']
            known = {r[target] for r in tables[key['reference']['resource']]}
            equal({r[field] for r in rows} <= known, True, (resource['name'], key))
    return tables


def make_linked(folder):
    """Two articles, two annotators, several parts and values, a note, the article as a whole, and a relation."""
    project = Project(PROGRAM, folder)
    (project.folder / 'a.txt').write_text('One 𠮷\nTwo "three", four.\n')
    (project.folder / 'b.txt').write_text('Other\nNobody said so.\n')
    made = [project.made('annotate', 'a.txt', '--annotator', 'lin', '--code', 'claim', '--span', '6-9', '--span', '19-23',
                         '--attribute', 'frame=economic', '--attribute', 'frame=morality', '--note', 'so, "so"'),
            project.made('annotate', 'b.txt', '--annotator', 'wu', '--code', 'rebuttal', '--span', '6-12', '--doubt'),
            project.made('annotate', 'b.txt', '--annotator', 'wu', '--code', 'article', '--attribute', 'codable=yes')]
    made.append(project.made('relate', '.', '--annotator', 'wu', '--from', made[1]['id'], '--type', 'rebuts', '--to',
                             made[0]['id'], '--attribute', 'basis=named', '--note', 'plainly'))
    return project, [m['id'] for m in made]


def test_folder():
    """All tables, with a description that holds: every offset gives the words that stand beside it."""
    with tempfile.TemporaryDirectory() as folder:
        project, (claim, rebuttal, whole, link) = make_linked(folder)
        project.run('export', 'csv', '.', '-o', 'tables/')
        tables = read_package(project.folder / 'tables')
        equal(sorted(tables), ['attributes', 'coders', 'documents', 'notes', 'relations', 'spans'])
        texts = {d['file']: d['text'] for d in tables['documents']}
        equal(texts, {'a.txt': 'One 𠮷\nTwo "three", four.', 'b.txt': 'Other\nNobody said so.'})
        spans = [(s['file'], s['annotator'], s['id'], s['part'], s['parts'], s['label'], s['text'], s['doubt'])
                 for s in tables['spans']]
        equal(spans, [('a.txt', 'lin', claim, '1', '2', 'claim', 'Two', 'no'),
                      ('a.txt', 'lin', claim, '2', '2', 'claim', 'four', 'no'),
                      ('b.txt', 'wu', whole, '1', '1', 'article', '', 'no'),
                      ('b.txt', 'wu', rebuttal, '1', '1', 'rebuttal', 'Nobody', 'yes')])
        for s in tables['spans']:
            if s['id'] != whole:
                equal(texts[s['file']][int(s['start']):int(s['end'])], s['text'])
        equal({(a['id'], a['attribute'], a['value']) for a in tables['attributes']},
              {(claim, 'frame', 'economic'), (claim, 'frame', 'morality'), (whole, 'codable', 'yes'),
               (link, 'basis', 'named')})
        equal({n['id']: n['note'] for n in tables['notes']}, {claim: 'so, "so"', link: 'plainly'})
        relation, = tables['relations']
        equal((relation['id'], relation['type'], relation['from'], relation['to'], relation['to_file']),
              (link, 'rebuts', rebuttal, claim, 'a.txt'))
        equal([c['annotator'] for c in tables['coders']], ['lin', 'wu'])
        # Again, and of less: the other end of the relation need not be there.
        project.run('export', 'csv', 'b.txt', '-o', 'tables', '--option', 'spreadsheet=yes')
        equal([d['file'] for d in read_package(project.folder / 'tables')['documents']], ['b.txt'])


def test_foreign_folder():
    """What no export wrote is not written over; nothing else comes to stand beside it."""
    with tempfile.TemporaryDirectory() as folder:
        project, _ = make_linked(folder)
        for name in ('notes.csv', 'datapackage.json'):
            other = project.folder / name.split('.')[0]
            other.mkdir()
            (other / name).write_text('{"name": "mine"}')
            status, out, said = project.call('export', 'csv', '.', '-o', other.name)
            equal((status, out, f'{other.name}/{name} is there already' in said), (2, '', True), said)
            equal([(p.name, p.read_text()) for p in other.iterdir()], [(name, '{"name": "mine"}')])
        (project.folder / 'lines').mkdir()
        equal(project.call('export', 'jsonl', '.', '-o', 'lines')[0], 2)


for name, arguments in {'utf8': ('utf-8', '\n', ''), 'utf8-bom-crlf': ('utf-8', '\r\n', '\ufeff'),
                        'utf16-cr': ('utf-16-le', '\r', '\ufeff')}.items():
    check('/export/offsets/' + name, check_offsets, *arguments)
check('/export/naughty', test_naughty)
check('/export/folder', test_folder)
check('/export/foreign-folder', test_foreign_folder)
done()
