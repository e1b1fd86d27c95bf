# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyboards: letters are the article's keys by what they are, and by their place where there are no Latin ones."""

import subprocess

from layer import expect
from room import run
from steps import At, perform, place

TEXT = 'Port strike\nThe mayor said so, twice. The union denied it.'

# Of the keys, by the numbers that X11 gives their places: 1, 2 and 3, then Q, W, A, S, J and the comma of QWERTY.
ONE, TWO, THREE, Q, W, A, S, J, COMMA = ('10', '11', '12', '24', '25', '38', '39', '44', '59')

# Layout; what is pressed; what there is then.
ROWS = {
    'russian': ('ru', [At('mayor'), W, ONE], [('claim', 'mayor')]),
    'greek': ('gr', [At('mayor'), S, TWO], [('rebuttal', 'The mayor said so, twice')]),
    'hebrew': ('il', [At('mayor'), A, THREE], [('source', 'The mayor said so')]),
    'russian-choose': ('ru', [At('mayor'), W, ONE, 'Escape', 'ctrl+Home', J, TWO], [('rebuttal', 'mayor')]),
    'russian-move': ('ru', [At('mayor'), W, ONE, COMMA], [('claim', 'The mayor')]),
    # Of two layouts the Latin one says what a key is.
    'french-and-russian': ('ru,fr', [At('mayor'), Q, ONE], [('claim', 'The mayor said so')]),
    'french': ('fr', [At('mayor'), Q, 'shift+' + ONE], [('claim', 'The mayor said so')]),
}


def press(room, layout, steps, wanted):
    subprocess.run(['setxkbmap', '-layout', layout], check=True)
    article = room.write('a.txt', TEXT + '\n')
    window = room.open(article)
    perform(window, TEXT, steps)
    expect(article, [place(TEXT, code, *words) for code, *words in wanted])


run([(name, press, *row) for name, row in ROWS.items()])
