# SPDX-License-Identifier: GPL-3.0-or-later
"""The find bar: what it finds, where it goes, and whose the keys are."""

from layer import expect
from room import run
from steps import place, span

ENGLISH = (
    'Port strike enters third week\n'
    'The mayor said the strike “hurts every family,” and asked for talks. The union denied it. '
    '“We never asked for this,” its chair told the Herald.\n'
    'Nobody at City Hall answered: the office was closed.')

SCRIPTS = '网络安全\n記者說,網絡不是網路。网络又断了。ＡＢＣ café Ｓtrasse\n'

# What is looked for in SCRIPTS, and where each place that is found begins.
FOUND = [
    ('网络', [0, 9, 16]),
    ('網絡', [0, 9, 16]),
    ('记者', [5]),
    ('网路', [13]),
    ('断', [19]),
    ('abc', [22]),
    ('CAFE', [26]),
    ('strasse', [31]),
    ('東', []),
]


def open_bar(window):
    window.keys('ctrl+f')
    entry = window.find('entry', 'Find in this article')
    window.wait_focus(entry)
    return entry


def test_keys(room):
    """As one types the first match behind the caret is selected; Enter and F3 go on, with Shift back."""
    article = room.add('english.txt')
    window = room.open(article)
    window.put_caret(ENGLISH.index('said'))
    open_bar(window)
    window.type('strike')
    first, second = span(ENGLISH, 'strike'), (49, 55)
    assert ENGLISH[slice(*second)] == 'strike'
    window.wait_selection(second)
    window.find('label', '2 of 2')
    for key, wanted, count in (('Return', first, '1 of 2'), ('F3', second, '2 of 2'), ('shift+F3', first, '1 of 2'),
                               ('ctrl+g', second, '2 of 2'), ('ctrl+shift+g', first, '1 of 2')):
        window.keys(key)
        window.wait_selection(wanted)
        window.find('label', count)
    # Escape leaves the match selected, ready to be tagged.
    window.keys('Escape')
    window.wait_article()
    window.wait_selection(first)
    window.keys('3')
    expect(article, [place(ENGLISH, 'source', 'strike')])
    # F3 goes on with what was looked for, with the bar closed.
    window.wait_gone('entry', 'Find in this article')
    window.keys('F3')
    window.wait_selection(second)


def test_letters(room):
    """In the bar, letters and digits are its own."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys('w', '1')
    window.wait_chosen('Claim', 'Port')
    entry = open_bar(window)
    window.type('asked d2jn1')
    window.until('what was typed', lambda: entry.text() == 'asked d2jn1')
    window.find('label', 'No match')
    window.keys('BackSpace', 'BackSpace', 'BackSpace', 'BackSpace', 'BackSpace', 'BackSpace')
    window.find('label', '1 of 2')
    # Opened again, what was looked for is there, and typing replaces it.
    window.keys('Escape')
    window.wait_article()
    entry = open_bar(window)
    assert entry.text() == 'asked', entry.text()
    window.type('Herald')
    window.until('the new word', lambda: entry.text() == 'Herald')
    window.wait_selection(span(ENGLISH, 'Herald'))
    window.keys('Escape')
    expect(article, [place(ENGLISH, 'claim', 'Port')])


def test_scripts(room):
    """Simplified and Traditional, full and half width, letters with and without accents are found alike."""
    window = room.open(room.write('scripts.txt', SCRIPTS))
    entry = open_bar(window)
    for query, starts in FOUND:
        entry.set_text(query)
        window.find('label', f'1 of {len(starts)}' if starts else 'No match')
        for n, start in enumerate(starts):
            window.wait_selection((start, start + len(query)))
            window.find('label', f'{n + 1} of {len(starts)}')
            window.keys('Return')
        if starts:
            window.wait_selection((starts[0], starts[0] + len(query)))


def test_selection(room):
    """Ctrl+Shift+F looks for the selected words, from where they are."""
    window = room.open(room.add('english.txt'))
    window.select(130, 135)
    window.keys('ctrl+shift+f')
    entry = window.find('entry', 'Find in this article')
    window.until('the words', lambda: entry.text() == 'asked')
    window.find('label', '2 of 2')
    window.keys('Return')
    window.wait_selection(span(ENGLISH, 'asked'))


def test_other_article(room):
    """In another article the same is looked for."""
    window = room.open(room.add('english.txt'))
    room.write('other.txt', 'Strike over\nThe strike is over.\n')
    window.find_like('list item', 'Strike over')
    open_bar(window)
    window.type('strike')
    window.find('label', '1 of 2')
    window.keys('Escape', 'alt+Down')
    window.wait_title('Strike over')
    window.wait_article()
    window.keys('ctrl+f')
    window.find('label', '0 of 2')
    window.keys('Return')
    window.wait_selection((0, 6))


run([test_keys, test_letters, test_scripts, test_selection, test_other_article])
