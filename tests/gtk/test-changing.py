# SPDX-License-Identifier: GPL-3.0-or-later
"""Annotations are changed by key. Each row has an article of its own, in one window."""

from layer import expect, items, places
from room import run
from steps import At, Behind, Select, perform, place, span, spans

TEXT = ('Report {}\n'
        'The mayor said the strike hurts every family. The union denied it.\n'
        'Nobody at City Hall answered: the office was closed.')

CLAIM = ('claim', 'the strike hurts')
INNER = ('source', 'strike')

# Annotations that are there; what is done; those that are there then.
ROWS = {
    # A digit gives the chosen annotation another code.
    'recode': ([CLAIM], ['j', '2'], [('rebuttal', 'the strike hurts')]),
    'recode-at-caret': ([CLAIM], [At('strike'), 'space', '3'], [('source', 'the strike hurts')]),
    'recode-as-it-is': ([CLAIM], ['j', '1'], [CLAIM]),
    'recode-twice': ([CLAIM], ['j', '2', '3'], [('source', 'the strike hurts')]),
    'recode-by-keypad': ([CLAIM], ['j', 'KP_2'], [('rebuttal', 'the strike hurts')]),
    'selection-wins': ([CLAIM], [At('strike'), 'space', Select('The union'), '3'],
                       [CLAIM, ('source', 'The union')]),
    'selection-within-wins': ([CLAIM], ['j', Select('strike'), '3'], [CLAIM, INNER]),
    'nothing-chosen': ([CLAIM], ['j', 'Escape', '2'], [CLAIM]),
    # With Ctrl it gives the same words a second one.
    'second-code': ([CLAIM], ['j', 'ctrl+3'], [CLAIM, ('source', 'the strike hurts')]),
    'second-code-of-parts': ([('claim', 'The mayor', 'the strike')], ['j', 'ctrl+2'],
                             [('claim', 'The mayor', 'the strike'),
                              ('rebuttal', 'The mayor', 'the strike')]),
    'second-code-recoded': ([CLAIM], ['j', 'ctrl+3', '2'], [CLAIM, ('rebuttal', 'the strike hurts')]),
    # Delete.
    'delete': ([CLAIM], ['j', 'Delete'], []),
    'delete-the-inner': ([CLAIM, INNER], [At('strike'), 'space', 'Delete'], [CLAIM]),
    'delete-the-one-beneath': ([CLAIM, INNER], [At('strike'), 'space', 'space', 'Delete'], [INNER]),
    'delete-nothing': ([CLAIM], [At('Nobody'), 'Delete'], [CLAIM]),
    # Ends, by a character and by a word.
    'start-back': ([CLAIM], ['j', 'alt+Left', 'alt+Left'], [('claim', 'd the strike hurts')]),
    'start-on': ([CLAIM], ['j', 'alt+Right'], [('claim', 'he strike hurts')]),
    'end-back': ([CLAIM], ['j', 'alt+shift+Left'], [('claim', 'the strike hurt')]),
    'end-on': ([CLAIM], ['j', *['alt+shift+Right'] * 3], [('claim', 'the strike hurts ev')]),
    'start-word-back': ([CLAIM], ['j', 'comma'], [('claim', 'said the strike hurts')]),
    'start-word-on': ([CLAIM], ['j', 'period'], [('claim', 'strike hurts')]),
    'end-word-back': ([CLAIM], ['j', 'shift+comma'], [('claim', 'the strike')]),
    'end-word-on': ([CLAIM], ['j', 'shift+period', 'shift+period'],
                    [('claim', 'the strike hurts every family')]),
    'never-empty': ([('claim', 'Nobody')], ['j', *['alt+shift+Left'] * 9], [('claim', 'N')]),
    'start-of-the-first-part-end-of-the-last': ([('claim', 'mayor', 'the strike')], ['j', 'shift+period', 'comma'],
                                                [('claim', 'The mayor', 'the strike hurts')]),
    # Parts.
    'part': ([CLAIM], ['j', Select('The union'), 'plus'], [('claim', 'the strike hurts', 'The union')]),
    'part-before': ([CLAIM], ['j', Select('The mayor'), 'plus'],
                    [('claim', 'The mayor', 'the strike hurts')]),
    'part-by-keypad': ([CLAIM], ['j', Select('The union'), 'KP_Add'],
                       [('claim', 'the strike hurts', 'The union')]),
    'part-that-touches': ([CLAIM], ['j', Select(' every'), 'plus'],
                          [('claim', 'the strike hurts every')]),
    'part-taken-out': ([('claim', 'The mayor', 'the strike')], ['j', Select('the strike'), 'minus'],
                       [('claim', 'The mayor')]),
    'middle-taken-out': ([('claim', 'mayor said the')], ['j', Select(' said '), 'minus'],
                         [('claim', 'mayor', 'the')]),
    'all-taken-out': ([CLAIM], ['j', Select('the strike hurts'), 'minus'], [CLAIM]),
    'end-taken-out': ([CLAIM], ['j', Select(' hurts'), 'KP_Subtract'], [('claim', 'the strike')]),
    # Back, and on again.
    'undo-recode': ([CLAIM], ['j', '2', 'ctrl+z'], [CLAIM]),
    'redo-recode': ([CLAIM], ['j', '2', 'ctrl+z', 'ctrl+shift+z'], [('rebuttal', 'the strike hurts')]),
    'undo-delete': ([CLAIM], ['j', 'Delete', 'ctrl+z'], [CLAIM]),
    'undo-parts': ([CLAIM], ['j', Select('The union'), 'plus', 'ctrl+z'], [CLAIM]),
    'undo-tag': ([CLAIM], [Select('The union'), '3', 'ctrl+z'], [CLAIM]),
    'undo-ends': ([CLAIM], ['j', 'alt+Left', 'alt+Left', 'ctrl+z'], [CLAIM]),
    'undo-all': ([CLAIM], ['j', '2', 'Delete', Select('The union'), '1', '3', *['ctrl+z'] * 4], [CLAIM]),
    'undo-three-of-four': ([CLAIM], ['j', '2', 'Delete', Select('The union'), '1', '3', *['ctrl+z'] * 3],
                           [('rebuttal', 'the strike hurts')]),
    # Tagged words go on being chosen; Tab and Enter and a letter that means nothing are harmless.
    'tag-then-recode': ([], [Select('The union'), '1', '2'], [('rebuttal', 'The union')]),
    'unused-keys': ([CLAIM], [At('strike'), 'space', 'x', 'z', '0', '9', 'F2'], [CLAIM]),
    'caret-behind': ([CLAIM], [Behind('the strike hurts'), 'space', '2'], [('rebuttal', 'the strike hurts')]),
}


def number(name):
    return list(ROWS).index(name) + 10


def prepare(room, name, before):
    text = TEXT.format(number(name))
    article = room.write(f'{number(name)}.txt', text + '\n')
    for code, *words in before:
        room.cli('annotate', article, '--code', code,
                 *(w for s in spans(text, words) for w in ('--span', s)))
    return article, text


def test_all(room):
    articles = {name: prepare(room, name, before) for name, (before, _, _) in ROWS.items()}
    window = room.open(room.folder)
    for name, (_, steps, _) in ROWS.items():
        window.wait_title(f'Report {number(name)}')
        window.wait_article()
        perform(window, articles[name][1], steps)
        # The next article; what was done to this one is saved.
        window.keys('alt+Down')
    window.wait_toast('This is the last article')
    window.quit()
    for name, (_, _, after) in ROWS.items():
        article, text = articles[name]
        wanted = sorted(place(text, code, *words) for code, *words in after)
        found = sorted(places(article))
        assert found == wanted, f'{name}: there is {found} instead of {wanted}'


def test_ends(room):
    """The words that J selected go with the end that is moved, back by undo too; which end it was is said."""
    article, text = prepare(room, 'start-on', [CLAIM])
    start, end = span(text, CLAIM[1])
    window = room.open(article)
    window.keys('j')
    window.wait_selection((start, end))
    window.keys('alt+Left', 'alt+Left')
    window.wait_selection((start - 2, end))
    window.keys('alt+shift+Right')
    window.wait_selection((start - 2, end + 1))
    expect(article, [place(text, 'claim', 'd the strike hurts ')])
    # A digit means the annotation still.
    window.keys('2')
    expect(article, [place(text, 'rebuttal', 'd the strike hurts ')])
    window.keys('ctrl+z', 'ctrl+z')
    window.wait_toast('Undone: Move end')
    window.wait_selection((start - 2, end))
    window.keys('ctrl+z')
    window.wait_toast('Undone: Move start')
    window.wait_selection((start, end))
    expect(article, [place(text, *CLAIM)])


def test_doubt(room):
    """D marks as doubtful, and takes it back."""
    article, text = prepare(room, 'recode', [CLAIM])
    window = room.open(article)
    window.keys('j', 'd')
    expect(article, [True], lambda a, n: [i.get('cf:doubt') for i in items(a, n)])
    window.keys('d')
    expect(article, [None], lambda a, n: [i.get('cf:doubt') for i in items(a, n)])


def test_toasts(room):
    """What was done to an annotation is said, and undone by the toast's button."""
    article, text = prepare(room, 'recode', [CLAIM])
    window = room.open(article)
    window.keys('j', '2')
    window.wait_toast('Recoded as Rebuttal')
    expect(article, [place(text, 'rebuttal', 'the strike hurts')])
    window.click(window.wait_toast('Undo', 'push button'))
    window.wait_toast('Undone: Recode as Rebuttal')
    expect(article, [place(text, *CLAIM)])
    window.keys('Delete')
    window.wait_toast('Claim deleted')
    expect(article, [])
    window.keys('ctrl+z')
    window.wait_toast('Undone: Delete annotation')
    expect(article, [place(text, *CLAIM)])
    window.wait_chosen('Claim', 'the strike hurts')
    window.keys('ctrl+shift+z')
    window.wait_toast('Done again: Delete annotation')
    expect(article, [])


run([test_all, test_ends, test_doubt, test_toasts])
