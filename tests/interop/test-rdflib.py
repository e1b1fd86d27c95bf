# SPDX-License-Identifier: GPL-3.0-or-later
# Sidecars in a triple store: rdflib reads the statements that pyld reads, and SPARQL finds spans, codes and
# who rebuts whom across articles.

import copy
import json
import sys

import inputs
from tap import Skip, equal

PREFIXES = """PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX cf: <https://counterframe.org/ns#>
"""
SPANS = PREFIXES + """SELECT ?id ?code ?start ?end ?exact WHERE {
  ?id oa:motivatedBy oa:tagging ; oa:hasBody ?body ; oa:hasTarget ?target .
  ?body oa:hasPurpose oa:tagging ; rdf:value ?code .
  ?target oa:hasSelector ?position , ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact }"""
# What a rebuttal says, and what the claim that it rebuts says, wherever either stands.
REBUTTALS = PREFIXES + """SELECT ?link ?rebuttal ?claim WHERE {
  ?link oa:hasBody/rdf:value "rebuts" ; oa:hasBody/oa:hasSource ?from ; oa:hasTarget ?to .
  ?from oa:hasTarget/oa:hasSelector/oa:exact ?rebuttal .
  ?to oa:hasTarget/oa:hasSelector/oa:exact ?claim }"""


def need_rdflib():
    try:
        import rdflib
    except ImportError as error:
        raise Skip(error)


def inline_context(sidecar):
    """rdflib would load the context from the web: it stands in the document instead."""
    whole = copy.copy(sidecar)
    context = json.loads(inputs.CONTEXT.read_bytes())['@context']
    whole['@context'] = [context if part == inputs.ANNO else part for part in sidecar['@context']]
    return json.dumps(whole)


def load_graph(sidecars):
    import rdflib
    graph = rdflib.Graph()
    for sidecar in sidecars:
        graph.parse(data=inline_context(sidecar), format='json-ld')
    return graph


def statements(project):
    try:
        from pyld import jsonld
    except ImportError as error:
        raise Skip(error)
    import rdflib.compare
    options = {'format': 'application/n-quads', 'documentLoader': inputs.load_context}
    for name, sidecar in project.sidecars.items():
        other = rdflib.Graph()
        # Not as 'nt': rdflib 6 then takes a backslash before an n for a line end.
        other.parse(data=jsonld.to_rdf(sidecar, options), format='turtle')
        equal(rdflib.compare.isomorphic(load_graph([sidecar]), other), True, name)


def code_of(item):
    return next(body['value'] for body in item['body'] if body.get('purpose') == 'tagging')


def spans(project):
    rows = load_graph(project.sidecars.values()).query(SPANS)
    codes = {item['id']: code_of(item) for _, item in project.items()}
    equal(sorted((str(i), str(c), s.toPython(), e.toPython(), str(x)) for i, c, s, e, x in rows),
          sorted({(i, codes[i], s, e, quote) for _, i, _, s, e, quote in project.parts()}))


def rebuttals(project):
    rows = load_graph(project.sidecars.values()).query(REBUTTALS)
    words = {}
    for _, name, _, _, _, quote in project.parts():
        words.setdefault(name, []).append(quote)
    expected = []
    for _, item in project.items():
        if item['motivation'] == ['linking'] and code_of(item) == 'rebuts':
            begin = next(body['source'] for body in item['body'] if body.get('purpose') == 'linking')
            expected += [(item['id'], a, b) for a in words[begin] for b in words[item['target'][0]['id']]]
    equal(len(expected) > 0, True, 'a rebuttal')
    equal(sorted((str(link), str(a), str(b)) for link, a, b in rows), sorted(expected))


inputs.run(sys.argv[1], 'rdflib', [statements, spans, rebuttals], need=need_rdflib)
