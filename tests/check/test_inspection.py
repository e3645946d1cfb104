"""The inspection sheet: which items a document meets, fails, or leaves open."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

import juesuan
from juesuan.findings.inspection import InspectedItem, ItemState
from juesuan.model.disclosure import Part, Unbound
from juesuan.rules.catalogue import load_catalogue
from juesuan.standards.standards import load_standards

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def items(name: str, select: str = "", *, notes: bool = False) -> dict[str, InspectedItem]:
    codes = (select,) if select else ()
    (document,) = juesuan.check_disclosure(EXAMPLES / name, select=codes, show_notes=notes).documents
    assert document.coverage is not None
    return {item.item: item for item in document.coverage.inspection}


def test_a_clean_document_fails_no_item() -> None:
    found = items("yunxi-liaison-office-2024.txt")
    assert [item.item for item in found.values() if item.state is ItemState.FAILED] == []
    assert found["表内勾稽"].state is ItemState.MET
    assert found["公开时间"].state is ItemState.NOT_CHECKABLE
    assert found["公开时间"].reason == "文件不写批复日期和公开日期"


@pytest.mark.parametrize("item", ["公开渠道", "涉密信息", "与批复一致"])
def test_what_no_rule_looks_at_is_never_called_met(item: str) -> None:
    assert items("yunxi-liaison-office-2024.txt")[item].state is ItemState.NOT_CHECKABLE


@pytest.mark.parametrize(("item", "rule"), [("表内勾稽", "A"), ("预算完成率", "N901"), ("文字", "T"), ("增减变化", "N90")])
def test_a_finding_fails_the_items_of_its_rule(item: str, rule: str) -> None:
    found = items("yunxi-liaison-office-2024-faulty.txt")[item]
    assert found.state is ItemState.FAILED
    assert any(each.startswith(rule) for each in found.findings)


def test_an_item_without_findings_is_met_in_a_faulty_document() -> None:
    found = items("yunxi-liaison-office-2024-faulty.txt")["功能分类列至项级"]
    assert (found.state, found.findings) == (ItemState.MET, ())


def test_an_item_that_rests_on_a_rule_of_notes_is_checked_though_notes_are_not_shown() -> None:
    found = items("yunxi-liaison-office-2024.txt")["名词解释"]
    assert (found.state, found.reason, found.findings) == (ItemState.MET, "", ())


def test_a_hidden_note_fails_the_item_and_is_said_to_be_hidden(tmp_path: Path) -> None:
    text = (EXAMPLES / "yunxi-liaison-office-2024.txt").read_text("utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("八、机关运行经费：")]
    path = tmp_path / "决算公开.txt"
    path.write_text("\n".join(lines), "utf-8")
    (hidden,), (shown,) = (juesuan.check_disclosure(path, show_notes=notes).documents for notes in (False, True))
    assert hidden.coverage is not None
    assert shown.coverage is not None
    (item,) = [each for each in hidden.coverage.inspection if each.item == "名词解释"]
    assert (item.state, item.reason) == (ItemState.FAILED, "有 1 条提示没有列出，用 --show-notes 列出")
    assert (item.findings, hidden.findings) == ((), ())
    (item,) = [each for each in shown.coverage.inspection if each.item == "名词解释"]
    assert (item.state, item.reason, item.findings) == (ItemState.FAILED, "", ("S106:机关运行经费",))


def test_what_was_not_run_is_not_met() -> None:
    found = items("yunxi-liaison-office-2024.txt", "A101")
    assert found["表内勾稽"].state is ItemState.MET
    assert (found["文字"].state, found["文字"].reason) == (ItemState.NOT_CHECKABLE, "这次没有运行有关规则")


def test_every_rule_about_documents_fails_some_item() -> None:
    beginnings = tuple(code for item in load_standards().inspection for code in item.rules)
    ours = [rule for rule in load_catalogue() if not rule.of_waivers]
    assert [rule.code for rule in ours if not rule.code.startswith(beginnings)] == []


def test_every_item_names_rules_that_exist() -> None:
    codes = [rule.code for rule in load_catalogue()]
    named = [code for item in load_standards().inspection for code in item.rules]
    assert [code for code in named if not any(each.startswith(code) for each in codes)] == []


def test_an_item_of_notes_is_failed_by_a_note(tmp_path: Path) -> None:
    text = (EXAMPLES / "yunxi-liaison-office-2024.txt").read_text("utf-8")
    glossary = text.rindex("第四部分")
    path = tmp_path / "决算.txt"
    path.write_text(text[:glossary] + text[glossary:].replace("基本支出", "日常支出"), "utf-8")
    clean, faulty = items("yunxi-liaison-office-2024.txt", notes=True), items(str(path), notes=True)
    assert clean["名词解释"].state is ItemState.MET
    assert (faulty["名词解释"].state, faulty["名词解释"].findings) == (ItemState.FAILED, ("S106:基本支出",))
    assert faulty["文字"].state is clean["文字"].state


@pytest.mark.parametrize(
    ("item", "reason"),
    [("封面", "文件没有封面，或只是节选"), ("目录", "文件没有目录"), ("主要职能", "文件没有概况部分，或只是节选")],
)
def test_what_an_excerpt_cannot_show_is_not_called_missing(tmp_path: Path, item: str, reason: str) -> None:
    text = (EXAMPLES / "yunxi-liaison-office-2024.txt").read_text("utf-8")
    path = tmp_path / "决算.txt"
    path.write_text(text[text.rindex("\n第三部分\n") :], "utf-8")
    found = items(str(path))[item]
    assert (found.state, found.reason) == (ItemState.NOT_CHECKABLE, reason)


def test_items_of_a_part_whose_figures_state_nothing_known_are_unreadable() -> None:
    disclosure = juesuan.read_disclosure(EXAMPLES / "yunxi-liaison-office-2024.txt")
    place = next(each.place for each in disclosure.statements if each.place.part == Part.TABLES)
    unbound = tuple(Unbound(str(number), "没有读懂", place) for number in range(2000))
    (document,) = juesuan.check_disclosure(replace(disclosure, unbound=unbound)).documents
    assert document.coverage
    states = {item.item: (item.state, item.reason) for item in document.coverage.inspection}
    assert states["表内勾稽"] == (ItemState.UNREADABLE, "这一部分的数字多数没有读懂")
    assert states["文字与表"][0] is ItemState.MET
