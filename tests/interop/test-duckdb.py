# SPDX-License-Identifier: GPL-3.0-or-later
# Exports and sidecars as tables: DuckDB finds their columns and types by itself, and slices the words.

import pathlib
import sys

import consumers
import inputs
from tap import equal

PROGRAM, NPM = sys.argv[1], pathlib.Path(sys.argv[2])

# The articles' spans, sliced out of the texts.
JSONL = """select s.id, s.part, substring(text, s.start + 1, s."end" - s.start)
  from (select text, unnest(spans) as s from read_json_auto('{jsonl}'))"""
ROWS = """select id, part, start, "end", text, coalesce(note::varchar, '') from read_json_auto('{rows}')"""
CSV = """select c.id, c.part, substring(a.text, c.start + 1, c."end" - c.start), c.text,
    coalesce(c.note::varchar, '')
  from read_csv('{csv}') c join read_json_auto('{jsonl}') a on a.file = c.file where c.start is not null"""
TYPES = """select column_name, column_type from (describe select start, "end", part, parts, text
  from {reader})"""
SIDECARS = """select i.id, i.target[1].selector[1].start, i.target[1].selector[1]."end",
    i.target[1].selector[2]."exact"
  from (select unnest("first".items) as i
    from read_json_auto('{folder}/**/*.anno.json', union_by_name = true))
  where i.target[1].selector is not null"""
RELATIONS = """select r.id, r."from", r."to", r.type
  from (select unnest(relations) as r from read_json_auto('{jsonl}'))"""


def ask(project, **queries):
    places = {'jsonl': project.jsonl, 'rows': project.rows, 'csv': project.csv,
              'folder': project.folder}
    request = {name: sql.format(**places) for name, sql in queries.items()}
    return consumers.run(['node', str(NPM / 'read-duckdb.mjs')], request)


def notes(project):
    return {item['id']: body['value'] for _, item in project.items() for body in item['body']
            if body.get('purpose') == 'commenting'}


def jsonl(project):
    """Words sliced by DuckDB's `substring` are those quoted; rows of spans have the same offsets."""
    got = ask(project, sliced=JSONL, rows=ROWS)
    parts = list(project.parts())
    equal(sorted((i, int(n), words) for i, n, words in got['sliced']),
          sorted((i, n, quote) for _, i, n, _, _, quote in parts))
    said = notes(project)
    equal(sorted((i, int(n), int(s), int(e), words, note) for i, n, s, e, words, note in got['rows']),
          sorted((i, n, s, e, quote, said.get(i, '')) for _, i, n, s, e, quote in parts))


def csv(project):
    """Offsets are numbers by themselves, and every cell comes through: commas, quotes, line ends."""
    got = ask(project, table=CSV, types=TYPES.replace('{reader}', "read_csv('{csv}')"))
    said = notes(project)
    equal(sorted((i, int(n), sliced, words, note) for i, n, sliced, words, note in got['table']),
          sorted((i, n, quote, quote, said.get(i, '')) for _, i, n, _, _, quote in project.parts()))
    equal(dict(got['types']), {'start': 'BIGINT', 'end': 'BIGINT', 'part': 'BIGINT', 'parts': 'BIGINT',
                               'text': 'VARCHAR'})


def sidecars(project):
    """The sidecars of a project are one table, and so are the relations."""
    got = ask(project, spans=SIDECARS, relations=RELATIONS)
    equal(sorted((i, int(s), int(e), quote) for i, s, e, quote in got['spans']),
          sorted((i, s, e, quote) for _, i, n, s, e, quote in project.parts() if n == 1))
    expected = []
    for _, item in project.items():
        if item['motivation'] == ['linking']:
            begin = [b['source'] for b in item['body'] if b.get('purpose') == 'linking']
            kind = [b['value'] for b in item['body'] if b.get('purpose') == 'tagging']
            expected.append([item['id'], *begin, item['target'][0]['id'], *kind])
    equal(sorted(got['relations']), sorted(expected))


inputs.run(PROGRAM, 'duckdb', [jsonl, csv, sidecars],
           need=lambda: consumers.need_npm(NPM, '@duckdb/node-api'))
