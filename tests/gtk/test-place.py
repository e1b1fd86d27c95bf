# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the user was comes back: within a session, in the next one, and in the sample as one of its coders."""

import json
import shutil

from layer import expect, items
from room import run

LONG = 'Long story\n' + ''.join(' '.join([f'Paragraph {i} of the long story, in which nothing happens.'] * 4) + '\n'
                                for i in range(60))
SHORT = 'Short story\nThe end.\n'
PLACE = LONG.index('Paragraph 40')


def top(window, offset):
    return window.character(offset)[1]


def wait_at(window, offset, y):
    """Waits until a character stands at that height, within a line."""
    try:
        window.until(f'character {offset} at {y}', lambda: abs(top(window, offset) - y) <= 3)
    except AssertionError as error:
        raise AssertionError(f'{error}; it is at {top(window, offset)}') from None


def go_far(window):
    """Scrolls to a place without moving anything else."""
    window.put_caret(PLACE)
    window.keys('w', '1')
    window.wait_saved()
    window.until('the place in view', lambda: 0 < top(window, PLACE) < 900)
    return top(window, PLACE)


def prepare(room):
    room.keep_settings()
    article = room.write('a.txt', LONG)
    room.write('b.txt', SHORT)
    window = room.open(room.folder)
    window.wait_title('Long story')
    window.wait_article()
    return article, window


def test_in_a_session(room):
    """Back in the article: the same lines, the caret, and the chosen annotation."""
    _, window = prepare(room)
    y = go_far(window)
    window.wait_chosen('Claim', 'Paragraph')
    caret = window.caret()
    window.keys('alt+Down')
    window.wait_title('Short story')
    window.keys('alt+Up')
    window.wait_title('Long story')
    window.wait_article()
    wait_at(window, PLACE, y)
    window.wait_chosen('Claim', 'Paragraph')
    window.until('the caret', lambda: window.caret() == caret)


def test_in_the_next(room):
    """The last article, its lines, caret and choice; the size of the window and its panes."""
    article, window = prepare(room)
    window.resize(1540, 700)
    window.keys('shift+F9')
    window.wait_gone('label', 'Nothing Marked Yet')
    y = go_far(window)
    size = window.frame().extents()[2:]
    window.quit()
    window = room.open()
    window.wait_title('Long story')
    window.wait_article()
    wait_at(window, PLACE, y)
    assert window.frame().extents()[2:] == size, window.frame().extents()
    assert not window.all('table', 'Code')
    window.keys('shift+F9')
    window.wait_chosen('Claim', 'Paragraph')
    # Keys go on where they were.
    window.keys('2')
    expect(article, ['rebuttal'], lambda a, n: [i['body'][0]['value'] for i in items(a, n)])


def test_undo_goes_before(room):
    """Undo shows what it undid, not where the user was."""
    article, window = prepare(room)
    go_far(window)
    window.keys('ctrl+Home', 'w', '3')
    expect(article, 2, lambda a, n: len(items(a, n)))
    window.keys('ctrl+End')
    window.keys('alt+Down')
    window.wait_title('Short story')
    window.keys('ctrl+z', 'ctrl+z')
    window.wait_title('Long story')
    window.wait_toast('Undone: Tag as Claim')
    expect(article, [])


def test_gone(room):
    """A last folder that is gone is said, with what to do now."""
    _, window = prepare(room)
    window.quit()
    shutil.move(room.folder, room.base / 'elsewhere')
    window = room.open()
    window.find('label', f'The folder that was open last, “{room.folder}”, is not there any more.')
    window.find('push button', 'Open Folder…')
    shutil.move(room.base / 'elsewhere', room.folder)


def test_gone_article(room):
    """A last article that is gone makes way for the first."""
    article, window = prepare(room)
    window.quit()
    article.unlink()
    window = room.open()
    window.wait_title('Short story')


def be(room, name):
    settings = room.base / 'config' / 'counterframe' / 'annotators.json'
    settings.write_text(json.dumps({'current': name, 'annotators': []}))
    return settings


def test_sample_coder(room):
    """In the sample the user is Lin Wei, whose marks are seen; elsewhere they are who they are, as before."""
    settings = be(room, 'kim')
    room.keep_settings()
    window = room.open()
    window.click(window.find('push button', 'Try the Sample Project'))
    window.wait_toast('You are working as Lin Wei, one of the sample’s coders')
    window.wait_article()
    window.find_like('label', '23 Annotations')
    window.find_like('list item', 'Port authority foresaw delays two months before strike, memo shows, '
                                  'Morning Courier · 5 Mar 2026, en zh-Hans, Claim ')
    window.quit()
    # It comes back as it was left.
    window = room.open()
    window.wait_toast('You are working as Lin Wei, one of the sample’s coders')
    window.wait_article()
    window.quit()
    article = room.write('b.txt', SHORT)
    window = room.open(room.folder)
    window.wait_title('Short story')
    window.wait_article()
    window.keys('w', '1')
    expect(article, 1, lambda a, n: len(items(a, n)), name='kim')
    assert json.loads(settings.read_text())['current'] == 'kim'
    assert 'lin' not in settings.read_text()


run([test_in_a_session, test_in_the_next, test_undo_goes_before, test_gone, test_gone_article, test_sample_coder])
