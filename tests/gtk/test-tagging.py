# SPDX-License-Identifier: GPL-3.0-or-later
"""Selecting and tagging by key. What is expected was counted in the articles by hand."""

from layer import expect, places
from room import run

ENGLISH = (
    'Port strike enters third week\n'
    'The mayor said the strike “hurts every family,” and asked for talks. The union denied it. '
    '“We never asked for this,” its chair told the Herald.\n'
    'Nobody at City Hall answered: the office was closed.')

CHINESE = (
    '欧盟谴责网络攻击\n'
    '记者问：欧盟说“中国政府应当负责”，您怎么看？发言人表示，中方坚决反对；这是污蔑。\n'
    '发言人还说,双方应当合作,不要对抗。')

# The headline is the link's text; then come the paragraph, the related link, and the last paragraph.
CRAWL = (
    '港口罢工进入第三周\n'
    '工会周一说，罢工「没有终点」。\n'
    '港口的历史\n'
    '市长没有回应；𠮷野家也关了门。')

BILINGUAL = (
    'Union denies blame for delays\n工会否认造成延误\n'
    'The union said that the port’s software had failed.\n工会说,港口的软件出了问题。\n'
    'Nobody was hurt, the mayor’s office said.\n市长办公室说,无人受伤。')

HOME, DOWN, END = 'ctrl+Home', 'Down', 'ctrl+End'
RIGHT = ['Right']

# Keys; then the code, the first and the last code point, and the words between.
ROWS = {
    'english.txt': (ENGLISH, [
        # Each unit at the caret.
        ([HOME, 'w', '3'], 'source', 0, 4, 'Port'),
        ([HOME, 's', '1'], 'claim', 0, 29, 'Port strike enters third week'),
        ([HOME, DOWN, 's', '1'], 'claim', 30, 97,
         'The mayor said the strike “hurts every family,” and asked for talks'),
        ([HOME, DOWN, 'p', '3'], 'source', 30, 172, ENGLISH[30:172]),
        ([HOME, DOWN, *RIGHT * 27, 'q', '1'], 'claim', 57, 75, 'hurts every family'),
        ([END, 'a', '2'], 'rebuttal', 204, 225, 'the office was closed'),
        # Again: more of the same.
        ([HOME, 'w', 'w', '1'], 'claim', 0, 11, 'Port strike'),
        ([HOME, DOWN, 's', 's', '2'], 'rebuttal', 30, 118,
         'The mayor said the strike “hurts every family,” and asked for talks. The union denied it'),
        ([HOME, DOWN, 'p', 'p', '2'], 'rebuttal', 30, 225, ENGLISH[30:225]),
        # With Shift: backward.
        ([END, 'a', 'shift+a', '1'], 'claim', 174, 225,
         'Nobody at City Hall answered: the office was closed'),
        ([END, 'w', 'shift+w', 'shift+w', '3'], 'source', 208, 225, 'office was closed'),
        # Backspace: a step back.
        ([HOME, 'w', 'w', 'w', 'BackSpace', 'BackSpace', '2'], 'rebuttal', 0, 4, 'Port'),
        ([END, 'a', 'shift+a', 'BackSpace', '3'], 'source', 204, 225, 'the office was closed'),
        # Another unit: that unit at the start of what is selected.
        ([HOME, DOWN, 's', 'w', '3'], 'source', 30, 33, 'The'),
        # With Shift and the arrows.
        ([HOME, 'Right', *['shift+Right'] * 3, '1'], 'claim', 1, 4, 'ort'),
    ]),
    'chinese.txt': (CHINESE, [
        ([HOME, 's', '1'], 'claim', 0, 8, '欧盟谴责网络攻击'),
        ([HOME, DOWN, 's', '3'], 'source', 9, 31, '记者问：欧盟说“中国政府应当负责”，您怎么看'),
        ([HOME, DOWN, 'a', '3'], 'source', 9, 12, '记者问'),
        ([HOME, DOWN, 'a', 'a', '2'], 'rebuttal', 9, 26, '记者问：欧盟说“中国政府应当负责”'),
        ([HOME, DOWN, *RIGHT * 9, 'q', '1'], 'claim', 17, 25, '中国政府应当负责'),
        ([HOME, DOWN, *RIGHT * 9, 'w', '3'], 'source', 17, 19, '中国'),
        ([HOME, DOWN, *RIGHT * 9, 'w', 'w', '3'], 'source', 17, 21, '中国政府'),
        ([HOME, DOWN, *RIGHT * 29, 'a', '2'], 'rebuttal', 38, 44, '中方坚决反对'),
        # ASCII marks end a clause in a Chinese line too.
        ([HOME, DOWN, DOWN, *RIGHT * 6, 'a', '1'], 'claim', 57, 63, '双方应当合作'),
        ([END, 'a', 'shift+a', '1'], 'claim', 57, 68, '双方应当合作,不要对抗'),
        ([END, 'p', '2'], 'rebuttal', 51, 68, '发言人还说,双方应当合作,不要对抗'),
    ]),
    'crawl.txt': (CRAWL, [
        ([HOME, 'p', '1'], 'claim', 0, 9, '港口罢工进入第三周'),
        ([HOME, DOWN, 's', '1'], 'claim', 10, 24, '工会周一说，罢工「没有终点」'),
        ([HOME, DOWN, *RIGHT * 9, 'q', '2'], 'rebuttal', 19, 23, '没有终点'),
        ([HOME, DOWN, DOWN, 'p', '3'], 'source', 26, 31, '港口的历史'),
        ([END, 's', '3'], 'source', 32, 46, '市长没有回应；𠮷野家也关了门'),
        ([END, 'a', '2'], 'rebuttal', 39, 46, '𠮷野家也关了门'),
    ]),
    'bilingual.txt': (BILINGUAL, [
        ([HOME, 's', '1'], 'claim', 0, 29, 'Union denies blame for delays'),
        ([HOME, DOWN, 's', '1'], 'claim', 30, 38, '工会否认造成延误'),
        ([HOME, *[DOWN] * 3, 'a', '3'], 'source', 91, 94, '工会说'),
        ([HOME, *[DOWN] * 3, 's', '1'], 'claim', 91, 104, '工会说,港口的软件出了问题'),
        ([END, 'a', '2'], 'rebuttal', 155, 159, '无人受伤'),
    ]),
}


def tag_all(room, name):
    text, rows = ROWS[name]
    for _, _, start, end, exact in rows:
        assert text[start:end] == exact, f'the test is wrong: {text[start:end]}'
    article = room.add(name)
    window = room.open(article)
    assert window.text() == text, window.text()
    for keys, *_ in rows:
        window.keys(*keys)
    expect(article, sorted(tuple(row[1:]) for row in rows), lambda *a: sorted(places(*a)))
    order = [(p[1], -p[2]) for p in places(article)]
    assert order == sorted(order), 'the order in the file'


def test_nothing_to_tag(room):
    """A digit without a selection and without a chosen annotation does nothing; nor does one without a code."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys('1', 's', '9', 'Escape', '2', HOME, 'w', '3')
    expect(article, [('source', 0, 4, 'Port')])


def test_same_again(room):
    """The same code on the same words is one annotation, and the window says so."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '1', HOME, 'w', '1')
    window.wait_toast('Already tagged as Claim')
    window.keys(HOME, 'w', 'w', '1')
    expect(article, [('claim', 0, 11, 'Port strike'), ('claim', 0, 4, 'Port')])


run([*((f'tagging-{name}', tag_all, name) for name in ROWS), test_nothing_to_tag, test_same_again])
