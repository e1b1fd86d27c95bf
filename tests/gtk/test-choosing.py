# SPDX-License-Identifier: GPL-3.0-or-later
"""Annotations are chosen by key and by mouse."""

from room import run
from steps import At, Behind, Select, perform, span, spans

TEXT = ('Port strike enters third week\n'
        'The mayor said the strike “hurts every family,” and asked for talks. The union denied it. '
        '“We never asked for this,” its chair told the Herald.\n'
        'Nobody at City Hall answered: the office was closed.')

# In the order of the file.
ANNOTATIONS = [('claim', 'Port strike'), ('source', 'The mayor'), ('claim', 'strike “hurts every family'),
               ('rebuttal', 'every family'), ('source', 'family'), ('rebuttal', 'The union denied it'),
               ('claim', 'the office was closed')]

PORT, MAYOR, STRIKE, EVERY, FAMILY, UNION, OFFICE = (
    (code.capitalize(), words) for code, words in ANNOTATIONS)

# What is done, one after the other in one window; what is chosen then.
ROWS = [
    # J and K, and brackets, from the caret and round.
    ([At('Port')], None),
    (['j'], PORT), (['j'], MAYOR), (['bracketright'], STRIKE), (['j'], EVERY), (['k'], STRIKE),
    (['bracketleft'], MAYOR), (['k', 'k'], OFFICE), (['j'], PORT),
    (['Escape'], None),
    ([At('denied'), 'j'], OFFICE),
    (['Escape', At('denied'), 'k'], UNION),
    # Space: the innermost, then those beneath, and round.
    (['Escape', At('family'), 'space'], FAMILY), (['space'], EVERY), (['space'], STRIKE), (['space'], FAMILY),
    (['Escape', At('every'), 'space'], EVERY), (['space'], STRIKE), (['space'], EVERY),
    # The caret behind the last letter is at the annotation too; elsewhere there is nothing to choose.
    (['Escape', Behind('The union denied it'), 'space'], UNION),
    (['Escape', At('Nobody'), 'space'], None),
    # Moving the caret does not let go; tagging chooses what it made, and so does a selection that is one.
    ([At('The union'), 'space', 'Right', 'Down'], UNION),
    (['Escape', Select('Port strike'), '1'], PORT),
]


def prepare(room):
    article = room.add('english.txt')
    for code, words in ANNOTATIONS:
        room.annotate(article, code, *spans(TEXT, [words]))
    window = room.open(article)
    assert window.text() == TEXT
    return window


def test_keys(room):
    window = prepare(room)
    for steps, chosen in ROWS:
        perform(window, TEXT, steps)
        window.wait_chosen(*(chosen or (None,)))


def test_words_are_selected(room):
    """J and K select the words, for those who hear the text; Escape leaves the caret behind them."""
    window = prepare(room)
    window.keys('j', 'j')
    window.wait_selection(span(TEXT, 'The mayor'))
    window.keys('Escape')
    window.wait_caret(span(TEXT, 'The mayor')[1])


def test_description(room):
    """What stands at the caret is the description of the article."""
    window = prepare(room)
    cases = [('denied', 'Rebuttal: The union denied it'), ('Nobody', ''),
             ('family', 'Claim: strike “hurts every family; Rebuttal: every family; Source: family')]
    for words, description in cases:
        window.put_caret(TEXT.index(words))
        window.until(f'the description “{description}”', lambda: window.article().description() == description)
    # Behind its last letter an annotation is still there; what is changed is said anew.
    window.put_caret(TEXT.index('The union denied it') + len('The union denied it'))
    for keys, code in ((['space', '1'], 'Claim'), (['3'], 'Source')):
        window.keys(*keys)
        window.until(code, lambda: window.article().description() == f'{code}: The union denied it')


def test_mouse(room):
    """A click chooses, again the one beneath; beside the text it lets go."""
    window = prepare(room)
    # On another letter each time, or it were a double click.
    for letter, chosen in zip('faml', (FAMILY, EVERY, STRIKE, FAMILY)):
        window.click(window.left_of(TEXT.index('family') + 'family'.index(letter)))
        window.wait_chosen(*chosen)
    x, y, _, height = window.character(TEXT.index('Nobody') + 3)
    window.click((x, y + height // 2))
    window.wait_chosen(None)
    window.click(window.left_of(TEXT.index('denied')))
    window.wait_chosen(*UNION)
    window.click((x, y + 200))
    window.wait_chosen(None)


def test_list(room):
    """The list is there when none is chosen; a row of it chooses, and the keys are the article's again."""
    window = prepare(room)
    rows = window.find('list', 'Annotations')
    window.until('a row each', lambda: [r.name() for r in rows.children() if r.role() == 'list item'] ==
                 [f'{code.capitalize()}: {words}' for code, words in ANNOTATIONS])
    window.click(window.find('list item', 'Rebuttal: The union denied it'))
    window.wait_chosen(*UNION)
    window.wait_selection(span(TEXT, 'The union denied it'))
    window.wait_article()
    window.keys('k')
    window.wait_chosen(*FAMILY)


def test_inspector(room):
    """The chosen annotation's code is pressed in the inspector, and another button recodes."""
    window = prepare(room)
    window.keys('j')
    window.wait_chosen(*PORT)
    window.click(window.find('push button', 'Source', within=window.find('table', 'Code')))
    window.wait_chosen('Source', 'Port strike')
    # What was pressed already stays pressed.
    window.click(window.find('push button', 'Source', within=window.find('table', 'Code')))
    window.wait_chosen('Source', 'Port strike')


run([test_keys, test_words_are_selected, test_description, test_mouse, test_list, test_inspector])
