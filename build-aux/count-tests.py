#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up meson's test logs: "N passed, N failed, N skipped". What was skipped is named, with the reason: whole tests, and
cases of tests, which count too."""

import json
import re
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}
# As the Test Anything Protocol says it of a part of a test, and of a whole one.
REASON = re.compile(r"^(?:ok \d+|1\.\.0)( \S+)? # ?SKIP\S* *(.*)$", re.MULTILINE | re.IGNORECASE)


def print_skipped(test):
    """Names what was skipped of a test, and says how many."""
    name = test["name"].rpartition(" / ")[2]
    reasons = REASON.findall(test.get("stdout") or "")
    if test["result"] in SKIPPED:
        print(f"skipped: {name}: {reasons[0][1] if reasons else 'it does not say why'}")
        return 1
    for part, reason in reasons:
        print(f"skipped in {name}:{part}: {reason}")
    return len(reasons)


def main(paths):
    passed = failed = skipped = 0
    for path in paths:
        with open(path, encoding="utf-8") as log:
            for line in log:
                test = json.loads(line)
                result = test["result"]
                skipped += print_skipped(test)
                if result in PASSED:
                    passed += 1
                elif result not in SKIPPED:
                    failed += 1
                    print(f"failed: {test['name']} ({result})")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if failed == 0 and passed > 0 else 1


sys.exit(main(sys.argv[1:]))
