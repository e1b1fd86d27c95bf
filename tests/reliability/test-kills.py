# SPDX-License-Identifier: GPL-3.0-or-later
# A program that saves again and again is killed at any moment: what it was told is saved is in the file, what
# it was told is in the journal comes back, and no file is torn. CF_TEST_KILLS says how often.

import os
import random
import sys

from rig import Rig, kill_and_read, read_for, read_until, temporary
from tap import check, done, equal

TOOL = sys.argv[1]
KILLS = int(os.environ.get('CF_TEST_KILLS', '2000'))


def test_kills():
    r = random.Random(1)
    counts = {}
    for first in range(0, KILLS, 100):
        # In turn on the disk, where a call takes its time, and in memory, where more is done in it.
        with temporary(in_memory=first % 200 != 0) as folder:
            rig = Rig(TOOL, folder)
            for _ in range(first, min(first + 100, KILLS)):
                process = rig.start()
                # Some are killed while they open, and put in what the one before has left; half of them when
                # something has been saved, on however slow a machine.
                output = read_until(process, r.choice([b'', b'ready\n', b'ready\n', b'saved ', b'saved ', b'saved ']))
                output += read_for(process, r.uniform(0, 0.02))
                output += kill_and_read(process)
                rig.take(output)
                rig.check_file()
            rig.settle()
            rig.check_left()
            for name, n in rig.counts.items():
                counts[name] = counts.get(name, 0) + n
    print(f'# {KILLS} kills: {counts["saved"]} changes saved, {counts["journal"]} in the journal, none lost, no file torn')
    equal(counts['saved'] > KILLS // 4 and counts['failed'] == counts['unwritten'] == 0, True, counts)


check('/kills', test_kills)
done()
