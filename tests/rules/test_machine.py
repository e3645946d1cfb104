"""The machine under the rules: crashes, selection, rows of relations, ids, groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from case_runner import Case, CaseKind, check_case, disclosure_of, load_cases
from msgspec.structs import replace

from juesuan.check import runner
from juesuan.check.runner import Settings, check_one
from juesuan.errors import StandardsError, UsageError
from juesuan.figures.place import Spot
from juesuan.findings.finding import Severity
from juesuan.model.key import FactKey, parse_key
from juesuan.model.pattern import parse_pattern
from juesuan.rules import catalogue, relations
from juesuan.rules.catalogue import find_rule, load_catalogue, select_rules
from juesuan.rules.facts import FactBook, fact_book
from juesuan.rules.relations import RelationsFile, relation_rules
from juesuan.rules.rule import HEADINGS, Draft, Rule
from juesuan.standards.loader import parse_yaml
from juesuan.standards.standards import load_standards

TWO_FAULTS = Case(
    kind=CaseKind.FAILING,
    findings=(),
    facts=(
        "expenditure[function=201] = 215.75万元 @ 支出决算表/201/本年支出合计",
        "expenditure[function=201] = 251.75万元",
        "vehicles_kept = 7辆",
        "vehicles = 3辆",
    ),
)
"""One finding of X101 (error) and one of B104 (warning)."""


def _shown(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that run over a document alone when notes are not shown: those too on whose notes an item of the sheet rests."""
    rests_on_notes = {code for item in load_standards().inspection if item.notes for code in item.rules}
    told = [rule for rule in rules if rule.severity is not Severity.NOTE or rule.code in rests_on_notes]
    return [rule for rule in told if rule.needs is None and not rule.of_waivers]


# a crash


def _crash_at_once(_: FactBook) -> Iterator[Draft]:
    raise ZeroDivisionError("by design")


IDLE = [rule.code for rule in load_catalogue() if rule.idle]
"""The rules that say why a document has nothing for them; the one of these tests holds figures alone."""


def _crash_after_a_draft(_: FactBook) -> Iterator[Draft]:
    yield Draft(facts=(), expected="", found="", places=(), mark="half done", data={"terms": ""})
    raise KeyError("by design")


def _with_checks(monkeypatch: pytest.MonkeyPatch, code: str, **changes: object) -> None:
    rules = tuple(replace(rule, **changes) if rule.code == code else rule for rule in load_catalogue())  # type: ignore[arg-type]
    monkeypatch.setattr(runner, "select_rules", lambda _select, _ignore: rules)


@pytest.mark.parametrize("crash", [_crash_at_once, _crash_after_a_draft])
def test_a_rule_that_crashes_is_a_fatal_problem_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch, crash: object) -> None:
    _with_checks(monkeypatch, "X101", plain=crash)
    report = check_one(disclosure_of(TWO_FAULTS), Settings())
    document = report.documents[0]
    assert [finding.rule for finding in document.findings] == ["B104"]
    [problem] = document.problems
    assert problem.rule == "X101"
    assert problem.fatal
    assert "X101" in problem.message
    assert "by design" in problem.message
    assert document.coverage
    assert [each.rule for each in document.coverage.not_run if "运行出错" in each.reason] == ["X101"]
    assert document.coverage.rules_run == len(_shown(load_catalogue())) - len(IDLE) - 1
    assert report.exit_status == 2


def test_without_a_crash_both_faults_are_found_and_every_rule_has_run() -> None:
    report = check_one(disclosure_of(TWO_FAULTS), Settings())
    document = report.documents[0]
    assert [(each.rule, each.severity) for each in document.findings] == [("X101", Severity.ERROR), ("B104", Severity.WARNING)]
    assert document.problems == ()
    assert document.coverage
    assert document.coverage.rules_run == len(_shown(select_rules((), ()))) - len(IDLE)
    assert {each.rule: each.reason for each in document.coverage.not_run if each.rule in IDLE} == {
        "S121": "文件没有目录",
        "S122": "文件没有封面，或只是节选",
        "S123": "文件没有概况部分，或只是节选",
        "S124": "文件没有概况部分，或只是节选",
    }
    assert report.exit_status == 1


def test_a_draft_may_soften_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: FactBook) -> Iterator[Draft]:
        yield Draft(facts=(), expected="", found="", places=(), mark="soft", severity=Severity.NOTE)

    _with_checks(monkeypatch, "X101", plain=check, message="轻")
    shown = check_one(disclosure_of(TWO_FAULTS), Settings(show_notes=True)).documents[0].findings
    assert [(each.rule, each.severity) for each in shown] == [("B104", Severity.WARNING), ("X101", Severity.NOTE)]
    hidden = check_one(disclosure_of(TWO_FAULTS), Settings()).documents[0].findings
    assert [each.rule for each in hidden] == ["B104"]


# selection


def _codes(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
    return [rule.code for rule in select_rules(select, ignore)]


def test_rules_are_chosen_by_code_or_prefix_in_any_case() -> None:
    everything = _codes()
    assert everything == [rule.code for rule in load_catalogue() if rule.status == "stable"]
    assert _codes(("X101",)) == ["X101"]
    assert _codes(("x",)) == ["X101", "X102", "X103", "X104", "X105"]
    assert _codes(("B10", "x102")) == [code for code in everything if code.startswith("B10")] + ["X102"]
    assert _codes((), ("A", "n9")) == [code for code in everything if not code.startswith(("A", "N9"))]


def test_what_is_ignored_wins_over_what_is_selected() -> None:
    assert _codes(("X",), ("X102",)) == ["X101", "X103", "X104", "X105"]
    assert _codes(("X101",), ("X",)) == []


@pytest.mark.parametrize(("select", "ignore"), [(("Q7",), ()), ((), ("X109",)), (("X101", "X1011"), ())])
def test_a_code_that_fits_no_rule_is_refused_and_the_known_ones_named(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        select_rules(select, ignore)
    assert caught.value.given == (*select, *ignore)[-1]
    assert all(rule.code in str(caught.value) for rule in load_catalogue())


def test_a_rule_is_found_by_its_code_in_any_case() -> None:
    assert find_rule("x101") is find_rule("X101")
    with pytest.raises(UsageError, match="X101"):
        find_rule("X1")


def test_a_rule_in_preview_runs_only_where_it_is_asked_for() -> None:
    (preview,) = [rule.code for rule in load_catalogue() if rule.status == "preview"]
    assert preview == "S105"
    assert preview not in _codes()
    assert preview in _codes(("S",))
    assert _codes((preview,)) == [preview]


def test_a_retired_rule_is_listed_and_never_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tuple(replace(rule, status="retired") if rule.code == "X101" else rule for rule in load_catalogue())
    monkeypatch.setattr(catalogue, "load_catalogue", lambda: rules)
    assert find_rule("X101").status == "retired"
    assert _codes(("X",)) == ["X102", "X103", "X104", "X105"]
    assert [each.rule for each in check_one(disclosure_of(TWO_FAULTS), Settings()).documents[0].findings] == ["B104"]


# rows of relations

_DOCS = "{" + ", ".join(f"{heading}: 文字" for heading in HEADINGS) + "}"
_GAP = _DOCS.replace("依据: 文字", '依据: ""')
_ROW = "code: A901, slug: some-sum, title: 某项之和, since: 0.1.0, basis: [arithmetic]"
_TREE = "kind: tree_sum, concept: vehicles, dimension: use"


def _load(monkeypatch: pytest.MonkeyPatch, folder: Path, *rows: str, name: str = "own.yaml") -> list[Rule]:
    (folder / "relations").mkdir(exist_ok=True)
    text = "relations:\n" + "".join(f"- {{{row}}}\n" for row in rows)
    (folder / "relations" / name).write_text(text, "utf-8")
    monkeypatch.setattr(relations, "files", lambda _: folder)
    return list(relation_rules())


def test_a_whole_row_is_a_rule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    [rule] = _load(monkeypatch, tmp_path, f"{_ROW}, {_TREE}, docs: {_DOCS}")
    assert (rule.code, rule.slug, rule.title, rule.severity) == ("A901", "some-sum", "某项之和", Severity.ERROR)
    assert rule.hint
    book = fact_book(disclosure_of(load_cases("A703")["one_vehicle_is_counted_twice"]), load_standards())
    assert list(rule.check(book)) == list(find_rule("A703").check(book)) != []


@pytest.mark.parametrize(
    ("row", "word"),
    [
        pytest.param(f"{_TREE}, docs: {{检查什么: 文字}}", "docs", id="docs without headings"),
        pytest.param(f"{_TREE}, docs: {_GAP}", "docs", id="an empty heading"),
        pytest.param(f"kind: bound, lesser: vehicles_kept, docs: {_DOCS}", "greater", id="a bound without its limit"),
        pytest.param(f"kind: tree_sum, concept: vehicles, docs: {_DOCS}", "dimension", id="a tree without its dimension"),
        pytest.param(f"kind: equation, whole: income, docs: {_DOCS}", "parts", id="an equation without parts"),
        pytest.param(
            f'kind: equation, whole: "Income[x]", parts: [income], docs: {_DOCS}', "Income[x]", id="a pattern that is none"
        ),
        pytest.param(
            f'kind: bound, lesser: "vehicles[use={{member}}", greater: vehicles, over: [special], docs: {_DOCS}',
            "vehicles[use=special",
            id="an open bracket",
        ),
        pytest.param(
            f'kind: equation, whole: "income@budgeted", parts: [income], docs: {_DOCS}',
            "income@budgeted",
            id="a phase that is none",
        ),
    ],
)
def test_a_broken_row_names_file_and_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, row: str, word: str) -> None:
    with pytest.raises(StandardsError) as caught:
        _load(monkeypatch, tmp_path, f"{_ROW}, {row}")
    assert (caught.value.file, caught.value.key) == ("own.yaml", "A901")
    assert word in caught.value.reason


@pytest.mark.parametrize(
    ("row", "word"),
    [
        pytest.param(f"{_ROW}, kind: product, docs: {_DOCS}", "product", id="a kind that is none"),
        pytest.param(f"{_ROW}, {_TREE}", "docs", id="no docs"),
        pytest.param(f"{_ROW}, {_TREE}, docs: {_DOCS}, tolerance: 1", "tolerance", id="a field that is none"),
        pytest.param(f"{_ROW}, {_TREE}, docs: {_DOCS}, code: A902", "duplicate key", id="a field given twice"),
    ],
)
def test_a_row_of_the_wrong_shape_names_file_and_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, row: str, word: str
) -> None:
    with pytest.raises(StandardsError) as caught:
        _load(monkeypatch, tmp_path, row)
    assert caught.value.file == "own.yaml"
    assert caught.value.key
    assert word in caught.value.reason


def test_a_code_used_twice_names_the_second_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _load(monkeypatch, tmp_path, f"{_ROW}, {_TREE}, docs: {_DOCS}", name="first.yaml")
    with pytest.raises(StandardsError) as caught:
        _load(monkeypatch, tmp_path, f"{_ROW}, {_TREE}, docs: {_DOCS}", name="second.yaml")
    assert (caught.value.file, caught.value.key) == ("second.yaml", "A901")


def test_a_row_with_the_code_of_a_module_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "relation_rules", lambda: iter([find_rule("X101")]))
    with pytest.raises(StandardsError, match="X101"):
        load_catalogue.__wrapped__()


def test_every_row_names_concepts_dimensions_and_members_that_there_are() -> None:
    standards = load_standards()
    folder = Path(relations.__file__).parent / "relations"
    for file in sorted(folder.glob("*.yaml")):
        for row in parse_yaml(file.read_text("utf-8"), RelationsFile, file.name).relations:
            if row.kind == "tree_sum":
                for concept in (row.concept.replace("{member}", member) for member in row.over):
                    assert row.dimension in standards.concepts[concept].dimensions, row.code
            texts = [text for text in (row.whole, *row.parts, *row.optional, *row.partly, row.lesser, row.greater) if text]
            for pattern in [parse_pattern(text.replace("{member}", member)) for text in texts for member in row.over]:
                for dimension, member in pattern.members:
                    assert dimension in standards.concepts[pattern.concept].dimensions, row.code
                    assert member == "all" or standards.dimensions[dimension].parent(member), row.code


# ids and groups


def test_an_id_stays_when_values_and_pages_change() -> None:
    case = load_cases("A101")["digits_of_the_group_are_swapped"]
    ids = [finding.id for finding in check_case(case, "A101").findings]
    facts = tuple(fact.replace("304.20", "999.99").replace("215.75", "115.75") for fact in case.facts)
    other = disclosure_of(Case(kind=case.kind, findings=(), facts=facts))
    moved = tuple(
        replace(each, place=replace(each.place, spot=Spot(page=30 + number))) for number, each in enumerate(other.statements)
    )
    report = check_one(replace(other, statements=moved), Settings(select=("A101",))).documents[0]
    assert [finding.id for finding in report.findings] == ids
    assert report.findings[0].found == "999.99万元"
    assert ids == [
        "A101:expenditure[function=2010301]@2024:final|expenditure[function=2010302]@2024:final|expenditure[function=20103]@2024:final"
    ]


def test_an_id_does_not_depend_on_the_order_of_statements() -> None:
    case = load_cases("A101")["digits_of_the_group_are_swapped"]
    turned = Case(kind=case.kind, findings=(), facts=tuple(reversed(case.facts)))
    first, second = ({finding.id for finding in check_case(each).findings} for each in (case, turned))
    assert first == second


def test_the_same_wording_at_two_places_is_two_findings_with_ids_of_their_own() -> None:
    twice = load_cases("T102")["two_commas"].paragraphs * 2
    findings = check_case(Case(kind=CaseKind.FAILING, findings=(), paragraphs=twice), "T102").findings
    assert len(findings) == 2
    assert findings[1].id == f"{findings[0].id}#2"


def _keys(*written: str) -> tuple[FactKey, ...]:
    keys = [parse_key(f"{text}@2024:final") for text in written]
    return tuple(key for key in keys if isinstance(key, FactKey))


def test_one_wrong_cell_is_one_finding_that_names_it() -> None:
    case = Case(
        kind=CaseKind.FAILING,
        findings=(),
        facts=(
            "expenditure = 378.36万元 @ 支出决算表/合计/本年支出合计",
            "expenditure[nature=basic] = 235.91万元 @ 支出决算表/合计/基本支出",
            "expenditure[nature=project] = 124.45万元 @ 支出决算表/合计/项目支出",
            "expenditure[nature=basic,function=201] = 215.75万元 @ 支出决算表/201/基本支出",
            "expenditure[nature=basic,function=208] = 38.16万元 @ 支出决算表/208/基本支出",
        ),
    )
    findings = check_case(case).findings
    assert [(finding.rule, [also.rule for also in finding.also]) for finding in findings] == [("A101", ["A102"])]
    assert [(each.stated, each.repaired) for each in findings[0].suspects] == [("235.91万元", "253.91万元")]
    assert findings[0].fact == "expenditure[nature=basic]@2024:final"


# repairs carried on


def test_a_total_is_repaired_to_what_it_is_once_its_subtotal_is_mended() -> None:
    case = load_cases("A701")["a_subtotal_left_at_nought_is_mended_before_the_total_is_told"]
    total, subtotal = check_case(case, "A701").findings
    assert [(each.stated, each.repaired) for each in total.suspects] == [("17.40万元", "23.65万元"), ("6.25万元", "0.00万元")]
    assert [(each.stated, each.repaired) for each in subtotal.suspects] == [("0万元", "17.40万元"), ("17.40万元", "0.00万元")]
