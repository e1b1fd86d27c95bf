# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in a sidecar on the disk, in the words of the tests."""

import json
import pathlib

from bus import until
from room import NAME


def path_of(article, name=NAME):
    """The sidecar of an annotator beside an article."""
    return pathlib.Path(f'{article}.{name}.anno.json')


def read(article, name=NAME):
    """The collection; None where there is none."""
    path = path_of(article, name)
    return json.loads(path.read_text()) if path.exists() else None


def items(article, name=NAME):
    collection = read(article, name)
    return collection['first']['items'] if collection and 'first' in collection else []


def _selector(target, kind):
    return next(s for s in target['selector'] if s['type'] == kind)


def parts(item):
    """The places of an annotation: (start, end, exact) each."""
    places = []
    for target in item['target']:
        position = _selector(target, 'TextPositionSelector')
        exact = _selector(target, 'TextQuoteSelector')['exact']
        places.append((position['start'], position['end'], exact))
    return places


def _values(item, purpose):
    return [body for body in item['body'] if body['purpose'] == purpose]


def code(item):
    return _values(item, 'tagging')[0]['value']


def note(item):
    return next((body['value'] for body in _values(item, 'commenting')), None)


def attributes(item):
    return [(body['cf:attribute'], body['value']) for body in _values(item, 'classifying')]


def places(article, name=NAME):
    """Code and places of each annotation in the file: ('claim', start, end, exact, start, end, exact ...)."""
    return [(code(i), *(v for part in parts(i) for v in part)) for i in items(article, name)]


def expect(article, wanted, look=places, name=NAME):
    """Waits until the sidecar on the disk says what is wanted."""
    try:
        until(f'{wanted} on the disk', lambda: look(article, name) == wanted)
    except AssertionError as error:
        raise AssertionError(f'{error}; there is {look(article, name)}') from None


def only(article, wanted, look, name=NAME):
    """The same for the only annotation of a layer."""
    expect(article, [wanted], lambda a, n: [look(i) for i in items(a, n)], name)
