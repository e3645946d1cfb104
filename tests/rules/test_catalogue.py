"""The catalogue as a whole: identity, documentation, basis, messages, cases of every rule."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from case_runner import Case, CaseKind, book_of, case_files, check_case, disclosure_of, load_cases

from juesuan import rules
from juesuan.check.runner import Settings, check_one
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.relations import RelationsFile
from juesuan.rules.rule import HEADINGS, Rule, RuleData
from juesuan.standards.loader import parse_yaml
from juesuan.standards.standards import load_standards

CATALOGUE = load_catalogue()
MODULES = [
    module.name
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
    if re.match(r"[a-z]\d", module.name.rpartition(".")[2])
]
FAMILIES = {"repeated": "X", "derived": "N", "structure": "S", "wording": "T", "performance": "P", "others": "Y", "waivers": "W"}
_STATUSES = {"preview", "stable", "retired"}
_FORBIDDEN = re.compile(r"^(?:check|must|should|avoid|use|do-not)-")

of_every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=[rule.code for rule in CATALOGUE])
of_every_module = pytest.mark.parametrize("name", MODULES, ids=[name.rpartition(".")[2] for name in MODULES])


def _cases(rule: Rule) -> list[Case]:
    return list(load_cases(rule.code).values())


def _relation_codes() -> list[str]:
    folder = files("juesuan.rules").joinpath("relations")
    return [
        row.code
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
        for row in parse_yaml(file.read_text("utf-8"), RelationsFile, file.name).relations
    ]


@of_every_module
def test_a_module_of_a_rule_holds_its_data_and_its_check(name: str) -> None:
    module = import_module(name)
    assert isinstance(module.RULE, RuleData)
    assert callable(getattr(module, "check", None)) != callable(getattr(module, "relations", None))


@of_every_module
def test_code_and_slug_are_those_of_the_file(name: str) -> None:
    file = name.rpartition(".")[2]
    found = re.fullmatch(r"([a-z]\d{3})_([a-z0-9]+(?:_[a-z0-9]+)*)", file)
    assert found, file
    rule = next(rule for rule in CATALOGUE if rule.code == found[1].upper())
    assert rule.slug == found[2].replace("_", "-")


@of_every_module
def test_a_module_stands_in_the_folder_of_its_family(name: str) -> None:
    *_, folder, file = name.split(".")
    assert file[0].upper() == FAMILIES[folder]


def test_the_catalogue_is_modules_and_rows_and_nothing_else() -> None:
    modules = [name.rpartition(".")[2][:4].upper() for name in MODULES]
    assert sorted([*modules, *_relation_codes()]) == [rule.code for rule in CATALOGUE]


def test_codes_and_slugs_are_unique_and_codes_sorted() -> None:
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(set(codes))
    assert [slug for slug, count in Counter(rule.slug for rule in CATALOGUE).items() if count > 1] == []


@of_every_rule
def test_a_rule_is_named_after_the_fault(rule: Rule) -> None:
    assert re.fullmatch(r"[SABXNYPTW]\d{3}", rule.code)
    assert not _FORBIDDEN.match(rule.slug)
    assert rule.title
    assert rule.hint
    assert rule.status in _STATUSES
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)


@of_every_rule
def test_every_heading_is_there_in_order_and_filled(rule: Rule) -> None:
    assert tuple(rule.docs) == HEADINGS
    assert [heading for heading, text in rule.docs.items() if not text.strip()] == []


@of_every_rule
def test_the_basis_is_a_source_that_may_be_cited(rule: Rule) -> None:
    assert rule.basis
    assert set(rule.basis) <= set(load_standards().sources)


@of_every_rule
def test_the_message_has_the_fields_that_the_check_gives(rule: Rule) -> None:
    fields = {name for _, name, _, _ in Formatter().parse(rule.message) if name}
    known = {"subject", "expected", "found", "difference", "should", "wrong"}
    drafts = [draft for case in _cases(rule) for draft in rule.check(book_of(case))]
    assert drafts
    for draft in drafts:
        assert fields <= known | set(draft.data)
        assert draft.facts or "subject" not in fields
        assert draft.facts or draft.mark


def test_every_rule_has_its_file_of_cases_and_no_file_is_an_orphan() -> None:
    assert [path.stem for path in case_files()] == [rule.code for rule in CATALOGUE]
    assert sorted(path.name for path in Path(case_files()[0]).parent.iterdir() if path.suffix != ".yaml") == ["README.md"]


@of_every_rule
def test_a_rule_has_cases_of_every_kind(rule: Rule) -> None:
    assert {case.kind for case in _cases(rule)} == set(CaseKind)


@of_every_rule
def test_silence_is_shown_at_least_as_often_as_alarm(rule: Rule) -> None:
    failing = sum(case.kind is CaseKind.FAILING for case in _cases(rule))
    assert len(_cases(rule)) - failing >= failing


@of_every_rule
def test_one_change_of_a_clean_document_trips_the_rule(rule: Rule) -> None:
    cases = _cases(rule)
    clean = [case for case in cases if case.kind is CaseKind.CLEAN]
    failing = [case for case in cases if case.kind is CaseKind.FAILING]
    mutants = [(one, other) for one in clean for other in failing if _one_change(one, other)]
    assert mutants, f"no failing case of {rule.code} is one change away from a clean one"
    for one, other in mutants:
        assert check_case(one).findings == ()
        asked = (rule.code,) if rule.status == "preview" else ()
        assert rule.code in {finding.rule for finding in check_case(other, *asked).findings}


def _one_change(clean: Case, failing: Case) -> bool:
    """True when a single leaf of the input was changed, left out or added."""
    before, after = Counter(clean.leaves), Counter(failing.leaves)
    gone, new = (before - after).total(), (after - before).total()
    return gone <= 1 and new <= 1 and gone + new > 0


def test_every_rule_is_silent_on_a_document_that_holds_nothing() -> None:
    empty = Case(kind=CaseKind.NOT_APPLICABLE, findings=())
    report = check_one(disclosure_of(empty), Settings(show_notes=True)).documents[0]
    assert report.findings == ()
    assert report.problems == ()


def test_every_rule_has_its_page_and_no_page_is_an_orphan() -> None:
    pages = Path(__file__).parents[2] / "docs" / "rules"
    assert sorted(path.stem for path in pages.glob("[A-Z][0-9]*.md")) == [rule.code for rule in CATALOGUE]
