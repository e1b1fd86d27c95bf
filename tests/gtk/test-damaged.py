# SPDX-License-Identifier: GPL-3.0-or-later
"""Sidecars that must not be written: shown as far as they can be, refused, and left as they are."""

from bus import until
from layer import expect, path_of
from room import run

TEXT = 'Port strike enters third week'


def prepare(room, change):
    """An article with a sidecar that was altered; its bytes."""
    room.damaged = True
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-4')
    content = change(path_of(article).read_bytes())
    path_of(article).write_bytes(content)
    return article, content


def refuse(window, code, article, content):
    """Whatever is pressed, nothing is changed."""
    window.until('Read-only', lambda: window.saved() == 'Read-only')
    for keys in (['w', '2'], ['Escape', 'j', '3'], ['d'], ['Delete'], ['alt+Right']):
        window.keys(*keys)
    window.wait_toast('This layer is read-only')
    if code:
        window.wait_chosen(code, 'Port')
        window.keys('n', 'x')
        window.wait_chosen(code, 'Port')
    window.quit()
    assert path_of(article).read_bytes() == content


def test_cut_off(room):
    """Of a damaged sidecar the newest good backup is shown."""
    article, content = prepare(room, lambda c: c)
    window = room.open(article)
    window.keys('j', '2')
    window.wait_saved()
    window.until('the change', lambda: path_of(article).read_bytes() != content)
    window.quit()
    content = path_of(article).read_bytes()[:700]
    path_of(article).write_bytes(content)
    window = room.open(article)
    window.find('label', f'{path_of(article).name} is damaged. The newest good backup is shown; nothing is written '
                'until it is restored.')
    refuse(window, 'Rebuttal', article, content)


def test_no_backup(room):
    article, content = prepare(room, lambda c: b'{"half": ')
    # What the command line kept is taken away too.
    for path in (room.base / 'state').rglob('*'):
        if path.is_file():
            path.unlink()
    window = room.open(article)
    window.find('label', f'{path_of(article).name} is damaged and is not overwritten. There is no backup of it.')
    refuse(window, None, article, content)


def test_newer(room):
    article, content = prepare(room, lambda c: c.replace(b'"cf:format": 1', b'"cf:format": 2'))
    window = room.open(article)
    window.find('label', f'{path_of(article).name} was made by a newer version. It is shown, and cannot be changed.')
    refuse(window, 'Claim', article, content)


def test_not_exact(room):
    article, content = prepare(room, lambda c: c.replace(b'"cf:format": 1', b'"cf:format": 1, "x": 1e5'))
    window = room.open(article)
    window.find('label', f'{path_of(article).name} holds what could not be written back exactly. It is shown, and '
                'cannot be changed.')
    refuse(window, 'Claim', article, content)


def test_damaged_while_open(room):
    """A sidecar that is damaged while it is open is not overwritten with what is here; what was done is not lost."""
    article, _ = prepare(room, lambda c: c)
    window = room.open(article)
    window.keys('j')
    window.wait_chosen('Claim', 'Port')
    content = path_of(article).read_bytes()[:600]
    path_of(article).write_bytes(content)
    window.keys('2')
    window.until('Not saved', lambda: window.saved() == 'Not saved')
    assert path_of(article).read_bytes() == content
    window.keys('ctrl+q')
    window.find('label', 'Not Everything Is Saved')
    window.wait_dialog()
    window.keys('alt+c')
    window.wait_end()
    assert path_of(article).read_bytes() == content
    # Once it is whole again, the change is put in.
    room.run_cli('check', '--restore', room.folder)
    window = room.open(article)
    window.keys('j')
    window.wait_chosen('Rebuttal', 'Port')


def restore(window, *said):
    """By the notice's button, which says what will be kept, and what comes."""
    window.find('push button', 'Restore…').act()
    window.wait_dialog()
    for text in said:
        window.until(text, lambda: [a for a in window.all('label') if text in a.name()])
    window.keys('Return')
    window.wait_no_dialog()


def kept(article):
    """The only file that a damaged one was kept as: its name and its bytes."""
    # While it is written its name begins with a dot.
    (path,) = until('what was kept', lambda: list(article.parent.glob('[!.]*.damaged-*')))
    return path.name, path.read_bytes()


def test_restore(room):
    """The newest good backup comes in the place of what is kept; then all can be changed."""
    article, _ = prepare(room, lambda c: c)
    content = b'{\n  "half": '
    path_of(article).write_bytes(content)
    window = room.open(article)
    window.find_like('label', 'Line 2, column 11: ')
    window.until('Read-only', lambda: window.saved() == 'Read-only')
    restore(window, f'Restore {path_of(article).name}?', f'beside it as “{path_of(article).name}.damaged-',
            'In its place comes the backup of ', ' with 1 annotation.')
    window.wait_toast(f'Restored. The damaged file is kept as “{kept(article)[0]}”')
    assert kept(article)[1] == content
    expect(article, [('claim', 0, 4, 'Port')])
    window.wait_article()
    window.wait_gone('push button', 'Restore…')
    window.keys('j', '2')
    expect(article, [('rebuttal', 0, 4, 'Port')])


def test_mended(room):
    """Where there is no backup it is said what to do; once the file is whole it is shown and can be changed."""
    article, content = prepare(room, lambda c: b'{"half": ')
    for path in (room.base / 'state').rglob('*'):
        if path.is_file():
            path.unlink()
    window = room.open(article)
    window.find_like('label', 'Line 1, column 10: ')
    assert not window.all('push button', 'Restore…')
    window.until('what to do', lambda: [a for a in window.all('label') if 'Mend it there' in a.name()])
    other = room.write('other/english.txt', article.read_text())
    room.annotate(other, 'source', '0-4')
    path_of(article).write_bytes(path_of(other).read_bytes())
    window.wait_article()
    window.until('no notice', lambda: not [a for a in window.all('label') if 'Mend it there' in a.name()])
    window.keys('j')
    window.wait_chosen('Source', 'Port')
    window.keys('2')
    expect(article, [('rebuttal', 0, 4, 'Port')])


def test_restore_while_open(room):
    """What is shown, what is not saved, and what the newest backup has more, all come in the place of what another
    program has damaged."""
    article, _ = prepare(room, lambda c: c)
    window = room.open(article)
    window.keys('j', '2')
    expect(article, [('rebuttal', 0, 4, 'Port')])
    window.wait_saved()
    content = path_of(article).read_bytes()[:600]
    path_of(article).write_bytes(content)
    window.find_like('label', f'{path_of(article).name} was damaged by another program.')
    window.keys('Escape')
    window.put_caret(5)
    window.keys('w', '3')
    window.until('Not saved', lambda: window.saved() == 'Not saved')
    restore(window, 'In its place comes what is shown here, 2 annotations, united with the backup of ')
    window.wait_toast(f'Restored. The damaged file is kept as “{kept(article)[0]}”')
    expect(article, [('rebuttal', 0, 4, 'Port'), ('source', 5, 11, 'strike')])
    window.wait_gone('push button', 'Restore…')
    window.wait_saved()
    assert kept(article)[1] == content
    window.keys('1')
    expect(article, [('rebuttal', 0, 4, 'Port'), ('claim', 5, 11, 'strike')])


run([test_restore, test_mended, test_restore_while_open, test_cut_off, test_no_backup, test_newer, test_not_exact, test_damaged_while_open])
