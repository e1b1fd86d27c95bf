# SPDX-License-Identifier: GPL-3.0-or-later
# Files that are no plain files: links, pipes, folders, other names, attributes. Nothing outside the project is
# written, nothing blocks, what a file had besides its bytes stays.

import json
import os
import pathlib
import shutil
import subprocess
import sys

from rig import temporary
from project import Project
from tap import Skip, check, done, equal

CLI = sys.argv[1]
CODEBOOK = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'codebooks' / 'framing-core.json'
NAME = 'a.txt.lin.anno.json'
QUOTE = ('--annotator', 'lin', '--code', 'claim', '--span', '0-4')


class Folder:
    """A project with an article and, if wanted, a layer of it; and another folder, which is none of its."""

    def __init__(self, base, layer=True):
        self.project = Project(CLI, base)
        self.folder = self.project.folder
        self.outside = pathlib.Path(base) / 'outside'
        self.outside.mkdir()
        shutil.copy(CODEBOOK, self.folder / 'codebook.json')
        self.folder = self.project.folder = self.folder / 'articles'
        self.folder.mkdir()
        (self.folder / 'a.txt').write_text('Port strike over\nThe union denied it.\n')
        self.sidecar = self.folder / NAME
        if layer:
            equal(self.annotate()[0] in (0, 1), True)

    def annotate(self):
        status, _, said = self.project.call('annotate', 'a.txt', *QUOTE)
        return status, said

    def count(self):
        return self.project.call('list', 'a.txt')[1].count('\n')


def test_link_inside():
    """A link to a file of the project stays one, and that file is written."""
    for relative in (True, False):
        with temporary() as base:
            folder = Folder(base)
            real = folder.folder.parent / 'layers' / 'lin.json'
            real.parent.mkdir()
            folder.sidecar.rename(real)
            folder.sidecar.symlink_to('../layers/lin.json' if relative else real)
            equal(folder.annotate()[0] in (0, 1), True)
            equal((folder.sidecar.is_symlink(), real.is_symlink(), folder.count()), (True, False, 2))
            equal([p.name for p in real.parent.iterdir()], ['lin.json'])


def test_link_outside():
    """Whatever it leads to, it is not written, and the link is not replaced."""
    with temporary() as base:
        folder = Folder(base)
        other = folder.outside / NAME
        folder.sidecar.rename(other)
        before = other.read_bytes()
        for target in (other, '../../outside/' + NAME, folder.outside / 'nothing', '/dev/null', '/etc/passwd',
                       '/proc/self/environ', NAME):
            folder.sidecar.symlink_to(target)
            status, said = folder.annotate()
            equal((status, 'Traceback' in said), (3, False), said)
            equal(NAME in said, True, said)
            equal((folder.sidecar.is_symlink(), other.read_bytes()), (True, before), target)
            folder.sidecar.unlink()
        equal([p.name for p in folder.outside.iterdir()], [NAME])


def test_article_outside():
    """A folder's links that lead out of it are not read when the folder is."""
    with temporary() as base:
        folder = Folder(base)
        (folder.outside / 'secret.txt').write_text('Secret headline\n')
        (folder.folder / 'b.txt').symlink_to(folder.outside / 'secret.txt')
        (folder.folder / 'c').symlink_to(folder.outside)
        status, out, said = folder.project.call('export', 'jsonl', '.', '-o', '-')
        equal((status in (0, 1), 'Secret' in out, 'Port strike' in out), (True, False, True), said)


def test_no_files():
    """Pipes, folders and sockets in the place of a file: a clean problem, at once."""
    with temporary() as base:
        folder = Folder(base, layer=False)
        for make in (os.mkfifo, os.mkdir):
            make(folder.sidecar)
            status, said = folder.annotate()
            equal((status, NAME in said), (3, True), said)
            for command in ('list', 'check', 'show'):
                equal(folder.project.call(command, 'a.txt')[0] in (0, 1, 3), True)
            os.rmdir(folder.sidecar) if make is os.mkdir else folder.sidecar.unlink()
        for make in (os.mkfifo, os.mkdir):
            make(folder.folder / 'b.txt')
            equal(folder.project.call('show', 'b.txt')[0], 3)
            equal(folder.project.call('list', '.')[0] in (0, 1), True)
            os.rmdir(folder.folder / 'b.txt') if make is os.mkdir else (folder.folder / 'b.txt').unlink()


def test_hard_links():
    """Another name keeps what it had; that is said once."""
    with temporary() as base:
        folder = Folder(base)
        other = folder.folder.parent / 'other.json'
        os.link(folder.sidecar, other)
        before = other.read_bytes()
        status, said = folder.annotate()
        equal((status, '[sidecar-linked]' in said), (1, True), said)
        equal((other.read_bytes(), folder.count(), folder.sidecar.stat().st_nlink), (before, 2, 1))
        status, said = folder.annotate()
        equal((status in (0, 1), '[sidecar-linked]' in said), (True, False), said)


def test_attributes():
    """Mode and extended attributes stay; so does the list of who may do what."""
    with temporary() as base:
        folder = Folder(base)
        for mode in (0o600, 0o640, 0o664, 0o604, 0o666):
            folder.sidecar.chmod(mode)
            folder.annotate()
            equal(folder.sidecar.stat().st_mode & 0o7777, mode, oct(mode))
        try:
            for i in range(12):
                os.setxattr(folder.sidecar, f'user.{"n" * 100}{i}', b'v' * 100)
        except OSError as error:
            raise Skip(f'no extended attributes here: {error}') from None
        before = {n: os.getxattr(folder.sidecar, n) for n in os.listxattr(folder.sidecar)}
        folder.annotate()
        equal({n: os.getxattr(folder.sidecar, n) for n in os.listxattr(folder.sidecar)}, before)


def test_access_list():
    with temporary() as base:
        folder = Folder(base)
        # Version 2: the owner rw, the user 65534 rw, the group r, the mask rw, others nothing.
        acl = b'\x02\0\0\0' + b''.join(
            tag.to_bytes(2, 'little') + rights.to_bytes(2, 'little') + who.to_bytes(4, 'little')
            for tag, rights, who in ((1, 6, 0xffffffff), (2, 6, 65534), (4, 4, 0xffffffff), (16, 6, 0xffffffff),
                                     (32, 0, 0xffffffff)))
        try:
            os.setxattr(folder.sidecar, 'system.posix_acl_access', acl)
        except OSError as error:
            raise Skip(f'no access lists here: {error}') from None
        folder.annotate()
        equal(os.getxattr(folder.sidecar, 'system.posix_acl_access'), acl)


def test_owner():
    """A file of somebody else's stays theirs."""
    if os.getuid() != 0:
        raise Skip('only root can give files away')
    with temporary() as base:
        folder = Folder(base)
        os.chown(folder.sidecar, 1234, 4321)
        folder.annotate()
        equal((folder.sidecar.stat().st_uid, folder.sidecar.stat().st_gid), (1234, 4321))
        equal(folder.count(), 2)


def test_new_file():
    """A new sidecar has the mode that the user wants new files to have."""
    for umask, mode in ((0o022, 0o644), (0o077, 0o600), (0o002, 0o664)):
        with temporary() as base:
            folder = Folder(base, layer=False)
            done = subprocess.run([folder.project.program, 'annotate', 'a.txt', *QUOTE], cwd=folder.folder,
                                  env=folder.project.environment, umask=umask, capture_output=True)
            equal(done.returncode in (0, 1), True, done.stderr)
            equal(folder.sidecar.stat().st_mode & 0o7777, mode)


def test_names():
    """Names that are options or paths to others, with line feeds, spaces and what is no UTF-8."""
    with temporary() as base:
        folder = Folder(base)
        for name in (b'-rf.txt', b'--help.txt', b'a\nb.txt', b' .txt', b'%00%s%n.txt', b'\xff\xfe.txt', b'a;b`c`$(d).txt',
                     '网'.encode() * 80 + b'.txt', b'*.txt', b'<b>.txt'):
            path = os.path.join(os.fsencode(folder.folder), name)
            with open(path, 'wb') as file:
                file.write('Headline of its own\nText.\n'.encode())
            for words in (['annotate', b'./' + name, *QUOTE], ['list', b'./' + name], ['check', b'./' + name],
                          ['show', '--json', b'./' + name]):
                ended = subprocess.run([folder.project.program, *words], cwd=folder.folder, capture_output=True,
                                       env=folder.project.environment)
                equal(ended.returncode in (0, 1), True, (name, words, ended.stderr))
        # Each has its own layer beside it, and a folder is read with all of them in it.
        equal(sum(n.endswith(b'.lin.anno.json') for n in os.listdir(os.fsencode(folder.folder))), 11)
        for command in ('list', 'check'):
            ended = subprocess.run([folder.project.program, command, '--json', '.'], cwd=folder.folder,
                                   capture_output=True, env=folder.project.environment)
            equal(ended.returncode in (0, 1), True, ended.stderr)
            for line in ended.stdout.decode().splitlines():
                json.loads(line)


for name, function in list(globals().items()):
    if name.startswith('test_'):
        check('/files/' + name[5:].replace('_', '-'), function)
done()
