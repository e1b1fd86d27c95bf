# SPDX-License-Identifier: GPL-3.0-or-later
"""Links beside the text: arcs of the chosen annotation, stubs to what is elsewhere, badges on the chips of others."""

from bus import said
from layer import items
from room import run

LINES = [f'Line {i} has a few words' for i in range(60)]
TEXT = '\n'.join(LINES)

# What is drawn stands out from paper by this, in one channel at least; tints of chips from strong colours by the other.
DRAWN = 60
STRONG = 120


def span_of(line):
    start = TEXT.index(LINES[line])
    return f'{start}-{start + len(LINES[line])}'


def has_arc(window, pixel, line):
    """Whether anything is drawn beside a line, in front of its first letter."""
    x, y, _, height = window.character(TEXT.index(LINES[line]))
    return any(255 - min(pixel(x - back, y + i)) > DRAWN for back in range(5, 22) for i in range(height))


def has_badge(window, pixel, line):
    """Whether there is a strong colour at the other end of a line, where its chip is."""
    x, y, _, height = window.character(TEXT.index(LINES[line]))
    colours = [pixel(x + right, y + i) for right in range(500, 800) for i in range(-5, height)]
    return any(max(rgb) - min(rgb) > STRONG for rgb in colours)


def list_seen(window):
    """Lines that are on the screen as a whole."""
    top, height = window.article().parent().extents()[1::2]
    places = [(line, window.character(TEXT.index(LINES[line]))) for line in range(1, len(LINES))]
    return [line for line, (_, y, _, high) in places if top <= y - high and y + 2 * high <= top + height]


def wait_beside(window, what, has, lines, among):
    """Waits until of some lines exactly these have something beside them."""
    def find():
        pixel = window.picture()
        return [line for line in among if has(window, pixel, line)]
    with said(lambda: f'there are some at {find()}'):
        window.until(f'{what} at {lines}', lambda: find() == list(lines))


def prepare(room):
    """A claim that two rebuttals of its article and one of another answer; and a source."""
    article, other = room.write('a.txt', TEXT), room.write('b.txt', 'Another article\nIt denies all of that.')
    claim = room.annotate(article, 'claim', span_of(4))
    near = room.annotate(article, 'rebuttal', span_of(8))
    far = room.annotate(article, 'rebuttal', span_of(50))
    apart = room.annotate(other, 'rebuttal', '16-38')
    room.annotate(article, 'source', span_of(2))
    for path, speaker in ((article, near), (article, far), (other, apart)):
        room.cli('relate', path, '--from', speaker, '--type', 'rebuts', '--to', claim)
    return article


def test_arcs(room):
    """An arc to each end; out of what is seen, and through it, where ends are not in it; none where none is chosen."""
    window = room.open(prepare(room))
    seen = range(2, 12)
    wait_beside(window, 'arcs', has_arc, [], seen)
    window.keys('j')
    window.wait_chosen('Source', LINES[2])
    wait_beside(window, 'arcs', has_arc, [], seen)
    window.keys('j')
    window.wait_chosen('Claim', LINES[4])
    wait_beside(window, 'arcs', has_arc, range(4, 12), seen)
    window.keys('j')
    window.wait_chosen('Rebuttal', LINES[8])
    wait_beside(window, 'arcs', has_arc, range(4, 9), seen)
    window.keys('j')
    window.wait_chosen('Rebuttal', LINES[50])
    window.until('the line in sight', lambda: 50 in list_seen(window))
    seen = list_seen(window)
    wait_beside(window, 'arcs', has_arc, [line for line in seen if line <= 50], seen)
    window.keys('Escape')
    window.wait_chosen(None)
    wait_beside(window, 'arcs', has_arc, [], seen)


def test_elsewhere(room):
    """A link that is taken away takes its arc along; one to another article has a stub at its line alone."""
    article = prepare(room)
    window = room.open(article)
    window.keys('j', 'j')
    window.wait_chosen('Claim', LINES[4])
    for _ in range(2):
        relation = next(i for i in items(article) if i['motivation'] == ['linking'])
        room.cli('delete', article, '--id', relation['id'])
    wait_beside(window, 'arcs', has_arc, [4], range(2, 12))


def test_badges(room):
    """How many links an annotation has stands at its chip, unless it is chosen, and is said where the caret is."""
    window = room.open(prepare(room))
    seen = [2, 4, 8]
    wait_beside(window, 'badges', has_badge, [4, 8], seen)
    window.keys('j', 'j', 'j')
    window.wait_chosen('Rebuttal', LINES[8])
    window.until('one link', lambda: window.article().description() == f'Rebuttal, 1 link: {LINES[8]}')
    window.keys('k')
    window.until('three links', lambda: window.article().description() == f'Claim, 3 links: {LINES[4]}')
    window.keys('k')
    window.until('none', lambda: window.article().description() == f'Source: {LINES[2]}')


run([test_arcs, test_elsewhere, test_badges])
