# SPDX-License-Identifier: GPL-3.0-or-later
# Sidecars as linked data, by jsonld of npm: nothing is dropped in safe mode, and its statements are those
# of pyld.

import json
import pathlib
import sys

import consumers
import inputs
from tap import Skip, equal

PROGRAM, NPM = sys.argv[1], pathlib.Path(sys.argv[2])


def read(documents):
    request = {'url': inputs.ANNO, 'context': json.loads(inputs.CONTEXT.read_bytes()),
               'documents': documents}
    return consumers.run(['node', str(NPM / 'read-json-ld.mjs')], request)


def safe(project):
    for name, result in read(project.sidecars).items():
        equal((result.get('error'), result.get('roots')), (None, 1), name)


def unsafe(project):
    """That safe mode would find a member, a type or an id without meaning."""
    sidecar = next(s for s in project.sidecars.values() if 'first' in s)
    items = sidecar['first']['items']
    wrong = {'member': {'undeclared': 1}, 'creator': {'creator': 'Lin'}, 'type': {'type': ['Nonsense']}}
    documents = {name: {**sidecar, 'first': {**sidecar['first'], 'items': [{**items[0], **change}]}}
                 for name, change in wrong.items()}
    equal({name: result.get('error') for name, result in read(documents).items()},
          {'member': 'invalid property', 'creator': 'relative @id reference',
           'type': 'relative @type reference'})


def statements(project):
    try:
        from pyld import jsonld
    except ImportError as error:
        raise Skip(error)
    options = {'algorithm': 'URDNA2015', 'format': 'application/n-quads',
               'documentLoader': inputs.load_context}
    for name, result in read(project.sidecars).items():
        quads = jsonld.normalize(project.sidecars[name], options).split('\n')
        equal(result['quads'], [quad for quad in quads if quad], name)


inputs.run(PROGRAM, 'json-ld-npm', [safe, unsafe, statements],
           need=lambda: consumers.need_npm(NPM, 'jsonld'))
