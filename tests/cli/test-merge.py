# SPDX-License-Identifier: GPL-3.0-or-later
# Two machines, one layer: what sync programs and git leave behind is united, and nothing of either is missing.

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from tap import Skip, check, done, equal

TEXT = 'Strike over\nThe port said the strike caused delays. The union denied it on Monday.\n'
SIDECAR = 'a.txt.lin.anno.json'

# Where names come from: what each program's source or its pages say, so stacked, and in other languages.
COPIES = {
    'Syncthing': 'a.txt.lin.anno.sync-conflict-20261125-101010-ABCDEFG.json',
    'Syncthing, stacked':
        'a.txt.lin.anno.sync-conflict-20261125-101010-ABCDEFG.sync-conflict-20261126-000000-HIJKLMN.json',
    'Nextcloud': 'a.txt.lin.anno (conflicted copy 2026-11-25 101010).json',
    'Nextcloud, with the user': 'a.txt.lin.anno (conflicted copy 林维 2026-11-25 101010).json',
    'ownCloud, older': 'a.txt.lin.anno_conflict-20261125-101010.json',
    'Dropbox': "a.txt.lin.anno (Lin Wei's conflicted copy 2026-11-25).json",
    'Dropbox, again': "a.txt.lin.anno (Lin Wei's conflicted copy 2026-11-25) (1).json",
    'Dropbox, German': 'a.txt.lin.anno (In Konflikt stehende Kopie von Lin 2026-11-25).json',
    'Dropbox, Chinese': 'a.txt.lin.anno (林维 的冲突副本 2026-11-25).json',
    'Dropbox, French': 'a.txt.lin.anno (Copie en conflit de Lin 2026-11-25).json',
    'Seafile, behind': 'a.txt.lin.anno.json (SFConflict lin@mail.example 2026-11-25-10-10-10)',
    'Seafile, before': 'a.txt.lin.anno (SFConflict lin@mail.example 2026-11-25-10-10-10).json',
    'Obsidian Sync': 'a.txt.lin.anno (Conflicted copy laptop 202611251010).json',
    'OneDrive': 'a.txt.lin.anno-LAPTOP.json',
    'Google Drive': 'a.txt.lin.anno (1).json',
    'iCloud': 'a.txt.lin.anno 2.json',
}


class Machine:
    """A folder with a settings folder of its own."""

    def __init__(self, folder, name):
        self.top = pathlib.Path(folder) / name
        self.top.mkdir(exist_ok=True)
        home = pathlib.Path(folder) / f'{name}-home'
        home.mkdir()
        self.environment = dict(
            os.environ, LC_ALL='C.UTF-8', HOME=str(home), XDG_STATE_HOME=str(home / 'state'),
            XDG_CONFIG_HOME=str(home / 'config'), GIT_CONFIG_NOSYSTEM='1', GIT_AUTHOR_NAME='x',
            GIT_AUTHOR_EMAIL='x@mail.example', GIT_COMMITTER_NAME='x', GIT_COMMITTER_EMAIL='x@mail.example')

    def run(self, *arguments, status=0, stdin=None):
        done_ = subprocess.run(arguments, env=self.environment, cwd=self.top, capture_output=True, text=True)
        if status is not None:
            equal(done_.returncode, status, f'{arguments}: {done_.stdout}{done_.stderr}')
        return done_.stdout

    def call(self, *arguments, status=0):
        return self.run(PROGRAM, *arguments, status=status)

    def git(self, *arguments, status=0):
        return self.run('git', *arguments, status=status)

    def annotate(self, quote, code='claim', article='a.txt'):
        said = self.call('annotate', article, '--annotator', 'lin', '--code', code, '--quote', quote, '--json')
        return json.loads(said)['id']

    def quotes(self):
        return sorted(json.loads(line)['quote'] for line in self.call('list', '.', '--json').splitlines())


def temporary():
    return tempfile.TemporaryDirectory(prefix='cf-merge-')


def start(folder):
    """One machine with a layer, and the bytes of it as another machine changed them apart."""
    machine = Machine(folder, 'one')
    (machine.top / 'a.txt').write_text(TEXT)
    machine.annotate('the strike caused delays')
    before = (machine.top / SIDECAR).read_bytes()
    machine.annotate('denied it', 'rebuttal')
    theirs = (machine.top / SIDECAR).read_bytes()
    (machine.top / SIDECAR).write_bytes(before)
    shutil.rmtree(machine.environment['XDG_STATE_HOME'])  # else the newest backup would be put in at once
    machine.annotate('The union', 'source')
    return machine, theirs


BOTH = ['The union', 'denied it', 'the strike caused delays']


def test_copy(name):
    with temporary() as folder:
        machine, theirs = start(folder)
        (machine.top / name).write_bytes(theirs)
        said = json.loads(machine.call('merge', '.', '--json'))
        equal((said['file'], said['into'], said['annotations'], said['versions_to_settle']), (name, SIDECAR, 3, 0))
        equal(machine.quotes(), BOTH)
        equal((machine.top / '.counterframe' / 'merged' / name).read_bytes(), theirs, 'kept as it was')
        equal(sorted(path.name for path in machine.top.iterdir()), ['.counterframe', 'a.txt', SIDECAR])
        equal(machine.call('check', '.'), '')


def test_copies_of_one_name():
    with temporary() as folder:
        machine, theirs = start(folder)
        name = COPIES['Syncthing']
        for content in (theirs, (machine.top / SIDECAR).read_bytes()):
            (machine.top / name).write_bytes(content)
            machine.call('merge', '.')
        kept = sorted(path.name for path in (machine.top / '.counterframe' / 'merged').iterdir())
        equal(kept, ['2-' + name, name])


def test_subfolder():
    with temporary() as folder:
        machine = Machine(folder, 'one')
        (machine.top / 'codebook.json').write_text(machine.call('codebook', '.', 'export'))
        inner = machine.top / '四月' / 'x'
        inner.mkdir(parents=True)
        (inner / 'a.txt').write_text(TEXT)
        machine.annotate('The union', 'source', article='四月/x/a.txt')
        copy = inner / COPIES['Dropbox']
        copy.write_bytes((inner / SIDECAR).read_bytes())
        machine.call('merge', '四月')
        equal(copy.exists(), False)
        equal((machine.top / '.counterframe' / 'merged' / '四月' / 'x' / copy.name).exists(), True)


def test_layer_gone():
    """The copy is all that is left: it becomes the layer, beside its article."""
    with temporary() as folder:
        machine, theirs = start(folder)
        (machine.top / SIDECAR).unlink()
        (machine.top / COPIES['OneDrive']).write_bytes(theirs)
        machine.call('merge', '.')
        equal(machine.quotes(), ['denied it', 'the strike caused delays'])


def test_no_place():
    """Another's layer has its name, or its article is gone: it stays where it is, and is said."""
    with temporary() as folder:
        machine, theirs = start(folder)
        other = json.loads(theirs)
        other['creator']['id'] = 'urn:uuid:00000000-0000-4000-8000-000000000000'
        copy = machine.top / COPIES['OneDrive']
        copy.write_text(json.dumps(other))
        machine.call('merge', '.', status=1)
        equal(json.loads(copy.read_text()), other)
        (machine.top / 'a.txt').unlink()
        (machine.top / SIDECAR).unlink()
        copy.write_bytes(theirs)
        machine.call('merge', '.', status=1)
        equal(copy.read_bytes(), theirs)


def test_hostile_copy():
    """What it says of itself leads nowhere, and brings nothing down: it stays where it is, and is said."""
    with temporary() as folder:
        machine, theirs = start(folder)
        machine.environment['G_DEBUG'] = 'fatal-criticals'
        (machine.top / SIDECAR).unlink()
        copy = machine.top / 'x.json'
        for member, value in (('cf:file', '..'), ('cf:file', '.hidden.txt'), ('cf:file', ''), ('cf:file', '/'),
                              ('cf:file', '../../b.txt'), ('cf:file', 'x.json'), ('cf:file', None), ('nickname', None),
                              ('nickname', '../lin'), ('nickname', '')):
            made = json.loads(theirs)
            place = made['creator' if member == 'nickname' else 'cf:article']
            place[member] = value
            if value is None:
                del place[member]
            copy.write_text(json.dumps(made))
            machine.call('merge', '.', status=1)
            equal('[conflict-copy]' in machine.call('check', '.', status=1), True, f'{member} {value}')
            equal(json.loads(copy.read_text()), made)
            equal(sorted(path.name for path in machine.top.iterdir()), ['a.txt', 'x.json'])


def test_unreadable_copy():
    """By its name a copy, and nobody can read it: it is not passed over as if it were not there."""
    with temporary() as folder:
        machine, theirs = start(folder)
        machine.call('codebook', '.', 'new')
        ours = (machine.top / SIDECAR).read_bytes()
        for name in (COPIES['Syncthing'], COPIES['Seafile, behind'], COPIES['OneDrive'], 'codebook (1).json'):
            copy = machine.top / name
            for content in (theirs[:-40], b'', b'[' * 200000, b'\0' * 9):
                copy.write_bytes(content)
                machine.call('merge', '.', status=1)
                equal('[conflict-copy]' in machine.call('check', '.', status=1), True, name)
                equal(copy.read_bytes(), content)
            copy.unlink()
        (machine.top / 'notes.json').write_bytes(theirs[:-40])
        machine.call('merge', '.')
        equal((machine.top / SIDECAR).read_bytes(), ours)


def test_two_at_once():
    """Two that find the same copy: one puts it away, and neither complains."""
    with temporary() as folder:
        machine, theirs = start(folder)
        ours = (machine.top / SIDECAR).read_bytes()
        marked = b'<<<<<<< HEAD\n' + ours + b'=======\n' + theirs + b'>>>>>>> x\n'
        for name, content in ((COPIES['Syncthing'], theirs), (SIDECAR, marked)) * 10:
            (machine.top / name).write_bytes(content)
            both = [subprocess.Popen([PROGRAM, 'merge', '.'], env=machine.environment, cwd=machine.top,
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
            equal([one.communicate()[0].count('error') for one in both], [0, 0])
            equal([one.returncode for one in both], [0, 0])
            equal(machine.quotes(), BOTH)
        kept = [path.read_bytes() for path in (machine.top / '.counterframe' / 'merged').iterdir()]
        equal((kept.count(theirs), kept.count(marked) >= 10), (10, True), 'each is kept')


def test_long_name():
    """A number has room even where the name of the copy had none left."""
    with temporary() as folder:
        machine, theirs = start(folder)
        copy = machine.top / ('林' * 83 + 'x.json')
        equal(len(copy.name.encode()), 255)
        for _ in range(3):
            copy.write_bytes(theirs)
            machine.call('merge', '.')
        kept = sorted(path.name for path in (machine.top / '.counterframe' / 'merged').iterdir())
        equal(kept, ['2-' + '林' * 82 + 'x.json', '3-' + '林' * 82 + 'x.json', copy.name])


def test_write_protected():
    """The disk takes nothing: that is said as such, and the copy stays."""
    if os.geteuid() == 0 and shutil.which('setpriv') is None:
        raise Skip('setpriv is not installed')
    with temporary() as folder:
        machine, theirs = start(folder)
        copy = machine.top / COPIES['Syncthing']
        copy.write_bytes(theirs)
        os.chmod(folder, 0o755)
        os.chmod(machine.top, 0o555)
        os.chmod(machine.top / SIDECAR, 0o444)
        drop = ['setpriv', '--reuid=65534', '--clear-groups'] if os.geteuid() == 0 else []
        machine.run(*drop, PROGRAM, 'merge', '.', status=3)
        os.chmod(machine.top, 0o755)
        equal(copy.read_bytes(), theirs)


def test_settle():
    """One annotation changed on both sides: one is shown, the other waits, and somebody is told."""
    with temporary() as folder:
        machine, theirs = start(folder)
        (machine.top / SIDECAR).write_bytes(theirs)
        rebuttal = next(json.loads(line)['id'] for line in machine.call('list', '.', '--json').splitlines()
                        if json.loads(line)['code'] == 'rebuttal')
        first, second = [], []
        for note, into in (('one', first), ('two', second)):
            (machine.top / SIDECAR).write_bytes(theirs)
            shutil.rmtree(machine.environment['XDG_STATE_HOME'])
            machine.call('edit', 'a.txt', '--annotator', 'lin', '--id', rebuttal, '--note', note)
            into.append((machine.top / SIDECAR).read_bytes())
        (machine.top / 'x.json').write_bytes(first[0])
        said = json.loads(machine.call('merge', '.', '--json', status=1))
        equal(said['versions_to_settle'], 1)
        text = (machine.top / SIDECAR).read_text()
        equal('"one"' in text and '"two"' in text, True)
        equal('[to-settle]' in machine.call('check', '.', status=1), True)


def test_two_files():
    with temporary() as folder:
        machine, theirs = start(folder)
        (machine.top / 'other').write_bytes(theirs)
        ours = (machine.top / SIDECAR).read_bytes()
        one_way = machine.call('merge', SIDECAR, 'other')
        equal(machine.call('merge', 'other', SIDECAR), one_way, 'in either order')
        equal((machine.top / SIDECAR).read_bytes(), ours, 'without -o nothing is written')
        said = json.loads(machine.call('merge', SIDECAR, 'other', '--json'))
        equal(said, {'annotations': 3, 'versions_to_settle': 0})
        machine.call('merge', 'other', SIDECAR, '-o', SIDECAR)
        equal((machine.top / SIDECAR).read_text(), one_way)
        machine.call('merge', SIDECAR, SIDECAR, '-o', SIDECAR)
        equal((machine.top / SIDECAR).read_text(), one_way, 'with itself it stays')


def test_output_keeps():
    """-o never makes a file hold less than it did."""
    with temporary() as folder:
        machine, theirs = start(folder)
        ours = (machine.top / SIDECAR).read_bytes()
        (machine.top / 'out.json').write_bytes(theirs)
        machine.call('merge', SIDECAR, SIDECAR, '-o', 'out.json')
        equal(len(json.loads((machine.top / 'out.json').read_text())['first']['items']), 3)
        for content in (b'notes of mine', b'{"a": 1}'):
            (machine.top / 'out.json').write_bytes(content)
            machine.call('merge', SIDECAR, SIDECAR, '-o', 'out.json', status=3)
            equal((machine.top / 'out.json').read_bytes(), content)
        equal((machine.top / SIDECAR).read_bytes(), ours)


def test_refused():
    with temporary() as folder:
        machine, theirs = start(folder)
        ours = (machine.top / SIDECAR).read_bytes()
        (machine.top / 'damaged').write_bytes(theirs[:-40])
        newer = json.loads(theirs)
        newer['cf:format'] = 2
        (machine.top / 'newer').write_text(json.dumps(newer))
        someone = json.loads(theirs)
        someone['creator']['id'] = 'urn:uuid:00000000-0000-4000-8000-000000000000'
        (machine.top / 'someone').write_text(json.dumps(someone))
        (machine.top / 'codebook.json').write_text(machine.call('codebook', '.', 'export'))
        for other, status in (('damaged', 3), ('newer', 3), ('absent', 3), ('someone', 2), ('codebook.json', 2)):
            machine.call('merge', SIDECAR, other, '-o', SIDECAR, status=status)
            equal((machine.top / SIDECAR).read_bytes(), ours, other)
        machine.call('merge', SIDECAR, status=2)
        machine.call('merge', 'nowhere', status=3)


def test_link_out():
    """A folder `.counterframe` that leads elsewhere gets nothing."""
    with temporary() as folder:
        machine, theirs = start(folder)
        outside = pathlib.Path(folder) / 'outside'
        outside.mkdir()
        (machine.top / '.counterframe').symlink_to(outside)
        copy = machine.top / COPIES['OneDrive']
        copy.write_bytes(theirs)
        machine.call('merge', '.', status=1)
        equal(list(outside.iterdir()), [])
        equal(copy.read_bytes(), theirs)


def test_layers_link_out():
    """A folder `layers` that leads elsewhere gets nothing, not even a folder."""
    with temporary() as folder:
        machine, theirs = start(folder)
        machine.call('codebook', '.', 'new')
        book = machine.top / 'codebook.json'
        made = json.loads(book.read_text())
        made['settings']['layers'] = 'folders'
        book.write_text(json.dumps(made))
        outside = pathlib.Path(folder) / 'outside'
        outside.mkdir()
        (machine.top / 'layers').symlink_to(outside)
        machine.call('merge', '.', status=1)
        machine.call('annotate', 'a.txt', '--annotator', 'wu', '--code', 'claim', '--quote', 'denied it', status=3)
        equal(list(outside.iterdir()), [])
        equal(machine.quotes(), ['The union', 'the strike caused delays'])


def marked(*sides):
    """A conflict of two, the first of which may be one itself."""
    ours, theirs = sides[0] if len(sides) == 2 else marked(*sides[:-1]), sides[-1]
    return b'<<<<<<< HEAD\n' + ours + b'||||||| base\nlost\n<<<<<<<<< deeper\n=======\n' + theirs + b'>>>>>>> theirs\n'


def test_marks():
    """Marks in the copy too, conflicts in conflicts, line ends of Windows, an article that speaks of marks."""
    with temporary() as folder:
        machine, theirs = start(folder)
        ours = (machine.top / SIDECAR).read_bytes()
        copy = machine.top / COPIES['Syncthing']
        note = json.loads(ours)
        note['first']['items'][0]['body'].append(
            {'type': 'TextualBody', 'purpose': 'commenting', 'value': '=======\n>>>>>>> x\n<<<<<<< y\n'})
        noted = json.dumps(note, indent=2, ensure_ascii=False).encode()
        for name, content in (('copy', marked(ours, theirs)), ('nested', marked(ours, theirs, ours)),
                              ('twice nested', marked(ours, ours, ours, theirs)),
                              ('Windows', marked(ours, theirs).replace(b'\n', b'\r\n')),
                              ('no line end', marked(ours, theirs)[:-1])):
            for path in (copy, machine.top / SIDECAR):
                (machine.top / SIDECAR).write_bytes(ours)
                shutil.rmtree(machine.environment['XDG_STATE_HOME'], ignore_errors=True)
                path.write_bytes(content)
                machine.call('merge', '.')
                equal(machine.quotes(), BOTH, name)
                equal(machine.call('check', '.'), '', name)
        (machine.top / SIDECAR).write_bytes(marked(ours, ours))
        copy.write_bytes(theirs)
        machine.call('merge', '.')
        equal(machine.quotes(), BOTH, 'a copy beside a file with marks')
        (machine.top / SIDECAR).write_bytes(marked(noted + b'\n', theirs))
        machine.call('merge', '.', status=1)
        equal('>>>>>>> x' in (machine.top / SIDECAR).read_text(), True, 'what somebody wrote is no mark')
        too_deep = marked(ours, ours, ours, ours, theirs)
        (machine.top / SIDECAR).write_bytes(too_deep)
        machine.call('merge', '.')
        equal((machine.top / SIDECAR).read_bytes(), too_deep)
        equal('[sidecar-damaged]' in machine.call('check', '.', status=1), True)


def test_codebook():
    with temporary() as folder:
        machine = Machine(folder, 'one')
        machine.call('codebook', '.', 'new', '--template', 'framing-core')
        book = machine.top / 'codebook.json'
        ours = json.loads(book.read_text())
        (machine.top / 'more.json').write_text(json.dumps(
            dict(ours, codes=ours['codes'] + [{'id': 'appeal', 'label': {'en': 'Appeal'}}])))
        machine.call('merge', '.')
        codes = [code['id'] for code in json.loads(book.read_text())['codes']]
        equal(sorted(codes), sorted([code['id'] for code in ours['codes']] + ['appeal']))
        equal((machine.top / '.counterframe' / 'merged' / 'more.json').exists(), True)


def two_clones(folder):
    """A repository with a layer, and a clone of it; both changed apart."""
    one = Machine(folder, 'one')
    one.git('init', '-q', '-b', 'main')
    (one.top / 'a.txt').write_text(TEXT)
    one.annotate('the strike caused delays')
    one.git('add', '-A')
    one.git('commit', '-qm', 'one')
    two = Machine(folder, 'two')
    two.git('clone', '-q', str(one.top), '.')
    one.annotate('The union', 'source')
    one.git('commit', '-qam', 'source')
    return one, two


def test_driver():
    """A fresh clone in which the driver is set up: `git merge` gives the union."""
    with temporary() as folder:
        one, two = two_clones(folder)
        said = two.call('git-setup')
        equal('merge.counterframe.driver' in said and 'merge=counterframe' in said, True, 'it says what it writes')
        two.annotate('denied it', 'rebuttal')
        two.git('add', '-A')
        two.git('commit', '-qm', 'rebuttal')
        two.git('fetch', '-q')
        two.git('merge', '-q', '--no-edit', 'origin/main')
        equal(two.git('status', '--porcelain'), '')
        equal(two.quotes(), BOTH)
        equal(two.call('check', '.'), '')
        one.git('pull', '-q', '--no-edit', str(two.top), 'main')
        equal((one.top / SIDECAR).read_bytes(), (two.top / SIDECAR).read_bytes(), 'the same bytes on both')


def test_driver_added_twice():
    """Both began the layer: git has no version before them."""
    with temporary() as folder:
        one = Machine(folder, 'one')
        one.git('init', '-q', '-b', 'main')
        (one.top / 'a.txt').write_text(TEXT)
        one.call('git-setup')
        one.git('add', '-A')
        one.git('commit', '-qm', 'one')
        two = Machine(folder, 'two')
        two.git('clone', '-q', str(one.top), '.')
        two.call('git-setup')
        one.annotate('The union', 'source')
        shutil.copytree(one.environment['XDG_CONFIG_HOME'], two.environment['XDG_CONFIG_HOME'])  # one person
        two.annotate('denied it', 'rebuttal')
        for machine in (one, two):
            machine.git('add', '-A')
            machine.git('commit', '-qm', 'layer')
        two.git('pull', '-q', '--no-rebase', '--no-edit', str(one.top), 'main')
        equal(two.quotes(), ['The union', 'denied it'])


def test_driver_damaged():
    """Not a whole file on one side: a conflict for git, and ours stays as it was."""
    with temporary() as folder:
        one, two = two_clones(folder)
        two.call('git-setup')
        (one.top / SIDECAR).write_text('{ "id":')
        one.git('commit', '-qam', 'damaged')
        two.annotate('denied it', 'rebuttal')
        ours = (two.top / SIDECAR).read_bytes()
        two.git('add', '-A')
        two.git('commit', '-qm', 'rebuttal')
        two.git('fetch', '-q')
        two.git('merge', '-q', '--no-edit', 'origin/main', status=1)
        equal((two.top / SIDECAR).read_bytes(), ours)


def test_markers(style):
    """Without the driver git leaves its marks: both sides are rebuilt."""
    with temporary() as folder:
        one, two = two_clones(folder)
        two.annotate('denied it', 'rebuttal')
        two.git('commit', '-qam', 'rebuttal')
        two.git('fetch', '-q')
        two.git('-c', f'merge.conflictStyle={style}', 'merge', '-q', '--no-edit', 'origin/main', status=1)
        marked = (two.top / SIDECAR).read_bytes()
        equal(b'<<<<<<<' in marked, True)
        equal(b'|||||||' in marked, style != 'merge')
        two.call('merge', '.')
        equal(two.quotes(), BOTH)
        kept = list((two.top / '.counterframe' / 'merged').iterdir())
        equal([path.read_bytes() for path in kept], [marked])


def test_driver_dash():
    """An article whose name begins as an option does."""
    with temporary() as folder:
        one = Machine(folder, 'one')
        one.git('init', '-q', '-b', 'main')
        (one.top / '-o.txt').write_text(TEXT)
        one.call('git-setup')
        claim = ('annotate', '--annotator', 'lin', '--code', 'claim', '--quote')
        one.call(*claim, 'The union', '--', '-o.txt')
        one.git('add', '-A')
        one.git('commit', '-qm', 'one')
        one.git('checkout', '-qb', 'side')
        one.call(*claim, 'denied it', '--', '-o.txt')
        one.git('commit', '-qam', 'side')
        one.git('checkout', '-q', 'main')
        shutil.rmtree(one.environment['XDG_STATE_HOME'])
        one.call(*claim, 'the strike caused delays', '--', '-o.txt')
        one.git('commit', '-qam', 'main')
        one.git('merge', '-q', '--no-edit', 'side')
        equal(one.quotes(), BOTH)


def test_setup_twice():
    with temporary() as folder:
        one = Machine(folder, 'one')
        one.git('init', '-q')
        (one.top / '.gitattributes').write_text('*.png binary')
        one.call('git-setup')
        text = (one.top / '.gitattributes').read_text()
        equal(text.splitlines()[0], '*.png binary', 'what was there stays')
        one.call('git-setup', '.')
        equal((one.top / '.gitattributes').read_text(), text)
        equal(one.call('git-setup', '--json'), '', 'a line that is no object is not for who asked for objects')
        equal(one.git('config', '--local', '--get-all', 'merge.counterframe.driver').count('\n'), 1)
        equal(one.git('check-attr', 'merge', SIDECAR).strip(), f'{SIDECAR}: merge: counterframe')


def test_setup_outside():
    with temporary() as folder:
        one = Machine(folder, 'one')
        one.environment['GIT_CEILING_DIRECTORIES'] = folder
        one.call('git-setup', status=3)
        equal(list(one.top.iterdir()), [])


for program, name in COPIES.items():
    check(f'/merge/copy/{program}', test_copy, name)
for test in (test_copies_of_one_name, test_subfolder, test_layer_gone, test_no_place, test_hostile_copy,
             test_unreadable_copy, test_two_at_once, test_long_name, test_write_protected, test_settle, test_two_files,
             test_output_keeps, test_refused, test_link_out, test_layers_link_out, test_marks, test_codebook):
    check('/merge/' + test.__name__[5:].replace('_', '-'), test)
def with_git(function):
    """Only where there is one."""
    def guarded(*arguments):
        if shutil.which('git') is None:
            raise Skip('git is not installed')
        function(*arguments)
    return guarded


for test in (test_driver, test_driver_added_twice, test_driver_damaged, test_driver_dash, test_setup_twice, test_setup_outside):
    check('/merge/git/' + test.__name__[5:].replace('_', '-'), with_git(test))
for style in ('merge', 'diff3', 'zdiff3'):
    check(f'/merge/git/markers/{style}', with_git(test_markers), style)
done()
