# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the cases beside it: bytes by Python's encoders, which are not ours, and what must come out.

import pathlib

HERE = pathlib.Path(__file__).parent

HANS = '''港务局称罢工已使三成货柜延误
港务局发言人陈立文周一表示，码头工人的罢工使三成货柜延误，损失超过两千万元。
工会随即反驳说：“这个数字毫无根据，延误早在罢工之前就开始了。”
市长办公室没有回应记者的提问。
'''
HANT = '''港務局稱罷工已使三成貨櫃延誤
港務局發言人陳立文週一表示，碼頭工人的罷工使三成貨櫃延誤，損失超過兩千萬元。
工會隨即反駁說：「這個數字毫無根據，延誤早在罷工之前就開始了。」
市長辦公室沒有回應記者的提問。
'''
EN = '''Strike delays a third of containers, port says
The port authority said on Monday that the dockers' strike had delayed a third of all containers.
The union called the figure “baseless” and said the delays had begun in March.
'''
RARE = '𠮷野家的老板说：“损失😀不大。”\n这条街上的商户普遍认为罢工影响有限，客流没有明显减少。\n'
PAGE = '<html><head><meta charset="%s"><title>t</title></head><body><p>%s</p></body></html>\n'


def case(name, data, encoding, text, replaced=0, line=0):
    (HERE / name).write_bytes(data)
    text = text.replace('\r', '␍')
    (HERE / (name + '.expected')).write_text(
        f'encoding {encoding}, replaced {replaced}, first in line {line}\n{text}', newline='')


case('empty', b'', 'UTF-8', '')
case('ascii', EN.replace('“', '"').replace('”', '"').encode('ascii'), 'UTF-8',
     EN.replace('“', '"').replace('”', '"'))
case('utf8', (HANS + EN).encode(), 'UTF-8', HANS + EN)
case('utf8-bom', b'\xef\xbb\xbf' + HANS.encode(), 'UTF-8', HANS)
case('utf8-two-boms', b'\xef\xbb\xbf\xef\xbb\xbfx', 'UTF-8', '\ufeffx')
case('utf8-crlf', HANS.replace('\n', '\r\n').encode(), 'UTF-8', HANS.replace('\n', '\r\n'))
case('utf8-cr', HANS.replace('\n', '\r').encode(), 'UTF-8', HANS.replace('\n', '\r'))
case('utf8-rare', RARE.encode(), 'UTF-8', RARE)
case('utf8-labelled-gb2312', (PAGE % ('gb2312', HANS)).encode(), 'UTF-8', PAGE % ('gb2312', HANS))

for name, codec in (('utf16le', 'utf-16-le'), ('utf16be', 'utf-16-be')):
    label = codec.replace('utf-16-', 'UTF-16').upper()
    bom = '\ufeff'.encode(codec)
    case(name + '-bom', bom + (HANS + RARE).encode(codec), label, HANS + RARE)
    case(name + '-bom-crlf', bom + HANT.replace('\n', '\r\n').encode(codec), label,
         HANT.replace('\n', '\r\n'))
    case(name, (EN + HANS).encode(codec), label, EN + HANS)
    # Hardly any ASCII in it: that every second byte is zero tells nothing.
    case(name + '-chinese', HANS.encode(codec), label, HANS)
    case(name + '-odd', bom + 'Odd.'.encode(codec) + b'\x61', label, 'Odd.\ufffd', 1, 1)
case('utf32le-bom', '\ufeff'.encode('utf-32-le') + HANS.encode('utf-32-le'), 'UTF-32LE', HANS)

case('gb18030', HANS.encode('gb18030'), 'gb18030', HANS)
case('gb18030-rare', RARE.encode('gb18030'), 'gb18030', RARE)
case('gb18030-mixed', (EN.replace('“', '"').replace('”', '"') + HANS).encode('gb18030'), 'gb18030',
     EN.replace('“', '"').replace('”', '"') + HANS)
case('gb18030-crlf', HANS.replace('\n', '\r\n').encode('gb18030'), 'gb18030',
     HANS.replace('\n', '\r\n'))
for label in ('gb2312', 'GBK', 'gb18030'):
    page = PAGE % (label, '短文：罢工。')
    case('gb18030-labelled-' + label.lower(), page.encode('gb18030'), 'gb18030', page)
case('big5', HANT.encode('big5hkscs'), 'Big5-HKSCS', HANT)
page = PAGE % ('big5', '短文：罷工。')
case('big5-labelled', page.encode('big5hkscs'), 'Big5-HKSCS', page)
page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5" />' \
       '</head><body>碼頭</body></html>\n'
case('big5-http-equiv', page.encode('big5hkscs'), 'Big5-HKSCS', page)
page = PAGE % ('windows-1252', 'The union’s “baseless” café.')
case('windows1252-labelled', page.encode('cp1252'), 'windows-1252', page)

# UTF-8 that was damaged is UTF-8 still.
case('utf8-cut', HANS.encode()[:-2], 'UTF-8', HANS[:-2] + '\ufffd', 1, 4)
case('utf8-one-bad-byte', HANS.encode().replace('工会'.encode(), b'\xff'), 'UTF-8',
     HANS.replace('工会', '\ufffd'), 1, 3)
case('utf8-one-bad-byte-labelled', (PAGE % ('utf-8', HANS)).encode().replace(
    '工会'.encode(), b'\xe5\xb7'), 'UTF-8', (PAGE % ('utf-8', HANS)).replace('工会', '\ufffd'), 1, 3)
case('utf8-bad-and-true-replacement', 'a\ufffd\nb'.encode() + b'\xff' + HANS.encode(), 'UTF-8',
     'a\ufffd\nb\ufffd' + HANS, 1, 2)
case('utf8-gbk-fragment', HANS.encode() + '（转载）\n'.encode('gb18030') + HANS.encode(), 'UTF-8',
     HANS + '（转载）\n'.encode('gb18030').decode('utf-8', 'replace') + HANS,
     '（转载）\n'.encode('gb18030').decode('utf-8', 'replace').count('\ufffd'), 5)
case('utf8-nul', b'one\n\x00two\x00\n', 'UTF-8', 'one\n\ufffdtwo\ufffd\n', 2, 2)
case('utf8-surrogate', HANS.encode() + b'\xed\xa0\x80\n', 'UTF-8', HANS + '\ufffd\ufffd\ufffd\n', 3, 5)
case('utf8-cut-short', '港务局'.encode()[:-1], 'UTF-8', '港务\ufffd', 1, 1)
case('utf8-nul-before-bad-byte', b'a\n\x00\nb\xff' + HANS.encode(), 'UTF-8',
     'a\n\ufffd\nb\ufffd' + HANS, 2, 2)
case('windows1252', EN.encode('cp1252'), 'windows-1252', EN)
