# SPDX-License-Identifier: GPL-3.0-or-later
"""A word that stands in a colleague's layer alone is shown nowhere, and written nowhere, while a round is blind; where
it is not, the same walk finds it."""

from codebook import Codebook, put
from room import run

CANARY = 'Kanarienvogel'
TEXT = '{}\nThe mayor said so. The union denied it on Monday.\n'
# The word, and what says that something is of the colleague.
SIGNS = (CANARY, ' · wu', '.wu.anno', '2  wu', 'lin and wu')
ARTICLES_VIEW, COMPARE, AGREEMENT, MAP, PROJECT = 'alt+1', 'alt+2', 'alt+3', 'alt+4', '4'


def prepare(room, blind):
    articles = [room.write(name, TEXT.format(title)) for name, title in (('a.txt', 'Alpha'), ('b.txt', 'Beta'))]

    put(room)
    for article in articles:
        claim = room.annotate(article, 'claim', '0-4')
        room.cli('annotate', article, '--code', 'rebuttal', '--span', '25-34', '--doubt')
        theirs = room.annotate(article, 'rebuttal', '35-44', annotator='wu', note=CANARY,
                               attribute=f'proposition={CANARY}')
        room.annotate(article, 'source', '25-34', annotator='wu', attribute=f'actor={CANARY}')
        room.cli('annotate', article, '--annotator', 'wu', '--code', 'claim', '--span', '6-20', '--doubt', '--note', CANARY)
        room.cli('relate', article, '--annotator', 'wu', '--from', theirs, '--type', 'rebuts', '--to', claim, '--note', CANARY)

    def change(codebook):
        codebook['rounds'] = [{'id': 'r1', 'kind': 'reliability', 'blind': blind, 'coders': ['lin', 'wu'],
                               'articles': ['a.txt', 'b.txt']}]
    put(room, change=change)
    return articles


def shown(window):
    """All words that a screen reader could say."""
    words = []
    for part in window.application.walk():
        words += [part.name(), part.description()]
        if part.role() in ('text', 'entry'):
            words.append(part.text())
    return '\n'.join(words)


class Walk:
    """Goes through the views, and notes in which the word was."""

    def __init__(self, window):
        self.window = window
        self.found = set()
        self.seen = set()

    def look(self, view):
        self.seen.add(view)
        words = self.window.until(f'all of {view}', shown, self.window)
        if any(sign in words for sign in SIGNS):
            self.found.add(view)


def look_at_article(walk, window):
    walk.look('article')
    window.keys('j')
    window.wait_chosen('Claim', 'Alph')
    walk.look('inspector')
    window.keys('t')
    window.find('list', 'Thread')
    window.until('the thread', lambda: window.all('list item', within=window.find('list', 'Thread')))
    walk.look('thread')
    window.keys('Escape')
    window.wait_article()


def look_at_lists(walk, window):
    """What is offered while something is typed or linked."""
    window.keys('k', 'l')
    window.find_like('panel', 'Link Rebuttal')
    walk.look('link offers')
    window.keys('Escape')
    window.wait_article()
    window.keys('f')
    window.until('the form', lambda: [a for a in window.all() if a.has_state('FOCUSED') and a.role() != 'text'])
    walk.look('form')
    window.keys('Escape')
    window.wait_article()
    window.keys('m')
    window.until('a field', lambda: [a for a in window.all('text') if a.has_state('FOCUSED') and a.name() != 'Article'])
    walk.look('propositions')
    window.keys('Escape')
    window.wait_article()
    window.keys('ctrl+shift+d')
    window.until('the doubts', lambda: window.all('list item', within=window.find('list', 'Doubts')))
    walk.look('doubts')
    window.keys('Escape')
    window.wait_focus(window.find('entry', 'Filter articles'))
    window.keys('Escape')
    window.wait_article()


def look_at_map(walk, window):
    window.keys(MAP)
    window.find('list', 'Argument map')
    window.keys(PROJECT)
    window.until('the cards of both articles', lambda: sum(
        'Alph' in c.name() for c in window.all('list item')) and sum('Beta' in c.name() for c in window.all('list item')))
    walk.look('map')
    window.keys(ARTICLES_VIEW)
    window.wait_article()


def look_at_both(walk, window, blind):
    """Where coders are beside each other."""
    window.keys(COMPARE)
    if blind:
        window.find('label', 'Hidden Until You Have Finished')
    else:
        window.until('a difference', lambda: [r for r in window.all('list item') if '2  wu' in r.name()])
    walk.look('compare')
    window.keys(AGREEMENT)
    window.find('label', 'The Round Is Blind, and Not Finished' if blind else 'Nothing Is Finished by Two Coders')
    walk.look('agreement')
    window.keys(ARTICLES_VIEW)
    window.wait_article()


def look_for_it(walk, window):
    window.keys('ctrl+f')
    window.wait_focus(window.find('entry', 'Find in this article'))
    window.type('Kanarien')
    window.find('label', 'No match')
    walk.look('find')
    window.keys('Escape')
    window.wait_article()


def tab_to(window, widget):
    if not widget.has_state('FOCUSED'):
        window.keys('Tab')
    return widget.has_state('FOCUSED')


def look_at_codebook(walk, window):
    codebook = Codebook(window)
    for name in ('Rebuttal, 2', 'Actor, list', 'Proposition, list', 'All Rounds'):
        codebook.choose(name)
        codebook.find(None, 'Saved')
        walk.look(f'codebook: {name}')
    codebook.choose('Rebuttal, 2')
    row = codebook.find('list item', 'Take from Annotations…')
    codebook.keys('Return')
    window.until('the row reached', tab_to, window, row)
    codebook.keys('Return')
    codebook.sub_dialog()
    window.find('list item', 'The union')
    walk.look('examples')
    codebook.keys('Escape')
    codebook.back()
    codebook.close()


def export(walk, window, room):
    window.keys('ctrl+e')
    window.wait_dialog()
    window.click(window.find('push button', 'Export…', within=window.dialog()))
    window.wait_dialog()
    window.keys('ctrl+a')
    path = room.base / 'out.jsonl'
    window.type(str(path))
    window.keys('Return')
    window.find_like('label', f'Exported to {path}')
    walk.look('export dialog')
    walk.seen.add('export')
    if CANARY in path.read_text():
        walk.found.add('export')


def go_through(room, blind):
    articles = prepare(room, blind)
    before = written(room)
    window = room.open(articles[0])
    walk = Walk(window)
    look_at_article(walk, window)
    look_at_lists(walk, window)
    look_at_map(walk, window)
    look_at_both(walk, window, blind)
    look_for_it(walk, window)
    look_at_codebook(walk, window)
    export(walk, window, room)
    return walk, before


def written(room):
    """The files that hold the word, other than the colleague's sidecars."""
    own = {p for p in room.base.rglob('*') if p.is_file() and '.wu.anno' not in p.name}
    return sorted(str(p.relative_to(room.base)) for p in own if CANARY.encode() in p.read_bytes())


def test_blind(room):
    walk, before = go_through(room, True)
    assert not walk.found, walk.found
    room.windows[-1].quit()
    assert written(room) == before, written(room)


def test_not_blind(room):
    """So the walk comes where the word would be."""
    walk, _ = go_through(room, False)
    assert {'inspector', 'thread', 'map', 'compare', 'codebook: Actor, list', 'codebook: Proposition, list', 'examples',
            'export'} <= walk.found, walk.found


run([test_blind, test_not_blind])
