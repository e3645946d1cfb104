"""What the places of a body's own template may name: the body, the whole text, a table, a section, or any fact."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from juesuan.compile.compiled import Compiled
from juesuan.compile.tables import money
from juesuan.figures.numerals import split_ordinal
from juesuan.figures.width import title_form
from juesuan.ledger.names import Names
from juesuan.model.concept import ValueKind
from juesuan.model.key import DerivedKey, FactKey
from juesuan.model.value import Figure
from juesuan.standards.forms import FormSet
from juesuan.standards.standards import Standards
from juesuan.standards.templates import load_templates

BODY, YEAR, KIND, TITLE, WHOLE = "单位名称", "年度", "决算类型", "文件标题", "正文"
TABLE, SECTION = "表：", "章节："
_DATED = re.compile(r"^(?:\d{4}|\{year\})年度?")
_OWN = (BODY, YEAR, KIND, TITLE)


class Checked(Struct, frozen=True):
    """The names of a template by what they are: facts (with their written keys), tables and sections, unknown ones.

    ``missing`` are tables and sections of the form set that no place asks for.
    """

    facts: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def check_places(names: Iterable[str], form_set: FormSet, standards: Standards, year: int) -> Checked:
    """What the names of a template mean for a form set."""
    known = Names.of(standards, year)
    wanted, further = _wanted(form_set), _further(form_set)
    facts: list[tuple[str, str]] = []
    others, unknown, placed = [], [], set[str]()
    for name in names:
        keys = known.find(name)
        key = known.key_of(name)
        if name in (*_OWN, WHOLE) or _form(name) in {*wanted, *further}:
            others.append(name)
            placed.add(_form(name))
        elif len(keys) == 1 or isinstance(key, DerivedKey):
            facts.append((name, str(keys[0] if keys else key)))
        else:
            unknown.append(name)
    missing = () if WHOLE in others else tuple(written for form, written in wanted.items() if form not in placed)
    return Checked(tuple(facts), tuple(others), tuple(unknown), missing)


def _wanted(form_set: FormSet) -> dict[str, str]:
    """The tables and sections of a form set, by the form in which they are compared, as a place names them."""
    tables = [f"{TABLE}{form.title}" for form in form_set.forms]
    parts = load_templates(form_set.style.templates or form_set.name).parts
    sections = [SECTION + _DATED.sub("", section.title) for part in parts if part.part != "report" for section in part.sections]
    return {_form(each): each for each in (*tables, *sections)}


def _further(form_set: FormSet) -> set[str]:
    """The parts that may be placed as a whole, by the same form: 名词解释, 附件."""
    parts = load_templates(form_set.style.templates or form_set.name).parts
    return {_form(f"{SECTION}{part.title}") for part in parts if "{" not in part.title}


def _form(name: str) -> str:
    kind, colon, title = name.replace(":", "：").partition("：")
    return f"{kind.strip()}{colon}{heading_form(title)}" if colon else name


def heading_form(title: str) -> str:
    """A heading as it is compared: without number, year, widths and spaces."""
    return _DATED.sub("", title_form(split_ordinal(title.strip())[1]))


class Texts(Struct, frozen=True):
    """The texts of facts and of the body that a compiled document has."""

    made: Compiled
    names: Names

    @classmethod
    def of(cls, made: Compiled) -> Texts:
        """The texts of a compiled document."""
        return cls(made, Names.of(made.facts.standards, made.facts.year))

    def text(self, name: str) -> str | None:
        """What a name stands for, as the document writes it; None when it is unknown or nothing is booked."""
        who = self.made.disclosure.identity
        own = {BODY: who.body, YEAR: str(who.year), KIND: str(who.kind), TITLE: f"{who.body}{who.year}年度{who.kind}"}
        if name in own:
            return own[name]
        found = self.names.find(name)
        key = found[0] if len(found) == 1 else self.names.key_of(name)
        if key is None:
            return None
        return self._stated(str(key)) or (self._booked(key) if isinstance(key, FactKey) else None)

    def _stated(self, written: str) -> str | None:
        for each in self.made.disclosure.statements:
            if isinstance(each.value, Figure) and written in map(str, each.keys):
                return str(each.value)
        return None

    def _booked(self, key: FactKey) -> str | None:
        facts = self.made.facts
        amount = facts.shown(facts.booked_phase(key))
        if amount is None:
            return None
        return str(money(facts, amount)) if facts.standards.concepts[key.concept].value is ValueKind.MONEY else f"{amount:f}"
