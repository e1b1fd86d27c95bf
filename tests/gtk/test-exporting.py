# SPDX-License-Identifier: GPL-3.0-or-later
"""The export dialog writes what the command line writes."""

import json

from room import run

ARTICLES = ('english.txt', 'chinese.txt')


def prepare(room):
    for name, start in zip(ARTICLES, (0, 2)):
        room.annotate(room.add(name), 'claim', f'{start}-{start + 2}')
    window = room.open(room.folder / ARTICLES[0])
    window.keys('End', 'w', '3')
    window.wait_saved()
    return window


def choose(window, row, entry, place):
    """Chooses an entry of a combo row by its place behind the first; it is there with its label."""
    window.click(window.find('combo box', row, within=window.dialog()))
    window.find('label', entry, within=window.dialog())
    window.keys('Home', *['Down'] * place, 'Return')


def export(window, path):
    """Presses the button, names the file, and waits for the result."""
    window.click(window.find('push button', 'Export…', within=window.dialog()))
    window.wait_dialog()
    window.keys('ctrl+a')
    window.type(str(path))
    window.keys('Return')
    window.find_like('label', f'Exported to {path}')


def exporting(room, choices, arguments):
    window = prepare(room)
    window.keys('ctrl+e')
    window.wait_dialog()
    window.find('frame', 'Export')
    for choice in choices:
        choose(window, *choice)
    path = room.base / 'dataset'
    export(window, path)
    source = room.folder / ARTICLES[0] if THIS_ARTICLE in choices else room.folder
    assert path.read_text() == room.cli('export', *arguments[:1], source, '-o', '-', *arguments[1:])


def test_content(room):
    """The dataset holds what was tagged, with its place."""
    window = prepare(room)
    window.keys('ctrl+e')
    window.wait_dialog()
    export(window, room.base / 'dataset.jsonl')
    lines = [json.loads(line) for line in (room.base / 'dataset.jsonl').read_text().splitlines()]
    assert [(s['label'], s['start'], s['end'], s['text']) for a in lines for s in a['spans']] == [
        ('claim', 2, 4, '谴责'), ('claim', 0, 2, 'Po'), ('source', 25, 29, 'week')], lines


THIS_ARTICLE = ('Articles', 'This article', 1)
CASES = {
    'jsonl': ([], ['jsonl']),
    'spans': ([('One Line', 'A span', 1)], ['jsonl', '--option', 'rows=spans']),
    'csv': ([('Format', 'CSV table', 1)], ['csv']),
    'graphml': ([('Format', 'GraphML graph', 2)], ['graphml']),
    'this-article': ([THIS_ARTICLE], ['jsonl']),
}

run([*((name, exporting, *case) for name, case in CASES.items()), test_content])
