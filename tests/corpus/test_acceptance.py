"""What the checker must say of the two real disclosures, and what it must not."""

from __future__ import annotations

import pytest
from msgspec import Struct
from real_documents import PUTUO, ZHUZHOU, alarms_of, disclosure_of, figures_of, findings_of

from juesuan.figures.place import Place
from juesuan.findings.finding import Finding, Severity
from juesuan.model.disclosure import Part
from juesuan.model.statement import Statement

COMPLETION = "completion({fact}@2024:final / {fact}@2024:budget)"
RECEPTION = "three_public[three_item=reception]"
RUNNING = "three_public[three_item=vehicles_running]"


class Spotted(Struct, frozen=True):
    """Where a finding points: line or page, the table or the section's beginning, row, column, wording."""

    number: int
    inside: str
    quote: str
    row: str | None = None
    column: str | None = None


class Listed(Struct, frozen=True):
    """A finding that the issue lists."""

    document: str
    rule: str
    fact: str
    expected: str
    found: str
    places: tuple[Spotted, ...]
    severity: Severity = Severity.ERROR


def _is_at(place: Place, spotted: Spotted) -> bool:
    return (
        spotted.number in (place.spot.line, place.spot.page)
        and (place.table or place.section or "").startswith(spotted.inside)
        and spotted.quote in place.quote
        and (spotted.row is None or place.row == spotted.row)
        and (spotted.column is None or place.column == spotted.column)
    )


OVERALL = "（一）“三公”经费"
DETAIL = "（二）“三公”经费"
LISTED = {
    "株洲 公务用车运行维护费 19.7 of 18": Listed(
        ZHUZHOU,
        "N901",
        COMPLETION.format(fact=RUNNING),
        "109.44%",
        "100%",
        (Spotted(1137, OVERALL, "100%"), Spotted(1137, OVERALL, "19.7万元"), Spotted(1137, OVERALL, "18万元")),
    ),
    "株洲 接待 2.71 + 0.86": Listed(
        ZHUZHOU,
        "A701",
        f"{RECEPTION}@2024:final",
        "3.57万元",
        "3.6万元",
        (Spotted(1134, OVERALL, "3.6万元"), Spotted(1141, DETAIL, "2.71万元"), Spotted(1141, DETAIL, "0.86万元")),
    ),
    "株洲 减少减少": Listed(
        ZHUZHOU,
        "T101",
        "",
        "减少",
        "减少减少",
        (Spotted(1115, "（一）一般公共预算", "减少减少32.91万元"),),
        Severity.WARNING,
    ),
    "株洲 与上年相比 twice": Listed(
        ZHUZHOU,
        "T101",
        "",
        "与上年相比，",
        "与上年相比，与上年相比，",
        (Spotted(1112, "四、", "与上年相比，与上年相比，减少32.91万元"),),
        Severity.WARNING,
    ),
    "株洲 table 08 blank without a remark": Listed(
        ZHUZHOU,
        "S102",
        "",
        "空表说明",
        "无",
        (Spotted(1015, "国有资本经营预算财政拨款支出决算表", ""),),
        Severity.WARNING,
    ),
    "普陀 四 0.3": Listed(
        PUTUO,
        "X101",
        "grand_total[fund=fiscal,side=income]@2024:final",
        "2961.68万元",
        "0.3万元",
        (
            Spotted(21, "四、财政拨款收入支出决算总体情况说明", "总计0.3万元"),
            Spotted(13, "财政拨款收入支出决算总表", "2,961.68", "总计", "合计"),
            Spotted(13, "财政拨款收入支出决算总表", "2,961.68", "总计"),
        ),
    ),
    "普陀 五（二） 71.73 %": Listed(
        PUTUO,
        "N902",
        "share(expenditure[function=201,fund=general_public_budget]@2024:final"
        " / expenditure[fund=general_public_budget]@2024:final)",
        "71.65%",
        "71.73%",
        (
            Spotted(21, "（二）一般公共预算财政拨款支出决算结构情况", "占71.73%"),
            Spotted(12, "财政拨款收入支出决算总表", "2,106.66", "一、一般公共服务支出", "一般公共预算财政拨款"),
            Spotted(13, "财政拨款收入支出决算总表", "2,940.05", "本年支出合计", "一般公共预算财政拨款"),
        ),
    ),
    "普陀 五（三）2 calls a project item 基本支出": Listed(
        PUTUO,
        "N910",
        "purpose(expenditure[function=2010602,fund=general_public_budget]@2024:final)",
        "项目支出10.00万元",
        "局财政业务指导与宣传等基本支出",
        (
            Spotted(22, "（三）一般公共预算财政拨款支出决算具体情况", "局财政业务指导与宣传等基本支出"),
            Spotted(15, "一般公共预算财政拨款支出决算表", "10.00", "2010602 一般行政管理事务", "项目支出"),
        ),
        Severity.WARNING,
    ),
}


def _spelt_out(finding: Finding) -> bool:
    return bool(finding.message and finding.hint and finding.group)


@pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)
def test_a_listed_fault_is_found_once_with_its_facts_its_figures_and_all_its_places(listed: Listed) -> None:
    (finding,) = [
        each
        for each in findings_of(listed.document)
        if each.rule == listed.rule and listed.fact in each.id and (each.expected, each.found) == (listed.expected, listed.found)
    ]
    assert finding.severity is listed.severity
    assert _spelt_out(finding)
    unseen = [spotted for spotted in listed.places if not any(_is_at(place, spotted) for place in finding.places)]
    assert unseen == []
    assert _is_at(finding.places[0], listed.places[0]), "the faulty place comes first"


def test_the_missing_three_public_table_of_zhuzhou_is_an_error() -> None:
    (finding,) = [each for each in findings_of(ZHUZHOU) if each.rule == "S101"]
    assert (finding.severity, finding.id, finding.expected) == (
        Severity.ERROR,
        "S101:three_public",
        "财政拨款“三公”经费支出决算表",
    )


def test_the_rate_of_the_reception_of_zhuzhou_is_told_with_its_cost_which_settles_both() -> None:
    (finding,) = [each for each in findings_of(ZHUZHOU) if each.rule == "A701" and each.fact == f"{RECEPTION}@2024:final"]
    assert [(each.stated, each.repaired) for each in finding.suspects] == [("3.61万元", "3.58万元")]
    (also,) = [each for each in finding.also if each.rule == "N901"]
    assert "16.26%" in also.message
    unseen = [
        spotted
        for spotted in (Spotted(1134, OVERALL, "16.26%"), Spotted(1134, OVERALL, "22万元"))
        if not any(_is_at(place, spotted) for place in also.places)
    ]
    assert unseen == []


def test_the_list_of_items_of_putuo_names_a_blank_item_and_leaves_out_a_filled_one() -> None:
    (finding,) = [each for each in findings_of(PUTUO) if each.rule == "N907"]
    named, right = set(finding.found.split("、")), set(finding.expected.split("、"))
    assert named - right == {"个人农业生产补贴"}
    assert right - named == {"奖励金"}
    page, table = 17, "一般公共预算财政拨款基本支出决算表"
    for spotted in (
        Spotted(23, "六、", "退休费、个人农业生产补贴"),
        Spotted(page, table, "", "30310 个人农业生产补贴", "决算数"),
        Spotted(page, table, "0.31", "30309 奖励金", "决算数"),
    ):
        assert any(_is_at(place, spotted) for place in finding.places), spotted


def test_the_unchanged_total_of_putuo_is_read_beside_the_wrong_one() -> None:
    change = "comparison(grand_total[fund=fiscal,side=income]@2024:final / grand_total[fund=fiscal,side=income]@2023:final)"
    (stated,) = [each for each in disclosure_of(PUTUO).statements if change in map(str, each.keys)]
    assert str(stated.value) == "持平"
    assert _is_at(stated.place, Spotted(21, "四、", "总计持平"))


ROUNDED = {
    "326.71 in 01, 326.72 in 03": (PUTUO, "expenditure[function=208]@2024:final", {"326.71万元", "326.72万元"}),
    "326.71 in 04, 326.72 in 05": (
        PUTUO,
        "expenditure[function=208,fund=general_public_budget]@2024:final",
        {"326.71万元", "326.72万元"},
    ),
    "3.6 and 3.61": (ZHUZHOU, f"{RECEPTION}@2024:final", {"3.6万元", "3.61万元"}),
}


@pytest.mark.parametrize(("document", "fact", "values"), ROUNDED.values(), ids=ROUNDED)
def test_a_difference_of_rounding_between_two_places_is_a_note(document: str, fact: str, values: set[str]) -> None:
    (finding,) = [each for each in findings_of(document) if each.id == f"X102:{fact}"]
    assert finding.severity is Severity.NOTE
    assert {finding.expected, finding.found} == values


WRONG_BY_ROUNDING = {
    "采购 4.79 + 0 + 246.47 = 251.26": ("251.25", "251.26"),
    "类 2106.66 + 326.72 + 60.99 + 445.69 = 2940.06": ("2940.06",),
    "商品和服务支出 171.09 of its items": ("171.07", "171.09"),
    "工资福利支出 2082.86 of its items": ("2082.85", "2082.86"),
    "年初预算 2993.93 of its items": ("2993.92", "2993.93"),
    "社会保障和就业支出": ("326.71", "326.72"),
}


@pytest.mark.parametrize("amounts", WRONG_BY_ROUNDING.values(), ids=WRONG_BY_ROUNDING)
def test_a_sum_that_is_off_by_rounding_is_no_error_or_warning(amounts: tuple[str, ...]) -> None:
    told = [each.message for each in alarms_of(PUTUO) if any(amount in each.expected + each.found for amount in amounts)]
    assert told == []


RIGHT = {
    "总计 11.72 %": ("一、", "减少11.72%"),
    "财政拨款总计 11.72 %": ("四、", "减少11.72%"),
    "一般公共预算 11.72 %": ("（一）一般公共预算", "减少11.72%"),
    "一般公共预算 96.4 %": ("（三）一般公共预算", "完成年初预算的96.4%"),
    "三公 58.25 %": (OVERALL, "完成预算的58.25%"),
    "公务接待费 15.45 %": (DETAIL, "占15.45%"),
    "公务用车 84.55 %": (DETAIL, "占84.55%"),
    "采购 66.71": ("十二、", "66.71万元"),
    "会议费 30 %": ("十一、", "完成年初预算的30%"),
    "车辆 3": ("十三、", "共有车辆3辆"),
    "公务用车保有量 3": (DETAIL, "保有量为3辆"),
    "公务接待费 62.96 %": (OVERALL, "减少62.96%"),
    "机关运行经费 100 %": ("十、", "降低100%"),
}


def _right_statements(section: str, quote: str) -> list[Statement]:
    return [
        each
        for each in figures_of(ZHUZHOU, Part.NARRATIVE)
        if (each.place.section or "").startswith(section) and quote in each.place.quote
    ]


@pytest.mark.parametrize(("section", "quote"), RIGHT.values(), ids=RIGHT)
def test_a_right_figure_of_zhuzhou_is_read_and_raises_no_alarm(section: str, quote: str) -> None:
    stated = _right_statements(section, quote)
    assert stated
    blamed = [
        (finding.id, finding.found)
        for finding in alarms_of(ZHUZHOU)
        for statement in stated
        if finding.places[:1] == (statement.place,) or (statement.place in finding.places and finding.found == str(statement.value))
    ]
    assert blamed == []
