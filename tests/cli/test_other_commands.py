from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from juesuan.findings.finding import Group, Severity
from juesuan.rules.rule import Rule

Run = Callable[..., Result]


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule(
        code="T101",
        slug="doubled-word",
        title="叠字",
        severity=Severity.WARNING,
        group=Group.FORM,
        since="0.1.0",
        status="stable",
        basis=(),
        message="叠字：{word}",
        hint="删去一个。",
        docs={"检查什么": "连写两遍的词。"},
        plain=lambda _: (),
    )
    monkeypatch.setattr("juesuan.rules.catalogue.load_catalogue", lambda: (rule,))


@pytest.mark.usefixtures("catalogue")
def test_rules_lists_the_catalogue(run: Run) -> None:
    result = run("rules")
    assert result.exit_code == 0
    assert result.stdout.startswith("规范性\n  T101  警告  叠字\n")


@pytest.mark.usefixtures("catalogue")
def test_rules_as_json(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "rules.json"
    assert run("rules", "--format", "json", "--output", str(target)).stdout == ""
    assert json.loads(target.read_text("utf-8"))["rules"][0]["message"] == "叠字：{word}"


@pytest.mark.usefixtures("catalogue")
def test_rule_shows_one_page_in_whatever_case_it_is_asked_for(run: Run) -> None:
    result = run("rule", "t101")
    assert result.exit_code == 0
    assert result.stdout.startswith("T101  叠字\n警告  规范性  正式，自 0.1.0 版  doubled-word\n")


@pytest.mark.usefixtures("catalogue")
def test_an_unknown_rule_is_refused_with_the_known_ones(run: Run) -> None:
    result = run("rule", "Q9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "错误：没有这样的规则：“Q9”；可用的有：T101\n"
