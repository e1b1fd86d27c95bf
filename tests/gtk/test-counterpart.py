# SPDX-License-Identifier: GPL-3.0-or-later
"""The counterpart in the other language by one key: it is selected, tagged and joined; or it is said why not."""

from layer import code, expect, items, parts
from room import run

# bilingual.txt: what one key finds of each, by hand.
CHINESE_HEADLINE = ('claim', 30, 38, '工会否认造成延误')
HEADLINE = ('claim', 0, 29, 'Union denies blame for delays')
LEFT, RIGHT = 'Article, English', 'Article, Simplified Chinese'

SELECTED = 'The counterpart is selected: press again to tag and join it'
JOINED = 'Joined with its counterpart: both count as one'
BACK = 'Its counterpart is chosen; press again to go back'
THERE = 'The same code is there already: press again to join the two'


def content(article, name='lin'):
    """The annotations, and the relations by the words of their ends."""
    spans = {i['id']: parts(i) for i in items(article, name) if i['motivation'] != ['linking']}
    marked = [(code(i), *(v for part in spans[i['id']] for v in part)) for i in items(article, name)
              if i['id'] in spans]
    joined = [(i['body'][1]['value'], spans[i['body'][0]['source']][0][2], spans[i['target'][0]['id']][0][2])
              for i in items(article, name) if i['motivation'] == ['linking']]
    return marked, joined


def expect_content(article, marked, joined):
    expect(article, (marked, joined), content)


def test_from_english(room):
    """Selected, tagged and joined as one step; then the key goes to and fro."""
    article = room.add('bilingual.txt')
    room.annotate(article, 'claim', '0-29')
    window = room.open(article)
    window.keys('ctrl+Home', 'j', 'c')
    window.wait_toast(SELECTED)
    window.wait_selection((30, 38))
    expect_content(article, [HEADLINE], [])
    window.keys('c')
    window.wait_toast(JOINED)
    both = [HEADLINE, CHINESE_HEADLINE], [('translates', HEADLINE[3], CHINESE_HEADLINE[3])]
    expect_content(article, *both)
    window.wait_chosen('Claim', CHINESE_HEADLINE[3])
    window.keys('c')
    window.wait_toast(BACK)
    window.wait_chosen('Claim', HEADLINE[3])
    window.keys('c')
    window.wait_chosen('Claim', CHINESE_HEADLINE[3])
    window.keys('ctrl+z')
    expect_content(article, [HEADLINE], [])
    window.keys('ctrl+shift+z')
    expect_content(article, *both)


def test_from_chinese(room):
    """The other way, within a block; what is selected may be mended before it is tagged."""
    article = room.add('bilingual.txt')
    text = (room.folder / 'bilingual.txt').read_text()
    start = text.index('港口的软件')
    room.annotate(article, 'claim', f'{start}-{start + 9}')
    first = text.index('the port’s')
    last = text.index('.', first)
    window = room.open(article)
    window.keys('ctrl+Home', 'j', 'c')
    window.wait_selection((first, last))
    window.keys('shift+Left', 'c')
    window.wait_toast(JOINED)
    expect_content(article, [('claim', first, last - 1, text[first:last - 1]),
                             ('claim', start, start + 9, text[start:start + 9])],
                   [('translates', text[start:start + 9], text[first:last - 1])])


def test_parts(room):
    """Of several parts each is found, without what lies between."""
    article = room.write('parts.txt', 'Union denies blame for delays\n工会否认造成延误\n'
                                      'Nobody came. It rained. The port was closed.\n无人到场。天下雨。港口关闭。\n')
    room.annotate(article, 'claim', '39-50', '63-82')
    window = room.open(article)
    window.keys('ctrl+Home', 'j', 'c', 'c')
    window.wait_toast(JOINED)
    expect_content(article, [('claim', 39, 50, 'Nobody came', 63, 82, 'The port was closed'),
                             ('claim', 84, 88, '无人到场', 93, 97, '港口关闭')],
                   [('translates', 'Nobody came', '无人到场')])


def test_there_already(room):
    """What stands there with the same code is chosen, and joined by the second press; another code is not."""
    article = room.add('bilingual.txt')
    room.annotate(article, 'claim', '0-29')
    room.annotate(article, 'rebuttal', '30-38')
    room.annotate(article, 'claim', '30-36')
    window = room.open(article)
    window.keys('ctrl+Home', 'j')
    window.wait_chosen('Claim', HEADLINE[3])
    window.keys('c')
    window.wait_toast(THERE)
    window.wait_chosen('Claim', CHINESE_HEADLINE[3][:6])
    window.keys('c')
    window.wait_toast(JOINED)
    expect_content(article, [HEADLINE, ('rebuttal', *CHINESE_HEADLINE[1:]),
                             ('claim', 30, 36, CHINESE_HEADLINE[3][:6])],
                   [('translates', HEADLINE[3], CHINESE_HEADLINE[3][:6])])


def test_columns(room):
    """Side by side the keys go along."""
    article = room.add('bilingual.txt')
    room.annotate(article, 'claim', '0-29')
    window = room.open(article)
    window.keys('F8')
    left, right = window.find('text', LEFT), window.find('text', RIGHT)
    window.wait_focus(left)
    window.keys('ctrl+Home', 'j', 'c')
    window.wait_focus(right)
    window.until('the selection', lambda: right.selection() == (0, 8))
    window.keys('c')
    expect_content(article, [HEADLINE, CHINESE_HEADLINE], [('translates', HEADLINE[3], CHINESE_HEADLINE[3])])
    window.keys('c')
    window.wait_chosen('Claim', HEADLINE[3])
    window.wait_focus(left)


def test_no_counterpart(room):
    """It is said why there is none, and nothing is changed."""
    missing = room.write('missing.txt', 'Port reopens\n港口重开\nA ship came on Friday.\n周五来了一艘船。\n'
                                        'It rained.\nThe union was not there.\n工会没有到场。\n')
    alone = room.add('english.txt')
    room.annotate(missing, 'claim', '50-59')
    room.annotate(alone, 'source', '99-108')
    window = room.open(missing)
    window.keys('ctrl+Home', 'j')
    window.wait_chosen('Claim', 'It rained')
    window.keys('c')
    window.wait_toast('There is no counterpart: this block has no pair')
    window.quit()
    window = room.open(alone)
    window.keys('ctrl+Home', 'j', 'c')
    window.wait_toast('There is no counterpart: the article has no pairs of two languages')
    assert content(missing) == ([('claim', 50, 59, 'It rained')], []), content(missing)
    assert content(alone) == ([('source', 99, 108, 'The union')], []), content(alone)


def test_no_type(room):
    """Where the codebook cannot join them it only selects, and says so."""
    article = room.add('bilingual.txt')
    room.write('codebook.json', '{"cf:format": 1, "id": "urn:uuid:58dbc7d9-efc4-46f1-8e77-af5dd6e40ff6", '
               '"title": "One code", "codes": [{"id": "claim", "key": "1", "scope": "span", '
               '"colour": {"light": "#1c71d8", "dark": "#78aeed"}, "label": {"en": "Claim"}}], '
               '"attributes": [], "relations": [], "lists": {}, "rounds": [], "settings": {}}')
    room.annotate(article, 'claim', '0-29')
    window = room.open(article)
    said = 'The codebook has no relation type “translates” to join counterparts by'
    window.keys('ctrl+Home', 'j', 'c')
    window.wait_toast(said)
    window.wait_selection((30, 38))
    window.keys('c')
    window.wait_selection((30, 38))
    expect_content(article, [HEADLINE], [])


run([test_from_english, test_from_chinese, test_parts, test_there_already, test_columns, test_no_counterpart, test_no_type])
