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

PAPER = (255, 255, 255)


def blanks(window, text):
    """Spaces that have room on their line, with where they are; before and behind them nothing of a letter is."""
    for offset in (i for i, c in enumerate(text) if c == ' '):
        x, y, width, height = window.character(offset)
        if width > 2 and window.character(offset + 1)[1] == y:
            yield offset, (x + width // 2, y + height // 2)


def list_wrong(window, text, words):
    """Spaces that are marked and should not be, or the other way round; all, where nothing is drawn yet."""
    start = text.index(words)
    pixel = window.picture()
    seen = {offset: pixel(*place) != PAPER for offset, place in blanks(window, text)}
    if len(set(seen.values())) < 2:
        return list(seen)
    return [offset for offset, marked in seen.items() if marked != (start <= offset < start + len(words))]


def wait_right(window, words):
    with said(lambda: f'not at {list_wrong(window, TEXT, words)}'):
        window.until(f'marks on “{words[:20]}…”', lambda: list_wrong(window, TEXT, words) == [])


def test_widths(room):
    """Narrow, wide, with and without the margin for chips."""
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', *spans(TEXT, [MARKED]))
    window = room.open(article)
    wait_right(window, MARKED)
    for width in (420, 1000, 700, 1560):
        window.resize(width, 860)
        wait_right(window, MARKED)


def test_selection(room):
    """The selection covers the selected words alone."""
    window = room.open(room.write('a.txt', TEXT))
    perform(window, TEXT, [Select('The union of the men at')])
    wait_right(window, 'The union of the men at')


def test_matches(room):
    window = room.open(room.write('a.txt', TEXT))
    window.keys('ctrl+f')
    window.type('The union of the men')
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


run([test_widths, test_selection, test_matches, test_looks])
