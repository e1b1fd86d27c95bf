# SPDX-License-Identifier: GPL-3.0-or-later
"""Attributes by key: the forms of the annotation and of the article, lists that grow, R, Enter, finishing."""

import json

from layer import attributes, code, expect, items, note, only, places, read
from room import run

HOME, DOWN = 'ctrl+Home', 'Down'


def described(article, name):
    return [(code(i), attributes(i)) for i in items(article, name)]


def test_statement_in_fifteen(room):
    """A statement with code, two attributes and its source, from a caret before the source: fifteen keys at most."""
    article = room.add('chinese.txt')
    window = room.open(article)
    # 发言人表示，中方坚决反对；这是污蔑。
    window.put_caret(32)
    keys = ['w', 'w', '3',                         # 发言人
            'a', 'Right', 'a', '2',                # 中方坚决反对
            'f', '3', 'Return', 'Return', 'Escape']  # judgement; indirect, as proposed
    assert len(keys) <= 15, len(keys)
    window.keys(*keys)
    expect(article, [('source', []), ('rebuttal', [('function', 'judgement'), ('presentation', 'indirect')])],
           described)
    assert [p[3] for p in places(article)] == ['发言人', '中方坚决反对'], places(article)


def test_keys_of_the_form(room):
    """A digit sets, the same again takes back, Enter goes on and takes what is proposed, Shift+Enter goes back,
    Escape leaves at the old place."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '2', 'f', '1', '2', 'Return', '1', 'BackSpace', 'Return', '1', '1', 'Return', 'shift+Return',
                '2', 'Escape')
    only(article, [('function', 'cause'), ('presentation', 'own-voice'), ('uptake', 'endorsed')], attributes)
    # The keys are the article's again.
    window.keys('d', HOME, DOWN, 's', '1')
    expect(article, ['rebuttal', 'claim'], lambda a, n: [code(i) for i in items(a, n)])
    assert items(article)[0]['cf:doubt'] is True


def test_tab(room):
    """Tab goes on as Down does, and Shift+Tab back: what is typed in a field stays, and digits mean the field that is seen."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '2', 'f', 'Tab', '2', 'Tab', 'Tab', 'Tab')
    window.type('port')
    window.keys('shift+Tab', 'shift+Tab', '1', 'Escape')
    only(article, [('presentation', 'partial'), ('target', 'port'), ('uptake', 'neutral')],
         lambda i: sorted(attributes(i)))


def test_several_choices(room):
    """The strategies of a rebuttal: several, each with its key; Enter on the last field leaves the form."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '2', 'f', 'Up', *['Down'] * 4)
    window.keys('Return', 'Return')           # target and proposition, nothing typed
    window.keys('1', '0', 'a', 'Return', '2', '4', 'Return')
    only(article, [('frame', 'cultural-identity'), ('frame', 'economic'), ('frame', 'quality-of-life'),
                   ('strategy', 'deny'), ('strategy', 'discredit')],
         lambda i: sorted(v for v in attributes(i) if v[0] != 'presentation'))
    window.keys('s', '1')
    expect(article, 2, lambda a, n: len(items(a, n)))


def test_article_form(room):
    """G: what is said of the article as a whole; undone value by value."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys('g', '1', 'Return', '2', 'Return', '3', 'Return')
    only(article, [('codable', 'yes'), ('leaning', 'accused'), ('primary-frame', 'capacity-and-resources')],
         lambda i: sorted(attributes(i)))
    assert items(article)[0]['target'] == [{'source': read(article)['cf:article']['id']}]
    window.keys('ctrl+z', 'ctrl+z')
    only(article, [('codable', 'yes')], attributes)


COLOUR = {'light': '#000000', 'dark': '#ffffff'}
CODEBOOK = {
    'cf:format': 1, 'id': 'urn:uuid:c0de', 'title': 'Mine', 'revision': 'x',
    'codes': [{'id': 'frame', 'key': '1', 'scope': 'span', 'colour': COLOUR, 'line': 'solid', 'label': {'en': 'Frame'}},
              {'id': 'doc', 'scope': 'article', 'colour': COLOUR, 'line': 'solid', 'label': {'en': 'Document'}}],
    'attributes': [{'id': 'tone', 'type': 'yes-no', 'on': ['doc'], 'required': True, 'label': {'en': 'Tone'}}],
    'relations': []}


def test_article_form_of_own_codebook(room):
    """G asks for what the project's codebook has of an article, whatever its code is called there."""
    article = room.add('english.txt')
    room.write('codebook.json', json.dumps(CODEBOOK))
    window = room.open(article)
    window.keys('g', '1', 'Return')
    expect(article, [('doc', [('tone', 'yes')])], described)
    # So does the list beside the article.
    window.click(window.find('push button', 'The Article as a Whole'))
    window.find('label', 'Tone *')


def test_typed_in_chinese_is_offered(room):
    """A name in Chinese that is in the layer of another article is found by its initials."""
    article = room.add('english.txt')
    chinese = room.add('chinese.txt')
    room.cli('annotate', chinese, '--code', 'source', '--span', '9-11', '--attribute', 'actor=海港工会')
    window = room.open(article)
    window.keys(HOME, 'w', '3', 'f')
    window.type('hggh')
    window.find('label', '海港工会')
    window.keys('Return', 'Escape')
    only(article, [('actor', '海港工会')], attributes)
    # As it was typed, where nothing begins so; and a new value that begins as an old one.
    window.keys(HOME, DOWN, 'w', '3', 'f')
    window.type('hgg')
    window.find('label', 'New: hgg')
    window.keys('Up', 'Return', 'Escape')
    expect(article, ['海港工会', 'hgg'], lambda a, n: [dict(attributes(i))['actor'] for i in items(a, n)])


def test_left_while_typing(room):
    """What has been typed is set when the article is left, and a digit in a field is the field's."""
    article = room.add('english.txt')
    room.add('chinese.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '3', 'f')
    window.type('Harbour 2')
    window.keys('alt+Down', 'alt+Up')
    only(article, [('actor', 'Harbour 2')], attributes)


def test_repeat(room):
    """R: code and attributes of the last one, on other words and in another article."""
    article, other = room.add('english.txt'), room.add('chinese.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '1', 'f', '2', 'Escape', HOME, DOWN, 's', 'r')
    expect(article, [('claim', [('function', 'cause')])] * 2, described)
    window.keys('alt+Up')
    window.until('the other article', lambda: '欧盟' in window.text())
    window.keys(HOME, 's', 'r')
    expect(other, [('claim', [('function', 'cause')])], described)


def test_code_by_typing(room):
    """Enter: a code by its name, in any language, its number, or the initials of its pinyin."""
    article = room.add('english.txt')
    window = room.open(article)
    for typed, expected in (('reb', 'rebuttal'), ('xxl', 'source'), ('1', 'claim'), ('反', 'rebuttal')):
        window.keys(HOME, 'w', 'Return')
        window.write(window.find('text', 'Code'), typed)
        window.keys('Return')
        expect(article, [expected], lambda a, n: [code(i) for i in items(a, n)])
        window.keys('ctrl+z')
        window.until('nothing', lambda: not items(article))
    # Escape tags nothing, and the selection is still there.
    window.keys(HOME, 'w', 'Return', 'Escape', '1')
    expect(article, [('claim', 0, 4, 'Port')])


def test_finish_lists(room):
    """Ctrl+Enter lists what is missing; each entry is one key away; then the next article that is not finished."""
    article, other = room.add('english.txt'), room.add('chinese.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '1', 'ctrl+Return')
    window.wait_dialog()
    window.find('label', 'Codable is missing')
    window.find('label', 'Function is missing')
    window.keys('2')
    window.wait_no_dialog()
    window.keys('4', 'Escape')
    only(article, [('function', 'remedy')], attributes)
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.keys('1')
    window.wait_no_dialog()
    window.keys('1', 'Escape', 'ctrl+Return')
    window.until('finished', lambda: read(article)['cf:state']['cf:status'] == 'finished')
    window.until('the next article', lambda: '欧盟' in window.text())


def test_finish_all_the_same(room):
    """Escape goes on coding; Ctrl+Enter in the list finishes all the same."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '2', 'ctrl+Return')
    window.wait_dialog()
    window.find('label', 'Linked to nothing that it rebuts')
    window.keys('Escape')
    window.wait_no_dialog()
    window.keys('n')
    window.type('later')
    window.keys('Escape')
    only(article, 'later', note)
    assert read(article)['cf:state']['cf:status'] == 'in-progress'
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.keys('ctrl+Return')
    window.wait_no_dialog()
    window.until('finished', lambda: read(article)['cf:state']['cf:status'] == 'finished')
    # Again: reopened.
    window.keys('ctrl+Return')
    window.until('reopened', lambda: read(article)['cf:state']['cf:status'] == 'in-progress')


run([test_statement_in_fifteen, test_keys_of_the_form, test_tab, test_several_choices, test_article_form,
     test_article_form_of_own_codebook, test_typed_in_chinese_is_offered, test_left_while_typing, test_repeat,
     test_code_by_typing, test_finish_lists, test_finish_all_the_same])
