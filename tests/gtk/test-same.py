# SPDX-License-Identifier: GPL-3.0-or-later
"""One annotation made by key, by mouse and by the command line gives one sidecar, but for ids and times."""

import shutil

from layer import expect, items, places, read
from room import DATA, run

# Article, first and last code point, code, its label and key, and the words.
CASES = [
    ('english.txt', 57, 75, 'claim', 'Claim', '1', 'hurts every family'),
    ('chinese.txt', 38, 49, 'rebuttal', 'Rebuttal', '2', '中方坚决反对；这是污蔑'),
    ('crawl.txt', 39, 42, 'source', 'Source', '3', '𠮷野家'),
    ('bilingual.txt', 155, 159, 'claim', 'Claim', '1', '无人受伤'),
    # Quotation marks and the comma are trimmed away, whoever selects them.
    ('english.txt', 56, 77, 'claim', 'Claim', '1', 'hurts every family'),
]


def normalised(article):
    """The collection without what is made anew each time."""
    collection = read(article)
    for item in collection['first']['items']:
        item['id'] = 'ID'
        for member in ('created', 'modified', 'cf:supersedes'):
            item.pop(member, None)
    return collection


def by_key(window, start, end, key):
    count = window.select(start, end)
    window.keys(key)
    return count


def by_mouse(window, start, end, label):
    """Drags over the words, and clicks on the code in the bar that appears."""
    x, y, width, height = window.character(end - 1)
    window.drag(window.left_of(start), (x, y + height // 2), (x + width - 1, y + height // 2))
    window.wait_selection((start, end))
    bar = window.find('tool bar', 'Tag the selection')
    window.click(window.find('push button', label, within=bar))


def copies(room, name):
    """The article in three folders."""
    articles = [room.folder / way / name for way in ('key', 'mouse', 'cli')]
    for article in articles:
        article.parent.mkdir()
        shutil.copy(DATA / name, article)
    return articles


def same(room, name, start, end, code, label, key, exact):
    keyed, moused, scripted = copies(room, name)
    window = room.open(keyed)
    by_key(window, start, end, key)
    window.quit()
    window = room.open(moused)
    by_mouse(window, start, end, label)
    window.quit()
    room.cli('annotate', scripted, '--code', code, '--span', f'{start}-{end}')
    for article in (keyed, moused, scripted):
        assert [p[0] for p in places(article)] == [code]
        assert places(article)[0][3] == exact, places(article)
    assert normalised(keyed) == normalised(scripted), (read(keyed), read(scripted))
    assert normalised(moused) == normalised(scripted), (read(moused), read(scripted))


def test_parts_note_and_doubt(room):
    """Two parts, a note and a doubt."""
    keyed, _, scripted = copies(room, 'chinese.txt')
    window = room.open(keyed)
    by_key(window, 9, 11, '1')
    by_key(window, 38, 44, 'plus')
    window.keys('d', 'n')
    window.type('who says so')
    window.keys('ctrl+Return')
    window.quit()
    expect(keyed, [('claim', 9, 11, '记者', 38, 44, '中方坚决反对')])
    room.cli('annotate', scripted, '--code', 'claim', '--span', '9-11', '--span', '38-44', '--doubt', '--note',
             'who says so')
    assert normalised(keyed) == normalised(scripted), (read(keyed), read(scripted))
    assert items(keyed)[0]['cf:doubt'] is True


def test_same_bytes_again(room):
    """Opened and closed without a change, the file is the same, and was not even written."""
    article = room.add('english.txt')
    room.cli('annotate', article, '--code', 'claim', '--span', '0-4')
    sidecar = article.with_name(article.name + '.lin.anno.json')
    before = sidecar.read_bytes(), sidecar.stat().st_mtime_ns, sidecar.stat().st_ino
    window = room.open(article)
    window.keys('j', 'Escape', 'ctrl+Home', 'w')
    window.wait_selection((0, 4))
    window.quit()
    assert (sidecar.read_bytes(), sidecar.stat().st_mtime_ns, sidecar.stat().st_ino) == before


run([*((f'{case[0]}-{case[1]}', same, *case) for case in CASES), test_parts_note_and_doubt,
     test_same_bytes_again])
