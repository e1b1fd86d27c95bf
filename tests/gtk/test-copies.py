# SPDX-License-Identifier: GPL-3.0-or-later
"""What sync programs and git leave beside what is open: it is united, put away, and said."""

import json
import shutil

from layer import code, expect, path_of
from room import run
from steps import place

TEXT = 'Port strike enters third week\nThe mayor said the strike hurts every family. The union denied it.\n'
PORT, UNION, MAYOR = (place(TEXT, code, words) for code, words in (
    ('claim', 'Port'), ('rebuttal', 'The union denied it'), ('source', 'The mayor')))
COPY = 'a.txt.lin.anno.sync-conflict-20261125-101010-ABCDEFG.json'


def annotate(room, article, wanted):
    room.annotate(article, wanted[0], f'{wanted[1]}-{wanted[2]}')


def apart(room, article):
    """Two versions of the layer, changed apart: this one stays in its place, the other is returned."""
    annotate(room, article, PORT)
    before = path_of(article).read_bytes()
    annotate(room, article, UNION)
    theirs = path_of(article).read_bytes()
    path_of(article).write_bytes(before)
    shutil.rmtree(room.base / 'state')  # else the newest backup would be put in
    annotate(room, article, MAYOR)
    return theirs


def test_when_opened(room):
    """A copy that lies there when the project is opened is gone and merged."""
    article = room.write('a.txt', TEXT)
    (room.folder / COPY).write_bytes(apart(room, article))
    window = room.open(room.folder)
    window.wait_article()
    window.wait_toast(f'The conflict copy “{COPY}” was merged and put away')
    expect(article, [PORT, MAYOR, UNION])
    window.until('the copy is put away', lambda: not (room.folder / COPY).exists())
    assert (room.folder / '.counterframe' / 'merged' / COPY).exists()
    # What was done, and where the copy is, stands in a list.
    window.keys('F10')
    window.find('menu item', 'Merged Copies…').act()
    window.wait_dialog()
    window.find('list item', COPY)
    window.find('label', f'Merged into a.txt.lin.anno.json; it is in .counterframe/merged/{COPY} now')
    window.keys('Escape')
    window.wait_no_dialog()


def test_while_open(room):
    """One that comes later; what was just done here is kept."""
    article = room.write('a.txt', TEXT)
    theirs = apart(room, article)
    window = room.open(room.folder)
    window.wait_article()
    (room.folder / COPY).write_bytes(theirs)
    window.wait_toast(f'The conflict copy “{COPY}” was merged and put away')
    expect(article, [PORT, MAYOR, UNION])


def test_markers(room):
    """git could not unite the two: both sides are rebuilt, and the article can be annotated again."""
    article = room.write('a.txt', TEXT)
    theirs = apart(room, article)
    ours = path_of(article).read_bytes()
    path_of(article).write_bytes(b'<<<<<<< HEAD\n' + ours + b'=======\n' + theirs + b'>>>>>>> main\n')
    window = room.open(room.folder)
    window.wait_article()
    window.until('the sidecar is whole', lambda: b'<<<<<<<' not in path_of(article).read_bytes())
    expect(article, [PORT, MAYOR, UNION])
    rows = [place(TEXT, 'claim', 'every family')]
    window.until('the layer is shown', lambda: len([a for lists in window.all('list', 'Annotations')
                                                    for a in window.all('list item', within=lists)]) == 3)
    window.select(rows[0][1], rows[0][2])
    window.keys('1')
    expect(article, [PORT, MAYOR, rows[0], UNION])


def test_no_place(room):
    """A layer of somebody else under this name: it stays where it is, and that is said."""
    article = room.write('a.txt', TEXT)
    theirs = json.loads(apart(room, article))
    theirs['creator']['id'] = 'urn:uuid:00000000-0000-4000-8000-000000000000'
    (room.folder / COPY).write_text(json.dumps(theirs, indent=2, ensure_ascii=False) + '\n')
    room.problems = {'conflict-copy'}
    window = room.open(room.folder)
    window.wait_article()
    window.until('it is said', lambda: [a for a in window.all('label') if 'no place beside it' in a.name()])
    assert (room.folder / COPY).exists()
    expect(article, [PORT, MAYOR])


run([test_when_opened, test_while_open, test_markers, test_no_place])
