from __future__ import annotations

import pytest
from real_documents import DOCUMENTS, NAMES
from verdicts import JUDGED, Verdict, found_now, load_verdicts, merge

REFRESH = "judge them in verdicts.yaml after: python tests/corpus/verdicts.py"


def _differences(judged: list[Verdict], found: list[Verdict]) -> list[str]:
    """One line a finding that came, went or changed its severity."""
    before = {verdict.key: verdict for verdict in judged}
    now = {verdict.key: verdict for verdict in found}
    came = [f"+ {each.document} {each.severity} {each.id}\n    {each.why}" for key, each in now.items() if key not in before]
    gone = [
        f"- {each.document} {each.severity} {each.id}\n    was {each.verdict}" for key, each in before.items() if key not in now
    ]
    moved = [
        f"~ {each.document} {before[key].severity} -> {each.severity} {each.id}"
        for key, each in now.items()
        if key in before and before[key].severity != each.severity
    ]
    return gone + came + moved


def _verdict(identifier: str, severity: str = "error", verdict: str = "true") -> Verdict:
    return Verdict("a.txt", severity, identifier, verdict, "why")


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="no ../shared/documents beside the checkout")
def test_the_findings_are_those_that_were_judged() -> None:
    differences = _differences(load_verdicts(), found_now())
    assert not differences, "\n".join(["findings changed:", *differences, REFRESH])


def test_every_verdict_is_given_with_its_reason() -> None:
    assert [verdict.id for verdict in load_verdicts() if verdict.verdict not in JUDGED or not verdict.why] == []


def test_at_least_nine_in_ten_errors_and_warnings_of_both_documents_are_true() -> None:
    alarms = [verdict for verdict in load_verdicts() if verdict.severity != "note"]
    true = [verdict for verdict in alarms if verdict.verdict == "true"]
    assert {verdict.document for verdict in alarms} == set(NAMES)
    assert len(true) >= 0.9 * len(alarms), f"{len(true)} of {len(alarms)} are true"


def test_a_difference_says_what_came_what_went_and_what_changed_its_severity() -> None:
    judged = [_verdict("A1"), _verdict("A2", verdict="taste"), _verdict("A3")]
    found = [_verdict("A1"), _verdict("A3", severity="note"), _verdict("A4")]
    assert _differences(judged, found) == [
        "- a.txt error A2\n    was taste",
        "+ a.txt error A4\n    why",
        "~ a.txt error -> note A3",
    ]


def test_a_refresh_keeps_verdicts_and_takes_severities_from_the_findings() -> None:
    judged = [_verdict("A1", verdict="taste"), _verdict("A2")]
    found = [_verdict("A1", severity="note", verdict="open"), _verdict("A3", verdict="open")]
    assert merge(judged, found) == [_verdict("A1", severity="note", verdict="taste"), _verdict("A3", verdict="open")]
