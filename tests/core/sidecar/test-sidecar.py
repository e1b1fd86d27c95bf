# SPDX-License-Identifier: GPL-3.0-or-later
# Sidecars read and written: the canonical form, and that nothing which we do not know is lost.

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, sys.argv[2])
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from tap import check, done, equal
from limits import CF_LIMIT_BODIES, CF_LIMIT_PARTS
from example import classifying, commenting, digest, dump, empty, full, span, tagging, target, uuid

TOOL = sys.argv[1]


def ask(operation, documents):
    """What becomes of each: status, problem ids, bytes."""
    stream = b''.join(b'%s %d\n%s' % (operation.encode(), len(d), d) for d in documents)
    with tempfile.TemporaryDirectory() as folder:
        environment = {'XDG_STATE_HOME': folder, 'HOME': folder, 'LC_ALL': 'C.UTF-8',
                       'G_DEBUG': 'fatal-criticals'}
        out = subprocess.run([TOOL, folder], input=stream, stdout=subprocess.PIPE, check=True,
                             env=environment).stdout
    answers, at = [], 0
    for _ in documents:
        end = out.index(b'\n', at)
        status, n_problems, length = out[at:end].decode().split()
        middle = end + 1 + int(n_problems)
        at = middle + int(length)
        answers.append((status, out[end + 1:middle].decode().splitlines(), out[middle:at]))
    equal(at, len(out), 'answers')
    return answers


def key(value):
    return json.dumps(value, sort_keys=True)


def test_canonical():
    """What is in the canonical form already comes back byte for byte; and Python would write it so."""
    for made in (full(), empty()):
        status, problems, data = ask('parse', [dump(made)])[0]
        equal(status, 'writable')
        equal(data, dump(made))
        equal(data, dump(json.loads(data)))


def shuffle(value, backwards):
    if isinstance(value, dict):
        return {n: shuffle(value[n], backwards) for n in sorted(value, reverse=backwards)}
    if isinstance(value, list):
        return [shuffle(v, backwards) for v in value]
    return value


def test_order():
    """The order of members, of items, of versions, does not matter to the bytes."""
    for backwards in (False, True):
        made = shuffle(full(), backwards)
        made['first']['items'].reverse()
        status, _, data = ask('parse', [json.dumps(made).encode()])[0]
        equal(status, 'writable')
        equal(data, dump(full()))


def test_item_order():
    """Of the article, by start, the longer first, id; relations by id."""
    made = full()
    items = [span(n, start, end) for n, start, end in
             ((30, 5, 9), (29, 5, 9), (28, 5, 12), (27, 4, 5), (26, 90, 91))]
    made['first']['items'] = list(reversed(items)) + made['first']['items']
    made['total'] = len(made['first']['items'])
    _, _, data = ask('parse', [dump(made)])[0]
    order = [item['id'] for item in json.loads(data)['first']['items']]
    equal(order, [uuid(n) for n in (1, 27, 28, 29, 30, 26, 3, 2, 4)])


def objects(value, path=()):
    """All objects in a document, with the way to each."""
    if isinstance(value, dict):
        yield path, value
        for name, member in value.items():
            yield from objects(member, path + (name,))
    elif isinstance(value, list):
        for i, member in enumerate(value):
            yield from objects(member, path + (i,))


UNKNOWN = {'x:unknown': [1, {'b': 'ß', 'a': None}, [], {}, 0.25, True], 'ünknown/~1 name': 'x'}


def in_context(path):
    return path[:1] == ('@context',)


def find(value, path):
    for step in path:
        value = value[step]
    return value


def test_unknown_everywhere():
    """Unknown members at every level, one level at a time, come back equal and at their place."""
    documents, paths = [], []
    for path, _ in objects(full()):
        if in_context(path):
            continue
        made = full()
        find(made, path).update(UNKNOWN)
        documents.append(made)
        paths.append(path)
    equal(len(paths) > 30, True)
    for made, path, (status, _, data) in zip(documents, paths,
                                             ask('parse', [dump(d) for d in documents])):
        equal(status, 'writable', path)
        got = json.loads(data)
        # Which version is shown follows from the digests, which have changed.
        equal(sorted(map(key, [m for _, m in objects(got) if 'x:unknown' in m])),
              sorted(map(key, [m for _, m in objects(made) if 'x:unknown' in m])), path)
        if path[:1] not in (('first',), ('cf:versions',)):
            equal(got, made, path)


def test_unknown_all_at_once():
    made = full()
    for path, _ in list(objects(made)):
        if not in_context(path):
            find(made, path).update(copy.deepcopy(UNKNOWN))
    status, _, data = ask('parse', [dump(made)])[0]
    equal(status, 'writable')
    got = json.loads(data)
    n = sum('x:unknown' in m for _, m in objects(made))
    equal(sum('x:unknown' in m for _, m in objects(got)), n)
    status, _, again = ask('parse', [data])[0]
    equal(again, data, 'written twice')


def test_context():
    """Elements of the context beside ours stay."""
    made = full()
    made['@context'] += ['https://more.example/context', {'x': 'https://x.example/#'}]
    _, _, data = ask('parse', [dump(made)])[0]
    got = json.loads(data)['@context']
    equal(got[:2], full()['@context'])
    equal(sorted(map(key, got)), sorted(map(key, made['@context'])))


def strip(item, edited):
    """What an edit of the note must leave alone, whatever else an annotation holds."""
    item = copy.deepcopy(item)
    for name in ('modified', 'cf:supersedes'):
        item.pop(name, None)
    bodies = item.get('body', [])
    for i, body in enumerate(bodies):
        if isinstance(body, dict) and body.get('purpose') == 'commenting' and body.get('value'):
            bodies[i] = {k: v for k, v in body.items() if k not in ('type', 'purpose', 'value')}
            if edited:
                equal(body['value'], 'edited')
            break
    item['body'] = sorted(map(key, [b for b in bodies if b != {}]))
    return key(item)


def check_edited(made):
    """Every annotation is edited and saved twice: all but the note is what it was."""
    # Of two versions the digests decide which is shown, and an edit changes them.
    made.pop('cf:versions', None)
    status, problems, data = ask('edit', [dump(made)])[0]
    equal(status, 'writable', problems)
    got = json.loads(data)
    equal(data, dump(got), 'canonical')
    before = {i['id']: i for i in made['first']['items']}
    after = {i['id']: i for i in got['first']['items']}
    equal(set(after), set(before))
    for name, item in before.items():
        equal(strip(after[name], True), strip(item, False), name)
        shown = digest(item)
        # All that was replaced is named, oldest first, the version that was read last of all.
        equal(after[name]['cf:supersedes'], item.get('cf:supersedes', []) + [shown], name)
    rest = {n: v for n, v in made.items() if n != 'first'}
    equal({n: v for n, v in got.items() if n != 'first'}, rest)
    equal({n: v for n, v in got['first'].items() if n != 'items'},
          {n: v for n, v in made['first'].items() if n != 'items'})


def test_edited():
    check_edited(full())


def test_edited_unknown():
    """Unknown members survive an edit at every level, one at a time."""
    for path, _ in objects(full()):
        if in_context(path):
            continue
        made = full()
        find(made, path).update(UNKNOWN)
        status, _, data = ask('edit', [dump(made)])[0]
        equal(status, 'writable', path)
        got = json.loads(data)
        holders = [m for _, m in objects(got) if 'x:unknown' in m]
        equal(len(holders) >= 1, True, path)
        for name, value in UNKNOWN.items():
            equal(holders[0][name], value, path)
        # The second save did not take the edit back; of the claim, its other version may be shown.
        for item in got['first']['items']:
            if item['id'] == uuid(3):
                continue
            equal(commenting('edited')['value'] in [b.get('value') for b in item['body']], True, path)


def test_foreign_bodies():
    """Bodies that the model does not take stay: of other kinds, a second code, a second note."""
    made = full()
    foreign = [
        'https://plain.example/iri',
        {'type': 'Image', 'id': 'https://image.example/1'},
        tagging('a second code'),
        commenting('a second note'),
        classifying('function', 'problem') | {'x:again': 1},
        {'type': 'TextualBody', 'purpose': 'tagging', 'value': 7},
        {'type': 'TextualBody', 'purpose': ['tagging'], 'value': 'x'},
        {'type': 'TextualBody', 'purpose': 'commenting', 'value': ''},
        {'type': 'TextualBody', 'value': 'no purpose'},
        {'type': 'SpecificResource', 'source': 'https://s.example/', 'purpose': 'describing'},
        [1, 2],
        None,
    ]
    for item in made['first']['items']:
        if item['id'] == uuid(2):
            item['body'] += [classifying('function', 'problem'), commenting('first note')] + foreign
    status, _, data = ask('edit', [dump(made)])[0]
    equal(status, 'writable')
    bodies = [i for i in json.loads(data)['first']['items'] if i['id'] == uuid(2)][0]['body']
    equal(bodies, [tagging('rebuttal'), classifying('function', 'problem'), commenting('edited')]
          + foreign)


def test_foreign_selectors():
    """Selectors that the model does not take stay at their part."""
    made = full()
    foreign = [{'type': 'CssSelector', 'value': '#a'}, 'odd',
               {'type': 'TextQuoteSelector', 'exact': 'second'},
               {'type': 'TextPositionSelector', 'start': 1, 'end': 2}]
    for item in made['first']['items']:
        if item['id'] == uuid(2):
            item['target'][1]['selector'] += foreign
    check_edited(made)


def test_odd_spans():
    """Numbers that make no span are not clamped; an annotation with a quote alone, or numbers alone,
    stays so."""
    for start, end in ((5, 5), (9, 3), (-4, 3), (0, 2 ** 40), ('1', 3), (1.5, 3), (None, None)):
        made = full()
        item = [i for i in made['first']['items'] if i['id'] == uuid(2)][0]
        item['target'][0]['selector'][0]['start'] = start
        item['target'][0]['selector'][0]['end'] = end
        status, _, data = ask('edit', [dump(made)])[0]
        equal(status, 'writable')
        after = [i for i in json.loads(data)['first']['items'] if i['id'] == uuid(2)][0]
        equal(after['target'], item['target'], (start, end))
    for kept in (0, 1):
        made = full()
        item = [i for i in made['first']['items'] if i['id'] == uuid(2)][0]
        item['target'][0]['selector'] = [item['target'][0]['selector'][kept]]
        check_edited(made)


def wrong_values(value):
    """Values of other types than the one that stands there."""
    for other in (None, True, 5, 0.5, 'text', [], {}, ['x'], {'y': 1}):
        if type(other) is not type(value):
            yield other


def members(value, path=()):
    if isinstance(value, dict):
        for name in value:
            yield path + (name,)
            yield from members(value[name], path + (name,))
    elif isinstance(value, list):
        for i, member in enumerate(value):
            yield path + (i,)
            yield from members(member, path + (i,))


RENEWED = ('label', 'total', 'generator')


def pieces(document):
    """All that is said somewhere in a sidecar, wherever it stands."""
    for name, value in document.items():
        if name in RENEWED:
            continue
        if name == 'first' and isinstance(value, dict):
            for inner, member in value.items():
                if inner == 'items' and isinstance(member, list):
                    yield from map(key, member)
                elif inner not in ('id', 'type', 'partOf'):
                    yield key([inner, member])
        elif name in ('cf:versions', 'cf:deleted') and isinstance(value, list):
            yield from map(key, value)
        elif name == '@context':
            yield from map(key, value if isinstance(value, list) else [value])
        elif name in ('type', 'cf:state'):
            continue
        elif isinstance(value, dict):
            yield from (key([name, inner, v]) for inner, v in value.items())
        else:
            yield key([name, value])


def check_kept(made, answer, what):
    """Either the file is not written at all, or all that it said is still there."""
    status, problems, data = answer
    if status != 'writable':
        equal(data, b'', what)
        equal(len(problems) > 0, True, what)
        return status
    got = json.loads(data)
    lost = set(pieces(made)) - set(pieces(got))
    equal(lost, set(), what)
    return status


def test_retyped():
    """Each member, at every level, in turn of every other type."""
    documents, names = [], []
    for path in list(members(full())):
        for wrong in wrong_values(find(full(), path)):
            made = full()
            find(made, path[:-1])[path[-1]] = wrong
            documents.append(made)
            names.append((path, wrong))
    seen = {}
    for made, name, answer in zip(documents, names, ask('parse', [dump(d) for d in documents])):
        status = check_kept(made, answer, name)
        seen[status] = seen.get(status, 0) + 1
    equal(len(documents) > 500 and seen['writable'] > 100 and seen['read-only'] > 30, True, seen)


def test_left_out():
    documents, names = [], []
    for path in list(members(full())):
        made = full()
        del find(made, path[:-1])[path[-1]]
        documents.append(made)
        names.append(path)
    for made, name, answer in zip(documents, names, ask('parse', [dump(d) for d in documents])):
        check_kept(made, answer, name)


def test_doubled():
    """Each element of each array twice; each member twice is refused by the gate."""
    documents, names = [], []
    for path in list(members(full())):
        made = full()
        parent = find(made, path[:-1])
        if isinstance(parent, list):
            parent.append(copy.deepcopy(parent[path[-1]]))
            documents.append(made)
            names.append(path)
    for made, name, answer in zip(documents, names, ask('parse', [dump(d) for d in documents])):
        check_kept(made, answer, name)
    text = dump(full()).decode()
    doubled = []
    for path in members(full()):
        if isinstance(path[-1], str):
            needle = json.dumps(path[-1], ensure_ascii=False) + ': '
            doubled.append(text.replace(needle, needle + '0, ' + needle, 1).encode())
    for document, (status, problems, data) in zip(doubled, ask('parse', doubled)):
        equal((status, data), ('read-only', b''))
        equal('[sidecar-read-only]' in problems[0], True, problems)


def test_cut():
    """Cut at every byte: damaged, with its place; only the last LF may be missing."""
    data = dump(full())
    answers = ask('parse', [data[:n] for n in range(len(data) + 1)])
    for n, (status, problems, written) in enumerate(answers):
        whole = n >= len(data) - 1
        equal(status, 'writable' if whole else 'damaged', n)
        equal(written, data if whole else b'', n)
        if not whole:
            equal('[sidecar-damaged]' in problems[0], True, problems)


def test_waiting_members():
    """A member that waits comes back to its place; one that would stand in the place of ours does
    not."""
    made = full()
    del made['first']
    made['total'] = 0
    made['cf:versions'] = [{'cf:member': '/first/x:page', 'cf:value': {'a': 1}}]
    status, _, data = ask('parse', [dump(made)])[0]
    equal((status, data), ('writable', dump(made)))
    back = full()
    back['cf:versions'].append({'cf:member': '/first/x:page', 'cf:value': 5})
    status, _, data = ask('parse', [dump(back)])[0]
    equal(json.loads(data)['first']['x:page'], 5)
    for member in ('/id', '/total', '/first/items', '/creator/id', '/a/b', 'id', '', '/first/partOf/id',
                   '/@context'):
        bad = full()
        bad['cf:versions'].append({'cf:member': member, 'cf:value': 1})
        status, _, data = ask('parse', [dump(bad)])[0]
        equal((status, data), ('read-only', b''), member)
    bad = full()
    bad['cf:versions'].append({'cf:member': '/x', 'cf:value': 1, 'more': 2})
    equal(ask('parse', [dump(bad)])[0][0], 'read-only')


def test_page_without_items():
    """What stood in a page waits while there is none, and what waits is not lost."""
    made = full()
    made['first']['x:page'] = [1, 2]
    made['first']['items'] = []
    made['total'] = 0
    made['cf:versions'] = []
    status, _, data = ask('parse', [dump(made)])[0]
    got = json.loads(data)
    equal(status, 'writable')
    equal('first' in got, False)
    equal(got['cf:versions'], [{'cf:member': '/first/x:page', 'cf:value': [1, 2]}])
    equal(ask('parse', [data])[0][2], data)


def test_newer():
    made = full()
    made['cf:format'] = 2
    made['x:future'] = 1
    status, problems, data = ask('parse', [dump(made)])[0]
    equal((status, data), ('newer', b''))
    equal('[sidecar-newer]' in problems[0], True, problems)
    status, problems, data = ask('edit', [dump(made)])[0]
    equal(data, dump(made), 'a newer file is not written')
    for wrong in (0, -1, '1', 1.0, None):
        made['cf:format'] = wrong
        equal(ask('parse', [dump(made)])[0][0], 'read-only', wrong)


def test_read_only():
    """Well-formed, but not to be held exactly: shown, not written."""
    for bad in (b'1e5', b'9007199254740993', b'0.1234567890123456', b'"\\ud800"', b'"\\u0000"'):
        data = dump(full()).replace(b'"cf:length": 1034', b'"cf:length": 1034, "x": ' + bad)
        status, problems, written = ask('parse', [data])[0]
        equal((status, written), ('read-only', b''), bad)
        status, problems, written = ask('edit', [data])[0]
        equal(written, data, 'the file is as it was')


def test_places():
    """Problems name the line and column where they are."""
    made = full()
    made['first']['items'][1]['body'] = {'type': 'TextualBody'}
    data = dump(made)
    lines = data.decode().splitlines()
    line = next(i for i, text in enumerate(lines) if '"body": {' in text)
    _, problems, _ = ask('parse', [data])[0]
    equal(any(p.startswith('x:') and '[schema]' in p for p in problems), True, problems)
    places = [tuple(map(int, p.split(':')[1:3])) for p in problems if '[schema]' in p]
    start = max(i for i, text in enumerate(lines[:line]) if text == '      {')
    equal(places[0], (start + 1, 7))


def test_bodies_and_parts():
    """At the limit and one above: then an annotation is carried through, and not understood."""
    def with_bodies(n):
        return {'body': [tagging('claim')] + [classifying('frame', f'{i:04}') for i in range(n - 1)]}

    def with_parts(n):
        return {'target': [target(2 * i, 2 * i + 1, 'x', i + 1) for i in range(n)]}

    for make, limit in ((with_bodies, CF_LIMIT_BODIES), (with_parts, CF_LIMIT_PARTS)):
        for n in (limit, limit + 1):
            made = full()
            made['first']['items'][1] = {**span(3, 0, 1), **make(n)}
            made['cf:versions'] = []
            status, problems, data = ask('parse', [dump(made)])[0]
            equal((status, any('too many' in p for p in problems)), ('writable', n > limit), n)
            kept = [i for i in json.loads(data)['first']['items'] if i['id'] == uuid(3)]
            equal(kept, [made['first']['items'][1]], n)


def test_duplicate_ids():
    made = full()
    again = copy.deepcopy(made['first']['items'][2])
    again['body'] = [tagging('source')]
    made['first']['items'].append(again)
    status, problems, data = ask('parse', [dump(made)])[0]
    equal(status, 'writable')
    equal(any('[id-duplicate]' in p for p in problems), True, problems)
    got = json.loads(data)
    kept = [i for i in got['first']['items'] + got['cf:versions'] if i['id'] == again['id']]
    equal(sorted(map(digest, kept)), sorted(map(digest, [again, full()['first']['items'][2]])))
    # The smaller digest is shown.
    shown = [i for i in got['first']['items'] if i['id'] == again['id']]
    equal(digest(shown[0]), min(map(digest, kept)))


for name, function in list(globals().items()):
    if name.startswith('test_'):
        check('/sidecar/' + name[5:].replace('_', '-'), function)
done()
