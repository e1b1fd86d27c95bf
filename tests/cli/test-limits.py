# SPDX-License-Identifier: GPL-3.0-or-later
# What `check` says of one file at most: cf-limits.h has the limit.

import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import uuid

PROGRAM = sys.argv[1]
sys.path.insert(0, sys.argv[2])
from limits import CF_LIMIT_PROBLEMS_OF_FILE
from tap import check, done, equal


def run(folder, *arguments):
    environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=folder, XDG_STATE_HOME=folder + '/state',
                       XDG_CONFIG_HOME=folder + '/config')
    return subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, text=True)


def count_said(n):
    """How many problems are said of a sidecar with n annotations whose words stand elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / 'project'
        project.mkdir()
        article = project / 'a.txt'
        article.write_text('Strike over\nThe port said so on Monday.\n')
        said = run(folder, 'annotate', str(article), '--annotator', 'lin', '--code', 'claim', '--span', '0-6')
        equal(said.returncode, 0, said.stderr)
        path = project / 'a.txt.lin.anno.json'
        collection = json.loads(path.read_text())
        first = collection['first']['items'][0]
        collection['first']['items'] = [copy.deepcopy(first) for _ in range(n)]
        for item in collection['first']['items']:
            item['id'] = f'urn:uuid:{uuid.uuid4()}'
            item['target'][0]['selector'][1]['exact'] = 'Lockout'
        collection['total'] = n
        path.write_text(json.dumps(collection, indent=2, ensure_ascii=False) + '\n')
        lines = run(folder, 'check', str(path)).stdout.splitlines()
        differ = [line for line in lines if 'was marked' in line]
        more = [line for line in lines if 'more is wrong with this file' in line]
        return len(differ), len(more)


def test_limit():
    equal(count_said(CF_LIMIT_PROBLEMS_OF_FILE), (CF_LIMIT_PROBLEMS_OF_FILE, 0), 'at the limit')
    equal(count_said(CF_LIMIT_PROBLEMS_OF_FILE + 1), (CF_LIMIT_PROBLEMS_OF_FILE, 1), 'one above')


check('/limits/problems-of-file', test_limit)
done()
