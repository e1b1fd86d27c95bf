# SPDX-License-Identifier: GPL-3.0-or-later
# What krippendorff and pygamma-agreement compute of a request, a file of JSON; it is run by the Python into which
# build-aux/test.sh has put them.

import json
import logging
import os
import sys

logging.disable(logging.WARNING)
# Solvers write to standard output.
out = os.fdopen(os.dup(1), 'w')
os.dup2(2, 1)


def krippendorff_alpha(request):
    import krippendorff
    import numpy
    rows = numpy.array([[numpy.nan if value is None else value for value in row] for row in request['rows']],
                       dtype=float)
    return {level: float(krippendorff.alpha(reliability_data=rows, level_of_measurement=level))
            for level in ('nominal', 'ordinal', 'interval', 'ratio')}


def gamma(request):
    import numpy
    from pyannote.core import Segment
    from pygamma_agreement import AbsoluteCategoricalDissimilarity, CombinedCategoricalDissimilarity, Continuum
    numpy.random.seed(1)
    continuum = Continuum()
    for coder, begin, end, code in request['units']:
        continuum.add(coder, Segment(begin, end), code)
    dissimilarity = CombinedCategoricalDissimilarity(
        alpha=1, beta=1, delta_empty=1, cat_dissim=AbsoluteCategoricalDissimilarity())
    best = continuum.get_best_alignment(dissimilarity)
    result = {'disorder': float(best.disorder)}
    if request.get('samples'):
        result['gamma'] = float(continuum.compute_gamma(dissimilarity, n_samples=request['samples']).gamma)
    return result


with open(sys.argv[1], encoding='utf-8') as file:
    requests = json.load(file)
json.dump([{'krippendorff': krippendorff_alpha, 'gamma': gamma}[item['what']](item) for item in requests],
          out)
out.close()
