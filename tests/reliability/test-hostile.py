# SPDX-License-Identifier: GPL-3.0-or-later
# Files that are made to break their reader, and the files of the suites in every place where a file of ours can be:
# each costs a result or a clean problem, in bounded memory, whatever the command. Processor time is bounded only so
# that what hangs ends.

import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

from rig import temporary
from limits import (CF_LIMIT_ARTICLE_BYTES, CF_LIMIT_BLOCKS, CF_LIMIT_JSON_BYTES, CF_LIMIT_JSON_DEPTH,
                    CF_LIMIT_JSON_VALUES, CF_LIMIT_TABLE_BYTES)
from tap import check, done, equal

CLI = os.path.abspath(sys.argv[1])
PLAIN = 'plain' in sys.argv  # sanitizers need memory of their own
ROOT = pathlib.Path(__file__).resolve().parents[2]
SUITES = ROOT / 'tests' / 'data' / 'suites'
CODEBOOK = json.loads((ROOT / 'data' / 'codebooks' / 'framing-core.json').read_text())
MEMORY = 512 << 20
SECONDS = 60 if PLAIN else 600
SHARE = 1 if PLAIN else 16  # of what is large: with sanitizers all takes long
ARTICLE = 'Port strike over\nThe port said so on Monday. The union called it baseless.\n'
SIDECAR = 'a.txt.lin.anno.json'


class Folder:
    def __init__(self, base):
        self.base = pathlib.Path(base)
        self.folder = self.base / 'project'
        self.folder.mkdir()
        self.environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=base, XDG_STATE_HOME=f'{base}/state',
                                XDG_CONFIG_HOME=f'{base}/config', G_DEBUG='fatal-criticals')
        # meson has memory filled that the program asks for and does not use.
        self.environment.pop('MALLOC_PERTURB_', None)

    def write(self, name, data):
        (self.folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    def run(self, *words):
        """A command that ends by itself, with a status that it knows, having used no more memory than it may."""
        out, said = self.base / 'out', self.base / 'said'
        with open(out, 'wb') as stdout, open(said, 'wb') as stderr:
            process = subprocess.Popen([CLI, *words], cwd=self.folder, env=self.environment, stdout=stdout, stderr=stderr,
                                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)))
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        text = said.read_text(errors='replace')[-2000:]
        empty = 'which has 0 code points' in text
        equal(process.returncode in (0, 1, 2 if empty else 3, 3), True, (words, process.returncode, text))
        if PLAIN:
            equal(usage.ru_maxrss << 10 <= MEMORY, True, f'{words}: {usage.ru_maxrss >> 10} MB')
        if usage.ru_utime + usage.ru_stime > 5:
            print(f'# {words}: {usage.ru_utime + usage.ru_stime:.1f} s, {usage.ru_maxrss >> 10} MB')
        if '--json' in words:
            for line in out.read_text().splitlines():
                json.loads(line)
        return process.returncode, text


def fill(piece, size=CF_LIMIT_ARTICLE_BYTES, head='', tail=''):
    """A file of that size with that again and again."""
    piece, head, tail = piece.encode(), head.encode(), tail.encode()
    return head + piece * ((size // SHARE - len(head) - len(tail)) // len(piece)) + tail


FONTS = '<p>' + ''.join(f'<font size={i}>' for i in range(4000)) + '</p><p>x' * 4000
ARTICLES = {
    'html': {
        'divs': '<div>' * 400000, 'fonts': FONTS, 'attributes': '<p ' + ' '.join(f'a{i}=b' for i in range(20000)) + '>x',
        'full': lambda: fill('<p>x'), 'text': lambda: fill('word '), 'references': lambda: fill('&notin;'),
        'tables': lambda: fill('<table>x', 1 << 20), 'anchors': lambda: fill('<a><p>', 1 << 18),
        'bold': lambda: fill('<b><p>x</b>', 1 << 18), 'forms': lambda: fill('<select><option>', 1 << 20),
        'comments': lambda: fill('<!--'), 'breaks': lambda: fill('<br>', 1 << 20), 'nul': lambda: fill('\0'),
        'entity': lambda: fill('&', 1 << 20), 'svg': lambda: fill('<svg><math>', 1 << 20),
        'headers': '<div>' * 400 + '<header><h1>x</h1></header>' * 20000,
    },
    'md': {
        'emphasis': lambda: fill('*a_ '), 'brackets': lambda: fill('['), 'links': lambda: fill('[a](', 1 << 20),
        'quotes': lambda: fill('> '), 'lists': lambda: fill('- ' * 1000 + '\n', 1 << 20), 'ticks': lambda: fill('`a``b'),
        'references': ''.join(f'[{i}]: /x\n' for i in range(100000)) + '[1] ' * 100000, 'nesting': '[' * 9000 + ']' * 9000,
        'html': lambda: fill('<div>\n\n', 1 << 20), 'text': lambda: fill('word '),
    },
    'txt': {
        'one-line': lambda: fill('word '), 'lines': lambda: fill('a\n'), 'blank': lambda: fill('\n'),
        'blocks': 'a\n' * CF_LIMIT_BLOCKS, 'marks': lambda: fill('\u0301'), 'han': lambda: fill('网络攻击，'),
        'quotations': lambda: fill('“'), 'nested': lambda: fill('“a', tail='”' * 500000), 'nul': lambda: fill('\0'),
        'utf16': lambda: b'\xff\xfe' + 'a\n'.encode('utf-16-le') * (CF_LIMIT_BLOCKS // 2), 'bom': lambda: fill('\ufeff'),
        'pairs': lambda: fill('The port said so.\n港口周一这样说。\n', 8 << 20),
        'crawl': lambda: fill('[', head='<!--1626717805000-->\n['), 'invalid': lambda: b'\xff' * CF_LIMIT_ARTICLE_BYTES,
        'crawl-page': lambda: fill('<p>x', head='<!--1626717805000-->\n[a](http://b.example/)\n---\n'),
        'separators': lambda: fill('\u2028'), 'right-to-left': lambda: fill('\u202e\u2067'), 'too-big': b'a' * (CF_LIMIT_ARTICLE_BYTES + 1),
    },
}


def test_article(extension, name):
    made = ARTICLES[extension][name]
    with temporary(in_memory=True) as base:
        folder = Folder(base)
        file = f'a.{extension}'
        folder.write(file, made() if callable(made) else made)
        status, said = folder.run('show', file)
        equal(status == 0 or file in said, True, said)
        # What can be read can be worked on.
        if status == 0:
            folder.run('annotate', file, '--annotator', 'lin', '--code', 'claim', '--span', '0-1')
            folder.run('export', 'jsonl', '.', '-o', os.path.join(base, 'out.jsonl'))


def good_sidecar():
    with temporary(in_memory=True) as base:
        folder = Folder(base)
        folder.write('a.txt', ARTICLE)
        folder.run('annotate', 'a.txt', '--annotator', 'lin', '--code', 'claim', '--span', '0-4', '--note', 'x')
        return json.loads((folder.folder / SIDECAR).read_text())


def many(n, change):
    """A sidecar with n annotations, the k-th changed by change (item, k)."""
    made, n = good_sidecar(), n // SHARE + 1
    text = json.dumps(made['first']['items'][0])
    made['first']['items'] = [json.loads(text) for _ in range(n)]
    for k, item in enumerate(made['first']['items']):
        item['id'] = f'urn:uuid:00000000-0000-4000-8000-{k:012}'
        change(item, k)
    made['total'] = n
    return json.dumps(made)


def changed(change):
    made = good_sidecar()
    change(made)
    return json.dumps(made)


def nested(depth):
    return '{"a":' * depth + '1' + '}' * depth


def note_of(size):
    return lambda item, k: item['body'][-1].update(value='n' * size)


SIDECARS = {
    'brackets': lambda: '[' * CF_LIMIT_JSON_BYTES, 'braces': lambda: fill('{"a":', CF_LIMIT_JSON_BYTES),
    'values': lambda: '[' + '0,' * (CF_LIMIT_JSON_VALUES - 2) + '0]', 'nested': nested(CF_LIMIT_JSON_DEPTH),
    'objects': lambda: '[' + '{},' * (CF_LIMIT_JSON_VALUES - 2) + '{}]', 'string': lambda: '"' + 'x' * (CF_LIMIT_JSON_BYTES - 2) + '"',
    'too-big': lambda: '"' + 'x' * CF_LIMIT_JSON_BYTES + '"', 'blank': lambda: ' ' * CF_LIMIT_JSON_BYTES,
    'nul': lambda: b'\0' * CF_LIMIT_JSON_BYTES, 'escapes': lambda: '"' + '\\u4e2d' * 10000000 + '"',
    'digits': lambda: '[' + '9' * 1000000 + ']', 'same-words': lambda: many(5000, lambda item, k: None),
    'one-id': lambda: many(5000, lambda item, k: item.update(id='urn:uuid:1')),
    'versions': lambda: many(5000, lambda item, k: (item.update(id='urn:uuid:1'), item['body'][-1].update(value=str(k)))),
    'long-note': lambda: many(1, note_of(20 << 20)), 'notes': lambda: many(200, note_of(50000)),
    'long-label': lambda: changed(lambda made: made['creator'].update(name='\u202e' * 1000000)),
    'long-id': lambda: many(10, lambda item, k: item.update(id='urn:x:' + str(k) * 1000000)),
    'strays': lambda: changed(lambda made: made.update({f'x:{i}': [i] for i in range(900)})),
    'offsets': lambda: many(3000, lambda item, k: item['target'][0]['selector'][0].update(start=k, end=2 ** 53 - k)),
    'long-quotes': lambda: many(100, lambda item, k: item['target'][0]['selector'][1].update(exact='Port strike ' * 10000)),
    'bodies': lambda: many(50, lambda item, k: item['body'].extend(dict(item['body'][0]) for _ in range(2000))),
    'parts': lambda: many(50, lambda item, k: item['target'].extend(item['target'] * 999)),
    'superseded': lambda: many(2000, lambda item, k: item.update({'cf:supersedes': [f'{i:016x}' for i in range(300)]})),
}


def test_sidecar(name):
    made = SIDECARS[name]
    with temporary(in_memory=True) as base:
        folder = Folder(base)
        folder.write('a.txt', ARTICLE)
        folder.write(SIDECAR, made() if callable(made) else made)
        before = (folder.folder / SIDECAR).read_bytes()
        for words in (['check', '--json', '.'], ['list', '--json', 'a.txt']):
            folder.run(*words)
        status, said = folder.run('annotate', 'a.txt', '--annotator', 'lin', '--code', 'claim', '--span', '0-4')
        if status == 3:
            equal((folder.folder / SIDECAR).read_bytes() == before, True, said)


def codebook(n, **members):
    """The usual codes, and n more."""
    more = [{'id': f'c{i}', 'label': {'en': 'x'}} | {name: make(i) for name, make in members.items()}
            for i in range(n // SHARE)]
    return json.dumps(CODEBOOK | {'codes': CODEBOOK['codes'] + more})


OTHERS = {
    'codebook.json': {
        'codes': lambda: codebook(5000),
        'chain': lambda: codebook(5000, **{'replaced-by': lambda i: f'c{i + 1}', 'retired': lambda i: True}),
        'ring': lambda: codebook(1000, **{'replaced-by': lambda i: f'c{(i + 1) % 1000}',
                                          'parent': lambda i: f'c{(i + 1) % 1000}'}),
        'brackets': lambda: '[' * CF_LIMIT_JSON_BYTES,
        'list': lambda: json.dumps(CODEBOOK | {'lists': {'actor': [
            {'id': f'a{i}', 'label': {'en': 'x'}, 'aliases': ['y'] * 10, 'supersedes': []} for i in range(20000 // SHARE)]}}),
    },
    'articles.csv': {
        'quotes': lambda: fill('"', CF_LIMIT_TABLE_BYTES), 'commas': lambda: fill(',', CF_LIMIT_TABLE_BYTES),
        'lines': lambda: fill('\n', CF_LIMIT_TABLE_BYTES), 'field': lambda: 'file,title\na.txt,"' + 'x' * (8 << 20) + '"\n',
        'rows': lambda: 'file,title\n' + 'a.txt,Title\n' * 500000, 'nul': lambda: fill('\0', CF_LIMIT_TABLE_BYTES),
        'paths': lambda: 'file,title\n' + ''.join(f'{"../" * 50}{i},x\n' for i in range(50000)),
    },
}


def test_other(file, name):
    with temporary(in_memory=True) as base:
        folder = Folder(base)
        folder.write('a.txt', ARTICLE)
        folder.write(file, OTHERS[file][name]())
        before = (folder.folder / file).read_bytes()
        for words in (['check', '--json', '.'], ['list', '--json', 'a.txt'],
                      ['annotate', 'a.txt', '--annotator', 'lin', '--code', 'claim', '--span', '0-4'],
                      ['export', 'jsonl', '.', '-o', os.path.join(base, 'out.jsonl')]):
            folder.run(*words)
        equal((folder.folder / file).read_bytes() == before, True)


def suite_files():
    return sorted(path for path in SUITES.rglob('*') if path.is_file())


def test_suites():
    """Every file of the suites as an article, and those of JSON as layers of one."""
    with temporary(in_memory=True) as base:
        folder = Folder(base)
        n = 0
        for path in suite_files():
            for extension in ('txt', 'html', 'md'):
                shutil.copy(path, folder.folder / f'{n}.{extension}')
                n += 1
        for words in (['check', '--json', '.'], ['list', '--json', '.'],
                      ['export', 'jsonl', '.', '-o', os.path.join(base, 'out.jsonl')]):
            folder.run(*words)
        print(f'# {n} articles')


def test_suite_layers():
    with temporary(in_memory=True) as base:
        folder = Folder(base)
        folder.write('a.txt', ARTICLE)
        files = [path for path in suite_files() if path.suffix == '.json']
        for n, path in enumerate(files):
            shutil.copy(path, folder.folder / f'a.txt.n{n}.anno.json')
        before = {path.name: path.read_bytes() for path in folder.folder.iterdir()}
        for words in (['check', '--json', '.'], ['list', '--json', 'a.txt'], ['show', 'a.txt']):
            folder.run(*words)
        equal({path.name: path.read_bytes() for path in folder.folder.iterdir()}, before)
        equal(len(files) > 300, True)


ALL = {
    'articles': [(f'{extension}/{name}', test_article, extension, name)
                 for extension, made in ARTICLES.items() for name in made],
    'sidecars': [(f'sidecar/{name}', test_sidecar, name) for name in SIDECARS],
    'others': [(f'{file}/{name}', test_other, file, name) for file, made in OTHERS.items() for name in made],
    'suites': [('suites', test_suites), ('suite-layers', test_suite_layers)],
}
for name, function, *arguments in ALL[sys.argv[2]]:
    check(f'/hostile/{name}', function, *arguments)
done()
