# SPDX-License-Identifier: GPL-3.0-or-later
"""What the mouse does in the text: it selects, drags ends, and presses chips and the selection bar."""

from layer import expect
from room import run
from steps import place, span, spans

ENGLISH = (
    'Port strike enters third week\n'
    'The mayor said the strike “hurts every family,” and asked for talks. The union denied it. '
    '“We never asked for this,” its chair told the Herald.\n'
    'Nobody at City Hall answered: the office was closed.')

CHINESE = (
    '欧盟谴责网络攻击\n'
    '记者问：欧盟说“中国政府应当负责”，您怎么看？发言人表示，中方坚决反对；这是污蔑。\n'
    '发言人还说,双方应当合作,不要对抗。')

# Article and text; the word that a double click selects.
WORDS = [('chinese.txt', CHINESE, '政府'), ('chinese.txt', CHINESE, '坚决'), ('chinese.txt', CHINESE, '网络'),
         ('english.txt', ENGLISH, 'family')]


def inside(window, offset):
    x, y, width, height = window.character(offset)
    return x + width // 2, y + height // 2


def double_click(room, name, text, word):
    """Selects the word that the mouse is on, in Chinese too: on the right half of its last character here."""
    window = room.open(room.add(name))
    x, y, width, height = window.character(span(text, word)[1] - 1)
    window.click((x + width * 3 // 4, y + height // 2), times=2)
    window.wait_selection(span(text, word))


def test_triple_click(room):
    """Selects a paragraph."""
    window = room.open(room.add('chinese.txt'))
    window.click(inside(window, CHINESE.index('政府')), times=3)
    window.wait_selection((9, 50))


def handle(window, text, words, is_end):
    """Where the start or end of the chosen annotation is taken: a little inside of its corner."""
    start, end = span(text, words)
    x, y, width, height = window.character(end - 1 if is_end else start)
    return (x + width, y + height - 4) if is_end else (x, y + 4)


def upto(text, first, last):
    return text[text.index(first):text.index(last) + len(last)]


# Article and text; the words that are tagged; whether the end is dragged, onto which words, what is tagged then.
DRAGS = [
    ('english.txt', ENGLISH, 'The mayor', True, 'said', 'The mayor said'),
    ('english.txt', ENGLISH, 'The mayor', False, 'ayor', 'ayor'),
    ('english.txt', ENGLISH, 'The union', True, 'Nobody', upto(ENGLISH, 'The union', 'Nobody')),
    ('english.txt', ENGLISH, 'the strike', False, 'Port', upto(ENGLISH, 'Port', 'the strike')),
    ('chinese.txt', CHINESE, '中国政府', False, '政府', '政府'),
    ('chinese.txt', CHINESE, '中国政府', True, '应当', '中国政府应当'),
]


def goal_of(window, text, words, is_end):
    """Where an end is let go: at the end or start of these words, nearer to it than to the next character."""
    start, end = span(text, words)
    x, y, width, height = window.character(end - 1 if is_end else start)
    return x + (width * 3 // 4 if is_end else width // 4), y + height // 2


def drag(room, name, text, words, is_end, to, then):
    article = room.add(name)
    room.annotate(article, 'claim', *spans(text, [words]))
    window = room.open(article)
    window.keys('j')
    window.wait_chosen('Claim', words)
    goal = goal_of(window, text, to, is_end)
    window.drag(handle(window, text, words, is_end), goal, goal)
    expect(article, [place(text, 'claim', then)])
    window.wait_chosen('Claim', then)
    window.keys('ctrl+z')
    expect(article, [place(text, 'claim', words)])


def test_neighbours(room):
    """A click on the last letter of an annotation chooses it, not the one that begins behind it."""
    article = room.add('chinese.txt')
    for code, words in (('claim', '中国'), ('source', '政府')):
        room.annotate(article, code, *spans(CHINESE, [words]))
    window = room.open(article)
    for code, words in (('Claim', '中国'), ('Source', '政府')):
        x, y, width, height = window.character(span(CHINESE, words)[1] - 1)
        window.click((x + width * 3 // 4, y + height // 2))
        window.wait_chosen(code, words)


def test_drag_is_let_go(room):
    """Escape while an end is dragged leaves it where it was."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', *spans(ENGLISH, ['The mayor']))
    window = room.open(article)
    window.keys('j')
    window.wait_chosen('Claim', 'The mayor')
    goal = inside(window, ENGLISH.index('strike'))
    window.drag(handle(window, ENGLISH, 'The mayor', True), goal, goal, let_go=False)
    window.keys('Escape')
    window.let_go()
    window.keys('2')
    expect(article, [place(ENGLISH, 'rebuttal', 'The mayor')])


run([*((f'double-click-{row[2]}', double_click, *row) for row in WORDS), test_triple_click,
     *((f'drag-{n}', drag, *row) for n, row in enumerate(DRAGS)), test_neighbours, test_drag_is_let_go])
