"""The example disclosure is clean in both formats; its twin shows the planted faults, each once, and nothing else."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml
from msgspec import Struct

import juesuan
from juesuan.findings.finding import Finding
from juesuan.model.disclosure import Disclosure

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CLEAN = "yunxi-liaison-office-2024"
TWIN = "yunxi-liaison-office-2024-faulty"
FORMATS = ("txt", "pdf")


class Caught(Struct, frozen=True):
    """One finding of a planted fault: rule, wrong value, and the place that it points to first."""

    rule: str
    found: str
    inside: str
    quote: str
    row: str | None = None
    column: str | None = None


class Planted(Struct, frozen=True):
    """What is to be said of one fault of `faults.yaml`: its findings, and the fact that groups them ('' for wording)."""

    fact: str
    findings: tuple[Caught, ...]
    also: tuple[str, ...] = ()


EXPENDITURE = "支出决算表"
DETAIL = "（三）一般公共预算财政拨款支出决算具体情况"
ASSETS = "十三、国有资产占用情况说明"
PROCUREMENT = "十二、政府采购支出说明"
OPERATING = "十、机关运行经费支出说明"
OVERALL = "（一）“三公”经费财政拨款支出决算总体情况说明"
GENERAL = "fund=general_public_budget"
MEDICAL = "expenditure[function=2101103,nature=basic]@2024:final"
INVESTMENT = f"expenditure[function=2011308,{GENERAL}]@2024"
HOUSING = f"expenditure[function=2210201,{GENERAL}]@2024"
TOTAL = "grand_total[side=income]"
PLANTED = {
    "F01": Planted(
        MEDICAL,
        (Caught("A102", "3.02万元", EXPENDITURE, "3.02", "2101103 公务员医疗补助", "本年支出合计"),),
        also=("A101",),
    ),
    "F02": Planted(
        "expenditure[nature=project]@2024:final",
        (Caught("X101", "146.03万元", "三、支出决算情况说明", "项目支出146.03万元"),),
    ),
    "F03": Planted(
        f"completion({INVESTMENT}:final / {INVESTMENT}:initial_budget)",
        (Caught("N901", "92.96%", DETAIL, "完成年初预算的92.96%"),),
    ),
    "F04": Planted(
        f"share(expenditure[function=208,{GENERAL}]@2024:final / expenditure[{GENERAL}]@2024:final)",
        (Caught("N902", "9.13%", "（二）一般公共预算财政拨款支出决算结构情况", "占9.13%"),),
    ),
    "F05": Planted(
        f"comparison({HOUSING}:final / {HOUSING}:initial_budget)",
        (Caught("N906", "小于", DETAIL, "决算数小于"),),
    ),
    "F06": Planted(
        f"change_rate({TOTAL}@2024:final / {TOTAL}@2023:final)",
        (Caught("N903", "-5.42%", "一、收入支出决算总体情况说明", "降低5.42%"),),
    ),
    "F07": Planted("three_public[three_item=reception]@2024:final", (Caught("X101", "4.68万元", OVERALL, "支出决算为4.68万元"),)),
    "F08": Planted("", (Caught("T101", "减少减少", "（一）一般公共预算财政拨款支出决算总体情况", "减少减少25.81万元"),)),
    "F09": Planted(
        f"items(expenditure[economic=public,{GENERAL},nature=basic]@2024:final)",
        (Caught("N907", "、取暖费、", "六、一般公共预算财政拨款基本支出决算情况说明", "邮电费、取暖费、物业管理费"),),
    ),
    "F10": Planted("", (Caught("T104", "增加（减少）", OPERATING, "增加（减少）2.11万元"),)),
    "F11": Planted("", (Caught("T105", "截至2023年12月31日", ASSETS, "截至2023年12月31日，共有车辆3辆"),)),
    "F12": Planted("vehicles@2024:final", (Caught("A703", "3辆", ASSETS, "共有车辆3辆"),)),
    "F13": Planted(
        "procurement[category=services]@2024:final",
        (Caught("N902", "85.49%", PROCUREMENT, "占服务支出金额的85.49%"),),
        also=("A704",),
    ),
    "F14": Planted(
        "name(expenditure[function=2101103]@2024:final)", (Caught("N908", "公务员医疗补贴", DETAIL, "公务员医疗补贴（项）"),)
    ),
    "F15": Planted("", (Caught("T103", "“", "", "七、“三公经费：指"),)),
    "F16": Planted("", (Caught("S102", "无", "国有资本经营预算财政拨款支出决算表", ""),)),
}


@cache
def _read(name: str, kind: str) -> Disclosure:
    return juesuan.read_disclosure(EXAMPLES / f"{name}.{kind}")


@cache
def _check(name: str, kind: str) -> tuple[Finding, ...]:
    (document,) = juesuan.check_disclosure(_read(name, kind), show_notes=True).documents
    assert document.problems == ()
    return document.findings


def _is(finding: Finding, caught: Caught) -> bool:
    place = finding.places[0]
    return (
        finding.rule == caught.rule
        and caught.found in finding.found
        and caught.inside in (place.table or place.section or "")
        and caught.quote in place.quote
        and (caught.row, caught.column) in ((place.row, place.column), (None, None))
    )


def _stated(disclosure: Disclosure) -> Counter[tuple[tuple[str, ...], str, str]]:
    return Counter((tuple(map(str, each.keys)), type(each.value).__name__, str(each.value)) for each in disclosure.statements)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_clean_example_gives_no_finding_not_even_a_note(kind: str) -> None:
    assert _check(CLEAN, kind) == ()


@pytest.mark.parametrize("name", [CLEAN, TWIN])
def test_text_and_pdf_of_one_disclosure_state_the_same(name: str) -> None:
    text, pdf = (_read(name, kind) for kind in FORMATS)
    assert _stated(text)
    assert _stated(text) - _stated(pdf) == Counter()
    assert _stated(pdf) - _stated(text) == Counter()
    assert text.identity == pdf.identity


@pytest.mark.parametrize("name", [CLEAN, TWIN])
def test_text_and_pdf_of_one_disclosure_leave_the_same_unbound(name: str) -> None:
    text, pdf = ([(each.text, each.place.part, each.reason) for each in _read(name, kind).unbound] for kind in FORMATS)
    assert text == pdf


def test_every_fault_that_was_planted_is_expected() -> None:
    data = yaml.safe_load((EXAMPLES / "faults.yaml").read_text(encoding="utf-8"))
    assert [fault["id"] for fault in data["faults"]] == list(PLANTED)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found_at_its_place_under_one_fact(planted: Planted, kind: str) -> None:
    for caught in planted.findings:
        (finding,) = [each for each in _check(TWIN, kind) if _is(each, caught)]
        assert finding.fact == planted.fact
        assert tuple(also.rule for also in finding.also) == planted.also


@pytest.mark.parametrize("kind", FORMATS)
def test_the_twin_gives_nothing_but_its_planted_faults(kind: str) -> None:
    caught = [each for planted in PLANTED.values() for each in planted.findings]
    assert [finding.id for finding in _check(TWIN, kind) if not any(_is(finding, each) for each in caught)] == []
    assert len(_check(TWIN, kind)) == len(caught)


@pytest.mark.parametrize("kind", FORMATS)
def test_two_faults_do_not_share_a_fact(kind: str) -> None:
    facts = [planted.fact for planted in PLANTED.values() if planted.fact]
    assert len(set(facts)) == len(facts)
    assert {finding.fact for finding in _check(TWIN, kind)} - {""} == set(facts)


SUSPECTS = {
    "F01": (MEDICAL, "3.20万元", "3.02万元", "相邻两位数字颠倒"),
    "F02": ("expenditure[nature=project]@2024:final", "146.03万元", "164.03万元", "相邻两位数字颠倒"),
    "F04": (PLANTED["F04"].fact, "9.13%", "9.31%", "相邻两位数字颠倒"),
    "F06": (PLANTED["F06"].fact, "-5.42%", "-4.52%", "相邻两位数字颠倒"),
    "F07": ("three_public[three_item=reception]@2024:final", "4.68万元", "4.86万元", "相邻两位数字颠倒"),
    "F13": ("procurement[category=services]@2024:final", "33.55万元", "35.35万元", "相邻两位数字颠倒"),
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("fault", SUSPECTS)
def test_the_planted_figure_is_the_first_suspect_with_its_right_value(fault: str, kind: str) -> None:
    (finding,) = [each for each in _check(TWIN, kind) if _is(each, PLANTED[fault].findings[0])]
    suspect = finding.suspects[0]
    assert (suspect.fact, suspect.stated, suspect.repaired, suspect.look) == SUSPECTS[fault]


@pytest.mark.skipif(
    not (importlib.util.find_spec("typst") and importlib.util.find_spec("pylopdf_fonts_zh_cn")),
    reason="typst or its Chinese fonts are not installed",
)
def test_the_examples_are_what_their_source_makes() -> None:
    script = ROOT / "dev" / "build_examples.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
