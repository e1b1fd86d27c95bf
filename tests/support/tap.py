# SPDX-License-Identifier: GPL-3.0-or-later
# Tests in Python, as the Test Anything Protocol has them.

import sys
import traceback

_count = 0
_failed = 0


class Skip(Exception):
    """Raised by a test that cannot run here; its text says why."""


def check(name, function, *arguments):
    """Runs one test, and says whether it passed; an exception fails it and the next one goes on."""
    global _count, _failed
    _count += 1
    passed = False
    try:
        function(*arguments)
        print(f'ok {_count} {name}')
        passed = True
    except Skip as reason:
        print(f'ok {_count} {name} # SKIP {reason}')
    except Exception:
        _failed += 1
        for line in traceback.format_exc().splitlines():
            print('# ' + line)
        print(f'not ok {_count} {name}')
    sys.stdout.flush()
    return passed


def equal(got, expected, what='value'):
    """Fails unless the two are the same."""
    if got != expected:
        raise AssertionError(f'{what}: got {got!r}, expected {expected!r}')


def done():
    """Ends the program."""
    print(f'1..{_count}')
    sys.exit(1 if _failed else 0)
