# SPDX-License-Identifier: GPL-3.0-or-later
# A sidecar that has everything, in the form of files.md, and that form once more in Python.

import copy
import hashlib
import json

LIN = 'urn:uuid:77aa5d2e-0b1c-4d3e-8f90-112233445566'
ARTICLE = 'https://harbour.example/strike'
TEXT = '9f2c51d07be3a846' + '0' * 48
COLLECTION = 'urn:uuid:3f0d7a51-6b1e-5c2f-9d44-aabbccddeeff'


def uuid(n):
    return f'urn:uuid:00000000-0000-4000-8000-{n:012d}'


def person():
    return {'id': LIN, 'type': 'Person'}


def tagging(code):
    return {'type': 'TextualBody', 'purpose': 'tagging', 'value': code}


def classifying(attribute, value):
    return {'type': 'TextualBody', 'purpose': 'classifying', 'cf:attribute': attribute,
            'value': value}


def commenting(text):
    return {'type': 'TextualBody', 'purpose': 'commenting', 'value': text}


def target(start, end, exact, part=None):
    made = {'source': ARTICLE}
    if part is not None:
        made['cf:part'] = part
    made['cf:text'] = TEXT[:16]
    made['selector'] = [
        {'type': 'TextPositionSelector', 'start': start, 'end': end},
        {'type': 'TextQuoteSelector', 'exact': exact, 'prefix': 'vor ', 'suffix': ' 後'},
    ]
    return made


def span(n, start, end, code='claim', **more):
    item = {'id': uuid(n), 'type': ['Annotation'], 'motivation': ['tagging'], 'creator': person(),
            'created': '2026-11-21T21:40:00Z', 'body': [tagging(code)],
            'target': [target(start, end, 'x' * (end - start))]}
    item.update(more)
    return item


def digest(item):
    text = json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def dump(value):
    return (json.dumps(value, indent=2, ensure_ascii=False) + '\n').encode()


def full():
    """Every member that files.md names, everything in its order."""
    article = {'id': uuid(1), 'type': ['Annotation'], 'motivation': ['tagging'],
               'creator': person(), 'created': '2026-11-21T21:40:00Z',
               'body': [tagging('article'), classifying('codable', 'yes')],
               'target': [{'source': ARTICLE}], 'cf:codebook-revision': '4be1c09a7d25f3e8'}
    claim = span(3, 120, 158)
    claim['modified'] = '2026-11-21T21:41:07Z'
    claim['body'] = [tagging('claim'), classifying('frame', 'economic'),
                     classifying('frame', 'security-and-defence'),
                     classifying('function', 'problem'), commenting('两句话：“无端”，𠮷。\n"<b>"')]
    claim['cf:codebook-revision'] = '4be1c09a7d25f3e8'
    claim['cf:doubt'] = True
    claim['cf:supersedes'] = ['5d1f0c3a9b7e2468']
    claim = {name: claim[name] for name in (
        'id', 'type', 'motivation', 'creator', 'created', 'modified', 'body', 'target',
        'cf:codebook-revision', 'cf:doubt', 'cf:supersedes')}
    parts = span(2, 120, 150, 'rebuttal')
    parts['target'] = [target(120, 130, 'x' * 10, 1), target(140, 150, 'x' * 10, 2)]
    relation = {'id': uuid(4), 'type': ['Annotation'], 'motivation': ['linking'],
                'creator': person(), 'created': '2026-11-21T21:44:00Z',
                'body': [{'type': 'SpecificResource', 'source': uuid(2), 'purpose': 'linking'},
                         tagging('rebuts'), classifying('basis', 'named')],
                'target': [{'id': uuid(3), 'cf:article': {'id': 'https://other.example/story'},
                            'cf:file': 'gt/story.txt'}]}
    other = copy.deepcopy(claim)
    other['body'] = [tagging('rebuttal')]
    # The one with the smaller digest is shown, the other waits.
    claim, other = sorted((claim, other), key=digest)
    return {
        '@context': [
            'http://www.w3.org/ns/anno.jsonld',
            {'cf': 'https://counterframe.org/ns#',
             'cf:versions': {'@id': 'cf:versions', '@type': '@json'},
             'cf:deleted': {'@id': 'cf:deleted', '@type': '@json'}}],
        'id': COLLECTION,
        'type': ['AnnotationCollection'],
        'label': 'strike.txt, lin',
        'creator': {'id': LIN, 'type': 'Person', 'name': 'Lin Wei', 'nickname': 'lin'},
        'generator': {'id': 'https://counterframe.org/#software', 'type': 'Software',
                      'name': 'Counterframe'},
        'cf:format': 1,
        'cf:article': {'id': ARTICLE, 'cf:file': 'strike.txt', 'cf:reader': 'crawl-page/1',
                       'cf:text': 'sha256:' + TEXT, 'cf:length': 1034},
        'cf:codebook': {'id': 'urn:uuid:c0de', 'cf:revision': '4be1c09a7d25f3e8'},
        'cf:state': {'cf:status': 'finished', 'cf:supersedes': ['0123456789abcdef']},
        'total': 4,
        'first': {
            'id': COLLECTION + '#page',
            'type': ['AnnotationPage'],
            'partOf': {'id': COLLECTION},
            'items': [article, claim, parts, relation],
        },
        'cf:versions': [other],
        'cf:deleted': [
            {'id': uuid(9), 'type': 'as:Tombstone', 'as:deleted': '2026-11-21T21:43:00Z',
             'cf:supersedes': ['77c13e09b1f4a6d2']}],
    }


def empty():
    """A layer without annotations: no page."""
    made = full()
    for name in ('first', 'cf:versions', 'cf:deleted'):
        del made[name]
    made['total'] = 0
    return made
