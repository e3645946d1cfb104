"""Reads sentences of one narrative section, and writes what they state in one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from juesuan.figures.place import Place
from juesuan.figures.width import prose_form
from juesuan.model.disclosure import DocumentKind, Identity, Part, Sentence, TextSection
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.read.recognise.prose import read_sections
from juesuan.standards.standards import load_standards

WHO = Identity("青川市档案馆", 2024, DocumentKind.DEPARTMENT, "hunan-2024", region_known=True)
_TEXTS = (DerivedKind.NAME, DerivedKind.ITEMS, DerivedKind.PURPOSE)


class Reading(Struct, frozen=True):
    """What the sentences state (names, lists and purposes apart), and the numbers that state nothing known."""

    statements: tuple[Statement, ...]
    unbound: list[str]

    @property
    def facts(self) -> list[str]:
        """“keys = value”, and “! flaw” where the wording has one, without names, lists and purposes."""
        return [written(each) for each in self.statements if _kind(each) not in _TEXTS]

    def texts(self, kind: DerivedKind) -> list[str]:
        """“keys = text” of names, lists or purposes."""
        return [written(each) for each in self.statements if _kind(each) is kind]


def read_section(section: str, *paragraphs: str, names: Mapping[str, str] | None = None) -> Reading:
    """Read paragraphs as those of a section of the standards; ``names`` are the functional codes that the tables name."""
    place = Place("narrative", section=section)
    sentences = tuple(Sentence(prose_form(text), place) for text in paragraphs)
    text = TextSection(Part.NARRATIVE, section, section, place, sentences)
    read = read_sections([text], load_standards(), WHO, _named(names or {}, place))
    return Reading(read.statements, [each.text for each in read.unbound])


def written(statement: Statement) -> str:
    """A statement in one line."""
    keys = " + ".join(map(str, statement.keys))
    flaws = "".join(f" ! {flaw.value}" for flaw in statement.flaws)
    return f"{keys} = {statement.value}{flaws}"


def _named(names: Mapping[str, str], place: Place) -> Sequence[Statement]:
    keys = {code: FactKey("expenditure", 2024, members=(("function", code),)) for code in names}
    return [Statement((DerivedKey(DerivedKind.NAME, keys[code]),), Text(name), place) for code, name in names.items()]


def _kind(statement: Statement) -> DerivedKind | None:
    key = statement.keys[0]
    return key.kind if isinstance(key, DerivedKey) else None
