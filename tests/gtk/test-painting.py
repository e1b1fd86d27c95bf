# SPDX-License-Identifier: GPL-3.0-or-later
"""Where marks are drawn: on all of their words, and on no others, however wide the window is or was."""

from bus import said
from room import run
from steps import At, Select, perform, spans

TEXT = ('A strike is on\n'
        'The mayor of the city said that the strike at the port hurts every family in all of the town, and so asked '
        'for talks to be held on the day after. The union of the men at the port said no to all of it.\n'
        'Nobody at City Hall had a word to say.')
MARKED = ('the strike at the port hurts every family in all of the town, and so asked for talks to be held on the '
          'day after')

CHINESE = ('码头停工第三天\n'
           '工会主席说，港务局在停工前两个月就知道旺季会误期，却把责任推给工人，还说全城每个家庭都受了停工的苦，要他们第二天就回到桌'
           '边。港务局没有回答。\n'
           '市政厅里没有人说话。')
CHINESE_MARKED = '港务局在停工前两个月就知道旺季会误期，却把责任推给工人，还说全城每个家庭都受了停工的苦，要他们第二天就回到桌边'
HEBREW = ('הנמל שובת\n'
          'דובר העירייה אמר כי השביתה בנמל Lanwan עולה 35 אחוזים יותר מכל שביתה אחרת, ולפי Morning Courier היא פוגעת בכל '
          'משפחה. האיגוד דחה את הטענה.')
HEBREW_MARKED = 'השביתה בנמל Lanwan עולה 35 אחוזים יותר מכל שביתה אחרת, ולפי Morning Courier היא פוגעת'

# Letters and paper are grey; marks have a colour.
COLOURED = 15


def is_marked(window, pixel, offset):
    """Whether there is a colour anywhere in the middle of a character."""
    x, y, width, height = window.character(offset)
    return any(max(rgb) - min(rgb) > COLOURED for rgb in (pixel(x + width // 2, y + i) for i in range(height)))


def is_seen(window, text, offset):
    """A space at the end of a line has no place of its own; nor does GTK 4.18 know one of what runs to the left."""
    if text[offset] == '\n' or window.character(offset)[3] == 0:
        return False
    return text[offset] != ' ' or window.character(offset)[1] == window.character(offset + 1)[1]


def list_wrong(window, text, words):
    """Characters that are marked and should not be, or the other way round."""
    start = text.index(words)
    pixel = window.picture()
    return ''.join(c for i, c in enumerate(text) if is_seen(window, text, i)
                   and is_marked(window, pixel, i) != (start <= i < start + len(words)))


def wait_right(window, words, text=TEXT):
    with said(lambda: f'not at “{list_wrong(window, text, words)}”'):
        window.until(f'marks on “{words[:20]}…”', lambda: list_wrong(window, text, words) == '')


def open_marked(room, text, words):
    article = room.write('a.txt', text)
    room.annotate(article, 'claim', *spans(text, [words]))
    window = room.open(article)
    wait_right(window, words, text)
    return window


def test_widths(room):
    """Narrow, wide, with and without the margin for chips, with and without panes beside."""
    window = open_marked(room, TEXT, MARKED)
    for width in (420, 1000, 700, 1560):
        window.resize(width, 860)
        wait_right(window, MARKED)
    for key in ('F9', 'shift+F9', 'F9', 'shift+F9'):
        window.keys(key)
        wait_right(window, MARKED)


def test_chinese(room):
    window = open_marked(room, CHINESE, CHINESE_MARKED)
    window.resize(700, 860)
    wait_right(window, CHINESE_MARKED, CHINESE)


def test_mixed_direction(room):
    window = open_marked(room, HEBREW, HEBREW_MARKED)
    window.resize(700, 860)
    wait_right(window, HEBREW_MARKED, HEBREW)


def list_wrong_chips(window, starts, marked):
    """Paragraphs that begin on a line with a chip and should not, or the other way round; of those that are seen."""
    left, top, width, height = window.article().extents()
    pixel = window.picture()
    wrong = []
    for start in starts:
        _, y, _, line = window.character(start)
        if top <= y and y + line <= min(top + height, 800):
            column = (pixel(left + width - 136 + 20, y + i) for i in range(line))
            if any(max(rgb) - min(rgb) > COLOURED for rgb in column) != (start in marked):
                wrong.append(start)
    return wrong


def test_chips(room):
    """They stand beside the line where the mark begins, also when the text has been scrolled or wraps anew."""
    text = '\n'.join([f'This is what paragraph {i} has to say, and it is just long enough to be wrapped now and then.'
                      for i in range(60)])
    starts = [i for i in range(len(text)) if i == 0 or text[i - 1] == '\n']
    marked = starts[1::3]
    article = room.write('a.txt', text)
    for start in marked:
        room.annotate(article, 'claim', f'{start}-{start + 22}')
    window = room.open(article)
    for step in (None, (1000, 860), 'Next', 'Next', (700, 860), 'ctrl+End', (1560, 860), 'ctrl+Home', 'F9'):
        if isinstance(step, tuple):
            window.resize(*step)
        elif step:
            window.keys(step)
        with said(lambda: f'not at {list_wrong_chips(window, starts, marked)}'):
            window.until(f'chips after {step}', lambda: list_wrong_chips(window, starts, marked) == [])


def test_selection(room):
    """The selection covers the selected words alone."""
    window = room.open(room.write('a.txt', TEXT))
    perform(window, TEXT, [Select('The union of the men at')])
    wait_right(window, 'The union of the men at')


def test_matches(room):
    window = room.open(room.write('a.txt', TEXT))
    window.keys('ctrl+f')
    window.write(window.find('entry', 'Find in this article'), 'The union of the men')
    window.find('label', '1 of 1')
    wait_right(window, 'The union of the men')


def test_looks(room):
    """A paragraph keeps its look when something is marked in another."""
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', *spans(TEXT, ['the strike at']))
    window = room.open(article)
    heights = [window.character(TEXT.index(words))[3] for words in ('strike', 'mayor', 'Nobody')]
    assert heights[0] > heights[1] == heights[2], heights
    perform(window, TEXT, [At('strike at'), 'space', '2'])
    window.wait_chosen('Rebuttal', 'the strike at')
    assert heights == [window.character(TEXT.index(words))[3] for words in ('strike', 'mayor', 'Nobody')]


def test_meta_line(room):
    """The line below the headline scrolls away with it, by a page and by a jump, and comes back, to the very top."""
    window = room.open(room.write('a.txt', 'Short words\n' + 'x\n' * 200))
    line = window.find('push button', 'Add outlet, date and link')
    top = window.character(0)

    def is_drawn(x, y, width, height):
        pixel = window.picture()
        return any(min(pixel(column, y + row)) < 160 for row in range(height) for column in range(x + 60, x + width))
    for key in ('ctrl+End', 'Next'):
        window.keys('ctrl+Home')
        window.wait_caret(0)
        window.until('the line at its place', lambda: is_drawn(*line.extents()))
        window.until('the very top', lambda: window.character(0) == top)
        place = line.extents()
        window.keys(key, key)
        window.until('the line is gone', lambda: not is_drawn(*place))


run([test_widths, test_chinese, test_mixed_direction, test_chips,
     test_selection, test_matches, test_looks, test_meta_line])
