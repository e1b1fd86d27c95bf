# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's layers: shown or hidden each, read like one's own, never changed; live; hidden where a round says so."""

import json

from layer import expect, path_of
from room import run
from steps import place, span, spans

TEXT = ('Port strike enters third week\n'
        'The mayor said the strike hurts every family. The union denied it.\n')
PORT, MAYOR, UNION = ('Claim', 'Port strike'), ('Source', 'The mayor'), ('Rebuttal', 'The union denied it')
REFUSED = 'This is in the layer of mara, which is read-only'


def annotate(room, article, annotator, *rows):
    for code, words in rows:
        room.cli('annotate', article, '--annotator', annotator, '--code', code.lower(), '--span',
                 *spans(TEXT, [words]))


def prepare(room):
    """An article with a layer of one's own and two of others."""
    article = room.write('a.txt', TEXT)
    annotate(room, article, 'lin', PORT)
    annotate(room, article, 'mara', MAYOR, UNION)
    annotate(room, article, 'wu', PORT)
    return article


def switch(window, name):
    return window.find('check box', name)


def wait_said(window, name, text):
    window.until(f'“{text}” said of {name}', lambda: switch(window, name).description() == text)


def show(window, name):
    switch(window, name).act()
    window.until(f'{name} shown', lambda: switch(window, name).has_state('CHECKED'))


def test_shown_each(room):
    """None is shown at first; each can be, by itself, and is again in the next window."""
    room.keep_settings()
    article = prepare(room)
    window = room.open(article)
    window.keys('j')
    window.wait_chosen(*PORT)
    window.keys('j')
    window.wait_chosen(*PORT)
    window.keys('Escape')
    show(window, 'mara')
    wait_said(window, 'mara', '2 annotations')
    assert not switch(window, 'wu').has_state('CHECKED')
    window.quit()
    window = room.open(article)
    wait_said(window, 'mara', '2 annotations')
    assert not switch(window, 'wu').has_state('CHECKED')
    window.keys('o')
    window.wait_toast('Other layers are hidden')
    window.keys('o')
    window.wait_toast('Shown: mara')


def test_walked_and_read(room):
    """J and K go through all that is shown, in the order of the text; the inspector says whose it is."""
    article = prepare(room)
    window = room.open(article)
    switch(window, 'wu')
    window.keys('o')
    window.wait_toast('Shown: mara, wu')
    wait_said(window, 'wu', '1 annotation')
    wait_said(window, 'mara', '2 annotations')
    window.put_caret(0)
    for key, chosen, owner in (('j', PORT, None), ('j', PORT, 'wu'), ('j', MAYOR, 'mara'), ('j', UNION, 'mara'),
                               ('j', PORT, None), ('k', UNION, 'mara'), ('k', MAYOR, 'mara'), ('k', PORT, 'wu')):
        window.keys(key)
        window.wait_chosen(*chosen)
        window.until(f'the layer of {owner}', lambda: [a.name() for a in window.all('label')
                                                       if a.name().startswith('In the layer of')] ==
                     ([f'In the layer of {owner}'] if owner else []))
    window.keys('o')
    window.wait_chosen(None)


def test_never_changed(room):
    """Whatever is tried, it is said whose it is; what is tagged anew is in one's own layer."""
    article = prepare(room)
    before = path_of(article, 'mara').read_bytes()
    window = room.open(article)
    show(window, 'mara')
    wait_said(window, 'mara', '2 annotations')
    window.put_caret(span(TEXT, 'The mayor')[0])
    window.keys('space')
    window.wait_chosen(*MAYOR)
    for key in ('2', 'f', 'n', 'd', 'm', 'l', 'c', 'Delete', 'comma', 'alt+Right', 'Return', 'minus'):
        window.keys(key)
        window.wait_toast(REFUSED)
        window.wait_chosen(*MAYOR)
    window.keys('ctrl+1')
    window.wait_chosen('Claim', 'The mayor')
    expect(article, [place(TEXT, 'claim', 'Port strike'), place(TEXT, 'claim', 'The mayor')])
    window.keys('ctrl+z')
    expect(article, [place(TEXT, 'claim', 'Port strike')])
    assert path_of(article, 'mara').read_bytes() == before


def test_live(room):
    """What a colleague writes comes; what is half there, or gone for a moment, is waited for."""
    article = prepare(room)
    window = room.open(article)
    show(window, 'mara')
    wait_said(window, 'mara', '2 annotations')
    annotate(room, article, 'mara', ('Claim', 'every family'))
    wait_said(window, 'mara', '3 annotations')
    path = path_of(article, 'mara')
    whole = path.read_bytes()
    path.write_bytes(whole[:len(whole) // 2])
    window.until('it is said', lambda: 'annotation' not in switch(window, 'mara').description())
    window.put_caret(span(TEXT, 'The mayor')[0])
    window.keys('space')
    window.wait_chosen(*MAYOR)
    window.keys('Escape')
    path.write_bytes(whole)
    wait_said(window, 'mara', '3 annotations')
    path.unlink()
    wait_said(window, 'mara', 'Its file is not there at the moment')
    window.keys('space')
    window.wait_chosen(*MAYOR)
    window.keys('Escape')
    path.write_bytes(whole)
    wait_said(window, 'mara', '3 annotations')
    annotate(room, article, 'zoe', PORT)
    switch(window, 'zoe')


def test_blind(room):
    """Who codes blind learns of no other layer; when their own is sealed, it is there."""
    article = prepare(room)
    room.cli('codebook', room.folder, 'new', '--template', 'argument-mining')
    book = room.folder / 'codebook.json'
    made = json.loads(book.read_text())
    made['rounds'] = [{'id': 'r1', 'kind': 'reliability', 'blind': True, 'coders': ['lin', 'mara'],
                       'articles': [article.name]}]
    book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
    room.problems = {'code-unknown', 'sidecar-orphan'}  # the sealed copy, looked at by itself
    window = room.open(article)
    # Until it has been looked for them, that is said.
    window.until('that there are none', lambda: window.keys('o') or [
        a for a in window.search_toasts('label') if a.name() == 'There are no other layers to be shown'])
    assert not window.all('check box', 'mara')
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.find('push button', 'Finish All the Same').act()
    window.wait_no_dialog()
    switch(window, 'mara')


run([test_shown_each, test_walked_and_read, test_never_changed, test_live, test_blind])
