# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the command line on small projects and compares what it says with what is expected.
#
# A case is a file cases/NAME.case, a line a step, in an empty folder:
#   use FIXTURE           copies fixtures/FIXTURE into it
#   $ ARGUMENT ...        runs counterframe-cli, with what it prints in the transcript
#   $L ARGUMENT ...       the same, lines and columns left out, which random ids can change
#   write FILE            writes the indented lines that follow
#   replace FILE OLD NEW  replaces text, which must be there (three words, quoted like a shell's)
#   cut FILE N            keeps the first N bytes; -N leaves N bytes out at the end
#   copy FILE FILE, move FILE FILE, remove FILE, bytes FILE HEX, mode FILE OCTAL
#   cat FILE, list FOLDER show what is there
# {1}, {2} ... stand for the ids of the annotations, in the order of their appearance; so they do in the
# transcript, where times of today are TIME and digests of versions DIGEST.

import datetime
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / 'support'))
from tap import check, done

PROGRAM = os.path.abspath(sys.argv[1])
UUID = re.compile(r'urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}')
COLLECTION = re.compile(r'^  "id": "(urn:uuid:[0-9a-f-]{36})"', re.MULTILINE)
REVISION = re.compile(r'("cf:(?:codebook-)?revision": )"[0-9a-f]{16}"')
TIME = re.compile(r'\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ')
PLACE = re.compile(r':\d+:\d+:')
DAMAGED = re.compile(r'damaged-[0-9a-f]{8}')


class Case:
    """One folder with a case in it, and the transcript of what happened there."""

    def __init__(self, folder):
        self.folder = folder
        self.project = folder / 'project'
        self.project.mkdir()
        self.ids = []
        self.lines = []
        self.environment = {
            'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'HOME': str(folder),
            'XDG_CONFIG_HOME': str(folder / 'config'), 'XDG_STATE_HOME': str(folder / 'state'),
            'XDG_CACHE_HOME': str(folder / 'cache'), 'XDG_DATA_HOME': str(folder / 'data'),
            'USER': 'lin', 'LOGNAME': 'lin', 'G_DEBUG': 'fatal-criticals',
        }
        for name in os.environ:
            if name.endswith('SAN_OPTIONS'):
                self.environment[name] = os.environ[name]

    def name_id(self, match):
        if match[0] not in self.ids:
            self.ids.append(match[0])
        return '{%d}' % (self.ids.index(match[0]) + 1)

    def normalise(self, text):
        now = datetime.datetime.now(datetime.timezone.utc)
        def time(match):
            then = datetime.datetime.fromisoformat(match[0].replace('Z', '+00:00'))
            return 'TIME' if abs((now - then).total_seconds()) < 86400 else match[0]
        text = UUID.sub(self.name_id, text)
        for collection in set(COLLECTION.findall(text)):
            text = text.replace(collection, 'COLLECTION')
        text = REVISION.sub(r'\1"REVISION"', text)
        text = re.sub(r'("cf:supersedes": \[)([^]]*)(\])',
                      lambda m: m[1] + re.sub('[0-9a-f]{16}', 'DIGEST', m[2]) + m[3], text)
        text = TIME.sub(time, text)
        text = DAMAGED.sub('damaged-HEX8', text)
        return text.replace(str(self.folder), 'FOLDER')

    def insert_ids(self, text):
        return re.sub(r'\{(\d+)\}', lambda m: self.ids[int(m[1]) - 1], text)

    def say(self, text, mark=''):
        for line in self.normalise(text).splitlines():
            self.lines.append(mark + line)

    def run(self, words, with_places):
        done = subprocess.run([PROGRAM] + words, cwd=self.project, env=self.environment, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for text, mark in ((done.stdout.decode(), ''), (done.stderr.decode(), '! ')):
            self.say(text if with_places else PLACE.sub(r':L:C:', text), mark)
        self.lines.append(f'= {done.returncode}')

    def step(self, line, block):
        words = shlex.split(self.insert_ids(line))
        verb, *arguments = words
        paths = [self.project / a for a in arguments[:2]]
        if verb == 'use':
            shutil.copytree(HERE / 'fixtures' / arguments[0], self.project, dirs_exist_ok=True)
        elif verb in ('$', '$L'):
            self.run(arguments, verb == '$')
        elif verb == 'write':
            paths[0].parent.mkdir(exist_ok=True)
            paths[0].write_text(self.insert_ids(block))
        elif verb == 'bytes':
            paths[0].write_bytes(bytes.fromhex(arguments[1]))
        elif verb == 'replace':
            text = paths[0].read_text()
            assert arguments[1] in text, arguments[1]
            paths[0].write_text(text.replace(arguments[1], arguments[2]))
        elif verb == 'cut':
            paths[0].write_bytes(paths[0].read_bytes()[:int(arguments[1])])
        elif verb == 'copy':
            shutil.copy(*paths)
        elif verb == 'move':
            paths[0].rename(paths[1])
        elif verb == 'remove':
            paths[0].unlink()
        elif verb == 'link':
            paths[1].symlink_to(arguments[0])
        elif verb == 'fifo':
            os.mkfifo(paths[0])
        elif verb == 'cat':
            self.say(paths[0].read_text())
        elif verb == 'list':
            self.say('\n'.join(sorted(p.name for p in paths[0].iterdir())))
        else:
            raise ValueError(verb)


def transcribe(path, folder):
    """The steps of a case, each with what came of it."""
    case = Case(folder)
    lines = path.read_text().splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        block = ''
        while at < len(lines) and lines[at].startswith('    '):
            block += lines[at][4:] + '\n'
            at += 1
        case.lines.append(line)
        if line and not line.startswith('#'):
            case.step(line, block)
    return '\n'.join(case.lines) + '\n'


def check_case(path):
    expected_path = path.with_suffix('.expected')
    with tempfile.TemporaryDirectory() as folder:
        got = transcribe(path, pathlib.Path(folder))
    if 'CF_TEST_ACCEPT' in os.environ:
        expected_path.write_text(got)
    expected = expected_path.read_text() if expected_path.exists() else ''
    if got != expected:
        diff = difflib.unified_diff(expected.splitlines(), got.splitlines(), 'expected', 'got',
                                    lineterm='')
        raise AssertionError('\n' + '\n'.join(diff))


for case_path in sorted((HERE / 'cases').glob('*.case')):
    check('/cli/' + case_path.stem, check_case, case_path)
done()
