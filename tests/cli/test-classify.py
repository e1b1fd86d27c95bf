# SPDX-License-Identifier: GPL-3.0-or-later
# In a classify round coders get the spans of gold: these stay where they are, and what is said of them is free.

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from tap import check, done, equal

ARTICLE = 'a.txt'
TEXT = 'Strike over\nThe port said the strike caused delays. The union denied it on Monday.\n'
SECRET = 'Geheimnis'


class Project:
    """An article, gold made of what ada and bo said of it, and a classify round for xu and yan."""

    def __init__(self, folder):
        self.home = pathlib.Path(folder) / 'home'
        self.top = pathlib.Path(folder) / 'project'
        self.top.mkdir()
        (self.top / ARTICLE).write_text(TEXT)
        self.call('codebook', '.', 'new', '--template', 'framing-core')
        self.annotate('ada', 'claim', 'the strike caused delays', '--attribute', 'function=cause', '--note', SECRET)
        self.annotate('bo', 'rebuttal', 'denied it', '--attribute', f'proposition={SECRET}', '--doubt')
        self.adjudicate()
        book = self.top / 'codebook.json'
        made = json.loads(book.read_text())
        made['rounds'] = [{'id': 'r2', 'kind': 'classify', 'blind': True, 'coders': ['xu', 'yan'],
                           'articles': [ARTICLE], 'revision': made['revision']}]
        book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')

    def run(self, *arguments, top=None):
        environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(self.home), XDG_STATE_HOME=str(self.home / 'state'),
                           XDG_CONFIG_HOME=str(self.home / 'config'))
        return subprocess.run([PROGRAM, *map(str, arguments)], env=environment, cwd=top or self.top,
                              capture_output=True, text=True)

    def call(self, *arguments, **options):
        ended = self.run(*arguments, **options)
        if ended.returncode not in (0, 1):
            raise AssertionError(f'{arguments}: {ended.returncode}\n{ended.stdout}{ended.stderr}')
        return ended.stdout

    def annotate(self, who, code, quote, *more):
        return self.call('annotate', ARTICLE, '--annotator', who, '--code', code, '--quote', quote, *more)

    def adjudicate(self):
        """All that either has marked becomes gold; their own layers go."""
        for name in ('ada', 'bo'):
            self.run('finish', ARTICLE, '--annotator', name)
        self.call('adjudicate', '.', '--strategy', 'union', '--annotators', 'ada,bo')
        for name in ('ada', 'bo'):
            (self.top / f'{ARTICLE}.{name}.anno.json').unlink()

    def begin(self, who, **options):
        """The first change brings the copies to the disk."""
        self.call('annotate', ARTICLE, '--annotator', who, '--code', 'article', '--attribute', 'codable=yes', **options)
        return self.layer(who, **options)

    def layer(self, who, top=None):
        items = json.loads(((top or self.top) / f'{ARTICLE}.{who}.anno.json').read_text())['first']['items']
        return [item for item in items if 'cf:locked' in item]

    def edit(self, who, item, *change):
        return self.run('edit', ARTICLE, '--annotator', who, '--id', item['id'], *change).returncode

    def spans(self, who):
        return [json.loads(line)['spans'] for line in
                self.call('list', ARTICLE, '--annotator', who, '--json').splitlines() if json.loads(line)['spans']]


def temporary():
    return tempfile.TemporaryDirectory(prefix='cf-classify-')


def code(item):
    return next(body['value'] for body in item['body'] if body['purpose'] == 'tagging')


def test_copies():
    """Places and codes, and nothing else that gold says."""
    with temporary() as folder:
        project = Project(folder)
        gold = {item['id']: item for item in
                json.loads((project.top / f'{ARTICLE}.gold.anno.json').read_text())['first']['items']}
        copies = project.begin('xu')
        equal([code(item) for item in copies], ['claim', 'rebuttal'])
        equal({item['cf:locked']['cf:from'] for item in copies}, set(gold))
        for item in copies:
            original = gold[item['cf:locked']['cf:from']]
            equal(item['target'], original['target'])
            equal([body['purpose'] for body in item['body']], ['tagging'])
            equal('cf:doubt' in item, False)
            equal(item['creator']['id'] != original['creator']['id'], True, 'it is their own')
        equal(SECRET in (project.top / f'{ARTICLE}.xu.anno.json').read_text(), False)
        equal(project.run('check', '.').returncode, 0)


def test_locked():
    with temporary() as folder:
        project = Project(folder)
        claim = project.begin('xu')[0]
        before = project.spans('xu')
        equal(project.edit('xu', claim, '--span', '12-20'), 2)
        equal(project.run('delete', ARTICLE, '--annotator', 'xu', '--id', claim['id']).returncode, 2)
        equal(project.spans('xu'), before)
        equal(project.edit('xu', claim, '--attribute', 'function=problem', '--note', 'mine', '--doubt'), 0)
        equal(project.edit('xu', claim, '--code', 'rebuttal'), 0)
        equal(project.edit('xu', project.layer('xu')[0], '--span', '12-20'), 2, 'still, when it has been changed')
        equal([code(item) for item in project.layer('xu')], ['rebuttal', 'rebuttal'])


def test_two_machines():
    """Both make the same bytes of what they copy: merged, nothing is to settle."""
    with temporary() as folder:
        project = Project(folder)
        project.call('annotate', ARTICLE, '--annotator', 'yan', '--code', 'claim', '--quote', 'on Monday')
        other = pathlib.Path(folder) / 'other'
        shutil.copytree(project.top, other)
        (project.top / f'{ARTICLE}.yan.anno.json').unlink()
        (other / f'{ARTICLE}.yan.anno.json').unlink()
        equal(project.begin('yan'), project.begin('yan', top=other))


def test_finished_is_finished():
    """What comes into gold later is for those who have not finished."""
    with temporary() as folder:
        project = Project(folder)
        project.begin('xu')
        project.run('finish', ARTICLE, '--annotator', 'xu')
        for name in ('ada', 'bo'):
            project.annotate(name, 'claim', 'The port')
        project.adjudicate()
        equal(len(project.begin('yan')), 3)
        project.run('finish', ARTICLE, '--annotator', 'xu', '--undo')
        equal(len(project.layer('xu')), 2)


def test_agreement_on_attributes():
    """The units are the same, so every value has a partner."""
    with temporary() as folder:
        project = Project(folder)
        for who in ('xu', 'yan'):
            for item, value in zip(project.begin(who), ('problem', 'cause')):
                equal(project.edit(who, item, '--attribute', f'function={value}'), 0)
            project.run('finish', ARTICLE, '--annotator', who)
        said = project.call('agreement', '.', '--round', 'r2', '--attribute', 'function', '--measure', 'alpha', '--json')
        figure = json.loads(said.splitlines()[0])
        equal((figure['value'], figure['n']), (1, 2))


for test in (test_copies, test_locked, test_two_machines, test_finished_is_finished, test_agreement_on_attributes):
    check('/classify/' + test.__name__[5:].replace('_', '-'), test)
done()
