"""The lexicon: longest terms first, terms of one section, terms that stand alone, the data itself."""

from __future__ import annotations

from collections import defaultdict

import pytest

from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.prose.lexicon import Lexicon, Subject, build_lexicon
from juesuan.prose.template import expand, parse_template, slots_of
from juesuan.standards.standards import load_standards
from juesuan.standards.structs import EventData, LexiconFile, TermData

EVENTS = EventData(within=(), openings=(), endings=())


def lexicon_of(*terms: TermData, closed: tuple[str, ...] = ()) -> Lexicon:
    return build_lexicon(LexiconFile(terms, EVENTS, "for this test"), 2024, (), closed)


def found(lexicon: Lexicon, sentence: str, section: str = "overview") -> list[str]:
    return [term.text for term in lexicon.find(sentence, section)]


def test_the_longest_term_wins() -> None:
    lexicon = lexicon_of(TermData(("收入",)), TermData(("财政拨款收入",)), TermData(("财政拨款收入总计",)))

    assert found(lexicon, "财政拨款收入总计3万元，财政拨款收入2万元，收入1万元") == ["财政拨款收入总计", "财政拨款收入", "收入"]


def test_terms_do_not_overlap() -> None:
    lexicon = lexicon_of(TermData(("支出总计",)), TermData(("总计金额",)))

    assert found(lexicon, "支出总计金额") == ["支出总计"]


def test_a_term_within_sections_is_none_elsewhere() -> None:
    lexicon = lexicon_of(TermData(("通用设备",), within=("assets",)))

    assert found(lexicon, "通用设备2台", "assets") == ["通用设备"]
    assert found(lexicon, "通用设备2台", "procurement") == []


def test_the_shorter_term_stands_where_the_longer_one_is_of_another_section() -> None:
    lexicon = lexicon_of(TermData(("公务接待费支出",), within=("three_public",)), TermData(("公务接待费",)))

    assert found(lexicon, "公务接待费支出3万元", "overview") == ["公务接待费"]


def test_the_first_term_that_fits_the_section_is_meant() -> None:
    lexicon = lexicon_of(
        TermData(("本年收入",), states=("income[source=government_fund]",), within=("government_fund",)),
        TermData(("本年收入",), states=("income",)),
    )

    def meaning(section: str) -> tuple[KeyPattern, ...]:
        subject = lexicon.exactly("本年收入", section)
        assert subject is not None
        return subject.patterns

    assert meaning("government_fund") == (parse_pattern("income[source=government_fund]"),)
    assert meaning("overview") == (parse_pattern("income"),)
    general = lexicon.general("本年收入")
    assert general is not None
    assert general.patterns == (parse_pattern("income"),)


def test_in_free_text_only_terms_of_the_section_count() -> None:
    lexicon = lexicon_of(TermData(("项目支出",)), TermData(("发现问题",), within=("performance",)), closed=("performance",))

    assert found(lexicon, "项目支出3万元，发现问题2个", "performance") == ["发现问题"]


@pytest.mark.parametrize(
    "sentence", ["培训费3万元", "其中：培训费3万元", "本单位培训费3万元", "2024年培训费3万元", "会议费和培训费3万元"]
)
def test_a_term_that_stands_alone(sentence: str) -> None:
    assert found(lexicon_of(TermData(("培训费",), alone=True)), sentence) == ["培训费"]


@pytest.mark.parametrize("sentence", ["财务培训费3万元", "干部教育培训费3万元"])
def test_the_end_of_a_longer_noun_is_no_term(sentence: str) -> None:
    assert found(lexicon_of(TermData(("培训费",), alone=True)), sentence) == []


def test_the_year_of_a_term_is_that_of_the_report_or_the_one_before() -> None:
    lexicon = lexicon_of(TermData(("绩效自评的{year}年度项目",)))

    assert found(lexicon, "绩效自评的2024年度项目") == ["绩效自评的2024年度项目"]
    assert found(lexicon, "绩效自评的2023年度项目") == ["绩效自评的2023年度项目"]
    assert found(lexicon, "绩效自评的2020年度项目") == []


def test_further_terms_stand_behind_the_data() -> None:
    own = TermData(("教育支出",), states=("expenditure[function=205]",))
    further = Subject((parse_pattern("expenditure"),), {})
    lexicon = build_lexicon(LexiconFile((own,), EVENTS, "for this test"), 2024, [("教育支出", further)])

    subject = lexicon.exactly("教育支出", "overview")
    assert subject is not None
    assert subject.patterns == (parse_pattern("expenditure[function=205]"),)


def wordings() -> list[tuple[str, TermData]]:
    """All wordings of the shipped terms."""
    years = {"year": ("2024",)}
    terms = load_standards().lexicon.terms
    return [(text, term) for term in terms for template in term.terms for text in expand(parse_template(template), years)]


def test_no_wording_is_empty_or_holds_a_digit_or_space() -> None:
    assert [text for text, _ in wordings() if len(text) < 2 or " " in text] == []
    assert [text for text, _ in wordings() if any(char.isdecimal() for char in text.replace("2024年", ""))] == []


def test_terms_have_no_slot_but_the_year() -> None:
    names = {slot.name for term in load_standards().lexicon.terms for text in term.terms for slot in slots_of(parse_template(text))}

    assert names <= {"year"}


def test_no_two_terms_of_the_same_sections_give_one_wording_two_meanings() -> None:
    meanings: dict[tuple[str, tuple[str, ...]], set[tuple[object, ...]]] = defaultdict(set)
    for text, term in wordings():
        meanings[text, tuple(sorted(term.within))].add((term.states, tuple(sorted(term.measures.items()))))

    assert {text: found for (text, _), found in meanings.items() if len(found) > 1} == {}


def test_a_term_of_one_section_stands_before_the_general_one_of_the_same_wording() -> None:
    first: dict[str, bool] = {}
    late = [text for text, term in wordings() if term.within and not first.setdefault(text, bool(term.within))]

    assert late == []


def test_terms_name_sections_that_exist() -> None:
    standards = load_standards()
    known = {section.section for section in standards.sections.sections}
    named = {section for term in standards.lexicon.terms for section in term.within} | set(standards.lexicon.events.within)

    assert named <= known


def test_keys_of_terms_name_concepts_members_and_phases_that_exist() -> None:
    standards = load_standards()
    written = {text for term in standards.lexicon.terms for text in (*term.states, *term.measures.values())}
    wrong = []
    for text in sorted(written):
        pattern = parse_pattern(text)
        concept = standards.concepts[pattern.concept]
        for name, member in pattern.members:
            dimension = standards.dimensions[name]
            if name not in concept.dimensions or (member != "all" and dimension.parent(member) is None):
                wrong.append(f"{text}: {name}={member}")

    assert wrong == []


def test_counts_are_stated_of_concepts_that_count() -> None:
    standards = load_standards()
    others = {"分": "score", "平均分": "score", "等级": "text"}
    wrong = [
        f"{word}: {text}"
        for term in standards.lexicon.terms
        for word, text in term.measures.items()
        if standards.concepts[parse_pattern(text).concept].value != others.get(word, "count")
    ]

    assert wrong == []
