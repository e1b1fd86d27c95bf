# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of every view has a role and a name, and the marks at the caret are said."""

from bus import CONTROLS
from layer import path_of
from room import SAMPLE, run

# What libraries build in themselves, without a name, below a widget that has one: role of that, role of this.
BUILT_IN = {('combo box', 'push button'), ('combo box', 'list item'), ('combo box', 'list'),
            ('push button', 'push button')}


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
    """Waits for what the view is known by, and looks at all that is shown."""
    for role, name in needed:
        window.find(role, name)
    found = [where for where in list_unnamed(window.application) if where[-1] not in built_in]
    assert not found, '\n'.join(' > '.join(where[-4:]) for where in found)


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


def test_selection_bar(room):
    window = room.open(room.add('english.txt'))
    window.keys('w')
    check(window, ('tool bar', 'Tag the selection'), ('push button', 'More'))
    window.find('push button', 'More').children()[0].act()
    check(window, ('menu item', 'Copy'))


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


def test_main_menu(room):
    window = room.open(room.add('english.txt'))
    window.keys('F10')
    check(window, ('menu item', 'Preferences'), ('menu item', 'Keyboard Shortcuts'))


def dialog(room, keys, needed, built_in=()):
    window = room.open(tagged(room))
    window.keys(*keys)
    window.wait_dialog()
    check(window, *needed, built_in=built_in)


# Keys; what the dialog is known by; what GTK and libadwaita have left unnamed in their own.
DIALOGS = {
    'preferences': (['ctrl+comma'], [('text', 'Short Name'), ('spin button', 'Text Size'), ('combo box', 'Style')]),
    'shortcuts': (['ctrl+question'], [('label', 'Clause at the caret; again: extend')],
                  ('push button “GtkImage”', 'push button “GtkMenuButton”')),
    'export': (['ctrl+e'], [('combo box', 'Format'), ('push button', 'Export…')]),
    'about': (['F10', 'Up', 'Return'], [('label', 'Counterframe')],
              ('push button “GtkButton”', 'list “GtkListBox”', 'list “”')),
    'finish': (['ctrl+Return'], []),
}


def test_sample(room):
    """The articles of the sample, with all that is marked in them."""
    for path in SAMPLE.iterdir():
        room.add(path.name, SAMPLE)
    window = room.open(room.folder)
    window.find_like('list item', 'Port authority foresaw')
    check(window)
    window.keys('j')
    check(window)


run([test_start, test_empty_folder, test_error, test_nothing_marked, test_list, test_inspector, test_selection_bar,
     test_find_bar, test_filter, test_notice, test_main_menu,
     *((name, dialog, *case) for name, case in DIALOGS.items()), test_sample])
