# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user does, as data: names of keys, and words of the article where the caret is put or that are selected.

Words stand for their first place in the article's text, so that no offset has to be written twice."""

import collections

At = collections.namedtuple('At', 'words')
Behind = collections.namedtuple('Behind', 'words')
Select = collections.namedtuple('Select', 'words')
Type = collections.namedtuple('Type', 'text')


def span(text, words):
    """Where words first stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def place(text, code, *parts):
    """As `layer.places` has it: the code, then start, end and words of each part."""
    return (code, *(v for words in parts for v in (*span(text, words), words)))


def spans(text, parts):
    """As the command line wants them."""
    return ['{}-{}'.format(*span(text, words)) for words in parts]


def perform(window, text, steps):
    for step in steps:
        if isinstance(step, At):
            window.put_caret(span(text, step.words)[0])
        elif isinstance(step, Behind):
            window.put_caret(span(text, step.words)[1])
        elif isinstance(step, Select):
            window.select(*span(text, step.words))
        elif isinstance(step, Type):
            window.type(step.text)
        else:
            window.keys(step)
