# SPDX-License-Identifier: GPL-3.0-or-later
# The agenda of `differences`: a page that is XML, loads nothing, has both versions with notes and doubts, whatever stands
# in them; and it is written where it replaces no article.

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import uuid
import xml.etree.ElementTree as tree

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from tap import check, done, equal

# The namespace of the ids of differences.
SPACE = uuid.UUID('2f1d5a4e-8c0b-5e0f-9f7c-3d6a1b2c4e58')
XHTML = '{http://www.w3.org/1999/xhtml}'
TEXT = 'Strike <b>over</b> & out\nThe port said "the strike" caused delays. The union denied it.\n'
NOTE = 'a <script>alert(1)</script> & a bell \x07'


def call(folder, *arguments, status=0):
    environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=folder, XDG_STATE_HOME=f'{folder}/state',
                       XDG_CONFIG_HOME=f'{folder}/config')
    ended = subprocess.run([PROGRAM, *map(str, arguments)], env=environment, cwd=folder, capture_output=True, text=True)
    if ended.returncode != status:
        raise AssertionError(f'{arguments}: {ended.returncode}\n{ended.stdout}{ended.stderr}')
    return ended.stdout


def make_project(folder):
    pathlib.Path(folder, 'a.txt').write_text(TEXT)
    for who, words, more in (('lin', '"the strike" caused delays', ('--note', NOTE)),
                             ('mara', '"the strike"', ('--doubt',))):
        call(folder, 'annotate', 'a.txt', '--annotator', who, '--code', 'claim', '--quote', words, *more)


def read(folder, name='agenda.xhtml'):
    return tree.parse(pathlib.Path(folder, name)).getroot()


def words(element):
    return ''.join(element.itertext())


def states(page):
    return [words(s) for s in page.iter(f'{XHTML}span') if s.get('class') == 'state']


def test_versions(folder):
    call(folder, 'differences', '.', '--agenda', 'agenda.xhtml')
    sections = read(folder).findall(f'.//{XHTML}section')
    equal([words(s.find(f'{XHTML}h3')) for s in sections], ['1. Boundary · Claim', '2. Doubt · Claim'])
    equal([words(m) for m in sections[0].iter(f'{XHTML}mark')], ['"the strike" caused delays', 'the strike'])
    text = words(sections[0])
    for wanted in ('The port said ', 'The union denied it.', 'in doubt', 'a <script>alert(1)</script> & a bell '):
        assert wanted in text, (wanted, text)


def test_titles(folder):
    """An article is called by its title, as it was corrected, with its file beside; by its file where it has none."""
    headings = [words(h) for h in read(folder).iter(f'{XHTML}h2')]
    equal(headings, ['Strike <b>over</b> & out a.txt'])
    project = pathlib.Path(folder, 'other')
    (project / 'sub').mkdir(parents=True)
    (project / 'articles.csv').write_text('file,title\nsub/b.txt,The right one\n')
    for name, text in (('sub/b.txt', TEXT), ('c.txt', 'This is a sentence and no title.\nThe union denied it.\n')):
        (project / name).write_text(text)
        call(folder, 'annotate', f'other/{name}', '--annotator', 'lin', '--code', 'claim', '--quote', 'union')
        call(folder, 'annotate', f'other/{name}', '--annotator', 'mara', '--code', 'claim', '--quote', 'union denied')
    call(folder, 'differences', 'other', '--agenda', 'other/agenda.xhtml')
    headings = [words(h) for h in read(folder, 'other/agenda.xhtml').iter(f'{XHTML}h2')]
    equal(headings, ['c.txt', 'The right one sub/b.txt'])
    shutil.rmtree(project)


def test_whole(folder):
    page = read(folder)
    equal([e.tag for e in page.iter() for a in e.attrib if a in ('src', 'href')], [])
    equal(page.findall(f'.//{XHTML}script'), [])
    equal(len(page.findall(f'.//{XHTML}div[@class="room"]')), 2)


def test_decided(folder):
    for who in ('lin', 'mara'):
        call(folder, 'finish', 'a.txt', '--annotator', who, status=1)
    call(folder, 'adjudicate', 'a.txt', '--strategy', 'union', '--overlap', '0.1', status=1)
    call(folder, 'differences', 'a.txt', '--agenda', 'agenda.xhtml')
    equal(states(read(folder)), ['Settled by a rule', 'Undecided'])


def digest(item):
    """Of a version, as files.md says it."""
    text = json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_by_people(folder):
    """What people have decided is not left over from a rule."""
    rest = [json.loads(line) for line in
            call(folder, 'adjudicate', 'a.txt', '--strategy', 'union', '--overlap', '0.1', '--json', status=1).splitlines()]
    equal([d['kind'] for d in rest], ['doubt'])
    sides = [json.loads(pathlib.Path(folder, f'a.txt.{who}.anno.json').read_text())['first']['items'][0]
             for who in ('lin', 'mara')]
    name = '\n'.join(['doubt', *sorted(side['id'] for side in sides), ''])
    gold = pathlib.Path(folder, 'a.txt.gold.anno.json')
    collection = json.loads(gold.read_text())
    collection['cf:deleted'] = [{
        'id': f'urn:uuid:{uuid.uuid5(SPACE, name)}', 'type': 'as:Tombstone', 'as:deleted': '2026-01-02T03:04:05Z',
        'cf:decision': {'cf:verdict': 'taken', 'cf:kind': 'doubt',
                        'cf:from': [{'id': side['id'], 'cf:version': digest(side)} for side in sides]}}]
    gold.write_text(json.dumps(collection, indent=2, ensure_ascii=False) + '\n')
    equal(call(folder, 'adjudicate', 'a.txt', '--strategy', 'union', '--overlap', '0.1'), '')
    call(folder, 'differences', 'a.txt', '--agenda', 'agenda.xhtml')
    equal(states(read(folder)), ['Settled by a rule', 'Decided'])


def test_article_stays(folder):
    before = pathlib.Path(folder, 'a.txt').read_bytes()
    ended = subprocess.run([PROGRAM, 'differences', 'a.txt', '--agenda', 'a.txt'], cwd=folder, capture_output=True,
                           env=dict(os.environ, HOME=folder))
    assert ended.returncode in (2, 3), ended
    equal(pathlib.Path(folder, 'a.txt').read_bytes(), before)
    call(folder, 'differences', 'a.txt', 'a.txt', '--agenda', 'two.xhtml', status=2)
    assert not pathlib.Path(folder, 'two.xhtml').exists()


with tempfile.TemporaryDirectory() as folder:
    make_project(folder)
    check('both versions in context, with notes and doubts', test_versions, folder)
    check('articles by their titles', test_titles, folder)
    check('it loads nothing, and has room to write', test_whole, folder)
    check('what is decided', test_decided, folder)
    check('what people have decided', test_by_people, folder)
    check('an article is not replaced', test_article_stays, folder)
done()
