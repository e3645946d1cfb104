"""Score sheets assembled from statements, in any order, several of them in one disclosure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.figures.figure import Blank, Figure
from juesuan.figures.place import Place
from juesuan.figures.units import SCORE, WAN
from juesuan.model.disclosure import Disclosure, DocumentKind, Identity, Part
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Text, Value
from juesuan.performance.sheets import Sheet, sheets

YEAR = 2024
WHO = Identity("云溪市文献馆", YEAR, DocumentKind.UNIT, "hunan-2024", region_known=True)


def _points(written: str) -> Figure:
    return Figure(Decimal(written), SCORE)


def _stated(concept: str, value: Value, **members: str) -> Statement:
    key = FactKey(concept, YEAR, members=tuple(sorted(members.items())))
    return Statement((key,), value, Place(Part.REPORT, table="绩效自评表", row=members.get("indicator"), column=concept))


def _read(*statements: Statement) -> list[Sheet]:
    return sheets(Disclosure(WHO, statements, (), (), (), ()))


def _reduced(found: list[Sheet]) -> dict[str, dict[str, dict[str, str]]]:
    """Sheet → row → role → value as written; the sheet's own and its totals are rows of their own."""
    return {
        sheet.name: {
            **{each.name: {role: str(cell.value) for role, cell in each.cells.items()} for each in sheet.indicators},
            "own": {concept: str(cell.value) for concept, cell in sheet.own.items()},
            "totals": {concept: str(cell.value) for concept, cell in sheet.totals.items()},
        }
        for sheet in found
    }


REPAIRS = (
    _stated("execution_weight", _points("10"), sheet="书库修缮"),
    _stated("execution_score", _points("9.24"), sheet="书库修缮"),
    _stated("goal", Text("修缮书库两层"), sheet="书库修缮"),
    _stated("achievement", Text("修缮书库两层，添置恒湿柜6组"), sheet="书库修缮"),
    _stated("target", Text("≥300平方米"), sheet="书库修缮", indicator="修缮面积"),
    _stated("actual", Text("310平方米"), sheet="书库修缮", indicator="修缮面积"),
    _stated("weight", _points("50"), sheet="书库修缮", indicator="修缮面积"),
    _stated("score", _points("50"), sheet="书库修缮", indicator="修缮面积"),
    _stated("reason", Blank(), sheet="书库修缮", indicator="修缮面积"),
    _stated("weight", _points("40"), sheet="书库修缮", indicator="读者满意度"),
    _stated("score", _points("38.5"), sheet="书库修缮", indicator="读者满意度"),
    _stated("reason", Text("雨季停工"), sheet="书库修缮", indicator="读者满意度"),
    _stated("weight", _points("100"), sheet="书库修缮"),
    _stated("score", _points("97.74"), sheet="书库修缮"),
)
WHOLE = (
    _stated("weight", _points("100"), sheet="overall", indicator="到馆人次"),
    _stated("score", _points("98"), sheet="overall", indicator="到馆人次"),
)
REPAIRS_READ = {
    "修缮面积": {"target": "≥300平方米", "actual": "310平方米", "weight": "50分", "score": "50分", "reason": "（空白）"},
    "读者满意度": {"weight": "40分", "score": "38.5分", "reason": "雨季停工"},
    "own": {
        "execution_weight": "10分",
        "execution_score": "9.24分",
        "goal": "修缮书库两层",
        "achievement": "修缮书库两层，添置恒湿柜6组",
    },
    "totals": {"weight": "100分", "score": "97.74分"},
}
WHOLE_READ: dict[str, dict[str, str]] = {"到馆人次": {"weight": "100分", "score": "98分"}, "own": {}, "totals": {}}


def test_a_sheet_holds_rows_own_cells_and_totals() -> None:
    assert _reduced(_read(*REPAIRS)) == {"书库修缮": REPAIRS_READ}


def test_sheets_stand_in_the_order_of_the_document() -> None:
    found = _read(*WHOLE, *REPAIRS)
    assert [sheet.name for sheet in found] == ["overall", "书库修缮"]
    assert [each.name for each in found[1].indicators] == ["修缮面积", "读者满意度"]
    assert _reduced(found) == {"overall": WHOLE_READ, "书库修缮": REPAIRS_READ}


@given(st.permutations((*REPAIRS, *WHOLE)))
def test_no_order_of_statements_mixes_sheets_or_rows(order: list[Statement]) -> None:
    assert _reduced(_read(*order)) == {"书库修缮": REPAIRS_READ, "overall": WHOLE_READ}


def test_figures_and_texts_by_role() -> None:
    [sheet] = _read(*REPAIRS)
    area, readers = sheet.indicators
    assert (area.figure("weight"), area.figure("target"), readers.figure("target")) == (_points("50"), None, None)
    assert (area.text("actual"), area.text("reason"), area.text("score"), readers.text("actual")) == ("310平方米", "", "", "")
    assert (sheet.figure("execution_score"), sheet.figure("goal"), sheet.figure("group_weight")) == (_points("9.24"), None, None)


def test_a_sheet_is_found_by_its_total_else_by_its_first_cell() -> None:
    repairs, whole = _read(*REPAIRS, *WHOLE)
    assert (repairs.place.row, repairs.place.column) == (None, "weight")
    assert (whole.place.row, whole.place.column) == ("到馆人次", "weight")


def test_the_first_of_two_statements_of_one_cell_is_kept() -> None:
    again = _stated("score", _points("9"), sheet="overall", indicator="到馆人次")
    [sheet] = _read(*WHOLE, again)
    assert sheet.indicators[0].figure("score") == _points("98")


@pytest.mark.parametrize(
    "statements",
    [
        (),
        (_stated("execution_weight", _points("10"), sheet="书库修缮"), _stated("score", _points("98"), sheet="书库修缮")),
        (_stated("sheet_funds", Figure(Decimal(90), WAN), sheet="书库修缮"),),
        (_stated("expenditure", Figure(Decimal(90), WAN)),),
    ],
    ids=["nothing", "no indicators", "money alone", "another concept"],
)
def test_what_has_no_indicators_is_no_sheet(statements: tuple[Statement, ...]) -> None:
    assert _read(*statements) == []
