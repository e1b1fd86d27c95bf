# SPDX-License-Identifier: GPL-3.0-or-later
"""The argument map: what is on it, walked by key, followed to the passage and back, kept in step, exported."""

import json
from xml.etree import ElementTree

from layer import items
from room import run

MAP = 'alt+4'
ARTICLE, SELECTION, THREAD, PROJECT = '1234'

CLAIM = 'Claim · lin: “欧盟谴责网络攻击”, Outlet unknown · Date unknown'
SOURCE = 'Source · lin: “The union”, Outlet unknown · Date unknown'
REBUTTAL = 'Rebuttal · lin: “denied it”, Outlet unknown · Date unknown'


def prepare(room):
    """A rebuttal, its source, and the claim that it rebuts in another article."""
    chinese, english = room.add('chinese.txt'), room.add('english.txt')
    claim = room.annotate(chinese, 'claim', '0-8')
    source = room.annotate(english, 'source', '99-108')
    rebuttal = room.annotate(english, 'rebuttal', '109-118')
    room.cli('relate', english, '--from', rebuttal, '--type', 'rebuts', '--to', claim)
    room.cli('relate', english, '--from', rebuttal, '--type', 'attributed-to', '--to', source)
    return chinese, english


def cards(window):
    """The names of all cards, by article and place."""
    shown = window.find('list', 'Argument map')
    return [c.name() for c in window.all('list item', within=shown)]


def wait_cards(window, *names):
    window.until(f'{len(names)} cards', lambda: cards(window) == list(names))


def focused(window):
    return next((c for c in window.all('list item') if c.has_state('FOCUSED')), None)


def wait_card(window, name):
    """Waits until this card has the focus, and returns it."""
    return window.until(f'the focus on {name}',
                        lambda: (card := focused(window)) is not None and card.name() == name and card)


def open_map(room, scope=ARTICLE):
    chinese, english = prepare(room)
    window = room.open(english)
    window.keys('k')
    window.wait_chosen('Rebuttal', 'denied it')
    window.keys(MAP)
    wait_card(window, REBUTTAL)
    show(window, scope)
    return window, chinese, english


def show(window, scope):
    """Chooses what the map shows, and waits until it is chosen."""
    window.keys(scope)
    label = ('Article', 'Selection', 'Thread', 'Project')[int(scope) - 1]
    window.find('label', label, within=window.find('combo box'))


def test_walk(room):
    """The chosen annotation has the focus; arrows go along its relations; Enter goes to the passage, and back."""
    window, *_ = open_map(room)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    assert focused(window).description() == 'rebuts “欧盟谴责网络攻击”; attributed to “The union”'
    window.keys('Up')
    window.until('another card', lambda: focused(window).name() != REBUTTAL)
    above = focused(window).name()
    window.keys('Down')
    wait_card(window, REBUTTAL)
    window.keys('Home')
    card = wait_card(window, CLAIM)
    assert above in (CLAIM, SOURCE)
    assert card.description() == 'rebuts, from “denied it”'
    window.keys('j', 'j')
    wait_card(window, REBUTTAL)
    window.keys('k', 'k', 'Return')
    window.wait_article()
    window.until('the other article', lambda: '欧盟' in window.text())
    window.wait_chosen('Claim', '欧盟谴责网络攻击')
    window.keys('alt+BackSpace')
    wait_card(window, CLAIM)
    window.until('the article of before', lambda: window.title() == 'Port strike enters third week')


def place_on_map(window, card):
    """Where the middle of a card is, from the corner of the map."""
    left, top, *_ = window.find('list', 'Argument map').extents()
    x, y = card.middle()
    return x - left, y - top


def find_seen(window, card, zoom, unzoomed):
    """A point of a card that was there on the map without zoom: GTK 4.18 says still that it is."""
    left, top, *_ = window.find('list', 'Argument map').extents()
    x, y = place_on_map(window, card)
    zoom = zoom if (x, y) == unzoomed else 1
    return round(left + x * zoom), round(top + y * zoom)


def test_click(room):
    """A click on a card goes to its passage; a drag moves the map, and goes nowhere."""
    window, *_ = open_map(room, PROJECT)
    window.find('label', '3 annotations · 2 links')
    window.keys('k')
    card = wait_card(window, SOURCE)
    window.keys('ctrl+0')
    window.find('push button', '100 %')
    unzoomed = place_on_map(window, card)
    window.keys(*['ctrl+plus'] * 5)
    window.find('push button', '305 %')
    x, y = find_seen(window, card, 3.05, unzoomed)
    window.drag((x, y), (x - 20, y - 15), (x - 40, y - 30))
    window.until('the card elsewhere', lambda: find_seen(window, card, 3.05, unzoomed) != (x, y))
    assert window.all('list', 'Argument map')
    window.click(find_seen(window, card, 3.05, unzoomed))
    window.wait_article()
    window.wait_chosen('Source', 'The union')


def test_scopes(room):
    """By article, selection, thread and project."""
    window, chinese, english = open_map(room, PROJECT)
    room.annotate(english, 'claim', '0-11')
    other = 'Claim · lin: “Port strike”, Outlet unknown · Date unknown'
    wait_cards(window, CLAIM, other, SOURCE, REBUTTAL)
    window.keys(THREAD)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    window.keys(SELECTION)  # the words of the chosen annotation
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    window.keys(MAP.replace('4', '1'))
    window.wait_article()
    window.select(0, 4)
    window.keys(MAP)
    wait_cards(window, other)
    window.keys(ARTICLE)
    wait_cards(window, CLAIM, other, SOURCE, REBUTTAL)


def test_live(room):
    """What others write appears; the focus stays, and nothing is read that has not changed."""
    window, chinese, english = open_map(room, PROJECT)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    window.keys('Home')
    wait_card(window, CLAIM)
    room.cli('annotate', chinese, '--annotator', 'mara', '--code', 'rebuttal', '--quote', '这是污蔑')
    mara = 'Rebuttal · mara: “这是污蔑”, Outlet unknown · Date unknown'
    wait_cards(window, CLAIM, mara, SOURCE, REBUTTAL)
    wait_card(window, CLAIM)
    # Of somebody else, there are the words.
    window.keys('j', 'Return')
    window.wait_article()
    window.wait_toast('An annotation by mara: its words are selected')
    window.until('the words', lambda: window.selection() and
                 window.text()[slice(*window.selection())] == '这是污蔑')
    window.keys('alt+BackSpace')
    wait_card(window, mara)
    room.cli('delete', english, '--id', items(english)[1]['id'])
    wait_cards(window, CLAIM, mara, SOURCE)
    wait_card(window, mara)


def test_blind(room):
    """What a round hides is on no map."""
    chinese, english = prepare(room)
    room.cli('annotate', chinese, '--annotator', 'mara', '--code', 'rebuttal', '--quote', '这是污蔑')
    room.cli('codebook', room.folder, 'new', '--template', 'framing-core')
    book = room.folder / 'codebook.json'
    made = json.loads(book.read_text())
    made['rounds'] = [{'id': 'r1', 'kind': 'reliability', 'blind': True, 'coders': ['lin', 'mara'],
                       'articles': [chinese.name, english.name]}]
    book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
    window = room.open(english)
    window.keys(MAP)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    show(window, PROJECT)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)


def test_meeting(room):
    """Where two meet in a proposition it has a card; corrected outlets and dates are on the others."""
    chinese, english = room.add('chinese.txt'), room.add('english.txt')
    room.annotate(chinese, 'claim', '0-8', attribute='proposition=Attacks')
    room.annotate(english, 'rebuttal', '109-118', attribute='proposition=attacks')
    room.write('articles.csv', 'file,title,outlet,published,url,languages\nenglish.txt,,Herald,2021-07-20,,\n')
    window = room.open(english)
    window.keys('k', MAP)
    rebuttal = 'Rebuttal · lin: “denied it”, Herald · 2021-07-20'
    wait_card(window, rebuttal)
    window.keys(THREAD)
    wait_cards(window, CLAIM, rebuttal, 'Proposition: Attacks')


def test_empty(room):
    """What there is to do is said where there is nothing to see."""
    room.add('chinese.txt')
    window = room.open(room.add('english.txt'))
    window.keys(MAP)
    window.find('label', 'Nothing Is Marked Here')
    window.keys(SELECTION)
    window.find('label', 'Nothing Is Selected')
    window.keys(THREAD)
    window.find('label', 'No Annotation Is Chosen')
    window.keys(PROJECT)
    window.find('label', 'Nothing Is Marked in This Project')
    window.find('push button', 'Go to the Article').act()
    window.wait_article()


def test_filter(room):
    """Only one code; and all again where nothing is left."""
    window, *_ = open_map(room, PROJECT)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    window.click(window.find('push button', 'Filter the map'))
    lists = window.find('push button', 'Code')
    window.wait_focus(lists)
    window.keys('space')
    window.find('label', 'Rebuttal')
    window.keys('Down', 'Down', 'Return')
    wait_cards(window, REBUTTAL)
    window.find('push button', 'Clear').act()
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)


def open_export(window, place):
    window.click(window.find('push button', 'Export the map'))
    window.find('menu item', 'SVG')
    window.keys(*['Down'] * place, 'Return')
    window.wait_dialog()


def export(window, place, path):
    open_export(window, place)
    window.choose_path(path)


def test_export(room):
    """Pictures are written, never over an article."""
    window, chinese, english = open_map(room, PROJECT)
    wait_cards(window, CLAIM, SOURCE, REBUTTAL)
    for place, (form, start) in enumerate((('svg', b'<?xml'), ('png', b'\x89PNG'), ('pdf', b'%PDF'))):
        path = room.base / f'map.{form}'
        export(window, place, path)
        window.wait_toast(f'Exported to {path.name}')
        assert path.read_bytes().startswith(start)
    ElementTree.fromstring((room.base / 'map.svg').read_bytes())
    before = english.read_bytes()
    open_export(window, 0)
    window.enter_path(english)
    window.find('push button', 'Replace').act()
    window.wait_no_dialog()
    window.until('a refusal', lambda: any(a.name().startswith('english.txt: ') for a in window.search_toasts('label')))
    assert english.read_bytes() == before


def test_zoom(room):
    """Keys zoom; the button goes back to the usual size."""
    window, *_ = open_map(room, PROJECT)
    window.keys('ctrl+0')
    window.find('push button', '100 %')
    window.keys('ctrl+plus')
    window.find('push button', '125 %')
    window.keys('ctrl+minus', 'ctrl+minus')
    window.find('push button', '80 %')
    window.click(window.find('push button', '80 %'))
    window.find('push button', '100 %')
    wide = window.frame().extents()[2]
    window.keys(*['ctrl+plus'] * 6)
    window.click(window.find('push button', 'All of the map'))
    window.until('all of it', lambda: all(0 <= c.extents()[0] and c.extents()[0] + c.extents()[2] <= wide
                                          for c in window.all('list item')))


run([test_walk, test_click, test_scopes, test_live, test_blind, test_meeting, test_empty, test_filter, test_export, test_zoom])
