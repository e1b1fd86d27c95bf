#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of every view: in light and dark, English and both Chinese scripts, narrow to wide.

    build-aux/pictures.py [--build FOLDER] [--to FOLDER] [--size WIDTHxHEIGHT] [--scale FACTOR] [--contrast]
                          [--rtl] [--text-size FACTOR] [--line-height FACTOR] [--article FILE] [LANGUAGE|SCHEME|WIDTH|VIEW ...]

Words choose: `zh_CN dark 360 form` is one picture. Without any, all are taken, some hundreds. Beside the
pictures of each language, scheme and width stands a sheet of them all. `--scale 2` is the desktop's large text,
`--contrast` its high contrast, `--rtl` mirrors the window (not the English one: GLib translates nothing of GTK in
it), `--article` shows another article than the sample's. The real window is driven as in the
tests, under a virtual display; nothing waits for a time: a picture is taken when the screen stands still."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

from picture_scenes import SCENES

ROOT = pathlib.Path(__file__).resolve().parents[1]
LANGUAGES = ['en', 'zh_CN', 'zh_TW']
SCHEMES = ['light', 'dark']
SIZES = {'360': (360, 640), '1000': (1000, 700), '1920': (1920, 1080)}
ARTICLE = 'courier-memo.txt'
HOME = 'ctrl+Home'

# What is pressed in the article to come to a view, and to leave it; `!` before a key: a dialog comes, or goes.
VIEWS = [
    ('article', [], []),
    ('selection', [HOME, 'Down', 'Down', 'Down', 's'], ['Escape', HOME]),
    ('chosen', ['j', 'j'], ['Escape', HOME]),
    ('others', ['o'], ['o']),
    ('others-chosen', ['o', 'j', 'j'], ['Escape', 'o', HOME]),
    ('columns', ['F8', 'j', 'j'], ['Escape', 'F8', 'F8', 'F8', HOME]),
    ('pairs', ['F8', 'Down', 'Down', 'Down', 'shift+b'], ['ctrl+z', 'F8', 'F8', 'F8', HOME]),
    ('pairs-menu', ['F8', 'Down', 'Down', 'Down', 'Menu', 'Return'],
     ['Escape', 'Escape', 'F8', 'F8', 'F8', HOME]),
    ('one-language', ['F8', 'F8'], ['F8', 'F8', HOME]),
    ('form', ['j', 'j', 'f'], ['Escape', 'Escape', HOME]),
    ('form-article', ['g'], ['Escape']),
    ('link', ['j', 'j', 'l'], ['Escape', 'Escape', HOME]),
    ('link-kind', ['j', 'j', 'l', '2'], ['Escape', 'Escape', HOME]),
    ('proposition', ['j', 'j', 'm'], ['Escape', 'Escape', HOME]),
    ('map-empty', ['alt+4', '3'], ['alt+1', HOME]),
    ('map-article', ['j', 'j', 'alt+4', '1'], ['alt+1', 'Escape', HOME]),
    ('map-thread', ['j', 'j', 'alt+4', '3', 'ctrl+9'], ['alt+1', 'Escape', HOME]),
    ('map-project', ['alt+4', '4', 'ctrl+9'], ['alt+1', HOME]),
    ('compare', ['alt+2'], ['alt+1', HOME]),
    ('compare-remark', ['alt+2', '!n'], ['!Escape', 'alt+1', HOME]),
    ('compare-rule', ['alt+2', '!r'], ['!Escape', 'alt+1', HOME]),
    ('agreement', ['alt+3'], ['alt+1', HOME]),
    # The view remembers where one was.
    ('agreement-codes', ['alt+3', *['Tab'] * 3], [*['shift+Tab'] * 3, 'alt+1', HOME]),
    ('agreement-end', ['alt+3', *['Tab'] * 8], [*['shift+Tab'] * 8, 'alt+1', HOME]),
    ('agreement-options', ['alt+3', 'shift+Tab', 'shift+Tab', 'space'], ['Escape', 'Tab', 'Tab', 'alt+1', HOME]),
    # After the map, for which the project has been read.
    ('thread', ['j', 'j', 't'], ['Escape', 'Escape', HOME]),
    ('unanswered', [HOME, 't'], ['Escape', HOME]),
    ('code', [HOME, 'w', 'Return'], ['Escape', 'Escape', HOME]),
    ('find', ['ctrl+f', 'a'], ['Escape', HOME]),
    ('library', ['F9'], ['F9']),
    ('inspector', ['shift+F9'], ['shift+F9']),
    ('finish', ['j', 'j', 'd', '!ctrl+Return'], ['!Escape', 'Escape', HOME]),
    ('export', ['!ctrl+e'], ['!Escape']),
    ('preferences', ['!ctrl+comma'], ['!Escape']),
    ('shortcuts', ['!ctrl+question'], ['!Escape']),
    ('details', ['!alt+Return'], ['!Escape']),
    ('counterpart', ['j', 'j', 'c'], ['Escape', HOME]),
    ('codebook', ['!ctrl+k'], ['!ctrl+w']),
    ('codebook-work', ['!ctrl+k', 'Down', 'Return'], ['!ctrl+w']),
    ('codebook-code', ['!ctrl+k', 'Down', 'Down', 'Return'], ['!ctrl+w']),
    ('codebook-use', ['!ctrl+k', 'Down', 'Down', 'Return', *['Tab'] * 20], ['!ctrl+w']),
    ('codebook-attribute', ['!ctrl+k', *['Down'] * 6, 'Return'], ['!ctrl+w']),
    ('codebook-list', ['!ctrl+k', 'End', 'Up', 'Return'], ['!ctrl+w']),
    ('codebook-rounds', ['!ctrl+k', 'End', 'Return'], ['!ctrl+w']),
]
EMPTY = 'start'


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--build', default=ROOT / '_build' / 'test', type=pathlib.Path)
    parser.add_argument('--to', default=ROOT / '_build' / 'pictures', type=pathlib.Path)
    parser.add_argument('--size', help='instead of the usual ones, as 3840x2160')
    parser.add_argument('--scale', default=1.0, type=float)
    parser.add_argument('--contrast', action='store_true')
    parser.add_argument('--rtl', action='store_true')
    parser.add_argument('--text-size', default=1.0, type=float)
    parser.add_argument('--line-height', default=1.6, type=float)
    parser.add_argument('--article', type=pathlib.Path)
    parser.add_argument('words', nargs='*')
    return parser.parse_args()


def chosen(words, possible):
    return [p for p in possible if p in words] or possible


def grab():
    return subprocess.run(['import', '-window', 'root', 'png:-'], check=True, capture_output=True).stdout


def pixels(png):
    return subprocess.run(['convert', 'png:-', '-depth', '8', 'rgb:-'], input=png, check=True,
                          capture_output=True).stdout


def stand_still():
    """The screen when it stands still, once the last key has had time to be heard."""
    time.sleep(0.3)
    before, now = None, grab()
    while before is None or pixels(now) != pixels(before):
        before, now = now, grab()
    return now


def take(path):
    path.write_bytes(stand_still())


def press(window, keys):
    for key in keys:
        if key == '?':  # a dialog comes by itself
            window.wait_dialog()
            subprocess.run(['xdotool', 'windowraise', window.top], check=True)
            continue
        if key == '=':  # what comes is there
            stand_still()
            continue
        if key == '~':
            window.until('copies merged', lambda: not [*window.room.folder.glob('*conflict*')])
            continue
        comes = key.startswith('!') and window.top == window.main
        if comes:
            window.wait_no_dialog()  # nor a popover
        goes = key.startswith('!') and not comes
        key = key.lstrip('!')
        if key.startswith('@'):
            window.activate(key[1:])
        else:
            window.keys(key)
        if comes:
            window.wait_dialog()
        elif goes:
            window.wait_no_dialog()


def settle(room, options):
    """No caret blinks and nothing moves: else no picture is like the one before."""
    folder = room.base / 'config' / 'gtk-4.0'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'settings.ini').write_text('[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n')
    room.keep_settings()
    settings = room.base / 'config' / 'glib-2.0' / 'settings'
    settings.mkdir(parents=True)
    (settings / 'keyfile').write_text('[org/counterframe/Counterframe]\n'
                                      f'text-size={options.text_size}\nline-height={options.line_height}\n')
    # What the desktop would say; of this GTK asks the X server alone.
    (room.base / '.Xdefaults').write_text(f'Xft.dpi: {round(96 * options.scale)}\n')


def open_window(desk, name, paths, size, language, scheme, options, prepare=None, asks=False):
    from room import SAMPLE, Room
    from window import Window
    room = Room(desk, name)
    settle(room, options)
    shutil.copytree(SAMPLE, room.folder, dirs_exist_ok=True)
    if options.article:
        for file in options.article.parent.glob(options.article.name + '*'):
            shutil.copy(file, room.folder)
    if prepare:
        prepare(room)
    # GTK looks into its own translation for the direction: what is not translated into Hebrew stays as it is.
    languages = f'he:{language}' if options.rtl else language
    environment = dict(room.environment, LANGUAGE=languages, ADW_DEBUG_COLOR_SCHEME=f'prefer-{scheme}')
    if options.contrast:
        environment['ADW_DEBUG_HIGH_CONTRAST'] = '1'
    # Not as the tests do, which know the window by its English names.
    window = Window(room, sys.argv[1], [str(room.folder / p) for p in paths], environment)
    window.wait_shown()
    if paths and not asks:
        window.find('text')
    window.resize(*size)
    return window


def take_all(desk, folder, views, size, language, scheme, options):
    folder.mkdir(parents=True, exist_ok=True)
    name = folder.name
    if EMPTY in views:
        window = open_window(desk, name + '-empty', [], size, language, scheme, options)
        take(folder / f'{EMPTY}.png')
        window.kill()
    article = options.article.name if options.article else ARTICLE
    plain = [row for row in VIEWS if row[0] in views]
    window = open_window(desk, name, [article], size, language, scheme, options) if plain else None
    for view, come, leave in plain:
        try:
            press(window, come)
            take(folder / f'{view}.png')
            press(window, leave)
        except BaseException:
            print(f'{view}: {window.log()}', file=sys.stderr)
            raise
    if window:
        window.kill()
    for view, prepare, come in SCENES:
        if view in views:
            window = open_window(desk, f'{name}-{view}', [article], size, language, scheme, options, prepare,
                                 asks='?' in come)
            press(window, come)
            take(folder / f'{view}.png')
            window.kill()
    pictures = sorted(folder.glob('*.png'))
    subprocess.run(['montage', *map(str, pictures), '-label', '%t', '-tile', '4x', '-geometry', '480x+8+8',
                    str(folder) + '.png'], check=True)


def main():
    options = parse()
    sys.argv = [sys.argv[0], str(options.build / 'src/gtk/app/counterframe'),
                str(options.build / 'src/cli/counterframe-cli')]
    sys.path.insert(0, str(ROOT / 'tests' / 'gtk'))
    from room import Desk, find_missing
    if find_missing():
        sys.exit('not there: ' + ', '.join(find_missing()))
    views = chosen(options.words, [EMPTY, *(v[0] for v in VIEWS), *(s[0] for s in SCENES)])
    sizes = chosen(options.words, list(SIZES))
    if options.size:
        SIZES[options.size] = tuple(map(int, options.size.split('x')))
        sizes = [options.size]
    more = ''.join(f'-{word}' for word in (f'scale{options.scale:g}' if options.scale != 1 else '',
                                           f'text{options.text_size:g}' if options.text_size != 1 else '',
                                           'contrast' if options.contrast else '', 'rtl' if options.rtl else '')
                   if word)
    for width in sizes:
        size = SIZES[width]
        desk = Desk('{}x{}'.format(*size))
        try:
            for language in chosen(options.words, LANGUAGES[options.rtl:]):
                for scheme in chosen(options.words, SCHEMES):
                    folder = options.to / f'{language}-{scheme}-{width}{more}'
                    take_all(desk, folder, views, size, language, scheme, options)
                    print(os.path.relpath(str(folder) + '.png'), flush=True)
        finally:
            desk.close()


main()
