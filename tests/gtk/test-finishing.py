# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Enter finishes an article, and says what is missing."""

from layer import expect, read
from room import run


def status(article, name='lin'):
    collection = read(article, name)
    return collection and collection['cf:state']['cf:status']


def fill(room, article):
    """All that the codebook requires, on an annotation and on the article."""
    room.annotate(article, 'claim', '0-4', attribute='function=problem')
    room.cli('annotate', article, '--code', 'article', '--attribute', 'codable=yes')


def test_complete(room):
    """Where nothing is missing it is done at once, and undone."""
    article = room.add('english.txt')
    fill(room, article)
    window = room.open(article)
    window.keys('ctrl+Return')
    expect(article, 'finished', status)
    window.find('push button', 'Reopen')
    window.find('label', '1 of 1 finished')
    window.keys('ctrl+z')
    expect(article, 'in-progress', status)


def test_missing(room):
    """Where something is missing it is asked; Escape goes back to the article, which is not finished."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-4')
    window = room.open(article)
    window.keys('ctrl+Return')
    window.wait_dialog()
    window.keys('Escape')
    window.wait_no_dialog()
    window.wait_article()
    window.keys('j', '2')
    expect(article, [('rebuttal', 0, 4, 'Port')])
    assert status(article) == 'in-progress'


run([test_complete, test_missing])
