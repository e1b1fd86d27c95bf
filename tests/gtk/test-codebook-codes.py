# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of codes in the window of the codebook: split, retired, used again, dragged; a warning of pale
colours."""

from codebook import Codebook, entry, ids, put, read
from room import run

TEXT = 'The mayor said so.\nThe union denied it.\n'


def begin(room):
    """A claim of each of two annotators; what their files are."""
    path = put(room)
    article = room.write('a.txt', TEXT)
    room.annotate(article, 'claim', '4-9')
    room.annotate(article, 'claim', '23-28', annotator='mara')
    files = {p: p.read_bytes() for p in room.folder.glob('*.anno.json')}
    window = room.open(article)
    codebook = Codebook(window)
    codebook.choose('Claim, 1')
    codebook.find_like('label', 'claim · Used by 2 annotations')
    return path, window, codebook, files


def assert_same(files):
    assert {p: p.read_bytes() for p in files} == files


def without_versions(code):
    """What it says: to be as before is a version of its own."""
    return {name: value for name, value in code.items() if name != 'supersedes'}


def go_to(window, codebook, wanted):
    """By Tab, from the first field of the page, to one that may be far down."""
    codebook.keys('Return')
    window.until('the focus in the name', codebook.field('Name, English').has_state, 'FOCUSED')
    for _ in range(60):
        if wanted.has_state('FOCUSED'):
            return
        before = find_focus(codebook)
        codebook.keys('Tab')
        window.until('the focus on something else', lambda: find_focus(codebook) not in (None, before))
    raise AssertionError(f'Tab does not lead to “{wanted.name()}”')


def find_focus(codebook):
    return next((a for a in codebook.frame().walk() if a.has_state('FOCUSED')), None)


def test_split(room):
    """Two new codes begin as the old one; it keeps its annotations until they are coded anew; undo takes all of it back."""
    path, window, codebook, files = begin(room)
    before = entry(path, 'codes', 'claim')
    codebook.find('push button', 'Split…').act()
    codebook.sub_dialog()
    window.find('label', '2 annotations are concerned.')
    split = window.find('push button', 'Split')
    assert not split.has_state('SENSITIVE')
    window.click(window.find('text', 'Name of code 1'))
    for name, text in (('Name of code 1', 'Fact'), ('Name of code 2', 'Demand')):
        field = window.find('text', name)
        window.write(field, text)
        window.keys('Tab')
    window.click(split)
    codebook.back()
    codebook.wait('the old code retired', lambda: entry(path, 'codes', 'claim').get('retired'))
    assert entry(path, 'codes', 'claim').get('replaced-by') is None
    for code in ('fact', 'demand'):
        assert entry(path, 'codes', code)['definition'] == before['definition'], code
    strategy = next(a for a in read(path)['attributes'] if a['id'] == 'function')
    assert {'fact', 'demand'} <= set(strategy['on'])
    codebook.find('list item', 'Old Definitions, 1')
    assert_same(files)
    codebook.keys('ctrl+z')
    codebook.wait('the old code as it was', lambda: without_versions(entry(path, 'codes', 'claim')) ==
                  without_versions(before))
    codebook.wait('no new ones', lambda: not {'fact', 'demand'} & set(ids(path, 'codes')))
    codebook.close()
    assert_same(files)


def test_retire(room):
    """A code that is retired gives its key away, keeps its annotations, and can be used again."""
    path, window, codebook, files = begin(room)
    codebook.find('push button', 'Retire…').act()
    codebook.sub_dialog()
    window.find('label', '2 annotations are concerned.')
    window.click(window.find('push button', 'Retire'))
    codebook.back()
    codebook.wait('it retired', lambda: entry(path, 'codes', 'claim').get('retired'))
    assert entry(path, 'codes', 'claim').get('key') is None
    codebook.find('list item', 'Old Definitions, 1')
    codebook.leave()
    window.keys('j')
    window.wait_chosen('', 'mayor')  # no code that is offered is its own
    window.top = codebook.top
    codebook.find('push button', 'Use Again').act()
    codebook.wait('it in use', lambda: not entry(path, 'codes', 'claim').get('retired'))
    codebook.close()
    assert_same(files)


def test_contrast(room):
    """A colour that cannot be read is taken, with a warning that says how much is missing; it goes with the colour."""
    path, window, codebook, _ = begin(room)

    def notes():
        return [a.name() for a in codebook.all('label') if a.name().startswith('Contrast: ')]
    assert not any('⚠' in note for note in notes())
    go_to(window, codebook, codebook.field('Colour on light'))
    codebook.keys('ctrl+a')
    window.type('#ffff00')
    codebook.keys('Return')
    # Yellow on white is 1.07 to 1 (WCAG 2.1).
    codebook.wait('a warning', lambda: len(notes()) == 1 and notes()[0].startswith('Contrast: 1.1 on light')
                  and '⚠ Too pale to be read on light: 4.5 is needed' in notes()[0])
    codebook.wait('it in the file', lambda: entry(path, 'codes', 'claim')['colour']['light'] == '#ffff00')
    codebook.keys('ctrl+z')
    codebook.wait('no warning', lambda: len(notes()) == 1 and '⚠' not in notes()[0])
    codebook.close()


def test_closed_with(room):
    """With the window of the article that of the codebook goes too; what was changed there is saved."""
    path, window, codebook, _ = begin(room)
    codebook.keys('alt+Down')
    codebook.leave()
    window.quit()
    assert ids(path, 'codes')[:2] == ['rebuttal', 'claim']


def test_dragged(room):
    """A code that is dragged onto another comes before it, and goes back by undo."""
    path, window, codebook, _ = begin(room)
    before = ids(path, 'codes')
    window.carry(codebook.find('list item', 'Source, 3').middle(), codebook.find('list item', 'Claim, 1').middle())
    codebook.wait('the source first', lambda: ids(path, 'codes') == ['source', *(i for i in before if i != 'source')])
    codebook.keys('ctrl+z')
    codebook.wait('all as it was', lambda: ids(path, 'codes') == before)
    # GTK keeps a window of what was dragged, which goes with all others.
    codebook.leave()
    window.quit()


run([test_dragged, test_split, test_retire, test_contrast, test_closed_with])
