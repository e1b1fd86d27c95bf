# SPDX-License-Identifier: GPL-3.0-or-later
"""Two languages side by side."""

import os
import random
import re
import subprocess
import sys

from layer import expect
from room import run

# bilingual.txt: English lines, each with its translation.
ENGLISH = ['Union denies blame for delays', 'The union said that the port’s software had failed.',
           'Nobody was hurt, the mayor’s office said.']
CHINESE = ['工会否认造成延误', '工会说,港口的软件出了问题。', '市长办公室说,无人受伤。']
LEFT, RIGHT = 'Article, English', 'Article, Simplified Chinese'

# Where the English lines begin.
START = [0, len(ENGLISH[0] + CHINESE[0]) + 2, len(ENGLISH[0] + CHINESE[0] + ENGLISH[1] + CHINESE[1]) + 4]

N_PAIRS = 400
WORDS = 'the strike delayed a third of all containers and the port authority said on Sunday that it was'.split()
SENTENCE = '港务局周日表示，罢工已使三成货柜延误，损失“无法估计”。'


def make_article(seed):
    """Pairs that begin with their number, of all lengths; some lines have no partner."""
    rng = random.Random(seed)
    lines = []
    for number in range(1, N_PAIRS + 1):
        english = f'{number} ' + ' '.join(rng.choices(WORDS, k=rng.randint(3, 120)))
        chinese = f'{number} ' + SENTENCE * rng.randint(1, 7)
        lines += [english, chinese] if rng.random() > 0.05 else [rng.choice([english, chinese])]
    return '\n'.join(lines) + '\n'


def aligned(room):
    article = room.write('many.txt', make_article(4))
    ended = subprocess.run([sys.argv[4], article], env=room.environment, capture_output=True, text=True,
                           timeout=250)
    print('\n'.join(f'# {line}' for line in (ended.stdout + ended.stderr).splitlines()[-40:]))
    frames, pairs, wrong = map(int, re.search(r'(\d+) frames, (\d+) pairs, (\d+) wrong', ended.stdout).groups())
    assert ended.returncode == 0 and wrong == 0
    assert frames > 100 and pairs > 300  # it did look


def open_columns(room):
    article = room.add('bilingual.txt')
    window = room.open(article)
    window.keys('F8')
    return article, window, window.find('text', LEFT), window.find('text', RIGHT)


def drag(window, column, words, is_end, to):
    """Takes an end of the chosen annotation to the end, or start, of other words."""
    text = column.text()
    at, goal = text.index(words), text.index(to)
    if is_end:
        x, y, width, tall = column.character(at + len(words) - 1)
        taken = x + width, y + tall - 4
        x, y, width, tall = column.character(goal + len(to) - 1)
        let_go = x + width * 3 // 4, y + tall // 2
    else:
        x, y, width, tall = column.character(at)
        taken = x, y + 4
        x, y, width, tall = column.character(goal)
        let_go = x + width // 4, y + tall // 2
    window.drag(taken, let_go, let_go)


def each_has_its_language(room):
    _, _, left, right = open_columns(room)
    assert left.text() == '\n'.join(ENGLISH), left.text()
    assert right.text() == '\n'.join(CHINESE), right.text()


def keys_mean_the_column(room):
    """What is selected in one column is of its language, over several rows too; Tab goes to the other column."""
    article, window, left, right = open_columns(room)
    window.wait_focus(left)
    window.keys('ctrl+Home', 'p', 'p', '1')
    expect(article, [('claim', 0, 29, ENGLISH[0], 39, 89, ENGLISH[1][:-1])])
    window.keys('Tab')
    window.wait_focus(right)
    window.keys('ctrl+Home', 'p', '2')
    expect(article, [('claim', 0, 29, ENGLISH[0], 39, 89, ENGLISH[1][:-1]), ('rebuttal', 30, 38, CHINESE[0])])


def annotations_take_the_keys_along(room):
    article = room.add('bilingual.txt')
    room.annotate(article, 'claim', '0-29')
    room.annotate(article, 'source', '30-32')
    window = room.open(article)
    window.keys('F8')
    left, right = window.find('text', LEFT), window.find('text', RIGHT)
    window.wait_focus(left)
    window.keys('ctrl+Home', 'j')
    window.wait_chosen('Claim', ENGLISH[0])
    window.wait_focus(left)
    window.keys('j')
    window.wait_chosen('Source', '工会')
    window.wait_focus(right)
    window.keys('k')
    window.wait_chosen('Claim', ENGLISH[0])
    window.wait_focus(left)


def what_is_read_is_taken(room):
    """Copied is what one reads in the column; looked for are the words of the first row."""
    article, window, left, right = open_columns(room)
    window.wait_focus(left)
    window.keys('ctrl+Home', 'p', 'p', 'ctrl+c', 'ctrl+shift+f')
    entry = window.find('entry', 'Find in this article')
    window.until('the words of the first row', lambda: entry.text() == ENGLISH[0])
    window.keys('ctrl+a', 'ctrl+v')
    window.until('what was copied', lambda: entry.text().split() == (ENGLISH[0] + ' ' + ENGLISH[1]).split())
    expect(article, [])


def ends_are_drawn_over_rows(room):
    """An end that is dragged into another row takes nothing along of the other language; that row is a part."""
    article = room.add('bilingual.txt')
    room.annotate(article, 'claim', '43-58')
    window = room.open(article)
    window.keys('F8')
    left = window.find('text', LEFT)
    window.wait_focus(left)
    window.keys('ctrl+Home', 'j')
    window.wait_chosen('Claim', ENGLISH[1][4:19])
    drag(window, left, ENGLISH[1][4:19], True, 'Nobody')
    row = (START[2], START[2] + 6, 'Nobody')
    first = (43, START[1] + len(ENGLISH[1]), ENGLISH[1][4:])
    expect(article, [('claim', *first, *row)])
    window.keys('ctrl+z')
    window.wait_toast('Undone: Move end')
    expect(article, [('claim', 43, 58, ENGLISH[1][4:19])])
    drag(window, left, ENGLISH[1][4:19], False, 'delays')
    expect(article, [('claim', 23, 29, 'delays', START[1], 58, ENGLISH[1][:19])])
    window.keys('ctrl+z')
    window.wait_toast('Undone: Move start')


def one_language(room):
    """Only what is shown is gone through; what ought to be seen and is in the other language brings that."""
    article = room.add('bilingual.txt')
    room.annotate(article, 'claim', '0-29')
    room.annotate(article, 'source', '30-32')
    window = room.open(article)
    window.keys('F8', 'F8')
    window.until('English alone', lambda: window.text() == '\n'.join(ENGLISH))
    window.keys('ctrl+Home', 'j', 'j', 'j')
    window.wait_chosen('Claim', ENGLISH[0])
    window.keys('F8')
    window.until('Chinese alone', lambda: window.text() == '\n'.join(CHINESE))
    window.keys('ctrl+Home', 'j')
    window.wait_chosen('Source', '工会')
    window.keys('F8')
    window.until('both', lambda: window.text().startswith(ENGLISH[0] + '\n' + CHINESE[0]))


def narrow(room):
    """Where there is no room for two columns there is one, until there is."""
    _, window, _, _ = open_columns(room)
    window.resize(1000, 700)  # with the inspector
    window.wait_gone('text', RIGHT)
    window.until('both', lambda: window.text().startswith(ENGLISH[0] + '\n' + CHINESE[0]))
    window.resize(1560, 900)
    window.find('text', RIGHT)


def remembered(room):
    room.keep_settings()
    _, window, _, _ = open_columns(room)
    window.quit()
    window = room.open()
    window.find('text', RIGHT)


run([aligned, each_has_its_language, keys_mean_the_column, what_is_read_is_taken, ends_are_drawn_over_rows, annotations_take_the_keys_along, one_language, narrow,
     remembered])
