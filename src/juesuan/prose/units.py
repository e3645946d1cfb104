"""The units of a department: those that its disclosure lists, and which of them were not given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from juesuan.figures.width import compact
from juesuan.model.disclosure import Disclosure, Part, Sentence, TextSection

_NAME = r"[^\W\d_（）()]{2,24}(?:[（(](?:本级|机关)[）)])?"
_SUFFIX = (
    r"(?:本级|机关|[局委办厅部处科室院所站队校园馆会台社团]|中心|学校|医院|公司|学院|幼儿园|办公室|委员会|"
    r"[（(](?:本级|机关)[）)])"
)
_NUMBER = r"(?:\d{1,3}[.、．]?|[（(]\d{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])?"
_UNIT = re.compile(rf"{_NUMBER}({_NAME})")
_ENDS = re.compile(rf".*{_SUFFIX}")
_OPENS = re.compile(
    r"(?:决算|预算|核算|所属|二级|下属|编报|汇总|独立)[^。；]{0,20}单位[^。；]{0,40}(?:包括|有|为|如下|[:：])|单位构成"
)
_INSIDE = re.compile(r"内设(?:机构|科室|处室)|没有|无(?:独立|下属|所属|二级)|仅包括")
_LIST = re.compile(r"(?:包括|分别(?:是|为)|如下|[:：])[:：]?(?P<names>[^。]+)")
_HEAD = re.compile(r"(?:本级|机关|[（(](?:本级|机关)[）)])$")
_SHORTEST = 4
"""No name shorter than this is taken for the end of another."""


def listed_units(disclosure: Disclosure) -> tuple[str, ...]:
    """The units, itself included, that the part on the structure lists as those of its accounts; none where it lists none."""
    names = list(dict.fromkeys(name for name, _ in unit_names(disclosure.sections)))
    return tuple(names) if len(names) > 1 else ()


def unit_names(sections: Iterable[TextSection]) -> Iterator[tuple[str, Sentence]]:
    """The names behind the words that open the list, in the same sentence or one a paragraph below it, each with its paragraph."""
    opened = False
    for passage in (passage for section in sections if section.part is Part.PROFILE for passage in section.paragraphs):
        text = compact(passage.text)
        if _INSIDE.search(text):
            opened = False
        elif _OPENS.search(text):
            found = _LIST.search(text)
            inside = [name for each in _split(found["names"]) if (name := _unit(each))] if found else []
            yield from ((name, passage) for name in inside)
            opened = not inside
        elif opened:
            name = _unit(text.rstrip("。；;，,"))
            if name:
                yield name, passage
            else:
                opened = False


def _split(text: str) -> Iterator[str]:
    """The members of a list; 和 parts two of them only where each half is a name (文化和旅游局 is one)."""
    for piece in re.split(r"[、，,；;]", text):
        first, _, second = piece.partition("和")
        yield from (first, second) if _unit(first) and _unit(second) else (piece,)


def _unit(text: str) -> str:
    """The name of a unit that the text is, without its number; '' if it is none."""
    found = _UNIT.fullmatch(text.strip("。；;"))
    return found[1] if found and _ENDS.fullmatch(found[1]) else ""


def missing_units(listed: Iterable[str], bodies: Sequence[str]) -> tuple[str, ...]:
    """The listed units that none of the bodies is."""
    return tuple(name for name in listed if not any(is_unit(name, body) for body in bodies))


def is_unit(name: str, body: str) -> bool:
    """True when a body is the listed unit: the same name but for 本级, or one the end of the other (第一中学)."""
    short, long = sorted((plain(name), plain(body)), key=len)
    return short == long or (len(short) >= _SHORTEST and long.endswith(short))


def plain(name: str) -> str:
    """A body's name as it is compared: compact, without 本级 and 机关 behind it."""
    return _HEAD.sub("", compact(name))
