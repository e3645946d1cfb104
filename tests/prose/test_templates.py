"""The template language: parsed, expanded, matched and said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.prose.template import Choice, Literal, Slot, expand, first_characters, parse_template, say, slots_of, to_pattern

WORDS = st.text(alphabet="收支总计年初预算的，“”", min_size=1, max_size=4)
ALTERNATIVES = st.lists(WORDS | st.just(""), min_size=1, max_size=3, unique=True).map("|".join)


def _choices(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    options = st.lists(inner, min_size=1, max_size=3).map("|".join)
    return st.builds(str.__add__, inner, st.one_of(options.map("[{}]".format), options.map("({})".format)))


TEMPLATES = st.recursive(WORDS, _choices, max_leaves=5)


def test_literals_choices_and_slots_are_told_apart() -> None:
    assert parse_template("完成[年初|全年]预算的{percent}") == (
        Literal("完成"),
        Choice(((Literal("年初"),), (Literal("全年"),)), optional=True),
        Literal("预算的"),
        Slot("percent"),
    )


def test_a_slot_may_take_words_only() -> None:
    assert parse_template("{dir:增加|减少}") == (Slot("dir", ("增加", "减少")),)


def test_choices_nest() -> None:
    nodes = parse_template("(支[出|持]|收入)总计")

    assert list(expand(nodes, {})) == ["支总计", "支出总计", "支持总计", "收入总计"]


@pytest.mark.parametrize(
    "broken",
    [
        "完成[年初预算",
        "完成年初]预算",
        "(支出|收入",
        "支出)",
        "[支出)",
        "(支出]",
        "{percent",
        "percent}",
        "{}",
        "{:增加}",
        "[{money]",
        "([支出)]",
    ],
)
def test_brackets_that_do_not_pair_and_slots_without_a_name_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=re.escape(broken)):
        parse_template(broken)


@pytest.mark.parametrize(
    ("template", "wordings"),
    [
        ("收支总计", ["收支总计"]),
        ("[本年]支出", ["支出", "本年支出"]),
        ("(收入|支出)总计", ["收入总计", "支出总计"]),
        ("[本年|当年]支出[合计]", ["支出", "支出合计", "本年支出", "本年支出合计", "当年支出", "当年支出合计"]),
        ("{year}年度项目", ["2024年度项目", "2023年度项目"]),
        ("{dir:增加|减少}额", ["增加额", "减少额"]),
    ],
)
def test_a_template_expands_to_all_its_wordings(template: str, wordings: list[str]) -> None:
    assert list(expand(parse_template(template), {"year": ("2024", "2023")})) == wordings


@given(TEMPLATES)
def test_every_wording_of_a_template_is_matched_by_its_own_pattern(template: str) -> None:
    nodes = parse_template(template)
    pattern = re.compile(to_pattern(nodes, ""))

    assert all(pattern.fullmatch(wording) for wording in expand(nodes, {}))


@pytest.mark.parametrize(
    ("template", "firsts"),
    [
        ("收支总计", "收"),
        ("[本年|当年]支出", "本当支"),
        ("([本年]收入|支出)总计", "本收支"),
        ("[共|计]([为]|是)总计", "共计为是总"),
        ("{dir:增加|减少}{money}", "增减"),
        ("[达]{year}年", "达-−－负0123456789"),
    ],
)
def test_the_characters_with_which_a_text_of_the_template_begins(template: str, firsts: str) -> None:
    assert first_characters(parse_template(template)) == set(firsts)


@pytest.mark.parametrize("template", ["[本年]", "{whole}的", "[占]{whole}的"])
def test_a_template_that_may_begin_with_anything_is_refused(template: str) -> None:
    with pytest.raises(ValueError):
        first_characters(parse_template(template))


@given(TEMPLATES)
def test_every_wording_of_a_template_begins_with_one_of_its_first_characters(template: str) -> None:
    nodes = parse_template(f"{template}的")

    assert {wording[0] for wording in expand(nodes, {})} == first_characters(nodes)


@given(st.text(alphabet="收支[]()|{}:出", max_size=12))
def test_any_text_is_parsed_or_refused_with_a_value_error(text: str) -> None:
    try:
        nodes = parse_template(text)
    except ValueError as error:
        assert str(error) == text
    else:
        assert all(slot.name for slot in slots_of(nodes))


@given(WORDS, ALTERNATIVES)
def test_text_outside_of_brackets_is_matched_as_it_stands(text: str, alternatives: str) -> None:
    pattern = to_pattern(parse_template(f"{text}[{alternatives}]"), "")

    assert re.match(pattern, text)


def test_signs_of_expressions_are_plain_text() -> None:
    assert re.fullmatch(to_pattern(parse_template("支出.*+?^$"), ""), "支出.*+?^$")
    assert not re.match(to_pattern(parse_template("支.出"), ""), "支持出")


def test_slots_become_named_groups() -> None:
    found = re.fullmatch(to_pattern(parse_template("{dir:增加|减少}[了]{money}"), "v7_"), "减少了3.20万元")

    assert found is not None
    assert found.groupdict() == {"v7_dir": "减少", "v7_money": "3.20万元"}


def test_one_form_is_said() -> None:
    assert say(parse_template("完成年初预算的{percent}"), {"percent": "99.86%"}) == "完成年初预算的99.86%"


def test_a_choice_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="年初"):
        say(parse_template("完成[年初]预算"), {})


def test_a_slot_without_a_value_cannot_be_said() -> None:
    with pytest.raises(KeyError, match="percent"):
        say(parse_template("占{percent}"), {})
