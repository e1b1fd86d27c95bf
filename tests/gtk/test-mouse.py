# SPDX-License-Identifier: GPL-3.0-or-later
"""What the mouse does in the text: it selects, drags ends, and presses chips and the selection bar."""

from layer import expect, places
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
    room.take_time_for_clicks()
    window = room.open(room.add(name))
    x, y, width, height = window.character(span(text, word)[1] - 1)
    window.click((x + width * 3 // 4, y + height // 2), times=2)
    window.wait_selection(span(text, word))


def test_triple_click(room):
    """Selects a paragraph."""
    room.take_time_for_clicks()
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


def chip(window, offset, nth=0):
    """Where the chip of an annotation that begins here is: the margin is 136 pixels wide."""
    left, _, width, _ = window.article().extents()
    _, y, _, height = window.character(offset)
    return left + width - 136 + 20 + nth * 64, y + height // 2


def test_chips(room):
    """A chip stands beside the line where its annotation begins, and chooses it."""
    article = room.add('english.txt')
    for code, words in (('claim', 'the strike “hurts every family,” and asked for talks. The union denied it'),
                        ('rebuttal', 'We never asked for this'), ('source', 'Nobody')):
        room.annotate(article, code, *spans(ENGLISH, [words]))
    window = room.open(article)
    window.click(chip(window, ENGLISH.index('Nobody')))
    window.wait_chosen('Source', 'Nobody')
    window.click(chip(window, ENGLISH.index('The mayor')))
    window.until('the claim', lambda: window.chosen()[0] == 'Claim')
    window.keys('2')
    expect(article, ['rebuttal', 'rebuttal', 'source'], lambda *a: [p[0] for p in places(*a)])


def test_menu(room):
    """The bar at the selection also adds to what is chosen, takes out of it, and finds."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', *spans(ENGLISH, ['The mayor']))
    window = room.open(article)
    window.keys('j')
    for words, entry, then in (
            ('The union', 'Add to Chosen Annotation', ('The mayor', 'The union')),
            ('The mayor', 'Take out of Chosen Annotation', ('The union',))):
        window.select(*span(ENGLISH, words))
        window.click(window.find('push button', 'More', within=window.find('tool bar', 'Tag the selection')))
        window.find('menu item', entry).act()
        expect(article, [place(ENGLISH, 'claim', *then)])
    window.select(*span(ENGLISH, 'asked'))
    window.click(window.find('push button', 'More', within=window.find('tool bar', 'Tag the selection')))
    window.find('menu item', 'Find in Article').act()
    window.find('label', '1 of 2')


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


def test_own_menu(room):
    """The second button and the Menu key show what can be done there, and nothing of cutting and pasting."""
    article = room.add('english.txt')
    window = room.open(article)
    text = window.text()
    start = text.index('strike')
    window.select(start, start + 6)
    window.click(window.left_of(start + 2), button=3)
    window.find('menu item', 'Find These Words')
    assert not [a for a in window.all('menu item') if a.name() in ('Cut', 'Paste', 'Insert Emoji')]
    window.find('menu item', 'Claim').act()
    expect(article, [('claim', start, start + 6, 'strike')])
    window.wait_article()
    window.put_caret(0)
    window.keys('Escape')
    window.click(window.left_of(start + 2), button=3)
    window.find('menu item', 'Set Attributes')
    window.find('menu item', 'Source').act()
    expect(article, [('source', start, start + 6, 'strike')])
    window.wait_article()
    for key in ('Menu', 'shift+F10'):
        window.keys(key)
        window.find('menu item', 'Delete')
        window.keys('Escape')
        window.wait_gone('menu item', 'Delete')
        window.wait_article()
    window.keys('Menu')
    window.find('menu item', 'Write a Note').act()
    window.wait_focus(window.find('text', 'Note'))
    window.keys('Escape')
    window.wait_article()
    window.keys('Menu')
    window.find('menu item', 'Delete').act()
    expect(article, [])


run([*((f'double-click-{row[2]}', double_click, *row) for row in WORDS), test_triple_click,
     *((f'drag-{n}', drag, *row) for n, row in enumerate(DRAGS)), test_neighbours, test_chips, test_menu, test_own_menu, test_drag_is_let_go])
