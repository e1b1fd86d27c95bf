# SPDX-License-Identifier: GPL-3.0-or-later
"""The codebook is edited by the keyboard: what is done stands in codebook.json, and is undone."""

from codebook import Codebook, entry, ids, put
from room import run

TEXT = 'The mayor said so.\nThe union denied it.\n'


def begin(room, **options):
    path = put(room, **options)
    window = room.open(room.write('a.txt', TEXT))
    return path, window, Codebook(window)


def test_texts(room):
    """Names and definitions in several languages, typed and undone; the list follows."""
    path, window, codebook = begin(room)
    codebook.choose('Claim, 1')
    codebook.keys('Return')
    window.until('the focus in the name', codebook.field('Name, English').has_state, 'FOCUSED')
    codebook.keys('ctrl+a')
    window.type('Assertion')
    codebook.find('list item', 'Assertion, 1')
    codebook.write('Definition, 中文（简体）', '可以争论的说法。')
    codebook.wait('both in the file', lambda: (
        entry(path, 'codes', 'claim')['label']['en'] == 'Assertion'
        and entry(path, 'codes', 'claim')['definition']['zh-Hans'] == '可以争论的说法。'))
    codebook.find(None, 'Saved')
    codebook.keys('ctrl+z', 'ctrl+z')
    codebook.find('list item', 'Claim, 1')
    codebook.wait('the old name in the file', lambda: entry(path, 'codes', 'claim')['label']['en'] == 'Claim')
    codebook.keys('ctrl+shift+z')
    codebook.find('list item', 'Assertion, 1')
    codebook.close()


def test_order(room):
    """Alt+Down and Alt+Up move an entry; undo brings it back."""
    path, window, codebook = begin(room)
    codebook.choose('Claim, 1')
    codebook.keys('alt+Down')
    codebook.wait('claim second', lambda: ids(path, 'codes')[:3] == ['rebuttal', 'claim', 'source'])
    codebook.keys('alt+Up')
    codebook.wait('claim first', lambda: ids(path, 'codes')[:3] == ['claim', 'rebuttal', 'source'])
    codebook.keys('alt+Down', 'ctrl+z')
    codebook.close()
    assert ids(path, 'codes')[:3] == ['claim', 'rebuttal', 'source']


def test_add_and_delete(room):
    """A new code has an id of its name and a free key; nothing uses it, so it can go."""
    path, window, codebook = begin(room)
    codebook.keys('ctrl+n')
    codebook.sub_dialog()
    window.type('Appeal to fear')
    codebook.keys('Return')
    codebook.back()
    codebook.find('list item', 'Appeal to fear, 4')
    codebook.wait('it in the file', lambda: entry(path, 'codes', 'appeal-to-fear') is not None)
    assert entry(path, 'codes', 'appeal-to-fear')['key'] == '4'
    codebook.choose('Appeal to fear, 4')
    codebook.keys('Delete')
    codebook.wait('it out of the file', lambda: entry(path, 'codes', 'appeal-to-fear') is None)
    codebook.close()


run([test_texts, test_order, test_add_and_delete])
