# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown, as a screen reader has it: over the accessibility bus. And waiting for it.

The bus is spoken to directly, since libatspi keeps what it was told of children, and that grows old. Nothing
waits for a time: `until` looks again and again for what is expected, and fails after a while."""

import contextlib
import time

try:
    import gi
    gi.require_version('Gio', '2.0')
    from gi.repository import Gio, GLib
except (ImportError, ValueError):
    Gio = None

# Long enough for a sanitized program on a busy machine; only failures wait for it.
DEADLINE = 60
EVERY = 0.02

WINDOW_COORDINATES = 1
DESCRIBED_BY = 18

# What people work with.
CONTROLS = {'check box', 'combo box', 'entry', 'link', 'list', 'list box', 'list item', 'menu item', 'page tab',
            'push button', 'radio button', 'radio menu item', 'slider', 'spin button', 'table', 'text',
            'tool bar'}

# Numbers of roles and states, as the protocol has them. What GTK has called a toggle button since 4.10, and an alert,
# a grouping or a tree table since then, is here what GTK 4.8 calls it.
ROLES = {2: 'panel', 7: 'check box', 11: 'combo box', 16: 'dialog', 19: 'file chooser', 20: 'filler', 23: 'frame',
         27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu', 35: 'menu item', 37: 'page tab',
         38: 'page tab list', 39: 'panel', 42: 'progress bar', 43: 'push button', 44: 'radio button',
         45: 'radio menu item', 48: 'scroll bar', 49: 'scroll pane', 50: 'separator', 51: 'slider', 52: 'spin button',
         55: 'table', 56: 'table cell', 61: 'text', 62: 'push button', 63: 'tool bar', 66: 'table', 67: 'unknown',
         69: 'window', 75: 'application', 79: 'entry', 81: 'label', 83: 'heading', 85: 'section', 87: 'form',
         88: 'link', 90: 'table row', 98: 'list box', 99: 'panel'}
STATES = {'ACTIVE': 1, 'CHECKED': 4, 'EDITABLE': 7, 'EXPANDED': 10, 'FOCUSABLE': 11, 'FOCUSED': 12, 'PRESSED': 20,
          'SELECTED': 23, 'SENSITIVE': 24, 'READ_ONLY': 43}


def until(what, ready, *arguments):
    """Waits for a function to give something, and returns that; a widget that goes meanwhile is nothing."""
    end = time.monotonic() + DEADLINE
    while True:
        with contextlib.suppress(GLib.Error):
            value = ready(*arguments)
            if value:
                return value
        if time.monotonic() > end:
            raise AssertionError(f'{what}: not within {DEADLINE} s')
        time.sleep(EVERY)


@contextlib.contextmanager
def said(describe):
    """Adds to a failure what was there instead."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f'{error}; {describe()}') from None


class Bus:
    """The accessibility bus of a session bus."""

    def __init__(self, session_address):
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                 Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        session = Gio.DBusConnection.new_for_address_sync(session_address, flags, None, None)
        self.address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                         None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        session.close_sync(None)
        self.connection = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)

    def call(self, owner, path, interface, method, arguments=None):
        answer = self.connection.call_sync(owner, path, interface, method, arguments, None,
                                           Gio.DBusCallFlags.NONE, DEADLINE * 1000, None).unpack()
        return answer[0] if len(answer) == 1 else answer

    def find_application(self, pid):
        """The application of a process; None where it has not come to the bus yet."""
        root = Accessible(self, 'org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
        for application in root.children():
            if pid == self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                'GetConnectionUnixProcessID', GLib.Variant('(s)', (application.owner,))):
                return application
        return None


class Accessible:
    """Something on the bus: a program, a window, a widget."""

    def __init__(self, bus, owner, path):
        self.bus = bus
        self.owner = owner
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Accessible) and (self.owner, self.path) == (other.owner, other.path)

    def call(self, interface, method, types='()', *arguments):
        return self.bus.call(self.owner, self.path, 'org.a11y.atspi.' + interface, method,
                             GLib.Variant(types, arguments) if arguments else None)

    def get(self, interface, name):
        return self.bus.call(self.owner, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                             GLib.Variant('(ss)', ('org.a11y.atspi.' + interface, name)))

    def role(self):
        number = self.call('Accessible', 'GetRole')
        return ROLES.get(number, f'role {number}')

    def name(self):
        """GTK 4.8 says what a label and its widget have in common twice, once with its mnemonic."""
        name = self.get('Accessible', 'Name')
        for cut in (i for i, c in enumerate(name) if c == ' '):
            if name[:cut] == name[cut + 1:] or name[:cut].replace('_', '', 1) == name[cut + 1:]:
                return name[cut + 1:]
        return name

    def description(self):
        """Newer libraries say by a relation what describes it."""
        relations = dict(self.call('Accessible', 'GetRelationSet'))
        return self.get('Accessible', 'Description') or ' '.join(
            Accessible(self.bus, *other).name() for other in relations.get(DESCRIBED_BY, []))

    def has_state(self, state):
        words = self.call('Accessible', 'GetState')
        return bool(words[STATES[state] // 32] >> STATES[state] % 32 & 1)

    def children(self):
        """What of it is shown."""
        return [Accessible(self.bus, *child) for child in self.call('Accessible', 'GetChildren')]

    def parent(self):
        return Accessible(self.bus, *self.get('Accessible', 'Parent'))

    def walk(self):
        """Itself, and all within it; what is not shown is not there."""
        yield self
        for child in self.children():
            yield from child.walk()

    def search(self, role=None, name=None):
        """What is shown now within it, of this role and name."""
        return (a for a in self.walk()
                if (role is None or a.role() == role) and (name is None or a.name() == name))

    def describe(self, depth=0):
        """Roles and names of all that is shown, a line each."""
        line = f'{"  " * depth}{self.role()} “{self.name()}”'
        return '\n'.join([line, *(child.describe(depth + 1) for child in self.children())])

    # Component

    def extents(self):
        """x, y, width and height in its window."""
        return self.call('Component', 'GetExtents', '(u)', WINDOW_COORDINATES)

    def middle(self):
        x, y, width, height = self.extents()
        return x + width // 2, y + height // 2

    # Action

    def act(self):
        """What a screen reader does with a button, a row or a link."""
        if not self.call('Action', 'DoAction', '(i)', 0):
            raise AssertionError(f'{self.role()} “{self.name()}” does nothing')

    # Text

    def text(self):
        return self.call('Text', 'GetText', '(ii)', 0, self.get('Text', 'CharacterCount'))

    def caret(self):
        return self.get('Text', 'CaretOffset')

    def selection(self):
        """Where the selection begins and ends; None where nothing is selected."""
        if self.call('Text', 'GetNSelections') == 0:
            return None
        return tuple(self.call('Text', 'GetSelection', '(i)', 0))

    def character(self, offset):
        """Where a character stands: x, y, width and height. GTK 4.18 does not know it of a line feed."""
        return self.call('Text', 'GetCharacterExtents', '(iu)', offset, WINDOW_COORDINATES)

    def set_text(self, text):
        self.call('EditableText', 'SetTextContents', '(s)', text)
