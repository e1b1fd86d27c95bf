#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Startup to the first frame with an article, beside gnome-text-editor with the same text.

startup.py COUNTERFRAME FIRST-FRAME.so ARTICLE [ROUNDS]

Both are started in turn, and ended by first-frame.so when they have painted the text. Instructions are counted
by cachegrind, where valgrind is installed.
"""

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PEER = "gnome-text-editor"
# How much slower cachegrind is: waits are made longer alike.
SLOWNESS = 20
AT_LATEST_S = 60


def say(name, value, unit, peer=None):
    beside = f" ({PEER}: {peer:.4g}, {value / peer:.2f} x)" if peer else ""
    print(f"{name}: {value:.4g} {unit}{beside}", flush=True)


def run(command, library, article, before=(), slowness=1):
    """Runs to the first frame with the text; returns stderr, and what it has computed, in milliseconds."""
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, LD_PRELOAD=library, HOME=home,
                   FIRST_FRAME_BYTES=str(os.path.getsize(article) // 2), FIRST_FRAME_SLOWNESS=str(slowness))
        for name in ("CONFIG", "CACHE", "STATE", "DATA"):
            env[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
        env["FIRST_FRAME_START"] = str(time.monotonic_ns())
        before_it = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([*before, *command], env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              text=True, timeout=AT_LATEST_S * slowness)
        after_it = resource.getrusage(resource.RUSAGE_CHILDREN)
    computed = after_it.ru_utime + after_it.ru_stime - before_it.ru_utime - before_it.ru_stime
    return done.stderr, computed * 1e3


def measure(command, library, article):
    """Milliseconds passed, milliseconds computed, and megabytes."""
    said, computed = run(command, library, article)
    found = re.search(r"^first-frame ([0-9.]+) (\d+)", said, re.M)
    if not found:
        sys.exit(f"{command[0]} has shown no text")
    return float(found[1]), computed, int(found[2]) * 1024 / 1e6


def count(command, library, article):
    """Instructions, in thousands of millions."""
    before = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    said, _ = run(command, library, article, before, SLOWNESS)
    found = re.search(r"I\s+refs:\s+([0-9,]+)", said)
    return int(found[1].replace(",", "")) / 1e9 if found else None


def main():
    counterframe, library, given = sys.argv[1:4]
    # A copy of its project: the programs may write beside it.
    project = tempfile.TemporaryDirectory()
    shutil.copytree(os.path.dirname(given), project.name, dirs_exist_ok=True)
    article = os.path.join(project.name, os.path.basename(given))
    counterframe, library = os.path.abspath(counterframe), os.path.abspath(library)
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 11
    commands = {"ours": [counterframe, article]}
    if shutil.which(PEER):
        commands["peer"] = [PEER, "--standalone", article]
    taken = {who: [] for who in commands}
    for _ in range(rounds):
        for who, command in commands.items():
            taken[who].append(measure(command, library, article))
    for name, unit, index in (("startup to first frame with an article", "ms", 0),
                              ("startup, computing in all threads", "ms", 1), ("memory then", "MB", 2)):
        figures = {who: [sample[index] for sample in samples] for who, samples in taken.items()}
        for what, choose in (("median", statistics.median), ("least", min)):
            peer = choose(figures["peer"]) if "peer" in figures else None
            say(f"{name}, {what}", choose(figures["ours"]), unit, peer)
    if shutil.which("valgrind"):
        counted = {who: count(command, library, article) for who, command in commands.items()}
        if counted["ours"]:
            say("instructions until then", counted["ours"], "G", counted.get("peer"))


main()
