# SPDX-License-Identifier: GPL-3.0-or-later
# The limits of src/core/base/cf-limits.h: `from limits import CF_LIMIT_BODIES`.

import pathlib
import re

_header = pathlib.Path(__file__).parents[2] / 'src' / 'core' / 'base' / 'cf-limits.h'

for _name, _value in re.findall(r'^#define (CF_\w+) \(?(\d+u?(?: << \d+)?)', _header.read_text(), re.MULTILINE):
    globals()[_name] = eval(_value.replace('u', ''))
