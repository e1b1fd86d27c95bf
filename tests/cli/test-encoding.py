# SPDX-License-Identifier: GPL-3.0-or-later
# What is typed in the encoding of the locale is written as it was meant, or refused.

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, sys.argv[2])
from project import Project
from tap import check, done, equal

PROGRAM = os.path.abspath(sys.argv[1])
WORDS = '主张 €'
NAME = 'a.txt.lin.anno.json'


def annotate(locale, *options):
    """Status, error and what the sidecar holds."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(PROGRAM, folder)
        (project.folder / 'a.txt').write_text(f'Strike\nThe port said: {WORDS}.\n')
        project.environment['LC_ALL'] = locale
        call = [PROGRAM, 'annotate', 'a.txt', '--annotator', 'lin', '--code', 'claim', *options]
        done = subprocess.run(call, cwd=project.folder, env=project.environment, capture_output=True)
        sidecar = project.folder / NAME
        return done.returncode, done.stderr, json.loads(sidecar.read_text()) if sidecar.exists() else None


def check_taken(locale, encoding):
    """Quote, note and attribute."""
    status, said, sidecar = annotate(locale, '--quote', WORDS.encode(encoding), '--note', WORDS.encode(encoding),
                                     '--attribute', b'target=' + WORDS.encode(encoding))
    equal((status, said), (0, b''))
    item, = sidecar['first']['items']
    equal(item['target'][0]['selector'][1]['exact'], WORDS)
    equal([b['value'] for b in item['body']], ['claim', WORDS, WORDS])


def check_refused(locale, option, value):
    span = () if option == '--span' else ('--span', '0-6')
    status, said, sidecar = annotate(locale, *span, option, value)
    equal((status, sidecar), (2, None), said)
    equal(said.startswith(b'counterframe-cli:1:1: error: ') and option.encode() in said, True, said)


INVALID = {'bytes': b'x \xff\xfe', 'cut': '主'.encode()[:2], 'surrogate': b'\xed\xa0\x80', 'overlong': b'\xc0\xaf'}
# In the C locale, as servers have it, UTF-8 is meant.
for locale in ('C.UTF-8', 'C'):
    check(f'/encoding/taken/{locale}', check_taken, locale, 'utf-8')
    for name, value in INVALID.items():
        check(f'/encoding/refused/{locale}/{name}', check_refused, locale, '--note', value)
check('/encoding/refused/attribute', check_refused, 'C.UTF-8', '--attribute', b'target=\xff')
check('/encoding/refused/span', check_refused, 'C.UTF-8', '--span', b'0-6\xff')
done()
