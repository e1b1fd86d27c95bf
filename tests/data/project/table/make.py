# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the cases beside it: tables as Python's csv module and encoders write them, which are not ours, and
# what must come out, written down by hand.

import csv
import io
import pathlib

HERE = pathlib.Path(__file__).parent
HEADER = ['file', 'title', 'outlet', 'published', 'url', 'languages']
WARNING = '/project/articles.csv:{}:{}: warning: {} [metadata-invalid]\n'


def case(name, data, expected):
    (HERE / name).write_bytes(data)
    (HERE / (name + '.expected')).write_text(expected)


def table(rows, encoding='utf-8', **dialect):
    out = io.StringIO(newline='')
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue().encode(encoding)


def problem(line, column, text):
    return WARNING.format(line, column, text)


PLAIN = [HEADER,
         ['a.txt', 'Port strike, day 2', 'Harbour Daily', '2021-07-20', 'https://a.example/1', 'en'],
         ['b.txt', '', 'Union Voice', '2021/7/20 2:03', '', 'en;zh-Hans'],
         ['sub/c.txt', 'She said "no"', '', '', '', '']]
PLAIN_SAYS = '''a.txt
  title: Port strike, day 2
  outlet: Harbour Daily
  published: 2021-07-20T00:00:00Z
  url: https://a.example/1
  languages: en
b.txt
  outlet: Union Voice
  published: 2021-07-20T02:03:00Z
  languages: en zh-Hans
sub/c.txt
  title: She said "no"
'''

case('plain', table(PLAIN), PLAIN_SAYS)
case('bom', table(PLAIN, 'utf-8-sig'), PLAIN_SAYS)
case('semicolons', table(PLAIN, delimiter=';'), PLAIN_SAYS)
case('tabs', table(PLAIN, delimiter='\t'), PLAIN_SAYS)
case('line-feeds', table(PLAIN, lineterminator='\n'), PLAIN_SAYS)
case('carriage-returns', table(PLAIN, lineterminator='\r'), PLAIN_SAYS)
case('all-quoted', table(PLAIN, quoting=csv.QUOTE_ALL), PLAIN_SAYS)
case('utf-16', table(PLAIN, 'utf-16', delimiter='\t'), PLAIN_SAYS)
case('utf-16-big-endian', '\ufeff'.encode('utf-16-be') + table(PLAIN, 'utf-16-be'), PLAIN_SAYS)
case('sep-line', b'sep=;\r\n' + table(PLAIN, delimiter=';'), PLAIN_SAYS)
case('sep-line-pipe', b'sep=|\r\n' + table(PLAIN, delimiter='|'), PLAIN_SAYS)
case('no-last-line-end', table(PLAIN).rstrip(b'\r\n'), PLAIN_SAYS)
case('other-order', table([[r[3], r[5], r[0], r[4], r[2], r[1]] for r in PLAIN]), PLAIN_SAYS)
case('more-columns', table([['coder', *r[:3], 'round', *r[3:], ''] for r in PLAIN]), PLAIN_SAYS)
case('capitals', table([['File', ' TITLE', 'Outlet ', 'Published', 'URL', 'Languages'], *PLAIN[1:]]),
     PLAIN_SAYS)
case('empty-columns-behind', table([r + ['', ''] for r in PLAIN]), PLAIN_SAYS)
case('blank-lines', table([PLAIN[0], [], *PLAIN[1:3], [], [], PLAIN[3], []]), PLAIN_SAYS)

SIMPLIFIED = [HEADER,
              ['a.txt', '欧盟谴责网络攻击', '环球时报', '2021年7月20日', '', 'zh-Hans'],
              ['café 港.txt', '港口罢工“没有终点”', '晨报', '', '', '']]
SIMPLIFIED_SAYS = '''a.txt
  title: 欧盟谴责网络攻击
  outlet: 环球时报
  published: 2021-07-20T00:00:00Z
  languages: zh-Hans
café 港.txt
  title: 港口罢工“没有终点”
  outlet: 晨报
'''
case('gb18030', table(SIMPLIFIED, 'gb18030'), SIMPLIFIED_SAYS)
case('gb18030-semicolons', table(SIMPLIFIED, 'gb18030', delimiter=';'), SIMPLIFIED_SAYS)
case('gb18030-one-word', table([HEADER, ['a.txt', '', '晨报']], 'gb18030'), 'a.txt\n  outlet: 晨报\n')
case('gb18030-rare', table([HEADER, ['a.txt', '𠮷野家的老板说损失不大']], 'gb18030'),
     'a.txt\n  title: 𠮷野家的老板说损失不大\n')
case('gb18030-traditional',
     table([HEADER, ['a.txt', '港務局譴責碼頭罷工，敦促工會復工', '自由時報']], 'gb18030'),
     'a.txt\n  title: 港務局譴責碼頭罷工，敦促工會復工\n  outlet: 自由時報\n')
case('big5', table([HEADER, ['a.txt', '港務局譴責碼頭罷工，敦促工會復工', '自由時報']], 'big5'),
     'a.txt\n  title: 港務局譴責碼頭罷工，敦促工會復工\n  outlet: 自由時報\n')
case('western', table([HEADER, ['a.txt', 'Événement à Paris', 'Süddeutsche Zeitung']], 'cp1252'),
     'a.txt\n  title: Événement à Paris\n  outlet: Süddeutsche Zeitung\n')
case('western-capitals', table([HEADER, ['a.txt', 'Ärzte im Äther, Ölpreis', 'Ärzte Zeitung']], 'cp1252'),
     'a.txt\n  title: Ärzte im Äther, Ölpreis\n  outlet: Ärzte Zeitung\n')

# Names: with a backslash, with a dot, decomposed.
case('names', table([['file', 'title'], ['.\\sub\\c.txt', 'C'], ['./a.txt', 'A'], [' b.txt ', 'B'],
                     ['cafe\u0301 港.txt', 'D']]),
     'a.txt\n  title: A\nb.txt\n  title: B\nsub/c.txt\n  title: C\ncafé 港.txt\n  title: D\n')
case('outside', table([['file', 'title'], ['../a.txt', 'A'], ['/project/b.txt', 'B']]), '')

case('line-break-in-cell', table([['file', 'note', 'title'], ['a.txt', 'one\ntwo', 'Strike\nover'],
                                  ['b.txt', '', 'B', ]], lineterminator='\n'),
     'a.txt\n  title: Strike over\nb.txt\n  title: B\n')
case('short-rows', b'file,title,outlet\na.txt\nb.txt,B\n', 'b.txt\n  title: B\n')
case('behind-the-quote', b'file,title\na.txt,"One" and two\nb.txt,a "quoted" word\n',
     'a.txt\n  title: One and two\nb.txt\n  title: a "quoted" word\n')
case('empty', b'', '')
case('only-a-mark', '\ufeff'.encode(), '')
case('header-only', b'file,title\r\n', '')
case('one-column', b'file\na.txt\n', '')

# What is not understood.
case('values', table([HEADER,
                      ['a.txt', 'A', '', '7/8/2021', 'a.example/1', 'Chinese'],
                      ['b.txt', '\u3000', ' ', '2021-02-30', 'javascript:alert(1)', 'en']]),
     'a.txt\n  title: A\nb.txt\n  languages: en\n'
     + problem(2, 10, '“7/8/2021” is not understood as a date; write it like 2021-07-20 or 2021-07-20 14:03')
     + problem(2, 19, '“a.example/1” is not a web address; it begins with http:// or https://')
     + problem(2, 31, '“Chinese” is not a language; write tags like en, zh-Hans, zh-Hant')
     + problem(3, 11, '“2021-02-30” is not understood as a date; write it like 2021-07-20 or 2021-07-20 14:03')
     + problem(3, 22, '“javascript:alert(1)” is not a web address; it begins with http:// or https://'))
case('place-behind-chinese', 'file,outlet,url\n"a.txt","晨\n报𠮷é",no\n'.encode(),
     'a.txt\n  outlet: 晨 报𠮷é\n'
     + problem(3, 6, '“no” is not a web address; it begins with http:// or https://'))
case('too-many-cells', b'file,title,outlet\na.txt,Strike, day 2,Herald\nb.txt,B,Herald\n',
     'b.txt\n  title: B\n  outlet: Herald\n'
     + problem(2, 21, 'the row has more cells than there are columns; it corrects nothing'))
case('no-file', b'file,title\n,A\n  ,B\nb.txt,C\n',
     'b.txt\n  title: C\n' + problem(2, 1, 'the row names no file; it corrects nothing')
     + problem(3, 1, 'the row names no file; it corrects nothing'))
case('twice', b'file,title,outlet\na.txt,One,\na.txt,Two,Herald\n./a.txt,,Courier\n',
     'a.txt\n  title: One\n  outlet: Herald\n'
     + problem(3, 1, 'there is a row of this file already; of each column the first value counts')
     + problem(4, 1, 'there is a row of this file already; of each column the first value counts'))
case('column-twice', b'title,file,title\nOne,a.txt,Two\n',
     'a.txt\n  title: One\n' + problem(1, 12, 'there are two columns “title”; the first one counts'))
case('no-file-column', b'name,title\na.txt,One\n',
     problem(1, 1, 'there is no column “file”; the table corrects nothing'))
case('prose', 'Not a table at all.\nTwo lines of it.\n'.encode(),
     problem(1, 1, 'there is no column “file”; the table corrects nothing'))
case('open-quote', b'file,title\na.txt,A\nb.txt,"B\nsub/c.txt,C\n',
     'a.txt\n  title: A\nb.txt\n  title: B sub/c.txt,C\n' + problem(3, 7, 'this quotation mark is not closed'))
case('damaged', 'file,title\na.txt,港口罢工进入第三周\nb.txt,港口'.encode() + b'\xff\n',
     'a.txt\n  title: 港口罢工进入第三周\nb.txt\n  title: 港口\ufffd\n'
     + problem(3, 1, 'there are bytes that are not valid UTF-8; save it as UTF-8 to be able to change it here'))
case('nul', b'file,title\na.txt,O\x00ne\n',
     'a.txt\n  title: O\ufffdne\n'
     + problem(2, 1, 'there are bytes that are not valid UTF-8; save it as UTF-8 to be able to change it here'))
