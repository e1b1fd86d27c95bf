# SPDX-License-Identifier: GPL-3.0-or-later
"""What was changed apart is listed, shown side by side, and settled with a digit; undone, it waits again."""

import copy
import json

from layer import expect, items, read
from room import run
from steps import spans

TEXT = 'Port strike enters third week\nThe union denied it.\n'
COPY = 'a.txt.lin.anno.sync-conflict-20261125-101010-ABCDEFG.json'
NOTICE = '1 record of your layer has been changed apart and is to be settled (V).'


def write(path, collection):
    path.write_text(json.dumps(collection, indent=2, ensure_ascii=False) + '\n')


def codes(article, name='lin'):
    """The codes of the only annotation, shown first; then those that wait, sorted."""
    collection = read(article, name)
    shown = [i['body'][0]['value'] for i in items(article, name)]
    deleted = ['deleted' for _ in collection.get('cf:deleted', [])]
    return shown, sorted(v['body'][0]['value'] for v in collection.get('cf:versions', [])) + deleted


def recode(item):
    item['body'][0]['value'] = 'rebuttal'


def prepare(room, change):
    """One annotation that another computer has changed; or, where that is None, deleted."""
    room.problems = {'to-settle'}
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', *spans(TEXT, ['Port strike']))
    theirs = copy.deepcopy(read(article))
    if change:
        change(theirs['first']['items'][0])
    else:
        gone = theirs.pop('first')['items'][0]
        theirs['total'] = 0
        theirs['cf:deleted'] = [{'id': gone['id'], 'type': 'as:Tombstone', 'as:deleted': '2026-11-21T21:43:00Z',
                                 'cf:supersedes': ['77c13e09b1f4a6d2']}]
    write(room.folder / COPY, theirs)
    window = room.open(room.folder)
    window.wait_article()
    window.find('label', NOTICE)
    return article, window


def open_dialog(window):
    window.keys('v')
    window.wait_dialog()


def find_version(window, words):
    """The digit of the version that says this; the dialog has its cards in order."""
    said = window.until('the versions', lambda: [a.name() for a in window.all('label')
                                                 if a.name().startswith(('Code: ', 'Deleted'))])
    return str(said.index(words) + 1)


def test_settled(room):
    article, window = prepare(room, recode)
    window.find('push button', '1 to Settle')
    for words, kept in (('Code: Rebuttal', 'rebuttal'), ('Code: Claim', 'claim')):
        open_dialog(window)
        window.keys(find_version(window, words))
        window.wait_no_dialog()
        expect(article, ([kept], []), codes)
        window.until('no notice', lambda: not window.all('label', NOTICE))
        window.wait_gone('push button', '1 to Settle')
        window.keys('ctrl+z')
        window.find('label', NOTICE)
        window.until('both wait', lambda: sorted(sum(codes(article), [])) == ['claim', 'rebuttal'])
    open_dialog(window)
    window.keys('Escape')
    window.wait_no_dialog()


def test_undone_in_dialog(room):
    """With two to settle, the first can be taken back while the second is looked at."""
    article, window = prepare(room, recode)
    open_dialog(window)
    button = window.find('push button', 'Keep Version 2')
    button.act()
    window.wait_no_dialog()
    window.until('settled', lambda: len(codes(article)[1]) == 0)
    window.keys('v')
    window.wait_toast('Nothing is to be settled in this article')


def test_deleted(room):
    """Changed here, deleted there: the living one is shown, and either can be kept."""
    article, window = prepare(room, None)
    open_dialog(window)
    window.keys(find_version(window, 'Deleted'))
    window.wait_no_dialog()
    expect(article, ([], ['deleted']), codes)
    window.keys('ctrl+z')
    expect(article, (['claim'], ['deleted']), codes)


def test_listed(room):
    """The list of the project leads to what is to be settled in another article."""
    article, window = prepare(room, recode)
    window.keys('ctrl+shift+d')
    shown = codes(article)[0][0].capitalize()
    window.find('list item', f'{shown}: Port strike, Port strike enters third week, 2 versions, to be settled')
    window.keys('Return')
    window.wait_article()
    window.wait_chosen(shown, 'Port strike')


run([test_settled, test_undone_in_dialog, test_deleted, test_listed])
