"""The two real documents without their faults: no error and no warning is left, however many were there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from accuracy.subject import Repair, Subject, real_subjects, repaired_text

from juesuan.findings.finding import Severity

SUBJECTS = list(real_subjects())


@pytest.mark.skipif(not SUBJECTS, reason="the real documents are not at hand")
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: str(subject.name))
def test_a_repaired_document_has_neither_error_nor_warning(subject: Subject) -> None:
    assert [(each.rule, each.message) for each in subject.findings if each.severity is not Severity.NOTE] == []


def test_a_repair_without_its_wording_takes_the_whole_line_and_may_put_lines_in() -> None:
    repairs = [Repair("甲\n乙", line=1), Repair("丁", "丙", 2)]
    assert repaired_text("\t旧\n丙丙", repairs) == "\t甲\n乙\n丁丙"


def test_a_repair_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="Repair"):
        repaired_text("甲", [Repair("乙", "丙", 1)])
