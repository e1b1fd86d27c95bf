# SPDX-License-Identifier: GPL-3.0-or-later
"""The annotator's short name: another one for the same person, and two persons with one."""

import json

from layer import expect, items, path_of, read
from room import run

TEXT = 'Port strike enters third week\nThe union denied it.\n'
PORT = ('claim', 0, 4, 'Port')
MINE = 'urn:uuid:1f6d2a57-0c3e-4b8a-9f41-6e2b7d50c913'
THEIRS = 'urn:uuid:9d1f0b3a-7c52-4e8b-a1d6-3f20c4b58e77'
HEADING = 'Somebody Is Called “lin” Here Already'


def annotate_as_other(room, article):
    """By somebody with the same short name, on another computer."""
    own = room.environment['XDG_CONFIG_HOME']
    room.environment['XDG_CONFIG_HOME'] = str(room.base / 'elsewhere')
    folder = room.base / 'elsewhere' / 'counterframe'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'annotators.json').write_text(json.dumps({'current': 'lin', 'annotators': [
        {'name': 'lin', 'id': THEIRS, 'full-name': 'Lin Jian'}]}))
    room.annotate(article, 'claim', '0-4')
    room.environment['XDG_CONFIG_HOME'] = own


def creators(article, name):
    return {i['creator']['id'] for i in items(article, name)} | {read(article, name)['creator']['id']}


def give_name(window, name):
    entry = window.find('text', 'New Short Name', within=window.dialog())
    window.write(entry, name)
    window.keys('Return')


def ask_for_name(window):
    window.keys('ctrl+comma')
    window.wait_dialog()
    row = window.find('list item', 'Change My Short Name…', within=window.dialog())
    window.click(row)
    window.wait_dialog()


def test_renamed(room):
    """All layers of the project follow, with their author; what is done next goes into them."""
    room.problems = {'sidecar-orphan', 'id-duplicate'}  # what was put away, looked at by itself
    first, second = room.write('a.txt', TEXT), room.write('b.txt', TEXT + 'The end.\n')
    for article in (first, second):
        room.annotate(article, 'claim', '0-4')
    before = path_of(second).read_bytes()
    window = room.open(first)
    ask_for_name(window)
    give_name(window, 'linwei')
    window.wait_no_dialog()
    window.wait_toast('2 layers of yours are called “linwei” now; the files of before are in .counterframe/renamed')
    for article in (first, second):
        expect(article, [PORT], name='linwei')
        assert creators(article, 'linwei') == {MINE}
        assert read(article, 'linwei')['creator']['nickname'] == 'linwei'
        assert not path_of(article).exists()
    assert (room.folder / '.counterframe' / 'renamed' / 'b.txt.lin.anno.json').read_bytes() == before
    window.wait_article()
    window.put_caret(TEXT.index('union'))
    window.keys('w', '2')
    expect(first, [PORT, ('rebuttal', 34, 39, 'union')], name='linwei')
    window.keys('ctrl+z')
    expect(first, [PORT], name='linwei')
    assert not path_of(first).exists()
    window.quit()
    # What a sync program brings back under the old name is united when the project is opened.
    path_of(second).write_bytes(before)
    window = room.open(first)
    window.wait_toast('1 layer of yours is called “linwei” now; the file of before is in .counterframe/renamed')
    assert not path_of(second).exists()
    expect(second, [PORT], name='linwei')


def put_round(room, article, coders):
    room.cli('codebook', room.folder, 'new', '--template', 'framing-core')
    book = room.folder / 'codebook.json'
    made = json.loads(book.read_text())
    made['rounds'] = [{'id': 'r1', 'kind': 'main', 'blind': True, 'coders': coders, 'articles': [article.name]}]
    book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
    return book


def test_coder(room):
    """The work of a round goes on under the new name; what is sealed in it goes by the name of before."""
    room.problems = {'sidecar-orphan', 'id-duplicate'}
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', '0-4')
    book = put_round(room, article, ['lin', 'wu'])
    before = json.loads(book.read_text())['rounds']
    window = room.open(article)
    ask_for_name(window)
    give_name(window, 'wu')
    window.find('label', '“wu” is another coder of this project; choose another short name')
    window.keys('ctrl+a')
    give_name(window, 'linwei')
    window.wait_no_dialog()
    window.wait_toast('1 layer of yours is called “linwei” now; the file of before is in .counterframe/renamed')
    expect(article, [PORT], name='linwei')
    made = json.loads(book.read_text())
    assert made['rounds'] == before
    assert [(r['id'], r['name'], r['creator']) for r in made['renamed']] == [('lin', 'linwei', MINE)]
    window.wait_article()
    window.keys('ctrl+Return')
    window.wait_dialog()  # what is missing
    window.keys('alt+f')
    seal = room.folder / '.counterframe' / 'sealed' / 'r1' / 'a.txt.lin.anno.json'
    window.until('the seal', seal.exists)


def test_renamed_elsewhere(room):
    """Another computer of the same person follows."""
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', '0-4')
    book = put_round(room, article, ['lin', 'wu'])
    made = json.loads(book.read_text())
    made['renamed'] = [{'id': 'lin', 'name': 'linwei', 'creator': MINE, 'supersedes': []}]
    book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
    room.problems = {'sidecar-orphan', 'id-duplicate'}
    window = room.open(article)
    window.wait_toast('1 layer of yours is called “linwei” now; the file of before is in .counterframe/renamed')
    window.wait_article()
    window.put_caret(TEXT.index('union'))
    window.keys('w', '2')
    expect(article, [PORT, ('rebuttal', 34, 39, 'union')], name='linwei')


def test_name_of_somebody(room):
    """Who comes with a short name that rounds know as somebody else's is asked for another."""
    article = room.write('a.txt', TEXT)
    book = put_round(room, article, ['lin', 'wu'])
    made = json.loads(book.read_text())
    made['renamed'] = [{'id': 'lin', 'name': 'linjian', 'creator': THEIRS, 'supersedes': []}]
    book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
    window = room.open(room.folder)
    window.wait_dialog()
    window.find('label', HEADING)
    assert not path_of(article).exists()


def test_namesake(room):
    """Nothing is written into the layer of somebody else with the same short name."""
    article = room.write('a.txt', TEXT)
    annotate_as_other(room, article)
    before = path_of(article).read_bytes()
    window = room.open(room.folder)
    window.wait_dialog()
    window.find('label', HEADING)
    window.find('push button', 'Another Name…').act()
    window.find('text', 'New Short Name')
    window.wait_dialog()
    give_name(window, 'lw')
    window.wait_no_dialog()
    window.wait_article()
    window.keys('w', '2')
    expect(article, [('rebuttal', 0, 4, 'Port')], name='lw')
    assert creators(article, 'lw') == {MINE}
    assert path_of(article).read_bytes() == before


def test_other_computer(room):
    """Whoever says that it was they goes on in the layer, and is not asked again."""
    article = room.write('a.txt', TEXT)
    annotate_as_other(room, article)
    window = room.open(room.folder)
    window.wait_dialog()
    window.find('label', HEADING)
    window.find('push button', 'That Is Me').act()
    window.wait_no_dialog()
    window.wait_article()
    window.put_caret(TEXT.index('union'))
    window.keys('w', '2')
    expect(article, [PORT, ('rebuttal', 34, 39, 'union')])
    assert creators(article, 'lin') == {THEIRS}
    window.quit()
    window = room.open(article)
    window.wait_article()
    assert not window.all('label', HEADING)


run([test_renamed, test_coder, test_renamed_elsewhere, test_name_of_somebody, test_namesake, test_other_computer])
