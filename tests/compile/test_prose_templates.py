"""The templates of every form set: each slot names what there is, so that no sentence fails when it is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from juesuan.compile.facts import Facts
from juesuan.compile.said import VERBS
from juesuan.compile.subjects import resolved
from juesuan.compile.tables import PRINTABLE
from juesuan.ledger.books import Books, Profile
from juesuan.model.disclosure import DocumentKind
from juesuan.standards.standards import load_standards
from juesuan.standards.templates import TemplatesFile, load_templates

STANDARDS = load_standards()
SETS = ("hunan-2024", "shanghai-2024", "generic")
PLAIN = {"year", "prior_year", "body", "we", "n", "kind"}
FACT_AT = {
    "amount": 0,
    "count": 0,
    "say": 1,
    "ask_prior": 0,
    "purpose": 0,
    "name": 0,
    "path": 0,
    "class": 0,
    "items": 0,
    "reason": 1,
}


def texts(data: TemplatesFile) -> Iterator[str]:
    for template in data.texts.values():
        yield template.text
        yield from (choice.text for choice in template.choose)
    for part in data.parts:
        yield part.title
        yield from (text for section in part.sections for text in (section.title, *section.paragraphs))


def templates(name: str) -> TemplatesFile:
    return load_templates(STANDARDS.form_set(name).style.templates or name)


def facts(name: str) -> Facts:
    profile = Profile("云溪市档案馆", 2024, DocumentKind.UNIT, name)
    return Facts.of(Books(profile, ()), STANDARDS, STANDARDS.form_set(name).style)


@pytest.mark.parametrize("name", SETS)
def test_every_slot_names_what_there_is(name: str) -> None:
    data = templates(name)
    phrases = {phrase.phrase for phrase in STANDARDS.phrases.phrases if phrase.say}
    it = resolved("expenditure", (), facts(name), data)
    for slot in (found.split() for text in texts(data) for found in re.findall(r"\{([^{}]+)\}", text)):
        verb, *args = slot
        assert verb in PLAIN | set(VERBS), slot
        if verb == "use":
            assert args[0] in data.texts, slot
        if verb == "say":
            assert args[0] in phrases, slot
        if verb in FACT_AT:
            assert resolved(args[FACT_AT[verb]], it, facts(name), data), slot


@pytest.mark.parametrize("name", SETS)
def test_no_template_is_left_unused(name: str) -> None:
    data = templates(name)
    used = {found for text in texts(data) for found in re.findall(r"\{use ([a-z_]+)", text)}
    assert set(data.texts) == used


@pytest.mark.parametrize("name", SETS)
def test_every_form_of_the_set_can_be_printed(name: str) -> None:
    for form in STANDARDS.form_set(name).forms:
        assert form.layout in PRINTABLE
        assert form.prints is not None, form.name


@pytest.mark.parametrize("name", SETS)
def test_every_section_is_one_that_is_read(name: str) -> None:
    known = {section.section for section in STANDARDS.sections.sections}
    assert {section.section for part in templates(name).parts for section in part.sections} <= known
