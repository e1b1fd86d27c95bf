# SPDX-License-Identifier: GPL-3.0-or-later
# Layers beside the articles, or in a folder for each coder: both are read, one is written, and moving loses nothing.

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from tap import check, done, equal

TEXT = 'Strike over\nThe port said the strike caused delays. The union denied it on Monday.\n'
ARTICLE = 'sub/c.txt'
PLACES = {'beside': f'{ARTICLE}.lin.anno.json', 'folders': f'layers/lin/{ARTICLE}.lin.anno.json'}
HISTORIES = 12


class Project:
    def __init__(self, folder, layers):
        self.home = pathlib.Path(folder) / 'home'
        self.top = pathlib.Path(folder) / 'project'
        (self.top / 'sub').mkdir(parents=True)
        for name in ('a.txt', ARTICLE):
            (self.top / name).write_text(f'{TEXT}{name}\n')
        self.call('codebook', '.', 'new', '--template', 'framing-core')
        self.set(layers)

    def set(self, layers, top=None):
        book = (top or self.top) / 'codebook.json'
        made = json.loads(book.read_text())
        made.setdefault('settings', {})['layers'] = layers
        book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')

    def run(self, *arguments, cwd=None):
        environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(self.home), XDG_STATE_HOME=str(self.home / 'state'),
                           XDG_CONFIG_HOME=str(self.home / 'config'))
        return subprocess.run([PROGRAM, *map(str, arguments)], env=environment, cwd=cwd or self.top,
                              capture_output=True, text=True)

    def call(self, *arguments, **options):
        ended = self.run(*arguments, **options)
        if ended.returncode not in (0, 1):
            raise AssertionError(f'{arguments}: {ended.returncode}\n{ended.stdout}{ended.stderr}')
        return ended.stdout

    def annotate(self, span, article=ARTICLE, who='lin', **options):
        said = self.call('annotate', article, '--annotator', who, '--code', 'claim', '--span', span, '--json', **options)
        return json.loads(said)['id']

    def ids(self, path='.', **options):
        return sorted(json.loads(line)['id'] for line in self.call('list', path, '--json', **options).splitlines())

    def files(self):
        """The sidecars that are not put away."""
        return sorted(str(p.relative_to(self.top)) for p in self.top.rglob('*.anno.json')
                      if '.counterframe' not in p.parts)


def temporary():
    return tempfile.TemporaryDirectory(prefix='cf-layers-')


def test_written(layers):
    """Written in one place; read from wherever one stands."""
    with temporary() as folder:
        project = Project(folder, layers)
        one = project.annotate('12-20')
        two = project.annotate('26-36', cwd=project.top / 'sub', article='c.txt')
        both = sorted([one, two])
        equal(project.files(), [PLACES[layers]])
        sub = project.top / 'sub'
        for path, where in (('.', None), ('sub', None), (ARTICLE, None), (PLACES[layers], None), ('.', sub),
                            ('c.txt', sub), ('..', sub), (project.top, folder), (project.top / ARTICLE, folder)):
            equal(project.ids(path, cwd=where), both, f'{path} from {where}')
        equal(project.run('check', '.').returncode, 0)
        equal(project.run('edit', '.', '--annotator', 'lin', '--id', one, '--note', 'x').returncode, 0)
        equal(project.run('delete', ARTICLE, '--annotator', 'lin', '--id', one).returncode, 0)
        equal(project.ids(), [two])


def test_moved(layers):
    """The next change brings a layer home; what was there is kept, and nothing is missing."""
    other = next(p for p in PLACES if p != layers)
    with temporary() as folder:
        project = Project(folder, other)
        one = project.annotate('12-20')
        old = (project.top / PLACES[other]).read_bytes()
        project.set(layers)
        equal(project.ids(), [one], 'it is read where it is')
        equal(project.run('check', '.').returncode, 1, 'and told')
        two = project.annotate('26-36')
        equal(project.files(), [PLACES[layers]])
        equal(project.ids(), sorted([one, two]))
        kept = [p.read_bytes() for p in (project.top / '.counterframe' / 'merged').rglob('*.anno.json')]
        equal(kept, [old], 'the old file is put away')
        equal(project.run('check', '.').returncode, 0)


def test_both(layers):
    """Two machines that wrote in two places: one layer, and merge makes one file of it."""
    other = next(p for p in PLACES if p != layers)
    with temporary() as folder:
        project = Project(folder, other)
        first = project.annotate('12-20')
        second = pathlib.Path(folder) / 'second'
        shutil.copytree(project.top, second)
        project.set(layers, top=second)
        ids = [first, project.annotate('26-36', cwd=second), project.annotate('40-45')]
        shutil.copytree(second, project.top, dirs_exist_ok=True)
        equal(sorted(PLACES.values()), project.files())
        equal(project.ids(), sorted(ids), 'each once')
        equal(project.call('list', '.').count('\n'), 3)
        equal(project.run('merge', '.').returncode, 0)
        equal(project.files(), [PLACES[layers]])
        equal(project.ids(), sorted(ids))
        equal(project.run('check', '.').returncode, 0)


def test_compared(layers):
    """Figures count what is in either place, and each once."""
    with temporary() as folder:
        project = Project(folder, 'beside')
        halves = []
        for span in ('16-30', '44-60'):
            project.annotate(span)
            project.call('finish', ARTICLE, '--annotator', 'lin')
            halves.append((project.top / PLACES['beside']).read_bytes())
            (project.top / PLACES['beside']).unlink()
            shutil.rmtree(project.home / 'state')  # else what was there before would be put in
            project.annotate(span, who='wu')
        project.call('finish', ARTICLE, '--annotator', 'wu')
        for place, half in zip(PLACES.values(), halves):
            (project.top / place).parent.mkdir(parents=True, exist_ok=True)
            (project.top / place).write_bytes(half)
        project.set(layers)
        said = json.loads(project.call('agreement', ARTICLE, '--live', '--measure', 'f1-exact', '--json'))
        equal(said['value'], 1)
        equal(project.call('differences', '.', '--annotators', 'lin,wu'), '')
        equal(len(project.ids()), 4)


def test_damaged(layers):
    """What cannot be read is not moved, and not lost."""
    other = next(p for p in PLACES if p != layers)
    with temporary() as folder:
        project = Project(folder, other)
        project.annotate('12-20')
        path = project.top / PLACES[other]
        path.write_bytes(path.read_bytes()[:200])
        project.set(layers)
        equal(project.run('annotate', ARTICLE, '--annotator', 'lin', '--code', 'claim', '--span', '26-36').returncode, 3)
        project.run('merge', '.')
        equal(len(path.read_bytes()), 200)


def test_codebook_unreadable(layers):
    """What the project wants nobody knows then: nothing is moved, and what is new is no easier to read for others."""
    other = next(p for p in PLACES if p != layers)
    with temporary() as folder:
        project = Project(folder, layers)
        ids = [project.annotate('12-20')]
        book = project.top / 'codebook.json'
        good = book.read_bytes()
        for known in (layers, other):  # what the last good copy says
            project.set(known)
            project.call('codebook', '.')
            for state in ('kept', 'gone'):
                if state == 'gone':
                    shutil.rmtree(project.home / 'state')
                book.write_bytes(good[:-40])
                equal(project.run('merge', '.').returncode in (0, 1), True)
                equal(PLACES[layers] in project.files(), True, 'merged')
                ids.append(project.annotate(f'26-{36 + len(ids)}'))
                equal([p for p in project.files() if 'c.txt' in p], [PLACES[layers]], f'{known}, {state}')
                book.write_bytes(good)
                equal(project.ids(), sorted(ids))
        shutil.rmtree(project.home / 'state')
        book.write_bytes(good[:-40])
        project.annotate('12-20', article='a.txt')
        equal([p for p in project.files() if 'a.txt' in p],
              ['layers/lin/a.txt.lin.anno.json' if layers == 'folders' else 'a.txt.lin.anno.json'], 'a new one')
        book.write_bytes(good)
        equal(project.run('check', '.').returncode, 0)


def test_links_and_coders():
    """Links lead to layers wherever they are, and layers of two places are compared."""
    with temporary() as folder:
        project = Project(folder, 'folders')
        one = project.annotate('12-20')
        project.set('beside')
        theirs = json.loads(project.call('annotate', 'a.txt', '--annotator', 'wu', '--code', 'rebuttal', '--span', '62-71',
                                         '--json'))['id']
        equal(project.run('relate', '.', '--annotator', 'wu', '--from', theirs, '--type', 'rebuts', '--to', one)
              .returncode, 0)
        said = json.loads(project.call('list', '.', '--relations', '--json'))
        equal((said['from'], said['to'], said['to_file']), (theirs, one, ARTICLE))
        project.annotate('12-20', who='wu')
        for who in ('lin', 'wu'):
            project.run('finish', ARTICLE, '--annotator', who)
        figure = json.loads(project.call('agreement', ARTICLE, '--measure', 'f1-exact', '--json').splitlines()[0])
        equal(figure['value'], 1)


def test_no_way_out():
    """A folder of coders that leads out of the project is not written to."""
    with temporary() as folder:
        project = Project(folder, 'folders')
        outside = pathlib.Path(folder) / 'outside'
        outside.mkdir()
        (project.top / 'layers').symlink_to(outside)
        ended = project.run('annotate', ARTICLE, '--annotator', 'lin', '--code', 'claim', '--span', '12-20')
        equal(ended.returncode in (2, 3), True, ended.stderr)
        equal([p for p in outside.rglob('*') if p.is_file()], [])


def test_not_a_coders_folder():
    """An article that happens to lie in a folder called so keeps its layer beside it."""
    with temporary() as folder:
        project = Project(folder, 'beside')
        inner = project.top / 'layers' / 'lin' / 'x.txt'
        inner.parent.mkdir(parents=True)
        inner.write_text(TEXT)
        one = project.annotate('12-20', article='layers/lin/x.txt')
        equal(project.files(), ['layers/lin/x.txt.lin.anno.json'])
        equal(project.ids('layers/lin/x.txt'), [one])
        equal(project.run('check', '.').returncode, 0)


def play(project, other, chance):
    """Two machines change the setting, annotate and copy all of it over to each other, in any order; the ids made."""
    tops, made = [project.top, other], []
    for step in range(chance.randint(4, 9)):
        top = chance.choice(tops)
        deed = chance.randrange(4)
        if deed == 0:
            project.set(chance.choice(list(PLACES)), top=top)
        elif deed == 1:
            project.run('merge', '.', cwd=top)
        else:
            start = chance.randrange(12, 50)
            made.append(project.annotate(f'{start}-{start + 10 + step}', cwd=top))
    return made


def test_random():
    """Whatever two machines do: where what they have is put together, nothing is missing."""
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        with temporary() as folder:
            project = Project(folder, chance.choice(list(PLACES)))
            made = [project.annotate('12-20')]
            other = pathlib.Path(folder) / 'other'
            shutil.copytree(project.top, other)
            made += play(project, other, chance)
            for path in other.rglob('*.anno.json'):
                # As a sync program does: a copy where both have changed it, the file itself where one has none.
                relative = path.relative_to(other)
                there = project.top / relative
                if '.counterframe' in relative.parts:
                    continue
                if there.exists() and there.read_bytes() != path.read_bytes():
                    there = there.with_name(there.name.replace('.anno.json', '.anno.sync-conflict-20261121-214000-ABCDEFG.json'))
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, there)
            project.run('merge', '.')
            equal(project.ids(), sorted(made), f'seed {seed}')
            equal(len(project.files()), 1, f'seed {seed}: {project.files()}')


for name in PLACES:
    for test in (test_written, test_moved, test_both, test_compared, test_damaged,
                 test_codebook_unreadable):
        check(f'/layers/{test.__name__[5:]}/{name}', test, name)
for test in (test_links_and_coders, test_no_way_out, test_not_a_coders_folder, test_random):
    check('/layers/' + test.__name__[5:].replace('_', '-'), test)
done()
