# SPDX-License-Identifier: GPL-3.0-or-later
# Each system call of a program that saves is the last one, or fails, in turn: the N-th of its kind, for all N.
# Whatever happens, the file is the old one or the new one, nothing that was told to be safe is lost, a failure
# is said, and the next run has everything. CF_TEST_FAULTS=all tries every error on every
# call, CF_TEST_FAULTS=first one on each.

import os
import re
import subprocess
import sys

from rig import Rig, need_tracing, temporary
from tap import check, done, equal

TOOL = sys.argv[1]
STEPS = 4
CALLS = ('openat', 'write', 'fsync', 'fdatasync', 'close', 'fchmod', 'fchown', 'renameat2', 'renameat', 'unlink',
         'unlinkat', 'flock', 'lseek', 'read', 'fstat', 'newfstatat', 'getdents64', 'fcntl', 'mkdir', 'ftruncate')
ERRORS = {
    'openat': ('ENOSPC', 'EACCES', 'EMFILE', 'EROFS'), 'write': ('ENOSPC', 'EDQUOT', 'EIO', 'EINTR'),
    'fsync': ('EIO', 'ENOSPC', 'EINTR'), 'fdatasync': ('EIO', 'ENOSPC'), 'close': ('EIO', 'EINTR'),
    'fchmod': ('EPERM',), 'fchown': ('EPERM',), 'renameat2': ('EACCES', 'EXDEV', 'EINVAL', 'EIO', 'EBUSY'),
    'renameat': ('EIO', 'ESTALE'), 'unlink': ('EIO',), 'unlinkat': ('EIO',), 'flock': ('ENOLCK', 'EINTR'),
    'lseek': ('EIO',), 'read': ('EIO', 'EINTR'), 'fstat': ('EIO',), 'newfstatat': ('EIO', 'EACCES'),
    'getdents64': ('EIO',), 'fcntl': ('EINVAL', 'EACCES'), 'mkdir': ('ENOSPC', 'EACCES'), 'ftruncate': ('EIO',),
}
if os.environ.get('CF_TEST_FAULTS') == 'all':
    everything = tuple(dict.fromkeys(e for errors in ERRORS.values() for e in errors))
    ERRORS = {call: everything for call in CALLS}
elif os.environ.get('CF_TEST_FAULTS') == 'first':
    ERRORS = {call: errors[:1] for call, errors in ERRORS.items()}


def count_at_start(rig):
    """How often each call is made before the work begins."""
    log = rig.base / 'strace'
    rig.run(STEPS, ['strace', '-o', str(log), '-e', 'trace=writev,' + ','.join(CALLS)])
    before, text = {}, log.read_text()
    head = text[:text.index('writev(1, [{iov_base="ready')]
    for call in CALLS:
        before[call] = len(re.findall(rf'^{call}\(', head, re.MULTILINE))
    return before


def run_injected(rig, call, what, n):
    """A run in which that happens at the N-th call; whether it did happen."""
    log = rig.base / 'strace'
    done = subprocess.run(['strace', '-o', str(log), '-e', f'trace={call}', '-e', f'inject={call}:{what}:when={n}',
                           *rig.command(STEPS)], env=rig.environment, capture_output=True)
    reached = '(INJECTED)' in log.read_text() or '+++ killed by SIGKILL' in log.read_text()
    equal(done.returncode in (0, 3, -9, 137), True, (call, what, n, done.returncode, done.stderr.decode()[-1500:]))
    return done.stdout, reached


def try_all(call, what):
    """The N-th call, for every N of the work."""
    need_tracing()
    tried = 0
    with temporary(in_memory=True) as folder:
        rig = Rig(TOOL, folder)
        rig.is_traced()
        rig.run(6)
        n = count_at_start(rig)[call] + 1
        while True:
            output, reached = run_injected(rig, call, what, n)
            rig.take(output)
            rig.check_file()
            rig.settle()
            if not reached:
                break
            tried += 1
            n += 1
            equal(tried < 400, True, 'an end')
        rig.check_left()
    print(f'# {call} {what}: {tried} places')


for call in CALLS:
    check(f'/killed/{call}', try_all, call, 'signal=KILL')
for call, errors in ERRORS.items():
    for error in errors:
        check(f'/failed/{call}/{error}', try_all, call, f'error={error}')
done()
