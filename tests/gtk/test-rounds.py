# SPDX-License-Identifier: GPL-3.0-or-later
"""Rounds of coding: made in the window of the codebook, worked through in the library."""

import layer
from codebook import Codebook, entry, put, read
from room import run

TEXT = '{}\nThe mayor said so. The union denied it.\n'
N_ARTICLES = 6


def write_articles(room):
    return [room.write(f'{n}.txt', TEXT.format(f'Article {n}')) for n in range(N_ARTICLES)]


def begin(room):
    articles = write_articles(room)
    path = put(room)
    window = room.open(articles[0])
    window.find('label', f'0 of {N_ARTICLES} finished')
    return path, window, Codebook(window)


def has_focus(window, role, name):
    """A number has its entry within."""
    field = next(window.application.search(role, name), None)
    return field is not None and any(part.has_state('FOCUSED') for part in field.walk())


def test_made(room):
    """A sample is drawn by the seed that is shown, for coders who are named; undone it is gone, done again the same."""
    path, window, codebook = begin(room)
    codebook.choose('All Rounds')
    codebook.keys('Return', 'Return')
    codebook.sub_dialog()
    window.type('Pilot')
    codebook.keys('Tab', 'Tab', 'Tab')
    for role, name, text in (('spin button', 'Size of a sample of these', '4'), ('text', 'Coders', 'lin, wu, xu'),
                             ('spin button', 'Coders of each article', '2'), ('text', 'Seed', '4711')):
        codebook.keys('Tab')
        window.until(f'the focus in “{name}”', has_focus, window, role, name)
        codebook.keys('ctrl+a')
        window.type(text)
    codebook.keys('Return')
    codebook.back()
    codebook.find('list item', 'Pilot')
    codebook.wait('the round in the file', lambda: entry(path, 'rounds', 'pilot') is not None)
    made = entry(path, 'rounds', 'pilot')
    assert made['kind'] == 'reliability' and made['blind'] is True, made
    assert made['coders'] == ['lin', 'wu', 'xu'] and len(made['articles']) == 4, made
    assert sorted(len(w) for w in made['work'].values()) == [2, 3, 3], made['work']
    assert made['sample'] == {'coders-each': 2, 'seed': 4711, 'size': 4, 'by': 'outlet'}, made['sample']
    assert made['revision'] == read(path)['revision'], made['revision']
    codebook.keys('ctrl+z')
    codebook.wait('no round in the file', lambda: entry(path, 'rounds', 'pilot') is None)
    codebook.keys('ctrl+shift+z')
    codebook.wait('the same round', lambda: dict(entry(path, 'rounds', 'pilot') or {}, supersedes=[]) == dict(
        made, supersedes=[]))
    codebook.close()


def add_rounds(*rounds):
    """Changes a codebook: nothing is required to finish, and there are these rounds."""
    def change(codebook):
        for attribute in codebook['attributes']:
            attribute['required'] = False
        codebook['rounds'] = list(rounds)
    return change


def sealed(room, round_id, article, name='lin'):
    return (room.folder / '.counterframe' / 'sealed' / round_id / f'{article.name}.{name}.anno.json').exists()


def list_articles(window):
    """The titles in the library, in their order."""
    table = window.find(None, 'Articles')
    return [a.name().split(',')[0] for a in table.search('list item') if a.name().startswith('Article ')]


def test_sealed_elsewhere(room):
    """What a sync program brings of one's own finished work counts at once: the first in its folder, and the second."""
    articles = write_articles(room)
    put(room, change=add_rounds({'id': 'r1', 'kind': 'main', 'blind': True, 'coders': ['lin', 'wu'],
                                 'articles': [a.name for a in articles[:3]]}))
    for article in articles[:3]:
        room.annotate(article, 'claim', '0-4')
        room.annotate(article, 'claim', '0-4', annotator='wu')
    window = room.open(articles[0])
    window.find('label', '0 of 3 finished')
    seals = room.folder / '.counterframe' / 'sealed' / 'r1'
    for n, article in enumerate(articles[:2]):
        seals.mkdir(parents=True, exist_ok=True)
        (seals / f'{article.name}.lin.anno.json').write_bytes(layer.path_of(article).read_bytes())
        window.find('label', f'r1 · {n + 1} of 3 finished')
    window.keys('o')
    window.wait_toast('Shown: wu')


def test_work(room):
    """The library has the work of the round, and finishing goes to the next of it; what others have is not told."""
    articles = write_articles(room)
    put(room, change=add_rounds(
        {'id': 'r1', 'label': {'en': 'Pilot'}, 'kind': 'main', 'blind': True, 'coders': ['lin', 'wu'],
         'articles': [a.name for a in articles[:5]],
         'work': {'lin': ['0.txt', '2.txt', '4.txt'], 'wu': ['1.txt', '3.txt']}}))
    window = room.open(room.folder)
    window.find('label', '0 of 3 finished')
    window.wait_title('Article 0')
    for done, following in ((0, 2), (2, 4)):
        window.wait_article()
        window.keys('ctrl+Return')
        window.until(f'Article {done} sealed', sealed, room, 'r1', articles[done])
        window.wait_title(f'Article {following}')
    window.find('label', '2 of 3 finished')
    window.find('label', 'Pilot · 2 of 3 finished')
    shown = window.until('all that is shown', lambda: '\n'.join(a.name() for a in window.application.walk()))
    assert not any(f'Article {n}' in shown for n in (1, 3, 5)), shown


def test_several_rounds(room):
    """Of several rounds that is shown in which something is left to do; another can be chosen, or all articles."""
    articles = write_articles(room)
    put(room, change=add_rounds(
        {'id': 'a', 'label': {'en': 'First'}, 'kind': 'main', 'coders': ['lin'], 'articles': ['0.txt']},
        {'id': 'b', 'label': {'en': 'Second'}, 'kind': 'main', 'coders': ['lin'], 'articles': ['1.txt', '2.txt']},
        {'id': 'c', 'label': {'en': 'Of others'}, 'kind': 'main', 'coders': ['wu'], 'articles': ['3.txt']}))
    room.cli('finish', articles[0])
    window = room.open(room.folder)
    window.find('label', 'Second · 0 of 2 finished')
    window.find('label', '0 of 2 finished')
    chooser = next(window.find('combo box', 'Work').search('push button'))
    window.click(chooser)
    window.keys('Home', 'Down', 'Return')
    window.find('label', '1 of 1 finished')
    window.click(chooser)
    window.keys('Home', 'Return')
    window.find('label', f'1 of {N_ARTICLES} finished')
    assert not window.all('label', 'Of others · 0 of 1 finished')


def test_elsewhere(room):
    """From an article that is not in the round finishing leads into it, and be it the last that is left there."""
    articles = write_articles(room)
    put(room, change=add_rounds({'id': 'r1', 'label': {'en': 'Pilot'}, 'kind': 'main', 'coders': ['lin'],
                                 'articles': ['1.txt', '3.txt']}))
    room.cli('finish', articles[1])
    window = room.open(articles[0])
    window.find('label', 'Pilot · 1 of 2 finished')
    window.wait_article()
    window.keys('ctrl+Return')
    window.wait_title('Article 3')


def test_progress(room):
    """The page of a round lists its articles, and how many have finished each; of what is hidden only one's own."""
    articles = write_articles(room)
    put(room, change=add_rounds({'id': 'r1', 'label': {'en': 'Pilot'}, 'kind': 'main', 'blind': True,
                                 'coders': ['lin', 'wu'], 'articles': [a.name for a in articles[:4]],
                                 'work': {'lin': ['0.txt', '2.txt'], 'wu': ['0.txt', '1.txt', '3.txt']}}))
    room.cli('finish', articles[0])
    room.cli('finish', articles[0], '--annotator', 'wu')
    window = room.open(articles[5])
    codebook = Codebook(window)
    codebook.choose('Pilot')

    def said():
        shown = next(codebook.frame().search('list', 'Articles'), None)
        return [[label.name() for label in row.search('label')] for row in shown.search('list item')] if shown else []

    codebook.wait('the articles of one’s own', lambda: said() == [['Article 0', '2 of 2 finished'],
                                                                  ['Article 2', '0 of 1 finished']])
    window.until('the row reached', tab_to, window, codebook.find('list item', 'Article 2'))
    codebook.keys('Return')
    window.wait_title('Article 2')
    codebook.close()
    window.wait_article()
    window.keys('ctrl+Return')
    window.until('it sealed', sealed, room, 'r1', articles[2])
    codebook.open()
    codebook.choose('All Rounds')
    codebook.choose('Pilot')
    codebook.wait('all', lambda: said() == [['Article 0', '2 of 2 finished'], ['Article 1', '0 of 1 finished'],
                                            ['Article 2', '1 of 1 finished'], ['Article 3', '0 of 1 finished']])
    codebook.close()


def begin_gold_round(room, kind, **round_):
    """An article, gold for it, and a round of this kind."""
    article = room.write('0.txt', TEXT.format('Article 0'))
    put(room, change=add_rounds())
    for name in ('ada', 'bo'):
        room.annotate(article, 'claim', '10-27', annotator=name)
        room.cli('finish', article, '--annotator', name)
    room.cli('adjudicate', article, '--strategy', 'unanimous')
    put(room, change=add_rounds(dict({'id': 'r1', 'label': {'en': 'Pilot'}, 'kind': kind, 'coders': ['lin'],
                                      'articles': ['0.txt']}, **round_)))
    return article


def test_training(room):
    """What was finished for training is shown beside gold, which was hidden before."""
    article = begin_gold_round(room, 'training')
    room.annotate(article, 'claim', '10-25', attribute='function=cause')
    room.annotate(article, 'source', '32-41')
    window = room.open(article)
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.find('label', 'You and gold differ in 3 things')
    window.wait_focus(window.find('push button', 'Next Article'))
    titles = [row.name() for row in window.find(None, 'Differences').search('list item')]
    assert sorted(titles) == ['Function – You: Cause. Gold: no value', 'Only you have marked this',
                              'You and gold have other ends'], titles
    window.keys('Tab')
    row = window.find('list item', 'You and gold have other ends')
    window.wait_focus(row)
    window.keys('Return')
    window.wait_no_dialog()
    window.wait_selection((10, 24))


def test_reopening(room):
    """What it means is said first; it is recorded, and the sealed copy stays."""
    article = room.write('0.txt', TEXT.format('Article 0'))
    put(room, change=add_rounds({'id': 'r1', 'label': {'en': 'Pilot'}, 'kind': 'main', 'coders': ['lin'],
                                 'articles': ['0.txt']}))
    room.annotate(article, 'claim', '10-25')
    room.cli('finish', article)
    seal = room.folder / '.counterframe' / 'sealed' / 'r1' / '0.txt.lin.anno.json'
    kept = seal.read_bytes()
    window = room.open(article)
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.find_like('label', 'It was finished in “Pilot”')
    window.keys('Escape')
    window.wait_no_dialog()
    assert layer.read(article)['cf:state']['cf:status'] == 'finished'
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.keys('alt+r')
    window.wait_no_dialog()
    layer.expect(article, 'in-progress', lambda a, n: layer.read(a, n)['cf:state']['cf:status'])
    assert [e['cf:round'] for e in layer.read(article)['cf:state']['cf:reopened']] == ['r1']
    window.keys('ctrl+Return')
    again = seal.with_name('0.txt.lin.anno.2.json')
    window.until('a second copy', again.exists)
    assert seal.read_bytes() == kept


def test_locked(room):
    """In a classify round the spans of gold neither move nor go, and keys say why; what is said of them is free."""
    article = begin_gold_round(room, 'classify', blind=True)
    window = room.open(article)
    window.keys('j')
    window.wait_chosen('Claim', 'The mayor said so')
    for keys in ('alt+Right', 'shift+period', 'Delete'):
        window.keys(keys)
        window.wait_toast('This annotation is from gold: in its round it stays where it is')
    window.keys('2')
    layer.expect(article, [('rebuttal', 10, 27, 'The mayor said so')])


def test_folders(room):
    """Layers in a folder for each coder: chosen in the codebook, where the next layer goes; undone again."""
    article = room.write('0.txt', TEXT.format('Article 0'))
    room.annotate(article, 'claim', '10-27')
    path = put(room, change=add_rounds())
    window = room.open(room.write('1.txt', TEXT.format('Article 1')))
    codebook = Codebook(window)
    switch = codebook.find('check box', 'Keep layers in a folder for each coder')
    codebook.keys('Return')
    window.until('the switch reached', tab_to, window, switch)
    codebook.keys('space')
    codebook.wait('it in the file', lambda: read(path)['settings']['layers'] == 'folders')
    codebook.close()
    window.quit()
    window = room.open(article)
    window.keys('j', '2')
    apart = room.folder / 'layers' / 'lin' / '0.txt.lin.anno.json'
    window.until('the layer in the folder', apart.exists)
    window.until('no layer beside the article', lambda: not layer.path_of(article).exists())
    window.wait_saved()
    layer.expect(room.folder / 'layers' / 'lin' / '0.txt', [('rebuttal', 10, 27, 'The mayor said so')])


def tab_to(window, widget):
    if not widget.has_state('FOCUSED'):
        window.keys('Tab')
    return widget.has_state('FOCUSED')


run([test_made, test_folders, test_work, test_several_rounds, test_elsewhere, test_sealed_elsewhere, test_progress, test_training, test_reopening, test_locked])
