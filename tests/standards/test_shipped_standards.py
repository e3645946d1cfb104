"""The data that ship with the program: terms, trees, sections, phrases and sources hold together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from juesuan.errors import UsageError
from juesuan.figures.width import title_form
from juesuan.model.concept import ALL, Dimension, ValueKind
from juesuan.model.disclosure import Part
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.model.statement import Flaw
from juesuan.prose.template import SLOTS, parse_template, slots_of
from juesuan.read.recognise.titles import section_form
from juesuan.standards.standards import DERIVED_TERMS, PHASE_TERMS, Standards, load_standards

STANDARDS = load_standards()


def missing(written: str) -> list[str]:
    """What a pattern names that the concepts and dimensions do not have."""
    pattern = parse_pattern(written)
    found = [] if pattern.concept in ("", *STANDARDS.concepts) else [pattern.concept]
    return found + [f"{name}={member}" for name, member in pattern.members if not is_member(name, member)]


def is_member(dimension: str, member: str) -> bool:
    tree = STANDARDS.dimensions.get(dimension)
    return tree is not None and (member == ALL or tree.parent(member) is not None)


def test_concepts_and_members_have_terms() -> None:
    terms = {f"concept {name}": concept.term for name, concept in STANDARDS.concepts.items()}
    for name, dimension in STANDARDS.dimensions.items():
        terms[f"dimension {name}"] = dimension.term
        terms |= {f"{name}.{member}": each.term for member, each in dimension.members.items()}

    assert [name for name, term in terms.items() if not term.strip() or term != term.strip()] == []


def test_two_concepts_or_two_members_do_not_share_a_term() -> None:
    assert _doubled(concept.term for concept in STANDARDS.concepts.values()) == []
    for dimension in STANDARDS.dimensions.values():
        assert _doubled(member.term for member in dimension.members.values()) == [], dimension.name


def _doubled(terms: Iterable[str]) -> list[str]:
    return [term for term, count in Counter(terms).items() if count > 1]


@pytest.mark.parametrize("dimension", STANDARDS.dimensions.values(), ids=lambda dimension: dimension.name)
def test_every_member_stands_below_the_root(dimension: Dimension) -> None:
    for member in (*dimension.members, *dimension.sets):
        assert list(dimension.ancestors(member))[-1] == ALL, member


@pytest.mark.parametrize("dimension", STANDARDS.dimensions.values(), ids=lambda dimension: dimension.name)
def test_open_nodes_and_closing_sets_name_members(dimension: Dimension) -> None:
    nodes = {*dimension.open_nodes, *dimension.closing, *dimension.sets.values()}
    children = {child for sets in dimension.closing.values() for each in sets for child in each}

    assert {node for node in nodes | children if not is_member(dimension.name, node)} == set()
    for node, sets in dimension.closing.items():
        assert all(dimension.below(child, node) for each in sets for child in each), node


def test_every_dimension_is_used_and_defaults_are_members() -> None:
    used = {name for concept in STANDARDS.concepts.values() for name in concept.dimensions}

    assert used == set(STANDARDS.dimensions)
    for concept in STANDARDS.concepts.values():
        assert all(is_member(name, member) for name, member in concept.defaults.items()), concept.name


def test_what_is_counted_is_exact() -> None:
    counts = {concept.name for concept in STANDARDS.concepts.values() if concept.value is ValueKind.COUNT}

    # activities are those of free text (企业80余家)
    assert {name for name in counts if not STANDARDS.concepts[name].exact} == {"activity"}


def test_money_is_never_exact() -> None:
    assert [concept.name for concept in STANDARDS.concepts.values() if concept.value is ValueKind.MONEY and concept.exact] == []


def test_every_phase_and_kind_has_a_term() -> None:
    assert set(PHASE_TERMS) == set(Phase)
    assert set(DERIVED_TERMS) == set(DerivedKind)


@pytest.mark.parametrize(
    ("key", "label"),
    [
        (FactKey("income", 2024), "2024年收入决算数"),
        (FactKey("vehicles", 2024, members=(("use", "other"),)), "2024年车辆（其他用车）"),
        (
            FactKey("expenditure", 2024, Phase.INITIAL, (("function", "2010302"),)),
            "2024年支出（2010302 一般行政管理事务）年初预算数",
        ),
        (FactKey("expenditure", 2024, members=(("function", "9999999"),)), "2024年支出（9999999）决算数"),
    ],
)
def test_a_fact_has_a_label_in_words(key: FactKey, label: str) -> None:
    assert STANDARDS.label(key) == label


@pytest.mark.parametrize("kind", DerivedKind)
def test_a_derived_fact_of_any_kind_has_a_label(kind: DerivedKind) -> None:
    fact = FactKey("income", 2024)
    label = STANDARDS.label(DerivedKey(kind, fact, fact.at(year=2023)))

    assert label.startswith("2024年收入决算数")
    assert DERIVED_TERMS[kind] in label


def test_an_unknown_form_set_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(UsageError, match="没有这样的表式：“national”；可用的有：central、further、generic、hunan-2024"):
        STANDARDS.form_set("national")


# sections


def test_parts_are_those_of_the_model_and_have_words() -> None:
    assert {part.part for part in STANDARDS.sections.parts} <= {part.value for part in Part}
    assert [part.part for part in STANDARDS.sections.parts if not part.words or not all(part.words)] == []


def test_sections_are_unique_and_have_titles() -> None:
    sections = STANDARDS.sections.sections

    assert _doubled(section.section for section in sections) == []
    assert [section.section for section in sections if not section.titles or not all(section.titles)] == []
    assert [section.section for section in sections if section.part and section.part not in {part.value for part in Part}] == []


def test_no_title_opens_two_sections_of_one_part() -> None:
    opened: dict[tuple[str, str], set[str]] = {}
    for section in STANDARDS.sections.sections:
        for title in section.titles:
            opened.setdefault((section.part, section_form(title)), set()).add(section.section)

    assert {title: names for title, names in opened.items() if len(names) > 1} == {}


def test_no_title_is_empty_once_it_is_compared() -> None:
    assert [title for section in STANDARDS.sections.sections for title in section.titles if len(section_form(title)) < 2] == []


def test_subjects_and_contexts_name_what_exists() -> None:
    written = [text for section in STANDARDS.sections.sections for text in (section.context, *section.subject) if text]

    assert [text for text in written if missing(text)] == []
    assert [text for section in STANDARDS.sections.sections for text in section.subject if not parse_pattern(text).concept] == []


# phrases


def test_slots_are_known_or_take_words() -> None:
    phrases = STANDARDS.phrases.phrases
    templates = [
        text for phrase in phrases for text in (*phrase.read, phrase.say, *(t for ts in phrase.faulty.values() for t in ts))
    ]
    slots = {slot for text in (*templates, *STANDARDS.phrases.resumed) for slot in slots_of(parse_template(text))}

    assert {slot.name for slot in slots if not slot.words} <= {*SLOTS, "word", "dir"}


def test_what_phrases_state_is_of_the_model() -> None:
    phases, kinds, flaws = ({each.value for each in values} for values in (Phase, DerivedKind, Flaw))
    for phrase in STANDARDS.phrases.phrases:
        assert set(phrase.faulty) <= flaws, phrase.phrase
        for slot in phrase.states.values():
            assert slot.phase in {"", *phases}, phrase.phrase
            assert slot.derived in {"", *kinds}, phrase.phrase
            assert slot.base in {"", "prior", *phases}, phrase.phrase


def test_every_phrase_that_states_an_amount_can_be_said() -> None:
    assert [phrase.phrase for phrase in STANDARDS.phrases.phrases if not phrase.say or not phrase.states] == []


def test_words_that_open_a_mask_are_not_repeated() -> None:
    assert _doubled(STANDARDS.phrases.masks) == []
    assert all(any(mask in word for mask in STANDARDS.phrases.masks) for word in STANDARDS.phrases.unmasked)


# sources and wording


def test_sources_have_titles_and_only_seen_ones_articles() -> None:
    assert [name for name, source in STANDARDS.sources.items() if not source.title] == []
    assert [name for name, source in STANDARDS.sources.items() if source.articles and source.state != "seen"] == []


def test_forms_are_based_on_sources_that_exist() -> None:
    cited = {name for each in STANDARDS.form_sets.values() for form in each.forms for name in form.basis}

    assert cited <= set(STANDARDS.sources)


def test_templates_of_residue_are_well_formed() -> None:
    for text in STANDARDS.wording.residue:
        assert parse_template(text), text


def test_obligations_name_concepts_and_facts_that_exist() -> None:
    for obligation in STANDARDS.wording.obligations:
        assert set(obligation.concepts) <= set(STANDARDS.concepts), obligation.term
        assert not (obligation.when and missing(obligation.when)), obligation.term
        assert obligation.term, obligation
        assert section_form(obligation.section) in {
            section_form(title) for section in STANDARDS.sections.sections for title in section.titles
        }, obligation.term


def test_grades_fall() -> None:
    scores = list(STANDARDS.wording.grades.values())

    assert scores == sorted(scores, reverse=True)


def test_titles_are_written_in_full_width() -> None:
    titles = [title for section in STANDARDS.sections.sections for title in section.titles]

    assert [title for title in titles if "(" in title or ")" in title or '"' in title or title_form(title) == ""] == []


def test_a_pattern_of_the_data_becomes_a_key() -> None:
    key = KeyPattern("expenditure", (("fund", "all"), ("nature", "basic"))).complete(STANDARDS.concepts, 2024)

    assert str(key) == "expenditure[nature=basic]@2024:final"


def test_the_standards_are_loaded_once() -> None:
    again: Standards = load_standards()

    assert again is STANDARDS
