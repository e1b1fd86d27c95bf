# SPDX-License-Identifier: GPL-3.0-or-later
# The gate and the writer against Python's json, on many thousand random documents.

import hashlib
import json
import random
import re
import subprocess
import sys

sys.path.insert(0, sys.argv[2])
from tap import check, done, equal

TOOL = sys.argv[1]
NUMBER = re.compile(r'-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$')


class ReadOnly(Exception):
    pass


def judge_integer(text):
    if abs(int(text)) > 2 ** 53:
        raise ReadOnly
    return int(text)


def judge_decimal(text):
    digits = re.sub(r'[-.]', '', text).lstrip('0')
    if 'e' in text.lower() or len(digits) > 15 or len(text) > 40:
        raise ReadOnly
    return float(text)


def judge_pairs(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ReadOnly
    return dict(pairs)


def refuse(word):
    raise ValueError(word)


def walk(value):
    if isinstance(value, str):
        if any(0xd800 <= ord(c) < 0xe000 or c == '\0' for c in value):
            raise ReadOnly
    elif isinstance(value, list):
        for item in value:
            walk(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            walk(name)
            walk(item)


def expect(data):
    """What the rules of the gate say, by Python's own reader: the verdict, and the value."""
    try:
        text = data.decode('utf-8')
        plain = json.loads(text.removeprefix('\ufeff'), parse_constant=refuse,
                           parse_int=lambda t: 0, parse_float=lambda t: 0.0)
    except (ValueError, RecursionError):
        return 'damaged', None
    del plain
    try:
        value = json.loads(text.removeprefix('\ufeff'), parse_constant=refuse,
                           parse_int=judge_integer, parse_float=judge_decimal,
                           object_pairs_hook=judge_pairs)
        walk(value)
    except ReadOnly:
        return 'read-only', None
    return 'ok', value


def ask(documents):
    """What the gate says of each: verdict, digest, bytes."""
    stream = b''.join(b'%d\n%s' % (len(d), d) for d in documents)
    out = subprocess.run([TOOL], input=stream, stdout=subprocess.PIPE, check=True).stdout
    answers, at = [], 0
    for _ in documents:
        end = out.index(b'\n', at)
        verdict, digest, length = out[at:end].decode().split()
        at = end + 1 + int(length)
        answers.append((verdict, digest, out[end + 1:at]))
    equal(at, len(out), 'answers')
    return answers


CHARACTERS = list('abcdeABCDE"\\/ \n\r\t\b\f\x01\x1f\x7f\x80\u2028é网𠮷😀\u0301\ufffd\ufeff')


def random_string(r):
    return ''.join(r.choice(CHARACTERS) for _ in range(r.randrange(8)))


def random_number(r):
    if r.random() < 0.5:
        return r.randint(-10 ** r.randrange(1, 16), 10 ** r.randrange(1, 16))
    while True:
        number = round(r.uniform(-1, 1) * 10 ** r.randrange(-2, 12), r.randrange(1, 6))
        if 'e' not in repr(number) and len(repr(number).strip('-0.').replace('.', '')) <= 15:
            return number


def random_value(r, depth):
    kind = r.randrange(6 if depth else 4)
    if kind == 0:
        return random_string(r)
    if kind == 1:
        return random_number(r)
    if kind == 2:
        return r.choice([True, False, None])
    if kind == 3:
        return r.choice([[], {}])
    if kind == 4:
        return [random_value(r, depth - 1) for _ in range(r.randrange(4))]
    return {random_string(r): random_value(r, depth - 1) for _ in range(r.randrange(5))}


def dump(value):
    return (json.dumps(value, indent=2, ensure_ascii=False) + '\n').encode()


def digest(value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_written():
    """Bytes and digests are those of Python."""
    r = random.Random(1)
    values = [random_value(r, 5) for _ in range(20000)]
    documents = [json.dumps(v, ensure_ascii=r.random() < 0.5,
                            indent=r.choice([None, 1])).encode() for v in values]
    for value, (verdict, its_digest, data) in zip(values, ask(documents)):
        equal(verdict, 'ok', 'verdict of ' + repr(value))
        equal(data, dump(value), 'bytes')
        if isinstance(value, dict):
            equal(its_digest, digest(value), 'digest')


def test_decimals():
    """Digits are written as they were read, but for zeros at the end."""
    r = random.Random(2)
    texts = []
    for _ in range(50000):
        n = r.randrange(1, 16)
        digits = str(r.randrange(10 ** (n - 1), 10 ** n))
        point = r.randrange(-6, n)
        text = '0.' + '0' * -point + digits if point <= 0 else digits[:point] + '.' + digits[point:]
        if NUMBER.match(text) and '.' in text:
            texts.append(r.choice(['', '-']) + text)
    for text, (verdict, _, data) in zip(texts, ask([t.encode() for t in texts])):
        normal = text.rstrip('0')
        normal += '0' if normal.endswith('.') else ''
        equal(verdict, 'ok', 'verdict of ' + text)
        equal(data, (normal + '\n').encode(), 'number')


def mutate(r, data):
    data = bytearray(data)
    for _ in range(r.randrange(1, 4)):
        at = r.randrange(len(data) + 1)
        kind = r.randrange(4)
        if kind == 0 and at < len(data):
            data[at] = r.choice(b'{}[]",:0159eE+-.\\/truefalsn \n\x00\x80\xc3\xed\xf0\xff')
        elif kind == 1:
            data[at:at] = r.choice([b'"', b',', b'{', b'}', b'[', b']', b':', b'\\', b'\\u0000',
                                    b'\\ud800', b'\\ude00', b'1e5', b'\xef\xbb\xbf', b'\x00',
                                    b'9007199254740993', b'0.1234567890123456', b'NaN', b'-',
                                    b'\xf0\xa0\xae\xb7', b'\xed\xa0\x80', b'\t', b'"a":1,'])
        elif kind == 2:
            del data[at:at + r.randrange(1, 4)]
        else:
            del data[at:]
    return bytes(data)


def test_mutants():
    """What was bent at random gets the verdict of the rules."""
    r = random.Random(3)
    documents = []
    for _ in range(60000):
        value = random_value(r, 4)
        documents.append(mutate(r, json.dumps(value, ensure_ascii=False).encode()))
    seen = {}
    for document, (verdict, _, _) in zip(documents, ask(documents)):
        expected = expect(document)[0]
        equal(verdict, expected, 'verdict of ' + repr(document))
        seen[verdict] = seen.get(verdict, 0) + 1
    equal(all(seen.get(v, 0) > 500 for v in ('ok', 'read-only', 'damaged')), True, str(seen))


check('/json/written', test_written)
check('/json/decimals', test_decimals)
check('/json/mutants', test_mutants)
done()
