# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes and other fields: what is typed there is the field's, and the way back to the article."""

from layer import attributes, expect, items, note, only, places
from room import run
from steps import At, perform, place, span, spans

ENGLISH = (
    'Port strike enters third week\n'
    'The mayor said the strike “hurts every family,” and asked for talks. The union denied it. '
    '“We never asked for this,” its chair told the Herald.\n'
    'Nobody at City Hall answered: the office was closed.')

EVERY_LETTER = 'a quick j123k wspq [n] ,.+- dDrRlLfFgGcC'


def prepare(room):
    article = room.add('english.txt')
    room.annotate(article, 'claim', *spans(ENGLISH, ['the strike']))
    window = room.open(article)
    # A caret that is not at the annotation's end: it has to be found again.
    perform(window, ENGLISH, [At('strike “'), 'space'])
    window.wait_chosen('Claim', 'the strike')
    return article, window


def write_note(window, text, *keys):
    window.keys('n')
    window.wait_focus(window.find('text', 'Note'))
    window.type(text)
    window.keys(*keys)
    window.wait_article()


def test_note(room):
    """Ctrl+Enter confirms a note, and the old place in the article is there again."""
    article, window = prepare(room)
    caret = window.caret()
    write_note(window, EVERY_LETTER, 'ctrl+Return')
    only(article, EVERY_LETTER, note)
    window.wait_caret(caret)
    window.wait_chosen('Claim', 'the strike')
    assert places(article) == [place(ENGLISH, 'claim', 'the strike')]
    # It is one step, undone and done again with a key in the article.
    window.keys('ctrl+z')
    window.wait_toast('Undone: Change note')
    only(article, None, note)
    window.keys('ctrl+shift+z')
    only(article, EVERY_LETTER, note)


def test_note_escape(room):
    """Escape in the note goes back too, and what was typed stays."""
    article, window = prepare(room)
    caret = window.caret()
    write_note(window, 'who says so?', 'Escape')
    only(article, 'who says so?', note)
    window.wait_caret(caret)
    # Enter is a line of the note; emptied, there is none.
    write_note(window, 'first', 'ctrl+a', 'f', 'Return', 's', 'ctrl+Return')
    only(article, 'f\ns', note)
    write_note(window, '', 'ctrl+a', 'Delete', 'Escape')
    only(article, None, note)


def test_note_undo(room):
    """Ctrl+Z in the note takes back what was typed there, not what was done before."""
    article, window = prepare(room)
    window.keys('d', 'n')
    entry = window.find('text', 'Note')
    window.wait_focus(entry)
    window.type('once')
    window.until('what was typed', lambda: entry.text() == 'once')
    window.keys('ctrl+z')
    window.until('less', lambda: entry.text() != 'once')
    window.keys('ctrl+shift+z')
    window.until('more', lambda: entry.text() == 'once')
    window.keys('Escape')
    only(article, ('once', True), lambda item: (note(item), item.get('cf:doubt')))


def test_note_left(room):
    """A note that is being written is kept when another annotation is chosen, and when the window is closed."""
    article, window = prepare(room)
    room.annotate(article, 'source', *spans(ENGLISH, ['The mayor']))
    window.wait_toast('Changes on disk were merged in')
    window.keys('n')
    window.wait_focus(window.find('text', 'Note'))
    window.type('left')
    window.click(window.left_of(ENGLISH.index('mayor')))
    window.wait_chosen('Source', 'The mayor')
    expect(article, [None, 'left'], lambda a, n: [note(i) for i in items(a, n)])
    window.keys('n')
    window.wait_focus(window.find('text', 'Note'))
    window.type('closed')
    window.quit()
    expect(article, ['closed', 'left'], lambda a, n: [note(i) for i in items(a, n)])


def test_nothing_chosen(room):
    """N and D without a chosen annotation do nothing."""
    article = room.add('english.txt')
    window = room.open(article)
    window.keys('n', 'd', 'w', '1')
    expect(article, [place(ENGLISH, 'claim', 'Port')])
    assert note(items(article)[0]) is None


def test_fields(room):
    """Letters and digits typed in a field of the inspector, or in the library's, are its own."""
    article, window = prepare(room)
    window.click(window.find('text', 'Target'))
    window.wait_focus(window.find('text', 'Target'))
    window.type('d2 jn')
    window.keys('Escape')
    window.wait_article()
    only(article, [('target', 'd2 jn')], attributes)
    window.keys('ctrl+p')
    entry = window.find('entry', 'Filter articles')
    window.wait_focus(entry)
    window.type('3 jn')
    window.until('what was typed', lambda: entry.text() == '3 jn')
    window.keys('Escape')
    window.wait_article()
    assert places(article) == [place(ENGLISH, 'claim', 'the strike')]


def test_input_method(room):
    """A field gives its keys to the input method first: here 中 is written by its number, digits and all."""
    article, window = prepare(room)
    write_note(window, 'x', 'ctrl+shift+u', '4', 'e', '2', 'd', 'space', 'ctrl+Return')
    only(article, 'x中', note)
    # Escape ends what is being written, not the field.
    window.keys('n')
    window.wait_focus(window.find('text', 'Note'))
    window.keys('End', 'ctrl+shift+u', '4', 'e', 'Escape', 'y', 'ctrl+Return')
    window.wait_article()
    only(article, 'x中y', note)


run([test_note, test_note_escape, test_note_undo, test_note_left, test_nothing_chosen, test_fields,
     test_input_method])
