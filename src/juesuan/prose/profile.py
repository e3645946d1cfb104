"""What part one says of the body in words: rank, class, kind, level of budget, the offices that it names, the units it covers.

Only sentences that begin with the body speak of it, and only up to where they turn to its offices, units or leaders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from juesuan.model.disclosure import Identity, Part, Sentence, TextSection
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.model.pattern import KeyPattern
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.prose.clauses import counted_sentences
from juesuan.prose.template import parse_template, to_pattern
from juesuan.prose.units import unit_names
from juesuan.standards.structs import ProfileFile

_SECTIONS = frozenset({"duties", "structure"})
_LONGEST = 120
"""How far a sentence is read for what it says of the body."""
_ORDINAL = r"(?:第[一二三四五六七八九十]{1,3}条|[（(]?[一二三四五六七八九十\d]{1,3}[）).、．])?\s*"
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_REST = re.compile(r"等.*$")
_ONLY = re.compile(r"(?:决算|预算)[^。；]{0,30}(?:仅|只)(?:包括|有|为)(?P<name>[^，。；]{2,40})")
_ITSELF = ("本单位", "本部门", "本级")


def read_profile(sections: Sequence[TextSection], data: ProfileFile, who: Identity) -> Iterator[Statement]:
    """The statements in words of part one, and of the report where it says the same again."""
    for section in sections:
        if section.part is Part.PROFILE or section.section in _SECTIONS:
            for paragraph in section.paragraphs:
                yield from _of_body(paragraph, data, who)
                yield from _offices(paragraph, data, who)
                yield from _only_unit(paragraph, who)
    yield from _units(sections, who)


def count_of(sentence: str, start: int, end: int, data: ProfileFile) -> KeyPattern | None:
    """What a number from start to end counts, if it is the offices or units of the body."""
    before, after = sentence[:start], sentence[end:]
    expressions = _counts(data)
    if expressions[0].search(before) or (expressions[1].match(after) and expressions[2].search(before)):
        return KeyPattern("offices")
    return KeyPattern("units") if _UNITS_AFTER.match(after) and _UNITS_BEFORE.search(before) else None


_UNITS_AFTER = re.compile(r"[个家](?:预算|决算)?单位(?=[，、；。：:（]|$)")
_UNITS_BEFORE = re.compile(r"(?:编制范围|编报范围|汇总|构成|纳入)[^。；]{0,200}$")


@lru_cache(maxsize=4)
def _counts(data: ProfileFile) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The words for offices right before a number, right behind it, and what must then stand before it."""
    words = "|".join(sorted(map(re.escape, data.offices), key=len, reverse=True))
    return (
        re.compile(rf"(?:^|[，、；。：现设有])(?:{words})(?:共有|共|有|为|数)?$"),
        re.compile(rf"个(?:内设)?(?:职能|业务)?(?:{words})(?=[，、；。：:（(]|$)"),
        re.compile(r"(?:内设|设|设有|设置|共有|现有|共|等)$"),
    )


@lru_cache(maxsize=4)
def _facts(data: ProfileFile) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """For each concept one expression, a group for each term in the order of the data."""
    return tuple(
        (concept, re.compile("|".join(f"({_either(words)})" for words in terms.values())), tuple(terms))
        for concept, terms in data.facts.items()
    )


@lru_cache(maxsize=4)
def _ends(data: ProfileFile) -> re.Pattern[str]:
    return re.compile(_either(data.ends))


def _either(templates: Sequence[str]) -> str:
    return "|".join(to_pattern(parse_template(each), f"p{number}") for number, each in enumerate(templates))


def _of_body(paragraph: Sentence, data: ProfileFile, who: Identity) -> Iterator[Statement]:
    named = "|".join(map(re.escape, filter(None, (who.body, *data.subjects))))
    begins = re.compile(rf"{_ORDINAL}(?:{named})")
    for number, _, sentence in counted_sentences(paragraph):
        opened = begins.match(sentence)
        if opened is None:
            continue
        text = sentence[opened.end() : opened.end() + _LONGEST]
        ended = _ends(data).search(text)
        text = text[: ended.start()] if ended else text
        for concept, expression, terms in _facts(data):
            found = expression.search(text)
            if found:
                place = replace(paragraph.place, sentence=number, quote=found[0])
                yield Statement((FactKey(concept, who.year),), Text(terms[(found.lastindex or 1) - 1]), place)


def _offices(paragraph: Sentence, data: ProfileFile, who: Identity) -> Iterator[Statement]:
    """The offices that a sentence lists behind 内设机构包括."""
    words = "|".join(sorted(map(re.escape, data.offices), key=len, reverse=True))
    listed = re.compile(
        rf"(?:{words})[^，。；：:]{{0,6}}[，,]?(?:包括|分别(?:是|为)|如下|具体为|为|有)?(?:[:：]|(?<=包括)|(?<=分别为)|(?<=分别是))(?P<names>[^。；]{{2,400}})"
    )
    for number, _, sentence in counted_sentences(paragraph):
        found = listed.search(sentence)
        names = _names(found["names"], data) if found else ()
        if found and names:
            place = replace(paragraph.place, sentence=number, quote=found["names"])
            yield Statement((DerivedKey(DerivedKind.ITEMS, FactKey("offices", who.year)),), Text(found["names"], names), place)


def _names(text: str, data: ProfileFile) -> tuple[str, ...]:
    """The members of a list whose first is the name of an office."""
    plain = _REST.sub("", _BRACKETS.sub("", text))
    names = tuple(name for each in re.split("[、，,]", plain) if (name := each.strip()))
    return names if names and names[0].endswith(data.office_endings) else ()


def _only_unit(paragraph: Sentence, who: Identity) -> Iterator[Statement]:
    """The one unit of a body that has none below it."""
    for number, _, sentence in counted_sentences(paragraph):
        found = _ONLY.search(sentence)
        if found and found["name"].startswith((who.body or _ITSELF[0], *_ITSELF)):
            place = replace(paragraph.place, sentence=number, quote=found[0])
            yield Statement((_units_key(who),), Text(found["name"], (found["name"],)), place)


def _units(sections: Sequence[TextSection], who: Identity) -> Iterator[Statement]:
    """The units that the part on the structure lists, at the place of the first."""
    found = list(unit_names(sections))
    if len(found) > 1:
        names = tuple(dict.fromkeys(name for name, _ in found))
        place = found[0][1].place
        yield Statement((_units_key(who),), Text("、".join(names), names), replace(place, quote=names[0]))


def _units_key(who: Identity) -> DerivedKey:
    return DerivedKey(DerivedKind.ITEMS, FactKey("units", who.year))
