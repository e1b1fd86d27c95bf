# SPDX-License-Identifier: GPL-3.0-or-later
"""Links by key and by mouse: within and across articles, changed, followed and come back from."""

from layer import attributes, expect, items, read
from room import run

HOME, DOWN = 'ctrl+Home', 'Down'


def words(item):
    return item['target'][0]['selector'][1]['exact']


def links(article, name='lin', others=()):
    """[(type, words that speak, words spoken of)] of a layer; an end in no layer of these articles is None."""
    known = {i['id']: words(i) for a in (article, *others) for i in items(a, name) if 'selector' in i['target'][0]}
    return sorted((i['body'][1]['value'], known.get(i['body'][0]['source']), known.get(i['target'][0]['id']))
                  for i in items(article, name) if i['motivation'] == ['linking'])


def open_editor(window):
    """The button has another within, which is the one that can be pressed over the bus."""
    window.find('push button', 'Change the link')
    window.all('push button', 'Change the link')[-1].act()


def prepare(room):
    """A claim in Chinese, and a source and a rebuttal in English."""
    chinese, english = room.add('chinese.txt'), room.add('english.txt')
    room.annotate(chinese, 'claim', '0-8')
    room.annotate(english, 'source', '99-108')
    room.annotate(english, 'rebuttal', '109-118')
    return chinese, english


def test_nearest_end(room):
    """L, a digit for the end, a digit for the kind; said, undone as one."""
    _, english = prepare(room)
    window = room.open(english)
    window.keys('k', 'l')
    window.find('panel', 'Link Rebuttal “denied it”')
    window.find('list item', '1, The union')
    window.keys('1')
    window.find('panel', 'How is Rebuttal “denied it” linked?')
    window.find('list item', '2, Rebuttal → attributed to → Source')
    window.keys('2')
    window.wait_toast('Linked: attributed to')
    expect(english, [('attributed-to', 'denied it', 'The union')], links)
    window.keys('ctrl+z')
    expect(english, [], links)


def test_across_in_ten_keys(room):
    """From a rebuttal to a claim in another article, and the other way, in under ten keys each."""
    chinese, english = prepare(room)
    window = room.open(english)
    there = ['k', 'l', 'alt+Up', 'j', 'Return', '1']
    assert len(there) < 10
    window.keys(*there[:3])
    window.until('the other article', lambda: '欧盟' in window.text())
    window.find('panel', 'Link Rebuttal “denied it”')
    window.keys(*there[3:])
    expect(english, [('rebuts', 'denied it', '欧盟谴责网络攻击')], lambda a, n: links(a, n, (chinese,)))
    target = next(i for i in items(english) if i['motivation'] == ['linking'])['target'][0]
    assert target['cf:file'] == 'chinese.txt', target
    assert target['cf:article']['id'] == read(chinese)['cf:article']['id'], target
    window.keys('ctrl+z')
    expect(english, [], links)
    # Undoing went to the article concerned. From the claim:
    window.until('the article', lambda: 'Port' in window.text())
    window.keys('alt+Up')
    window.until('the other article', lambda: '欧盟' in window.text())
    back = ['j', 'l', 'alt+Down', 'Return', '1']
    assert len(back) < 10
    window.keys(*back[:3])
    window.wait_chosen('Rebuttal', 'denied it')  # as it was left
    window.keys(*back[3:])
    expect(english, [('rebuts', 'denied it', '欧盟谴责网络攻击')], lambda a, n: links(a, n, (chinese,)))


def test_end_not_open(room):
    """Ends of articles that are not open are offered too; what is about the same first; the link stands with who speaks."""
    chinese, english = prepare(room)
    other = room.write('other.txt', 'A third article\nNobody knows.\n')
    room.annotate(other, 'claim', '16-28', attribute='proposition=Knowledge')
    room.cli('edit', english, '--id', items(english)[1]['id'], '--attribute', 'proposition=knowledge')
    window = room.open(english)
    window.keys('k', 'l')
    window.find('list item', '2, Nobody knows, in Outlet unknown · Date unknown')
    window.find('list item', '3, 欧盟谴责网络攻击, in Outlet unknown · Date unknown')
    window.keys('3')
    window.find('panel', 'How is Rebuttal “denied it” linked?')
    window.keys('1')
    window.wait_toast('Linked: rebuts')
    expect(english, [('rebuts', 'denied it', '欧盟谴责网络攻击')], lambda a, n: links(a, n, (chinese,)))
    assert 'Port' in window.text()
    window.keys('ctrl+z')
    expect(english, [], links)


def test_tag_and_link(room):
    """With words selected: L, the key of the code; the link is the only one that is possible."""
    article = room.add('english.txt')
    window = room.open(article)
    # “We never asked for this,” its chair told the Herald.
    window.put_caret(125)
    window.keys('q', '1')
    window.put_caret(148)
    window.keys('w', 'w', 'l')
    window.find('list item', '3, Source')
    window.keys('3')
    expect(article, [('attributed-to', 'We never asked for this', 'its chair')], links)
    # Escape ends with nothing done; the keys are the article's again.
    window.keys('k', 'l', 'Escape', 'd')
    expect(article, [True], lambda a, n: [i['cf:doubt'] for i in items(a, n) if 'cf:doubt' in i])


def test_one_code(room):
    """Two claims: which of them would speak is told by the words of the other."""
    article = room.add('english.txt')
    room.annotate(article, 'claim', '0-4')
    room.annotate(article, 'claim', '109-118')
    window = room.open(article)
    window.keys('k', 'l', '1')
    window.find('list item', '1, Claim → supports → “Port”')
    window.find('list item', '2, “Port” → supports → Claim')
    window.keys('2')
    expect(article, [('supports', 'Port', 'denied it')], links)


def test_follow_and_back(room):
    """A row of the inspector goes to the other end, Alt+Backspace comes back; links from elsewhere are there too."""
    chinese, english = prepare(room)
    claim, rebuttal = items(chinese)[0]['id'], items(english)[1]['id']
    room.cli('relate', english, '--from', rebuttal, '--type', 'rebuts', '--to', claim)
    window = room.open(chinese)
    window.keys('j')
    window.find('label', '“denied it” · Port strike enters third week')
    window.click(window.find('list item', '← rebuts'))
    window.wait_title('Port strike enters third week')
    window.wait_chosen('Rebuttal', 'denied it')
    window.keys('alt+BackSpace')
    window.until('the first article', lambda: '欧盟' in window.text())
    window.wait_chosen('Claim', '欧盟谴责网络攻击')
    # Another process links it too: that appears.
    source = items(english)[0]['id']
    room.cli('relate', english, '--from', rebuttal, '--type', 'supports', '--to', claim)
    window.find('list item', '← supports')
    assert source != rebuttal


def test_change(room):
    """What can be changed of a link: doubt, note, another end, direction, and away with it."""
    article = room.add('english.txt')
    ids = [room.annotate(article, code, span) for code, span in
           (('claim', '0-4'), ('claim', '5-11'), ('rebuttal', '109-118'))]
    room.cli('relate', article, '--from', ids[2], '--type', 'supports', '--to', ids[0])
    window = room.open(article)
    window.keys('k')
    open_editor(window)
    window.find('push button', 'Reverse').act()
    expect(article, [('supports', 'Port', 'denied it')], links)
    window.keys('ctrl+z')
    expect(article, [('supports', 'denied it', 'Port')], links)
    open_editor(window)
    window.find('push button', 'Other End').act()
    window.find('list item', '1, strike')
    window.wait_article()
    window.keys('1')
    expect(article, [('supports', 'denied it', 'strike')], links)
    open_editor(window)
    window.find('push button', 'Delete').act()
    window.wait_toast('Link deleted')
    expect(article, [], links)


def test_dangling(room):
    """An end that has gone is said, and the link stays until somebody deletes it."""
    chinese, english = prepare(room)
    claim, rebuttal = items(chinese)[0]['id'], items(english)[1]['id']
    room.problems.add('relation-dangling')
    room.cli('relate', english, '--from', rebuttal, '--type', 'rebuts', '--to', claim)
    room.cli('delete', chinese, '--id', claim)
    window = room.open(english)
    window.keys('k')
    window.find('label', 'The annotation has been deleted · 欧盟谴责网络攻击')
    window.keys('d')
    expect(english, [True], lambda a, n: [i['cf:doubt'] for i in items(a, n) if 'cf:doubt' in i])
    expect(english, [('rebuts', 'denied it', None)], links)
    assert attributes(items(english)[0]) == []
    # It is mended by keys and the list, or dropped.
    open_editor(window)
    window.find('push button', 'Other End').act()
    window.find('list item', '1, The union')
    window.wait_article()
    window.keys('1')
    expect(english, [('rebuts', 'denied it', 'The union')], links)
    window.keys('ctrl+z')
    expect(english, [('rebuts', 'denied it', None)], links)
    open_editor(window)
    window.find('push button', 'Delete').act()
    expect(english, [], links)
    room.problems.clear()


run([test_nearest_end, test_across_in_ten_keys, test_end_not_open, test_tag_and_link, test_one_code, test_follow_and_back, test_change, test_dangling])
