# SPDX-License-Identifier: GPL-3.0-or-later
# Sidecars as linked data, by pyld: everything in them has a meaning there, and none runs into another.

import json
import sys

import inputs
from tap import Skip, equal

try:
    from pyld import jsonld
except ImportError as error:
    missing = error
else:
    missing = None

OA = 'http://www.w3.org/ns/oa#'
CF = 'https://counterframe.org/ns#'


OPTIONS = {'documentLoader': inputs.load_context}


def members(value):
    """How many members of each name are in a document, contexts aside."""
    if isinstance(value, list):
        for element in value:
            yield from members(element)
    elif isinstance(value, dict):
        for name, member in value.items():
            if name in ('cf:versions', 'cf:deleted'):
                yield name  # literals of JSON, not expanded
            elif name != '@context':
                yield name
                yield from members(member)


def nodes(value):
    if isinstance(value, list):
        for element in value:
            yield from nodes(element)
    elif isinstance(value, dict):
        yield value
        if value.get('@type') != '@json':
            for member in value.values():
                yield from nodes(member)


def check_expanded(sidecar):
    """No member is dropped: each has a place in the expanded form, and there are as many."""
    expanded = jsonld.expand(sidecar, OPTIONS)
    equal(len(expanded), 1)
    said = list(members(sidecar))
    got = {}
    for node in nodes(expanded):
        for name in node:
            got[name] = got.get(name, 0) + 1
    for name in {n for n in said if n.startswith('cf:')}:
        equal(got.get(CF + name[3:], 0), said.count(name), name)
    for name, iri in {'body': OA + 'hasBody', 'target': OA + 'hasTarget',
                      'selector': OA + 'hasSelector', 'exact': OA + 'exact', 'start': OA + 'start',
                      'prefix': OA + 'prefix', 'purpose': OA + 'hasPurpose',
                      'motivation': OA + 'motivatedBy'}.items():
        equal(got.get(iri, 0), said.count(name), name)
    for node in nodes(expanded):
        for name in node:
            equal(name.startswith('@') or ':' in name, True, name)
        if '@id' in node:
            equal(':' in node['@id'], True, node['@id'])


def check_triples(sidecar):
    """Every annotation in the graph has the code and the bodies of the one that is shown, not of those
    that wait or are deleted."""
    graph = jsonld.to_rdf(sidecar, OPTIONS)['@default']
    links = {}
    for triple in graph:
        if triple['predicate']['value'] == OA + 'hasBody':
            links.setdefault(triple['subject']['value'], []).append(triple['object']['value'])
    items = sidecar.get('first', {}).get('items', [])
    equal({name: len(bodies) for name, bodies in links.items()},
          {item['id']: len(item['body']) for item in items})
    numbers = {t['object']['value'] for t in graph if t['predicate']['value'] == OA + 'start'}
    equal(numbers, {str(selector['start']) for item in items for part in item['target']
                    for selector in part.get('selector', []) if 'start' in selector})
    kinds = {t['object']['datatype'] for t in graph if t['predicate']['value'] == OA + 'start'}
    equal(kinds <= {'http://www.w3.org/2001/XMLSchema#nonNegativeInteger'}, True, kinds)


def expanded(project):
    for sidecar in project.sidecars.values():
        check_expanded(sidecar)


def triples(project):
    for sidecar in project.sidecars.values():
        check_triples(sidecar)


def linked(project):
    """As data, a link ends at an annotation that another part of the data describes, and names its article."""
    described = {}
    for sidecar in project.sidecars.values():
        for node in nodes(jsonld.expand(sidecar, OPTIONS)):
            for target in node.get(OA + 'hasTarget', []) if OA + 'hasTarget' in node else []:
                if OA + 'hasSource' in target:
                    described[node['@id']] = target[OA + 'hasSource'][0]['@id']
    crossing = 0
    for name, item in project.items():
        if item['motivation'] == ['linking'] and item['target'][0]['id'] in described:
            other = item['target'][0]['cf:article']['id']
            equal(described[item['target'][0]['id']], other, item['id'])
            crossing += described.get(item['body'][0]['source']) not in (None, other)
    if project.name == 'seeds':
        equal(crossing, 2)


def need_pyld():
    if missing:
        raise Skip(missing)


inputs.run(sys.argv[1], 'json-ld', [expanded, triples, linked], need=need_pyld)
