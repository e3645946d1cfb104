"""Sums of entries for any key: by trees, by the beginnings of codes, by named sets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.ledger.books import Entry, RowRef
from juesuan.ledger.cube import Cube, total
from juesuan.model.key import FactKey, parse_key
from juesuan.standards.standards import load_standards

STANDARDS = load_standards()

BOOKED = {
    "expenditure[economic=30101,function=2010301,fund=general_public_budget,nature=basic]@2024:final": "100.10",
    "expenditure[economic=30201,function=2010301,fund=general_public_budget,nature=basic]@2024:final": "20.02",
    "expenditure[economic=30302,function=2080501,fund=general_public_budget,nature=basic]@2024:final": "3.30",
    "expenditure[economic=30216,function=2010302,fund=government_fund,nature=project,project=驻沪+工作]@2024:final": "7.00",
    # of the body's own money: no member of fund
    "expenditure[economic=30211,function=2010302,nature=project]@2024:final": "0.50",
    "expenditure[function=2010301,fund=general_public_budget,nature=basic]@2024:initial_budget": "90",
    "三队#expenditure[function=2010301,nature=basic]@2024:final": "1000",
    "carry_over[fund=general_public_budget,moment=opening]@2024:final": "6.5",
    "carry_over[moment=opening]@2024:final": "1.2",
    "reception_batches[kind=official+domestic]@2024:final": "27",
    "reception_batches[kind=business+domestic+guests]@2024:final": "11",
    "reception_batches[kind=canteen]@2024:final": "5",
}


def key_of(written: str) -> FactKey:
    key = parse_key(written)
    assert isinstance(key, FactKey)
    return key


ENTRIES = tuple(Entry(key_of(key), Decimal(amount), (RowRef("凭证", row),)) for row, (key, amount) in enumerate(BOOKED.items(), 2))


@pytest.mark.parametrize(
    ("asked", "amount", "rows"),
    [
        # the whole: every fund, nature and code, no other year, phase or entity
        ("expenditure@2024:final", "130.92", [2, 3, 4, 5, 6]),
        # beginnings of codes
        ("expenditure[function=201]@2024:final", "127.62", [2, 3, 5, 6]),
        ("expenditure[function=20103]@2024:final", "127.62", [2, 3, 5, 6]),
        ("expenditure[function=2010302]@2024:final", "7.50", [5, 6]),
        ("expenditure[economic=302]@2024:final", "27.52", [3, 5, 6]),
        # named sets above codes
        ("expenditure[economic=personnel]@2024:final", "103.40", [2, 4]),
        ("expenditure[economic=public,nature=basic]@2024:final", "20.02", [3]),
        # a declared tree; money of the body's own lies below the whole only
        ("expenditure[fund=fiscal]@2024:final", "130.42", [2, 3, 4, 5]),
        ("expenditure[fund=fiscal,nature=project]@2024:final", "7.00", [5]),
        ("carry_over[fund=fiscal,moment=opening]@2024:final", "6.5", [9]),
        ("carry_over[moment=opening]@2024:final", "7.7", [9, 10]),
        # a name as the body gives it, plus sign and all
        ("expenditure[project=驻沪+工作]@2024:final", "7.00", [5]),
        # phases and entities
        ("expenditure@2024:initial_budget", "90", [7]),
        ("三队#expenditure[function=201]@2024:final", "1000", [8]),
        # several members hold of one entry; the canteen is hosted, but outside the whole
        ("reception_batches@2024:final", "38", [11, 12]),
        ("reception_batches[kind=official]@2024:final", "27", [11]),
        ("reception_batches[kind=domestic]@2024:final", "38", [11, 12]),
        ("reception_batches[kind=guests]@2024:final", "11", [12]),
        ("reception_batches[kind=hosted]@2024:final", "43", [11, 12, 13]),
    ],
)
def test_a_key_holds_what_lies_below_it(asked: str, amount: str, rows: list[int]) -> None:
    found, entries = total(ENTRIES, key_of(asked), STANDARDS)
    assert (found, [entry.rows[0].row for entry in entries]) == (Decimal(amount), rows)


@pytest.mark.parametrize(
    "asked",
    [
        "expenditure@2023:final",
        "expenditure@2024:budget",
        "expenditure[fund=state_capital]@2024:final",
        "expenditure[nature=operating]@2024:final",
        # a coarse entry is no part of what is finer
        "expenditure[economic=302,function=2010301]@2024:initial_budget",
        "expenditure[project=驻沪]@2024:final",
        "income@2024:final",
        # not a dimension of the concept, not a concept
        "reception_batches[function=201]@2024:final",
        "unheard_of@2024:final",
        "二队#expenditure@2024:final",
    ],
)
def test_no_entry_is_no_sum_and_not_zero(asked: str) -> None:
    assert total(ENTRIES, key_of(asked), STANDARDS) == (None, ())


codes = st.sampled_from(["2010301", "2010302", "2011308", "2080505", "2210201"])
funds = st.sampled_from(["general_public_budget", "government_fund", "state_capital", ""])
amounts = st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents).scaleb(-2))


@given(st.lists(st.tuples(codes, funds, amounts), max_size=30))
def test_the_whole_is_the_sum_of_its_parts(booked: list[tuple[str, str, Decimal]]) -> None:
    entries = []
    for code, fund, amount in booked:
        key = FactKey("expenditure", 2024, members=(("function", code),))
        entries.append(Entry(key.with_member("fund", fund) if fund else key, amount))
    cube = Cube.of(entries, STANDARDS)
    whole = FactKey("expenditure", 2024)
    classes = [cube.total(whole.with_member("function", code)) for code in ("201", "208", "221")]
    found, counted = cube.total(whole)
    assert counted == tuple(entries)
    assert found == (sum((amount for _, _, amount in booked), Decimal(0)) if booked else None)
    assert sum((amount or 0 for amount, _ in classes), Decimal(0)) == (found or 0)
    assert sum(len(parts) for _, parts in classes) == len(entries)
