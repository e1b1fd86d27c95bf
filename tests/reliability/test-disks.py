# SPDX-License-Identifier: GPL-3.0-or-later
# Disks that are full, read-only or gone, and rights that are missing: what stood there stays, the failure is said, and
# what was not saved comes later. The disks are small ones in memory, in a name space of the test's own.

import os
import pathlib
import resource
import subprocess
import sys

from rig import Rig, kill_and_read, need, need_namespaces, read_for, temporary
from project import Project
from tap import Skip, check, done, equal

CLI, TOOL = (os.path.abspath(p) for p in sys.argv[1:3])
QUOTE = ('--annotator', 'lin', '--code', 'claim', '--span', '0-4')


def enter_name_space():
    """Once more, where mounting is nobody else's business."""
    flags = ['--mount'] if os.getuid() == 0 else ['--mount', '--map-root-user']
    try:
        need_namespaces(*flags)
    except Skip as reason:
        print(f'1..0 # SKIP {reason}')
        sys.exit(0)
    os.environ['CF_TEST_INSIDE'] = 'yes'
    os.execvp('unshare', ['unshare', *flags, sys.executable, *sys.argv])


def mount(folder, size='400k'):
    folder.mkdir(exist_ok=True)
    subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'tmpfs', str(folder)], check=True)


def unmount(folder):
    subprocess.run(['umount', '-l', str(folder)], check=True)


def fill(folder, left=0):
    """A file that leaves so many bytes."""
    path = folder / 'ballast'
    with open(path, 'wb', buffering=0) as file:
        try:
            while True:
                file.write(b'x' * 4096)
        except OSError:
            pass
        file.truncate(max(file.tell() - left, 0))
    return path


class Disk:
    """A project on a disk of its own, with one annotation, and what its sidecar was."""

    def __init__(self, folder):
        self.project = Project(CLI, folder)
        mount(self.project.folder)
        (self.project.folder / 'a.txt').write_text('Port strike over\nThe union denied it.\n')
        self.sidecar = self.project.folder / 'a.txt.lin.anno.json'
        self.project.run('annotate', 'a.txt', *QUOTE, '--json')
        self.before = self.sidecar.read_bytes()

    def refuse(self, reason):
        """An annotation is not saved, which is said, and the file is what it was."""
        status, out, said = self.project.call('annotate', 'a.txt', *QUOTE, '--note', 'n' * 3000)
        equal((status, out), (3, ''), said)
        equal(reason in said and 'a.txt.lin.anno.json' in said, True, said)
        equal(self.sidecar.read_bytes(), self.before)

    def accept(self):
        self.project.run('annotate', 'a.txt', *QUOTE)
        equal(self.project.run('list', 'a.txt').count('\n'), 2)
        equal([p.name for p in self.project.folder.iterdir() if p.name.startswith('.~')], [])


def test_full():
    with temporary() as folder:
        disk = Disk(folder)
        ballast = fill(disk.project.folder)
        disk.refuse('No space left')
        ballast.unlink()
        disk.accept()
        unmount(disk.project.folder)


def test_nearly_full():
    """Room for a part of the file: whatever is written of it, the old one stays until all is there."""
    with temporary() as folder:
        disk = Disk(folder)
        n_saved = n_refused = 0
        for left in range(0, 40960, 4096):
            ballast = fill(disk.project.folder, left)
            status, _, said = disk.project.call('annotate', 'a.txt', *QUOTE, '--note', 'n' * 3000)
            equal(status in (0, 3), True, said)
            if status == 3:
                equal(disk.sidecar.read_bytes(), disk.before, left)
                n_refused += 1
            else:
                n_saved += 1
            disk.before = disk.sidecar.read_bytes()
            ballast.unlink()
        equal((n_saved > 0, n_refused > 0), (True, True))
        equal(disk.project.run('list', 'a.txt').count('\n'), 1 + n_saved)
        equal([p.name for p in disk.project.folder.iterdir() if p.name.startswith('.~')], [])
        unmount(disk.project.folder)


def test_read_only():
    with temporary() as folder:
        disk = Disk(folder)
        subprocess.run(['mount', '-o', 'remount,ro', str(disk.project.folder)], check=True)
        disk.refuse('Read-only file system')
        subprocess.run(['mount', '-o', 'remount,rw', str(disk.project.folder)], check=True)
        disk.accept()
        unmount(disk.project.folder)


def work_while(broken, repaired, state_too=False):
    """A program works while the disk is broken: each failure is said, what it does is in the journal, and when
    the disk is whole again, the next run has everything."""
    with temporary() as folder:
        project, state = pathlib.Path(folder) / 'disk', pathlib.Path(folder) / 'state'
        mount(project)
        mount(state)
        rig = Rig(TOOL, folder, project)
        rig.run(6)
        before = rig.sidecar.read_bytes()
        broken(project)
        if state_too:
            broken(state)
        lines = rig.run(8)
        equal(rig.sidecar.read_bytes(), before)
        equal(any(line.startswith('failed') for line in lines), True, lines)
        equal(any(line.startswith('saved') for line in lines), False, lines)
        equal(any(line.startswith('unwritten') for line in lines), state_too, lines)
        equal(any(line.startswith('journal') for line in lines), not state_too, lines)
        repaired(project)
        if state_too:
            repaired(state)
        rig.settle()
        rig.check_left()
        unmount(project)
        unmount(state)


def remount(how):
    return lambda folder: subprocess.run(['mount', '-o', f'remount,{how}', str(folder)], check=True)


def remove_ballast(folder):
    (folder / 'ballast').unlink()


def test_state_full():
    """There is no room for journal and backups: saving goes on, and that the journal does not is said."""
    with temporary() as folder:
        state = pathlib.Path(folder) / 'state'
        mount(state)
        fill(state)
        rig = Rig(TOOL, folder)
        lines = rig.run(8)
        equal(any(line.startswith('unwritten') for line in lines), True, lines)
        equal(any(line.startswith('failed') for line in lines), False, lines)
        rig.check_file()
        remove_ballast(state)
        rig.settle()
        unmount(state)


def test_pulled():
    """The disk goes away while a program works, and comes back."""
    with temporary() as folder:
        project = pathlib.Path(folder) / 'disk'
        mount(project)
        rig = Rig(TOOL, folder, project)
        rig.run(6)
        kept = pathlib.Path(folder) / 'kept'
        process = rig.start()
        output = read_for(process, 0.3)
        kept.mkdir()
        for path in project.iterdir():
            (kept / path.name).write_bytes(path.read_bytes())
        unmount(project)
        output += read_for(process, 3)
        output += kill_and_read(process)
        mount(project)
        for path in kept.iterdir():
            (project / path.name).write_bytes(path.read_bytes())
        rig.take(output)
        rig.settle()
        unmount(project)


def test_moved():
    """The folder is moved away while a program works, and back."""
    with temporary() as folder:
        rig = Rig(TOOL, folder)
        rig.run(6)
        process = rig.start()
        output = read_for(process, 0.2)
        rig.folder.rename(rig.base / 'elsewhere')
        output += read_for(process, 0.5)
        rig.base.joinpath('elsewhere').rename(rig.folder)
        output += read_for(process, 0.5)
        output += kill_and_read(process)
        equal(b'\nfailed ' in output, True)
        rig.take(output)
        rig.settle()
        rig.check_left()


def test_standard_output():
    """Results that cannot be written are no results."""
    with temporary() as folder:
        project = Project(CLI, folder)
        (project.folder / 'a.txt').write_text('Port strike over\nThe union denied it.\n')
        for words in (['show', 'a.txt'], ['list', '.'], ['formats'], ['check', '.', '--json'],
                      ['export', 'jsonl', '.', '-o', '-']):
            with open('/dev/full', 'wb') as full:
                ended = subprocess.run([CLI, *words], cwd=project.folder, env=project.environment, stdout=full,
                                       stderr=subprocess.PIPE)
            written = project.call(*words)[1]
            equal(ended.returncode, 3 if written else 0, words)


def test_export():
    """To a disk that is full, and to what is no file."""
    with temporary() as folder:
        project = Project(CLI, folder)
        (project.folder / 'a.txt').write_text('Port strike over\n' * 3000)
        small = pathlib.Path(folder) / 'small'
        mount(small, '16k')
        out = small / 'out.jsonl'
        out.write_text('before')
        for path in (out, small / 'new.jsonl'):
            status, _, said = project.call('export', 'jsonl', '.', '-o', str(path))
            equal((status, 'No space left' in said), (3, True), said)
        equal(([p.name for p in small.iterdir()], out.read_text()), (['out.jsonl'], 'before'))
        os.mkfifo(small / 'fifo')
        status, _, said = project.call('export', 'jsonl', '.', '-o', str(small / 'fifo'))
        equal((status, 'regular file' in said), (3, True), said)
        equal((small / 'fifo').is_fifo(), True)
        unmount(small)


def as_nobody(project, *words):
    """The command, as somebody who has no more rights than the files say."""
    return subprocess.run(['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', CLI, *words],
                          cwd=project.folder, env=project.environment, capture_output=True, text=True)


def test_rights():
    need('setpriv')
    if os.environ.get('CF_TEST_UID') != '0':
        raise Skip('only root can become somebody else')
    with temporary() as folder:
        os.chmod(folder, 0o777)
        project = Project(CLI, folder)
        article, sidecar = project.folder / 'a.txt', project.folder / 'a.txt.lin.anno.json'
        article.write_text('Port strike over\nThe union denied it.\n')
        project.folder.chmod(0o777)
        ended = as_nobody(project, 'annotate', 'a.txt', *QUOTE)
        equal(ended.returncode, 0, ended.stderr)
        before = sidecar.read_bytes()
        # A file that is write-protected, though its folder is not; then the other way round; then neither.
        for file_mode, folder_mode in ((0o444, 0o777), (0o644, 0o555), (0o444, 0o555), (0o000, 0o777)):
            sidecar.chmod(file_mode)
            project.folder.chmod(folder_mode)
            ended = as_nobody(project, 'annotate', 'a.txt', *QUOTE)
            equal((ended.returncode, 'denied' in ended.stderr), (3, True), ended.stderr)
            equal(sidecar.read_bytes(), before, oct(file_mode))
        project.folder.chmod(0o777)
        sidecar.chmod(0o644)
        article.chmod(0o000)
        ended = as_nobody(project, 'show', 'a.txt')
        equal((ended.returncode, 'denied' in ended.stderr), (3, True), ended.stderr)
        article.chmod(0o644)
        ended = as_nobody(project, 'annotate', 'a.txt', *QUOTE)
        equal(ended.returncode, 0, ended.stderr)


def test_size_limit():
    """The shell's limit on the size of a file ends the program in the middle of its write."""
    with temporary() as folder:
        project = Project(CLI, folder)
        (project.folder / 'a.txt').write_text('Port strike over\nThe union denied it.\n')
        project.run('annotate', 'a.txt', *QUOTE)
        sidecar = project.folder / 'a.txt.lin.anno.json'
        before = sidecar.read_bytes()
        ended = subprocess.run([CLI, 'annotate', 'a.txt', *QUOTE], cwd=project.folder, env=project.environment,
                               capture_output=True, preexec_fn=lambda: resource.setrlimit(
                                   resource.RLIMIT_FSIZE, (1000, 1000)))
        equal(ended.returncode != 0, True)
        equal(sidecar.read_bytes(), before)
        project.run('annotate', 'a.txt', *QUOTE)
        equal(project.run('list', 'a.txt').count('\n'), 2)
        equal([p.name for p in project.folder.iterdir() if p.name.startswith('.~')], [])


if os.environ.get('CF_TEST_INSIDE') != 'yes':
    os.environ['CF_TEST_UID'] = str(os.getuid())
    enter_name_space()
check('/disks/full', test_full)
check('/disks/nearly-full', test_nearly_full)
check('/disks/read-only', test_read_only)
check('/disks/working-full', work_while, fill, remove_ballast)
check('/disks/working-read-only', work_while, remount('ro'), remount('rw'))
check('/disks/working-both-full', work_while, fill, remove_ballast, True)
check('/disks/working-both-read-only', work_while, remount('ro'), remount('rw'), True)
check('/disks/state-full', test_state_full)
check('/disks/pulled', test_pulled)
check('/disks/moved', test_moved)
check('/disks/standard-output', test_standard_output)
check('/disks/export', test_export)
check('/disks/rights', test_rights)
check('/disks/size-limit', test_size_limit)
done()
