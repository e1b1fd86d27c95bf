# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens on disk to what is open: it appears, and nothing that was done here is lost."""

import json
import os
import shutil

from layer import code, expect, items, path_of, places, read
from room import DATA, run
from steps import place

ENGLISH = (
    'Port strike enters third week\n'
    'The mayor said the strike “hurts every family,” and asked for talks. The union denied it. '
    '“We never asked for this,” its chair told the Herald.\n'
    'Nobody at City Hall answered: the office was closed.')

PORT, UNION, OFFICE = (place(ENGLISH, code, words) for code, words in (
    ('claim', 'Port'), ('rebuttal', 'The union denied it'), ('source', 'the office')))


def tag(window, wanted):
    code, start, end, _ = wanted
    window.select(start, end)
    window.keys({'claim': '1', 'rebuttal': '2', 'source': '3'}[code])


def rows(window):
    """Codes in the list of annotations."""
    window.keys('Escape')
    return [a.name().split(':')[0] for lists in window.all('list', 'Annotations')
            for a in window.all('list item', within=lists)]


def wait_rows(window, *codes):
    window.until(f'rows {codes}', lambda: rows(window) == list(codes))


def test_sidecar(room):
    """Another program adds to the sidecar: that appears, and what is done here stands beside it."""
    article = room.add('english.txt')
    window = room.open(article)
    tag(window, PORT)
    room.annotate(article, UNION[0], f'{UNION[1]}-{UNION[2]}')
    window.wait_toast('Changes on disk were merged in')
    wait_rows(window, 'Claim', 'Rebuttal')
    tag(window, OFFICE)
    expect(article, [PORT, UNION, OFFICE])


def test_first_sidecar(room):
    """The first sidecar of an article is made by another program."""
    article = room.add('english.txt')
    window = room.open(article)
    room.annotate(article, UNION[0], f'{UNION[1]}-{UNION[2]}')
    wait_rows(window, 'Rebuttal')
    window.keys('ctrl+z')
    tag(window, PORT)
    expect(article, [PORT, UNION])


def test_at_once(room):
    """Both write at the same time, again and again."""
    article = room.add('english.txt')
    window = room.open(article)
    text = window.text()
    for n in range(6):
        window.keys('ctrl+Home', *['Right'] * (30 + 10 * n), 'w', '3')
        room.cli('annotate', article, '--code', 'claim', '--span', f'{n}-{n + 2}')
    expect(article, 6 * ['claim'] + 6 * ['source'], lambda a, n: [p[0] for p in places(a, n)])
    assert window.text() == text


def test_older_sidecar(room):
    """A sync program puts an older sidecar there: it is not less afterwards."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-4')
    old = path_of(article).read_bytes()
    window = room.open(article)
    tag(window, UNION)
    expect(article, [PORT, UNION])
    temporary = room.base / 'old'
    temporary.write_bytes(old)
    os.replace(temporary, path_of(article))
    expect(article, [PORT, UNION])
    tag(window, OFFICE)
    expect(article, [PORT, UNION, OFFICE])
    wait_rows(window, 'Claim', 'Rebuttal', 'Source')


def test_deleted_elsewhere(room):
    """What a colleague deletes goes here too, and may be what was chosen."""
    article = room.add('english.txt')
    port, union = (room.annotate(article, row[0], f'{row[1]}-{row[2]}') for row in (PORT, UNION))
    window = room.open(article)
    window.keys('j', 'j')
    window.wait_chosen('Rebuttal', 'The union denied it')
    room.cli('delete', article, '--id', union)
    window.wait_chosen(None)
    wait_rows(window, 'Claim')
    window.keys('j', '2')
    expect(article, [('rebuttal', *PORT[1:])])
    assert port == items(article)[0]['id']


def both_kept(article, name):
    """Whether some version of the first annotation has the doubt, and some the other code."""
    collection = read(article, name)
    versions = [v for v in collection['first']['items'] + collection.get('cf:versions', [])
                if v['id'] == collection['first']['items'][0]['id']]
    return any(v.get('cf:doubt') for v in versions), any(code(v) == 'rebuttal' for v in versions)


def test_two_windows(room):
    """Two processes with the same article and annotator: each shows what the other does."""
    article = room.add('english.txt')
    first = room.open(article)
    second = room.open_apart(article)
    tag(first, PORT)
    wait_rows(second, 'Claim')
    tag(second, UNION)
    wait_rows(first, 'Claim', 'Rebuttal')
    tag(first, OFFICE)
    expect(article, [PORT, UNION, OFFICE])
    wait_rows(second, 'Claim', 'Rebuttal', 'Source')
    # Both change one annotation at the same time: one version is shown, the other is kept to be settled.
    first.keys('Escape', 'ctrl+Home', 'space', 'd')
    second.keys('Escape', 'ctrl+Home', 'space', '2')
    room.problems.add('to-settle')
    expect(article, (True, True), both_kept)


def test_article(room):
    """The article is written anew: the annotation is found again where its words are now."""
    article = room.add('english.txt')
    room.annotate(article, UNION[0], f'{UNION[1]}-{UNION[2]}')
    window = room.open(article)
    content = article.read_text()
    article.write_text(content.replace('\n', '\nA new paragraph.\n', 1))
    window.wait_toast('The article has changed on disk and was read again')
    text = ENGLISH.replace('\n', '\nA new paragraph.\n', 1)
    window.until('the new text', lambda: window.text() == text)
    window.keys('j')
    window.wait_chosen('Rebuttal', 'The union denied it')
    window.wait_selection(tuple(place(text, *UNION[::3])[1:3]))
    window.keys('Escape')
    tag(window, place(text, 'claim', 'A new'))
    room.problems.add('quote-differs')
    # In the sidecar it stays where it was placed, with the digest of that text, until it is changed.
    expect(article, [place(text, 'claim', 'A new'), UNION], lambda *a: sorted(places(*a)))


def test_article_grows(room):
    """Something is added to the article: who reads it stays where they are."""
    text = ''.join(f'Paragraph {i} of a long article.\n' for i in range(200))
    article = room.write('long.txt', text)
    window = room.open(article)
    window.put_caret(4000)
    window.until('the place is seen', lambda: 0 < window.character(4000)[1] < 900)
    article.write_text(text + 'One more.\n')
    window.until('the new text', lambda: window.text().endswith('One more.'))
    window.wait_caret(4000)
    window.until('the place is seen', lambda: 0 < window.character(4000)[1] < 900)


def test_words_gone(room):
    """Where the words are gone the annotation is kept, and it is said; when they come back, it stands there again."""
    article = room.add('english.txt')
    room.annotate(article, UNION[0], f'{UNION[1]}-{UNION[2]}')
    sidecar = path_of(article).read_bytes()
    window = room.open(article)
    article.write_text('Other words\nNothing of it is left here at all.\n')
    window.find('label', 'The article has changed. 1 annotation is kept, but its words are not found any more.')
    assert json.loads(path_of(article).read_text())['total'] == 1
    shutil.copy(DATA / 'english.txt', article)
    window.until('the old text', lambda: window.text() == ENGLISH)
    window.keys('j')
    window.wait_chosen('Rebuttal', 'The union denied it')
    assert path_of(article).read_bytes() == sidecar


def test_article_away(room):
    """While the article is away for a moment, it stays shown."""
    article = room.add('english.txt')
    window = room.open(article)
    tag(window, PORT)
    away = room.base / 'away'
    os.replace(article, away)
    tag(window, UNION)
    os.replace(away, article)
    tag(window, OFFICE)
    expect(article, [PORT, UNION, OFFICE])
    assert window.text() == ENGLISH


def test_new_articles(room):
    """Articles that come are listed, those that go are not any more."""
    article = room.add('english.txt')
    window = room.open(article)
    room.add('chinese.txt')
    window.find_like('list item', '欧盟谴责网络攻击')
    (room.folder / 'chinese.txt').unlink()
    window.until('no row', lambda: not [a for a in window.all('list item') if a.name().startswith('欧盟')])


run([test_sidecar, test_first_sidecar, test_at_once, test_older_sidecar, test_deleted_elsewhere, test_two_windows,
     test_article, test_article_grows, test_words_gone, test_article_away, test_new_articles])
