# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing goes to the network: all cases of the command line, and scripts of the window, once more with each of the
# program's calls for a socket written down, and without a network, so that one that was needed would be missed.

import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

from rig import need_tracing, temporary
from tap import Skip, check, done, equal

CLI, *WINDOW = (os.path.abspath(p) for p in sys.argv[1:])
TESTS = pathlib.Path(__file__).resolve().parents[1]
# The window's, with a page that names much that could be loaded; the program for drops has nothing to do there.
SCRIPTS = ('remote', 'main-job', 'exporting')
LOCAL = ('AF_UNIX', 'AF_NETLINK')  # to other programs here, and to the kernel
FAMILY = re.compile(r'\b[AP]F_[A-Z0-9_]+')


def enter_name_space():
    """Once more where there is no network."""
    flags = ['--net'] if os.getuid() == 0 else ['--net', '--map-current-user']
    if subprocess.run(['unshare', *flags, 'true'], capture_output=True).returncode == 0:
        os.environ['CF_TEST_INSIDE'] = 'yes'
        os.execvp('unshare', ['unshare', *flags, sys.executable, *sys.argv])


class Trace:
    """A program that does what another does, and writes down its calls for the network. It keeps the number of the
    process, by which its windows are found."""

    def __init__(self, folder, program):
        self.logs = pathlib.Path(folder) / 'traces'
        self.logs.mkdir()
        self.program = pathlib.Path(folder) / 'traced'
        self.program.write_text('#!/bin/sh\nexec strace -D -f -q -e signal=none -e trace=network '
                                f'-o {shlex.quote(str(self.logs))}/$$ {shlex.quote(program)} "$@"\n')
        self.program.chmod(0o755)

    def look(self):
        """How many runs there were, and the calls that are not local."""
        logs = [read_whole(path) for path in self.logs.iterdir()]
        return len(logs), [line for lines in logs for line in lines if set(FAMILY.findall(line)) - set(LOCAL)]


def read_whole(path):
    """The lines of a log, as soon as it says that the program has ended: what writes it ends after that."""
    for _ in range(6000):
        lines = path.read_text(errors='replace').splitlines()
        if lines and '+++ ' in lines[-1]:
            return lines
        time.sleep(0.01)
    raise AssertionError(f'{path} has no end: {lines[-3:]}')


def trace(program, command):
    """Runs a script with a traced program in the place of @program: all that it tests goes well, and nothing
    else is asked for."""
    need_tracing()
    with temporary() as folder:
        traced = Trace(folder, program)
        # Leaks cannot be looked for in a process that is traced.
        options = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
        ended = subprocess.run([sys.executable, *command(str(traced.program))], capture_output=True, text=True,
                               env=dict(os.environ, ASAN_OPTIONS=options))
        if '# SKIP' in ended.stdout.splitlines()[0]:
            raise Skip(ended.stdout.split('# SKIP ')[1].strip())
        equal(ended.returncode, 0, ended.stdout[-3000:] + ended.stderr[-3000:])
        n, calls = traced.look()
        equal((n > 0, calls), (True, []), command)
        print(f'# {n} runs, {len(re.findall("^ok ", ended.stdout, re.MULTILINE))} tests')


def test_the_test():
    """What does go to the network is seen."""
    need_tracing()
    with temporary() as folder:
        traced = Trace(folder, sys.executable)
        for n, code in enumerate(('import socket; socket.socket()', 'import socket; socket.socket(socket.AF_UNIX)',
                                  'import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)'), 1):
            subprocess.run([traced.program, '-c', code], check=True)
        n, calls = traced.look()
        equal((n, len([c for c in calls if 'socket(' in c])), (3, 2), calls)


def test_no_network():
    """There is none in this test, but for what a process has for itself, which is off."""
    if os.environ.get('CF_TEST_INSIDE') != 'yes':
        raise Skip('no name spaces here')
    links = [line.split(':')[0].strip() for line in pathlib.Path('/proc/net/dev').read_text().splitlines()[2:]]
    equal(set(links) <= {'lo', 'sit0', 'tunl0', 'ip6tnl0', 'gre0', 'erspan0', 'gretap0', 'ip_vti0', 'ip6_vti0',
                         'ip6gre0'}, True, links)


if os.environ.get('CF_TEST_INSIDE') != 'yes':
    enter_name_space()
check('/network/the-test', test_the_test)
check('/network/none-here', test_no_network)
check('/network/command-line', trace, CLI, lambda program: [str(TESTS / 'cli' / 'run-cases.py'), program])
for window in WINDOW:
    for name in SCRIPTS:
        check(f'/network/window/{name}', trace, window,
              lambda program: [str(TESTS / 'gtk' / f'test-{name}.py'), program, CLI, '/bin/false'])
done()
