# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody waits for a field: what is typed at once after the key that opens it stands in it, all of it."""

from room import run

TEXT = 'A strike is on\nThe mayor said that. The union of the men at the port said no to all of it.\n'
TYPED = ('T', 'h', 'e', 'space', 'u', 'n')

# Width of the window, keys, and the field; what has gone when the pane has folded.
CASES = {
    'find': (1000, ['ctrl+f'], ('entry', 'Find in this article')),
    'filter': (1560, ['ctrl+p'], ('entry', 'Filter articles')),
    'filter-folded': (800, ['ctrl+p'], ('entry', 'Filter articles'), ('entry', 'Filter articles')),
    'note': (1560, ['w', '1', 'n'], ('text', 'Note')),
    'note-folded': (800, ['w', '1', 'n'], ('text', 'Note'), ('label', 'Nothing Marked Yet')),
    'code': (1000, ['w', 'Return'], ('text', 'Code')),
    'form': (1000, ['w', '1', 'f', *['Return'] * 4], ('text', 'Target')),
}


def type_at_once(room, width, keys, field, gone=None):
    window = room.open(room.write('a.txt', TEXT))
    window.resize(width, 860)
    if gone:
        window.wait_gone(*gone)
    window.keys(*keys, *TYPED)
    window.until('all of it', lambda: 'The un' in [entry.text() for entry in window.all(*field)])


run([(name, type_at_once, *case) for name, case in CASES.items()])
