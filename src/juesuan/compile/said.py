"""Sentences from templates: each slot filled with a figure, a phrase, a name or an answer, and what every figure states kept.

The language of the braces is told in standards/data/templates/README.md. A reason that is not given is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.compile.conditions import holds
from juesuan.compile.facts import Facts
from juesuan.compile.figures import Phrasing
from juesuan.compile.subjects import class_name, economic_items, item_path, resolved
from juesuan.compile.tables import Stated, money, we
from juesuan.figures.figure import Figure
from juesuan.figures.numerals import chinese_ordinal, split_ordinal
from juesuan.figures.units import unit_of
from juesuan.ledger.books import Books
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.standards.templates import MembersData, TemplateData, TemplatesFile

_TOKEN = re.compile(r"\{([^{}]+)\}")
Keys = tuple[FactKey, ...]

_COUNT = "{count}；有支出{spent}，请在登记表或“事项数”中填写"


class Wanted(Struct, frozen=True):
    """An answer that is wanted: the written key to give it under, the sentence that lacks it, the figures to be explained."""

    key: str
    sentence: str
    figures: str


class Source(Struct, frozen=True):
    """What sentences are made of: facts, books, the templates of the form set."""

    facts: Facts
    books: Books
    data: TemplatesFile


class Teller(Struct):
    """Writes texts one after the other; keeps what was stated and what is wanted."""

    source: Source
    stated: list[Stated] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)

    def paragraphs(self, text: str) -> list[str]:
        """The paragraphs of a template's text; none where it says nothing."""
        first = len(self.wanted)
        lines = [line for line in self.tell(text, (), 0).split("\n") if line.strip()]
        data = self.source.data
        missing = (data.missing_reason, data.missing_prior, data.missing_count)
        lacking = [
            sentence for line in lines for sentence in _sentences(line) for mark in missing for _ in range(sentence.count(mark))
        ]
        for number, sentence in zip(range(first, len(self.wanted)), lacking, strict=False):
            self.wanted[number] = replace(self.wanted[number], sentence=sentence)
        return lines

    def tell(self, text: str, it: Keys, number: int) -> str:
        """The text with its slots filled, about ``it``."""
        return _TOKEN.sub(lambda found: self._fill(found[1].split(), it, number), text)

    def _fill(self, words: list[str], it: Keys, number: int) -> str:
        verb, args = words[0], words[1:]
        plain = self._plain(number)
        if verb in plain:
            return plain[verb]
        return VERBS[verb](self, args, it)

    def _plain(self, number: int) -> Mapping[str, str]:
        profile = self.source.books.profile
        return {
            "year": str(profile.year),
            "prior_year": str(profile.year - 1),
            "body": profile.body,
            "we": we(profile),
            "n": str(number),
            "kind": str(profile.kind),
        }

    def keys(self, written: str, it: Keys) -> Keys:
        """The facts that a word of a template names."""
        return resolved(written, it, self.source.facts, self.source.data)

    def shown(self, written: str, it: Keys) -> Decimal:
        """The published amount of the first fact; nought where the books say nothing."""
        return self.source.facts.shown(self.keys(written, it)[0]) or Decimal(0)

    def state(self, keys: Iterable[FactKey | DerivedKey], figure: Figure) -> None:
        """Keep what a figure states."""
        self.stated.append((tuple(dict.fromkeys(keys)), figure))

    def choose(self, template: TemplateData, it: Keys, number: int = 0) -> str:
        """The first alternative of a template that fits."""
        for choice in template.choose:
            if holds(choice.when, lambda written: self.source.facts.shown(self.keys(written, it)[0]), self.source.books, it):
                return self.tell(choice.text, it, number)
        return self.tell(template.text, it, number)

    def use(self, name: str, it: Keys) -> str:
        """A template by its name, once, or for each of its members."""
        template = self.source.data.texts[name]
        if template.each is None:
            return self.choose(template, it)
        said: list[str] = []
        for key in self.members(template.each, it):
            text = self.choose(template, key, len(said) + 1)
            said += [text] if text else []
        return template.join.join(said)

    def members(self, data: MembersData, it: Keys) -> list[Keys]:
        """The facts that a template is repeated for."""
        facts = self.source.facts
        whole = self.keys(data.of, it)
        also = [key for written in data.also for key in self.keys(written, it)]
        names = list(data.listed)
        if not names:
            found = facts.members([*whole, *also], data.dimension)
            names = sorted({name[: data.length] for name in found if len(name) >= data.length} if data.length else found)
        made = [tuple(key.with_member(data.dimension, name) for key in whole) for name in names]
        others = [[key.with_member(data.dimension, name) for key in also] for name in names]
        return [
            keys for keys, more in zip(made, others, strict=True) if data.all or any(facts.shown(key) for key in (*keys, *more))
        ]


def _sentences(line: str) -> list[str]:
    return re.findall(r"[^。]+。?", line)


def _amount(teller: Teller, args: list[str], it: Keys) -> str:
    figure = money(teller.source.facts, teller.shown(args[0], it))
    teller.state(teller.keys(args[0], it), figure)
    return str(figure)


def _count(teller: Teller, args: list[str], it: Keys) -> str:
    """``count FACT UNIT``; with the money behind it, a count of nought is asked for where money was spent."""
    number = teller.shown(args[0], it).to_integral_value()
    if not number and len(args) > 2 and teller.shown(args[2], it):
        of, facts = teller.keys(args[0], it)[0], teller.source.facts
        spent = money(facts, teller.shown(args[2], it))
        teller.wanted.append(Wanted(str(of), "", _COUNT.format(count=facts.standards.label(of), spent=spent)))
        return teller.source.data.missing_count + args[1]
    figure = Figure(number, unit_of(args[1]))
    teller.state(teller.keys(args[0], it), figure)
    return str(figure)


def _say(teller: Teller, args: list[str], it: Keys) -> str:
    """A phrase about a fact: ``say PHRASE FACT``; a share also has its whole, and the words that name it."""
    phrasing = Phrasing(teller.source.facts, teller.source.data, args[0])
    whole = teller.keys(args[2], it)[0] if len(args) > 2 else None
    text, stated = phrasing.say(teller.keys(args[1], it), whole, args[3] if len(args) > 3 else "")
    teller.stated += stated
    return text


def _word(teller: Teller, args: list[str], it: Keys) -> str:
    more, less = teller.source.data.directions[args[0]]
    return more if teller.shown(args[1], it) > teller.shown(args[2], it) else less


def _reason(teller: Teller, args: list[str], it: Keys) -> str:
    """``reason change FACT`` (since last year) or ``reason completion FACT PHASE``."""
    of = teller.keys(args[1], it)[0]
    facts = teller.source.facts
    base = of.at(year=of.year - 1) if args[0] == "change" else facts.booked_phase(of.at(phase=Phase(args[2])))
    key = str(DerivedKey(DerivedKind(args[0]), of, base))
    given = teller.source.books.reasons.get(key, "").strip().rstrip("。；，")
    if given:
        return given
    amounts = (money(facts, facts.shown(each) or Decimal(0)) for each in (of, base))
    labels = (facts.standards.label(each) for each in (of, base))
    figures = "，".join(f"{label} {amount}" for label, amount in zip(labels, amounts, strict=True))
    teller.wanted.append(Wanted(key, "", figures))
    return teller.source.data.missing_reason


def _prior(teller: Teller, args: list[str], it: Keys) -> str:
    of = teller.keys(args[0], it)[0]
    teller.wanted.append(Wanted(str(of.at(year=of.year - 1)), "", teller.source.facts.standards.label(of)))
    return teller.source.data.missing_prior


def _purpose(teller: Teller, args: list[str], it: Keys) -> str:
    key = str(teller.keys(args[0], it)[0])
    given = teller.source.books.purposes.get(key, "").strip().rstrip("。；，")
    if given:
        return given
    teller.wanted.append(Wanted(key, "", teller.source.facts.standards.label(teller.keys(args[0], it)[0])))
    return teller.source.data.missing_reason


def _text(teller: Teller, args: list[str], _it: Keys) -> str:
    return teller.source.books.texts.get(args[0], "").strip()


def _ask_text(teller: Teller, args: list[str], _it: Keys) -> str:
    teller.wanted.append(Wanted(args[0], "", "文字材料"))
    return teller.source.data.missing_reason


def _member(teller: Teller, args: list[str], it: Keys) -> str:
    key = teller.keys(args[0], it)[0]
    return teller.source.facts.standards.member_term(args[1], key.member(args[1]) or "all")


VERBS: Mapping[str, Callable[[Teller, list[str], Keys], str]] = {
    "amount": _amount,
    "count": _count,
    "say": _say,
    "word": _word,
    "reason": _reason,
    "ask_prior": _prior,
    "purpose": _purpose,
    "text": _text,
    "ask_text": _ask_text,
    "name": _member,
    "path": lambda teller, args, it: item_path(teller.keys(args[0], it)[0], teller.source.data.levels, teller.source.facts),
    "class": lambda teller, args, it: class_name(teller.keys(args[0], it)[0], teller.source.facts),
    "items": lambda teller, args, it: economic_items(teller.keys(args[0], it)[0], teller.source.facts),
    "use": lambda teller, args, it: teller.use(args[0], teller.keys(args[1], it) if len(args) > 1 else it),
    "offices": lambda teller, _args, _it: "、".join(teller.source.books.profile.offices),
    "units": lambda teller, _args, _it: "、".join(teller.source.books.profile.units),
    "duties": lambda teller, _args, it: _duties(teller, it),
}


def _duties(teller: Teller, it: Keys) -> str:
    lines = [f"（{number}）{duty}" for number, duty in _numbered(teller.source.books.profile.duties)]
    return "\n".join(lines) or _ask_text(teller, ["duties"], it)


def _numbered(duties: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(chinese_ordinal(number), split_ordinal(duty)[1]) for number, duty in enumerate(duties, 1)]
