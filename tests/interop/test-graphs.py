# SPDX-License-Identifier: GPL-3.0-or-later
# The argument graph in programs for graphs: GraphML and JSON in networkx, DOT in Graphviz.

import json
import subprocess
import sys

import inputs
from consumers import need
from tap import Skip, equal

PROGRAM = sys.argv[1]
SEPARATOR = '|'


def need_all():
    need('dot')
    try:
        import networkx
    except ImportError as error:
        raise Skip(error)


def bodies(item, purpose):
    return [body for body in item['body'] if body.get('purpose') == purpose]


def marks(project):
    """Words of each annotation of spans, by its id."""
    return {item['id']: ' … '.join(target['selector'][1]['exact'] for target in item['target'])
            for _, item in project.items() if 'selector' in item['target'][0]}


def links(project):
    """Ends and type of each relation, by its id."""
    return {item['id']: (bodies(item, 'linking')[0]['source'], item['target'][0]['id'],
                         bodies(item, 'tagging')[0]['value'])
            for _, item in project.items() if item['motivation'] == ['linking']}


def notes(project):
    return {item['id']: bodies(item, 'commenting')[0]['value']
            for _, item in project.items() if bodies(item, 'commenting')}


def check_graph(project, nodes, edges):
    """That every annotation is in one node with its words, and every relation an edge between the nodes of its
    ends, or one of those that make a node of two counterparts. Nodes: id to a dictionary; edges: id to ends and a
    dictionary."""
    owner, words = {}, {}
    for name, node in nodes.items():
        if node['absent']:
            owner[name] = name
            continue
        ids = [name] + [n for n in node.get('counterparts', '').split(SEPARATOR) if n]
        for one in ids:
            equal(one in owner, False, f'{one} twice')
            owner[one] = name
        words[name] = node['quote']
        if len(ids) == 2:
            words[ids[1]] = node['counterpart_quotes']
    said = marks(project)
    equal({n: w for n, w in words.items() if n in said}, said)
    for name, (start, end, kind) in links(project).items():
        if name in edges:
            equal((edges[name][:2], edges[name][2]['type']), ((owner[start], owner[end]), kind), name)
        else:
            equal((kind, owner[start]), ('translates', owner[end]), name)
    equal(set(edges) - set(links(project)), set())
    written = {name: node['note'] for name, node in nodes.items() if 'note' in node}
    written |= {name: edge[2]['note'] for name, edge in edges.items() if 'note' in edge[2]}
    equal({name: note for name, note in notes(project).items() if name in nodes or name in edges}, written)


def graphml(project):
    """Types as they are declared: a boolean is one."""
    import networkx
    graph = networkx.read_graphml(project.export('graphml', 'graph.graphml'), force_multigraph=True)
    equal(graph.is_directed(), True)
    equal({type(data['absent']) for _, data in graph.nodes(data=True)}, {bool})
    check_graph(project, dict(graph.nodes(data=True)),
                {key: (start, end, data) for start, end, key, data in graph.edges(keys=True, data=True)})


def node_link(project):
    """`argument --json`."""
    import networkx
    _, out, _ = project.project.call('argument', '.', '--json')
    data = json.loads(out)
    for node in data['nodes']:
        pairs = node.pop('counterparts', [])
        if pairs:
            node['counterparts'] = SEPARATOR.join(pair['id'] for pair in pairs)
            node['counterpart_quotes'] = SEPARATOR.join(pair['quote'] for pair in pairs)
    graph = networkx.node_link_graph(data)
    for _, attributes in graph.nodes(data=True):
        drop_null_note(attributes)
    for _, _, attributes in graph.edges(data=True):
        drop_null_note(attributes)
    check_graph(project, dict(graph.nodes(data=True)),
                {key: (start, end, data) for start, end, key, data in graph.edges(keys=True, data=True)})


def drop_null_note(attributes):
    if attributes.get('note', '') is None:
        del attributes['note']


def plain(attributes):
    """Graphviz has one kind of value, has none that is absent, and leaves backslashes doubled."""
    values = {name: value.replace('\\\\', '\\') for name, value in attributes.items()
              if isinstance(value, str) and value != ''}
    values['absent'] = values.get('absent') == 'true'
    return values


def dot(project):
    """Graphviz draws it, and says the same of it."""
    path = project.export('dot', 'graph.dot')
    ran = subprocess.run(['dot', '-Tdot_json', path], capture_output=True, check=True)
    equal(ran.stderr, b'')
    read = json.loads(ran.stdout)
    objects = read.get('objects', [])
    names = {entry['_gvid']: entry['name'].replace('\\\\', '\\') for entry in objects}
    check_graph(project, {names[entry['_gvid']]: plain(entry) for entry in objects},
                {edge['id']: (names[edge['tail']], names[edge['head']], plain(edge))
                 for edge in read.get('edges', [])})


inputs.run(PROGRAM, 'graphs', [graphml, node_link, dot], need=need_all)
