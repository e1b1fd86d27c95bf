# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the program: keys and buttons are pressed on it by xdotool, what it shows is read over the
accessibility bus."""

import ctypes
import signal
import subprocess
import unicodedata

from bus import DEADLINE, said, until

APPLICATION = 'org.counterframe.Counterframe'
_libc = ctypes.CDLL(None)
# More characters than a line of the article has.
LINE = 200


def start(command, **options):
    """Starts a program that ends with this one, whatever happens to it."""
    return subprocess.Popen(command, preexec_fn=lambda: _libc.prctl(1, signal.SIGKILL), **options)


def xdotool(*arguments):
    return subprocess.run(['xdotool', *arguments], check=True, capture_output=True, text=True).stdout


def count_plain(text):
    """With how many characters it begins that the caret does not pass together with others."""
    plain = [c == '\n' or unicodedata.category(c)[0] in 'LNPZ' for c in text]
    joined = next((i for i, p in enumerate(plain) if not p), len(text) + 1)
    return max(joined - 1, 0)


class Window:
    def __init__(self, room, program, paths, environment):
        self.room = room
        self.environment = environment
        self.log_path = room.base / f'window-{len(room.windows)}.log'
        self._article = None
        with open(self.log_path, 'w') as log:
            self.process = start([program, *paths], env=environment, stdout=log, stderr=log)

    # Its life

    def log(self):
        return self.log_path.read_text()

    def until(self, what, ready, *arguments):
        """Waits as `until` does, and no longer than the program lives."""
        def look():
            if self.process.poll() is not None:
                raise AssertionError(f'{what}: the window has ended\n{self.log()}')
            return ready(*arguments)
        return until(what, look)

    def wait_end(self):
        """Waits until it ends by itself, and that it was well."""
        if self.process.wait(DEADLINE) != 0:
            raise AssertionError(f'status {self.process.returncode}\n{self.log()}')

    def quit(self):
        """Ends it, if it runs, as a desktop does that closes everything."""
        if self.process.poll() is None:
            self._activate('', 'quit')
        self.wait_end()

    def _activate(self, place, action):
        path = '/' + APPLICATION.replace('.', '/') + place
        subprocess.run(['gdbus', 'call', '--session', '--dest', APPLICATION, '--object-path', path,
                        '--method', 'org.gtk.Actions.Activate', action, '[]', '{}'],
                       env=self.environment, stdout=subprocess.DEVNULL, check=True)

    def activate(self, action):
        """An action of the window that has no key."""
        self._activate('/window/1', action)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def describe(self):
        """For a failure: what it wrote, and what it shows."""
        if self.process.poll() is not None:
            return f'the window has ended with {self.process.returncode}\n{self.log()}'
        try:
            return f'{self.log()}\n{self.application.describe()}'
        except Exception as error:  # It may have hung, or be ending.
            return f'{self.log()}\n{error}'

    # Keys and buttons

    def _windows(self):
        # Menus and tooltips have no name. Nothing found is a status of 1.
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--all', '--pid', str(self.process.pid), '--name', '.'],
                               capture_output=True, text=True).stdout.split()
        return sorted(found, key=int)

    def wait_shown(self):
        self.main = self.until('a window', self._windows)[0]
        self.top = self.main
        self.application = self.until('an accessible application', self.room.desk.bus.find_application,
                                      self.process.pid)
        self.until('the window in it', self.application.children)
        xdotool('windowmove', self.main, '0', '0')

    def wait_dialog(self):
        """Waits for one more window of the program; keys go to it until `wait_no_dialog`."""
        known = (self.main, self.top)
        self.top = self.until('a dialog', lambda: [w for w in self._windows() if w not in known])[-1]
        xdotool('windowfocus', self.top)

    def wait_no_dialog(self):
        self.until('the end of the dialog', lambda: self._windows() == [self.main])
        self.top = self.main
        # There is no window manager who would do it. A menu that is opened before closes when the focus comes.
        xdotool('windowfocus', self.top)
        self.until('the focus back in the window', self.frame().has_state, 'ACTIVE')

    def resize(self, width, height):
        """Asks for a size until it is taken: at first panes that fold only then may be in the way."""
        def ask():
            xdotool('windowsize', self.main, str(width), str(height))
            return abs(self.frame().extents()[2] - width) < 80
        self.until(f'a width near {width}', ask)

    def keys(self, *names):
        """Presses keys, as xdotool names them: s shift+Right 1 ctrl+z."""
        xdotool('windowfocus', self.top, 'key', *names)

    def type(self, text):
        xdotool('windowfocus', self.top, 'type', text)

    def write(self, entry, text):
        """Puts text into an entry, as an input method does. The keyboard has no keys for Chinese: xdotool lends itself
        one for each character, and may take it back before the program has looked which one it was."""
        if text.isascii():
            self.wait_focus(entry)
            self.type(text)
        else:
            entry.set_text(text)
        self.until(f'“{text}” in the entry', lambda: entry.text() == text)

    def enter_path(self, path):
        """Enters a path in the dialog for files, whose entry comes with the first key: it completes what is typed
        meanwhile, so the path is put into it at once. Nobody types before the dialog is drawn, of which GTK warns."""
        self.until('the dialog drawn', lambda: any(b.extents()[2] > 0 for b in self.dialog().search('push button')))
        self.type('/')
        entry = self.until('the entry for a path', lambda: next(
            (a for a in self.dialog().search('text') if a.has_state('FOCUSED')), None))
        entry.set_text(str(path))
        self.until('the path', lambda: entry.text().startswith(str(path)))
        self.keys('Return')

    def choose_path(self, path):
        """Enters a path that ends the dialog."""
        self.enter_path(path)
        self.wait_no_dialog()

    def frame(self):
        """The main window among those of the program."""
        return self.application.children()[0]

    def dialog(self):
        """The other one, after `wait_dialog`."""
        return self.application.children()[-1]

    def _on_screen(self, x, y):
        """From the widget to the screen: the window that keys go to has an edge of its own."""
        frame = self.frame() if self.top == self.main else self.dialog()
        left, top, width, height = frame.children()[0].extents()
        shell = xdotool('getwindowgeometry', '--shell', self.top)
        place = {k: int(v) for k, v in (line.split('=') for line in shell.split())}
        return (str(round(x - left + place['X'] + (place['WIDTH'] - width) / 2)),
                str(round(y - top + place['Y'] + (place['HEIGHT'] - height) / 2)))

    def click(self, target, modifier=None, times=1, button=1):
        """Clicks on a widget of the window that keys go to, or on a point of it.

        In two steps, as a hand does: when the pointer comes over a button, its popover is styled and laid out anew even
        if it is closed, and GTK 4.8 then takes the pointer to be in the popover until it moves again."""
        x, y = target if isinstance(target, tuple) else target.middle()
        keys = (['keydown', modifier], ['keyup', modifier]) if modifier else ([], [])
        xdotool('mousemove', *self._on_screen(x - 1, y))
        xdotool('mousemove', *self._on_screen(x, y), *keys[0], 'click', '--repeat', str(times), '--delay',
                '20', str(button), *keys[1])

    def drag(self, *points, let_go=True):
        """Presses the first button at the first point, and lets go at the last."""
        places = [self._on_screen(*p) for p in points]
        xdotool('mousemove', *places[0], 'mousedown', '1')
        for place in places[1:]:
            xdotool('mousemove', *place)
        if let_go:
            self.let_go()

    def carry(self, start, end, steps=10):
        """Drags something to something else, as a hand does: while nothing moves GTK asks the target what it takes."""
        (x, y), (to_x, to_y) = ((int(n) for n in self._on_screen(*p)) for p in (start, end))
        xdotool('mousemove', str(x), str(y), 'mousedown', '1')
        for i in range(1, steps + 1):
            xdotool('mousemove', str(x + (to_x - x) * i // steps), str(y + (to_y - y) * i // steps), 'sleep', '0.06')
        xdotool('sleep', '0.4')
        self.let_go()

    def let_go(self):
        xdotool('mouseup', '1')

    # What it shows

    def all(self, role=None, name=None, within=None):
        """What is shown now, of this role and name."""
        return list((within or self.application).search(role, name))

    def find(self, role=None, name=None, within=None):
        """Waits for a widget."""
        return self.until(f'{role} “{name}”',
                          lambda: next((within or self.application).search(role, name), None))

    def find_like(self, role, start):
        """Waits for a widget whose name begins so."""
        return self.until(f'{role} “{start}…”',
                          lambda: next((a for a in self.application.search(role)
                                        if a.name().startswith(start)), None))

    def wait_gone(self, role, name):
        self.until(f'no {role} “{name}”', lambda: not self.all(role, name))

    def wait_focus(self, accessible):
        self.until(f'the focus in “{accessible.name()}”', accessible.has_state, 'FOCUSED')

    def title(self):
        return self.frame().name()

    def wait_title(self, title):
        self.until(f'the title “{title}”', lambda: self.title() == title)

    def picture(self):
        """What is on the screen, as a function from a place in the window to red, green and blue, 0 to 255."""
        data = subprocess.run(['import', '-window', 'root', '-depth', '8', 'ppm:-'], check=True,
                              capture_output=True).stdout
        _, width, _, _, pixels = data.split(maxsplit=4) if data[:2] == b'P6' else None
        left, top = map(int, self._on_screen(0, 0))

        def pixel(x, y):
            at = ((y + top) * int(width) + x + left) * 3
            return tuple(pixels[at:at + 3])
        return pixel

    def picture_of(self, accessible, width, height):
        """The pixels of what is drawn in its upper left corner, without the empty edges."""
        x, y, _, _ = accessible.extents()
        x, y = self._on_screen(x, y)
        return subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-trim', '+repage',
                               'ppm:-'], check=True, capture_output=True).stdout

    # The article

    def article(self):
        """The text of the article, when it is shown."""
        if self._article is None:
            self._article = self.find('text', 'Article')
        return self._article

    def wait_article(self):
        """Waits until keys go to the article."""
        self.wait_focus(self.article())

    def text(self):
        return self.article().text()

    def caret(self):
        return self.article().caret()

    def selection(self):
        """Where the selection begins and ends; None where nothing is selected."""
        return self.article().selection()

    def _said_place(self):
        return said(lambda: f'selected is {self.selection()}, the caret is at {self.caret()}')

    def wait_selection(self, expected):
        with self._said_place():
            self.until(f'the selection {expected}', lambda: self.selection() == expected)

    def wait_caret(self, offset):
        with self._said_place():
            self.until(f'the caret at {offset}',
                       lambda: self.selection() is None and self.caret() == offset)

    def put_caret(self, offset):
        """Goes to a place by keys, since GTK 4.18 lets nobody on the bus put the caret: far away by lines, then over
        plain characters in one go, over others, which one key may pass together, one by one."""
        xdotool('windowfocus', self.top)
        self.wait_article()
        if self.selection() is not None:
            self.keys('Left')
            self.until('no selection', lambda: self.selection() is None)
        text = self.text()
        while (at := self.caret()) != offset:
            line, step, between = (('Down', 'Right', text[at:offset]) if at < offset else
                                   ('Up', 'Left', text[offset:at][::-1]))
            count = max(count_plain(between), 1)
            pressed = [line] if len(between) > LINE else [step] * count
            self.keys(*pressed)
            self.until('the caret moved', lambda: abs(self.caret() - at) >= len(pressed))
        self.wait_caret(offset)

    def select(self, start, end):
        """Selects with Shift and the right arrow; returns how often it was pressed."""
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
        return self.article().character(offset)

    def left_of(self, offset):
        """A point just behind the left edge of a character."""
        x, y, _, height = self.character(offset)
        return x + 1, y + height // 2

    # The annotations

    def chosen(self):
        """Code and words of the chosen annotation, as the inspector has them; None for none."""
        table = next(self.application.search('table', 'Code'), None)
        if table is None:
            return None
        codes = [b.name() for b in table.search('push button') if b.has_state('PRESSED')]
        words = [a.name() for a in table.parent().search('label') if a.name().startswith('“')]
        return (codes[0] if codes else '', words[0][1:-1]) if words else None

    def wait_chosen(self, *expected):
        """Waits until this is chosen: code and words, or None."""
        wanted = None if expected == (None,) else expected
        with said(lambda: f'chosen is {self.chosen()}'):
            self.until(f'{wanted} chosen', lambda: self.chosen() == wanted)

    def search_toasts(self, role):
        """What is shown over the window for some seconds: too short for a walk through all of it."""
        body = self.frame()
        while len(parts := body.children()) == 1:
            body = parts[0]
        # Below the header is the body, with what is laid over it behind what it shows.
        return [a for toast in parts[-1].children()[1:] for a in toast.search(role)]

    def wait_toast(self, text, role='label'):
        """Waits until this is said; or, with another role, for what can be pressed beside it."""
        with said(lambda: f'said is {[a.name() for a in self.search_toasts("label")]}'):
            return self.until(f'“{text}” said', lambda: next(
                (a for a in self.search_toasts(role) if a.name() == text), None))

    def saved(self):
        """What the header says of saving."""
        names = (a.name() for a in self.application.search('label'))
        return next((n for n in names if n.startswith(('Saved ', 'Saving', 'Not saved', 'Read-only'))), '')

    def wait_saved(self):
        self.until('Saved', lambda: self.saved().startswith('Saved '))
