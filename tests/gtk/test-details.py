# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting title, outlet, date, link and languages: in the dialog, in the file, and everywhere they are shown."""

import csv

from room import run

TEXT = '<!--1626717805000-->\n[Port strike](https://harbour.example/1)\n----\n\n<p>The mayor said so.</p>\n'
META = 'harbour.example  ·  19 July 2021, 18:03  ·  harbour.example/1'


def table(room):
    """The rows of articles.csv, by file."""
    path = room.folder / 'articles.csv'
    if not path.exists():
        return {}
    with path.open(newline='') as stream:
        return {row['file']: {k: v for k, v in row.items() if k != 'file' and v} for row in csv.DictReader(stream)}


def wait_table(window, room, wanted):
    try:
        window.until(f'{wanted} in articles.csv', lambda: table(room) == wanted)
    except AssertionError as error:
        raise AssertionError(f'{error}; there is {table(room)}') from None


def open_details(window):
    window.keys('alt+Return')
    window.wait_dialog()
    window.find('push button', 'Save')


def fill(window, row, text):
    """Types into one of the rows, which are gone through by Tab."""
    for _ in range(row):
        window.keys('Tab')
    window.keys('ctrl+a')
    window.type(text)


def test_without_a_headline(room):
    """The line stands above the text; with a headline below that."""
    for name, text, below in (('plain.txt', 'The mayor said so.\nThe union denied it.\n', 0),
                              ('headline.txt', 'Port strike\nThe mayor said so.\n', len('Port strike\n'))):
        window = room.open(room.write(name, text))
        _, y, _, height = window.find('push button', 'Add outlet, date and link').extents()
        window.until('the line above the text', lambda: y + height <= window.character(below)[1])
        if below:
            assert y >= window.character(0)[1] + window.character(0)[3]
        window.quit()


def test_correct(room):
    """What is typed stands in articles.csv, in the header, in the title and in the library; undo takes it back."""
    article = room.write('sub/a.txt', TEXT)
    window = room.open(room.folder)
    window.wait_article()
    window.find('push button', META)
    open_details(window)
    fill(window, 1, 'Harbour Daily')
    window.find('label', 'In the file: harbour.example')
    window.keys('Return')
    window.wait_no_dialog()
    window.find('push button', META.replace('harbour.example', 'Harbour Daily', 1))
    window.find_like('list item', 'Port strike, Harbour Daily · 19 Jul 2021')
    wait_table(window, room, {'sub/a.txt': {'outlet': 'Harbour Daily'}})
    window.wait_toast('Article details corrected')
    window.keys('ctrl+z')
    window.find('push button', META)
    window.find_like('list item', 'Port strike, harbour.example · 19 Jul 2021')
    wait_table(window, room, {'sub/a.txt': {}})
    window.keys('ctrl+shift+z')
    wait_table(window, room, {'sub/a.txt': {'outlet': 'Harbour Daily'}})
    assert article.read_text() == TEXT
    assert '"outlet":"Harbour Daily"' in room.cli('show', '--json', room.folder / 'sub' / 'a.txt')


def test_all_fields(room):
    """Each field, the date in a spelling of its own; Tab goes from one to the next past the notes."""
    room.write('a.txt', 'Bread burns\nThe baker said so.\n')
    window = room.open(room.folder)
    window.wait_article()
    window.click(window.find('push button', 'Add outlet, date and link'))
    window.wait_dialog()
    window.find('push button', 'Save')
    fill(window, 0, 'Bread, burning')
    # An entry that says something else than the file has a button to go back, which Tab passes too.
    fill(window, 2, 'Courier')
    fill(window, 2, '20.7.2021')
    window.find_like('label', 'Shown as 20 July 2021')
    fill(window, 2, 'https://courier.example/1')
    fill(window, 2, 'en;zh-hans')
    window.keys('Return')
    window.wait_no_dialog()
    wait_table(window, room, {'a.txt': {
        'title': 'Bread, burning', 'outlet': 'Courier', 'published': '2021-07-20',
        'url': 'https://courier.example/1', 'languages': 'en zh-Hans'}})
    window.wait_title('Bread, burning')
    window.find('push button', 'Courier  ·  20 July 2021  ·  courier.example/1')


def test_refuses(room):
    """What is no date and no link is said and not saved; Escape changes nothing."""
    room.write('a.txt', TEXT)
    window = room.open(room.folder)
    window.wait_article()
    open_details(window)
    fill(window, 2, '7/8/2021')
    window.find_like('label', '“7/8/2021” is not understood as a date')
    save = window.find('push button', 'Save')
    window.until('no saving', lambda: not save.has_state('SENSITIVE'))
    window.keys('Return')
    window.keys('ctrl+a')
    window.type('2021-07-08')
    window.until('saving', lambda: save.has_state('SENSITIVE'))
    fill(window, 2, 'ftp://harbour.example')
    window.find_like('label', '“ftp://harbour.example” is not a web address')
    window.until('no saving', lambda: not save.has_state('SENSITIVE'))
    window.keys('Escape')
    window.wait_no_dialog()
    window.find('push button', META)
    assert table(room) == {}


def test_takes_back(room):
    """An emptied entry, and the button beside it, go back to what the file says."""
    room.write('a.txt', TEXT)
    room.write('articles.csv', 'file,outlet,note\na.txt,Courier,mine\n')
    window = room.open(room.folder)
    window.wait_article()
    open_details(window)
    window.find('label', 'In the file: harbour.example')
    fill(window, 1, ' ')
    window.keys('Return')
    window.wait_no_dialog()
    wait_table(window, room, {'a.txt': {'note': 'mine'}})
    window.find('push button', META)


def test_spreadsheet(room):
    """What somebody else writes appears, also while the dialog is open; their columns and their spelling stay."""
    room.write('a.txt', TEXT)
    window = room.open(room.folder)
    window.wait_article()
    open_details(window)
    content = 'coder;file;outlet;published\r\nlin;a.txt;环球时报;2021/7/20\r\n'
    room.write('articles.csv', content.encode('gb18030'))
    window.find('label', 'In the file: harbour.example')
    # Tab goes past the buttons of outlet and date, once they have their places.
    window.until('two buttons', lambda: sum(
        b.extents()[2] > 0 for b in window.all('push button', 'Use What the File Says', window.dialog())) == 2)
    fill(window, 6, 'zh-Hant')
    window.keys('Return')
    window.wait_no_dialog()
    wanted = content.replace('published', 'published;languages').replace('7/20', '7/20;zh-Hant')
    window.until('the table', lambda: (room.folder / 'articles.csv').read_bytes() == wanted.encode('gb18030'))
    window.find('push button', META.replace('harbour.example', '环球时报', 1).replace('19 July 2021, 18:03',
                                                                                  '20 July 2021'))


def test_cannot_be_written(room):
    """A table that is not whole is left alone; what was typed stays, and is written when it can be."""
    room.write('a.txt', TEXT)
    broken = 'file,title\na.txt,"not closed\n'
    room.write('articles.csv', broken)
    window = room.open(room.folder)
    window.wait_article()
    open_details(window)
    fill(window, 2, 'Courier')
    window.keys('Return')
    window.wait_no_dialog()
    window.find_like('label', 'The details are not saved yet')
    assert (room.folder / 'articles.csv').read_text() == broken
    window.find('push button', META.replace('harbour.example', 'Courier', 1))
    room.write('articles.csv', 'file,title\na.txt,"closed"\n')
    wait_table(window, room, {'a.txt': {'title': 'closed', 'outlet': 'Courier'}})


run([test_without_a_headline, test_correct, test_all_fields, test_refuses, test_takes_back, test_spreadsheet, test_cannot_be_written])
