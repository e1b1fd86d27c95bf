# SPDX-License-Identifier: GPL-3.0-or-later
# A project in a temporary folder, worked on by counterframe-cli.

import json
import os
import pathlib
import subprocess

from tap import equal


class Project:
    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = pathlib.Path(folder) / 'project'
        self.folder.mkdir()
        self.environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': folder,
                            'XDG_STATE_HOME': folder + '/state',
                            'XDG_CONFIG_HOME': folder + '/config'}
        for name in ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS'):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def call(self, *words):
        """Status, standard output and standard error."""
        done = subprocess.run([self.program, *words], cwd=self.folder, env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def run(self, *words):
        """Standard output of a call that goes well and says nothing else."""
        status, out, said = self.call(*words)
        equal((status, said), (0, ''), words)
        return out

    def made(self, *words):
        """The one object that a call prints."""
        return json.loads(self.run(*words, '--json'))
