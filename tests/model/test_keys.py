"""Fact keys: one canonical form, and its written form read back."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase, canonical, parse_key

identifiers = st.text(alphabet="abcdefghijklmnopqrstuvwxyz_0123456789", min_size=1, max_size=12)
names = st.one_of(
    identifiers,
    st.text(min_size=1, max_size=12),
    st.text(alphabet="，,=[]()@#/ %:：\n水费2C", min_size=1, max_size=12),
)
phases = st.sampled_from(Phase)
years = st.integers(min_value=0, max_value=9999)
member_maps = st.dictionaries(identifiers, names, max_size=4)


@st.composite
def fact_keys(draw: st.DrawFn) -> FactKey:
    key = canonical(draw(identifiers), draw(years), draw(phases), draw(member_maps), {})
    return FactKey(key.concept, key.year, key.phase, key.members, draw(st.just("") | names))


derived_keys = st.builds(DerivedKey, st.sampled_from(DerivedKind), fact_keys(), st.none() | fact_keys())

FINAL = FactKey("expenditure", 2024, Phase.FINAL, (("function", "2010302"), ("fund", "gpb")))
BUDGET = FactKey("expenditure", 2024, Phase.INITIAL, (("function", "2010302"), ("fund", "gpb")))


@pytest.mark.parametrize(
    ("key", "written"),
    [
        (FactKey("income", 2024), "income@2024:final"),
        (FactKey("income", 2023, Phase.BUDGET), "income@2023:budget"),
        (FINAL, "expenditure[function=2010302,fund=gpb]@2024:final"),
        (FactKey("income", 2024, entity="株洲市财政局"), "株洲市财政局#income@2024:final"),
        (
            FactKey("expenditure", 2024, Phase.FINAL, (("project", "驻京工作经费（二期）"),)),
            "expenditure[project=驻京工作经费（二期）]@2024:final",
        ),
        (
            DerivedKey(
                DerivedKind.COMPLETION,
                FINAL.with_member("function", None),
                BUDGET.with_member("function", None),
            ),
            "completion(expenditure[fund=gpb]@2024:final / expenditure[fund=gpb]@2024:initial_budget)",
        ),
        (DerivedKey(DerivedKind.ITEMS, FactKey("income", 2024)), "items(income@2024:final)"),
    ],
)
def test_the_written_form_of_a_key(key: Key, written: str) -> None:
    assert str(key) == written
    assert parse_key(written) == key


@given(fact_keys())
def test_a_fact_key_is_read_back_from_its_written_form(key: FactKey) -> None:
    assert parse_key(str(key)) == key


@given(derived_keys)
def test_a_derived_key_is_read_back_from_its_written_form(key: DerivedKey) -> None:
    assert parse_key(str(key)) == key


@pytest.mark.parametrize("name", ["水费,电费", "会议 / 培训", "一期#二期", "100%", "50%2C", "[甲]", "a=b", "甲@2024:final"])
def test_a_name_with_the_signs_of_a_key_is_read_back(name: str) -> None:
    key = FactKey("expenditure", 2024, Phase.FINAL, (("project", name),), entity=name)
    share = DerivedKey(DerivedKind.SHARE, key, key)

    assert (parse_key(str(key)), parse_key(str(share))) == (key, share)


@given(st.one_of(fact_keys(), derived_keys), st.one_of(fact_keys(), derived_keys))
def test_two_keys_are_written_alike_only_when_they_are_equal(one: Key, other: Key) -> None:
    assert (str(one) == str(other)) == (one == other)


def test_members_in_another_order_are_the_same_key() -> None:
    assert parse_key("expenditure[fund=gpb,function=2010302]@2024:final") == FINAL


@pytest.mark.parametrize(
    "written",
    [
        "",
        "expenditure",
        "expenditure@2024",
        "expenditure@:final",
        "expenditure@²:final",
        "expenditure@2024:prior_final",
        "@2024:final",
        "#expenditure@2024:final",
        "expenditure[]@2024:final",
        "expenditure[fund]@2024:final",
        "expenditure[fund=]@2024:final",
        "expenditure[=gpb]@2024:final",
        "expenditure[fund=gpb@2024:final",
        "expenditurefund=gpb]@2024:final",
        "expenditure[fund=gpb]x@2024:final",
        "expenditure[fund=gpb,,function=201]@2024:final",
        "expenditure[fund=gpb,fund=fiscal]@2024:final",
        "share(expenditure@2024:final",
        "expenditure@2024:final)",
        "share()",
        "share(expenditure@2024:final / )",
        "shares(expenditure@2024:final)",
        "share(share(expenditure@2024:final))",
    ],
)
def test_what_is_no_written_key_is_a_value_error(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        parse_key(written)


@given(st.text(alphabet="ab[]=,@#()/ :2024final%", max_size=30))
def test_any_text_is_a_key_or_a_value_error(written: str) -> None:
    try:
        key = parse_key(written)
    except ValueError:
        return

    assert parse_key(str(key)) == key


# The canonical form


@pytest.mark.parametrize(
    ("members", "defaults", "kept"),
    [
        ({}, {}, ()),
        ({"function": "all"}, {}, ()),
        ({"fund": "fiscal"}, {"fund": "fiscal"}, ()),
        ({"fund": "all"}, {"fund": "fiscal"}, (("fund", "all"),)),
        ({"nature": "project", "function": "201"}, {}, (("function", "201"), ("nature", "project"))),
        ({"nature": "all", "function": "201"}, {"fund": "fiscal"}, (("function", "201"),)),
    ],
)
def test_the_canonical_key_drops_defaults_and_sorts(
    members: dict[str, str], defaults: dict[str, str], kept: tuple[tuple[str, str], ...]
) -> None:
    assert canonical("expenditure", 2024, Phase.FINAL, members, defaults) == FactKey("expenditure", 2024, Phase.FINAL, kept)


@given(member_maps)
def test_the_canonical_key_does_not_depend_on_the_order_of_members(members: dict[str, str]) -> None:
    orders = itertools.islice(itertools.permutations(members.items()), 24)

    assert {canonical("income", 2024, Phase.FINAL, dict(order), {}) for order in orders} == {
        canonical("income", 2024, Phase.FINAL, members, {})
    }


@given(member_maps, st.dictionaries(identifiers, names, max_size=4))
def test_spelling_out_a_default_does_not_change_the_key(members: dict[str, str], defaults: dict[str, str]) -> None:
    spelled = defaults | members

    assert canonical("income", 2024, Phase.FINAL, spelled, defaults) == canonical("income", 2024, Phase.FINAL, members, defaults)


# Neighbours of a key


def test_a_key_names_its_member_or_none_for_the_default() -> None:
    assert [FINAL.member(dimension) for dimension in ("function", "fund", "nature")] == [
        "2010302",
        "gpb",
        None,
    ]


def test_the_same_fact_in_another_year_or_phase() -> None:
    assert FINAL.at(phase=Phase.INITIAL) == BUDGET
    assert FINAL.at(year=2023) == FactKey("expenditure", 2023, Phase.FINAL, FINAL.members)
    assert FINAL.at() == FINAL


def test_the_same_fact_with_another_member_stays_sorted() -> None:
    assert FINAL.with_member("economic", "301").members == (
        ("economic", "301"),
        ("function", "2010302"),
        ("fund", "gpb"),
    )
    assert FINAL.with_member("function", "201").members == (("function", "201"), ("fund", "gpb"))
    assert FINAL.with_member("function", None).members == (("fund", "gpb"),)
    assert FINAL.with_member("economic", None) == FINAL


@given(fact_keys(), identifiers, names)
def test_a_member_that_is_set_can_be_read_and_removed(key: FactKey, dimension: str, member: str) -> None:
    changed = key.with_member(dimension, member)

    assert changed.member(dimension) == member
    assert changed.with_member(dimension, key.member(dimension)) == key


def test_every_phase_but_the_final_one_is_a_budget() -> None:
    assert [phase for phase in Phase if not phase.is_budget] == [Phase.FINAL]


def test_derived_keys_with_another_base_are_other_facts() -> None:
    keys = {
        DerivedKey(DerivedKind.COMPLETION, FINAL, BUDGET),
        DerivedKey(DerivedKind.COMPLETION, FINAL, BUDGET.at(phase=Phase.ADJUSTED)),
        DerivedKey(DerivedKind.COMPLETION, FINAL),
        DerivedKey(DerivedKind.CHANGE, FINAL, BUDGET),
        DerivedKey(DerivedKind.COMPLETION, FINAL, BUDGET),
    }

    assert len(keys) == 4
