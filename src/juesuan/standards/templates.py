"""Templates of the prose: which sentences a form set has, section by section, and which of them is written when.

A template's text names facts and phrases in braces (see data/templates/README.md). Loaded apart from the other standards:
only what writes a document needs it.
"""

from __future__ import annotations

from functools import lru_cache

from juesuan.errors import StandardsError
from juesuan.standards.loader import data_file, load_yaml
from juesuan.standards.structs import Strict


class WhenData(Strict, frozen=True):
    """When an alternative is written: facts that are nought, not nought, not known, or stand so to each other; all must hold.

    ``same``, ``more`` and ``less`` compare two facts. ``text``: an answer in words is given. ``kind`` and ``administrative``
    are the body's own; ``units``: one alone, or many; ``offices``: whether it has any.
    """

    zero: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    text: str = ""
    no_text: str = ""
    kind: str = ""
    administrative: bool | None = None
    units: str = ""
    offices: bool | None = None
    purpose: str = ""


class ChoiceData(Strict, frozen=True):
    """One alternative: its text, written when everything in ``when`` holds."""

    text: str
    when: WhenData = WhenData()


class MembersData(Strict, frozen=True):
    """The facts that a template is written for: those of ``of`` with each member along a dimension, nought ones left out.

    Members are those ``listed``, or the codes of ``length`` digits that the books hold of ``of`` or ``also``. ``all``: nought
    ones too.
    """

    of: str
    dimension: str
    listed: tuple[str, ...] = ()
    length: int = 0
    also: tuple[str, ...] = ()
    all: bool = False


class TemplateData(Strict, frozen=True):
    """A sentence or a part of one: the first alternative that fits; for each of some members, joined."""

    choose: tuple[ChoiceData, ...] = ()
    text: str = ""
    each: MembersData | None = None
    join: str = "\n"


class SectionText(Strict, frozen=True):
    """A section: its title without number, and its paragraphs; a text that says nothing is no paragraph."""

    section: str
    title: str
    paragraphs: tuple[str, ...]
    when: WhenData = WhenData()


class PartText(Strict, frozen=True):
    """A part: its title, what stands below it before its first section, its sections."""

    part: str
    title: str
    lead: tuple[str, ...] = ()
    sections: tuple[SectionText, ...] = ()


class GlossaryText(Strict, frozen=True):
    """A term of the glossary, explained in the project's own words, when the body has to do with it."""

    term: str
    text: str
    when: WhenData = WhenData()


class DerivationData(Strict, frozen=True):
    """A fact that no book holds and that follows from others: their sum; ``optional`` ones count where they are known."""

    states: str
    sum: tuple[str, ...]
    optional: tuple[str, ...] = ()
    administrative: bool = False


class TemplatesFile(Strict, frozen=True):
    """templates/NAME.yaml: the prose of a form set. ``directions``: the words of more and of less, by phrase."""

    templates: str
    valid_from: int
    source: str
    cover: tuple[str, ...]
    parts: tuple[PartText, ...]
    directions: dict[str, tuple[str, str]]
    facts: dict[str, tuple[str, ...]]
    texts: dict[str, TemplateData]
    glossary: tuple[GlossaryText, ...]
    missing_reason: str
    missing_prior: str
    missing_count: str
    levels: tuple[str, ...] = ("类", "款", "项")


class DerivationsFile(Strict, frozen=True):
    """derivations.yaml."""

    derivations: tuple[DerivationData, ...]
    reckoned_by: dict[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def load_templates(form_set: str) -> TemplatesFile:
    """The templates of a form set.

    Raises:
        StandardsError: there are none, or the file is wrong.
    """
    if not data_file("templates", f"{form_set}.yaml").is_file():
        raise StandardsError(f"templates/{form_set}.yaml", "$", "这一表式还没有文字模板")
    return load_yaml(TemplatesFile, "templates", f"{form_set}.yaml")


@lru_cache(maxsize=1)
def load_derivations() -> DerivationsFile:
    """The facts that follow from others."""
    return load_yaml(DerivationsFile, "derivations.yaml")
