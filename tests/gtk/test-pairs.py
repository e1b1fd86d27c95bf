# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of two languages, mended by keys and from the menu, side by side as well as one below the other."""

from layer import expect, read
from room import NAME, run
from seeds import find_seeds

LINES = ['Alpha one of the port.', '港口甲一。', 'Beta two of the union.', '工会乙二。', 'Gamma three of the mayor.', '市长丙三。',
         'Delta four of the court.', '法院丁四。']
LEFT, RIGHT = 'Article, English', 'Article, Simplified Chinese'


def starts(lines):
    """Where each line begins in the text."""
    at, found = 0, []
    for line in lines:
        found.append(at)
        at += len(line) + 1
    return found


START = starts(LINES)


def said(article, name=NAME):
    """What the file says of pairs: the numbers of their lines."""
    state = (read(article, name) or {}).get('cf:state', {})
    return [[START.index(block['start']) for block in pair['cf:blocks']] for pair in state.get('cf:pairs', [])]


def height(column, words):
    return column.character(column.text().index(words))[1]


def opposite(window, left, right, first, second):
    """Waits until two paragraphs stand at one height."""
    window.until(f'“{first}” beside “{second}”',
                 lambda: abs(height(left, first) - height(right, second)) <= 2)


def columns(room, lines=LINES):
    article = room.write('pairs.txt', '\n'.join(lines) + '\n')
    window = room.open(article)
    window.keys('F8')
    left, right = window.find('text', LEFT), window.find('text', RIGHT)
    window.wait_focus(left)
    return article, window, left, right


def side_by_side(room):
    """Each key does what it says, on the file too; undo and redo say what they did."""
    article, window, left, right = columns(room)
    opposite(window, left, right, 'Beta', '工会')
    window.keys('ctrl+Home', 'Down', 'shift+b')
    window.wait_toast('From here on the second language has moved one down')
    opposite(window, left, right, 'Gamma', '工会')
    opposite(window, left, right, 'Delta', '市长')
    expect(article, [[2], [3, 4], [5, 6], [7]], said)
    window.keys('shift+u')
    opposite(window, left, right, 'Beta', '工会')
    opposite(window, left, right, 'Delta', '法院')
    expect(article, [], said)
    window.keys('x')
    window.wait_toast('Taken out of its pair')
    expect(article, [[2], [3]], said)
    window.until('apart', lambda: height(right, '工会') > height(left, 'Beta') + 20)
    window.keys('ctrl+z')
    window.wait_toast('Undone: Split the pair')
    opposite(window, left, right, 'Beta', '工会')
    window.keys('ctrl+shift+z')
    window.wait_toast('Done again: Split the pair')
    expect(article, [[2], [3]], said)
    # In the other column too: what has lost its pair is joined to the one above, and to the one below.
    window.keys('Tab')
    window.wait_focus(right)
    window.keys('ctrl+Home', 'Down', 'b')
    window.wait_toast('Joined with the pair below')
    expect(article, [[2], [3, 4, 5]], said)
    opposite(window, left, right, 'Gamma', '工会')
    window.keys('u')
    window.wait_toast('Joined with the pair above')
    expect(article, [], said)
    opposite(window, left, right, 'Beta', '工会')


def kept(room):
    """What was mended is so when the article is opened again; only for whom it is."""
    article, window, _, _ = columns(room)
    window.keys('ctrl+Home', 'Down', 'shift+b')
    expect(article, [[2], [3, 4], [5, 6], [7]], said)
    window.wait_saved()
    window.quit()
    window = room.open(article)
    window.keys('F8')
    opposite(window, window.find('text', LEFT), window.find('text', RIGHT), 'Gamma', '工会')
    shown = room.cli('show', article, '--annotator', 'lin')
    assert f'[{START[2]}-{START[3] - 1} paragraph en]' in shown, shown
    assert f'[{START[4]}-{START[5] - 1} paragraph en 2]' in shown, shown
    assert f'[{START[2]}-{START[3] - 1} paragraph en 2]' in room.cli('show', article), shown


def interleaved(room):
    """One below the other, where the keys mean the paragraph of the caret; and from the menu."""
    article = room.write('pairs.txt', '\n'.join(LINES) + '\n')
    window = room.open(article)
    window.put_caret(START[3] + 2)
    window.keys('u')
    window.wait_toast('Joined with the pair above')
    expect(article, [[0, 1, 3], [2]], said)
    assert window.text().split('\n')[:8] == LINES, window.text()
    window.wait_caret(START[3] + 2)  # who reads stays where they read
    window.keys('Menu')
    window.find('menu item', 'Pairs').act()
    window.find('menu item', 'All Pairs as They Were Found').act()
    window.wait_toast('All pairs are as they were found')
    expect(article, [], said)
    window.keys('ctrl+z')
    window.wait_toast('Undone: Take back all changes of pairs')
    expect(article, [[0, 1, 3], [2]], said)


def refused(room):
    """Where nothing can be done that is said, and nothing is changed."""
    article, window, left, right = columns(room)
    window.keys('ctrl+Home', 'u')
    window.wait_toast('Nothing in the other language stands above')
    window.keys('x', 'x')
    window.wait_toast('This paragraph has no pair')
    expect(article, [[0], [1]], said)
    window.quit()
    alone = room.add('english.txt')
    window = room.open(alone)
    window.keys('x')
    window.wait_toast('This article has one language')


def counterpart(room):
    """The counterpart is looked for in the pair that holds now."""
    article, window, left, right = columns(room)
    window.keys('ctrl+Home', 'Down', 'Down', 'shift+b', 'p', '1')
    window.wait_chosen('Claim', 'Gamma three of the mayor')
    window.keys('c')
    window.wait_toast('There is no counterpart: this block has no pair')
    window.keys('ctrl+z', 'ctrl+z', 'Up', 'shift+b', 'Down', 'p', '1')
    window.wait_chosen('Claim', 'Gamma three of the mayor')
    window.keys('c')
    window.until('the selection', lambda: right.selection() == (6, 10))
    assert right.text()[6:10] == '工会乙二', right.text()


def seed(room):
    """The bilingual article that the project was started for: from its fourth paragraph one off, and back."""
    article = room.add('002_000f5a8c4ae25cea.txt', find_seeds())
    window = room.open(article)
    window.keys('F8')
    left, right = window.find('text', LEFT), window.find('text', RIGHT)
    english, chinese = left.text().split('\n'), right.text().split('\n')
    assert len(english) == len(chinese), (len(english), len(chinese))
    window.wait_focus(left)
    opposite(window, left, right, english[3], chinese[3])
    x, y, width, tall = right.character(right.text().index(chinese[3]))
    window.click((x + width // 4, y + tall // 2))
    window.wait_focus(right)
    window.keys('shift+b')
    opposite(window, left, right, english[2], chinese[2])
    opposite(window, left, right, english[4], chinese[3])
    window.keys('shift+u')
    opposite(window, left, right, english[3], chinese[3])
    opposite(window, left, right, english[4], chinese[4])


run([side_by_side, kept, interleaved, refused, counterpart, seed])
