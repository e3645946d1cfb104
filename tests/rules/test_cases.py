"""Every case of every rule: what the rule finds, where, and that no other rule is louder than a note without being named."""

from __future__ import annotations

import re

import pytest
from case_runner import Case, CaseKind, all_cases, as_expected, check_case, louder_than_notes

from juesuan.rules.catalogue import find_rule

_ALL = [pytest.param(code, case, id=f"{code}-{key}") for code, key, case in all_cases()]
_FAILING = [pytest.param(code, case, id=f"{code}-{key}") for code, key, case in all_cases() if case.kind is CaseKind.FAILING]


@pytest.mark.parametrize(("code", "case"), _ALL)
def test_the_rule_finds_what_the_case_expects(code: str, case: Case) -> None:
    report = check_case(case, code)
    assert [problem.message for problem in report.problems] == []
    usual = find_rule(code).severity
    assert [as_expected(finding, usual) for finding in report.findings] == list(case.findings)


@pytest.mark.parametrize(("code", "case"), _ALL)
def test_no_other_rule_speaks_up_but_those_named(code: str, case: Case) -> None:
    assert louder_than_notes(check_case(case).findings, code) == set(case.also)


@pytest.mark.parametrize(("code", "case"), _ALL)
def test_only_failing_cases_expect_findings(code: str, case: Case) -> None:
    assert bool(case.findings) is (case.kind is CaseKind.FAILING), code


@pytest.mark.parametrize(("code", "case"), _FAILING)
def test_the_message_of_a_failing_case_is_whole(code: str, case: Case) -> None:
    for finding in check_case(case, code).findings:
        assert finding.message
        assert "{" not in finding.message
        assert all(place.quote or place.table or place.section or place.part == "glossary" for place in finding.places)


@pytest.mark.parametrize(("code", "case"), _FAILING)
def test_a_difference_is_written_out_as_computed(code: str, case: Case) -> None:
    for finding in check_case(case, code).findings:
        if finding.difference:
            assert re.search("[+−×÷=>]|写作", finding.computed), (code, finding.computed)
