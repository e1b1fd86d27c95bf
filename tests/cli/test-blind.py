# SPDX-License-Identifier: GPL-3.0-or-later
# A word that stands in a colleague's layer alone is found nowhere until one's own is finished; what was finished is kept.

import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from tap import check, done, equal

CANARY = 'Kanarienvogel'
ARTICLES = ('a.txt', 'b.txt', 'sub/c.txt')
TEXT = 'Strike over\nThe port said the strike caused delays. The union denied it on Monday.\n'
FORMATS = ('jsonl', 'csv', 'graphml', 'dot')


class Project:
    """Articles, a codebook, and layers of wu in which the canary sits."""

    def __init__(self, folder, layers='beside', **round_):
        self.top = pathlib.Path(folder) / 'project'
        (self.top / 'sub').mkdir(parents=True)
        self.home = pathlib.Path(folder) / 'home'
        self.home.mkdir()
        for n, article in enumerate(ARTICLES):
            (self.top / article).write_text(f'{TEXT}Number {n}.\n')
        self.call('lin', 'codebook', '.', 'new', '--template', 'framing-core')
        self.set_layers(layers)
        self.claims = [self.annotate('lin', article) for article in ARTICLES]
        for article, claim in zip(ARTICLES, self.claims):
            rebuttal = self.annotate('wu', article, '--note', CANARY, '--attribute', f'proposition={CANARY}')
            self.call('wu', 'relate', article, '--annotator', 'wu', '--from', rebuttal, '--type', 'rebuts', '--to',
                      claim, '--note', CANARY)
        book = self.top / 'codebook.json'
        made = json.loads(book.read_text())
        made['rounds'] = [dict({'id': 'r1', 'kind': 'reliability', 'blind': True, 'coders': ['lin', 'wu'],
                                'articles': list(ARTICLES)}, **round_)]
        book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')

    def set_layers(self, layers):
        book = self.top / 'codebook.json'
        made = json.loads(book.read_text())
        made['settings'] = dict(made.get('settings', {}), layers=layers)
        book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')

    def run(self, who, *arguments):
        settings = self.home / who / 'config' / 'counterframe'
        settings.mkdir(parents=True, exist_ok=True)
        path = settings / 'annotators.json'
        made = json.loads(path.read_text()) if path.exists() else {}
        path.write_text(json.dumps(dict(made, current=who)))
        home = self.home / who
        environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(home), XDG_STATE_HOME=str(home / 'state'),
                           XDG_CONFIG_HOME=str(home / 'config'))
        return subprocess.run([PROGRAM, *map(str, arguments)], env=environment, cwd=self.top, capture_output=True,
                              text=True)

    def call(self, who, *arguments):
        ended = self.run(who, *arguments)
        if ended.returncode not in (0, 1):
            raise AssertionError(f'{arguments}: {ended.returncode}\n{ended.stdout}{ended.stderr}')
        return ended.stdout

    def annotate(self, who, article, *more):
        code, quote = ('claim', 'the strike caused delays') if who.startswith('lin') else ('rebuttal', 'denied it')
        said = self.call(who, 'annotate', article, '--annotator', who, '--code', code, '--quote', quote, '--json', *more)
        return json.loads(said)['id']

    def finish(self, who, article, *more):
        return self.run(who, 'finish', article, '--annotator', who, *more).returncode

    def everything(self, who, *paths):
        """All that any command says of these, and what it writes."""
        out = self.home / 'out'
        commands = [['list'], ['list', '--json'], ['list', '--relations'], ['list', '--relations', '--json'], ['check'],
                    ['check', '--json']]
        commands += [['argument', '--format', format_] for format_ in ('graphml', 'dot', 'json', 'svg')]
        commands += [['agreement', '--live', '--unit', 'article', '--by', 'pair,code'],
                     ['agreement', '--attribute', 'proposition', '--json'], ['agreement', '--methods'], ['differences'],
                     ['differences', '--json']]
        said = []
        for command in commands:
            ended = self.run(who, command[0], *(paths or ['.']), *command[1:])
            said.append(ended.stdout + ended.stderr)
        for format_ in FORMATS:
            out.unlink(missing_ok=True)
            ended = self.run(who, 'export', format_, *(paths or ['.']), '-o', out)
            said.append(ended.stdout + ended.stderr + (out.read_text() if out.exists() else ''))
        for path in paths or ARTICLES:
            said.append(self.run(who, 'show', path, '--json').stdout)
        return '\n'.join(said)

    def sees(self, who, *paths):
        return CANARY in self.everything(who, *paths)


def temporary():
    return tempfile.TemporaryDirectory(prefix='cf-blind-')


def test_hidden_until_finished():
    with temporary() as folder:
        project = Project(folder)
        equal(project.sees('lin'), False, 'at first')
        equal(project.sees('lin', 'a.txt.wu.anno.json'), False, 'nor when the layer itself is named')
        equal(project.sees('wu'), True, 'their own')
        equal(project.sees('xu'), True, 'who is no coder of the round')
        project.finish('lin', 'a.txt')
        equal(project.sees('lin', 'a.txt'), True, 'when it is finished')
        equal(project.sees('lin', 'b.txt', 'sub/c.txt'), False, 'and no other')


def test_folders_of_coders():
    """Wherever layers stand."""
    with temporary() as folder:
        project = Project(folder, layers='folders')
        equal((project.top / 'layers' / 'wu' / 'sub' / 'c.txt.wu.anno.json').exists(), True)
        equal(project.sees('lin'), False)
        equal(project.sees('lin', 'layers/wu/a.txt.wu.anno.json'), False)
        equal(project.sees('lin', 'layers'), False)
        equal(project.sees('wu'), True)
        project.set_layers('beside')
        equal(project.sees('lin'), False, 'where they are not to be any more')
        project.finish('lin', 'a.txt')
        equal(project.sees('lin', 'a.txt'), True)
        equal(project.sees('lin', 'b.txt', 'sub/c.txt'), False)


def test_not_blind():
    with temporary() as folder:
        equal(Project(folder, blind=False).sees('lin'), True)


def test_unknown_kind_hides():
    """Made by a newer version perhaps: what it hides stays hidden."""
    with temporary() as folder:
        equal(Project(folder, kind='of tomorrow').sees('lin'), False)


def test_others_work():
    """That others have an article is not theirs to know before all of their own are finished."""
    with temporary() as folder:
        project = Project(folder, work={'lin': ['a.txt', 'b.txt'], 'wu': list(ARTICLES)})
        equal(project.sees('lin', 'sub/c.txt'), False)
        project.finish('lin', 'a.txt')
        equal(project.sees('lin', 'sub/c.txt'), False, 'one is left')
        project.finish('lin', 'b.txt')
        equal(project.sees('lin', 'sub/c.txt'), True, 'all are finished')


def test_outside_the_round():
    with temporary() as folder:
        project = Project(folder, articles=['b.txt'])
        equal(project.sees('lin', 'a.txt'), True)
        equal(project.sees('lin', 'b.txt'), False)


def test_cannot_link_to_hidden():
    with temporary() as folder:
        project = Project(folder)
        theirs = json.loads(project.call('wu', 'list', 'a.txt', '--code', 'rebuttal', '--json').splitlines()[0])['id']
        ended = project.run('lin', 'relate', 'a.txt', '--annotator', 'lin', '--from', theirs, '--type', 'rebuts', '--to',
                            project.claims[0])
        equal(ended.returncode, 2)
        equal(CANARY in ended.stdout + ended.stderr, False)


def test_letters_of_names():
    """Who is a coder in capital letters is one."""
    with temporary() as folder:
        project = Project(folder, coders=['Lin', 'WU'], work={'Lin': ['a.txt', 'b.txt'], 'WU': ['a.txt']})
        equal(project.sees('lin', 'a.txt', 'b.txt'), False)
        project.finish('lin', 'a.txt')
        equal(project.sees('lin', 'a.txt'), True)
        equal(project.sees('lin', 'b.txt', 'sub/c.txt'), False)


def test_in_somebody_elses_folder():
    """Whose layer it is its name says, in whoever's folder it lies; merging brings it home."""
    with temporary() as folder:
        project = Project(folder, layers='folders')
        for coder in ('lin', 'xu'):
            home = project.top / 'layers' / coder / 'sub'
            home.mkdir(parents=True, exist_ok=True)
            (project.top / 'layers' / 'wu' / 'sub' / 'c.txt.wu.anno.json').rename(home / 'c.txt.wu.anno.json')
            strayed = f'layers/{coder}/sub/c.txt.wu.anno.json'
            equal(project.sees('lin'), False, coder)
            equal(project.sees('lin', strayed), False, coder)
            equal(project.sees('wu', 'sub/c.txt'), True, 'their own')
            equal('conflict-copy' in project.run('wu', 'check', '.').stdout, True)
            project.call('wu', 'merge', '.')
            equal((project.top / strayed).exists(), False)
            equal((project.top / 'layers' / 'wu' / 'sub' / 'c.txt.wu.anno.json').exists(), True)
        project.finish('lin', 'sub/c.txt')
        equal(project.sees('lin', 'sub/c.txt'), True)


def test_links():
    """Whatever leads to a layer."""
    with temporary() as folder:
        project = Project(folder)
        (project.top / 'way').symlink_to('sub')
        (project.top / 'd.txt').write_text(TEXT)
        (project.top / 'd.txt.lin.anno.json').symlink_to('a.txt.wu.anno.json')
        outside = pathlib.Path(folder) / 'outside'
        outside.symlink_to(project.top / 'sub')
        equal(project.sees('lin', 'way'), False, 'a folder by another way')
        equal(project.sees('lin', 'way/c.txt'), False)
        equal(project.sees('lin', 'd.txt'), False, 'a layer under a name of their own')
        equal(project.sees('lin', outside), False, 'past the codebook')
        equal(project.sees('wu', 'way'), True)
        equal(project.sees('wu', outside), True)


def conflict(project, change):
    """The codebook as git leaves it where it could not unite two versions of it."""
    book = project.top / 'codebook.json'
    ours = book.read_text()
    made = json.loads(ours)
    change(made)
    theirs = json.dumps(made, indent=2, ensure_ascii=False) + '\n'
    book.write_text(f'<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n')


def test_codebook_in_conflict():
    """A round stands whatever git or an editor has made of the file."""
    with temporary() as folder:
        project = Project(folder)
        conflict(project, lambda made: made['codes'][0]['label'].update(en='Another'))
        equal(project.sees('lin'), False, 'on both sides')
    with temporary() as folder:
        project = Project(folder)
        conflict(project, lambda made: made.pop('rounds'))
        equal(project.sees('lin'), False, 'on one side')
        equal(project.sees('xu'), True)
    for made in ('', '{'):
        with temporary() as folder:
            project = Project(folder)
            (project.top / 'codebook.json').write_text(made)
            equal(project.sees('lin'), False, made)
            equal(project.sees('wu'), True, 'their own')


def test_other_ways_to_write_a_path():
    with temporary() as folder:
        equal(Project(folder, articles=['./a.txt', 'b.txt', 'sub//c.txt']).sees('lin'), False)
    composed, decomposed = 'caf\u00e9.txt', 'cafe\u0301.txt'
    for in_round, on_disk in ((composed, decomposed), (decomposed, composed), (composed, composed)):
        with temporary() as folder:
            project = Project(folder, articles=[in_round])
            (project.top / on_disk).write_text(TEXT)
            project.annotate('wu', on_disk, '--note', CANARY)
            equal(project.sees('lin', on_disk), False, in_round)
            project.annotate('lin', on_disk)
            project.finish('lin', on_disk)
            equal(project.sees('lin', on_disk), True, in_round)


def test_article_gone():
    """Of which a layer is left, and it may be of the round."""
    with temporary() as folder:
        project = Project(folder)
        (project.top / 'a.txt').unlink()
        (project.top / 'sub' / 'c.txt').rename(project.top / 'sub' / 'd.txt')
        for left in ('a.txt.wu.anno.json', 'sub/c.txt.wu.anno.json'):
            path = project.top / left
            path.write_text(path.read_text().replace('"value": "rebuttal"', f'"value": "{CANARY}"'))
        equal(CANARY in project.run('xu', 'check', '.').stdout, True, 'who may see it is told of the code')
        equal(project.sees('lin'), False)
        equal(project.sees('lin', 'a.txt.wu.anno.json', 'sub'), False)


def test_article_moved():
    """It is of the round as before, and finished there."""
    with temporary() as folder:
        project = Project(folder)
        project.finish('lin', 'b.txt')
        to = project.top / 'elsewhere'
        to.mkdir()
        for path in (*project.top.glob('[ab].txt*'), *project.top.glob('sub/c.txt*')):
            path.rename(to / path.name)
        equal(project.sees('lin', 'elsewhere/a.txt', 'elsewhere/c.txt'), False)
        equal(project.sees('lin', 'elsewhere/b.txt'), True, 'which was finished before')
        project.finish('lin', 'elsewhere/a.txt')
        equal(project.sees('lin', 'elsewhere/a.txt'), True)
        equal(project.sees('lin', 'elsewhere/c.txt'), False)
        equal(sealed(project, 'a.txt').exists(), True)


def test_copies_that_are_kept():
    """What was sealed, merged and put away."""
    with temporary() as folder:
        project = Project(folder)
        copy = project.top / 'b.txt.wu.anno.sync-conflict-20261126-101010-ABCDEFG.json'
        copy.write_bytes((project.top / 'b.txt.wu.anno.json').read_bytes())
        equal(project.sees('lin'), False, 'a conflict copy')
        equal(project.sees('lin', '.', copy.name), False)
        project.call('wu', 'merge', '.')
        equal(copy.exists(), False)
        for article in ARTICLES:
            project.finish('wu', article)
        project.set_layers('folders')
        project.call('wu', 'merge', '.')
        kept = [p for p in (project.top / '.counterframe').rglob('*.json') if CANARY in p.read_text()]
        equal(len(kept), 2 * len(ARTICLES) + 1)
        equal(project.sees('lin'), False)
        equal(project.sees('lin', '.counterframe'), False)
        equal(project.sees('lin', *(p.relative_to(project.top) for p in kept)), False)


def test_merge():
    """Nothing is lost of a colleague's copy, and nothing of it is said."""
    with temporary() as folder:
        project = Project(folder)
        layer = project.top / 'a.txt.wu.anno.json'
        copy = project.top / 'a.txt.wu.anno (1).json'
        for arguments in (['merge', layer.name, layer.name], ['merge', layer.name, layer.name, '--json']):
            ended = project.run('lin', *arguments)
            equal((ended.returncode, ended.stdout), (2, ''))
        bytes_ = layer.read_bytes()
        shown, hidden = dict(annotations=1, versions_to_settle=0), dict(annotations=None, versions_to_settle=None)
        for who, counts in (('lin', hidden), ('wu', shown)):
            layer.unlink()
            copy.write_bytes(bytes_)
            ended = project.run('lin', 'merge', copy.name, copy.name)
            equal((ended.returncode, ended.stdout), (2, ''))
            ended = project.run(who, 'merge', '.', '--json')
            equal(json.loads(ended.stdout), dict(file=copy.name, into=layer.name, **counts))
            equal(ended.stderr, '')
            equal(layer.read_bytes(), bytes_)
        project.finish('lin', 'a.txt')
        equal(CANARY in project.call('lin', 'merge', layer.name, layer.name), True)


def test_codebook_damaged():
    """Who has rounds is not shown everything because the file that says so cannot be read."""
    with temporary() as folder:
        project = Project(folder)
        book = project.top / 'codebook.json'
        good = book.read_bytes()
        equal(project.sees('lin', 'a.txt'), False)
        for content in (good[:-40], b'', b'{"a":'):
            book.write_bytes(content)
            equal(project.sees('lin', 'a.txt'), False)
            equal('[codebook-invalid]' in project.run('lin', 'list', '.').stderr, True)
            equal(book.read_bytes(), content)
        book.write_bytes(good)


def test_codebook_marked():
    """A conflict of git in the codebook: what either side says is there, rounds too; nobody needs a copy of before."""
    with temporary() as folder:
        project = Project(folder)
        book = project.top / 'codebook.json'
        made = json.loads(book.read_text())
        more = dict(made, rounds=[], codes=made['codes'] + [{'id': 'appeal', 'label': {'en': 'Appeal'}}])
        sides = [json.dumps(side, indent=2, ensure_ascii=False) + '\n' for side in (more, made)]
        for ours, theirs in (sides, sides[::-1]):
            book.write_text(f'<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n')
            shutil.rmtree(project.home, ignore_errors=True)
            project.home.mkdir()
            equal(project.sees('lin', 'a.txt'), False)
            equal('appeal' in project.call('lin', 'codebook', '.'), True)
            said = project.run('lin', 'list', '.')
            equal((said.returncode, '[conflict-copy]' in said.stderr), (1, True))
            project.call('lin', 'merge', '.')
            united = json.loads(book.read_text())
            equal([round_['id'] for round_ in united['rounds']], ['r1'])
            equal('appeal' in [code['id'] for code in united['codes']], True)


def sealed(project, article, round_='r1', who='lin', n=''):
    return project.top / '.counterframe' / 'sealed' / round_ / f'{article}.{who}.anno{n}.json'


def reopened(project):
    state = json.loads((project.top / 'sub' / 'c.txt.lin.anno.json').read_text())['cf:state']
    return [entry['cf:round'] for entry in state.get('cf:reopened', [])]


def test_seal():
    """It has the bytes of the layer, nobody can write it, and nothing that is done later changes it."""
    with temporary() as folder:
        project = Project(folder)
        project.finish('lin', 'sub/c.txt')
        seal = sealed(project, 'sub/c.txt')
        first = seal.read_bytes()
        equal(first, (project.top / 'sub' / 'c.txt.lin.anno.json').read_bytes())
        equal(stat.S_IMODE(seal.stat().st_mode), 0o444)
        project.finish('lin', 'sub/c.txt', '--undo')
        equal(project.sees('lin', 'sub/c.txt'), True, 'what was seen was seen')
        equal(reopened(project), ['r1'], 'that it was opened again is said')
        project.annotate('lin', 'sub/c.txt')
        project.finish('lin', 'sub/c.txt')
        equal(seal.read_bytes(), first, 'the first stays')
        again = sealed(project, 'sub/c.txt', n='.2').read_bytes()
        equal(again, (project.top / 'sub' / 'c.txt.lin.anno.json').read_bytes())
        equal(reopened(project), ['r1'])
        project.finish('lin', 'sub/c.txt', '--undo')
        equal(reopened(project), ['r1', 'r1'], 'each time')
        equal(project.run('lin', 'check', '.').returncode, 0)
        project.finish('lin', 'sub/c.txt')
        equal(len(list(seal.parent.iterdir())), 3)
        project.finish('lin', 'sub/c.txt')
        equal(len(list(seal.parent.iterdir())), 3, 'nothing new, nothing more')


def test_renamed_coder():
    """Whoever has another name since is the coder that the round knows: by what this computer or the codebook says."""
    with temporary() as folder:
        project = Project(folder)
        project.finish('lin', 'a.txt')
        settings = project.home / 'linwei' / 'config' / 'counterframe'
        settings.mkdir(parents=True)
        (settings / 'annotators.json').write_text(json.dumps(
            {'annotators': [{'name': 'linwei', 'id': 'urn:uuid:1f6d2a57-0c3e-4b8a-9f41-6e2b7d50c913', 'former': ['lin']}]}))
        equal(project.sees('linwei', 'b.txt', 'sub/c.txt'), False, 'the codebook does not know yet')
        (settings / 'annotators.json').unlink()
        equal(project.sees('linwei'), True, 'nobody does: it may be anybody')
        book = project.top / 'codebook.json'
        made = json.loads(book.read_text())
        made['renamed'] = [{'id': 'lin', 'name': 'lw', 'supersedes': []}, {'id': 'lw', 'name': 'linwei', 'supersedes': []}]
        book.write_text(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
        equal(project.run('wu', 'check', 'codebook.json').returncode, 0)
        equal(project.sees('linwei', 'b.txt', 'sub/c.txt'), False)
        equal(project.sees('linwei', 'a.txt'), True, 'which was finished under the first name')
        project.annotate('linwei', 'b.txt')
        project.finish('linwei', 'b.txt')
        equal(sealed(project, 'b.txt').exists(), True, 'sealed copies go by the name in the round')
        equal(project.sees('linwei', 'b.txt'), True)
        equal(project.sees('lin', 'b.txt'), True)


def test_no_round_no_seal():
    with temporary() as folder:
        project = Project(folder, coders=['wu'])
        project.finish('lin', 'a.txt')
        equal((project.top / '.counterframe').exists(), False)


def test_name_of_round():
    """The id of a round leads nowhere else."""
    with temporary() as folder:
        project = Project(folder, id='../../../x/..')
        project.finish('lin', 'a.txt')
        found = [path for path in pathlib.Path(folder).rglob('a.txt.lin.anno.json')]
        equal(sorted(path.relative_to(project.top).parts[:2] for path in found),
              [('.counterframe', 'sealed'), ('a.txt.lin.anno.json',)])


def test_seals_are_no_layers():
    with temporary() as folder:
        project = Project(folder)
        before = project.call('wu', 'list', '.', '--annotator', 'lin')
        for article in ARTICLES:
            project.finish('lin', article)
        equal(project.call('wu', 'list', '.', '--annotator', 'lin'), before)


for test in (test_hidden_until_finished, test_folders_of_coders, test_not_blind, test_unknown_kind_hides, test_others_work,
             test_outside_the_round, test_letters_of_names, test_in_somebody_elses_folder, test_links, test_codebook_in_conflict,
             test_codebook_damaged, test_codebook_marked, test_other_ways_to_write_a_path, test_article_gone,
             test_article_moved, test_copies_that_are_kept, test_merge, test_cannot_link_to_hidden, test_seal,
             test_renamed_coder, test_no_round_no_seal, test_name_of_round,
             test_seals_are_no_layers):
    check('/blind/' + test.__name__[5:].replace('_', '-'), test)
done()
