# SPDX-License-Identifier: GPL-3.0-or-later
# Apache Annotator finds every span of the sidecars in a page, by its position and by its quote, at the same
# place, and describes that place by the same numbers.

import pathlib
import sys

import consumers
import inputs
from tap import equal

PROGRAM, NPM = sys.argv[1], pathlib.Path(sys.argv[2])


def read(pages):
    return consumers.run(['node', str(NPM / 'read-annotator.mjs')], pages)


def anchors(project):
    selectors = {name: [] for name in project.texts}
    for article, item in project.items():
        selectors[article] += [target['selector'] for target in item['target'] if 'selector' in target]
    pages = [{'text': project.texts[name], 'selectors': found} for name, found in selectors.items()]
    for page, anchored in zip(pages, read(pages)):
        equal(len(anchored), len(page['selectors']))
        for (position, quote), found in zip(page['selectors'], anchored):
            place = {'start': position['start'], 'end': position['end'], 'words': quote['exact']}
            equal(found, {'byPosition': [place], 'byQuote': [place]})


def units(project):
    """That the reader counts code points: numbers of UTF-16 units lead it elsewhere."""
    text = 'In 𠮷野家 now, and'
    wrong, right = read([{'text': text, 'selectors': [
        [{'start': 8, 'end': 11}, {'exact': 'now'}], [{'start': 7, 'end': 10}, {'exact': 'now'}]]}])[0]
    equal([wrong['byPosition'][0]['words'], right['byPosition'][0]['words']], ['ow,', 'now'])


inputs.run(PROGRAM, 'annotator', [anchors, units],
           need=lambda: consumers.need_npm(NPM, '@apache-annotator/dom', 'jsdom'))
