# SPDX-License-Identifier: GPL-3.0-or-later
# The JSON Schemas in data/schemas: they take what the program writes, and reject what it complains of.

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, TOOL, ROOT = sys.argv[1:4]
ROOT = pathlib.Path(ROOT)
HERE = ROOT / 'tests'
sys.path[:0] = [str(HERE / 'support'), str(HERE / 'data'), str(HERE / 'core' / 'sidecar')]
import example
import made
from project import Project
from tap import Skip, check, done, equal

try:
    from jsonschema import Draft202012Validator
except ImportError as error:
    missing = error
else:
    missing = None

SCHEMAS = ROOT / 'data' / 'schemas'
WRONG = (None, True, -1, 0.5, 'text', [], {}, [5], {'y': 1})


def validator(name):
    schema = json.loads((SCHEMAS / name).read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(schema, document):
    return [f'{e.json_path}: {e.message[:200]}' for e in schema.iter_errors(document)]


def check_file(schema, document):
    equal(complaints(schema, document), [])


def check_described(name):
    """Every member that is named has a word said of it, itself or where its kind is defined; every
    definition is used."""
    schema = json.loads((SCHEMAS / name).read_bytes())
    text = json.dumps(schema)
    equal([d for d in schema['$defs'] if f'"#/$defs/{d}"' not in text], [])
    mute = [member for member, value in schema['properties'].items()
            if not ('description' in value or '$ref' in value or 'items' in value
                    or member == 'title')]
    equal(mute, [])


def places(value, path=()):
    """The way to every member and element."""
    if isinstance(value, dict):
        for name in value:
            yield path + (name,)
            yield from places(value[name], path + (name,))
    elif isinstance(value, list):
        for i, element in enumerate(value):
            yield path + (i,)
            yield from places(element, path + (i,))


def broken(document):
    """The document with each of its members and elements left out, or of another type."""
    for path in list(places(document)):
        for wrong in ('gone',) + WRONG:
            changed = copy.deepcopy(document)
            parent = changed
            for step in path[:-1]:
                parent = parent[step]
            if wrong == 'gone':
                del parent[path[-1]]
            elif json.dumps(parent[path[-1]]) == json.dumps(wrong):
                continue
            else:
                parent[path[-1]] = wrong
            yield (path, wrong), changed


def ask_sidecars(documents):
    """The problems that the program has with each."""
    data = [example.dump(d) for d in documents]
    stream = b''.join(b'parse %d\n%s' % (len(d), d) for d in data)
    with tempfile.TemporaryDirectory() as folder:
        out = subprocess.run([TOOL, folder], input=stream, stdout=subprocess.PIPE, check=True).stdout
    at = 0
    for _ in documents:
        end = out.index(b'\n', at)
        _, n_problems, length = out[at:end].split()
        middle = end + 1 + int(n_problems)
        yield out[end + 1:middle].decode().splitlines()
        at = middle + int(length)


# What is not a matter of shape.
BEYOND = ('[to-settle]', '[id-duplicate]')


def test_sidecar_broken():
    schema = validator('sidecar.schema.json')
    names, documents = zip(*broken(example.full()))
    n = 0
    for name, document, problems in zip(names, documents, ask_sidecars(documents)):
        problems = [p for p in problems if not p.endswith(BEYOND)]
        if problems:
            n += 1
            equal(schema.is_valid(document), False, (name, problems))
    equal(n > 300, True, n)


def ask_check(folder, documents):
    """The problems that `check` has with each, by number."""
    problems = {i: [] for i in range(len(documents))}
    project = Project(PROGRAM, folder)
    for i, document in enumerate(documents):
        (project.folder / f'{i}.txt.lin.anno.json').write_bytes(example.dump(document))
    _, out, _ = project.call('check', '--json', '.')
    for line in out.splitlines():
        problem = json.loads(line)
        problems[int(problem['file'].split('.')[0])].append(problem)
    return problems


# What a schema cannot say.
UNSAYABLE = ('total is not the number', 'its creator is not', 'the file is called after')


def test_sidecar_checked():
    """`check` holds files against the schema: it finds the same as another validator."""
    schema = validator('sidecar.schema.json')
    # Three of the ten ways for each place: all take minutes under sanitizers.
    names, documents = zip(*list(broken(example.full()))[::3])
    with tempfile.TemporaryDirectory() as folder:
        problems = ask_check(folder, documents)
    n = 0
    for i, document in enumerate(documents):
        valid = schema.is_valid(document)
        found = [p['text'] for p in problems[i] if p['id'] == 'schema']
        unreadable = any(p['id'].startswith('sidecar-') and p['id'] != 'sidecar-orphan'
                         for p in problems[i])
        if valid:
            found = [text for text in found if not text.startswith(UNSAYABLE)]
        n += bool(found)
        equal(bool(found) or unreadable, not valid, (names[i], found))
    equal(n > 500, True, n)


def test_many_problems():
    """A file that is wrong all over is said to be, and that is all that it costs."""
    document = example.full()
    item = document['first']['items'][0]
    document['first']['items'] = [{**item, 'id': f'urn:x:{i}', 'body': [{'id': 'urn:x:y'}]}
                                  for i in range(3000)]
    document['total'] = 3000
    with tempfile.TemporaryDirectory() as folder:
        problems = ask_check(folder, [document])[0]
    equal(100 < len(problems) < 1000, True, len(problems))


def test_sidecar_open():
    """Members that nobody knows are allowed everywhere, but for the few objects that are closed."""
    schema = validator('sidecar.schema.json')
    document = example.full()

    def add(value):
        if isinstance(value, dict):
            value['x:unknown'] = [1]
            for name, member in value.items():
                if name not in ('@context', 'x:unknown'):
                    add(member)
        elif isinstance(value, list):
            for element in value:
                add(element)

    add(document)
    equal(complaints(schema, document), [])


def test_codebook_broken():
    """Each codebook goes through the program: what it complains of is against the schema."""
    schema = validator('codebook.schema.json')
    whole = json.loads((HERE / 'fuzz' / 'seeds' / 'codebook' / 'whole.json').read_bytes())
    equal(complaints(schema, whole), [])
    names, documents = zip(*broken(whole))
    with tempfile.TemporaryDirectory() as folder:
        project = Project(PROGRAM, folder)
        for i, document in enumerate(documents):
            (project.folder / f'p{i}').mkdir()
            (project.folder / f'p{i}' / 'codebook.json').write_text(json.dumps(document))
        _, out, _ = project.call('check', *(f'p{i}' for i in range(len(documents))))
    # What is named and not there is no matter of shape, nor are ids and keys that are there twice.
    lines = [line for line in out.splitlines()
             if not any(said in line for said in ('took its place', 'there are two', 'there is no ',
                                                  'stands under itself'))]
    complained = {int(line[1:line.index('/')]) for line in lines}
    for i, document in enumerate(documents):
        equal(schema.is_valid(document), i not in complained, names[i])
    n = len(complained)
    equal(n > 50, True, n)


def test_codebook_merged():
    """What waits to be settled, orders, deletions and revisions: each member that is broken is found by the
    program as by another validator."""
    schema = validator('codebook.schema.json')
    whole = json.loads((HERE / 'fuzz' / 'seeds' / 'codebook' / 'merged.json').read_bytes())
    equal(complaints(schema, whole), [])
    names, documents = zip(*((name, document) for name, document in broken(whole)
                             if name[0][0].startswith('cf:') or name[0][0] == 'supersedes'))
    with tempfile.TemporaryDirectory() as folder:
        project = Project(PROGRAM, folder)
        for i, document in enumerate(documents):
            (project.folder / f'p{i}').mkdir()
            (project.folder / f'p{i}' / 'codebook.json').write_text(json.dumps(document))
        _, out, _ = project.call('check', *(f'p{i}' for i in range(len(documents))))
    complained = {int(line[1:line.index('/')]) for line in out.splitlines()
                  if '[to-settle]' not in line}
    for i, document in enumerate(documents):
        equal(schema.is_valid(document), i not in complained, names[i])
    equal(len(complained) > 50, True, len(complained))


def test_codebook_written():
    """A codebook that the program has joined and merged is as the schema says."""
    schema = validator('codebook.schema.json')
    with tempfile.TemporaryDirectory() as folder:
        project = Project(PROGRAM, folder)
        templates = sorted(p.stem for p in (ROOT / 'data' / 'codebooks').glob('*.json'))
        project.call('codebook', '.', 'new', *(w for t in templates for w in ('--template', t)))
        _, out, _ = project.call('codebook', '.', 'export')
        theirs = json.loads(out)
        theirs['codes'][0]['label']['en'] = 'Theirs'
        theirs['codes'].reverse()
        (project.folder / 'theirs').mkdir()
        (project.folder / 'theirs' / 'other.json').write_text(json.dumps(theirs))
        status, _, _ = project.call('codebook', '.', 'import', 'theirs/other.json')
        equal(status, 1)
        written = json.loads((project.folder / 'codebook.json').read_bytes())
    equal(complaints(schema, written), [])
    equal(len(written['cf:versions']) == 1 and len(written['cf:order']) > 0, True)


def check_words(path):
    """Everything in a codebook that comes with the program has a name and says what it means, in English
    and Chinese; the Traditional form only where it is another; examples have one marked span."""
    codebook = json.loads(path.read_bytes())
    entries = [*codebook['codes'], *codebook['attributes'], *codebook['relations']]
    entries += [value for attribute in codebook['attributes'] for value in attribute.get('values', [])]
    for entry in entries:
        for texts in (entry['label'], entry['definition'], *entry.get('examples', [])):
            equal(set(texts) >= {'en', 'zh-Hans'}, True, entry['id'])
            equal(texts.get('zh-Hant') != texts['zh-Hans'], True, entry['id'])
            equal(all(texts.values()), True, entry['id'])
        for example in entry.get('examples', []):
            equal([(t.count('⟦'), t.count('⟧')) for t in example.values()], [(1, 1)] * len(example))


def test_all():
    with tempfile.TemporaryDirectory() as folder:
        sidecars = made.make(PROGRAM, folder)
    sidecars['full'] = example.full()
    sidecars['empty'] = example.empty()
    for path in sorted((ROOT / 'data' / 'sample').glob('*.anno.json')):
        sidecars['sample/' + path.name] = json.loads(path.read_bytes())
    for path in sorted((HERE / 'fuzz' / 'seeds' / 'sidecar').glob('*.json')):
        sidecars['seeds/' + path.name] = json.loads(path.read_bytes())
    waiting = [n for n, s in sidecars.items() if 'cf:versions' in s and '.anno.' in n]
    equal(len(waiting) >= 1, True, 'a made sidecar with a version that waits')
    schema = validator('sidecar.schema.json')
    for name, sidecar in sidecars.items():
        check('/schemas/sidecar/' + name, check_file, schema, sidecar)


if missing:
    check('/schemas', lambda: (_ for _ in ()).throw(Skip(missing)))
    done()
for name in ('sidecar', 'codebook'):
    check('/schemas/described/' + name, check_described, name + '.schema.json')
test_all()
for path in sorted((ROOT / 'data' / 'codebooks').glob('*.json')):
    check('/schemas/words/' + path.name, check_words, path)
for path in [*sorted((ROOT / 'data' / 'codebooks').glob('*.json')), ROOT / 'data/sample/codebook.json']:
    check('/schemas/codebook/' + path.name, check_file, validator('codebook.schema.json'),
          json.loads(path.read_bytes()))
check('/schemas/sidecar-broken', test_sidecar_broken)
check('/schemas/sidecar-checked', test_sidecar_checked)
check('/schemas/many-problems', test_many_problems)
check('/schemas/sidecar-open', test_sidecar_open)
check('/schemas/codebook-broken', test_codebook_broken)
check('/schemas/codebook-merged', test_codebook_merged)
check('/schemas/codebook-written', test_codebook_written)
done()
