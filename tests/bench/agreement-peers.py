# SPDX-License-Identifier: GPL-3.0-or-later
# What other programs take for the same: agreement-peers.py WHAT FILE prints milliseconds of computing, without
# reading the file and without loading the library.

import csv
import logging
import os
import sys
import time

logging.disable(logging.WARNING)
# Solvers write to standard output.
out = os.fdopen(os.dup(1), 'w')
os.dup2(2, 1)


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def say(start):
    print((time.perf_counter() - start) * 1000, file=out)


def nltk_alpha(rows):
    from nltk.metrics.agreement import AnnotationTask
    data = [(row['coder'], row['unit'], row['value']) for row in rows]
    start = time.perf_counter()
    AnnotationTask(data=data).alpha()
    say(start)


def krippendorff_alpha(rows):
    import krippendorff
    import numpy
    coders = sorted({row['coder'] for row in rows})
    units = {name: index for index, name in enumerate(dict.fromkeys(row['unit'] for row in rows))}
    table = numpy.full((len(coders), len(units)), numpy.nan)
    for row in rows:
        table[coders.index(row['coder']), units[row['unit']]] = float(row['value'])
    start = time.perf_counter()
    krippendorff.alpha(reliability_data=table, level_of_measurement='nominal')
    say(start)


def gamma(rows):
    from pyannote.core import Segment
    from pygamma_agreement import AbsoluteCategoricalDissimilarity, CombinedCategoricalDissimilarity, Continuum

    def compute(some):
        continuum = Continuum()
        for row in some:
            continuum.add(row['coder'], Segment(int(row['begin']), int(row['end'])), row['code'])
        continuum.compute_gamma(CombinedCategoricalDissimilarity(
            alpha=1, beta=1, delta_empty=1, cat_dissim=AbsoluteCategoricalDissimilarity()), n_samples=30)

    # The first time it compiles itself.
    compute([row for row in rows if int(row['end']) < 100])
    start = time.perf_counter()
    compute(rows)
    say(start)


{'nltk': nltk_alpha, 'krippendorff': krippendorff_alpha, 'gamma': gamma}[sys.argv[1]](read(sys.argv[2]))
