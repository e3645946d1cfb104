"""Parts that are rounded together make their published whole, in every table alike."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.compile.agreement import agreeing
from juesuan.compile.facts import Facts
from juesuan.ledger.books import Books, Entry, Profile
from juesuan.model.disclosure import DocumentKind
from juesuan.model.key import FactKey
from juesuan.standards.standards import load_standards

STANDARDS = load_standards()
SET = STANDARDS.form_set("hunan-2024")
CODES = ("2010301", "2010302", "2011308", "2080501", "2080505", "2210201")
PROFILE = Profile("云溪市档案馆", 2024, DocumentKind.UNIT, "hunan-2024")


def key(code: str = "", nature: str = "") -> FactKey:
    members = {"fund": "general_public_budget", "function": code, "nature": nature}
    return FactKey("expenditure", 2024, members=tuple(sorted((name, each) for name, each in members.items() if each)))


def facts(amounts: Mapping[str, str]) -> Facts:
    entries = tuple(Entry(key(code, "project"), Decimal(amount)) for code, amount in amounts.items())
    return Facts.of(Books(PROFILE, entries), STANDARDS, SET.style)


def shown(made: Facts, *codes: str) -> list[str]:
    return [f"{(made.shown(key(code)) or Decimal(0)) / 10000:.2f}" for code in codes]


def test_each_by_itself_may_miss_the_whole_and_together_make_it() -> None:
    apart = facts({"2010301": "10050", "2010302": "10050", "2011308": "10050"})
    assert shown(apart, "", "201", "20103", "2010301", "2010302", "20113") == ["3.02", "3.02", "2.01", "1.01", "1.01", "1.01"]
    together = agreeing(apart, SET.forms)
    assert shown(together, "", "201", "20103", "2010301", "2010302", "20113") == ["3.02", "3.02", "2.01", "1.01", "1.00", "1.01"]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(CODES), st.integers(1, 9_999_999), min_size=1))
def test_the_parts_of_every_node_make_it_and_no_part_moves_a_step(fen: dict[str, int]) -> None:
    made = facts({code: str(Decimal(amount) / 100) for code, amount in fen.items()})
    together = agreeing(made, SET.forms)
    nodes = {"", *(code[:length] for code in fen for length in (3, 5))}
    for node in nodes:
        length = {0: 3, 3: 5, 5: 7}[len(node)]
        parts = {code[:length] for code in fen if code.startswith(node)}
        assert together.shown(key(node)) == sum(together.shown(key(part)) or 0 for part in parts)
        moved = abs((together.shown(key(node)) or Decimal(0)) - (made.amount(key(node)) or Decimal(0)))
        assert moved < 200 if node else moved <= 50
