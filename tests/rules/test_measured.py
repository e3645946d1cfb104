"""A rule's status follows from what the accuracy benchmark measured of it (docs/accuracy.json, written by its last run)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from juesuan.rules.catalogue import load_catalogue, select_rules
from juesuan.rules.rule import Rule

DOCS = Path(__file__).resolve().parents[2] / "docs"
MEASURED = json.loads((DOCS / "accuracy.json").read_text("utf-8"))["rules"]
LEAST = (4, 5)
"""The recall below which a rule stays in preview."""

of_stable_rules = pytest.mark.parametrize("rule", select_rules((), ()), ids=lambda rule: str(rule.code))


@of_stable_rules
def test_a_rule_that_runs_by_default_tells_four_fifths_of_its_faults(rule: Rule) -> None:
    own = MEASURED.get(rule.code, {"told": 0, "missed": 0})
    assert own["told"] * LEAST[1] >= (own["told"] + own["missed"]) * LEAST[0]


@of_stable_rules
def test_a_rule_that_runs_by_default_was_measured(rule: Rule) -> None:
    assert MEASURED.get(rule.code, {"told": 0})["told"] > 0


@of_stable_rules
def test_a_rule_that_runs_by_default_has_no_false_alarm(rule: Rule) -> None:
    assert MEASURED.get(rule.code, {"false": 0})["false"] == 0


def test_what_was_measured_is_a_rule_of_the_catalogue() -> None:
    codes = {rule.code for rule in load_catalogue()}
    assert [code for code in MEASURED if code not in codes] == []


def test_rules_in_preview_do_not_run_unasked() -> None:
    preview = {rule.code for rule in load_catalogue() if rule.status == "preview"}
    assert preview.isdisjoint(rule.code for rule in select_rules((), ()))
