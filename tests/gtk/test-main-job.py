# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a mouse: by keys alone, and as a screen reader's user does it, over the accessibility bus."""

from layer import attributes, note, only, parts
from room import run

TEXT = 'Port strike enters third week'


def done(item):
    return parts(item), attributes(item), note(item)


WANTED = ([(0, 29, TEXT)], [('function', 'cause')], 'who says so')


def test_keys(room):
    """Open, select, tag, set an attribute, write a note; saved."""
    article = room.add('english.txt')
    window = room.open()
    window.keys('ctrl+o')
    window.wait_dialog()
    window.choose_path(room.folder)
    window.wait_article()
    window.keys('s', '1')
    window.wait_chosen('Claim', TEXT)
    button = window.find('combo box', 'Function').children()[0]
    for _ in range(12):
        if button.has_state('FOCUSED'):
            break
        window.keys('Tab')
    window.wait_focus(button)
    window.keys('space')
    window.find('list item', 'Cause')
    window.keys('Down', 'Down', 'Return')
    window.wait_focus(button)
    window.keys('Escape')
    window.wait_article()
    window.keys('n')
    window.wait_focus(window.find('text', 'Note'))
    window.type('who says so')
    window.keys('ctrl+Return')
    only(article, WANTED, done)
    window.wait_saved()


def test_bus(room):
    """The same by what the bus has: actions of buttons, text of fields."""
    article = room.add('english.txt')
    room.add('chinese.txt')
    window = room.open(room.folder)
    # Rows have no actions in GTK 4.8: among them one goes by key.
    window.wait_article()
    window.keys('alt+Down')
    window.wait_title(TEXT)
    window.put_caret(5)
    window.keys('s')
    bar = window.find('tool bar', 'Tag the selection')
    window.find('push button', 'Claim', within=bar).act()
    window.wait_chosen('Claim', TEXT)
    window.until('what stands at the caret', lambda: window.article().description() == f'Claim: {TEXT}')
    box = window.find('combo box', 'Function')
    box.children()[0].act()
    window.find('list item', 'Cause', within=box)
    window.keys('Down', 'Down', 'Return')
    only(article, [('function', 'cause')], attributes)
    window.find('text', 'Note').set_text('who says so')
    only(article, WANTED, done)
    window.wait_saved()
    window.find('push button', 'Delete annotation').act()
    window.wait_toast('Claim deleted')
    window.wait_toast('Undo', 'push button').act()
    only(article, WANTED, done)


run([test_keys, test_bus])
