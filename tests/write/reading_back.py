"""What a written file states when it is read again."""

from __future__ import annotations

from collections import Counter

from juesuan.model.disclosure import Disclosure
from juesuan.model.value import Text
from juesuan.read.disclosure import read_source
from juesuan.read.recognise.recognise import recognise
from juesuan.standards.standards import load_standards


def read(data: bytes, name: str) -> Disclosure:
    return recognise(read_source(data, path=name), load_standards(), path=name)


def figures(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    told = [each for each in disclosure.statements if not isinstance(each.value, Text)]
    return Counter((str(key), str(each.value)) for each in told for key in each.keys)
