# SPDX-License-Identifier: GPL-3.0-or-later
# Sidecars with all that counterframe-cli can put into one.

import json
import pathlib
import shutil

from project import Project
from tap import equal

STRIKE = pathlib.Path(__file__).parent.parent / 'cli' / 'fixtures' / 'strike'


def annotate(project, article, annotator, code, *words):
    return project.made('annotate', article, '--annotator', annotator, '--code', code, *words)['id']


def two_machines(project, sidecar, annotation):
    """A layer that was changed in two places and put together again: versions wait to be settled."""
    before = sidecar.read_bytes()
    project.run('edit', '.', '--annotator', 'lin', '--id', annotation, '--note', 'here')
    here = json.loads(sidecar.read_bytes())
    sidecar.write_bytes(before)
    # Another machine has backups of its own, or it would know what was written here.
    project.environment['XDG_STATE_HOME'] += '-there'
    project.run('edit', '.', '--annotator', 'lin', '--id', annotation, '--note', 'there')
    there = json.loads(sidecar.read_bytes())
    other = [i for i in here['first']['items'] if i['id'] == annotation]
    there['cf:versions'] = there.get('cf:versions', []) + other
    sidecar.write_text(json.dumps(there, indent=2, ensure_ascii=False) + '\n')


def fill(project):
    """Puts articles and their sidecars into the folder of a new project."""
    shutil.copytree(STRIKE, project.folder, dirs_exist_ok=True)
    claim = annotate(project, 'port.txt', 'lin', 'claim', '--quote', '罢工使三成货柜延误',
                     '--attribute', 'function=problem', '--attribute', 'frame=economic',
                     '--attribute', 'frame=security-and-defence', '--note', '𠮷 "<b>"\nnote')
    source = annotate(project, 'port.txt', 'lin', 'source', '--quote', '港务局发言人陈立文', '--doubt')
    annotate(project, 'port.txt', 'lin', 'claim', '--span', '25-29', '--span', '31-34')
    gone = annotate(project, 'port.txt', 'lin', 'claim', '--span', '25-29')
    annotate(project, 'port.txt', 'lin', 'article', '--attribute', 'codable=yes')
    rebuttal = annotate(project, 'union.txt', 'lin', 'rebuttal', '--quote', 'The figure is baseless')
    project.run('relate', '.', '--annotator', 'lin', '--from', rebuttal, '--type', 'rebuts', '--to',
                claim, '--attribute', 'basis=named', '--note', 'why')
    project.run('relate', '.', '--annotator', 'lin', '--from', claim, '--type', 'attributed-to',
                '--to', source)
    project.run('delete', '.', '--annotator', 'lin', '--id', gone)
    project.call('finish', 'port.txt', '--annotator', 'lin')
    project.run('edit', '.', '--annotator', 'lin', '--id', claim, '--note', 'other')
    two_machines(project, project.folder / 'port.txt.lin.anno.json', claim)
    # The program writes what another put together; it says that something waits.
    equal(project.call('annotate', 'port.txt', '--annotator', 'lin', '--code', 'claim', '--span',
                       '31-34')[0], 1)
    # An empty layer: what was saved and deleted.
    only = annotate(project, 'union.txt', 'mara', 'claim', '--quote', 'Maria Lopez')
    project.run('delete', '.', '--annotator', 'mara', '--id', only)
    annotate(project, 'union.txt', 'nora', 'claim', '--quote', 'the delays were old')


def make(program, folder):
    """The sidecars, parsed, by name."""
    project = Project(program, str(folder))
    fill(project)
    return {path.name: json.loads(path.read_bytes())
            for path in sorted(project.folder.rglob('*.anno.json'))}
