"""Sections to statements: the phrases do the work, the sections give the context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct, field

from juesuan.figures.numerals import split_ordinal
from juesuan.model.disclosure import Identity, Part, TextSection, Unbound
from juesuan.model.key import FactKey, Key
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
from juesuan.standards.structs import SectionData

_CLASS_SECTIONS = frozenset(
    {
        *("budget_structure", "budget_overall", "budget_detail", "budget_expenditure"),
        *("fiscal_structure", "fiscal_overall", "fiscal_detail", "fiscal_expenditure"),
        *("expenditure", "income", "government_fund", "state_capital"),
    }
)


_DEPTHS = {"comma": 1, "bracket": 2, "digit": 3, "digit_bracket": 4}
_FUND = re.compile(r"\[fund=([a-z_]+)\]")
_OF_A_FUND = frozenset({"income", "expenditure", "carry_over", "fiscal_overall", "fiscal_structure", "fiscal_detail"})
_PROFILE = frozenset({"structure"})
_EVALUATIONS = frozenset({"performance_projects", "performance_amount", "performance_score"})
_OF_SOME_PROJECTS = "同一节里写了几个数，可能各是一部分项目的"
_OF_UNITS = "同一人数写了几个，可能是各单位或各类人员的"


class ProseReading(Struct, frozen=True):
    """What the prose states, and the figures that it leaves unbound."""

    statements: tuple[Statement, ...]
    unbound: tuple[Unbound, ...]


class _Above(Struct):
    """The contexts of the numbered headings above a section, by depth: “1.收入情况” under “（三）一般公共预算…” is of that fund."""

    contexts: dict[int, str] = field(default_factory=dict)

    def of(self, section: TextSection, known: SectionData | None) -> str:
        """The context of a section: its own, else, for one that names no fund, that of the nearest heading above it."""
        ordinal, _ = split_ordinal(section.heading.strip())
        depth = _DEPTHS.get(ordinal.style, 0) if ordinal else 0
        self.contexts = {above: context for above, context in self.contexts.items() if above < depth}
        own = known.context if known else ""
        inherits = known is not None and known.section in _OF_A_FUND and self.contexts
        context = (self.contexts[max(self.contexts)] or own) if inherits else own
        self.contexts[depth] = _FUND.sub(r"[fund=\1,source=\1]", context)
        return context


def read_sections(
    sections: Sequence[TextSection], standards: Standards, who: Identity, tables: Sequence[Statement]
) -> ProseReading:
    """Read the narrative, the sections of the report that tell of money, and the staff of the profile."""
    closed = [each.section for each in standards.sections.sections if each.closed]
    further = (*_class_terms(), *_project_terms(tables))
    lexicon = build_lexicon(standards.lexicon, who.year, further, ["", *closed])
    items = item_book(tables)
    data = {section.section: section for section in standards.sections.sections}
    above = _Above()
    statements: list[Statement] = []
    unbound: list[Unbound] = []
    for section in sections:
        known = data.get(section.section or "")
        if section.part is not Part.NARRATIVE and not (known and (known.part or known.section in _PROFILE)):
            continue
        context = above.of(section, known)
        frame = _frame(standards, who.year, lexicon, section.section, context)
        subject = Subject(tuple(parse_pattern(written) for written in known.subject) if known else (), {})
        free = bool(known and known.closed and section.part is not Part.NARRATIVE)
        reading = SectionReading.begin(frame, items, subject, free=free)
        reading.read(section.paragraphs)
        statements += reading.statements
        unbound += reading.unbound
    statements += read_profile(sections, standards.profile, who)
    kept, apart = _staff_of_one(statements)
    kept, parts = _evaluated_once(kept)
    return ProseReading(tuple(kept), (*unbound, *apart, *parts))


def _evaluated_once(statements: Sequence[Statement]) -> tuple[list[Statement], list[Unbound]]:
    """The statements, and the projects that one section counts several times with several results: each is of some of them."""
    counted: dict[tuple[Key, str | None], set[str]] = {}
    own = [each for each in statements if _is_of_evaluation(each)]
    for each in own:
        counted.setdefault((each.keys[0], each.place.section), set()).add(str(each.value))
    apart = [each for each in own if len(counted[each.keys[0], each.place.section]) > 1]
    left = [Unbound(str(each.value), _OF_SOME_PROJECTS, each.place) for each in apart]
    return [each for each in statements if each not in apart], left


def _is_of_evaluation(statement: Statement) -> bool:
    key = statement.keys[0]
    return isinstance(key, FactKey) and key.concept in _EVALUATIONS


def _staff_of_one(statements: Sequence[Statement]) -> tuple[list[Statement], list[Unbound]]:
    """The statements, and the staff that the profile counts several times with several results: each is of some unit or kind."""
    counted: dict[Key, set[str]] = {}
    for each in statements:
        if _is_staff(each):
            counted.setdefault(each.keys[0], set()).add(str(each.value))
    several = {key for key, values in counted.items() if len(values) > 1}
    apart = [each for each in statements if _is_staff(each) and each.keys[0] in several]
    left = [Unbound(str(each.value), _OF_UNITS, each.place) for each in apart]
    return [each for each in statements if each not in apart], left


def _is_staff(statement: Statement) -> bool:
    key = statement.keys[0]
    return (
        isinstance(key, FactKey)
        and key.concept == "staff"
        and statement.place.part is not Part.REPORT
        and not statement.place.table
    )


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
    return tuple((name, subject) for code, subject in subjects.items() for name in _spellings(codes.names(code)))


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """The names, also with 与 for 和."""
    for name in names:
        yield name
        if "和" in name:
            yield name.replace("和", "与")
