# SPDX-License-Identifier: GPL-3.0-or-later
"""The codebook is edited by the keyboard: what is done stands in codebook.json, and is undone."""

import layer
from codebook import Codebook, entry, ids, put, read
from room import run

TEXT = 'The mayor said so.\nThe union denied it.\n'


def begin(room, **options):
    path = put(room, **options)
    window = room.open(room.write('a.txt', TEXT))
    return path, window, Codebook(window)


def test_texts(room):
    """Names and definitions in several languages, typed and undone; the list follows."""
    path, window, codebook = begin(room)
    codebook.choose('Claim, 1')
    codebook.keys('Return')
    window.until('the focus in the name', codebook.field('Name, English').has_state, 'FOCUSED')
    codebook.keys('ctrl+a')
    window.type('Assertion')
    codebook.find('list item', 'Assertion, 1')
    codebook.write('Definition, 中文（简体）', '可以争论的说法。')
    codebook.wait('both in the file', lambda: (
        entry(path, 'codes', 'claim')['label']['en'] == 'Assertion'
        and entry(path, 'codes', 'claim')['definition']['zh-Hans'] == '可以争论的说法。'))
    codebook.find(None, 'Saved')
    codebook.keys('ctrl+z', 'ctrl+z')
    codebook.find('list item', 'Claim, 1')
    codebook.wait('the old name in the file', lambda: entry(path, 'codes', 'claim')['label']['en'] == 'Claim')
    codebook.keys('ctrl+shift+z')
    codebook.find('list item', 'Assertion, 1')
    codebook.close()


def test_order(room):
    """Alt+Down and Alt+Up move an entry; undo brings it back."""
    path, window, codebook = begin(room)
    codebook.choose('Claim, 1')
    codebook.keys('alt+Down')
    codebook.wait('claim second', lambda: ids(path, 'codes')[:3] == ['rebuttal', 'claim', 'source'])
    codebook.keys('alt+Up')
    codebook.wait('claim first', lambda: ids(path, 'codes')[:3] == ['claim', 'rebuttal', 'source'])
    codebook.keys('Down')
    window.until('the next one chosen', codebook.find('list item', 'Rebuttal, 2').has_state, 'SELECTED')
    codebook.keys('alt+Down', 'ctrl+z')
    codebook.close()
    assert ids(path, 'codes')[:3] == ['claim', 'rebuttal', 'source'], ids(path, 'codes')


def test_add_and_delete(room):
    """A new code has an id of its name and a free key; nothing uses it, so it can go."""
    path, window, codebook = begin(room)
    codebook.keys('ctrl+n')
    codebook.sub_dialog()
    window.type('Appeal to fear')
    codebook.keys('Return')
    codebook.back()
    codebook.find('list item', 'Appeal to fear, 4')
    codebook.wait('it in the file', lambda: entry(path, 'codes', 'appeal-to-fear') is not None)
    assert entry(path, 'codes', 'appeal-to-fear')['key'] == '4'
    codebook.choose('Appeal to fear, 4')
    codebook.keys('Delete')
    codebook.wait('it out of the file', lambda: entry(path, 'codes', 'appeal-to-fear') is None)
    codebook.close()


def test_watching(room):
    """What a colleague writes holds in all panes at once: names in the inspector, keys in the article, and the
    window of the codebook."""
    path = put(room)
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', '4-9')
    window = room.open(article)
    window.keys('j')
    window.wait_chosen('Claim', 'mayor')

    def change(codebook):
        codes = {c['id']: c for c in codebook['codes']}
        codes['claim']['label']['en'] = 'Assertion'
        codes['claim']['key'], codes['source']['key'] = '3', '1'
    put(room, change=change)
    window.wait_toast('The codebook has changed on disk; it holds from now on')
    window.wait_chosen('Assertion', 'mayor')
    window.keys('1')
    layer.expect(article, ['source'], lambda a, n: [layer.code(i) for i in layer.items(a, n)])
    window.keys('ctrl+z')
    window.wait_chosen('Assertion', 'mayor')
    codebook = Codebook(window)
    codebook.find('list item', 'Assertion, 3')
    put(room)
    codebook.find('list item', 'Claim, 1')
    codebook.choose('Claim, 1')
    codebook.write('Name, English', 'Thesis')
    codebook.wait('it in the file', lambda: entry(path, 'codes', 'claim')['label']['en'] == 'Thesis')
    window.wait_chosen('Thesis', 'mayor')
    codebook.close()


def test_apart(room):
    """What two people have changed apart stands side by side; one button settles it."""
    path, window, codebook = begin(room)
    codebook.choose('Claim, 1')
    codebook.write('Name, English', 'Thesis')
    codebook.wait('it in the file', lambda: entry(path, 'codes', 'claim')['label']['en'] == 'Thesis')
    codebook.close()
    mine = path.read_bytes()

    def change(codebook):
        next(c for c in codebook['codes'] if c['id'] == 'claim')['label']['en'] = 'Allegation'
    put(room, change=change)
    theirs = path.read_bytes()
    path.write_bytes(mine)
    room.write('codebook (conflicted copy).json', theirs)
    window.until('the copy put away', (room.folder / '.counterframe' / 'merged').exists)
    codebook.open()
    row = window.until('the code to settle', lambda: next(
        (r for r in codebook.all('list item') if r.name().endswith('to be settled')), None))
    window.click(row)
    codebook.find('label', 'To Be Settled')
    button = next(b for b in codebook.all('push button')
                  if b.name().startswith('Keep Version') and 'Allegation' in b.description())
    button.act()
    codebook.wait('one version', lambda: (entry(path, 'codes', 'claim')['label']['en'], read(path).get('cf:versions')) ==
                  ('Allegation', None))
    codebook.find('list item', 'Allegation, 1')
    codebook.close()


def test_merge(room):
    """Two codes become one: how many annotations are concerned is said, nobody's file is written, and undo parts them."""
    path = put(room)
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', '4-9')
    room.annotate(article, 'claim', '23-28', annotator='mara')
    before = {p: p.read_bytes() for p in room.folder.glob('*.anno.json')}
    window = room.open(article)
    codebook = Codebook(window)
    codebook.choose('Claim, 1')
    codebook.find_like('label', 'claim · Used by 2 annotations')
    codebook.find('push button', 'Merge Into…').act()
    codebook.sub_dialog()
    window.find('label', '2 annotations are concerned.')
    window.click(window.find('push button', 'Merge'))
    codebook.back()
    codebook.wait('the successor', lambda: entry(path, 'codes', 'claim').get('replaced-by') == 'rebuttal')
    assert entry(path, 'codes', 'claim')['retired']
    codebook.leave()
    window.keys('j')
    window.wait_chosen('Rebuttal', 'mayor')
    assert {p: p.read_bytes() for p in room.folder.glob('*.anno.json')} == before
    window.top = codebook.top
    codebook.keys('ctrl+z')
    codebook.wait('no successor', lambda: entry(path, 'codes', 'claim').get('replaced-by') is None)
    window.wait_chosen('Claim', 'mayor')
    codebook.close()
    assert {p: p.read_bytes() for p in room.folder.glob('*.anno.json')} == before


def test_list(room):
    """What annotators typed becomes an entry, or another name of one; two entries become one; found by pinyin."""
    path = put(room)
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'source', '4-9', attribute='actor=Lin Jian')
    room.annotate(article, 'source', '23-28', attribute='actor=林坚', annotator='mara')
    window = room.open(article)
    codebook = Codebook(window)

    def entries():
        return [({**e['label']}, e['aliases']) for e in read(path)['lists'].get('actor', [])]
    codebook.choose('Actor, list')
    codebook.find('push button', 'Add “Lin Jian” as an entry').act()
    codebook.wait('it in the list', lambda: entries() == [({'en': 'Lin Jian'}, [])])
    codebook.find('push button', 'Add “林坚” as an entry').act()
    codebook.wait('both in the list', lambda: entries() == [({'en': 'Lin Jian'}, []), ({'zh-Hans': '林坚'}, [])])
    window.wait_gone('push button', 'Add “林坚” as an entry')
    window.click(codebook.find(None, 'Find an entry'))
    window.type('lj')
    window.until('only what is meant', lambda: codebook.all('push button', 'Remove “林坚”'))
    codebook.keys('ctrl+a', 'Delete')
    codebook.find('push button', 'Merge “林坚” into another').act()
    codebook.sub_dialog()
    window.type('Lin')
    codebook.keys('Return')
    codebook.back()
    codebook.wait('one entry', lambda: entries() == [({'en': 'Lin Jian'}, ['林坚'])])
    codebook.keys('ctrl+z')
    codebook.wait('two entries', lambda: len(entries()) == 2)
    codebook.close()


def test_list_blind(room):
    """What colleagues typed in a round that hides their layers is not offered; how many uses a code has is all the same."""
    article = room.write('a.txt', TEXT)

    def hide(codebook):
        codebook['rounds'] = [{'id': 'r1', 'kind': 'reliability', 'blind': True, 'coders': ['lin', 'mara'],
                               'articles': [article.name]}]
    put(room, change=hide)
    room.annotate(article, 'source', '4-9', attribute='actor=Lin Jian')
    room.annotate(article, 'source', '23-28', attribute='actor=Mao Ning', annotator='mara')
    window = room.open(article)
    codebook = Codebook(window)
    codebook.choose('Actor, list')
    codebook.find('push button', 'Add “Lin Jian” as an entry')
    assert not codebook.all('push button', 'Add “Mao Ning” as an entry')
    codebook.choose('Source, 3')
    codebook.find_like('label', 'source · Used by 2 annotations')
    codebook.close()


def test_work(room):
    """What was coded under an old definition is listed; Enter goes there; what fits is confirmed, which undo takes back."""
    path = put(room)
    article = room.write('a.txt', TEXT)
    other = room.write('b.txt', 'Another day.\nThe union denied it.\n')
    room.annotate(article, 'claim', '4-9')
    room.annotate(other, 'claim', '17-22')
    room.annotate(article, 'claim', '23-28', annotator='mara')
    window = room.open(article)
    codebook = Codebook(window)
    codebook.choose('Claim, 1')
    codebook.write('Definition, English', 'Otherwise.')
    codebook.find('list item', 'Old Definitions, 2')
    codebook.choose('Old Definitions, 2')
    codebook.find_like('label', 'Claim: defined otherwise since · a.txt')
    codebook.find('push button', 'The definition of today fits “union”').act()
    codebook.find('list item', 'Old Definitions, 1')
    revision = read(path)['revision']

    def revisions(of, name):
        return [i['cf:codebook-revision'] == revision for i in layer.items(of, name)]
    layer.expect(other, [True], revisions)
    assert layer.places(other) and layer.places(article)
    codebook.find('list item', 'mayor')
    row = codebook.find('list item', 'mayor')
    window.click(row)
    codebook.leave()
    window.wait_chosen('Claim', 'mayor')
    window.wait_article()
    window.keys('ctrl+z')
    layer.expect(other, [False], revisions)
    window.top = codebook.top
    codebook.find('list item', 'Old Definitions, 2')
    codebook.close()


def test_beside(room):
    """The article can be worked on while the codebook stands beside it."""
    path, window, codebook = begin(room)
    codebook.leave()
    window.click((1200, 500))
    window.keys('ctrl+Home', 'w', '1')
    window.wait_chosen('Claim', 'The')
    window.top = codebook.top
    codebook.choose('Claim, 1')
    codebook.close()


run([test_texts, test_order, test_add_and_delete, test_watching, test_apart, test_merge,
     test_list, test_list_blind, test_work, test_beside])
