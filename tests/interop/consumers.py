# SPDX-License-Identifier: GPL-3.0-or-later
# Programs in other languages that read files for a test.

import json
import pathlib
import shutil
import subprocess
import tempfile

from tap import Skip

HERE = pathlib.Path(__file__).parent


def need(program):
    """Skips unless the program is there."""
    if shutil.which(program) is None:
        raise Skip(f'{program} is not installed')


def run(command, request):
    """What a program prints, parsed, when it is given a request as a file of JSON."""
    with tempfile.NamedTemporaryFile('w', encoding='utf-8', suffix='.json') as file:
        json.dump(request, file)
        file.flush()
        ran = subprocess.run([*command, file.name], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    if ran.returncode != 0:
        raise AssertionError(f'{command}: {ran.stderr.decode()[-2000:]}')
    return json.loads(ran.stdout)


def need_npm(folder, *packages):
    """Skips unless node and these packages are there: build-aux/test.sh --all puts them into the folder
    in the build, and where it cannot, says why in npm-failed.txt."""
    need('node')
    for package in packages:
        if not (folder / 'node_modules' / package / 'package.json').exists():
            failed = folder / 'npm-failed.txt'
            why = failed.read_text().strip() if failed.exists() else 'build-aux/test.sh --all installs it'
            raise Skip(f'npm package {package} is not installed: {why}')
