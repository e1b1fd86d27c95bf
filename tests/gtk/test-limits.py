# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits of what is shown, at each and one above: cf-limits.h has them."""

import copy
import json
import uuid

from layer import expect, items, path_of
from room import run
from tap import equal

CF_LIMIT_NAME_SHOWN = 200
CF_LIMIT_MARKS_DRAWN = 5000
CF_LIMIT_FOLDERS_WATCHED = 4096


def multiply(article, n):
    """The only annotation of a layer n times, each with an id of its own; it stays, since what is missing is put
    back."""
    path = path_of(article)
    collection = json.loads(path.read_text())
    page = collection['first']
    first = page['items'][0]
    for _ in range(n - 1):
        item = copy.deepcopy(first)
        item['id'] = f'urn:uuid:{uuid.uuid4()}'
        page['items'].append(item)
    page['items'].sort(key=lambda i: i['id'])
    collection['total'] = n
    path.write_text(json.dumps(collection, indent=2, ensure_ascii=False) + '\n')


def name_of_long(room, length):
    """An item of the list is called by its words, as far as the limit."""
    article = room.write('long.txt', 'Headline\n' + 'x' * (CF_LIMIT_NAME_SHOWN + 50) + '\n')
    room.annotate(article, 'claim', f'9-{9 + length}')
    window = room.open(article)
    window.find('list item', 'Claim: ' + 'x' * min(length, CF_LIMIT_NAME_SHOWN))


def marks_on_one_line(room, n):
    """More marks than are drawn at once: the window shows the article and is used as ever."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-4')
    multiply(article, n)
    window = room.open(article)
    window.find('label', f'{n} Annotations')
    window.keys('ctrl+Home', 'Down', 's', '2')
    expect(article, n + 1, lambda a, name: len(items(a, name)))


def folders_watched(room, n):
    """An article in each of so many folders. What comes into the last of them that is watched is listed by itself;
    where there are more, it is said that they are not watched."""
    room.write('0.txt', 'Headline\n')
    for k in range(1, n):
        room.write(f'{k:04}/a.txt', 'Headline\n')
    window = room.open(room.folder)
    said = (f'Only {CF_LIMIT_FOLDERS_WATCHED} folders are watched: what others change in the rest is seen when you '
            'open the folder again')
    if n > CF_LIMIT_FOLDERS_WATCHED:
        window.wait_toast(said)
    window.find('label', f'0 of {n} finished')
    if n == CF_LIMIT_FOLDERS_WATCHED:
        equal([a.name() for a in window.search_toasts('label') if a.name() == said], [])
    room.write(f'{CF_LIMIT_FOLDERS_WATCHED - 1:04}/b.txt', 'Headline\n')
    window.find('label', f'0 of {n + 1} finished')


run([(f'name-{length}', name_of_long, length) for length in (CF_LIMIT_NAME_SHOWN, CF_LIMIT_NAME_SHOWN + 1)] +
    [(f'marks-{n}', marks_on_one_line, n) for n in (CF_LIMIT_MARKS_DRAWN, CF_LIMIT_MARKS_DRAWN + 1)] +
    [(f'folders-{n}', folders_watched, n) for n in (CF_LIMIT_FOLDERS_WATCHED, CF_LIMIT_FOLDERS_WATCHED + 1)])
