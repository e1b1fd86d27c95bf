# SPDX-License-Identifier: GPL-3.0-or-later
# The agenda of `differences`: a page that is XML, loads nothing, has both versions with notes and doubts, whatever stands
# in them; and it is written where it replaces no article.

import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from tap import check, done, equal

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
    equal(states(read(folder)), ['Settled by a rule', 'Open'])


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
    check('it loads nothing, and has room to write', test_whole, folder)
    check('what is decided', test_decided, folder)
    check('an article is not replaced', test_article_stays, folder)
done()
