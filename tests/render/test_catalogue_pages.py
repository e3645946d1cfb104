from __future__ import annotations

import json

import pytest

from juesuan.findings.finding import Group, Severity
from juesuan.render.catalogue import rule_text, rules_json, rules_text
from juesuan.rules.rule import Rule


def _rule(code: str, group: Group, status: str = "stable") -> Rule:
    return Rule(
        code=code,
        slug="three-public-parts",
        title="“三公”经费各项之和",
        severity=Severity.ERROR,
        group=group,
        since="0.1.0",
        status=status,
        basis=("《部门决算管理办法》",),
        message="各项之和为{expected}，合计写作{found}",
        hint="核对各项。",
        docs={"检查什么": "合计等于各项之和。", "为什么": "合计不符说明表未核对。"},
        plain=lambda _: (),
    )


@pytest.fixture
def catalogue() -> tuple[Rule, ...]:
    form, accuracy = Group.FORM, Group.ACCURACY
    return (_rule("A702", accuracy), _rule("T101", form, "preview"), _rule("A701", accuracy))


def test_rules_are_listed_by_group_then_code_with_their_state(catalogue: tuple[Rule, ...]) -> None:
    assert rules_text(catalogue) == (
        "准确性\n"
        "  A701  错误  “三公”经费各项之和\n"
        "  A702  错误  “三公”经费各项之和\n"
        "\n"
        "规范性\n"
        "  T101  错误  “三公”经费各项之和（试行）\n"
        "\n"
        "共 3 条。用 juesuan rule 编号 查看一条规则的说明和依据。\n"
    )


def test_the_page_of_a_rule_shows_all_that_is_written(catalogue: tuple[Rule, ...]) -> None:
    assert rule_text(catalogue[0]) == (
        "A702  “三公”经费各项之和\n"
        "错误  准确性  正式，自 0.1.0 版  three-public-parts\n"
        "\n检查什么\n  合计等于各项之和。\n"
        "\n为什么\n  合计不符说明表未核对。\n"
        "\n提示语\n  各项之和为{expected}，合计写作{found}\n"
        "\n建议\n  核对各项。\n"
        "\n依据\n  《部门决算管理办法》\n"
    )


def test_rules_as_json_keep_the_order_and_all_data(catalogue: tuple[Rule, ...]) -> None:
    rules = json.loads(rules_json(catalogue))["rules"]
    assert [rule["code"] for rule in rules] == ["A702", "T101", "A701"]
    assert rules[1]["status"] == "preview"
    assert rules[1]["docs"] == {"检查什么": "合计等于各项之和。", "为什么": "合计不符说明表未核对。"}
