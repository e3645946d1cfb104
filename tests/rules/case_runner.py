"""Cases of rules (cases/CODE.yaml): read, turned to a disclosure, checked; the format is told in cases/README.md."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from juesuan.check.runner import Settings, check_book
from juesuan.figures.figure import Blank, Dash, Figure, Unreadable
from juesuan.figures.parsing import parse_number
from juesuan.figures.place import Place, Spot
from juesuan.figures.units import unit_of
from juesuan.figures.width import prose_form
from juesuan.findings.finding import Finding, Severity
from juesuan.findings.report import DocumentReport
from juesuan.findings.waiver import Waiver, WaiverList, WaiverUse, of_run
from juesuan.model.concept import ValueKind
from juesuan.model.disclosure import Disclosure, DocumentKind, Identity, Part, Sentence, TableFound, TextSection
from juesuan.model.key import DerivedKey, FactKey, Key, parse_key
from juesuan.model.other import OtherDocument, Role
from juesuan.model.pattern import KeyPattern
from juesuan.model.statement import Statement
from juesuan.model.value import Text, Value
from juesuan.prose.clauses import sentences
from juesuan.read.recognise.prose import read_sections
from juesuan.rules.facts import FactBook, fact_book
from juesuan.standards.loader import convert, parse_raw
from juesuan.standards.standards import load_standards
from juesuan.standards.structs import SectionData

CASES = Path(__file__).parent / "cases"
YEAR = 2024
AS_OF = dt.date(2025, 7, 1)

_FACT = re.compile(r"(?P<keys>\S.*?) = (?P<value>.+?)(?: @ (?P<place>.+))?")
_FIGURE = re.compile(r"(?P<about>约|近|逾)?(?P<number>-?[\d,]+(?:\.\d+)?)(?P<unit>[^\d\s]+)")
_KEY = re.compile(r"(?P<kind>[a-z_]+)\((?P<of>.+?)(?: / (?P<base>.+))?\)")
_MARKS: Mapping[str, Value] = {"blank": Blank(), "dash": Dash(), "unreadable": Unreadable("？")}


class CaseKind(StrEnum):
    """What a case shows of its rule."""

    CLEAN = "clean"
    FAILING = "failing"
    NEAR = "near"
    NOT_APPLICABLE = "not_applicable"


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding as a case expects it; ``severity`` when it is not the rule's own."""

    expected: str
    found: str
    places: tuple[str, ...]
    severity: Severity | None = None


class TableCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table found."""

    blank: bool = False
    remarks: tuple[str, ...] = ()
    title: str = ""


class TextCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage that only the rules on wording read; ``section`` when its heading is a known one; ``page`` when it has pages."""

    text: str | tuple[str, ...] = ()
    section: str | None = None
    part: Part = Part.NARRATIVE
    heading: str = ""
    page: int | None = None


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What differs from the usual identity."""

    year: int = YEAR
    kind: DocumentKind = DocumentKind.UNIT
    form_set: str = "hunan-2024"
    region_known: bool = True


class OtherCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another document: its role by the name of it, its facts, and its body."""

    role: str
    facts: tuple[str, ...]
    body: str = "云溪市文献馆"


class WaiverCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of a list of waivers that is judged on ``AS_OF`` after the document of the case was checked."""

    finding: str
    until: dt.date
    body: str = ""
    year: int | None = None


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case: what the document holds, what the rule finds, and which other rules (no notes) find something too."""

    kind: CaseKind
    findings: tuple[Expected, ...]
    facts: tuple[str, ...] = ()
    prose: Mapping[str, str | tuple[str, ...]] = {}
    tables: Mapping[str, TableCase] = {}
    paragraphs: tuple[TextCase, ...] = ()
    identity: Who = Who()
    others: tuple[OtherCase, ...] = ()
    waivers: tuple[WaiverCase, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def leaves(self) -> list[str]:
        """Everything that the document holds, piece by piece."""
        prose = [f"{section}#{text}" for section, texts in self.prose.items() for text in _texts(texts)]
        passages = [
            f"{each.part}#{each.section}#{each.heading}#{text}" for each in self.paragraphs for text in (_texts(each.text) or [""])
        ]
        tables = [f"{form}#{table}" for form, table in self.tables.items()]
        others = [f"{other.body}#{fact}" for other in self.others for fact in other.facts]
        waivers = [f"{key}#{value}" for each in self.waivers for key, value in msgspec.structs.asdict(each).items()]
        return [*self.facts, *prose, *passages, *tables, *others, *waivers, str(self.identity)]


def _texts(texts: str | tuple[str, ...]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def case_files() -> list[Path]:
    """The files of cases, by name."""
    return sorted(CASES.glob("*.yaml"))


@lru_cache(maxsize=128)
def load_cases(code: str) -> Mapping[str, Case]:
    """The cases of a rule by their keys."""
    path = CASES / f"{code}.yaml"
    raw = parse_raw(path.read_text("utf-8"), path.name)
    if raw.pop("rule", None) != code:
        raise ValueError(f"{path.name}: rule: {code} must stand at the top")
    return convert(raw, dict[str, Case], path.name)


def all_cases() -> Iterator[tuple[str, str, Case]]:
    """Every case of every rule: code, key, case."""
    for path in case_files():
        for key, case in load_cases(path.stem).items():
            yield path.stem, key, case


def disclosure_of(case: Case) -> Disclosure:
    """The disclosure that holds what the case says and nothing else; prose is read by the reader of narratives."""
    who = Identity("云溪市文献馆", case.identity.year, case.identity.kind, case.identity.form_set, case.identity.region_known)
    facts = tuple(_statement(written, who.year) for written in case.facts)
    sections = tuple(_section(_part(name), _title(name), texts, name) for name, texts in case.prose.items())
    passages = tuple(_section(each.part, each.heading, each.text, each.section, each.page) for each in case.paragraphs)
    prose = read_sections(sections, load_standards(), who, facts)
    tables = tuple(_table(who.form_set, name, table) for name, table in case.tables.items())
    return Disclosure(who, facts + prose.statements, sections + passages, tables, prose.unbound, ())


def book_of(case: Case) -> FactBook:
    """The fact book of the case's disclosure and of the documents that it is held against."""
    others = (_other(number, other) for number, other in enumerate(case.others, 1))
    book = fact_book(disclosure_of(case), load_standards(), others)
    return replace(book, waivers=_judged(book, case.waivers)) if case.waivers else book


def _judged(book: FactBook, waivers: Sequence[WaiverCase]) -> tuple[WaiverUse, ...]:
    """The waivers with what becomes of them in the document, as after a run over it alone."""
    return of_run(check_book(book, Settings(show_notes=True, waivers=_listed(waivers))).waivers)


def _listed(waivers: Sequence[WaiverCase]) -> WaiverList:
    made = (Waiver(each.finding, "已核实", "王一", each.until, each.body, each.year, line) for line, each in enumerate(waivers, 1))
    return WaiverList("豁免.yaml", "", tuple(made), AS_OF)


def check_case(case: Case, *codes: str) -> DocumentReport:
    """The report on the case by the rules of these codes (all, if none), notes included."""
    return check_book(book_of(case), Settings(select=codes, show_notes=True, waivers=_listed(case.waivers)))


def _other(number: int, other: OtherCase) -> OtherDocument:
    file = f"对照{number}"
    stated = (_statement(written, YEAR) for written in other.facts)
    statements = tuple(replace(each, place=replace(each.place, spot=Spot(file=file))) for each in stated)
    return OtherDocument(Role[other.role.upper()], file, "", other.body, None, statements)


def short(place: Place) -> str:
    """A place in the short form of the cases: table/row/column, or table, section or part with the quote."""
    name = place.table or place.section or place.part
    if place.row or place.column:
        return "/".join(each for each in (name, place.row, place.column) if each)
    return f"{name}：{place.quote}" if place.quote else name


def as_expected(finding: Finding, usual: Severity) -> Expected:
    """A finding in the form in which cases expect it."""
    severity = None if finding.severity is usual else finding.severity
    return Expected(finding.expected, finding.found, tuple(short(place) for place in finding.places), severity)


def louder_than_notes(findings: Sequence[Finding], code: str) -> set[str]:
    """The codes of errors and warnings of other rules than this one."""
    return {each.rule for each in findings if each.severity is not Severity.NOTE} - {code}


def _statement(written: str, year: int) -> Statement:
    found = _FACT.fullmatch(written)
    if not found:
        raise ValueError(f"not a fact: {written}")
    keys = tuple(_key(text, year) for text in found["keys"].split(" & "))
    value = found["value"]
    return Statement(keys, _MARKS.get(value) or _value(keys[0], value), _place(found["place"] or "", value))


def _key(written: str, year: int) -> Key:
    derived = _KEY.fullmatch(written)
    if derived:
        base = f" / {_full(derived['base'], year)}" if derived["base"] else ""
        return parse_key(f"{derived['kind']}({_full(derived['of'], year)}{base})")
    return parse_key(_full(written, year))


def _full(written: str, year: int) -> str:
    """The whole written form; year and phase may be left out, and the form must be the canonical one."""
    full = written if "@" in written else f"{written}@{year}:final"
    key = parse_key(full)
    if isinstance(key, DerivedKey):
        raise TypeError(f"a derived key of a derived key: {written}")
    pattern = KeyPattern(key.concept, key.members, key.phase)
    if pattern.complete(load_standards().concepts, key.year) != key:
        raise ValueError(f"not canonical: {written}")
    return full


def _value(key: Key, written: str) -> Value:
    """A figure where the key takes one and the text is one, else the text."""
    figure = _FIGURE.fullmatch(written)
    number = parse_number(figure["number"]) if figure else None
    if figure and number is not None and not _is_text(key):
        return Figure(number, unit_of(figure["unit"]), approximate=figure["about"] is not None)
    return Text(written, tuple(written.split("、")) if "、" in written else ())


def _is_text(key: Key) -> bool:
    return isinstance(key, FactKey) and load_standards().concepts[key.concept].value is ValueKind.TEXT


def _place(written: str, value: str) -> Place:
    if not written:
        return Place(Part.NARRATIVE, section="说明", quote=value)
    table, row, column = (*written.split("/"), None, None)[:3]
    part = Part.REPORT if table in _report_titles() else Part.TABLES
    return Place(part, table=table, row=row, column=column, quote=value)


@lru_cache(maxsize=1)
def _report_titles() -> frozenset[str]:
    return frozenset(form.title for form in load_standards().form_set("report").forms)


def _section_data(section: str) -> SectionData:
    found = next((each for each in load_standards().sections.sections if each.section == section), None)
    if found is None:
        raise ValueError(f"no such section: {section}")
    return found


def _title(section: str) -> str:
    return _section_data(section).titles[0]


def _part(section: str) -> Part:
    if section in ("duties", "structure"):
        return Part.PROFILE
    return Part(_section_data(section).part or Part.NARRATIVE)


def _section(part: Part, heading: str, texts: str | tuple[str, ...], section: str | None, page: int | None = None) -> TextSection:
    place = Place(part, section=heading or None, quote=heading, spot=Spot(page=page))
    paragraphs: list[Sentence] = []
    count = 0
    for text in map(prose_form, _texts(texts)):
        own = Place(part, section=heading or None, sentence=count + 1, quote=text[:40])
        paragraphs.append(Sentence(text, own))
        count += sum(1 for _ in sentences(text))
    return TextSection(part, section, heading, place, tuple(paragraphs))


def _table(form_set: str, name: str, table: TableCase) -> TableFound:
    sets = (load_standards().form_set(each) for each in (form_set, "report"))
    form = next((found for each in sets if (found := each.form(name))), None)
    if form is None:
        raise ValueError(f"no such form: {name}")
    title = table.title or form.title
    cells = 0 if table.blank else 1
    part = Part.REPORT if form.title in _report_titles() else Part.TABLES
    place = Place(part, table=form.title, quote=title)
    return TableFound(name, title, "万元", table.blank, table.remarks, place, cells, cells)
