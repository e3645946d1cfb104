"""Part five of 株洲: every figure of its tables in its place, its sentences bound, its faults found and nothing else flagged."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from msgspec import Struct
from real_documents import NAMES, ZHUZHOU, alarms_of, disclosure_of, figures_of, findings_of
from zhuzhou_report import (
    INVESTMENT,
    LABELLED,
    OFFICE,
    OVERALL,
    OWN_MONEY,
    RECEIVED,
    SHEETS,
    Expected,
    Sheet,
    base_data,
    project,
    project_funds,
    score_sheet,
)

from juesuan.figures.figure import Figure
from juesuan.figures.units import Kind
from juesuan.findings.finding import Finding, Severity
from juesuan.model.disclosure import Part
from juesuan.model.statement import Statement
from juesuan.performance.sheets import sheets

TABLES = {
    "表1": ("项目资金支出情况", (1211, 1247), tuple(project_funds())),
    "附件1": ("部门整体支出绩效评价基础数据表", (1306, 1431), tuple(base_data())),
    "附件2": ("绩效自评表", (1433, 1627), tuple(score_sheet(OVERALL))),
    "附件3-1": ("绩效自评表", (1629, 1841), tuple(score_sheet(OFFICE))),
    "附件3-2": ("绩效自评表", (1843, 2046), tuple(score_sheet(INVESTMENT))),
}
COUNTS = {"表1": 15, "附件1": 55, "附件2": 38, "附件3-1": 38, "附件3-2": 36}
"""How many figures each table has in the document."""


def _line(statement: Statement) -> int:
    return statement.place.spot.line or 0


def _report() -> list[Statement]:
    return [each for each in disclosure_of(ZHUZHOU).statements if each.place.part == Part.REPORT]


def _sentences(line: int) -> list[Statement]:
    """What the sentences of a line state as figures."""
    return [each for each in figures_of(ZHUZHOU, Part.REPORT) if _line(each) == line and not each.place.table]


def _as_expected(statement: Statement) -> Expected:
    place = statement.place
    return Expected(_line(statement), str(statement.keys[0]), place.row or "", place.column or "", str(statement.value))


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_of_a_table_of_the_report_states_its_fact_in_its_row_and_column(name: str) -> None:
    title, (start, end), expected = TABLES[name]
    stated = [_as_expected(each) for each in _report() if each.place.table == title and start <= _line(each) <= end]
    assert sorted(stated, key=lambda each: each.line) == sorted(expected, key=lambda each: each.line)


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_the_report_have_as_many_figures_as_the_document(name: str) -> None:
    title, (start, end), _ = TABLES[name]
    found = [each for each in figures_of(ZHUZHOU, Part.REPORT) if each.place.table == title and start <= _line(each) <= end]
    assert len(found) == COUNTS[name]


@pytest.mark.parametrize("own", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_the_money_of_a_sheet_is_the_bodys_or_the_projects_and_its_own(own: Sheet) -> None:
    (line,) = [number for number, label in own.funds if label == "年度资金总额"]
    for order, phase in enumerate(("initial_budget", "adjusted_budget", "final")):
        (stated,) = [each for each in _report() if _line(each) == line + order]
        assert [str(key) for key in stated.keys] == [f"{own.fact}@2024:{phase}", f"sheet_funds[sheet={own.name}]@2024:{phase}"]


# ---- the sentences


def _bound(line: int, quote: str) -> list[str]:
    return [str(each.keys[0]) for each in _sentences(line) if each.place.quote.endswith(quote)]


def test_at_least_19_in_20_figures_of_the_bodys_own_money_are_bound() -> None:
    tables = [each for name in TABLES for each in TABLES[name][2] if each.value.endswith(("万元", "%", "分"))]
    stated = {(_line(each), str(each.keys[0])) for each in _report()}
    in_tables = sum((each.line, each.key) in stated for each in tables)
    in_sentences = sum(_bound(*at) == [key] for at, key in OWN_MONEY.items())
    assert in_tables + in_sentences >= 0.95 * (len(tables) + len(OWN_MONEY))


def test_at_least_19_in_20_figures_of_the_bodys_own_money_are_bound_in_the_sentences() -> None:
    wrong = {at: _bound(*at) for at, key in OWN_MONEY.items() if _bound(*at) != [key]}
    assert len(wrong) <= 0.05 * len(OWN_MONEY), wrong


def test_no_other_money_percent_or_score_of_the_sentences_is_bound() -> None:
    units = (Kind.MONEY, Kind.PERCENT, Kind.SCORE)
    lines = {line for line, _ in OWN_MONEY}
    for each in figures_of(ZHUZHOU, Part.REPORT):
        if each.place.table or not isinstance(each.value, Figure) or each.value.unit.kind not in units:
            continue
        known = [key for (line, quote), key in OWN_MONEY.items() if line == _line(each) and each.place.quote.endswith(quote)]
        assert known or str(each.keys[0]).startswith("activity["), each.place
        assert _line(each) in lines


@pytest.mark.parametrize("line", [1267, 1284])
def test_batches_and_persons_received_are_told_apart_by_kind(line: int) -> None:
    found = {str(each.value): str(each.keys[0]) for each in _sentences(line) if "reception_" in str(each.keys[0])}
    counted = {value: key for value, key in found.items() if not value.endswith("万元")}
    assert counted == {value: f"{key}@2024:final" for value, key in RECEIVED.items()}


@pytest.mark.parametrize("line", LABELLED)
def test_what_else_the_sentences_count_is_a_labelled_quantity(line: int) -> None:
    found = [
        (str(each.keys[0]).removeprefix("activity[label=").removesuffix("]@2024:final"), str(each.value))
        for each in _sentences(line)
        if str(each.keys[0]).startswith("activity[")
    ]
    for label, quantity in LABELLED[line].items():
        assert [value for own, value in found if own.endswith(label)] == [quantity], label


# ---- names of projects


def test_a_project_has_one_name_in_the_table_the_sentences_and_its_sheet() -> None:
    names = {
        member
        for each in _report()
        for key in each.keys
        for part in str(key).split("project=")[1:]
        if (member := part.split("]")[0].split(",")[0])
    }
    assert names == {"驻京工作经费", "招商专项"}
    for sheet, lines in ((OFFICE, {1228, 1274, 1278, 1689}), (INVESTMENT, {1236, 1280, 1284, 1903})):
        spent = f"{project(sheet.name)}@2024:final"
        assert {_line(each) for each in _report() if spent in map(str, each.keys)} == lines


def test_a_class_of_projects_is_not_the_project_that_costs_the_same() -> None:
    (stated,) = [each for each in _report() if _line(each) == 1365]
    assert [str(key) for key in stated.keys] == ["expenditure[nature=project,project_class=operation]@2024:final"]


def test_the_sheets_are_put_together_from_the_statements() -> None:
    found = sheets(disclosure_of(ZHUZHOU))
    assert [(sheet.name, len(sheet.indicators)) for sheet in found] == [(each.name, len(each.indicators)) for each in SHEETS]


# ---- findings


class Listed(Struct, frozen=True):
    """A finding that must be: rule, expected and found, and lines that must be among its places, the faulty first."""

    rule: str
    expected: str
    found: str
    lines: tuple[int, ...]
    severity: Severity = Severity.ERROR


LISTED = {
    "招商专项 40 − 38.46": Listed("N912", "-1.54万元", "-1.44万元", (1238, 1236, 1235)),
    "total 257 − 247.81": Listed("N912", "-9.19万元", "-9.09万元", (1245, 1243, 1242)),
    "vehicles of 2023 against running": Listed("A701", "26.42万元", "0万元", (1328, 1338)),
    "persons received": Listed("A303", "1022人次", "1222人次", (1267,), Severity.WARNING),
    "execution score of 驻京工作经费": Listed("P101", "9.6分", "9.7分", (1692, 1689, 1688), Severity.WARNING),
    "government fund section": Listed("T109", "", "", (1250, 1248), Severity.WARNING),
    "ordinals of the copied paragraph": Listed("T107", "", "", (1278,), Severity.WARNING),
    "both words of 调增（减）": Listed("T104", "", "", (1280,), Severity.WARNING),
    "paragraph copied to 驻京工作经费": Listed("T111", "", "", (1278, 1271), Severity.WARNING),
    "paragraph copied to 招商专项": Listed("T111", "", "", (1284, 1267), Severity.WARNING),
    "京株 and 京珠": Listed("T110", "", "", (1522, 1267), Severity.WARNING),
}


def _lines(finding: Finding) -> set[int]:
    lines = {place.spot.line for place in finding.places}
    return {line for line in lines if line}


def _with_lines(findings: Iterable[Finding], lines: Iterable[int]) -> list[Finding]:
    return [each for each in findings if _lines(each) >= set(lines)]


@pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)
def test_a_listed_fault_of_the_report_is_found_once(listed: Listed) -> None:
    (finding,) = [each for each in _with_lines(findings_of(ZHUZHOU), listed.lines) if each.rule == listed.rule]
    assert finding.severity is listed.severity
    if listed.expected:
        assert (finding.expected, finding.found) == (listed.expected, listed.found)
        assert finding.places[0].spot.line == listed.lines[0]


def test_the_balances_repeated_in_the_sentences_belong_to_the_findings_on_the_table() -> None:
    assert len(_with_lines(findings_of(ZHUZHOU), (1238, 1280))) == 1
    assert len(_with_lines(findings_of(ZHUZHOU), (1245, 1209))) == 1


def test_the_total_of_the_three_public_costs_of_2023_stands_against_its_parts() -> None:
    (finding,) = [each for each in findings_of(ZHUZHOU) if each.rule == "A701" and each.fact == "three_public@2023:final"]
    assert finding.severity is Severity.ERROR
    assert finding.found == "26.42万元"
    assert _lines(finding) >= {1323, 1348}


@pytest.mark.parametrize("own", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_the_weights_of_a_sheet_are_reported_once(own: Sheet) -> None:
    (finding,) = [each for each in findings_of(ZHUZHOU) if each.rule == "P104" and f"sheet={own.name}]" in each.id]
    assert (finding.expected, finding.found) == ("100分", "110分")
    assert _lines(finding) >= {each.line + 2 for each in own.indicators}


def test_the_adjusted_budget_stated_two_ways_is_reported_once() -> None:
    (finding,) = [each for each in alarms_of(ZHUZHOU) if {"247.8万元", "257万元"} <= {each.expected, each.found}]
    assert 1209 in _lines(finding)
    assert _lines(finding) & {1242, 1454, 1465, 1470}


RIGHT = {
    "71 %": (1315,),
    "6.12 and 62.96 %": (1134,),
    "247.81 against 247.80": (1243, 1455),
    "96 % and 9.6 of 附件2": (1457, 1458),
    "96 % and 9.6 of 附件3-2": (1905, 1906),
    "99.6 of 附件2": (1622,),
    "99.6 of 附件3-2": (2040,),
    "机关运行经费 −176.4": (1144,),
    "公用经费 176.4": (1373,),
    "batches received": (1267,),
    "三公 of 2024": (1324, 1325),
    "reception of 2023": (1348,),
    "rates of 表1": (1229, 1237, 1244),
    "projects of 2023": (1353, 1358, 1363),
    "public use of 2023": (1378, 1383, 1388),
}
"""What is right, by line."""
FIGURES = {1134: ("6.12万元", "62.96%"), 1144: ("176.4万元",), 1267: ("125批次", "16批次", "5批次", "0.86万元", "2.71万元")}
"""On lines that hold more, which of their figures are meant."""


def _blamed(finding: Finding, line: int) -> bool:
    """True when a finding begins with this line and, where it holds several figures, says of one that is meant that it is wrong."""
    begins = finding.places[:1] and finding.places[0].spot.line == line
    return bool(begins) and (line not in FIGURES or finding.found in FIGURES[line])


@pytest.mark.parametrize("lines", RIGHT.values(), ids=RIGHT)
def test_what_is_right_in_the_report_raises_no_alarm(lines: tuple[int, ...]) -> None:
    stated = {_line(each) for each in disclosure_of(ZHUZHOU).statements}
    assert set(lines) <= stated
    assert [(each.id, line) for line in lines for each in alarms_of(ZHUZHOU) if _blamed(each, line)] == []


def test_the_rounding_of_the_projects_together_is_a_note() -> None:
    told = [each for each in findings_of(ZHUZHOU) if {"247.80万元", "247.81万元"} == {each.expected, each.found}]
    assert [each.severity for each in told] == [Severity.NOTE]


@pytest.mark.parametrize("name", NAMES)
def test_the_figure_suspected_is_repaired_to_what_is_expected_unless_another_value_settles_more(name: str) -> None:
    for finding in findings_of(name):
        for suspect in finding.suspects:
            if suspect.stated != finding.found or finding.expected in (suspect.repaired, ""):
                continue
            as_expected = [rival for rival in finding.rivals if (rival.fact, rival.repaired) == (suspect.fact, finding.expected)]
            coarser = _number(suspect.repaired) == round(_number(finding.expected))
            assert coarser or (as_expected and as_expected[0].gain < suspect.gain), (finding.message, suspect)


def _number(written: str) -> Decimal:
    return Decimal(written.rstrip("万元人次批%"))


def test_the_total_balance_is_repaired_to_the_difference_of_its_own_row() -> None:
    (finding,) = [each for each in _with_lines(findings_of(ZHUZHOU), (1245, 1243, 1242)) if each.rule == "N912"]
    assert [each.repaired for each in finding.suspects] == ["-9.19万元"]
    assert finding.computed == "支出数247.81万元 − 可用数257万元 = -9.19万元"
