# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the tests of the window take place.

A Desk is a screen without a window manager and a message bus. A Room is what one test has of it: private
folders with copies of articles, and the windows that it opens.

A script is called as SCRIPT WINDOW-PROGRAM CLI-PROGRAM DROP-PROGRAM, and ends with `run ([test, ...])`. A test is a
function that is given a Room; or a name, a function that is given a Room, and what else it is given."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from bus import DEADLINE, Bus, Gio
from window import Window, start

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / 'tests' / 'data' / 'gtk'
SAMPLE = ROOT / 'data' / 'sample'

sys.path.insert(0, str(ROOT / 'tests' / 'support'))
from tap import Skip, check, done  # noqa: E402

NAME = 'lin'
ANNOTATORS = {'current': NAME, 'annotators': [
    {'name': NAME, 'id': 'urn:uuid:1f6d2a57-0c3e-4b8a-9f41-6e2b7d50c913', 'full-name': 'Lin Wei'}]}


def start_session():
    """A message bus of its own; the process and the address."""
    process = start(['dbus-daemon', '--session', '--print-address=1', '--nofork', '--nopidfile'],
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return process, process.stdout.readline().strip()


class Desk:
    """A screen and a bus for the tests of one script."""

    def __init__(self, size='1600x900'):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='cf-gtk-'))
        read, write = os.pipe()
        # Without -noreset it would begin anew, and refuse the window, when the last program has looked for it. With -r
        # a key that is let go late, on a busy machine, is still pressed once.
        self.screen = start(['Xvfb', '-displayfd', str(write), '-screen', '0', f'{size}x24', '-noreset', '-r',
                             '-nolisten', 'tcp'], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as stream:
            os.environ['DISPLAY'] = ':' + stream.readline().strip()
        runtime = self.folder / 'runtime'
        runtime.mkdir(mode=0o700)
        os.environ['XDG_RUNTIME_DIR'] = str(runtime)
        # The accessibility bus is started by the session bus when somebody asks for it.
        self.session, os.environ['DBUS_SESSION_BUS_ADDRESS'] = start_session()
        self.bus = Bus(os.environ['DBUS_SESSION_BUS_ADDRESS'])
        os.environ['AT_SPI_BUS_ADDRESS'] = self.bus.address

    def close(self):
        for program in (self.session, self.screen):
            program.terminate()
            program.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Room:
    """Private folders for one test."""

    def __init__(self, desk, name):
        self.desk = desk
        self.windows = []
        self.session = None  # of what was opened apart
        self.damaged = False  # whether what lies on the disk at the end may be wrong
        self.problems = set()  # what there may be to say of it
        self.base = desk.folder / name
        self.folder = self.base / 'articles'
        self.folder.mkdir(parents=True)
        settings = self.base / 'config' / 'counterframe'
        settings.mkdir(parents=True)
        (settings / 'annotators.json').write_text(json.dumps(ANNOTATORS))
        # A caret that blinks while a text is selected is a warning of GTK 4.8 now and then.
        look = self.base / 'config' / 'gtk-4.0'
        look.mkdir()
        (look / 'settings.ini').write_text('[Settings]\ngtk-cursor-blink=false\n')
        self.environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en', TZ='UTC', NO_AT_BRIDGE='0',
                                HOME=str(self.base), GSETTINGS_BACKEND='memory',
                                GSK_RENDERER='cairo', GDK_DEBUG='gl-disable', G_DEBUG='fatal-warnings',
                                ADW_DISABLE_PORTAL='1')
        for kind in ('config', 'cache', 'state', 'data'):
            self.environment[f'XDG_{kind.upper()}_HOME'] = str(self.base / kind)

    def take_time_for_clicks(self):
        """However long after another a click comes, it is one of the same: on a busy machine half a second is little."""
        with open(self.base / 'config' / 'gtk-4.0' / 'settings.ini', 'a') as file:
            file.write(f'gtk-double-click-time={1000 * DEADLINE}\n')

    def keep_settings(self):
        """From now on what a window sets is there in the next."""
        self.environment['GSETTINGS_BACKEND'] = 'keyfile'

    def add(self, name, folder=DATA):
        """Copies an article, with its sidecars, into the test's folder."""
        for file in folder.glob(name + '*'):
            shutil.copy(file, self.folder)
        return self.folder / name

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_cli(self, *arguments):
        return subprocess.run([sys.argv[2], *map(str, arguments)], env=self.environment, capture_output=True,
                              text=True)

    def cli(self, *arguments, status=0):
        """Runs the command line with the settings of this test's window; returns what it prints."""
        ended = self.run_cli(*arguments)
        if ended.returncode != status:
            raise AssertionError(f'{arguments}: status {ended.returncode}\n{ended.stdout}{ended.stderr}')
        return ended.stdout

    def annotate(self, article, code, *spans, **options):
        """An annotation by the command line; returns its id."""
        words = [w for span in spans for w in ('--span', span)]
        words += [w for name, value in options.items() for w in (f'--{name}', value)]
        return json.loads(self.cli('annotate', article, '--code', code, *words, '--json'))['id']

    def open(self, *paths, program=None, **environment):
        """Starts the window; waits for it and, if an article is given, for that."""
        window = Window(self, program or sys.argv[1], [str(p) for p in paths], dict(self.environment, **environment))
        self.windows.append(window)
        window.wait_shown()
        if any(pathlib.Path(p).is_file() for p in paths):
            window.wait_article()
        return window

    def open_apart(self, *paths):
        """Starts a second process, which does not know of the first."""
        self.session, address = start_session()
        return self.open(*paths, DBUS_SESSION_BUS_ADDRESS=address)

    def close(self):
        """Ends the windows, and looks at every sidecar that they left."""
        for window in self.windows:
            window.quit()
        if self.damaged:
            return
        for path in self.folder.rglob('*.anno.json'):
            text = path.read_text()
            if text != json.dumps(json.loads(text), indent=2, ensure_ascii=False) + '\n':
                raise AssertionError(f'{path.name} is not in the canonical form')
        # What is sealed is no layer of an article beside it.
        for folder in {path.parent for path in self.folder.rglob('*.anno.json')
                       if '.counterframe' not in path.parts}:
            said = self.run_cli('check', folder)
            found = set(re.findall(r'\[([a-z-]+)\]$', said.stdout, re.MULTILINE))
            if not found <= self.problems or said.returncode != bool(found):
                raise AssertionError(f'status {said.returncode}: {said.stdout}{said.stderr}')


def find_missing():
    missing = [p for p in ('Xvfb', 'xdotool', 'setxkbmap', 'dbus-daemon', 'gdbus', 'import') if shutil.which(p) is None]
    if Gio is None:
        missing.append('PyGObject')
    return missing


def guarded(desk, name, function, arguments):
    """Runs a test in a room of its own; keeps a picture, and says what there was, where it fails."""
    room = Room(desk, name)
    try:
        function(room, *arguments)
        room.close()
    except Skip:
        raise
    except BaseException:
        picture = pathlib.Path(os.environ.get('G_TEST_BUILDDIR', '.'), f'{name}.png').resolve()
        subprocess.run(['import', '-window', 'root', str(picture)], check=False)
        print(f'# the screen is in {picture}')
        for window in room.windows:
            print('\n'.join(f'# {line}' for line in window.describe().splitlines()))
        raise
    finally:
        for window in room.windows:
            window.kill()
        if room.session is not None:
            room.session.terminate()
            room.session.wait()


def run(tests):
    """Runs tests; or says that it cannot, and why."""
    missing = find_missing()
    if missing:
        print('1..0 # SKIP not there: ' + ', '.join(missing))
        sys.exit(0)
    desk = Desk()
    try:
        for test in tests:
            name, function, *arguments = test if isinstance(test, tuple) else (test.__name__, test)
            name = name.removeprefix('test_').replace('_', '-')
            check(name, guarded, desk, name, function, arguments)
    finally:
        desk.close()
    done()
