# SPDX-License-Identifier: GPL-3.0-or-later
# Others write the file at the same time: by exchanging names, in place, as git does it, or by being the same program
# twice. Each version of theirs has a token of its own, so that one that is lost is known. CF_TEST_VERSIONS says how
# many there are.

import ctypes
import json
import os
import pathlib
import random
import sys
import threading
import time

from rig import Rig, kill_and_read, note_of, read_until, temporary
from tap import check, done, equal

TOOL = sys.argv[1]
VERSIONS = int(os.environ.get('CF_TEST_VERSIONS', '1000'))
RENAME_EXCHANGE, RENAMEAT2, AT_FDCWD = 2, {'x86_64': 316, 'aarch64': 276}.get(os.uname().machine), -100
_libc = ctypes.CDLL(None, use_errno=True)


def exchange(a, b):
    if _libc.syscall(RENAMEAT2, AT_FDCWD, os.fsencode(a), AT_FDCWD, os.fsencode(b), RENAME_EXCHANGE) != 0:
        raise OSError(ctypes.get_errno(), 'renameat2')


def token(n):
    """An annotation as another program would write it."""
    return {'id': f'urn:token:{n}', 'type': ['Annotation'], 'motivation': ['tagging'],
            'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': 'claim'},
                     {'type': 'TextualBody', 'purpose': 'commenting', 'value': str(n)}],
            'target': [{'source': 'urn:uuid:0a', 'selector': [
                {'type': 'TextPositionSelector', 'start': 0, 'end': 4},
                {'type': 'TextQuoteSelector', 'exact': 'Port', 'prefix': '', 'suffix': ''}]}]}


def with_items(data, items):
    """A version of the file that has these too."""
    made = json.loads(data)
    page = made.setdefault('first', {'id': made['id'] + '#page', 'type': ['AnnotationPage'],
                                     'partOf': {'id': made['id']}, 'items': []})
    have = {item['id'] for item in page['items']}
    page['items'] += [item for item in items if item['id'] not in have]
    made['total'] = len(page['items'])
    return json.dumps(made).encode()


class Session:
    """A program that saves without end, while a test does something to its file."""

    def __init__(self, rig):
        self.rig = rig
        self.process = rig.start()
        self.output = read_until(self.process, b'saved ')
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        while chunk := os.read(self.process.stdout.fileno(), 65536):
            self.output += chunk

    def count_saved(self):
        assert self.process.poll() is None, 'it has ended'
        return self.output.count(b'\nsaved ')

    def end(self):
        self.process.kill()
        self.reader.join()
        self.process.wait()
        self.process.stdout.close()
        self.rig.take(self.output)
        return self.output.count(b'\nfailed ')


def tokens_in(path):
    made = json.loads(path.read_bytes())
    items = made.get('first', {}).get('items', []) + made.get('cf:versions', [])
    return {int(note_of(i)) for i in items if i['id'].startswith('urn:token:')}


def run_rival(rival, in_memory=False):
    """A rival beside the program; at the end all that either was told, or wrote, is there. How often the program puts
    off a save is up to the machine."""
    with temporary(in_memory=in_memory) as folder:
        rig = Rig(TOOL, folder, own=True)
        rig.run(4)
        session = Session(rig)
        written = rival(rig.sidecar)
        n_failed = session.end()
        for _ in range(2):
            rig.settle()
        lost = written - tokens_in(rig.sidecar)
        equal(lost, set(), f'lost of {len(written)}')
        rig.check_file()
        rig.check_left()
        print(f'# {len(written)} versions of the rival, {rig.counts["saved"]} changes saved, {n_failed} saves put off; none lost')


def breathe(r, n):
    """Nobody writes without a pause for ever: then a program would never get its own in."""
    if n % 10 == 0:
        time.sleep(r.uniform(0, 0.3))


def exchanging(path):
    """Reads, adds a token, exchanges; what comes out and is not what was read is put in again."""
    aside = path.with_name('rival.tmp')
    r = random.Random(5)
    for n in range(VERSIONS):
        breathe(r, n)
        add, expected = [token(n)], path.read_bytes()
        while True:
            aside.write_bytes(with_items(expected, add))
            exchange(aside, path)
            came_out = aside.read_bytes()
            if came_out == expected:
                break
            # Somebody wrote in between: their version, with ours, is the next.
            mine, expected = path.read_bytes(), came_out
            aside.write_bytes(came_out)
            expected = mine
            add = json.loads(came_out)['first']['items'] + [token(n)]
    aside.unlink()
    return set(range(VERSIONS))


def in_place(path):
    """Opens the file, reads it, and writes over it, as many editors do: all or nothing if it is not disturbed."""
    written = set()
    for n in range(VERSIONS // 4):
        with open(path, 'r+b', buffering=0) as file:
            data = file.read()
            try:
                made = with_items(data, [token(n)])
            except ValueError:
                continue
            file.seek(0)
            file.write(made)
            file.truncate()
        written.add(n)
        time.sleep(0.002)
    return written


def checking_out(path):
    """Takes the file away and makes it anew, in pieces, now as it was once, now as it is: as git does between two
    commits."""
    r = random.Random(3)
    versions = [path.read_bytes()]
    for _ in range(40):
        now = read_whole(path)
        versions.append(now)
        data = r.choice([now, r.choice(versions)])
        path.unlink(missing_ok=True)
        time.sleep(r.uniform(0, 0.02))
        try:
            with open(path, 'xb', buffering=0) as file:
                file.write(data[:len(data) // 2])
                time.sleep(r.uniform(0, 0.02))
                file.write(data[len(data) // 2:])
        except FileExistsError:
            pass
        time.sleep(r.uniform(0, 0.1))
    return set()


def read_whole(path):
    """As soon as it is there and whole."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            data = path.read_bytes()
            json.loads(data)
            return data
        except (FileNotFoundError, ValueError):
            time.sleep(0.001)
    raise AssertionError('the file does not come back')


def test_two_programs():
    """The same program twice, as two windows."""
    with temporary() as folder:
        rig, other = Rig(TOOL, folder, own=True), Rig(TOOL, folder, own=True)
        other.runs = 1000
        rig.run(4)
        sessions = [Session(rig), Session(other)]
        while any(session.count_saved() < VERSIONS for session in sessions):
            time.sleep(0.1)
        failures = [session.end() for session in sessions]
        rig.settle()
        other.check_file()
        rig.check_file()
        rig.check_left()
        print(f'# {rig.counts["saved"]} and {other.counts["saved"]} changes saved, {sum(failures)} saves put off; none lost')


def test_killed_beside_rival():
    """Killed again and again while a rival writes: what had come out of the file and was not looked at is found."""
    with temporary() as folder:
        rig = Rig(TOOL, folder, own=True)
        rig.run(4)
        stop, written = threading.Event(), set()
        aside = rig.sidecar.with_name('rival.tmp')

        def write():
            n, pauses = 0, random.Random(9)
            while not stop.is_set():
                breathe(pauses, n)
                expected = read_whole(rig.sidecar)
                aside.write_bytes(with_items(expected, [token(n)]))
                exchange(aside, rig.sidecar)
                came_out = aside.read_bytes()
                if came_out != expected:
                    # Put in again what it did not know.
                    now = rig.sidecar.read_bytes()
                    aside.write_bytes(with_items(now, json.loads(came_out)['first']['items']))
                    exchange(aside, rig.sidecar)
                written.add(n)
                n = min(n + 1, VERSIONS)
                time.sleep(0.003)

        thread = threading.Thread(target=write)
        thread.start()
        r = random.Random(8)
        for _ in range(max(VERSIONS // 20, 10)):
            process = rig.start()
            output = read_until(process, b'journal ')
            time.sleep(r.uniform(0, 0.1))
            rig.take(output + kill_and_read(process))
        stop.set()
        thread.join()
        aside.unlink()
        rig.settle()
        rig.settle()
        equal(written - tokens_in(rig.sidecar), set(), 'lost')
        rig.check_left()
        print(f'# {len(written)} versions of the rival, {rig.runs} runs killed')


check('/rivals/exchanging', run_rival, exchanging)
check('/rivals/exchanging-in-memory', run_rival, exchanging, True)
check('/rivals/in-place', run_rival, in_place)
check('/rivals/checking-out', run_rival, checking_out)
check('/rivals/two-programs', test_two_programs)
check('/rivals/killed', test_killed_beside_rival)
done()
