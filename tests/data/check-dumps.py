# SPDX-License-Identifier: GPL-3.0-or-later
# The offsets and digests in the readers' expected dumps, counted again by Python.

import hashlib
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'support'))
from tap import check, done, equal

BLOCK = re.compile(r'\[(\d+)-(\d+) \S+ \S+( \d+)?\] (.*)$', re.DOTALL)


def check_dump(path):
    """Blocks stand one LF apart, are as long as they say, and have the digest that is given."""
    digest, texts, at = None, [], 0
    for line in path.read_text().split('\n'):
        if line.startswith('digest: '):
            digest = line.removeprefix('digest: ')
        block = BLOCK.match(line)
        if block is None:
            continue
        start, end, text = int(block[1]), int(block[2]), block[4].replace('⏎', '\n')
        equal(start, at, 'start')
        equal(end - start, len(text), 'length')
        texts.append(text)
        at = end + 1
    equal(digest, hashlib.sha256('\n'.join(texts).encode()).hexdigest(), 'digest')


for dump in sorted((pathlib.Path(__file__).parent / 'import').glob('*.expected')):
    check('/dumps/' + dump.name, check_dump, dump)
done()
