# SPDX-License-Identifier: GPL-3.0-or-later
# Kills at random moments: nothing that was acknowledged is lost, no file is torn.

import json
import os
import pathlib
import random
import select
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, sys.argv[3])
from tap import check, done, equal

PROGRAM, TOOL = sys.argv[1:3]
KILLS = int(os.environ.get('CF_TEST_KILLS', '1000'))
ARTICLE = 'Strike over\nThe port said so on Monday. The union called it baseless.\n'


class Project:
    """A folder with one article, and what was acknowledged there."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / 'project'
        self.folder.mkdir()
        self.article = self.folder / 'a.txt'
        self.article.write_text(ARTICLE)
        self.sidecar = self.folder / 'a.txt.lin.anno.json'
        self.acknowledged = {}
        self.environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': folder,
                            'XDG_STATE_HOME': folder + '/state',
                            'XDG_CONFIG_HOME': folder + '/config'}

    def take(self, output):
        """The last line may have been cut by the kill."""
        for line in output.decode().split('\n')[:-1]:
            name, note = line.split(' ')
            self.acknowledged[name] = note

    def verify(self):
        """The file is whole, and at least what was acknowledged; a change may have got in behind."""
        if not self.acknowledged and not self.sidecar.exists():
            return
        sidecar = json.loads(self.sidecar.read_bytes())
        found = {}
        for item in sidecar.get('first', {}).get('items', []):
            found[item['id']] = [b['value'] for b in item['body'] if b['purpose'] == 'commenting']
        deleted = {tombstone['id'] for tombstone in sidecar.get('cf:deleted', [])}
        equal(sidecar['total'], len(found), 'total')
        equal('cf:versions' in sidecar, False, 'versions to settle')
        for name, note in self.acknowledged.items():
            if note == '-':
                equal(name in deleted and name not in found, True, f'{name} was deleted')
            elif name in found:
                later = number(found[name][0]) >= number(note)
                equal(later, True, f'{name}: {found[name]} after {note}')
            else:
                # The kill came between the save of a deletion and its line.
                equal(name in deleted, True, f'{name} is there')

    def finish(self):
        """The next save takes away what the killed ones left."""
        done = subprocess.run([PROGRAM, 'annotate', str(self.article), '--annotator', 'lin', '--code',
                               'claim', '--span', '0-6'], env=self.environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        equal(done.returncode, 0, done.stderr.decode())
        equal(sorted(p.name for p in self.folder.iterdir()), ['a.txt', self.sidecar.name])
        self.verify()


def number(note):
    return tuple(map(int, note.split('.')))


def kill_after(process, seconds, from_first=False):
    """Reads what it says until the time is over, from its first word on or from its start; kills it, and reads
    the rest. So a slow machine kills at other places, but not always before anything has happened."""
    output = b''
    if from_first:
        output = os.read(process.stdout.fileno(), 65536)
    end = time.monotonic() + seconds
    while True:
        left = end - time.monotonic()
        if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
            break
        chunk = os.read(process.stdout.fileno(), 65536)
        if not chunk:
            break
        output += chunk
    process.send_signal(signal.SIGKILL)
    output += process.stdout.read()
    process.wait()
    process.stdout.close()
    return output


def test_loop():
    """A process that saves one change after another, and says each. Every fifth is killed while it starts."""
    r = random.Random(4)
    n_acknowledged = n_awaited = 0
    for first in range(0, KILLS, 50):
        with tempfile.TemporaryDirectory() as folder:
            project = Project(folder)
            for i in range(first, min(first + 50, KILLS)):
                process = subprocess.Popen([TOOL, str(project.article), 'lin', str(i)],
                                           env=project.environment, stdout=subprocess.PIPE)
                awaited = i % 5 != 0
                output = kill_after(process, r.uniform(0, 0.03), awaited)
                n_awaited += awaited
                n_acknowledged += output.count(b'\n')
                project.take(output)
                project.verify()
            project.finish()
    print(f'# {KILLS} kills, {n_acknowledged} acknowledged changes')
    equal(n_acknowledged >= n_awaited, True, 'changes')


def annotate(project, note):
    return subprocess.Popen(
        [PROGRAM, 'annotate', '--json', str(project.article), '--annotator', 'lin', '--code', 'claim',
         '--span', '0-6', '--note', note], env=project.environment, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL)


def test_program():
    """The command itself, killed before it can end or after: within half as long again as it took once."""
    r = random.Random(5)
    n, n_done = max(KILLS // 10, 20), 0
    with tempfile.TemporaryDirectory() as folder:
        project = Project(folder)
        begin = time.monotonic()
        annotate(project, '0.0').communicate()
        whole = time.monotonic() - begin
        for i in range(1, n + 1):
            output = kill_after(annotate(project, f'{i}.0'), r.uniform(0, 1.5 * whole))
            for line in output.decode().split('\n')[:-1]:
                said = json.loads(line)
                project.acknowledged[said['id']] = said['note']
                n_done += 1
            project.verify()
        project.finish()
    print(f'# {n_done} of {n} were done')


check('/kill/loop', test_loop)
check('/kill/program', test_program)
done()
