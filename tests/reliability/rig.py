# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder in which tool-writer works on a sidecar, and what it was told is safe.

A Rig reads what each run of the tool says, and holds the disk and the next run against it: what was saved is in the
file, what the journal has comes back, the file is whole, and nothing waits to be settled."""

import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from tap import Skip, equal  # noqa: E402

SIDECAR = 'a.txt.lin.anno.json'
ARTICLE = 'Port strike over\nThe port said so on Monday. The union called it baseless.\n'
SANITIZERS = ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS')


class Rig:
    def __init__(self, tool, folder, project=None, own=False):
        """With @own the tool changes nothing but what the same run has made."""
        self.tool = os.path.abspath(tool)
        self.base = pathlib.Path(folder)
        self.folder = pathlib.Path(project) if project else self.base / 'project'
        self.folder.mkdir(exist_ok=True)
        (self.folder / 'a.txt').write_text(ARTICLE)
        self.sidecar = self.folder / SIDECAR
        self.environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': folder,
                            'XDG_STATE_HOME': f'{folder}/state', 'XDG_CONFIG_HOME': f'{folder}/config'}
        self.environment |= {name: os.environ[name] for name in SANITIZERS if name in os.environ}
        self.words = ['own'] if own else []
        self.runs = 0
        self.saved = {}      # id -> number, or '-' for a deletion
        self.journaled = {}
        self.counts = {'saved': 0, 'journal': 0, 'failed': 0, 'unwritten': 0}

    def is_traced(self):
        """Leaks cannot be looked for in a process that is traced."""
        self.environment['ASAN_OPTIONS'] = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'

    def command(self, steps):
        self.runs += 1
        return [self.tool, str(self.sidecar), str(self.runs), str(steps), *self.words]

    def start(self, steps=0, before=()):
        return subprocess.Popen([*before, *self.command(steps)], env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL)

    def run(self, steps=1, before=(), status=0):
        """A run to its end; takes what it says, and returns the lines."""
        done = subprocess.run([*before, *self.command(steps)], env=self.environment, capture_output=True)
        if status is not None:
            equal(done.returncode, status, done.stderr.decode()[-2000:])
        return self.take(done.stdout)

    def take(self, output):
        """What a run has said; the last line may have been cut by a kill."""
        lines = output.decode().split('\n')[:-1]
        if 'ready' in lines:
            self.check_opened(lines[:lines.index('ready')])
        for line in lines:
            word, *rest = line.split(' ')
            if word in self.counts:
                self.counts[word] += 1
            if word == 'saved':
                self.saved[rest[0]] = rest[1]
            if word == 'journal':
                self.journaled[rest[0]] = rest[1]
        return lines

    def check_opened(self, lines):
        """What a new run finds: all that was saved, and all that the journal had."""
        have = dict(line.split(' ')[1:] for line in lines if line.startswith('have '))
        gone = {line.split(' ')[1] for line in lines if line.startswith('gone ')}
        for marks in (self.saved, self.journaled):
            check_marks(marks, have, gone, 'on opening')

    def check_file(self):
        """The file on the disk is whole, in its form, and has what was saved."""
        if not self.saved and not self.sidecar.exists():
            return
        data = self.sidecar.read_bytes()
        made = json.loads(data)
        equal(data.decode(), json.dumps(made, indent=2, ensure_ascii=False) + '\n', 'the form')
        have = {i['id']: note_of(i) for i in made.get('first', {}).get('items', [])}
        gone = {t['id'] for t in made.get('cf:deleted', [])}
        equal('cf:versions' in made, False, 'versions to settle')
        check_marks(self.saved, have, gone, 'in the file')

    def check_left(self, *others):
        """Nothing lies in the folder but what belongs there."""
        equal(sorted(p.name for p in self.folder.iterdir()), sorted(['a.txt', SIDECAR, *others]))

    def settle(self):
        """A last run, in which everything goes well: whatever was left is put in and cleaned up."""
        lines = self.run()
        equal([line for line in lines if line.startswith(('failed', 'unwritten'))], [])
        self.check_file()


def note_of(item):
    return next((b['value'] for b in item['body'] if b['purpose'] == 'commenting'), '')


def check_marks(marks, have, gone, where):
    """A change or deletion may have got in behind the last that was told; nothing less than that may be there."""
    for name, mark in marks.items():
        if mark == '-':
            equal((name in gone, name in have), (True, False), f'{name}, deleted, {where}')
        elif name in have:
            equal(int(have[name]) >= int(mark), True, f'{name} {have[name]}, not {mark}, {where}')
        else:
            equal(name in gone, True, f'{name} with {mark} is there {where}')


def read_until(process, word):
    """What it says until it says that."""
    output = b''
    while word not in output:
        chunk = os.read(process.stdout.fileno(), 65536)
        if not chunk:
            break
        output += chunk
    return output


def read_for(process, seconds):
    """What it says in so many seconds."""
    end, output = time.monotonic() + seconds, b''
    while (left := end - time.monotonic()) > 0 and select.select([process.stdout], [], [], left)[0]:
        chunk = os.read(process.stdout.fileno(), 65536)
        if not chunk:
            break
        output += chunk
    return output


def kill_and_read(process):
    process.kill()
    output = process.stdout.read()
    process.wait()
    process.stdout.close()
    return output


def need(*programs):
    """The test cannot be run without these."""
    missing = [p for p in programs if shutil.which(p) is None]
    if missing:
        raise Skip('not there: ' + ', '.join(missing))


def need_tracing():
    need('strace')
    if subprocess.run(['strace', '-o', '/dev/null', '-e', 'trace=fsync', 'true'], capture_output=True).returncode:
        raise Skip('processes may not be traced here')


def need_namespaces(*arguments):
    need('unshare')
    done = subprocess.run(['unshare', *arguments, 'true'], capture_output=True, text=True)
    if done.returncode:
        raise Skip(f'no namespaces here: {done.stderr.strip()}')


def temporary(prefix='cf-rel-', in_memory=False):
    """A folder that goes; what only asks what a program does needs no disk, and waits for none."""
    folder = '/dev/shm' if in_memory and os.access('/dev/shm', os.W_OK | os.X_OK) else None
    return tempfile.TemporaryDirectory(prefix=prefix, dir=folder)
