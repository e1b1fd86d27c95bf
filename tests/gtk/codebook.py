# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of the codebook: opened, gone through by keys, and what stands in codebook.json then."""

import json

from bus import said
from room import ROOT
from window import xdotool


def put(room, template='framing-core', change=None):
    """The codebook of the test's folder; returns its path."""
    codebook = json.loads((ROOT / 'data' / 'codebooks' / f'{template}.json').read_text())
    if change is not None:
        change(codebook)
    return room.write('codebook.json', json.dumps(codebook, indent=2, ensure_ascii=False) + '\n')


def read(path):
    return json.loads(path.read_text())


def entry(path, place, id):
    """One entry of the file; None if it is not there."""
    array = read(path).get(place, []) if '/' not in place else read(path)['lists'].get(place.split('/')[1], [])
    return next((e for e in array if e['id'] == id), None)


def ids(path, place):
    return [e['id'] for e in read(path)[place]]


class Codebook:
    """The codebook beside the main window, after Ctrl+K."""

    def __init__(self, window):
        self.window = window
        self.open()

    def open(self):
        self.window.keys('ctrl+k')
        self.window.wait_dialog()
        self.top = self.window.top
        self.window.until('the entries', lambda: self.window.all('list item', within=self.frame()))
        return self

    def frame(self):
        """Among those of the program."""
        return next(c for c in self.window.application.children() if c.name() == 'Codebook')

    def keys(self, *names):
        self.window.keys(*names)

    def all(self, role=None, name=None):
        return self.window.all(role, name, within=self.frame())

    def find(self, role=None, name=None):
        return self.window.until(f'{role} “{name}” in the codebook',
                                 lambda: next(self.frame().search(role, name), None))

    def find_like(self, role, start):
        return self.window.until(f'{role} “{start}…” in the codebook', lambda: next(
            (a for a in self.all(role) if a.name().startswith(start)), None))

    def choose(self, name):
        """Goes to an entry of the list; the focus stays there."""
        # By keys: far down it is not seen, and a click would meet what lies below.
        row, step = self.window.until(f'“{name}” and what is chosen', self._measure_way, name)
        self.keys('F9', *(['Down'] * step if step > 0 else ['Up'] * -step))
        self.window.until(f'“{name}” chosen', row.has_state, 'SELECTED')

    def _measure_way(self, name):
        """The row of an entry, and how many rows below the chosen one it is; None while rows come and go."""
        row = next(self.frame().search('list item', name), None)
        rows = [r for r in row.parent().children() if r.role() == 'list item'] if row else []
        chosen = next((i for i, r in enumerate(rows) if r.has_state('SELECTED')), None)
        return None if chosen is None or row not in rows else (row, rows.index(row) - chosen)

    def field(self, name):
        return self.find('text', name)

    def write(self, name, text):
        """Puts a text into a field in place of what is there."""
        field = self.field(name)
        self.window.click(field)
        self.window.wait_focus(field)
        if text.isascii():
            self.keys('ctrl+a')
            self.window.type(text)
        else:
            field.set_text(text)
        self.window.until(f'“{text}” in “{name}”', lambda: self.field(name).text() == text)

    def wait(self, what, look):
        with said(lambda: f'there is {look()}'):
            self.window.until(what, look)

    def sub_dialog(self):
        """Waits for a dialog of this window; keys go to it."""
        self.window.top = self.window.until('a dialog of the codebook', lambda: [
            w for w in self.window._windows() if w not in (self.window.main, self.top)])[-1]
        xdotool('windowfocus', self.window.top)

    def back(self):
        """Waits for its end."""
        self.window.until('the end of the dialog',
                          lambda: set(self.window._windows()) == {self.window.main, self.top})
        self.window.top = self.top
        xdotool('windowfocus', self.top)

    def leave(self):
        """Keys go to the main window, which stays below."""
        self.window.top = self.window.main
        xdotool('windowfocus', self.window.main)

    def close(self):
        self.window.top = self.top
        self.keys('ctrl+w')
        self.window.wait_no_dialog()
