# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of every view has a role and a name, and the marks at the caret are said."""

from bus import CONTROLS
from layer import path_of
from codebook import Codebook
from room import SAMPLE, run

# What libraries build in themselves, without a name, below a widget that has one: role of that, role of this. The row
# of a drop-down shows its value as an item of a list.
BUILT_IN = {('combo box', 'list item')}


def is_named(name):
    """GTK gives the name of the class where there is none."""
    return name != '' and not name.startswith(('Gtk', 'Adw', 'Cf'))


def list_unnamed(accessible, above=()):
    """Controls without a name, and what has no role, with what they are in."""
    role, name = accessible.role(), accessible.name()
    where = above + (f'{role} “{name}”',)
    if role == 'scroll bar':
        return []
    found = []
    named_above = [a.split(' “')[0] for a in above if is_named(a.split('“')[1][:-1])]
    if role.startswith(('role ', 'unknown', 'invalid')):
        found.append(where)
    if role in CONTROLS and not is_named(name) and not any((a, role) in BUILT_IN for a in named_above):
        found.append(where)
    for child in accessible.children():
        found += list_unnamed(child, where)
    return found


def check(window, *needed, built_in=()):
    """Waits for what the view is known by, and looks at all that is shown. What is built in, is so in dialogs only."""
    for role, name in needed:
        window.find(role, name)
    main = f'frame “{window.title()}”'
    found = [where for where in list_unnamed(window.application) if main in where or where[-1] not in built_in]
    assert not found, '\n'.join(' > '.join(where[-4:]) for where in found)


def check_menu(window, entry):
    """The same, and closes the menu: GTK 4.8 complains where a window goes with one open."""
    check(window, ('menu item', entry))
    window.keys('Escape')
    window.wait_gone('menu item', entry)


def tagged(room):
    article = room.add('english.txt')
    room.annotate(article, 'rebuttal', '99-118')
    return article


def test_start(room):
    check(room.open(), ('push button', 'Open Folder…'), ('push button', 'Open Folder'),
          ('push button', 'Main Menu'))


def test_empty_folder(room):
    check(room.open(room.folder), ('label', 'No Articles Here'))


def test_error(room):
    (room.folder / 'large.txt').write_bytes(b'x' * ((16 << 20) + 1))
    check(room.open(room.folder), ('label', 'The Article Could Not Be Opened'))


def test_nothing_marked(room):
    check(room.open(room.add('english.txt')), ('text', 'Article'), ('label', 'Nothing Marked Yet'),
          ('list', 'Articles'), ('push button', 'Library'), ('push button', 'Inspector'))


def test_list(room):
    check(room.open(tagged(room)), ('list', 'Annotations'), ('list item', 'Rebuttal: The union denied it'))


def test_inspector(room):
    window = room.open(tagged(room))
    window.keys('j')
    check(window, ('table', 'Code'), ('text', 'Note'), ('check box', 'Doubtful'),
          ('push button', 'Delete annotation'), ('combo box', 'Function'))


# Control, and what it says of itself beside its name.
DESCRIPTIONS = [('Function', 'Cause'), ('Uptake', '—'), ('Frame', 'Economic, Morality'), ('Strategy', '—'),
                ('Find in Article', 'Find in Article (Ctrl+F)')]


def list_descriptions(window, name):
    return {b.description() for b in window.all('push button', name)}


def test_descriptions(room):
    """Values, definitions and keys are said, and follow what is chosen."""
    article = room.add('english.txt')
    values = ('function=cause', 'frame=economic', 'frame=morality')
    room.cli('annotate', article, '--code', 'rebuttal', '--span', '99-118',
             *(word for value in values for word in ('--attribute', value)))
    window = room.open(article)
    window.keys('j')
    for name, description in DESCRIPTIONS:
        window.until(f'{name}: {description}', lambda: description in list_descriptions(window, name))
    window.until('the definition of a claim', lambda: 'could dispute' in ''.join(list_descriptions(window, 'Claim')))


def test_selection_bar(room):
    window = room.open(room.add('english.txt'))
    window.keys('w')
    check(window, ('tool bar', 'Tag the selection'), ('push button', 'More'))
    window.find('push button', 'More').children()[0].act()
    check_menu(window, 'Copy')


def whole(room, keys, needed, pressed=None):
    """A view of the sample in a wide window: keys in the article; what is clicked, and is a menu then."""
    for path in SAMPLE.iterdir():
        room.add(path.name, SAMPLE)
    window = room.open(room.folder / 'courier-memo.txt')
    window.resize(1600, 890)
    for key in keys:
        window.keys(key)
    if pressed:
        window.click(window.find(*pressed))
    check(window, *needed)
    if pressed:
        window.keys('Escape')
        window.wait_gone(*needed[0])


# Keys; what the view is known by; what is clicked to come to it.
VIEWS = {
    'form': (['j', 'f'], [('table', 'Frame'), ('push button', 'Economic'), ('push button', 'Close')]),
    'form-list': (['j', 'f', 'Up'], [('text', 'Proposition'), ('push button', 'Close')]),
    'form-article': (['g'], [('table', 'Codable'), ('push button', 'Yes')]),
    'code': (['w', 'Return'], [('list', 'Suggestions'), ('list item', 'Claim  1')]),
    'doubts': (['ctrl+shift+d'], [('list', 'Doubts'), ('push button', 'Back to the Articles')]),
    'choice': (['j'], [('list item', 'Judgement'), ('list', 'Function')], ('combo box', 'Function')),
    'choices': (['j'], [('check box', 'Economic')], ('push button', 'Frame')),
    'filter-menu': ([], [('combo box', 'Outlet'), ('text', 'From')],
                    ('push button', 'Filter by Status, Outlet, Date, Language or Code')),
    'sort-menu': ([], [('radio menu item', 'By Title')], ('push button', 'Sort Articles')),
}


def test_find_bar(room):
    window = room.open(room.add('english.txt'))
    window.keys('ctrl+f')
    check(window, ('entry', 'Find in this article'), ('push button', 'Next match'))


def test_filter(room):
    window = room.open(room.add('english.txt'))
    window.keys('ctrl+p', 'z', 'z')
    check(window, ('label', 'No Article Matches'))


def test_notice(room):
    room.damaged = True
    article = tagged(room)
    path_of(article).write_bytes(b'{')
    check(room.open(article), ('label', 'Read-only'))


def test_toast(room):
    window = room.open(tagged(room))
    window.keys('j', '1')
    check(window, ('push button', 'Undo'))


def test_main_menu(room):
    window = room.open(room.add('english.txt'))
    window.keys('F10')
    check_menu(window, 'Keyboard Shortcuts')


def dialog(room, keys, needed, built_in=()):
    window = room.open(tagged(room))
    window.keys(*keys)
    window.wait_dialog()
    check(window, *needed, built_in=built_in)


def test_keys(room):
    """In the window of shortcuts each group stands once, and keys have names that people know."""
    window = room.open(room.add('english.txt'))
    window.keys('ctrl+question')
    window.wait_dialog()
    window.find('label', 'Clause at the caret; again: extend')
    groups = [a.name() for a in window.all('panel') if a.name()]
    assert groups.count('Tag') == 1, groups
    names = [a.name() for a in window.all('label')]
    assert 'Backspace' in names, names
    strange = [n for n in names if n.startswith('KP_') or n in ('BackSpace', 'bracketleft', 'bracketright')]
    assert not strange, strange


# Keys; what the dialog is known by; what GTK and libadwaita have left unnamed in their own.
DIALOGS = {
    'preferences': (['ctrl+comma'], [('text', 'Short Name'), ('spin button', 'Text Size'), ('combo box', 'Style')]),
    'shortcuts': (['ctrl+question'], [('label', 'Clause at the caret; again: extend')],
                  ('push button “GtkImage”', 'push button “GtkMenuButton”')),
    'export': (['ctrl+e'], [('combo box', 'Format'), ('push button', 'Export…')]),
    'finish': (['ctrl+Return'], [('list', 'Missing or in doubt')]),
    'details': (['alt+Return'], [('list', 'Article Details'), ('text', 'Outlet'), ('push button', 'Save')]),
}


def test_codebook(room):
    """Every page of the codebook: as a whole, a code, an attribute with values, a relation type, a list."""
    window = room.open(tagged(room))
    codebook = Codebook(window)
    check(window, ('text', 'Title'))
    for entry, *needed in (('Claim, 1', ('text', 'Definition, English'), ('combo box', 'Key')),
                           ('Function', ('text', 'Name, English')), ('rebuts', ('text', 'Name, English'))):
        codebook.choose(entry)
        check(window, *needed)
    codebook.choose('Actor, list')
    check(window, (None, 'Find an entry'))
    codebook.close()


def test_about(room):
    """Of the window about the program buttons and lists are libadwaita's; with GTK 4.18 the lists have no name at all."""
    window = room.open(tagged(room))
    window.keys('F10')
    window.find('menu item', 'About Counterframe').act()
    # A menu that is still there is a window too.
    window.wait_gone('menu item', 'Preferences')
    window.wait_dialog()
    check(window, ('label', 'Counterframe'), built_in=('push button “GtkButton”', 'list “GtkListBox”', 'list “”'))


def test_sample(room):
    """The articles of the sample, with all that is marked in them."""
    for path in SAMPLE.iterdir():
        room.add(path.name, SAMPLE)
    window = room.open(room.folder)
    window.find_like('list item', 'Port authority foresaw')
    check(window)
    window.keys('j')
    check(window)


run([test_start, test_empty_folder, test_error, test_nothing_marked, test_list, test_inspector, test_descriptions,
     test_selection_bar, test_find_bar, test_filter, test_notice, test_toast, test_main_menu, test_keys,
     *((name, whole, *case) for name, case in VIEWS.items()),
     *((name, dialog, *case) for name, case in DIALOGS.items()), test_codebook, test_about, test_sample])
