"""What a finding says should be, by whether the figure that it speaks of is suspected or another one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import juesuan
from juesuan.findings.finding import Finding
from juesuan.render.text import text_report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = (EXAMPLES / "yunxi-liaison-office-2024.txt").read_text("utf-8")
ROW = "\t2101103\n\t公务员医疗补助\n\t3.02\n\t3.02\n\t0.00\n\t0.00\n\t0.00\n\t0.00\n\n"
WHOLE = "2024年支出（2101103 公务员医疗补助）决算数"
PART = "2024年支出（2101103 公务员医疗补助，基本支出）决算数"
LINE = 80


@cache
def report(cells: str, tmp: str) -> juesuan.Report:
    path = Path(tmp) / "决算公开.txt"
    assert CLEAN.count(ROW) == 1
    path.write_text(CLEAN.replace(ROW, ROW.replace("\t3.02\n\t3.02\n", cells)), "utf-8")
    return juesuan.check_disclosure(path)


def finding(cells: str, tmp: Path) -> Finding:
    [found] = report(cells, str(tmp)).documents[0].findings
    return found


def test_a_part_that_is_suspected_is_named_and_the_whole_is_not_blamed(tmp_path: Path) -> None:
    found = finding("\t3.02\n\t3.20\n", tmp_path)
    assert found.message == f"{WHOLE}与其各组成部分之和不符：算得3.20万元，写作3.02万元；疑为{PART}写作3.20万元（应为3.02万元）"
    assert (found.of_another, [each.repaired for each in found.suspects]) == (True, ["3.02万元"])
    assert "算得3.20万元" in text_report(report("\t3.02\n\t3.20\n", str(tmp_path)), width=LINE).replace(" ", "")


def test_a_whole_that_is_suspected_is_told_what_it_should_be(tmp_path: Path) -> None:
    found = finding("\t3.20\n\t3.02\n", tmp_path)
    assert "算得" not in found.message
    assert found.of_another is False


def test_the_id_is_that_of_the_facts_and_says_nothing_of_suspects(tmp_path: Path) -> None:
    key = "expenditure[function=2101103{}]@2024:final"
    assert finding("\t3.02\n\t3.20\n", tmp_path).id == f"A102:{key.format(',nature=basic')}|{key.format('')}"
