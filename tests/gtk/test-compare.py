# SPDX-License-Identifier: GPL-3.0-or-later
"""Coders compared: differences listed, walked, filtered; decided by key, undone; names hidden; live, blind, empty."""

import json
import shutil

from layer import code, expect, items, path_of, places, read
from room import run
from seeds import find_seeds
from steps import place

TEXT = 'Minister blames the port\n\nThe port is to blame, she said. The port denies it all.\n'
WORDS = 'Minister blames the port\nThe port is to blame, she said. The port denies it all.'


def annotate(room, article, annotator, code, words, **options):
    more = [w for k, v in options.items() for w in ('--attribute', f'{k}={v}')]
    return json.loads(room.cli('annotate', article, '--annotator', annotator, '--code', code, '--quote', words, *more,
                               '--json'))['id']


def prepare(room, name='a.txt'):
    """One claim in other places, with another function; a rebuttal that mara has alone."""
    article = room.write(name, TEXT + (name if name != 'a.txt' else ''))
    annotate(room, article, 'lin', 'claim', 'The port is to blame', function='problem')
    annotate(room, article, 'mara', 'claim', 'The port is to blame, she said', function='cause')
    annotate(room, article, 'mara', 'rebuttal', 'The port denies it all')
    return article


CLAIM, LONGER = '“The port is to blame”', '“The port is to blame, she said”'
BOUNDARY = f'Boundary · Claim: {CLAIM}. 1  lin: {CLAIM}; 2  mara: {LONGER}. '
FUNCTION = f'Attribute · Function: {CLAIM}. 1  lin: Problem; 2  mara: Cause. '
ALONE = 'Only one · Rebuttal: “The port denies it all”. 2  mara: Rebuttal; 1  lin: nothing. '


def rows(window):
    return [r.name() for lists in window.all('list', 'Differences') for r in window.all('list item', within=lists)]


def wait_rows(window, *names):
    try:
        window.until(f'{len(names)} rows', lambda: rows(window) == list(names))
    except AssertionError as error:
        raise AssertionError(f'{error}; there are {rows(window)}') from None


def wait_row(window, start):
    """The row that has the focus."""
    window.until(f'the focus on {start}', lambda: any(
        r.has_state('FOCUSED') and r.name().startswith(start) for r in window.all('list item')))


def compare(room, article):
    window = room.open(article)
    window.keys('alt+2')
    return window


def gold(article):
    return places(article, 'gold')


def expect_gold(article, *wanted):
    expect(article, list(wanted), name='gold')


def rulings(article):
    """What was decided, by kind: (kind, verdict)."""
    found = read(article, 'gold') or {}
    return sorted((d['cf:decision']['cf:kind'], d['cf:decision']['cf:verdict'])
                  for d in found.get('cf:deleted', []) if 'cf:decision' in d)


def test_walk(room):
    """The list has the focus; J and K walk it, and go to the place in the text."""
    window = compare(room, prepare(room))
    wait_rows(window, BOUNDARY + 'Undecided', FUNCTION + 'Undecided', ALONE + 'Undecided')
    window.find('label', '0 of 3 differences decided · 2 layers in progress')
    wait_row(window, BOUNDARY)
    window.keys('j', 'j')
    wait_row(window, ALONE)
    window.until('its place', lambda: any(t.selection() == (57, 79) for t in window.all('text', 'Article')))
    window.keys('k')
    wait_row(window, FUNCTION)


def test_decide(room):
    """Each by a digit or 0; gold has it with where it comes from; undone one after another, done again."""
    article = prepare(room)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    window.keys('2')
    expect_gold(article, place(WORDS, 'claim', 'The port is to blame, she said'))
    wait_row(window, FUNCTION)
    window.keys('1')
    wait_row(window, ALONE)
    window.keys('0')
    window.until('all are decided', lambda: window.all('label', '3 of 3 differences decided · 2 layers in progress'))
    wait_rows(window, BOUNDARY + 'Decided · mara', FUNCTION + 'Decided · lin', ALONE + 'None of these')
    expect(article, [('attribute', 'taken'), ('boundary', 'taken'), ('only', 'none')], lambda a, n: rulings(a))
    item = items(article, 'gold')[0]
    assert item['cf:adjudicated']['cf:rule'] == 'chosen'
    assert [f['id'] for f in item['cf:adjudicated']['cf:from']] == [
        items(article, 'mara')[0]['id'], items(article, 'lin')[0]['id']]
    assert item['cf:adjudicated']['creator']['id'] == read(article)['creator']['id']
    assert [b['value'] for b in item['body']] == ['claim', 'problem']
    window.keys('ctrl+z', 'ctrl+z', 'ctrl+z')
    wait_rows(window, BOUNDARY + 'Undecided', FUNCTION + 'Undecided', ALONE + 'Undecided')
    expect_gold(article)
    window.keys('ctrl+shift+z')
    wait_rows(window, BOUNDARY + 'Decided · mara', FUNCTION + 'Undecided', ALONE + 'Undecided')
    expect_gold(article, place(WORDS, 'claim', 'The port is to blame, she said'))
    # One's own layer has its own history.
    assert places(article) == [place(WORDS, 'claim', 'The port is to blame')]


def test_edit(room):
    """Enter leads into the text: the annotation in gold is chosen, its end moved, its code changed; it can be split."""
    article = prepare(room)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    window.keys('2')
    expect_gold(article, place(WORDS, 'claim', 'The port is to blame, she said'))
    wait_row(window, FUNCTION)
    window.keys('k', 'Return', 'shift+comma')
    expect_gold(article, place(WORDS, 'claim', 'The port is to blame, she'))
    window.keys('2')
    expect_gold(article, place(WORDS, 'rebuttal', 'The port is to blame, she'))
    window.keys('Escape')
    wait_row(window, 'Boundary')
    window.keys('ctrl+z', 'ctrl+z')
    expect_gold(article, place(WORDS, 'claim', 'The port is to blame, she said'))


def test_own_keys(room):
    """In the text of gold nothing is done to one's own layer: it is not what is settled there."""
    window = compare(room, prepare(room))
    wait_row(window, BOUNDARY)
    window.keys('Return', 'v', 'o', 'Escape')
    wait_row(window, BOUNDARY)
    # Whatever either says would be there by now: after it, something else is said and shown.
    window.keys('5')
    wait_row(window, BOUNDARY)
    said = [a.name() for a in window.all('label')]
    assert not [name for name in said if name.startswith(('Nothing is to be settled', 'Shown: ', 'Other layers'))], said


def test_remark(room):
    """N asks for a reason and a note; left open it is still open, and both stay when it is decided."""
    article = prepare(room)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    window.keys('n')
    window.wait_dialog()
    window.find('text', 'Note')
    window.keys('Tab')
    window.write(window.find('text', 'Note'), 'Ask the group.')
    window.keys('Return')
    window.wait_no_dialog()
    wait_rows(window, BOUNDARY + 'Undecided · Ask the group.', FUNCTION + 'Undecided', ALONE + 'Undecided')
    wait_row(window, BOUNDARY)
    window.keys('1')
    wait_rows(window, BOUNDARY + 'Decided · lin · Ask the group.', FUNCTION + 'Undecided', ALONE + 'Undecided')
    expect(article, [('boundary', 'taken')], lambda a, n: rulings(a))
    window.keys('k', 'o')
    wait_rows(window, BOUNDARY + 'Undecided · Ask the group.', FUNCTION + 'Undecided', ALONE + 'Undecided')


def test_filter(room):
    """Kinds can be left out; what is decided leaves the list when it is hidden."""
    article = prepare(room)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    window.keys('h', '1')
    wait_rows(window, FUNCTION + 'Undecided', ALONE + 'Undecided')
    wait_row(window, FUNCTION)
    window.keys('0', '0')
    window.find('label', 'None of These')
    window.wait_focus(window.find('push button', 'Show All'))
    window.keys('Return')
    wait_rows(window, BOUNDARY + 'Decided · lin', FUNCTION + 'None of these', ALONE + 'None of these')
    window.until('the focus on a row', lambda: any(r.has_state('FOCUSED') for r in window.all('list item')))


def test_names(room):
    """Hidden, coders have letters in an order that says nothing; names are nowhere in the list."""
    article = prepare(room)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    # By keys: the list is one stop, before it is the text, and what is above both.
    for name in ('Add outlet, date and link', 'Article', 'Agenda to print', 'Rule…', 'Filter the differences',
                 'Hide names and shuffle coders'):
        window.keys('shift+Tab')
        window.until(f'the focus on {name}', lambda: any(
            a.has_state('FOCUSED') and a.name() == name for a in window.application.walk()))
    window.keys('space')
    window.until('letters', lambda: all('Coder A' in r and 'Coder B' in r for r in rows(window)))
    assert not any(name in row for row in rows(window) for name in ('lin', 'mara'))
    shown = [label.name() for label in window.all('label')]
    assert '1 Coder A   2 Coder B' in shown and not any('mara' in text for text in shown), shown


def test_live(room):
    """What a coder saves while it is shown comes in; the row that has the focus keeps it."""
    article = prepare(room)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    window.keys('j', 'j')
    wait_row(window, ALONE)
    annotate(room, article, 'lin', 'source', 'Minister')
    wait_rows(window, 'Only one · Source: “Minister”. 1  lin: Source; 2  mara: nothing. Undecided', BOUNDARY + 'Undecided',
              FUNCTION + 'Undecided', ALONE + 'Undecided')
    wait_row(window, ALONE)
    for annotator in ('lin', 'mara'):
        room.cli('finish', article, '--annotator', annotator, status=1)
    room.cli('adjudicate', article, '--strategy', 'union', status=1)
    window.until('what the rule settled', lambda: sum('Settled by a rule' in r for r in rows(window)) == 3)


def test_rule(room):
    """R says what a rule would settle of what is finished, and writes it as one step; what was rejected stays out."""
    article = prepare(room)
    for annotator in ('lin', 'mara'):
        room.cli('finish', article, '--annotator', annotator, status=1)
    window = compare(room, article)
    wait_row(window, BOUNDARY)
    window.keys('u', 'u', '0')
    wait_rows(window, BOUNDARY + 'Undecided', FUNCTION + 'Undecided', ALONE + 'None of these')
    window.keys('r')
    window.wait_dialog()
    window.find('label', '0 annotations and links are added to gold. 0 of 3 differences are settled.')
    window.keys('space', 'Down', 'Down', 'Return')
    window.find('label', '1 annotation or link is added to gold. 2 of 3 differences are settled.')
    window.find('push button', 'Write to Gold').act()
    window.wait_no_dialog()
    expect_gold(article, place(WORDS, 'claim', 'The port is to blame, she said'))
    wait_rows(window, BOUNDARY + 'Settled by a rule', FUNCTION + 'Undecided', ALONE + 'None of these')
    window.keys('ctrl+z')
    wait_rows(window, BOUNDARY + 'Undecided', FUNCTION + 'Undecided', ALONE + 'None of these')
    expect_gold(article)


def test_project(room):
    """Over the project the list leads from article to article; decisions are undone across them."""
    first, second = prepare(room), prepare(room, 'b.txt')
    window = compare(room, first)
    wait_row(window, BOUNDARY)
    window.keys('p')
    wait_rows(window, *([BOUNDARY + 'Undecided', FUNCTION + 'Undecided', ALONE + 'Undecided'] * 2))
    lists = window.find('list', 'Differences')
    wait_row(window, BOUNDARY)
    window.keys('2')
    wait_row(window, FUNCTION)
    window.keys('shift+j')
    window.until('the second article', lambda: sum(
        r.has_state('FOCUSED') for r in window.all('list item', within=lists)[3:4]) == 1)
    window.keys('1')
    expect_gold(second, place(WORDS, 'claim', 'The port is to blame'))
    expect_gold(first, place(WORDS, 'claim', 'The port is to blame, she said'))
    # An article that has been open before is come back to in this view, too.
    window.keys('shift+k')
    window.until('the first article', lambda: any(r.has_state('FOCUSED') for r in window.all('list item', within=lists)[:3]))
    window.find('label', '2 of 6 differences decided · 4 layers in progress')
    window.keys('ctrl+z', 'ctrl+z')
    expect_gold(second)
    expect_gold(first)


def test_empty(room):
    """Nothing, one coder, no differences: what is missing is said, and it comes by itself."""
    window = room.open()
    window.keys('alt+2')
    window.find('label', 'No Article Open')
    window.quit()
    article = room.write('a.txt', TEXT)
    window = compare(room, article)
    window.find('label', 'Nobody Has Annotated This Yet')
    annotate(room, article, 'lin', 'claim', 'The port is to blame')
    window.find('label', 'Only One Coder So Far')
    window.find('label', '1 layer in progress')
    annotate(room, article, 'mara', 'claim', 'The port is to blame')
    window.find('label', 'No Differences')


def test_blind(room):
    """While one's own layer is not finished, of the others nothing is shown, and that is said."""
    article = prepare(room)
    room.cli('codebook', room.folder, 'new', '--template', 'framing-core')
    made = json.loads((room.folder / 'codebook.json').read_text())
    made['rounds'] = [{'id': 'r1', 'kind': 'reliability', 'blind': True, 'coders': ['lin', 'mara'],
                       'articles': ['a.txt']}]
    (room.folder / 'codebook.json').write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
    window = compare(room, article)
    window.find('label', 'Hidden Until You Have Finished')
    assert not rows(window)
    assert not any('mara' in a.name() for a in window.all('label'))


def test_seeds(room):
    """Two real articles, one in Chinese, one in two languages: a difference in each, decided."""
    for name in ('000_e73d510034a48bb9.txt', '002_000f5a8c4ae25cea.txt'):
        shutil.copy(find_seeds() / name, room.folder)
        (room.folder / name).chmod(0o644)
    europe, china = sorted(room.folder.glob('*.txt'))
    for article, words in ((europe, '欧盟谴责来自中国境内的恶意网络攻击'),
                           (china, 'China opposes US and its allies')):
        for annotator, code_ in (('lin', 'claim'), ('mara', 'rebuttal')):
            room.cli('annotate', article, '--annotator', annotator, '--code', code_, '--quote', words,
                     '--occurrence', 1)
    window = compare(room, china)
    wait_row(window, 'Code: “China opposes US and its allies”')
    window.keys('2')
    expect(china, ['rebuttal'], lambda a, n: [code(i) for i in items(a, 'gold')])
    window.keys('alt+Up')
    wait_row(window, 'Code: “欧盟谴责来自中国境内的恶意网络攻击”')
    window.keys('1')
    expect(europe, ['claim'], lambda a, n: [code(i) for i in items(a, 'gold')])
    assert path_of(china, 'gold').exists()


tests = [test_walk, test_decide, test_edit, test_own_keys, test_remark, test_filter, test_names, test_live, test_rule, test_project,
         test_empty, test_blind, test_seeds]
run(tests)
