# SPDX-License-Identifier: GPL-3.0-or-later
# What other programs are given to read: projects with their sidecars and exports.
#
#   sample  the sample project, as it ships
#   hard    articles with every character that offsets stumble over, in several encodings
#   made    all that counterframe-cli can put into a sidecar (tests/data/made.py)
#   seeds   the articles that the project was started for, where they lie beside the checkout

import json
import pathlib
import shutil
import tempfile

import made
from project import Project
from seeds import find_seeds
from tap import check, done, equal

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The context of Web Annotation, and the copy from which it is read: nothing is loaded from a network.
ANNO = 'http://www.w3.org/ns/anno.jsonld'
CONTEXT = ROOT / 'tests' / 'data' / 'anno-context' / 'anno.jsonld'

FAMILY = '👨\u200d👩\u200d👧'
SCOTLAND = '🏴' + ''.join(chr(0xE0000 + ord(c)) for c in 'gbsct') + '\U000E007F'
# Blocks as they are to be read: nothing in them is white space that a reader takes off.
HARD = [
    'Hard places 𠮷',
    f'{FAMILY} family, 🇩🇪🇫🇷 flags, {SCOTLAND} tags, cafe\u0301 owners\u3000wide,\u00a0no break, '
    '❤\ufe0f heart.',
    'Minister: “😀 Taxes fell by 5%.” The end 𠮷.',
    'In 𠮷野家 stood a\u2028line\u0085and a "quoted, word", then \ufeff mark and '
    '\u200f\u0645\u0631\u062d\u0628\u0627\u200e mixed.',
    'क्षत्रिय and ᄒ\u1161\u11ab with 𝒜𝒷 and ﷽ stand \t here; NULL, NaN, 007 and 1e5 too.',
    '网络攻击：𠮷野家說「網絡」沒有𠀀。',
]
# The words of each annotation, a list of its parts; those that stand several times are the first.
HARD_WORDS = {
    'claim': [['𠮷'], [FAMILY], ['🇩🇪'], ['🇫🇷 flags'], [SCOTLAND], ['cafe\u0301 owners'],
              ['wide,\u00a0no break'],
              ['❤\ufe0f heart'], ['😀 Taxes fell by 5%'], ['Taxes fell by 5%'], ['family', 'heart', '𠮷野家'],
              ['a\u2028line\u0085and a "quoted, word'], ['NULL'], ['NaN'], ['007'], ['1e5'],
              ['stand \t here']],
    'rebuttal': [['क्षत्रिय'], ['ᄒ\u1161\u11ab with 𝒜𝒷'], ['\u0645\u0631\u062d\u0628\u0627'], ['网络攻击：𠮷野家說'],
                 # over the end of a block
                 ['The end 𠮷.\nIn 𠮷野家'], ['沒有𠀀']],
    'source': [['Minister'], ['﷽']],
}
# A page whose address has what an address may not have, and the text that is to be read from it.
CRAWL = ('<!--1626717805000-->\n[标题 𠮷](https://例え.example/新 闻/?q="x"&y=[1]|2#z)\n------\n\n'
         '<p>一&#x20BB7;二&nbsp;三 \n <b>四</b>五</p><p>😀<br>六 &amp; 七</p>')
CRAWL_TEXT = '标题 𠮷\n一𠮷二\u00a0三 四五\n😀\n六 & 七'
CRAWL_WORDS = {'claim': [['二\u00a0三 四五'], ['六 & 七']], 'rebuttal': [['😀\n六'], ['𠮷', '七']],
               'source': [['标题 𠮷']]}
NOTES = ['=1+1', 'two\r\nlines', 'a "b", c', '𠮷\t\u2028🇩🇪', "'x", '\u3000', 'NA', '-1.0', 'ключ']
FILES = {'ordner 港/hard, "utf8".txt': ('utf-8', '\n'), 'bom-crlf.txt': ('utf-8-sig', '\r\n'),
         'utf16-cr.txt': ('utf-16', '\r')}


class Input:
    """A project: its name and folder, reference texts and sidecars by name of the file, exports, and what
    its annotations are known to say: words by id."""

    def __init__(self, program, name, folder):
        self.name = name
        self.project = Project(program, str(folder))
        self.folder = self.project.folder

    def make(self):
        """Fills the folder, and exports it."""
        self.words = MAKERS[self.name](self.project)
        self.sidecars = {str(p.relative_to(self.folder)): json.loads(p.read_bytes())
                         for p in sorted(self.folder.rglob('*.anno.json'))}
        self.texts = {name: self.project.made('show', name)['text']
                      for name in sorted({n.rsplit('.', 3)[0] for n in self.sidecars})}
        self.jsonl = self.export('jsonl', 'articles.jsonl')
        self.rows = self.export('jsonl', 'spans.jsonl', '--option', 'rows=spans')
        self.csv = self.export('csv', 'spans.csv')

    def export(self, form, name, *options):
        path = self.folder.parent / name
        status, _, said = self.project.call('export', form, '.', '-o', str(path), *options)
        wrong = [line for line in said.splitlines() if not line.endswith('[to-settle]')]
        equal((status in (0, 1), wrong), (True, []), name)
        return path

    def items(self):
        """Name of the article, and annotation or relation, of all sidecars."""
        for name, sidecar in self.sidecars.items():
            for item in sidecar.get('first', {}).get('items', []):
                yield name.rsplit('.', 3)[0], item

    def parts(self):
        """All spans: article, id, part, start, end, what the quote selector says."""
        for article, item in self.items():
            for n, target in enumerate(item['target'], 1):
                if 'selector' in target:
                    position, quote = target['selector']
                    yield article, item['id'], n, position['start'], position['end'], quote['exact']


def load_context(url, options):
    """A loader of documents for pyld."""
    equal(url, ANNO)
    return {'contentType': 'application/ld+json', 'contextUrl': None, 'documentUrl': url,
            'document': json.loads(CONTEXT.read_bytes())}


def annotate(project, article, code, spans, *more):
    options = [word for start, end in spans for word in ('--span', f'{start}-{end}')]
    return project.made('annotate', article, '--annotator', 'lin', '--code', code, *options, *more)


def make_sample(project):
    shutil.copytree(ROOT / 'data' / 'sample', project.folder, dirs_exist_ok=True)
    return {}


def mark(project, name, text, entries, notes):
    """Annotates an article that reads as @text, relates some of it, and returns the words by id."""
    words, ends = {}, {}
    for code, parts in ((code, parts) for code, several in entries.items() for parts in several):
        spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
        note = ['--note=' + notes.pop()] if notes else []
        ends[code] = annotate(project, name, code, spans, *note)['id']
        words[ends[code]] = parts
    relate(project, ends['rebuttal'], 'rebuts', ends['claim'])
    relate(project, ends['claim'], 'attributed-to', ends['source'])
    return words


def make_hard(project):
    notes = NOTES.copy()
    (project.folder / 'crawl.txt').write_text(CRAWL, newline='')
    words = mark(project, 'crawl.txt', CRAWL_TEXT, CRAWL_WORDS, [])
    for name, (encoding, newline) in FILES.items():
        # The same text thrice would be one article: each has a last paragraph of its own.
        blocks = HARD + [f'This is {name}.']
        path = project.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((newline.join(blocks) + newline).encode(encoding))
        words |= mark(project, name, '\n'.join(blocks), HARD_WORDS, notes)
    return words


def relate(project, begin, kind, end):
    project.run('relate', '.', '--annotator', 'lin', '--from', begin, '--type', kind, '--to', end)


def make_made(project):
    made.fill(project)
    return {}


def join_pair(project, name, shown):
    """Tags both sides of an article's last pair, and says that they are one unit."""
    sides = [b for b in shown['blocks'] if b['pair'] == max(x['pair'] or 0 for x in shown['blocks'])]
    both = [annotate(project, name, 'rebuttal', [(b['start'], b['end'])]) for b in sides]
    relate(project, both[1]['id'], 'translates', both[0]['id'])
    return {said['id']: [shown['text'][s:e] for s, e in said['spans']] for said in both}


def make_seeds(project):
    """Of each block the whole and a piece in its middle, as the codes come; and the dispute of the two articles."""
    words, dispute = {}, []
    for path in sorted(find_seeds().glob('*.txt')):
        ends = {}
        shutil.copyfile(path, project.folder / path.name)
        shown = project.made('show', path.name)
        for n, block in enumerate(shown['blocks']):
            start, end = block['start'], block['end']
            third = (end - start) // 3
            for first, last in ((start, end), (start + third, end - third)):
                code = ('claim', 'rebuttal', 'source')[n % 3]
                said = annotate(project, path.name, code, [(first, last)])
                words[said['id']] = [shown['text'][s:e] for s, e in said['spans']]
                ends[code] = said['id']
        relate(project, ends['rebuttal'], 'rebuts', ends['claim'])
        relate(project, ends['claim'], 'attributed-to', ends['source'])
        if any(block['pair'] for block in shown['blocks']):
            words |= join_pair(project, path.name, shown)
        dispute.append(ends)
    relate(project, dispute[1]['rebuttal'], 'rebuts', dispute[0]['claim'])
    relate(project, dispute[1]['claim'], 'restates', dispute[0]['claim'])
    return words


MAKERS = {'sample': make_sample, 'hard': make_hard, 'made': make_made, 'seeds': make_seeds}


def run(program, prefix, checks, need=None):
    """Makes each project, and has it checked by each function, which is given the project; all of it is
    skipped where @need says so."""
    if need is not None and not check(f'/{prefix}/installed', need):
        done()
    for name in MAKERS:
        with tempfile.TemporaryDirectory() as folder:
            project = Input(program, name, folder)
            if check(f'/{prefix}/{name}/made', project.make):
                for function in checks:
                    check(f'/{prefix}/{name}/{function.__name__}', function, project)
    done()
