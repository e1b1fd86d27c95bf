# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of agreement: what is said of each figure, walked by key, followed to the differences, kept in step, exported.

Expected figures are counted by hand."""

import csv
import json

from room import run

VIEW = 'alt+3'
PAIRS, CODES, ARTICLES = 'Pairs of Coders', 'Codes', 'Articles, the Lowest First'
PUBLISHED, CODED = 'Over Time, by the Month of the Article’s Date', 'Over Time, by the Month of Coding'

# In english.txt lin and mara have two units each of which one is the same, wu has that one alone: 2/4 and 2/3.
LIN_MARA = 'lin and mara: 0.50, 4 units'
LIN_WU = 'lin and wu: 0.67, 3 units'
MARA_WU = 'mara and wu: 0.67, 3 units'
MATRIX = [LIN_MARA, LIN_WU, LIN_MARA, MARA_WU, LIN_WU, MARA_WU]
# Of all coders the mean over pairs; a code that one alone has given never agrees.
BARS = ['all coders: 0.61, 5 units', 'all coders, code Claim: 1.00, 3 units', 'all coders, code Rebuttal: 0.00, 1 unit',
        'all coders, code Source: 0.00, 1 unit']


def finish(room, article, name):
    said = room.run_cli('finish', article, '--annotator', name).stdout
    assert said.rstrip().endswith('finished'), said


def mark(room, article, name, *marks):
    for code, span in marks:
        room.annotate(article, code, span, annotator=name)
    finish(room, article, name)


def add_book(room, **members):
    room.cli('codebook', room.folder, 'new', '--template', 'framing-core')
    path = room.folder / 'codebook.json'
    path.write_text(json.dumps(json.loads(path.read_text()) | members, indent=2, ensure_ascii=False) + '\n')


def prepare(room):
    add_book(room)
    article = room.add('english.txt')
    mark(room, article, 'lin', ('claim', '0-11'), ('rebuttal', '109-118'))
    mark(room, article, 'mara', ('claim', '0-11'), ('source', '109-118'))
    mark(room, article, 'wu', ('claim', '0-11'))
    return article


def figures(window, title):
    """What is said of the figures of a plot."""
    return [field.name() for shown in window.all('list', title) for field in window.all('list item', within=shown)]


def wait_figures(window, title, *names):
    window.until(f'{title}: {names}', lambda: figures(window, title) == list(names))


def wait_figure(window, name):
    """Waits until this figure has the focus."""
    window.until(f'the focus on {name}',
                 lambda: any(f.has_state('FOCUSED') and f.name() == name for f in window.all('list item')))


def choose_measure(window, *keys):
    """In the list of measures, from the first plot."""
    window.keys('shift+Tab', 'shift+Tab', 'shift+Tab')
    window.wait_focus(window.find('push button', 'Measure'))
    window.keys('space')
    # A newer GTK makes only the rows that are seen.
    window.find('label', 'Cohen’s kappa')
    window.keys(*keys, 'Return')


def open_figures(room):
    """The figures of F1, of units in the same place."""
    article = prepare(room)
    window = room.open(article)
    window.keys(VIEW)
    window.find('list', PAIRS)
    choose_measure(window, 'End', 'Up', 'Up', 'Up')
    wait_figures(window, PAIRS, *MATRIX)
    return window, article


def test_walk(room):
    """Arrows go from figure to figure, Tab to the next plot."""
    window, article = open_figures(room)
    wait_figures(window, CODES, *BARS)
    window.keys('Tab', 'Tab', 'Tab')
    wait_figure(window, LIN_MARA)
    window.keys('Right')
    wait_figure(window, LIN_WU)
    window.keys('Down')  # beyond the gap between the two
    wait_figure(window, MARA_WU)
    window.keys('Home')
    wait_figure(window, LIN_MARA)
    window.keys('Tab')
    wait_figure(window, BARS[0])
    window.keys('Down')
    wait_figure(window, BARS[1])
    window.keys('shift+Tab')
    wait_figure(window, LIN_MARA)


def differences(window):
    return [row.name() for shown in window.all('list', 'Differences') for row in window.all('list item', within=shown)]


def follow(window, figure, *wanted):
    """Enter leads to exactly the differences behind the figure that has the focus; Escape back to it."""
    window.keys('Return')
    window.until(f'{figure}: {wanted}', lambda: window.all('label', figure) and len(differences(window)) == len(wanted)
                 and all(row.startswith(start) for row, start in zip(differences(window), wanted)))
    window.find('push button', 'Back to the figure of agreement')
    window.until('the focus in the list', lambda: any(
        row.has_state('FOCUSED') for shown in window.all('list', 'Differences')
        for row in window.all('list item', within=shown)))
    window.keys('Escape')
    wait_figure(window, figure)


CODE = 'Code: “denied it”. 1  lin: Rebuttal; 2  mara: Source'
LIN_ALONE, MARA_ALONE = 'Only one · Rebuttal: “denied it”.', 'Only one · Source: “denied it”.'


def test_behind(room):
    """What is behind each kind of figure is listed, and nothing else."""
    window, article = open_figures(room)
    window.keys('Tab', 'Tab', 'Tab')
    wait_figure(window, LIN_MARA)
    follow(window, LIN_MARA, CODE)
    window.keys('Right')
    wait_figure(window, LIN_WU)
    follow(window, LIN_WU, LIN_ALONE)
    window.keys('Tab', 'Down', 'Down')
    wait_figure(window, BARS[2])
    follow(window, BARS[2], CODE, LIN_ALONE)
    window.keys('Up')
    wait_figure(window, BARS[1])
    window.keys('Return')
    window.wait_toast('They do not differ there')
    met = 'lin Rebuttal, mara Source: 1 unit'
    window.keys('Tab', 'Tab', 'Down', 'Right', 'Right')
    wait_figure(window, met)
    follow(window, met, CODE)
    month, file = 'all coders, date unknown: 0.61, 5 units', 'all coders, Port strike enters third week (english.txt): 0.61, 5 units'
    window.keys('Tab')
    wait_figure(window, month)
    follow(window, month, CODE, LIN_ALONE, MARA_ALONE)
    window.keys('Tab', 'Tab')
    wait_figure(window, file)
    follow(window, file, CODE, LIN_ALONE, MARA_ALONE)


def test_leave(room):
    """Whoever chooses another scope leaves the figure: all is compared again."""
    window, article = open_figures(room)
    window.keys('Tab', 'Tab', 'Tab', 'Right')
    wait_figure(window, LIN_WU)
    window.keys('Return')
    window.until('what is behind it', lambda: [row.startswith(LIN_ALONE) for row in differences(window)] == [True])
    window.find('label', LIN_WU)
    window.find('push button', 'Hide names and shuffle coders').act()
    window.wait_gone('label', LIN_WU)
    window.find('label', 'Figure')
    window.find('push button', 'Hide names and shuffle coders').act()
    window.find('label', LIN_WU)
    window.keys('r')
    window.wait_toast('A rule decides in an article or the project: choose which')
    window.keys('p')
    window.until('all differences', lambda: len(differences(window)) == 3)
    assert not window.all('push button', 'Back to the figure of agreement')
    window.keys('Escape', 'r')
    window.wait_dialog()
    window.keys('Escape')
    window.wait_no_dialog()
    window.until('all differences still', lambda: len(differences(window)) == 3)


def test_all(room):
    """What stands in each plot, which codes met, and what has no value with the reason."""
    window, article = open_figures(room)
    wait_figures(window, 'Codes that Meet: lin in Rows, mara in Columns',
                 'lin Claim, mara Claim: 1 unit', 'lin Claim, mara Rebuttal: 0 units',
                 'lin Claim, mara Source: 0 units', 'lin Claim, mara nothing: 0 units',
                 'lin Rebuttal, mara Claim: 0 units', 'lin Rebuttal, mara Rebuttal: 0 units',
                 'lin Rebuttal, mara Source: 1 unit', 'lin Rebuttal, mara nothing: 0 units',
                 'lin Source, mara Claim: 0 units', 'lin Source, mara Rebuttal: 0 units',
                 'lin Source, mara Source: 0 units', 'lin Source, mara nothing: 0 units',
                 'lin nothing, mara Claim: 0 units', 'lin nothing, mara Rebuttal: 0 units',
                 'lin nothing, mara Source: 0 units')
    wait_figures(window, PUBLISHED, 'all coders, date unknown: 0.61, 5 units')
    wait_figures(window, ARTICLES, 'all coders, Port strike enters third week (english.txt): 0.61, 5 units')
    month = json.loads(article.with_name('english.txt.wu.anno.json').read_text())['first']['items'][0]['created'][:7]
    wait_figures(window, CODED, f'all coders, {month}: 0.61, 5 units')
    # Nobody has marked anything in the other article: it counts, and has no figure.
    other = room.add('chinese.txt')
    room.write('articles.csv', 'file,title,outlet,published,url,languages\nchinese.txt,,,2021-07-20,,\n')
    for name in ('lin', 'mara'):
        room.annotate(other, 'article', attribute='codable=yes', annotator=name)
        finish(room, other, name)
    empty = 'all coders, 欧盟谴责网络攻击 (chinese.txt): no value, since nobody marked anything'
    wait_figures(window, ARTICLES, 'all coders, Port strike enters third week (english.txt): 0.61, 5 units', empty)
    window.find('label', 'Without a Value')
    window.find('label', empty)
    wait_figures(window, PUBLISHED, 'all coders, date unknown: 0.61, 5 units',
                 'all coders, 2021-07: no value, since nobody marked anything')


def test_live(room):
    """What others finish appears, and the focus stays; what is not finished does not count."""
    window, article = open_figures(room)
    window.keys('Tab', 'Tab', 'Tab', 'Right')
    wait_figure(window, LIN_WU)
    room.cli('finish', article, '--annotator', 'wu', '--undo')
    lin, mara = (f'{name} and wu: no value, since no article was finished by two coders' for name in ('lin', 'mara'))
    wait_figures(window, PAIRS, LIN_MARA, lin, LIN_MARA, mara, lin, mara)
    room.annotate(article, 'rebuttal', '109-118', annotator='wu')
    finish(room, article, 'wu')
    same = 'lin and wu: 1.00, 4 units'
    half = 'mara and wu: 0.50, 4 units'
    wait_figures(window, PAIRS, LIN_MARA, same, LIN_MARA, half, same, half)


def go_to(window, name):
    """To a button, from where the focus is, by Tab."""
    window.until(f'the focus on {name}',
                 lambda: any(b.has_state('FOCUSED') for b in window.all('push button', name)) or window.keys('Tab'))


def open_options(window):
    go_to(window, 'What figures are of')
    window.keys('space')
    window.wait_focus(window.find('push button', 'Count'))


def test_options(room):
    """Other units, coders and codes that are collapsed: by key."""
    window, article = open_figures(room)
    open_options(window)
    window.keys('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    window.wait_focus(window.find('check box', 'lin'))
    window.keys('space')
    wait_figures(window, PAIRS, MARA_WU, MARA_WU)
    window.keys('space')
    wait_figures(window, PAIRS, *MATRIX)
    # Rebuttals count as sources: then lin and mara agree.
    window.keys(*['Tab'] * 5)
    window.keys('space')
    window.find('push button', 'Claim counts as')
    window.keys('Tab', 'Tab')
    window.wait_focus(window.find('push button', 'Rebuttal counts as'))
    window.keys('space')
    window.until('the focus in the list', lambda: any(i.has_state('FOCUSED') for i in window.all('list item')))
    window.keys('End', 'Return')
    same = 'lin and mara: 1.00, 4 units'
    wait_figures(window, PAIRS, same, LIN_WU, same, MARA_WU, LIN_WU, MARA_WU)
    assert 'Codes were collapsed by rebuttal → source.' in methods(window)


def methods(window):
    return window.find_like('label', 'Agreement between coders').name()


def test_methods(room):
    """A paragraph says where figures come from; C copies it."""
    window, article = open_figures(room)
    said = methods(window)
    for words in ('(lin, mara, wu)', 'Revision of the codebook:', 'F1, exact: 0.611 (n = 5 units of all coders; articles: 1).',
                  'which may have been changed after discussion', 'seed 1.'):
        assert words in said, (words, said)
    window.keys('Tab', 'Tab', 'Tab')
    wait_figure(window, LIN_MARA)
    window.keys('c')
    window.wait_toast('The paragraph for the methods section was copied')


def test_blind(room):
    """While lin has not finished nothing is seen of mara and wu; then what was sealed."""
    add_book(room, rounds=[{'id': 'r1', 'kind': 'reliability', 'blind': True, 'coders': ['lin', 'mara', 'wu'],
                            'articles': ['english.txt']}])
    article = room.add('english.txt')
    for name in ('mara', 'wu'):
        mark(room, article, name, ('claim', '0-11'))
    window = room.open(article)
    window.keys(VIEW)
    window.find('label', 'The Round Is Blind, and Not Finished')
    assert not window.all('list', PAIRS)
    for name in ('mara', 'wu'):
        assert not any(name in label.name() for label in window.all('label')), name
    room.problems.add('sidecar-orphan')  # a sealed layer, looked at alone
    window.keys('alt+1')
    window.wait_article()
    window.select(0, 11)
    window.keys('1')
    window.wait_saved()
    finish(room, article, 'lin')
    window.keys(VIEW)
    same = ['lin and mara: 1.00, 2 units', 'lin and wu: 1.00, 2 units', 'mara and wu: 1.00, 2 units']
    wait_figures(window, PAIRS, same[0], same[1], same[0], same[2], same[1], same[2])
    assert 'Round: r1, as sealed by each coder on finishing, before discussion.' in methods(window)
    window.find_like('label', '1 article · as sealed in round r1')


def test_empty(room):
    """What there is to do is said where there are no figures."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys(VIEW)
    window.find('label', 'No Codebook')
    add_book(room)
    window.find('label', 'Nobody Else Has Coded Here')
    room.annotate(article, 'claim', '0-11', annotator='lin')
    room.annotate(article, 'claim', '0-11', annotator='mara')
    window.find('label', 'Nothing Is Finished by Two Coders')
    window.find('push button', 'Go to the Article').act()
    window.wait_article()


def open_export(window, place):
    go_to(window, 'Export figures')
    window.keys('space')
    window.find('menu item', 'Plots (SVG)')
    window.keys(*['Down'] * place, 'Return')
    window.wait_dialog()


def test_export(room):
    """Tables and plots are written, never over an article."""
    window, article = open_figures(room)
    for place, (name, start) in enumerate((('agreement.csv', b'measure,'), ('met.csv', b'coder_1,'),
                                           ('plots.svg', b'<?xml'), ('plots.png', b'\x89PNG'),
                                           ('plots.pdf', b'%PDF'))):
        path = room.base / name
        open_export(window, place)
        window.choose_path(path)
        window.wait_toast(f'Exported to {name}')
        assert path.read_bytes().startswith(start), name
    with open(room.base / 'agreement.csv', newline='') as file:
        rows = [row for row in csv.DictReader(file) if row['coder_1'] == 'lin' and row['coder_2'] == 'mara']
    assert [(row['measure'], row['value'], row['n']) for row in rows] == [('f1-exact', '0.5', '4')]
    with open(room.base / 'met.csv', newline='') as file:
        rows = [row for row in csv.reader(file) if row[:2] == ['lin', 'mara']]
    assert sorted(rows) == [['lin', 'mara', 'claim', 'claim', '1'], ['lin', 'mara', 'rebuttal', 'source', '1']]
    before = article.read_bytes()
    open_export(window, 0)
    window.enter_path(article)
    window.find('push button', 'Replace').act()
    window.wait_no_dialog()
    window.until('a refusal', lambda: any(a.name().startswith('english.txt: ') for a in window.search_toasts('label')))
    assert article.read_bytes() == before


run([test_walk, test_behind, test_leave, test_all, test_live, test_options, test_methods, test_blind, test_empty, test_export])
