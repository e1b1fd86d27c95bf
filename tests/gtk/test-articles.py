# SPDX-License-Identifier: GPL-3.0-or-later
"""From one article to another, and back by undo."""

from layer import expect, places
from room import run

ARTICLES = {'a.txt': 'Apples rot\nThe mayor said so.\n', 'b.txt': 'Bread burns\nThe baker said so.\n',
            'c.txt': 'Cheese melts\nThe dairy said so.\n'}
A, B, C = ARTICLES
TITLES = {name: text.split('\n')[0] for name, text in ARTICLES.items()}


def prepare(room):
    paths = {name: room.write(name, text) for name, text in ARTICLES.items()}
    window = room.open(room.folder)
    wait(window, A)
    return paths, window


def wait(window, name):
    window.wait_title(TITLES[name])
    window.wait_article()


def wait_all(window):
    window.until('all rows', lambda: len(window.all('list item', within=window.find('list', 'Articles'))) == 3)


def test_neighbours(room):
    """Alt+Down and Alt+Up go through the library; at its ends it is said."""
    _, window = prepare(room)
    for key, name in (('Down', B), ('Down', C), ('Up', B), ('Up', A)):
        window.keys(f'alt+{key}')
        wait(window, name)
    window.keys('alt+Up')
    window.wait_toast('This is the first article')
    window.keys('alt+Down', 'alt+Down')
    wait(window, C)
    window.keys(*['alt+Down'] * 6, 's')
    window.wait_toast('This is the last article')
    # It is said once, when all keys have been heard.
    window.until('the selection', window.selection)
    window.until('one toast', lambda: [a.name() for a in window.search_toasts('label')].count(
        'This is the last article') == 1)


def test_go_to(room):
    """Ctrl+P filters the library; Enter opens the first that is left, Escape goes back."""
    _, window = prepare(room)
    window.keys('ctrl+p')
    window.wait_focus(window.find('entry', 'Filter articles'))
    window.type('cheese')
    window.until('one row', lambda: len(window.all('list item', within=window.find('list', 'Articles'))) == 1)
    window.keys('Return')
    wait(window, C)
    # What was typed has done its work.
    wait_all(window)
    window.keys('alt+Up')
    wait(window, B)
    window.keys('alt+Down')
    wait(window, C)
    window.keys('ctrl+p')
    entry = window.find('entry', 'Filter articles')
    window.wait_focus(entry)
    # Once more: the next word takes the place of the first.
    window.type('apples')
    window.until('apples', lambda: entry.text() == 'apples')
    window.keys('ctrl+p', 'z')
    window.until('z alone', lambda: entry.text() == 'z')
    window.keys('Escape')
    window.wait_article()
    assert window.title() == TITLES[C]
    wait_all(window)
    window.keys('ctrl+p')
    window.wait_focus(window.find('entry', 'Filter articles'))
    window.type('zebra')
    window.find('label', 'No Article Matches')


def test_go_to_at_once(room):
    """Enter waits for what the words find."""
    _, window = prepare(room)
    for words, name in (('cheese', C), ('bread', B)):
        window.keys('ctrl+p', *words, 'Return')
        wait(window, name)
        wait_all(window)


def test_filter_stays(room):
    """A filter that was not typed to go somewhere stays, and the ends of what it shows are called so."""
    _, window = prepare(room)
    window.click(window.find('entry', 'Filter articles'))
    window.wait_focus(window.find('entry', 'Filter articles'))
    window.type('b')
    window.until('one row', lambda: len(window.all('list item', within=window.find('list', 'Articles'))) == 1)
    window.keys('Return')
    wait(window, B)
    window.keys('alt+Down')
    window.wait_toast('This is the last article that the filter shows')
    window.keys('alt+Up')
    window.wait_toast('This is the first article that the filter shows')


def test_go_to_folded(room):
    """Where the library lies over the article, Escape and Enter put it away and give the keys back."""
    _, window = prepare(room)
    window.resize(1200, 800)
    window.wait_gone('entry', 'Filter articles')
    for keys in (['Escape'], ['Down', 'Escape'], [*'apples', 'Return'], [*'apples', 'Down', 'Return']):
        window.keys('ctrl+p')
        window.wait_focus(window.find('entry', 'Filter articles'))
        for key in keys:
            window.keys(key)
        window.wait_article()
        window.wait_gone('entry', 'Filter articles')
        assert window.title() == TITLES[A]


def test_click(room):
    """A click on a row opens its article."""
    _, window = prepare(room)
    window.click(window.find_like('list item', TITLES[B]))
    wait(window, B)


def test_panes(room):
    """F9 and Shift+F9 put the library and the inspector away and back."""
    _, window = prepare(room)
    for keys, role, name in (('F9', 'list', 'Articles'), ('shift+F9', 'label', 'Nothing Marked Yet')):
        window.find(role, name)
        window.keys(keys)
        window.wait_gone(role, name)
        window.keys(keys)
        window.find(role, name)


def test_undo_across(room):
    """Undo goes to the article concerned, chooses what it changed, and says what it undid; redo too."""
    paths, window = prepare(room)
    window.keys('w', '1', '2', 'alt+Down')
    wait(window, B)
    window.keys('w', '3', 'alt+Down')
    wait(window, C)
    window.keys('ctrl+z')
    window.wait_toast('Undone: Tag as Source')
    wait(window, B)
    expect(paths[B], [])
    window.keys('ctrl+z')
    window.wait_toast('Undone: Recode as Rebuttal')
    wait(window, A)
    window.wait_chosen('Claim', 'Apples')
    expect(paths[A], [('claim', 0, 6, 'Apples')])
    window.keys('ctrl+z')
    window.wait_toast('Undone: Tag as Claim')
    expect(paths[A], [])
    window.keys('ctrl+shift+z', 'ctrl+shift+z', 'ctrl+shift+z')
    window.wait_toast('Done again: Tag as Source')
    wait(window, B)
    window.wait_chosen('Source', 'Bread')
    expect(paths[A], [('rebuttal', 0, 6, 'Apples')])
    expect(paths[B], [('source', 0, 5, 'Bread')])
    assert places(paths[C]) == []
    # There is nothing more to do again; and after a new step the old future is gone.
    window.keys('ctrl+shift+z', 'ctrl+z', 'alt+Down')
    wait(window, C)
    window.keys('w', '1', 'ctrl+shift+z')
    expect(paths[C], [('claim', 0, 6, 'Cheese')])
    expect(paths[B], [])


def test_undo_from_the_library(room):
    """Undo is the article's while the library has the focus; the keys are the article's then."""
    paths, window = prepare(room)
    window.keys('w', '1')
    expect(paths[A], [('claim', 0, 6, 'Apples')])
    window.keys('shift+Tab')
    window.until('the focus elsewhere', lambda: not window.article().has_state('FOCUSED'))
    window.keys('ctrl+z')
    window.wait_article()
    expect(paths[A], [])


run([test_neighbours, test_go_to, test_go_to_at_once, test_filter_stays, test_go_to_folded, test_click, test_panes, test_undo_across, test_undo_from_the_library])
