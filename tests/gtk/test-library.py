# SPDX-License-Identifier: GPL-3.0-or-later
"""The library: what its rows say, how it is filtered and sorted, the doubts of the project, and what it
follows on the disk."""

import subprocess

from layer import expect, items
from room import run

ARTICLES = {
    'a.txt': '<!--1626717805000-->\n[Port strike](https://harbour.example/1)\n----\n\n<p>The mayor said so.</p>\n',
    'b.txt': 'Bread burns\nThe baker said so.\n',
    'c.txt': '<!--1700000000000-->\n[港口罢工](https://union.example/2)\n----\n\n<p>工会说没有终点。</p>\n',
    'sub/d.txt': 'Actors march\nThe studios said no.\n',
}


def prepare(room):
    paths = {name: room.write(name, text) for name, text in ARTICLES.items()}
    window = room.open(room.folder)
    window.wait_title('Port strike')
    return paths, window


def rows(window, name='Articles'):
    return [r.name() for r in window.all('list item', within=window.find('list', name))]


def wait_rows(window, *starts, name='Articles'):
    """Waits until the rows begin so, in this order."""
    def right():
        now = rows(window, name)
        return len(now) == len(starts) and all(r.startswith(s) for r, s in zip(now, starts))
    try:
        window.until(f'the rows {starts}', right)
    except AssertionError as error:
        raise AssertionError(f'{error}; there are {rows(window, name)}') from None


def finish(room, article):
    room.cli('annotate', article, '--code', 'article', '--attribute', 'codable=yes')
    room.cli('finish', article)


ALL = ('Port strike', 'Bread burns', '港口罢工', 'Actors march')


def test_names(room):
    """A row says title, outlet and date, language, codes, and whether it is finished."""
    paths, window = prepare(room)
    window.until('the rows', lambda: rows(window) == [
        'Port strike, harbour.example · 19 Jul 2021, en', 'Bread burns, No outlet or date, en',
        '港口罢工, union.example · 14 Nov 2023, zh-Hans', 'Actors march, No outlet or date, en'])
    window.wait_article()
    window.keys('w', '1', 'End', 'w', '3')
    window.until('the codes in the row', lambda: rows(window)[0] ==
                 'Port strike, harbour.example · 19 Jul 2021, en, Claim 1, Source 1')
    window.find('label', '0 of 4 finished')
    finish(room, paths['b.txt'])
    window.until('the finished one', lambda: rows(window)[1] ==
                 'Bread burns, No outlet or date, en, Finished')
    window.find('label', '1 of 4 finished')


def test_glyphs(room):
    """An English title has its own glyphs on a Chinese desktop too: no apostrophe as wide as a character."""
    room.write('a.txt', 'The Baker’s Strike\nThe mayor said so.\n')
    pictures = []
    for locale in ('C.UTF-8', 'zh_TW.UTF-8'):
        if subprocess.run(['locale', 'charmap'], env={'LC_ALL': locale}, capture_output=True).stderr:
            return  # is not installed
        window = room.open(room.folder, LC_ALL=locale)
        window.wait_title('The Baker’s Strike')
        window.until('the row', lambda: [r for r in rows(window) if r.endswith(', en')])
        row = window.find_like('list item', 'The Baker’s Strike')
        pictures.append(window.picture_of(row, 200, row.extents()[3] // 2))
        window.quit()
    assert pictures[0] == pictures[1]


def test_merged(room):
    """What another program does to an article that is open is counted in its row, whether it is shown or not."""
    paths, window = prepare(room)
    wait_rows(window, *ALL)
    window.wait_article()
    room.annotate(paths['a.txt'], 'claim', '12-21')
    window.until('the claim in the row', lambda: rows(window)[0].endswith(', en, Claim 1'))
    window.keys('alt+Down')
    window.wait_title('Bread burns')
    room.annotate(paths['a.txt'], 'source', '12-21')
    window.until('the source in the row', lambda: rows(window)[0].endswith(', en, Claim 1, Source 1'))


def test_words(room):
    """Ctrl+P, words in any script, Down into what was found, Enter opens it."""
    _, window = prepare(room)
    wait_rows(window, *ALL)
    window.keys('ctrl+p')
    entry = window.find('entry', 'Filter articles')
    window.wait_focus(entry)
    window.write(entry, '罷工')
    wait_rows(window, '港口罢工')
    window.find('label', '1 of 4 articles')
    window.keys('ctrl+a')
    window.type('said so')
    window.find('label', 'No Article Matches')  # that is in the texts
    window.find('push button', 'Show All Articles').act()
    wait_rows(window, *ALL)
    window.keys('ctrl+p')
    window.type('example')
    wait_rows(window, 'Port strike', '港口罢工')
    window.keys('Down', 'Down', 'Return')
    window.wait_title('港口罢工')
    window.wait_article()


def open_filter(window):
    """Opens it, and waits until keys go to its first list; returns what is in it."""
    window.keys('ctrl+p', 'Tab', 'space')
    grid = window.find('push button', 'Clear').parent()
    window.until('the focus in the filter', lambda: any(a.has_state('FOCUSED') for a in grid.walk()))
    return grid


def choose_row(window, box, entry):
    """Goes down to an entry of the open list, wherever in it the keys go first, and takes it."""
    row = window.until(f'the row “{entry}”', lambda: next(
        (r for r in box.search('list item') if any(r.search('label', entry))), None))

    def focused():
        return next((a.path for a in box.walk() if a.role() != 'push button' and a.has_state('FOCUSED')), None)

    at = window.until('the focus in the list', focused)
    while at != row.path:
        window.keys('Down')
        at = window.until('the focus further down', lambda: focused() not in (None, at) and focused())
    window.keys('Return')


def choose(window, tabs, entry, wanted):
    """Chooses in one of the lists of the filter; what is found stands there at once."""
    grid = open_filter(window)
    window.keys(*['Tab'] * tabs, 'space')
    choose_row(window, list(grid.search('combo box'))[tabs], entry)
    wait_rows(window, *wanted)
    window.keys('Escape')
    window.wait_gone('push button', 'Clear')


def test_filters(room):
    """By status, outlet, language and code; what is filtered by is said, and taken away with one click."""
    paths, window = prepare(room)
    window.wait_article()
    window.keys('w', '2')
    expect(paths['a.txt'], 1, lambda a, n: len(items(a, n)))
    finish(room, paths['b.txt'])
    window.find('label', '1 of 4 finished')
    for tabs, entry, wanted in (
            (0, 'Not started (2)', ('港口罢工', 'Actors march')),
            (0, 'In progress (1)', ('Port strike',)),
            (0, 'Finished (1)', ('Bread burns',)),
            (1, 'union.example (1)', ('港口罢工',)),
            (2, 'en (3)', ('Port strike', 'Bread burns', 'Actors march')),
            (3, 'Rebuttal', ('Port strike',))):
        choose(window, tabs, entry, wanted)
        window.find('label', entry.split(' (')[0])
        window.find('push button', 'Show All Articles').act()
        wait_rows(window, *ALL)


def test_dates(room):
    """From a day on, until a day; what is no day is no filter."""
    _, window = prepare(room)
    wait_rows(window, *ALL)
    open_filter(window)
    window.keys(*['Tab'] * 4)
    window.type('2022')
    wait_rows(window, '港口罢工')
    window.keys('ctrl+a')
    window.type('x')
    wait_rows(window, *ALL)
    window.keys('ctrl+a', 'BackSpace', 'Tab')
    window.type('2021-07-19')
    wait_rows(window, 'Port strike')
    window.keys('Escape')
    window.find('label', '… – 2021-07-19')


def sort(window, downs):
    window.keys('ctrl+p', 'Tab', 'Tab', 'space')
    window.until('the menu', lambda: window.all('radio button') or window.all('radio menu item'))
    window.keys(*['Down'] * downs, 'Return')


def test_orders(room):
    """The menu sorts; the open article stays the open one."""
    _, window = prepare(room)
    wait_rows(window, *ALL)
    # By title, in the C locale by code point; newest first.
    sort(window, 1)
    wait_rows(window, 'Actors march', 'Bread burns', 'Port strike', '港口罢工')
    sort(window, 5)
    wait_rows(window, '港口罢工', 'Port strike', 'Bread burns', 'Actors march')
    selected = [r.name() for r in window.all('list item', within=window.find('list', 'Articles'))
                if r.has_state('SELECTED')]
    assert len(selected) == 1 and selected[0].startswith('Port strike'), selected


def test_doubts(room):
    """What is doubtful anywhere in the project; Enter goes there, and what is settled goes."""
    paths = {name: room.write(name, text) for name, text in ARTICLES.items()}
    room.cli('annotate', paths['a.txt'], '--code', 'claim', '--span', '0-4', '--doubt', '--note', 'is it?')
    room.cli('annotate', paths['sub/d.txt'], '--code', 'source', '--span', '0-6', '--doubt')
    room.cli('annotate', paths['c.txt'], '--code', 'claim', '--span', '0-2')
    window = room.open(room.folder)
    window.wait_article()
    window.find('push button', '2 Doubts')
    window.keys('ctrl+shift+d')
    wait_rows(window, 'Claim: Port, Port strike, is it?', 'Source: Actors, Actors march', name='Doubts')
    window.keys('Down', 'Return')
    window.wait_title('Actors march')
    window.wait_chosen('Source', 'Actors')
    window.wait_article()
    window.keys('d')
    wait_rows(window, 'Claim: Port, Port strike, is it?', name='Doubts')
    window.keys('ctrl+shift+d', 'Return')
    window.wait_chosen('Claim', 'Port')
    window.wait_article()
    window.keys('d')
    window.find('label', 'No Doubts')
    window.click(window.find('push button', 'Back to the Articles'))
    wait_rows(window, *ALL)


def test_follows_the_disk(room):
    """Articles come and go in any folder, and what articles.csv says is said."""
    paths, window = prepare(room)
    wait_rows(window, *ALL)
    added = room.write('sub/e.txt', 'Even more\nSaid nobody.\n')
    wait_rows(window, *ALL, 'Even more')
    added.unlink()
    wait_rows(window, *ALL)
    room.write('articles.csv', 'file,title,outlet,published\nb.txt,,晨报,2020-02-29\nsub/d.txt,Actors rest,,\n')
    wait_rows(window, 'Port strike', 'Bread burns, 晨报 · 29 Feb 2020', '港口罢工', 'Actors rest')
    room.write('articles.csv', 'file,title\n')
    wait_rows(window, *ALL)


def test_says_what_is_wrong(room):
    """What is not understood in articles.csv is said with its place."""
    for name, text in ARTICLES.items():
        room.write(name, text)
    room.write('articles.csv', 'file,published\nb.txt,yesterday\n')
    window = room.open(room.folder)
    toast = window.find_like('label', str(room.folder / 'articles.csv') + ':2:7:')
    assert 'yesterday' in toast.name(), toast.name()


def test_many(room):
    """A thousand articles are read behind the window's back, and are all there."""
    for i in range(1000):
        room.write(f'f{i // 100}/{i:04d}.txt', f'Article {i}\nIt was said.\n')
    window = room.open(room.folder)
    window.wait_title('Article 0')
    window.find('label', '0 of 1000 finished')
    window.keys('ctrl+p')
    window.type('article 777')
    wait_rows(window, 'Article 777')
    window.keys('Return')
    window.wait_title('Article 777')


run([test_names, test_glyphs, test_merged, test_words, test_filters, test_dates, test_orders, test_doubts, test_follows_the_disk,
     test_says_what_is_wrong, test_many])
