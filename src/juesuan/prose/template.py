"""The template language of phrases and terms: ``[a|b]`` optional, ``(a|b)`` one of, ``{slot}`` or ``{slot:a|b}``.

A template reads as a regular expression with named groups (every slot has a greatest length, so no text is slow)
and expands to all its literal wordings when it has no slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from msgspec import Struct

from juesuan.figures.parsing import NUMBER
from juesuan.figures.units import MEASURE_WORDS

_APPROXIMATELY = r"(?:约|近|超过|超|逾|将近|大约)?"
_MORE = r"(?:余|多)?"
_MEASURES = "|".join(re.escape(word) for word in MEASURE_WORDS)
_NUMBER = rf"(?<![\d.])(?<!\d,)(?>{NUMBER})(?![\d.,]*\d)"

SLOTS: Mapping[str, str] = {
    "money": rf"{_APPROXIMATELY}{_NUMBER}{_MORE}(?:亿元|万元|千元|元|亿|万)",
    "bare_money": rf"{_NUMBER}(?=[，。；、,;）]|$)",
    "bare_exact_money": rf"(?=[\d,]{{1,20}}\.\d\d(?!\d)){_NUMBER}(?=[，。；、;）]|$)",
    "percent": rf"{_APPROXIMATELY}{_NUMBER}(?:%|个百分点|百分点)",
    "bare_percent": rf"{_NUMBER}(?=[，。；、,;）]|$)",
    "count": rf"{_APPROXIMATELY}{_NUMBER}{_MORE}(?:{_MEASURES})",
    "score": rf"{_NUMBER}分(?!之)",
    "whole": r"(?!比)[^，。；：、\d%]{2,40}?",
    "year": r"20\d\d",
}
"""The patterns of the slots, by name."""

_FIRST: Mapping[str, str] = {
    **dict.fromkeys(("money", "percent", "count"), "约近超逾将大-−－负0123456789"),
    **dict.fromkeys(("bare_money", "bare_exact_money", "bare_percent", "score", "year"), "-−－负0123456789"),
}
"""The characters with which a text that matches a slot's pattern can begin."""


class Literal(Struct, frozen=True):
    """Plain text."""

    text: str


class Slot(Struct, frozen=True):
    """A named slot; ``words`` are its alternatives when it takes words."""

    name: str
    words: tuple[str, ...] = ()


class Choice(Struct, frozen=True):
    """Alternatives, one of which stands there, or none when optional."""

    options: tuple[tuple[Node, ...], ...]
    optional: bool


Node = Literal | Slot | Choice


def parse_template(text: str) -> tuple[Node, ...]:
    """The nodes of a template.

    Raises:
        ValueError: brackets do not pair, or a slot has no name.
    """
    nodes, end = _sequence(text, 0, "")
    if end != len(text):
        raise ValueError(text)
    return nodes


def _sequence(text: str, start: int, closers: str) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    position = start
    while position < len(text) and text[position] not in closers:
        char = text[position]
        if char in "[(":
            node, position = _choice(text, position)
            nodes.append(node)
        elif char == "{":
            end = text.find("}", position)
            name, _, words = text[position + 1 : end].partition(":")
            if end < 0 or not name:
                raise ValueError(text)
            nodes.append(Slot(name, tuple(words.split("|")) if words else ()))
            position = end + 1
        elif char in "])}":
            raise ValueError(text)
        else:
            end = next((n for n in range(position, len(text)) if text[n] in "[]()|{}"), len(text))
            nodes.append(Literal(text[position:end] or char))
            position = max(end, position + 1)
    return tuple(nodes), position


def _choice(text: str, start: int) -> tuple[Choice, int]:
    closer = "]" if text[start] == "[" else ")"
    options: list[tuple[Node, ...]] = []
    position = start
    while position == start or text[position : position + 1] == "|":
        nodes, position = _sequence(text, position + 1, f"|{closer}")
        options.append(nodes)
    if text[position : position + 1] != closer:
        raise ValueError(text)
    return Choice(tuple(options), optional=closer == "]"), position + 1


def slots_of(nodes: tuple[Node, ...]) -> Iterator[Slot]:
    """All slots of a template."""
    for node in nodes:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Choice):
            for option in node.options:
                yield from slots_of(option)


def to_pattern(nodes: tuple[Node, ...], prefix: str) -> str:
    """The regular expression of a template; slots become groups named prefix + slot."""
    parts = []
    for node in nodes:
        if isinstance(node, Literal):
            parts.append(re.escape(node.text))
        elif isinstance(node, Slot):
            inside = "|".join(map(re.escape, node.words)) if node.words else SLOTS[node.name]
            parts.append(f"(?P<{prefix}{node.name}>{inside})")
        else:
            inside = "|".join(to_pattern(option, prefix) for option in node.options)
            parts.append(f"(?:{inside}){'?' if node.optional else ''}")
    return "".join(parts)


def first_characters(nodes: tuple[Node, ...]) -> frozenset[str]:
    """The characters with which a text that matches a template can begin.

    Raises:
        ValueError: the template matches the empty text, or begins with a slot of free text.
    """
    found, empty = _first_of(nodes)
    if empty:
        raise ValueError(nodes)
    return found


def _first_of(nodes: tuple[Node, ...]) -> tuple[frozenset[str], bool]:
    """The first characters of a run of nodes, and whether it may be empty."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Literal):
            return frozenset(found | {node.text[0]}), False
        if isinstance(node, Slot):
            firsts = {word[0] for word in node.words} or set(_FIRST.get(node.name, ""))
            if not firsts:
                raise ValueError(node)
            return frozenset(found | firsts), False
        options = [_first_of(option) for option in node.options]
        found.update(*(firsts for firsts, _ in options))
        if not node.optional and not any(empty for _, empty in options):
            return frozenset(found), False
    return frozenset(found), True


def expand(nodes: tuple[Node, ...], values: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """All wordings of a template, slots filled with each of their values."""
    choices: list[list[str]] = []
    for node in nodes:
        if isinstance(node, Literal):
            choices.append([node.text])
        elif isinstance(node, Slot):
            choices.append(list(node.words or values[node.name]))
        else:
            wordings = [wording for option in node.options for wording in expand(option, values)]
            choices.append(["", *wordings] if node.optional else wordings)
    for combination in product(*choices):
        yield "".join(combination)


def say(nodes: tuple[Node, ...], values: Mapping[str, str]) -> str:
    """The one wording of a ``say`` template with its slots filled.

    Raises:
        KeyError: a slot has no value.
        ValueError: the template leaves a choice open.
    """
    parts = []
    for node in nodes:
        if isinstance(node, Choice):
            raise ValueError(node)
        parts.append(node.text if isinstance(node, Literal) else values[node.name])
    return "".join(parts)
