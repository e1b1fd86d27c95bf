# SPDX-License-Identifier: GPL-3.0-or-later
# Exports as a data frame of pandas.

import sys

import inputs
from tap import Skip, equal

PROGRAM = sys.argv[1]


def need_pandas():
    try:
        import pandas
    except ImportError as error:
        raise Skip(error)


def slice_spans(frame):
    """Id, part, words in the text, and words as they are written, of a frame of spans with their texts."""
    return sorted((row.id, row.part, row.whole[int(row.start):int(row.end)], row.text)
                  for row in frame.itertuples())


def quoted(project):
    return sorted((name, part, quote, quote) for _, name, part, _, _, quote in project.parts())


def notes(project):
    return {item['id']: body['value'] for _, item in project.items() for body in item['body']
            if body.get('purpose') == 'commenting' and item['motivation'] != ['linking']}


def articles(project):
    """`jsonl`: an article a row, its spans exploded."""
    import pandas
    frame = pandas.read_json(project.jsonl, lines=True)
    texts = dict(zip(frame.file, frame.text))
    equal({name: texts[name] for name in project.texts}, project.texts)
    equal(list(frame.text.str.len()), list(frame.length))
    spans = pandas.json_normalize(frame.rename(columns={'text': 'whole'}).to_dict('records'), 'spans',
                                  ['whole'])
    equal(str(spans.start.dtype), 'int64')
    equal(slice_spans(spans), quoted(project))


def rows(project):
    """`jsonl` with rows=spans: a span a row, offsets integers, times as times, notes as they were."""
    import pandas
    frame = pandas.read_json(project.rows, lines=True)
    equal((str(frame.start.dtype), str(frame.end.dtype)), ('int64', 'int64'))
    frame['whole'] = frame.file.map(project.texts)
    equal(slice_spans(frame), quoted(project))
    equal({row.id: row.note for row in frame.dropna(subset=['note']).itertuples()},
          {name: note for name, note in notes(project).items() if name in set(frame.id)})
    equal(pandas.to_datetime(frame.created).notna().all(), True)


def table(project):
    """`csv`: a part of a span a row, and rows without offsets for the article as a whole."""
    import pandas
    # A span may read NULL or NaN; numbers beside empty cells are Int64.
    numbers = ['part', 'start', 'end']
    frame = pandas.read_csv(project.csv, keep_default_na=False, na_values=dict.fromkeys(numbers, ''),
                            dtype=dict.fromkeys(numbers, 'Int64'))
    equal({row.id: row.note for row in frame.itertuples() if row.note}, notes(project))
    frame['whole'] = frame.file.map(project.texts)
    equal(slice_spans(frame.dropna(subset=['start'])), quoted(project))
    of_article = [item['id'] for _, item in project.items()
                  if item['motivation'] != ['linking'] and 'selector' not in item['target'][0]]
    equal(sorted(frame[frame.start.isna()].id), sorted(of_article))


inputs.run(PROGRAM, 'pandas', [articles, rows, table], need=need_pandas)
