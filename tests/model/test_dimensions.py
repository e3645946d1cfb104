"""Dimensions: trees of codes and of declared members, and which members make a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.model.concept import ALL, Concept, Dimension, Member, ValueKind

FUNCTION = Dimension("function", "功能分类", members={"rest": Member("rest", "……")}, code_lengths=(3, 5, 7))
ECONOMIC = Dimension(
    "economic",
    "经济分类",
    members={"personnel": Member("personnel", "人员经费"), "public_use": Member("public_use", "公用经费")},
    code_lengths=(3, 5),
    sets={
        "301": "personnel",
        "303": "personnel",
        "302": "public_use",
        "307": "public_use",
        "310": "public_use",
        "399": "public_use",
    },
)
THREE_PUBLIC = Dimension(
    "three_item",
    "三公项目",
    members={
        "abroad": Member("abroad", "因公出国（境）费"),
        "vehicles": Member("vehicles", "公务用车购置及运行维护费"),
        "vehicles_purchase": Member("vehicles_purchase", "公务用车购置费", "vehicles"),
        "vehicles_running": Member("vehicles_running", "公务用车运行维护费", "vehicles"),
        "reception": Member("reception", "公务接待费"),
    },
)

codes = st.text(alphabet="0123456789", min_size=7, max_size=7)
function_members = st.tuples(codes.map(lambda code: f"2{code[1:]}"), st.sampled_from([3, 5, 7])).map(
    lambda pair: pair[0][: pair[1]]
)
few_function_members = st.tuples(
    st.sampled_from(["2010301", "2010302", "2010399", "2013101", "2080505"]), st.sampled_from([3, 5, 7])
).map(lambda pair: pair[0][: pair[1]])


@pytest.mark.parametrize(
    ("dimension", "member", "ancestors"),
    [
        (FUNCTION, "2010302", ["20103", "201", ALL]),
        (FUNCTION, "20103", ["201", ALL]),
        (FUNCTION, "201", [ALL]),
        (FUNCTION, "rest", [ALL]),
        (FUNCTION, ALL, []),
        (ECONOMIC, "30101", ["301", "personnel", ALL]),
        (ECONOMIC, "303", ["personnel", ALL]),
        (ECONOMIC, "30217", ["302", "public_use", ALL]),
        (ECONOMIC, "309", [ALL]),
        (ECONOMIC, "personnel", [ALL]),
        (THREE_PUBLIC, "vehicles_running", ["vehicles", ALL]),
    ],
)
def test_the_nodes_above_a_member_nearest_first(dimension: Dimension, member: str, ancestors: list[str]) -> None:
    assert list(dimension.ancestors(member)) == ancestors


@pytest.mark.parametrize(
    ("dimension", "member"),
    [
        (FUNCTION, "20"),
        (FUNCTION, "2010"),
        (FUNCTION, "20103021"),
        (FUNCTION, "personnel"),
        (FUNCTION, ""),
        (ECONOMIC, "3010101"),
        (THREE_PUBLIC, "201"),
    ],
)
def test_a_member_that_the_tree_does_not_know_has_nothing_above_it(dimension: Dimension, member: str) -> None:
    assert dimension.parent(member) is None
    assert not dimension.below(member, ALL)
    assert dimension.topmost([member], ALL) == []


@given(function_members)
def test_every_code_lies_below_its_own_prefixes_alone(code: str) -> None:
    *prefixes, root = FUNCTION.ancestors(code)

    assert root == ALL
    assert prefixes == [code[:length] for length in (5, 3) if length < len(code)]


@given(function_members, function_members)
def test_below_is_strict_and_has_one_direction(one: str, other: str) -> None:
    assert not FUNCTION.below(one, one)
    assert not (FUNCTION.below(one, other) and FUNCTION.below(other, one))
    assert FUNCTION.below(one, other) == (one != other and one.startswith(other))


@pytest.mark.parametrize(
    ("member", "top", "below"),
    [
        ("30101", "personnel", True),
        ("301", "personnel", True),
        ("30301", "personnel", True),
        ("30201", "personnel", False),
        ("31002", "public_use", True),
        ("39999", "public_use", True),
        ("personnel", "301", False),
        ("personnel", "personnel", False),
        ("30901", "public_use", False),
    ],
)
def test_a_named_set_holds_its_classes_and_their_items(member: str, top: str, *, below: bool) -> None:
    assert ECONOMIC.below(member, top) is below


@pytest.mark.parametrize(
    ("dimension", "members", "top", "parts"),
    [
        (FUNCTION, ["201", "20103", "2010302", "208"], ALL, ["201", "208"]),
        (FUNCTION, ["201", "20103", "2010302", "208"], "201", ["20103"]),
        (FUNCTION, ["20103", "2010302", "208"], ALL, ["20103", "208"]),
        (FUNCTION, ["2010301", "2010302", "2013101"], "201", ["2010301", "2010302", "2013101"]),
        (FUNCTION, ["201", "rest"], ALL, ["201", "rest"]),
        (FUNCTION, [ALL, "201"], ALL, ["201"]),
        (FUNCTION, ["208"], "201", []),
        (FUNCTION, [], ALL, []),
        (ECONOMIC, ["301", "30101", "303", "302"], "personnel", ["301", "303"]),
        (ECONOMIC, ["301", "303", "302", "personnel", "310"], ALL, ["302", "310", "personnel"]),
        (ECONOMIC, ["30101", "30102", "303"], "personnel", ["30101", "30102", "303"]),
        (
            THREE_PUBLIC,
            ["abroad", "vehicles", "vehicles_purchase", "vehicles_running", "reception"],
            ALL,
            ["abroad", "reception", "vehicles"],
        ),
        (THREE_PUBLIC, ["vehicles_running", "reception"], ALL, ["reception", "vehicles_running"]),
    ],
)
def test_the_topmost_members_make_the_whole(dimension: Dimension, members: list[str], top: str, parts: list[str]) -> None:
    assert dimension.topmost(members, top) == parts


@given(st.lists(few_function_members), st.sampled_from([ALL, "201", "20103"]))
def test_topmost_members_never_hold_one_another_and_miss_none(members: list[str], top: str) -> None:
    parts = FUNCTION.topmost(members, top)

    assert not any(FUNCTION.below(one, other) for one in parts for other in parts)
    assert all(
        member in parts or any(FUNCTION.below(member, part) for part in parts) for member in members if FUNCTION.below(member, top)
    )


@given(st.lists(few_function_members))
def test_topmost_members_do_not_depend_on_order_or_repetition(members: list[str]) -> None:
    assert FUNCTION.topmost([*reversed(members), *members], ALL) == FUNCTION.topmost(members, ALL)


def test_an_open_node_keeps_its_place_and_its_parts() -> None:
    members = {
        "utilities": Member("utilities", "水费、电费、差旅费", "public_use"),
        "public_use": Member("public_use", "公用经费"),
        "water": Member("water", "水费", "utilities"),
        "power": Member("power", "电费", "utilities"),
    }
    closed = Dimension("item", "项目", members)
    opened = Dimension("item", "项目", members, open_nodes=frozenset({"utilities"}))

    assert ["utilities" in dimension.open_nodes for dimension in (closed, opened)] == [False, True]
    assert opened.topmost(["water", "power"], "utilities") == ["power", "water"]
    assert list(opened.ancestors("water")) == list(closed.ancestors("water")) == ["utilities", "public_use", ALL]


def test_a_concept_names_its_default_member_or_the_whole() -> None:
    concept = Concept("three_public", "“三公”经费", ValueKind.MONEY, ("fund", "three_item"), defaults={"fund": "fiscal"})

    assert [concept.default(name) for name in concept.dimensions] == ["fiscal", ALL]
