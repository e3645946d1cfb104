"""The page of the example with planted faults: each finding shows the figure that is wrong, marked where it stands."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from html_pages import Element, parsed, text, texts

from juesuan.check.files import Plan, check_files
from juesuan.check.runner import Settings, report_of
from juesuan.figures.width import prose_form
from juesuan.findings.inspection import ItemState
from juesuan.findings.report import DocumentReport
from juesuan.render.html.page import html_report
from juesuan.render.place_ref import place_ref
from juesuan.rules.catalogue import find_rule

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FAULTY = EXAMPLES / "yunxi-liaison-office-2024-faulty"


def _checked(path: str) -> DocumentReport:
    [result] = check_files([path], Plan(Settings(keep_disclosure=True)))
    return result.document


@pytest.fixture(scope="module", params=[".txt", ".pdf"])
def document(request: pytest.FixtureRequest) -> DocumentReport:
    return _checked(f"{FAULTY}{request.param}")


@pytest.fixture(scope="module")
def page(document: DocumentReport) -> Element:
    return parsed(html_report(report_of(document)))


def _section(page: Element, message: str) -> Element:
    [section] = [each for each in page.find_class("finding") if message in text(each.find("h5"))]
    return section


def test_the_marked_cell_is_the_figure_in_doubt_and_its_row_and_header_are_there(page: Element) -> None:
    section = _section(page, "2101103 公务员医疗补助）决算数与其各组成部分之和不符")
    assert texts(section, ".//td[contains(@class, 'suspect')]") == ["3.20"]
    assert texts(section, ".//td[contains(@class, 'involved')]") == ["3.02"]
    [row] = section.xpath(".//tr[td[contains(@class, 'suspect')]]")
    assert [text(cell) for cell in row][:4] == ["2101103", "公务员医疗补助", "3.02", "3.20"]
    assert {"本年支出合计", "基本支出", "项目支出"} <= set(texts(section, ".//thead//th"))
    assert texts(section, ".//caption")[0].startswith("支出决算表（公开03表） 单位：万元")


def test_the_amounts_and_what_they_are_computed_from_are_those_of_the_finding(page: Element) -> None:
    section = _section(page, "的增减幅度算错")
    found = [texts(section, f".//dd[@class='{name}']") for name in ("expected", "found", "difference", "computed")]
    assert found == [["-4.52%"], ["-5.42%"], ["-0.90%"], ["增减额-21.47万元 ÷ （本年数453.89万元 − 增减额-21.47万元） = -4.52%"]]


def test_the_sentence_is_quoted_with_the_wording_marked_that_is_wrong(page: Element) -> None:
    section = _section(page, "2024年支出（项目支出）决算数几处写法不一致")
    [passage] = section.xpath(".//figure[@class='passage']")
    assert texts(passage, ".//mark") == ["项目支出146.03万元"]
    assert text(passage.find("figcaption")) == "三、支出决算情况说明"
    assert "基本支出281.41万元，占63.18%；项目支出146.03万元，占" in text(passage).replace(" ", "")
    assert texts(section, ".//td[contains(@class, 'involved')]") == ["164.03"]


def test_every_suspect_is_marked_with_its_own_wording(page: Element, document: DocumentReport) -> None:
    shown = 0
    for finding in document.findings:
        section = _section(page, finding.message)
        marked = {prose_form(each) for each in texts(section, ".//mark[@class='suspect']")}
        for suspect in finding.suspects:
            quotes = {prose_form(place.quote) for place in suspect.places}
            assert quotes <= marked
            shown += len(quotes)
    assert shown > 10


def test_places_come_in_words_and_as_what_show_takes(page: Element, document: DocumentReport) -> None:
    for finding in document.findings:
        codes = texts(_section(page, finding.message), ".//code")
        assert [place_ref(place) for place in finding.places if place_ref(place) not in codes] == []


def test_further_conflicts_and_the_hint_stand_with_the_finding(page: Element) -> None:
    section = _section(page, "2024年政府采购支出（服务，中小企业）决算数所占比重对不上")
    assert "同因 A704 2024年政府采购支出决算数与其各组成部分之和不符：算得60.55万元，写作62.35万元" in text(section)
    assert "写作 33.55万元，改为 35.35万元 即可对上（相邻两位数字颠倒）" in text(section)


def test_the_inspection_sheet_has_every_item_with_its_state_and_findings(page: Element, document: DocumentReport) -> None:
    assert document.coverage is not None
    rows = page.xpath("//section[@class='inspection']//tbody/tr")
    items = document.coverage.inspection
    assert [[text(cell) for cell in row][:3] for row in rows] == [[item.group, item.item, item.asks] for item in items]
    for row, item in zip(rows, items, strict=True):
        assert text(row[3])[2:] == item.state
        assert (len(row.xpath(".//a")) > 0) == (item.state is ItemState.FAILED)
        messages = [text(page.get_element_by_id(link.get("href")[1:]).find("h5")) for link in row.xpath(".//a")]
        wanted = {finding.message for finding in document.findings if finding.id in item.findings}
        assert {message for message in wanted if not any(" ".join(message.split()) in each for each in messages)} == set()


def test_findings_stand_by_severity_and_group_as_in_the_text_report(page: Element) -> None:
    assert texts(page, "//h4[@class]") == ["错误：准确性", "警告：完整性", "警告：准确性", "警告：规范性"]


def test_the_rules_cited_are_explained_in_the_page(page: Element, document: DocumentReport) -> None:
    codes = {each.rule for finding in document.findings for each in (finding, *finding.also)}
    assert {each.removeprefix("rule-") for each in texts(page, "//section[@class='rules']/section/@id")} == codes
    for code in codes:
        section = page.get_element_by_id(f"rule-{code}")
        assert text(section.find("h3")) == f"{code} {find_rule(code).title}"
        assert "".join(find_rule(code).docs["为什么"].split()) in "".join(section.text_content().split())


def test_the_head_says_what_the_document_is(page: Element, document: DocumentReport) -> None:
    assert text(page.find(".//h2")) == "云溪市人民政府驻上海联络处2024年度部门决算"
    facts = {text(row[0]): text(row[1]) for row in page.xpath("//table[@class='facts']//tr")}
    assert facts["文件"] == document.path
    assert facts["SHA-256"] == document.sha256
    assert facts["报表格式"] == document.form_set
    assert facts["结果"] == f"错误 {len(document.findings) - 7} 警告 7"
    assert text(page.find(".//footer")).startswith("juesuan ")


def test_links_lead_somewhere_in_the_page_and_nothing_is_loaded(page: Element) -> None:
    ids = texts(page, "//@id")
    assert len(ids) == len(set(ids))
    links = texts(page, "//@href")
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []
    assert page.xpath("//script|//link|//img|//iframe|//object|//@src|//@style") == []
    assert re.findall(r"@import|url\(", page.findtext(".//style") or "") == []


def test_the_page_can_be_heard_and_read(page: Element) -> None:
    assert page.get("lang") == "zh-CN"
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert page.xpath("//table[not(caption)]") == []
    assert page.xpath("//th[not(@scope)]") == []


@pytest.mark.parametrize("background", ["#ffffff", "#fff3bf", "#eaf2fd", "#eef1f5", "#fafbfc"])
def test_text_stands_out_from_its_background(page: Element, background: str) -> None:
    inks = set(re.findall(r"(?<![-\w])color: (#\w{6})", page.findtext(".//style") or ""))
    assert len(inks) > 4
    assert {ink for ink in inks if _contrast(ink, background) < 4.5} == set()


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
