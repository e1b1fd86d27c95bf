# SPDX-License-Identifier: GPL-3.0-or-later
# The argument graph as a picture: what text and numbers from outside may do to it.

import copy
import json
import re
import struct
import sys
import tempfile
import uuid
import zlib
from xml.etree import ElementTree

sys.path.insert(0, sys.argv[2])
from limits import (CF_LIMIT_CARD_CHARACTERS, CF_LIMIT_MAP_NODES, CF_LIMIT_MARKS_SHOWN, CF_LIMIT_PICTURE_PIXELS,
                    CF_LIMIT_PICTURE_POINTS, CF_LIMIT_PICTURE_SIDE)
from project import Project
from tap import check, done, equal

PROGRAM = sys.argv[1]
UNSEEN = '\u200b'
SVG = '{http://www.w3.org/2000/svg}'


def make(folder, *quotes):
    """A project with an article of these paragraphs, each of them a claim."""
    project = Project(PROGRAM, folder)
    (project.folder / 'a.txt').write_text('\n'.join(('Headline',) + quotes))
    start = len('Headline') + 1
    for quote in quotes:
        project.run('annotate', 'a.txt', '--annotator', 'lin', '--code', 'claim', '--span',
                    f'{start}-{start + len(quote)}')
        start += len(quote) + 1
    return project


def draw(*quotes):
    with tempfile.TemporaryDirectory() as folder:
        return make(folder, *quotes).run('argument', '.', '--format', 'svg')


def count_glyphs(svg):
    return sum(1 for _ in ElementTree.fromstring(svg).iter(SVG + 'use'))


def shown_words():
    """Words are on the card, Chinese ones too, and other words make another picture."""
    equal(draw('Alpha beta') == draw('Alpha beta'), True)
    equal(draw('Alpha beta') == draw('Alpha gamma'), False)
    # The same card but for the glyphs of the words.
    equal(count_glyphs(draw('网络攻击')) - count_glyphs(draw('网络')), 2)


def long_words():
    """A card holds so many characters and no more."""
    short = draw('A' + UNSEEN * 10 + 'X')
    equal(draw('A' + UNSEEN * (CF_LIMIT_CARD_CHARACTERS - 2) + 'X') == short, True)
    equal(draw('A' + UNSEEN * (CF_LIMIT_CARD_CHARACTERS - 1) + 'X') == short, False)


def many_marks():
    """Combining marks without end are no picture that leaves its card, and take no time."""
    most = draw('a' + '\u0301' * CF_LIMIT_MARKS_SHOWN + 'b')
    equal(draw('a' + '\u0301' * 5000 + 'b') == most, True)
    equal(draw('a' + '\u0301' * (CF_LIMIT_MARKS_SHOWN - 1) + 'b') == most, False)


def odd_characters():
    """Nothing in a text breaks the picture or the graph."""
    with tempfile.TemporaryDirectory() as folder:
        project = make(folder, 'a\x01\x1b[31m \x7f b', '<b>&amp;</b> ]]>', 'x \ufffe y \u202e z', 'back\\slash \\')
        for form in ('svg', 'graphml'):
            ElementTree.fromstring(project.run('argument', '.', '--format', form).encode())
        equal(len(json.loads(project.run('argument', '.', '--json'))['nodes']), 4)
        said = project.run('argument', '.', '--format', 'graphml')
        equal('a\ufffd\ufffd[31m \x7f b' in said, True)


def with_annotations(project, n):
    """Makes of the one annotation of a project n of them."""
    path = project.folder / 'a.txt.lin.anno.json'
    sidecar = json.loads(path.read_text())
    first = sidecar['first']['items'][0]
    items = []
    for _ in range(n):
        item = copy.deepcopy(first)
        item['id'] = f'urn:uuid:{uuid.uuid4()}'
        items.append(item)
    sidecar['first']['items'] = sorted(items, key=lambda item: item['id'])
    sidecar['total'] = n
    path.write_text(json.dumps(sidecar, indent=2, ensure_ascii=False) + '\n')


def many_annotations():
    """So many cards are drawn; of more is said that it is too much, and other formats have them all."""
    with tempfile.TemporaryDirectory() as folder:
        project = make(folder, 'Alpha')
        with_annotations(project, CF_LIMIT_MAP_NODES)
        equal(project.call('argument', '.', '--format', 'svg', '-o', 'map.svg')[0], 0)
        with_annotations(project, CF_LIMIT_MAP_NODES + 1)
        status, out, said = project.call('argument', '.', '--format', 'svg', '-o', 'more.svg')
        equal((status, out, (project.folder / 'more.svg').exists()), (3, '', False))
        equal(str(CF_LIMIT_MAP_NODES + 1) in said and str(CF_LIMIT_MAP_NODES) in said, True, said)
        equal(len(json.loads(project.run('argument', '.', '--json'))['nodes']), CF_LIMIT_MAP_NODES + 1)


def inflate(stream):
    """What a compressed stream of a PDF holds; of any other nothing."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b''


def size_of(project, form):
    project.run('argument', '.', '--format', form, '-o', f'map.{form}')
    data = (project.folder / f'map.{form}').read_bytes()
    if form == 'png':
        equal(data[:8], b'\x89PNG\r\n\x1a\n')
        return struct.unpack('>II', data[16:24])
    # Cairo 1.18 writes the pages into a compressed stream.
    parts = [data, *map(inflate, re.findall(rb'stream\r?\n(.*?)endstream', data, re.DOTALL))]
    return tuple(float(n) for n in re.search(rb'/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+)', b'\n'.join(parts)).groups())


def pictures_for_paper():
    """PNG has two pixels for a point of PDF and SVG; of a large map both are as large as others can read."""
    with tempfile.TemporaryDirectory() as folder:
        project = make(folder, 'Alpha')
        width, height = size_of(project, 'pdf')
        svg = ElementTree.fromstring(project.run('argument', '.', '--format', 'svg'))
        equal([float(svg.get(n).removesuffix('pt')) for n in ('width', 'height')], [width, height])
        equal(size_of(project, 'png'), (2 * width, 2 * height))
        with_annotations(project, CF_LIMIT_MAP_NODES)
        equal(max(size_of(project, 'pdf')) <= CF_LIMIT_PICTURE_POINTS, True)
        wide, high = size_of(project, 'png')
        equal(max(wide, high) <= CF_LIMIT_PICTURE_SIDE, True)
        equal(0.99 < wide * high / CF_LIMIT_PICTURE_PIXELS < 1.01, True)


for function in (pictures_for_paper, shown_words, long_words, many_marks, odd_characters, many_annotations):
    check('/argument/' + function.__name__, function)
done()
