# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in: command line, dialog, drop, recent list, sample project; and what comes back the next time."""

import pathlib
import subprocess
import sys

from layer import expect
from room import SAMPLE, run

TITLE = 'Port strike enters third week'
CHINESE = '欧盟谴责网络攻击'


def rows(window):
    return len(window.all('list item', within=window.find('list', 'Articles')))


def test_nothing(room):
    """Without anything to open the window says what to do."""
    window = room.open()
    window.find('label', 'Annotate How News Is Framed')
    window.find('push button', 'Open Folder…')
    window.find('push button', 'Try the Sample Project')


def test_folder(room):
    """A folder shows its articles, and the first of them."""
    room.add('english.txt')
    room.add('chinese.txt')
    room.write('not.pdf', 'no article')
    window = room.open(room.folder)
    window.wait_title(CHINESE)
    window.until('two rows', lambda: rows(window) == 2)


def test_empty_folder(room):
    """It is said at every width, and the first article that comes is opened."""
    window = room.open(room.folder)
    window.find('label', 'No Articles Here')
    window.find('label', 'No Articles in This Folder')
    window.resize(1200, 800)
    window.wait_gone('label', 'No Articles Here')
    window.find('label', 'No Articles in This Folder')
    window.find('label', 'No Article Open')
    room.add('english.txt')
    window.wait_title(TITLE)


def test_not_valid(room):
    """What is not valid in the encoding of the file is said, with its first line."""
    window = room.open(room.write('a.txt', b'\xef\xbb\xbfPort strike\nThe mayor \xff\xfe said so.\n'))
    window.find('label', 'Line 2: 2 places are not valid UTF-8 and are shown as U+FFFD')
    assert window.text() == 'Port strike\nThe mayor \ufffd\ufffd said so.'


def test_empty_article(room):
    for name, text in (('a.txt', ''), ('b.txt', ' \n\n')):
        window = room.open(room.write(name, text))
        window.find('label', 'There is no text in this article.')
        window.keys('w', '1')
        window.quit()


def test_article_in_its_folder(room):
    """An article is opened with its folder beside it; of several the last is shown."""
    article = room.add('english.txt')
    other = room.add('chinese.txt')
    window = room.open(other, article)
    window.wait_title(TITLE)
    window.until('two rows', lambda: rows(window) == 2)


def test_sidecar(room):
    """A sidecar opens the article that it is of."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-4')
    window = room.open(pathlib.Path(f'{article}.lin.anno.json'))
    window.wait_title(TITLE)


def test_missing(room):
    """What is not there is named."""
    window = room.open(room.folder / 'gone.txt')
    window.wait_toast(f'“{room.folder}/gone.txt” is not there, or may not be read')


def test_too_large(room):
    """What passes a limit is refused, and named."""
    article = room.folder / 'large.txt'
    with article.open('wb') as stream:
        stream.truncate((16 << 20) + 1)
    window = room.open(room.folder)
    window.find('label', 'The Article Could Not Be Opened')
    window.find_like('label', f'{article}')


def test_no_article(room):
    """The project's table is no article, even if it is opened by itself."""
    table = room.write('articles.csv', 'file,title\nenglish.txt,Strike\n')
    window = room.open(table)
    window.find('label', 'The Article Could Not Be Opened')
    window.find_like('label', f'{table} is not an article')


def test_again(room):
    """Another call opens in the window that is there."""
    article = room.add('english.txt')
    other = room.add('chinese.txt')
    window = room.open(article)
    subprocess.run([sys.argv[1], other], env=room.environment, check=True)
    window.wait_title(CHINESE)
    window.wait_article()
    window.keys('w', '1')
    expect(other, [('claim', 0, 2, '欧盟')])


def test_dialog(room):
    """Ctrl+O opens a folder, Ctrl+Shift+O an article."""
    article = room.add('english.txt')
    room.add('chinese.txt')
    window = room.open()
    window.keys('ctrl+o')
    window.wait_dialog()
    window.choose_path(room.folder)
    window.wait_title(CHINESE)
    window.wait_article()
    window.keys('ctrl+shift+o')
    window.wait_dialog()
    window.choose_path(article)
    window.wait_title(TITLE)


def test_drop(room):
    """What is dropped on the window is opened: a folder, an article, several articles."""
    article = room.add('english.txt')
    other = room.add('chinese.txt')
    for paths, title in (((room.folder,), CHINESE), ((article,), TITLE), ((other, article), TITLE)):
        window = room.open(*paths, program=sys.argv[3])
        window.wait_title(title)
        window.wait_article()
        window.quit()


def test_recent(room):
    """The start page offers the folders that were open."""
    room.keep_settings()
    article = room.add('english.txt')
    other = room.write('other/chinese.txt', CHINESE + '\n')
    for path in (article, other):
        room.open(path).quit()
    # The last project would come back: it is gone.
    other.unlink()
    other.parent.rmdir()
    window = room.open()
    window.click(window.find('push button', 'articles'))
    window.wait_title(TITLE)


def test_recent_menu(room):
    """The main menu offers the folders that were open before, by the keyboard too."""
    room.keep_settings()
    article = room.write('one_a/english.txt', TITLE + '\nThe mayor said so.\n')
    other = room.write('two/chinese.txt', CHINESE + '\n工会说没有终点。\n')
    room.open(article.parent).quit()
    window = room.open(other.parent)
    window.wait_title(CHINESE)
    window.wait_article()
    window.keys('F10')
    window.find('menu item', 'Open Recent').act()
    window.find('menu item', 'one_a')
    assert not window.all('menu item', 'two')
    window.find('menu item', 'one_a').act()
    window.wait_title(TITLE)


def test_where_it_was_left(room):
    """The last project comes back, with the article that was shown."""
    room.keep_settings()
    room.add('english.txt')
    room.add('chinese.txt')
    window = room.open(room.folder)
    window.wait_title(CHINESE)
    window.wait_article()
    window.keys('alt+Down')
    window.wait_title(TITLE)
    window.quit()
    window = room.open()
    window.wait_title(TITLE)
    window.until('two rows', lambda: rows(window) == 2)


def test_sample(room):
    """The sample project is copied, and the copy is worked on."""
    window = room.open()
    window.click(window.find('push button', 'Try the Sample Project'))
    copy = room.base / 'data' / 'counterframe' / 'sample'
    window.until('the articles', lambda: rows(window) == 6)
    window.wait_article()
    for path in SAMPLE.iterdir():
        assert (copy / path.name).read_bytes() == path.read_bytes(), path.name
    window.keys('End', 'p', '3')
    window.wait_saved()
    window.quit()
    # What was done there stays when it is opened once more.
    changed = {path.name: path.read_bytes() for path in copy.iterdir()}
    assert any(name.endswith('.anno.json') and not (SAMPLE / name).exists() or
               (SAMPLE / name).exists() and (SAMPLE / name).read_bytes() != content
               for name, content in changed.items())
    window = room.open()
    window.click(window.find('push button', 'Try the Sample Project'))
    window.until('the articles', lambda: rows(window) == 6)
    window.quit()
    assert changed == {path.name: path.read_bytes() for path in copy.iterdir()}


run([test_nothing, test_folder, test_empty_folder, test_empty_article, test_not_valid, test_article_in_its_folder, test_sidecar, test_missing,
     test_too_large, test_again, test_dialog, test_drop, test_recent, test_recent_menu, test_where_it_was_left, test_sample])
