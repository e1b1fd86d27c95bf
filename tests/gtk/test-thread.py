# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads: listed beside the article, from inspector and key; joined by proposition; followed, kept in step; outlet
and date entered from there. And one dispute of two real articles, from both sides."""

import json
import shutil

from layer import attributes, expect, items
from room import run
from seeds import find_seeds

UNKNOWN = 'Outlet unknown · Date unknown'


def row(title, quote, place=UNKNOWN):
    return f'{title}: “{quote}”\n{place}'


CLAIM = row('Claim · lin', '欧盟谴责网络攻击')
REBUTTAL = row('Rebuttal · lin · rebuts', 'denied it')


def prepare(room):
    chinese, english = room.add('chinese.txt'), room.add('english.txt')
    claim = room.annotate(chinese, 'claim', '0-8')
    source = room.annotate(english, 'source', '99-108')
    rebuttal = room.annotate(english, 'rebuttal', '109-118')
    room.cli('relate', english, '--from', rebuttal, '--type', 'rebuts', '--to', claim)
    room.cli('relate', english, '--from', rebuttal, '--type', 'attributed-to', '--to', source)
    return chinese, english


SOURCE = row('Source · lin · attributed to', 'The union')


def rows(window):
    return [r.name() for r in window.all('list item', within=window.find('list', 'Thread'))]


def wait_rows(window, *names):
    try:
        window.until(f'{len(names)} rows', lambda: rows(window) == list(names))
    except AssertionError as error:
        raise AssertionError(f'{error}; there are {rows(window)}') from None


def wait_row(window, name):
    window.until(f'the focus on {name}', lambda: next(
        (r for r in window.all('list item') if r.has_state('FOCUSED')), None) is not None and
        next(r for r in window.all('list item') if r.has_state('FOCUSED')).name() == name)


def test_list(room):
    """T lists it; Enter goes there, T and Alt+Backspace come back, Escape ends it."""
    _, english = prepare(room)
    window = room.open(english)
    window.keys('k', 't')
    wait_rows(window, CLAIM, SOURCE, REBUTTAL)
    wait_row(window, REBUTTAL)
    window.keys('Up', 'Up')
    wait_row(window, CLAIM)
    window.keys('Return')
    window.wait_article()
    window.until('the other article', lambda: '欧盟' in window.text())
    window.keys('t')
    wait_row(window, CLAIM)
    window.keys('Escape')
    window.wait_article()
    window.wait_chosen('Claim', '欧盟谴责网络攻击')
    window.keys('alt+BackSpace')
    window.until('the first article', lambda: 'strike' in window.text())
    window.find('push button', 'Thread of the annotation').act()
    wait_rows(window, CLAIM, SOURCE, REBUTTAL)


def test_live(room):
    """What others write comes in at its place; the focus stays."""
    chinese, english = prepare(room)
    window = room.open(english)
    window.keys('k', 't')
    wait_row(window, REBUTTAL)
    other = json.loads(room.cli('annotate', chinese, '--annotator', 'mara', '--code', 'claim', '--quote', '这是污蔑',
                                '--json'))['id']
    room.cli('relate', chinese, '--annotator', 'mara', '--from', other, '--type', 'supports', '--to',
             items(chinese)[0]['id'])
    wait_rows(window, CLAIM, row('Claim · mara · supports', '这是污蔑'), SOURCE, REBUTTAL)
    wait_row(window, REBUTTAL)


def test_unanswered(room):
    """Claims that nothing rebuts, and what is said when there is none."""
    chinese, english = prepare(room)
    window = room.open(english)
    window.keys('t')
    window.find('label', 'Every Claim Is Answered')
    room.annotate(english, 'claim', '0-11')
    wait_rows(window, row('Claim · lin', 'Port strike'))


def test_thread_of_unanswered(room):
    """T on a claim that nobody has answered lists its thread, not all claims that are like it."""
    article = room.add('english.txt')
    claim = room.annotate(article, 'claim', '0-11')
    window = room.open(article)
    window.keys('alt+4')
    shown = window.find('list', 'Argument map')
    window.until('the claim on the map', lambda: len(window.all('list item', within=shown)) == 1)
    window.keys('alt+1')
    window.wait_article()
    window.keys('k', 't')
    window.find('list', 'Thread')
    window.until('its row', lambda: len(rows(window)) == 1)
    rebuttal = room.annotate(article, 'rebuttal', '109-118')
    room.cli('relate', article, '--from', rebuttal, '--type', 'rebuts', '--to', claim)
    window.until('the answer too', lambda: len(rows(window)) == 2)


def enter_details(window, outlet, date):
    """In the dialog: below the title stand outlet and date."""
    window.wait_dialog()
    window.find('push button', 'Save')
    window.keys('Tab', 'ctrl+a')
    window.type(outlet)
    # What says something else than the file has a button to go back, which Tab passes too.
    window.keys('Tab', 'Tab', 'ctrl+a')
    window.type(date)
    window.keys('Return')
    window.wait_no_dialog()


def test_details(room):
    """Outlet and date of any article of it can be entered."""
    _, english = prepare(room)
    window = room.open(english)
    window.keys('k', 't')
    wait_rows(window, CLAIM, SOURCE, REBUTTAL)
    window.all('push button', 'Enter outlet and date')[0].act()
    enter_details(window, 'World', '2021-07-19')
    window.until('the other article', lambda: '欧盟' in window.text())
    wait_rows(window, row('Claim · lin', '欧盟谴责网络攻击', 'World · 2021-07-19'), SOURCE, REBUTTAL)
    window.until('articles.csv', lambda: (room.folder / 'articles.csv').exists())


def test_proposition(room):
    """M and a digit attach what was used last; M and words what is new, instead."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-11', attribute='proposition=Strikes hurt')
    room.annotate(article, 'rebuttal', '109-118')
    window = room.open(article)
    window.keys('k', 'm')
    window.find('list item', '1  Strikes hurt')
    window.keys('1')
    window.wait_toast('About: Strikes hurt')
    window.wait_article()
    window.keys('m')
    window.wait_focus(window.find('text', 'Proposition', within=window.find('panel', 'What is it about?')))
    assert not window.all('list item', '1  Strikes hurt')
    window.type('The chair lied')
    window.keys('Return')
    window.wait_article()
    expect(article, [[('proposition', 'Strikes hurt')], [('proposition', 'The chair lied')]],
           lambda a, n: [attributes(i) for i in items(a, n)])
    window.keys('ctrl+z', 'ctrl+z')
    expect(article, [[('proposition', 'Strikes hurt')], []], lambda a, n: [attributes(i) for i in items(a, n)])


# The two real articles.

EUROPE, CHINA = '000_e73d510034a48bb9.txt', '002_000f5a8c4ae25cea.txt'
CHARGE, DENIAL = '欧盟谴责来自中国境内的恶意网络攻击', 'China opposes US and its allies accusing China of directing cyberattacks'


def prepare_seeds(room, **options):
    for name in (EUROPE, CHINA):
        shutil.copy(find_seeds() / name, room.folder)
        (room.folder / name).chmod(0o644)
    europe, china = room.folder / EUROPE, room.folder / CHINA
    for article, kind, words in ((europe, 'claim', CHARGE), (china, 'rebuttal', DENIAL)):
        more = [w for k, v in options.get(kind, {}).items() for w in ('--attribute', f'{k}={v}')]
        room.cli('annotate', article, '--code', kind, '--quote', words, '--occurrence', 1, *more)
    return europe, china


def type_of_links(article, name='lin'):
    return [i['body'][1]['value'] for i in items(article, name) if i['motivation'] == ['linking']]


def check_dispute(room, window, joined):
    """Both sides are in one thread with outlet and date, and on the map; the sidecars are valid."""
    side = 'Rebuttal · lin' if joined else 'Rebuttal · lin · rebuts'
    window.until('one of them is chosen', window.chosen)
    window.keys('t')
    charge = 'Claim · lin: “欧盟谴责来自中国境内的恶意网络攻击”'
    window.until('both sides', lambda: len(rows(window)) == 2)
    buttons = window.all('push button', 'Enter outlet and date')
    buttons[-1].act()
    enter_details(window, 'Global Times', '2024-07-09')
    window.until('outlet and date of both', lambda: all(
        r.startswith(s) and r.endswith(e) for r, s, e in
        zip(rows(window), (charge, side), ('2021-07-19', 'Global Times · 2024-07-09'))))
    assert 'unknown' not in ''.join(rows(window)), rows(window)
    window.keys('alt+4')
    shown = window.find('list', 'Argument map')
    window.keys('4')
    window.until('both on the map', lambda: len(window.all('list item', within=shown)) == (3 if joined else 2))
    room.cli('check', room.folder)


def link(room, begins, toward, words):
    """From one article to what is chosen in the other: under ten presses."""
    europe, china = prepare_seeds(room)
    window = room.open(china if begins == CHINA else europe)
    presses = ['j', 'l', toward, 'j', 'Return', '1']
    assert len(presses) < 10
    window.keys(*presses[:3])
    window.until('the other article', lambda: words in window.text())
    window.keys(*presses[3:])
    expect(china, ['rebuts'], type_of_links)
    check_dispute(room, window, False)


def test_link_from_rebuttal(room):
    link(room, CHINA, 'alt+Up', '欧盟')


def test_link_from_claim(room):
    link(room, EUROPE, 'alt+Down', 'FM')


def test_join(room):
    """Joined by one proposition that was used once: in five presses at most."""
    europe, china = prepare_seeds(room, claim={'proposition': 'China directs cyberattacks'})
    window = room.open(china)
    presses = ['j', 'm', '1']
    assert len(presses) <= 5
    window.keys(*presses)
    expect(china, [[('proposition', 'China directs cyberattacks')]], lambda a, n: [attributes(i) for i in items(a, n)])
    check_dispute(room, window, True)


tests = [test_list, test_live, test_unanswered, test_thread_of_unanswered, test_details, test_proposition,
         test_link_from_rebuttal, test_link_from_claim, test_join]
run(tests)
