"""Texts made to be slow: sixty thousand signs of one kind are read in seconds, whatever the section."""

from __future__ import annotations

import subprocess
import sys

import pytest

LENGTH = 60_000
SECONDS = 20
PIECES = {
    "digits": "1",
    "digits and commas": "1,234",
    "digits and points": "1.",
    "years": "2024年",
    "opening brackets": "（",
    "closing brackets": "）",
    "pairs of brackets": "（）",
    "nested brackets": "（甲（乙）",
    "opening quotes": "“",
    "的": "的",
    "spaces": "　 ",
    "beginnings of phrases": "完成年初预算的",
    "占": "占",
    "shares of a whole": "占本年支出合计的",
    "words of change": "增加（减少）",
    "terms": "公务接待费",
    "amounts": "公务接待费3万元，",
    "shares": "占本年支出合计的3%，",
    "short sentences": "收入3万元。",
    "classes": "一般公共服务（类）",
    "names with brackets": "政府办公厅（室）",
    "items": "一般公共服务（类）财政事务（款）行政运行（项）",
    "groups alone": "财政事务（款）",
    "masks": "主要用于",
    "masks that end": "，其中：主要用于",
    "events": "召开会议",
    "names of events": "召开座谈会费",
    "thresholds": "50万元以上",
    "ordinals": "（1）",
    "sums": "1+",
    "lists": "办公费、",
    "latin letters": "a",
}
SECTIONS = ("overview", "budget_detail", "three_public", "general_expense", "performance")
READ = """
import sys
sys.path.insert(0, sys.argv[1])
from prose_reading import read_section
text = sys.argv[2] * (int(sys.argv[3]) // len(sys.argv[2]))
read_section(sys.argv[4], text)
print("read", end="")
"""
SCAN = """
import sys
from juesuan.figures.place import Place
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.read.recognise.titles import find_heading, find_part, section_index, table_form
from juesuan.standards.standards import load_standards
text = sys.argv[1] * (int(sys.argv[2]) // len(sys.argv[1]))
standards = load_standards()
find_heading(text, "青川市档案馆", section_index(standards))
find_part("第一部分" + text, text, standards)
table_form(text, "青川市档案馆")
print("read", end="")
"""
CHECK = """
import sys
from juesuan.check.run import run
from juesuan.read.disclosure import read_disclosure
from juesuan.rules.catalogue import select_rules
from juesuan.rules.facts import fact_book
from juesuan.standards.standards import load_standards
outcome = run(fact_book(read_disclosure(sys.argv[1]), load_standards()), select_rules(("T",), ()))
print("read" if not outcome.problems else outcome.problems, end="")
"""


def run(script: str, *arguments: str) -> str:
    """What a script prints in a process of its own; one that takes too long is killed and fails the test."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_long_paragraph_is_read_soon(piece: str, request: pytest.FixtureRequest) -> None:
    section = SECTIONS[list(PIECES.values()).index(piece) % len(SECTIONS)]

    assert run(READ, str(request.path.parent), piece, str(LENGTH), section) == "read"


@pytest.mark.parametrize(
    "piece", ["“三公”经费", "公务接待费3万元，", "召开会议", "主要用于", "一般公共服务（类）财政事务（款）行政运行（项）"]
)
@pytest.mark.parametrize("section", ["budget_detail", "three_public", "general_expense"])
def test_a_long_paragraph_of_any_section_is_read_soon(piece: str, section: str, request: pytest.FixtureRequest) -> None:
    assert run(READ, str(request.path.parent), piece, str(LENGTH), section) == "read"


@pytest.mark.parametrize("piece", ["第一部分", "一、", "收入支出决算总体情况说明", "2024年度", "……", "（1）", "情况"])
def test_a_long_heading_is_looked_at_soon(piece: str) -> None:
    assert run(SCAN, piece, str(LENGTH)) == "read"


@pytest.mark.parametrize("piece", ["的", "XX万元", "增加减少", "“”", "（", "2023年", "，，", "决算，", "1", "列明", "单位单位"])
def test_the_rules_on_wording_pass_over_a_long_text_soon(piece: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("hostile") / "决算.txt"
    opening = "青川市档案馆\n2024年度部门决算\n第三部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n"
    opening += "2024年度收、支总计247.80万元。\n"
    path.write_text(opening + piece * (LENGTH // len(piece)) + "\n", encoding="utf-8")

    assert run(CHECK, str(path)) == "read"
