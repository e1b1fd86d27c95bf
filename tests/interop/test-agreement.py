# SPDX-License-Identifier: GPL-3.0-or-later
# Figures of agreement, and those of nltk, krippendorff and pygamma-agreement on the same data.

import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import consumers
from tap import Skip, check, done, equal

PROGRAM = sys.argv[1]
FOLDER = pathlib.Path(sys.argv[2])
SAMPLE = pathlib.Path(__file__).parents[2] / 'data' / 'sample'
EXACT = 1e-6
# Random continua, of two programs' own chance.
ROUGH = 0.06


def near(got, expected, tolerance, what):
    if got is None or abs(got - expected) > tolerance:
        raise AssertionError(f'{what}: got {got!r}, expected {expected!r}')


def need_nltk():
    try:
        import nltk.metrics.agreement
    except ImportError as error:
        raise Skip(error)


def need_python():
    """The Python with the packages of requirements.txt."""
    python = FOLDER / 'python' / 'bin' / 'python'
    if not (FOLDER / 'python' / '.installed').exists():
        failed = FOLDER / 'python-failed.txt'
        why = failed.read_text().strip() if failed.exists() else 'build-aux/test.sh --all installs them'
        raise Skip(f'krippendorff and pygamma-agreement are not installed: {why}')
    return str(python)


def ask(columns, rows, *options):
    """What the command prints of a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'table.csv'
        with open(path, 'w', encoding='utf-8', newline='') as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(rows)
        command = [PROGRAM, 'agreement', str(path), '--bootstrap', '0', *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def ours(columns, rows, *options):
    """Figures of a table, by measure."""
    return {figure['measure']: figure for figure in map(json.loads, ask(columns, rows, '--json', *options))}


def measures(*names):
    return [word for name in names for word in ('--measure', name)]


def random_items(seed, n_coders, gaps):
    """Values 1 to 4 that often agree, a row a coder; None where one is missing."""
    chance = random.Random(seed)
    columns = []
    for _ in range(40):
        base = chance.randint(1, 4)
        columns.append([None if gaps and chance.random() < .15 else
                        base if chance.random() < .6 else chance.randint(1, 4) for _ in range(n_coders)])
    return [list(row) for row in zip(*columns)]


def item_rows(rows):
    return [(unit, f'coder-{coder}', '' if value is None else value)
            for coder, row in enumerate(rows) for unit, value in enumerate(row)]


ITEMS = ('unit', 'coder', 'value')


def nltk_items():
    need_nltk()
    from nltk.metrics.agreement import AnnotationTask
    for seed in range(5):
        rows = random_items(seed, 2, False)
        task = AnnotationTask(data=[(coder, str(unit), str(value)) for unit, coder, value in item_rows(rows)])
        got = ours(ITEMS, item_rows(rows), *measures('observed', 'kappa', 'pi', 's', 'alpha'))
        for name, value in (('observed', task.avg_Ao()), ('kappa', task.kappa()), ('pi', task.pi()),
                            ('s', task.S()), ('alpha', task.alpha())):
            near(got[name]['value'], value, EXACT, name)


def nltk_sets():
    need_nltk()
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import jaccard_distance

    def masi(a, b):
        """Passonneau's, with exact fractions: nltk rounds them."""
        share = len(a & b) / len(a | b)
        weight = 1 if a == b else 2 / 3 if a <= b or b <= a else 1 / 3
        return 1 - share * weight

    for seed in range(5):
        chance = random.Random(seed)
        rows = []
        for unit in range(30):
            base = set(chance.sample('abcd', chance.randint(1, 3)))
            for coder in range(3):
                value = base if chance.random() < .6 else set(chance.sample('abcd', chance.randint(1, 3)))
                rows.append((unit, f'coder-{coder}', '|'.join(sorted(value))))
        data = [(coder, str(unit), frozenset(value.split('|'))) for unit, coder, value in rows]
        got = ours(ITEMS, rows, *measures('alpha-masi', 'alpha-jaccard'))
        near(got['alpha-masi']['value'], AnnotationTask(data=data, distance=masi).alpha(), EXACT, 'masi')
        near(got['alpha-jaccard']['value'], AnnotationTask(data=data, distance=jaccard_distance).alpha(), EXACT,
             'jaccard')


def krippendorff_items():
    python = need_python()
    tables = [random_items(seed, coders, True) for seed, coders in enumerate((2, 3, 4, 6))]
    theirs = consumers.run([python, str(pathlib.Path(__file__).with_name('read-agreement.py'))],
                           [{'what': 'krippendorff', 'rows': rows} for rows in tables])
    for rows, values in zip(tables, theirs):
        got = ours(ITEMS, item_rows(rows), *measures('alpha', 'alpha-ordinal', 'alpha-interval', 'alpha-ratio'))
        near(got['alpha']['value'], values['nominal'], EXACT, 'nominal')
        for level in ('ordinal', 'interval', 'ratio'):
            near(got['alpha-' + level]['value'], values[level], EXACT, level)


def without_nested(units):
    """Of units of one coder and code those that stand in no other: pygamma-agreement counts all."""
    return [a for a in units
            if not any(b is not a and b[0] == a[0] and b[3] == a[3] and b[1] <= a[1] and a[2] <= b[2]
                       for b in units)]


def exported_units():
    """Of each article of the sample that two have annotated the spans that `export` writes."""
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / 'sample'
        shutil.copytree(SAMPLE, project)
        table = pathlib.Path(folder) / 'spans.csv'
        subprocess.run([PROGRAM, 'export', 'csv', str(project), '-o', str(table)], check=True,
                       capture_output=True)
        with open(table, encoding='utf-8', newline='') as file:
            rows = [row for row in csv.DictReader(file) if row['start']]
    articles = {}
    for row in rows:
        articles.setdefault(row['file'], []).append(
            (row['annotator'], int(row['start']), int(row['end']), row['label']))
    return [without_nested(sorted(set(units))) for units in articles.values()
            if len({unit[0] for unit in units}) > 1]


def random_units(seed, n_coders):
    chance = random.Random(seed)
    units = set()
    for coder in range(n_coders):
        place = 0
        for _ in range(12):
            begin = place + chance.randint(0, 8)
            place = begin + chance.randint(3, 12)
            units.add((f'coder-{coder}', begin, place, chance.choice('ab')))
    return without_nested(sorted(units))


def nltk_confusion():
    """The table of codes that met, as CSV, has the same kappa and alpha as the command says of the units."""
    need_nltk()
    from nltk.metrics.agreement import AnnotationTask
    columns = ('document', 'length', 'coder', 'begin', 'end', 'code')
    for seed in range(5):
        units = random_units(seed, 2)
        length = max(unit[2] for unit in units)
        rows = [('text', length, coder, begin, end, code) for coder, begin, end, code in units]
        data = []
        for row in csv.DictReader(ask(columns, rows, '--confusion', '--csv')):
            if row['code_1'] and row['code_2']:
                for _ in range(int(row['n'])):
                    item = str(len(data))
                    data += [(row['coder_1'], item, row['code_1']), (row['coder_2'], item, row['code_2'])]
        got = ours(columns, rows, *measures('kappa', 'alpha'))
        equal(got['kappa']['n'], len(data) // 2, 'units that met')
        task = AnnotationTask(data=data)
        near(got['kappa']['value'], task.kappa(), EXACT, 'kappa')
        near(got['alpha']['value'], task.alpha(), EXACT, 'alpha')


def gamma_units():
    python = need_python()
    tables = exported_units()
    equal(len(tables) > 2, True, 'articles of two annotators')
    tables += [random_units(seed, 2 + seed % 3) for seed in range(6)]
    samples = [0 if index % 2 else 200 for index in range(len(tables))]
    theirs = consumers.run([python, str(pathlib.Path(__file__).with_name('read-agreement.py'))],
                           [{'what': 'gamma', 'units': units, 'samples': n}
                            for units, n in zip(tables, samples)])
    for units, values in zip(tables, theirs):
        length = max(unit[2] for unit in units)
        rows = [('text', length, coder, begin, end, code) for coder, begin, end, code in units]
        got = ours(('document', 'length', 'coder', 'begin', 'end', 'code'), rows, '--samples', '200',
                   *measures('gamma'))['gamma']
        near(got['disorder'], values['disorder'], 1e-4, 'disorder')
        if 'gamma' in values:
            near(got['value'], values['gamma'], ROUGH, 'gamma')


check('nltk: observed, kappa, pi, S, alpha', nltk_items)
check('nltk: sets by MASI and Jaccard', nltk_sets)
check('nltk: codes that met', nltk_confusion)
check('krippendorff: nominal, ordinal, interval, ratio', krippendorff_items)
check('pygamma-agreement: gamma', gamma_units)
done()
