"""Sections to statements: the phrases do the work, the sections give the context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from juesuan.model.disclosure import Identity, Part, TextSection, Unbound
from juesuan.model.key import FactKey
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.model.statement import Statement
from juesuan.prose.binding import Frame
from juesuan.prose.items import item_book
from juesuan.prose.lexicon import Lexicon, Subject, build_lexicon
from juesuan.prose.profile import read_profile
from juesuan.prose.projects import project_wordings
from juesuan.prose.reader import SectionReading
from juesuan.standards.codes import function_codes
from juesuan.standards.standards import Standards

_CLASS_SECTIONS = frozenset(
    {"budget_structure", "budget_overall", "budget_detail", "budget_expenditure", "fiscal_expenditure", "expenditure", "income"}
)


_PROFILE = frozenset({"structure"})


@dataclass(frozen=True, slots=True)
class ProseReading:
    """What the prose states, and the figures that it leaves unbound."""

    statements: tuple[Statement, ...]
    unbound: tuple[Unbound, ...]


def read_sections(
    sections: Sequence[TextSection], standards: Standards, who: Identity, tables: Sequence[Statement]
) -> ProseReading:
    """Read the narrative, the sections of the report that tell of money, and the staff of the profile."""
    closed = [each.section for each in standards.sections.sections if each.closed]
    further = (*_class_terms(), *_project_terms(tables))
    lexicon = build_lexicon(standards.lexicon, who.year, further, ["", *closed])
    items = item_book(tables)
    data = {section.section: section for section in standards.sections.sections}
    statements: list[Statement] = []
    unbound: list[Unbound] = []
    for section in sections:
        known = data.get(section.section or "")
        if section.part is not Part.NARRATIVE and not (known and (known.part or known.section in _PROFILE)):
            continue
        frame = _frame(standards, who.year, lexicon, section.section, known.context if known else "")
        subject = Subject(tuple(parse_pattern(written) for written in known.subject) if known else (), {})
        free = bool(known and known.closed and section.part is not Part.NARRATIVE)
        reading = SectionReading(frame, items, subject, free=free)
        reading.read(section.paragraphs)
        statements += reading.statements
        unbound += reading.unbound
    statements += read_profile(sections, standards.profile, who)
    return ProseReading(tuple(statements), tuple(unbound))


def _project_terms(tables: Sequence[Statement]) -> Iterator[tuple[str, Subject]]:
    """The names of the projects that the report's tables list, as terms of its section on projects."""
    keys = (key for statement in tables for key in statement.keys if isinstance(key, FactKey))
    for name in dict.fromkeys(name for key in keys if (name := key.member("project"))):
        pattern = KeyPattern("expenditure", (("nature", "project"), ("project", name)))
        for wording in project_wordings(name):
            yield wording, Subject((pattern,), {}, frozenset({"report_projects"}))


def _frame(standards: Standards, year: int, lexicon: Lexicon, section: str | None, context: str) -> Frame:
    return Frame(standards, year, lexicon, section or "", parse_pattern(context))


@cache
def _class_terms() -> tuple[tuple[str, Subject], ...]:
    """The names of functional classes as terms (in the sections that split expenditure by them)."""
    codes = function_codes()
    patterns = {code: KeyPattern("expenditure", (("function", code),)) for code in codes.codes if len(code) == 3}
    subjects = {code: Subject((pattern,), {}, _CLASS_SECTIONS) for code, pattern in patterns.items()}
    return tuple((name, subject) for code, subject in subjects.items() for name in codes.names(code))
