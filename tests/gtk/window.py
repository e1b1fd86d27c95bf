# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window in tests.

A Desk is a screen without a window manager and a message bus. A Room is what one test has of it: private
folders with copies of articles. A Window is one run of the program: keys and buttons are pressed on it by
xdotool, and what it shows is read as a screen reader would, over the accessibility bus.

Nothing waits for a time: `until` looks again and again for what is expected, and fails after a while.

A script is called as SCRIPT WINDOW-PROGRAM CLI-PROGRAM, and ends with `run ([test, ...])`. A test is a
function that is given a Room; or a name, a function that is given a Room, and what else it is given."""

import contextlib
import ctypes
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / 'tests' / 'data' / 'gtk'
SAMPLE = ROOT / 'data' / 'sample'

sys.path.insert(0, str(ROOT / 'tests' / 'support'))
from tap import check, done  # noqa: E402

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    Atspi = None

DEADLINE = 20
NAME = 'lin'
ANNOTATORS = {'current': NAME, 'annotators': [
    {'name': NAME, 'id': 'urn:uuid:1f6d2a57-0c3e-4b8a-9f41-6e2b7d50c913', 'full-name': 'Lin Wei'}]}
_libc = ctypes.CDLL(None)


def until(what, ready, *arguments, seconds=DEADLINE):
    """Waits for a function to give something, and returns that; a widget that goes meanwhile is nothing."""
    end = time.monotonic() + seconds
    while True:
        with contextlib.suppress(GLib.Error):
            value = ready(*arguments)
            if value:
                return value
        if time.monotonic() > end:
            raise AssertionError(f'{what}: not within {seconds} s')
        time.sleep(0.02)


def start(command, **options):
    """Starts a program that ends with this one, whatever happens to it."""
    return subprocess.Popen(command, preexec_fn=lambda: _libc.prctl(1, signal.SIGKILL), **options)


class Desk:
    """A screen and a bus for the tests of one script."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='cf-gtk-'))
        read, write = os.pipe()
        self.screen = start(['Xvfb', '-displayfd', str(write), '-screen', '0', '1600x900x24',
                             '-nolisten', 'tcp'], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as stream:
            os.environ['DISPLAY'] = ':' + stream.readline().strip()
        runtime = self.folder / 'runtime'
        runtime.mkdir(mode=0o700)
        os.environ['XDG_RUNTIME_DIR'] = str(runtime)
        # The accessibility bus is started by the session bus when somebody asks for it.
        self.bus = start(['dbus-daemon', '--session', '--print-address=1', '--nofork', '--nopidfile'],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = self.bus.stdout.readline().strip()
        Atspi.init()
        self.root = Atspi.get_desktop(0)
        self.root.set_cache_mask(Atspi.Cache.ROLE | Atspi.Cache.INTERFACES)

    def close(self):
        for program in (self.bus, self.screen):
            program.kill()
            program.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Room:
    """Private folders for one test."""

    def __init__(self, desk, name):
        self.desk = desk
        self.windows = []
        self.damaged = False  # whether what lies on the disk at the end may be wrong
        self.base = desk.folder / name
        self.folder = self.base / 'articles'
        self.folder.mkdir(parents=True)
        settings = self.base / 'config' / 'counterframe'
        settings.mkdir(parents=True)
        (settings / 'annotators.json').write_text(json.dumps(ANNOTATORS))
        self.environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en', TZ='UTC', NO_AT_BRIDGE='0',
                                HOME=str(self.base), GSETTINGS_BACKEND='memory',
                                GSK_RENDERER='cairo', G_DEBUG='fatal-warnings', ADW_DISABLE_PORTAL='1')
        for kind in ('config', 'cache', 'state', 'data'):
            self.environment[f'XDG_{kind.upper()}_HOME'] = str(self.base / kind)

    def add(self, name, folder=DATA):
        """Copies an article, with its sidecars, into the test's folder."""
        for file in folder.glob(name + '*'):
            shutil.copy(file, self.folder)
        return self.folder / name

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def cli(self, *arguments, status=0):
        """Runs the command line with the settings of this test's window; returns what it prints."""
        ended = subprocess.run([sys.argv[2], *map(str, arguments)], env=self.environment,
                               capture_output=True, text=True)
        if ended.returncode != status:
            raise AssertionError(f'{arguments}: status {ended.returncode}\n{ended.stdout}{ended.stderr}')
        return ended.stdout

    def open(self, *paths, **environment):
        """Starts the window; waits for it and, if an article is given, for that."""
        window = Window(self, [str(p) for p in paths], dict(self.environment, **environment))
        self.windows.append(window)
        window.wait_shown()
        if any(pathlib.Path(p).is_file() for p in paths):
            window.article()
        return window

    def close(self):
        """Ends the windows, and looks at every sidecar that they left."""
        crashed = [w.log() for w in self.windows if w.stop() not in (0, -signal.SIGKILL)]
        if crashed:
            raise AssertionError('the window ended by itself:\n' + '\n'.join(crashed))
        if self.damaged:
            return
        for path in self.folder.rglob('*.anno.json'):
            text = path.read_text()
            if text != json.dumps(json.loads(text), indent=2, ensure_ascii=False) + '\n':
                raise AssertionError(f'{path.name} is not in the canonical form')
        for folder in {path.parent for path in self.folder.rglob('*.anno.json')}:
            self.cli('check', folder)


class Window:
    """One run of the program."""

    def __init__(self, room, paths, environment):
        self.room = room
        self.log_path = room.base / f'window-{len(room.windows)}.log'
        self._article = None
        with open(self.log_path, 'w') as log:
            self.process = start([sys.argv[1], *paths], env=environment, stdout=log, stderr=log)

    # Waiting

    def log(self):
        return self.log_path.read_text()

    def until(self, what, ready, *arguments):
        """Waits as `until` does, and no longer than the program lives."""
        def look():
            if self.process.poll() is not None:
                raise AssertionError(f'{what}: the window has ended\n{self.log()}')
            return ready(*arguments)
        return until(what, look)

    def stop(self):
        """Ends it by force, if it has not ended; how it did end, 0 also if it had to be forced."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
            return 0
        return self.process.returncode

    def quit(self):
        """Closes it as a user would."""
        self.keys('ctrl+q')
        if self.process.wait(DEADLINE) != 0:
            raise AssertionError(f'status {self.process.returncode}\n{self.log()}')

    # Keys and buttons

    def _windows(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
        return sorted(found, key=int)

    def wait_shown(self):
        self.main = self.until('a window', self._windows)[0]
        self.top = self.main
        self.application = self.until('an accessible application', self._find_application)
        xdotool('windowmove', self.main, '0', '0')

    def _find_application(self):
        root = self.room.desk.root
        for i in range(root.get_child_count()):
            child = root.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def wait_dialog(self):
        """Waits for another window of the program; keys go to it until `close_dialog`."""
        self.top = self.until('a dialog', lambda: [w for w in self._windows() if w != self.main])[-1]

    def close_dialog(self, *keys):
        """Presses keys, and waits for the dialog to go."""
        self.keys(*keys)
        self.until('the end of the dialog', lambda: self._windows() == [self.main])
        self.top = self.main

    def keys(self, *names):
        """Presses keys, as xdotool names them: s shift+Right 1 ctrl+z."""
        xdotool('windowfocus', self.top, 'key', *names)

    def type(self, text):
        xdotool('windowfocus', self.top, 'type', text)

    def _on_screen(self, x, y):
        """From the widget to the screen: the window has an edge of its own."""
        frame = extents(self.application.get_child_at_index(0))
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.main], text=True,
                               capture_output=True, check=True).stdout
        place = {k: int(v) for k, v in (line.split('=') for line in shell.split())}
        return (str(round(x + place['X'] + (place['WIDTH'] - frame.width) / 2)),
                str(round(y + place['Y'] + (place['HEIGHT'] - frame.height) / 2)))

    def click(self, target, modifier=None):
        """Clicks on a widget of the main window, or on a point of it."""
        x, y = target if isinstance(target, tuple) else middle(target)
        keys = (['keydown', modifier], ['keyup', modifier]) if modifier else ([], [])
        xdotool('mousemove', *self._on_screen(x, y), *keys[0], 'click', '1', *keys[1])

    def drag(self, *points):
        """Presses the first button at the first point, and lets go at the last."""
        places = [self._on_screen(*p) for p in points]
        xdotool('mousemove', *places[0], 'mousedown', '1')
        for place in places[1:]:
            xdotool('mousemove', *place)
        xdotool('mouseup', '1')

    # What it shows

    def all(self, role=None, name=None, within=None):
        """What is shown now, of this role and name."""
        return list(self._search(role, name, within))

    def _search(self, role, name, within):
        return (a for a in walk(within or self.application)
                if (role is None or a.get_role_name() == role) and (name is None or name_of(a) == name))

    def find(self, role=None, name=None, within=None):
        """Waits for a widget."""
        return self.until(f'{role} “{name}”', lambda: next(self._search(role, name, within), None))

    def wait_gone(self, role, name):
        self.until(f'no {role} “{name}”', lambda: not self.all(role, name))

    def article(self):
        """The text of the article, when it is shown."""
        if self._article is None:
            self._article = self.find('text', 'Article')
        return self._article

    def text(self):
        return Atspi.Text.get_text(self.article(), 0, -1)

    def caret(self):
        return Atspi.Text.get_caret_offset(self.article())

    def selection(self):
        """Where the selection begins and ends; None where nothing is selected."""
        article = self.article()
        if Atspi.Text.get_n_selections(article) == 0:
            return None
        found = Atspi.Text.get_selection(article, 0)
        return found.start_offset, found.end_offset

    def wait_selection(self, expected):
        with said(lambda: f'selected is {self.selection()}, the caret is at {self.caret()}'):
            self.until(f'the selection {expected}', lambda: self.selection() == expected)

    def wait_caret(self, offset):
        with said(lambda: f'selected is {self.selection()}, the caret is at {self.caret()}'):
            self.until(f'the caret at {offset}',
                       lambda: self.selection() is None and self.caret() == offset)

    def put_caret(self, offset):
        Atspi.Text.set_caret_offset(self.article(), offset)
        self.wait_caret(offset)

    def select(self, start, end):
        """Selects with Shift and the right arrow."""
        self.put_caret(start)
        count = 0
        while (self.selection() or (start, start))[1] < end:
            before = self.selection()
            self.keys('shift+Right')
            self.until('a longer selection', lambda: self.selection() not in (None, before))
            count += 1
        self.wait_selection((start, end))
        return count

    def character(self, offset):
        """Where a character of the article stands: x, y, width and height."""
        found = Atspi.Text.get_character_extents(self.article(), offset, Atspi.CoordType.WINDOW)
        return found.x, found.y, found.width, found.height

    def left_of(self, offset):
        """A point just behind the left edge of a character."""
        x, y, _, height = self.character(offset)
        return x + 1, y + height // 2

    def saved(self):
        """What the header says of saving."""
        names = (name_of(a) for a in self._search('label', None, None))
        return next((n for n in names if n.startswith(('Saved ', 'Saving', 'Not saved', 'Read-only'))), '')

    def wait_saved(self):
        self.until('Saved', lambda: self.saved().startswith('Saved '))


@contextlib.contextmanager
def said(describe):
    """Adds to a failure what was there instead."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f'{error}; {describe()}') from None


def xdotool(*arguments):
    subprocess.run(['xdotool', *arguments], check=True, stdout=subprocess.DEVNULL)


def extents(accessible):
    return accessible.get_extents(Atspi.CoordType.WINDOW)


def middle(accessible):
    place = extents(accessible)
    return place.x + place.width // 2, place.y + place.height // 2


def name_of(accessible):
    """The name; GTK 4.8 says the label with its mnemonic once more before it."""
    name = accessible.get_name() or ''
    half = len(name) // 2
    if name.startswith('_') or '_' in name:
        marked, _, plain = name.partition(' ')
        for cut in range(len(name)):
            if name[cut] == ' ' and name[:cut].replace('_', '', 1) == name[cut + 1:]:
                return name[cut + 1:]
    if len(name) % 2 == 1 and name[half] == ' ' and name[:half] == name[half + 1:]:
        return name[:half]
    return name


def walk(accessible):
    """A widget and all within it. What is not shown is not there."""
    yield accessible
    if accessible.get_role_name() == 'scroll bar':
        return
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def find_missing():
    missing = [p for p in ('Xvfb', 'xdotool', 'dbus-daemon') if shutil.which(p) is None]
    if Atspi is None:
        missing.append('the Atspi bindings for Python')
    return missing


def guarded(desk, name, function, arguments):
    """Runs a test in a room of its own; keeps a picture where it fails."""
    room = Room(desk, name)
    try:
        function(room, *arguments)
        room.close()
    except BaseException:
        picture = pathlib.Path(os.environ.get('G_TEST_BUILDDIR', '.'), f'{name}.png').resolve()
        if shutil.which('import'):
            subprocess.run(['import', '-window', 'root', str(picture)], check=False)
            print(f'# the screen is in {picture}')
        raise
    finally:
        for window in room.windows:
            window.stop()


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
