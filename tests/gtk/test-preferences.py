# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences, and what the header says of saving."""

import datetime
import json

from layer import expect, path_of, read
from room import run


def open_preferences(window):
    window.keys('ctrl+comma')
    window.wait_dialog()
    window.find('frame', 'Preferences')
    return window.dialog()


def close_preferences(window):
    window.keys('Escape')
    window.wait_no_dialog()


def fill(window, preferences, name, value):
    """Writes into an entry and applies it, by keys."""
    entry = window.find('text', name, within=preferences)
    window.click(entry)
    window.keys('ctrl+a', 'Delete')
    window.type(value)
    window.until('what was typed', lambda: entry.text() == value)
    window.keys('Return')


def annotators(room):
    return json.loads((room.base / 'config' / 'counterframe' / 'annotators.json').read_text())


def test_annotator(room):
    """With another short name another sidecar is written; the first stays as it is."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys('w', '1')
    expect(article, [('claim', 0, 4, 'Port')])
    before = path_of(article).read_bytes()
    preferences = open_preferences(window)
    fill(window, preferences, 'Short Name', 'mara')
    # The full name of the first was not hers.
    full_name = window.find('text', 'Full Name', within=preferences)
    window.until('no full name', lambda: full_name.text() == '')
    assert next(a for a in annotators(room)['annotators'] if a['name'] == 'mara').keys() == {'name', 'id'}
    fill(window, preferences, 'Full Name', 'Mara Novak')
    # The article is shown again, without what the first annotator did.
    window.find('label', 'Nothing Marked Yet')
    close_preferences(window)
    window.wait_article()
    window.keys('w', '2')
    expect(article, [('rebuttal', 0, 4, 'Port')], name='mara')
    assert path_of(article).read_bytes() == before
    creator = read(article, 'mara')['creator']
    assert (creator['name'], creator['nickname']) == ('Mara Novak', 'mara'), creator
    assert annotators(room)['current'] == 'mara'
    # Whoever has been here comes back with the name that was given.
    preferences = open_preferences(window)
    fill(window, preferences, 'Short Name', 'lin')
    full_name = window.find('text', 'Full Name', within=preferences)
    window.until('the full name', lambda: full_name.text() == 'Lin Wei')
    names = {a['name']: a['full-name'] for a in annotators(room)['annotators']}
    assert names == {'lin': 'Lin Wei', 'mara': 'Mara Novak'}, names


def test_bad_name(room):
    """A name that a file cannot have is not taken."""
    article = room.add('english.txt')
    window = room.open(article)
    preferences = open_preferences(window)
    for name in ('a.b', 'gold', '', 'a/b'):
        fill(window, preferences, 'Short Name', name)
    close_preferences(window)
    window.wait_article()
    window.keys('w', '1')
    expect(article, [('claim', 0, 4, 'Port')])


def test_look(room):
    """Text size and line height change the text at once, and are there the next time."""
    room.keep_settings()
    article = room.add('english.txt')
    window = room.open(article)
    height = window.character(40)[3]
    second = window.character(180)[1]
    preferences = open_preferences(window)
    # Into the field: its buttons are at its right.
    x, y, _, height_of = window.find('spin button', 'Text Size', within=preferences).extents()
    window.click((x + 10, y + height_of // 2))
    window.keys(*['Up'] * 5)
    window.until('larger letters', lambda: window.character(40)[3] > height * 1.2)
    window.until('lower lines', lambda: window.character(180)[1] > second)
    close_preferences(window)
    # Only now all five keys have been heard.
    large = window.character(40)[3]
    window.quit()
    window = room.open(article)
    window.until('larger letters', lambda: window.character(40)[3] == large)


def is_light(window):
    """Whether the article is, where nothing stands."""
    x, y, width, height = window.article().extents()
    frame, window.top = window.top, window.main
    bright = sum(window.picture()(x + width // 2, y + height - 40))
    window.top = frame
    return bright > 600


def test_theme(room):
    """The theme is the application's own: a dark picture is dark."""
    article = room.add('english.txt')
    window = room.open(article)
    assert is_light(window)
    preferences = open_preferences(window)
    window.click(window.find('combo box', 'Style', within=preferences))
    window.find('label', 'Dark', within=preferences)
    window.keys('End', 'Return')
    window.until('a dark article', lambda: not is_light(window))
    close_preferences(window)


def test_saved(room):
    """The header says when it was saved last: in the minute in which the file was written."""
    article = room.add('english.txt')
    window = room.open(article)
    assert window.saved() == ''
    window.keys('w', '1')
    window.wait_saved()
    written = datetime.datetime.fromtimestamp(path_of(article).stat().st_mtime, datetime.timezone.utc)
    minutes = [written, written + datetime.timedelta(minutes=1)]
    assert window.saved() in [f'Saved {m:%H:%M}' for m in minutes], window.saved()
    window.quit()
    # Opened again, it is the time of the file.
    window = room.open(article)
    window.until('the time of the file', lambda: window.saved() == f'Saved {written:%H:%M}')


run([test_annotator, test_bad_name, test_look, test_theme, test_saved])
