# SPDX-License-Identifier: GPL-3.0-or-later
"""With an input method on: letters in the article are still its keys, and every field takes Chinese.

IBus with intelligent pinyin. What it makes of the letters is its own: the words here are the only ones for
their pinyin that are in common use."""

import shutil
import subprocess
import sys
import time

from bus import EVERY, until
from layer import attributes, code, expect, items, note, only
from room import run
from window import start

ENGINE = 'libpinyin'
HOME = 'ctrl+Home'


def environment(room):
    """Its warnings are not ours."""
    return {name: value for name, value in room.environment.items() if name != 'G_DEBUG'}


def ibus(room, *arguments):
    return subprocess.run(['ibus', *arguments], env=environment(room), capture_output=True, text=True).stdout


def turn_on(room):
    """Starts IBus for this test, with pinyin for whatever has the focus.

    Its module in the window warns, on a busy machine, when an answer comes to a field that is gone: that is no
    failure. Other scripts do the same without it, and there every warning is one."""
    room.environment['GTK_IM_MODULE'] = 'ibus'
    room.environment.pop('G_DEBUG', None)
    start(['ibus-daemon', '--panel', 'disable', '--replace'], env=environment(room),
          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until('IBus', lambda: ENGINE in ibus(room, 'list-engine'))
    until('pinyin', lambda: [ibus(room, 'engine', ENGINE), ibus(room, 'engine')][1].strip() == ENGINE)


def compose(window, role, name, letters, words):
    """Types pinyin into a field until the words stand there: IBus hears of the focus a little later than the
    keys may come, and then misses the first of them. All keys of one attempt are heard before the next begins."""
    field = window.find(role, name)
    window.wait_focus(field)

    def attempt():
        window.keys('ctrl+a', 'BackSpace', *letters, 'space')
        return any(field.text() == words or time.sleep(EVERY) for _ in range(400))
    window.until(f'{words} in {name}', attempt)


def test_keys_of_the_article(room):
    """Selecting, tagging, doubt, choosing and forms work by letters and digits."""
    turn_on(room)
    article = room.add('chinese.txt')
    window = room.open(article)
    window.keys(HOME, 's', '1', 'd', 'f', '2', 'Escape', HOME, 'w', '3', 'k', 'k', 'Escape')
    expect(article, [('claim', [('function', 'cause')]), ('source', [])],
           lambda a, n: sorted((code(i), attributes(i)) for i in items(a, n)))
    assert [i.get('cf:doubt') for i in items(article) if code(i) == 'claim'] == [True]


def test_fields(room):
    """A list in the form, a note, and the find bar take Chinese; Escape then goes back to the article."""
    turn_on(room)
    article = room.add('chinese.txt')
    window = room.open(article)
    window.keys(HOME, 'w', '3', 'f')
    compose(window, 'text', 'Actor', 'nihao', '你好')
    window.keys('Return', 'Escape')
    only(article, [('actor', '你好')], attributes)
    window.keys('n')
    compose(window, 'text', 'Note', 'zhongguo', '中国')
    window.keys('Escape')
    only(article, '中国', note)
    window.keys('ctrl+f')
    compose(window, 'entry', 'Find in this article', 'wangluo', '网络')
    window.find_like('label', '1 of ')
    window.keys('Escape', 'd')
    only(article, True, lambda i: i.get('cf:doubt', False))


missing = [p for p in ('ibus', 'ibus-daemon') if shutil.which(p) is None]
if missing:
    print('1..0 # SKIP not there: ' + ', '.join(missing))
    sys.exit(0)
run([test_keys_of_the_article, test_fields])
