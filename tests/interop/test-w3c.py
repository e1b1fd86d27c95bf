# SPDX-License-Identifier: GPL-3.0-or-later
# The W3C's own assertions on Web Annotation, over sidecars that the program made.

import json
import pathlib
import re
import sys

import inputs
from tap import Skip, check, equal

try:
    import jsonschema
    import rfc3987  # without it jsonschema takes anything for an IRI
except ImportError as error:
    missing = error
else:
    missing = None

DATE_TIME = re.compile(r'\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)')
BASE = 'https://w3c.example/'
SUITE = inputs.ROOT / 'tests' / 'data' / 'w3c'
MUSTS = {'annotations/annotationMusts.test': 54, 'collections/collectionMusts.test': 10,
         'collections/pages/pageMusts.test': 15}


def load(path):
    """A schema; draft 4 would take its id, a bare file name, for a place on the web."""
    schema = json.loads(path.read_bytes())
    for name in ('id', '$schema'):
        if isinstance(schema.get(name), str):
            del schema[name]
    return schema


def make_formats():
    """jsonschema knows IRIs by rfc3987, and moments only by another package."""
    formats = jsonschema.FormatChecker()
    formats.checks('date-time')(
        lambda value: not isinstance(value, str) or DATE_TIME.fullmatch(value) is not None)
    return formats


def read_list(path):
    """The assertions that a list names, in groups or not, each as a validator."""
    store = {BASE + p.name: load(p) for p in sorted(SUITE.rglob('*.json')) if 'samples' not in p.parts}
    names = []

    def walk(assertions):
        for entry in assertions:
            if isinstance(entry, str):
                names.append(entry)
            elif isinstance(entry, list):
                walk(entry)
            else:
                walk(entry['assertions'])

    walk(json.loads((SUITE / path).read_bytes())['assertions'])
    validators = []
    for name in names:
        schema = store[BASE + pathlib.PurePath(name).name]
        resolver = jsonschema.RefResolver(BASE, schema, store=store)
        validators.append((name, json.loads((SUITE / name).read_bytes()),
                           jsonschema.Draft4Validator(schema, resolver=resolver,
                                                      format_checker=make_formats())))
    return validators


def failures(validators, document):
    """What a document fails of a list."""
    failed = []
    for name, assertion, validator in validators:
        if validator.is_valid(document) != (assertion.get('expectedResult', 'valid') == 'valid'):
            failed.append(name)
    return failed


def check_lists():
    for path, n in MUSTS.items():
        equal(len(read_list(path)), n, path)


def is_rejected(validators, path):
    """A good part of what is to be rejected is not even JSON."""
    try:
        return len(failures(validators, json.loads(path.read_bytes()))) > 0
    except json.JSONDecodeError:
        return True


def check_samples():
    """That the assertions reject what they ought to: the suite's own samples."""
    validators = read_list('annotations/annotationMusts.test')
    correct = [p.name for p in sorted((SUITE / 'samples' / 'correct').glob('anno*.json'))
               if failures(validators, json.loads(p.read_bytes()))]
    wrong = [p.name for p in sorted((SUITE / 'samples' / 'incorrect').glob('anno*.json'))
             if not is_rejected(validators, p)]
    # These three embed a target without id.
    equal(correct, ['anno11.json', 'anno12.json', 'anno13.json'])
    equal(wrong, [])


def musts(project):
    """Collection, page, every annotation and relation, and those that wait to be settled."""
    annotations, collections, pages = map(read_list, MUSTS)
    for name, sidecar in project.sidecars.items():
        context = {'@context': sidecar['@context']}
        equal(failures(collections, sidecar), [], name)
        for item in sidecar.get('first', {}).get('items', []) + sidecar.get('cf:versions', []):
            equal(failures(annotations, {**context, **item}), [], (name, item['id']))
        if 'first' in sidecar:
            equal(failures(pages, {**context, **sidecar['first']}), [], name)


def broken(project):
    """A relative id, a text for a target, no moment: what the assertions are there for."""
    annotations = read_list('annotations/annotationMusts.test')
    sidecar = next(s for s in project.sidecars.values() if 'first' in s)
    item = {'@context': sidecar['@context'], **sidecar['first']['items'][0]}
    for name, value in {'target': ['urn:x:y'], 'id': 'relative', 'created': 'yesterday'}.items():
        equal(len(failures(annotations, {**item, name: value})) > 0, True, name)


def need_schemas():
    if missing:
        raise Skip(missing)


if not missing:
    check('/w3c/lists', check_lists)
    check('/w3c/samples', check_samples)
inputs.run(sys.argv[1], 'w3c', [musts, broken], need=need_schemas)
