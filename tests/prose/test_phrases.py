"""The inventory of phrases: each reads what it says, faulty forms carry their flaw, slots become the right figures."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from prose_reading import read_section

from juesuan.figures.figure import Figure
from juesuan.figures.units import PERCENT, SCORE, WAN, YI, YUAN, Unit, unit_of
from juesuan.model.statement import Flaw
from juesuan.prose.phrases import PhraseBook, PhraseMatch, phrase_book
from juesuan.prose.template import Node, expand, parse_template, say, slots_of
from juesuan.standards.standards import load_standards
from juesuan.standards.structs import PhraseData

SAMPLES = {
    "money": "1,247.80万元",
    "bare_money": "47.80",
    "percent": "96.40%",
    "bare_exact_money": "47.80",
    "bare_percent": "96.40",
    "count": "12个",
    "score": "95.50分",
    "whole": "本年支出合计",
    "year": "2023",
}
PHRASES = load_standards().phrases.phrases
MANY = 4000
BY_NAME = {phrase.phrase: phrase for phrase in PHRASES}


def book() -> PhraseBook:
    return phrase_book(load_standards().phrases)


def only(text: str) -> PhraseMatch:
    """The one phrase that a text is as a whole."""
    found = list(book().find(f"{text}。"))
    assert [(each.start, each.end) for each in found] == [(0, len(text))], text
    return found[0]


def values_of(phrase: PhraseData) -> dict[str, str]:
    """Sample values of all slots; the words of a slot of words come from the first form that has them."""
    words = {slot.name: slot.words[0] for text in reversed(phrase.read) for slot in slots_of(parse_template(text)) if slot.words}
    return {**SAMPLES, **words}


def filled(nodes: tuple[Node, ...]) -> list[str]:
    """The wordings of a template with sample values; of very many, an even share that has each alternative."""
    wordings = list(expand(nodes, {name: (value,) for name, value in SAMPLES.items()}))
    return wordings if len(wordings) <= MANY else random.Random(len(wordings)).sample(wordings, MANY)  # noqa: S311 - a fixed sample


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.phrase)
def test_a_phrase_reads_what_it_says(phrase: PhraseData) -> None:
    text = say(parse_template(phrase.say), values_of(phrase))
    found = only(text)

    assert found.phrase.states == phrase.states
    assert found.flaw is None
    assert {name: slot for name, (slot, _, _) in found.slots.items() if name in phrase.states} == {
        name: values_of(phrase)[name] for name in phrase.states
    }


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.phrase)
def test_every_form_of_a_phrase_is_found_with_its_slots(phrase: PhraseData) -> None:
    lost = []
    for template in phrase.read:
        for text in filled(parse_template(template)):
            found = list(book().find(f"{text}。"))
            if not found or not set(phrase.states) <= {name for each in found for name in each.slots}:
                lost.append(text)

    assert lost == []


@pytest.mark.parametrize(
    ("phrase", "flaw", "template"),
    [(phrase, flaw, text) for phrase in PHRASES for flaw, texts in phrase.faulty.items() for text in texts],
    ids=lambda value: value.phrase if isinstance(value, PhraseData) else str(value),
)
def test_every_faulty_form_is_found_and_carries_its_flaw(phrase: PhraseData, flaw: str, template: str) -> None:
    flaws = {only(text).flaw for text in filled(parse_template(template))}

    assert flaws == {Flaw(flaw)}
    assert phrase.say


def test_names_of_phrases_are_unique() -> None:
    assert len(BY_NAME) == len(PHRASES)


def test_what_a_phrase_states_are_slots_of_all_its_forms() -> None:
    for phrase in PHRASES:
        for template in phrase.read:
            slots = {slot.name for slot in slots_of(parse_template(template))}
            assert set(phrase.states) <= slots, template


def test_faulty_forms_fill_the_slots_of_their_phrase() -> None:
    for phrase in PHRASES:
        for template in (text for texts in phrase.faulty.values() for text in texts):
            slots = {slot.name.rpartition("_")[2] for slot in slots_of(parse_template(template))}
            assert set(phrase.states) <= slots, template


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("年初预算为202.00万元", "initial_budget"),
        ("支出年初预算数为202.00万元", "initial_budget"),
        ("全年预算数为202.00万元", "adjusted_budget"),
        ("支出预算为40万元", "budget"),
        ("支出决算数为40万元", "final"),
        ("决算40万元", "final"),
        ("完成年初预算的103.50%", "completion_initial"),
        ("完成全年预算的103.50%", "completion_adjusted"),
        ("完成预算103.50%", "completion"),
        ("占本年支出合计的97.84%", "share_of"),
        ("占97.84%", "share"),
        ("决算数小于预算数", "budget_comparison"),
        ("与2023年度相比持平", "prior_comparison"),
        ("减少了32.91万元", "change"),
        ("下降11.72%", "change_rate"),
        ("降幅为11.72%", "change_rate"),
        ("平均得分99.43分", "mean_score"),
        ("参会人数30人", "persons"),
        ("共计12人次", "count"),
        ("支出总额62.35万元", "amount"),
    ],
)
def test_a_wording_is_found_as_the_phrase_that_says_most(text: str, name: str) -> None:
    assert only(text).phrase.phrase == name


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("支出247.8万元", Figure(Decimal("247.8"), WAN)),
        ("支出2478000.00元", Figure(Decimal("2478000.00"), YUAN)),
        ("支出2,478,000.00元", Figure(Decimal("2478000.00"), YUAN)),
        ("支出1.25亿元", Figure(Decimal("1.25"), YI)),
        ("支出约30万元", Figure(Decimal(30), WAN, approximate=True)),
        ("支出30余万元", Figure(Decimal(30), WAN, approximate=True)),
        ("支出30多万元", Figure(Decimal(30), WAN, approximate=True)),
        ("支出近1.2亿元", Figure(Decimal("1.2"), YI, approximate=True)),
        ("支出逾3,000万元", Figure(Decimal(3000), WAN, approximate=True)),
        ("支出超过5万元", Figure(Decimal(5), WAN, approximate=True)),
        ("支出0万元", Figure(Decimal(0), WAN)),
        ("支出-1.50万元", Figure(Decimal("-1.50"), WAN)),
    ],
)
def test_an_amount_is_read_in_its_unit(text: str, figure: Figure) -> None:
    statements = read_section("operating_cost", f"机关运行经费{text}。").statements

    assert [each.value for each in statements] == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("完成预算的96.4%", Figure(Decimal("96.4"), PERCENT)),
        ("完成预算的100.00%", Figure(Decimal("100.00"), PERCENT)),
        ("占本年支出合计的0%", Figure(Decimal(0), PERCENT)),
        ("占比约30%", Figure(Decimal(30), PERCENT, approximate=True)),
        ("比上年增长1,200.5%", Figure(Decimal("1200.5"), PERCENT)),
        ("比上年下降约5%", Figure(Decimal(-5), PERCENT, approximate=True)),
        ("完成预算的98个百分点", Figure(Decimal(98), PERCENT)),
        ("完成预算的９８％", Figure(Decimal(98), PERCENT)),
    ],
)
def test_a_percentage_is_read(text: str, figure: Figure) -> None:
    statements = read_section("expenditure", f"基本支出{text}。").statements

    assert [each.value for each in statements] == [figure]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("增加3.20万元", "3.20"),
        ("增长3.20万元", "3.20"),
        ("减少3.20万元", "-3.20"),
        ("降低3.20万元", "-3.20"),
        ("少支出3.20万元", "-3.20"),
        ("净减3.20万元", "-3.20"),
        ("减少0.00万元", "0.00"),
        ("减少-3.20万元", "-3.20"),
    ],
)
def test_the_word_gives_a_change_its_sign(text: str, amount: str) -> None:
    statements = read_section("operating_cost", f"机关运行经费比上年{text}。").statements

    assert [each.value for each in statements] == [Figure(Decimal(amount), WAN)]


@pytest.mark.parametrize(
    ("section", "text", "amount", "unit"),
    [
        ("three_public", "公务用车保有量为3辆。", "3", unit_of("辆")),
        ("three_public", "公务接待费3万元，接待38批次。", "38", unit_of("批次")),
        ("three_public", "公务接待费3万元，接待1,312人次。", "1312", unit_of("人次")),
        ("assets", "设备2台（套）。", "2", unit_of("台（套）")),
        ("assets", "设备2台(套)。", "2", unit_of("台（套）")),
        ("performance", "绩效自评的项目4个，平均得分99.43分。", "99.43", SCORE),
    ],
)
def test_a_count_is_read_with_its_measure_word(section: str, text: str, amount: str, unit: Unit) -> None:
    assert read_section(section, text).statements[-1].value == Figure(Decimal(amount), unit)


@pytest.mark.parametrize("text", ["支出3.2.1万元", "支出1,23万元", "支出万元", "完成预算的%"])
def test_what_is_no_number_is_no_figure(text: str) -> None:
    assert not any(isinstance(each.value, Figure) for each in read_section("operating_cost", f"机关运行经费{text}。").statements)


def test_flaws_of_the_wording_stay_with_the_statement() -> None:
    read = read_section(
        "operating_cost", "机关运行经费支出决算为45.15，完成年初预算的96.06，比上年减少下降2.11万元，增长（下降）4.46%。"
    )

    assert [each.flaws for each in read.statements] == [
        (Flaw.NO_UNIT,),
        (Flaw.NO_PERCENT,),
        (Flaw.DOUBLED_WORD,),
        (Flaw.BOTH_WORDS,),
    ]
