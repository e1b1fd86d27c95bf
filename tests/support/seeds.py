# SPDX-License-Identifier: GPL-3.0-or-later
# The articles that the project was started for, where they lie beside the checkout.

import os
import pathlib

from tap import Skip


def find_seeds():
    """Their folder; a test that needs them is skipped without, and says so."""
    folder = os.environ.get('COUNTERFRAME_SEEDS')
    if folder is None:
        raise Skip('the seed articles are not beside the checkout, in ../shared/seeds')
    return pathlib.Path(folder)
