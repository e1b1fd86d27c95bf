# SPDX-License-Identifier: GPL-3.0-or-later
"""Views for which the project must hold more than the sample does: what several people leave in a folder.

A scene is a function that is given the room, whose folder has a copy of the sample, and changes that; then the window is
opened, and the keys are pressed that come to the view."""

import json
import shutil

ARTICLE = 'courier-memo.txt'
LONG = 'anna-katharina-von-hohenstein_02'  # as long as a short name may be
OTHER = 'urn:uuid:9d1f0b3a-7c52-4e8b-a1d6-3f20c4b58e77'


def read(path):
    return json.loads(path.read_text())


def write(path, content):
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + '\n')


def own_layer(room):
    return room.folder / f'{ARTICLE}.lin.anno.json'


def change_codebook(room, **members):
    """Nothing is required to finish, and these members are others."""
    path = room.folder / 'codebook.json'
    codebook = read(path)
    for attribute in codebook['attributes']:
        attribute['required'] = False
    write(path, codebook | members)


def make_round(kind='main', **members):
    return {'id': 'pilot', 'label': {'en': 'Pilot', 'zh-Hans': '试编码', 'zh-Hant': '試編碼'}, 'kind': kind, 'blind': True,
            'coders': ['lin', 'mara', LONG],
            'articles': [ARTICLE, 'harbour-daily-strike.txt', 'union-voice-congestion.txt'], **members}


def add_copy(room, change):
    """A copy of one's own layer that another computer has changed."""
    collection = read(own_layer(room))
    change(collection['first']['items'])
    write(room.folder / f'{ARTICLE}.lin.anno.sync-conflict-20261125-101010-ABCDEFG.json', collection)


def add_third(room):
    """A third coder, with a long name, who has some annotations of her own."""
    for code, span in (('claim', '0-24'), ('claim', '60-120'), ('rebuttal', '200-260'), ('source', '300-320')):
        room.annotate(room.folder / ARTICLE, code, span, annotator=LONG)


def recode(items):
    """Other codes, and a long note."""
    for item in items[:3]:
        item['body'][0]['value'] = 'rebuttal' if item['body'][0]['value'] != 'rebuttal' else 'claim'
    items[0]['body'].append({'type': 'TextualBody', 'purpose': 'commenting', 'format': 'text/plain', 'value':
                             'The memo was quoted by two papers, neither of which had seen it; whether that makes it a '
                             'claim of theirs or of the port, the codebook does not say.'})


def drop_last(items):
    items.pop()


def settle(room):
    add_copy(room, recode)
    room.run_cli('merge', room.folder)


def merged(room):
    add_copy(room, drop_last)
    shutil.copy(room.folder / f'{ARTICLE}.lin.anno.sync-conflict-20261125-101010-ABCDEFG.json',
                room.folder / f'{ARTICLE}.lin.anno (a very long name of a computer’s conflicted copy 2026-11-25).json')


def namesake(room):
    """One's own layers are somebody else's of the same short name."""
    for path in room.folder.glob('*.lin.anno.json'):
        collection = read(path)
        collection['creator'] |= {'id': OTHER, 'name': 'Lin Jian'}
        for item in collection.get('first', {}).get('items', []):
            item['creator']['id'] = OTHER
        write(path, collection)


def training(room):
    change_codebook(room)
    add_third(room)
    article = room.folder / ARTICLE
    for name in ('mara', LONG):
        room.run_cli('finish', article, '--annotator', name)
    room.run_cli('adjudicate', article, '--strategy', 'union', '--annotators', f'mara,{LONG}')
    change_codebook(room, rounds=[make_round('training')])


def round_page(room):
    change_codebook(room, rounds=[make_round('reliability', work={
        'lin': [ARTICLE, 'harbour-daily-strike.txt'], 'mara': [ARTICLE, 'union-voice-congestion.txt'],
        LONG: [ARTICLE]})])
    room.run_cli('finish', room.folder / ARTICLE, '--annotator', 'lin')
    room.run_cli('finish', room.folder / ARTICLE, '--annotator', 'mara')


def blind(room):
    change_codebook(room, rounds=[make_round()])


def alone(room):
    for path in room.folder.glob('*.mara.anno.json'):
        path.unlink()


# What is pressed is as in the views of pictures.py; `@` before a word: an action of the window; `~`: copies are merged
# first; `=`: what was asked for is there; `?`: a dialog comes by itself.
SCENES = [
    ('settle', settle, ['!v']),
    ('to-settle', settle, []),
    ('merged', merged, ['~', '!@merged-copies']),
    ('merged-none', None, ['!@merged-copies']),
    ('rename', None, ['!@rename-annotator']),
    ('namesake', namesake, ['?']),
    ('training', training, ['!ctrl+Return']),
    ('round', round_page, ['!ctrl+k', 'End', 'Return']),
    ('round-articles', round_page, ['!ctrl+k', 'End', 'Return', *['Tab'] * 13]),
    ('round-new', round_page, ['!ctrl+k', 'End', 'Up', 'Return', 'Return']),
    ('library-round', round_page, ['F9']),
    ('compare-three', add_third, ['alt+2']),
    ('compare-hidden', add_third, ['alt+2', '=', *['shift+Tab'] * 6, 'space']),
    ('compare-blind', blind, ['alt+2']),
    ('compare-alone', alone, ['alt+2']),
    ('agreement-blind', blind, ['alt+3']),
    ('agreement-alone', alone, ['alt+3']),
]
