"""Facts by readable names: 项目支出, 三公经费, 公务接待费, 2010302 一般行政管理事务, or a label such as messages have it.

A name may be written in parts (一般公共预算财政拨款/项目支出), with a year before it and a phase behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from juesuan.figures.width import title_form
from juesuan.model.concept import ALL
from juesuan.model.key import DerivedKey, FactKey, Phase, parse_key
from juesuan.model.pattern import KeyPattern
from juesuan.prose.lexicon import build_lexicon
from juesuan.standards.codes import economic_codes, function_codes
from juesuan.standards.forms import Form
from juesuan.standards.standards import PHASE_TERMS, Standards

_YEAR = re.compile(r"(?P<year>\d{4})年度?(?P<rest>.+)")
_CODE = re.compile(r"\d{3,7}")
_PARTS = re.compile(r"[/／,，、·（）()]+")
_PHASES = sorted(((title_form(term), phase) for phase, term in PHASE_TERMS.items()), key=lambda pair: -len(pair[0]))
_FORMS = ("overview", "fiscal_overview", "basic", "base_data")
_CODED = ("expenditure", "income")


class Names(Struct, frozen=True):
    """What names mean in one reporting year."""

    standards: Standards
    year: int
    known: Mapping[str, tuple[KeyPattern, ...]]

    @classmethod
    def of(cls, standards: Standards, year: int) -> Names:
        """The names of the tables, of prose, of concepts and of their members."""
        return cls(standards, year, _known(standards, year))

    def find(self, text: str) -> tuple[FactKey, ...]:
        """The facts that a written key or a readable name may mean; none when it is unknown, several when it is not clear."""
        written = text.strip()
        try:
            key = parse_key(written)
        except ValueError:
            return self._named(title_form(written))
        known = isinstance(key, FactKey) and key.concept in self.standards.concepts
        return (key,) if known and isinstance(key, FactKey) else ()

    def key_of(self, written: str) -> FactKey | DerivedKey | None:
        """The key, derived ones too, of a written key or of a name that has one meaning."""
        try:
            return parse_key(written.strip())
        except ValueError:
            found = self._named(title_form(written))
            return found[0] if len(found) == 1 else None

    def like(self, written: str) -> list[str]:
        """Names that have the written one in them."""
        form = title_form(written)
        return sorted((name for name in self.known if form and form in name), key=len)

    def _named(self, form: str) -> tuple[FactKey, ...]:
        year = self.year
        dated = _YEAR.fullmatch(form)
        if dated:
            year, form = int(dated["year"]), dated["rest"]
        phase = Phase.FINAL
        for term, each in _PHASES:
            if form.endswith(term) and form != term:
                phase, form = each, form.removesuffix(term)
                break
        patterns = self._whole(form) or self._joined(form)
        keys = (pattern.complete(self.standards.concepts, year).at(phase=pattern.phase or phase) for pattern in patterns)
        return tuple(dict.fromkeys(keys))

    def _whole(self, form: str) -> tuple[KeyPattern, ...]:
        return self.known.get(form) or tuple(self._coded(form))

    def _coded(self, form: str) -> Iterator[KeyPattern]:
        code = _CODE.match(form)
        for dimension, codes in (("economic", economic_codes()), ("function", function_codes())):
            found = [code[0]] if code and code[0] in codes.codes else codes.named(form)
            yield from (KeyPattern("expenditure", ((dimension, each),)) for each in found)

    def _joined(self, form: str) -> tuple[KeyPattern, ...]:
        """The meaning of a name in parts: one concept, and members along its dimensions."""
        for parts in _in_parts(form):
            patterns: list[KeyPattern] = [KeyPattern()]
            for part in parts:
                patterns = [joined for old in patterns for joined in self._with(old, part)]
            if found := tuple(dict.fromkeys(each for each in patterns if each.concept)):
                return found
        return ()

    def _with(self, pattern: KeyPattern, part: str) -> Iterator[KeyPattern]:
        for name, dimension in self.standards.dimensions.items():
            fits = not pattern.concept or name in self.standards.concepts[pattern.concept].dimensions
            if not fits or any(each == name for each, _ in pattern.members):
                continue
            members = [key for key, member in dimension.members.items() if title_form(member.term) == part]
            yield from (pattern.merge(KeyPattern("", ((name, member),))) for member in members)
        for found in self._whole(part):
            if pattern.concept in ("", found.concept):
                yield pattern.merge(found)


def _in_parts(form: str) -> Iterator[list[str]]:
    """The ways to cut a name: as labels have it (收入（事业收入，2010301）), whose parts may have brackets; at every sign."""
    if form.endswith("）"):
        for place in (n for n, sign in enumerate(form) if sign == "（" and n):
            yield [form[:place], *form[place + 1 : -1].split("，")]
    parts = [part for part in _PARTS.split(form) if part]
    if len(parts) > 1:
        yield parts


def _known(standards: Standards, year: int) -> dict[str, tuple[KeyPattern, ...]]:
    """The meanings of names: labels of the tables first, then terms of prose, of concepts and of members."""
    names: dict[str, tuple[KeyPattern, ...]] = {}
    for source in (*_labels(standards), _concepts(standards), _terms(standards, year), _members(standards)):
        gathered: dict[str, list[KeyPattern]] = {}
        for name, pattern in source:
            if pattern not in gathered.setdefault(title_form(name), []):
                gathered[title_form(name)].append(pattern)
        for name, patterns in gathered.items():
            names.setdefault(name, tuple(patterns))
    return names


def _concepts(standards: Standards) -> Iterator[tuple[str, KeyPattern]]:
    return ((concept.term, KeyPattern(name)) for name, concept in standards.concepts.items())


def _terms(standards: Standards, year: int) -> Iterator[tuple[str, KeyPattern]]:
    lexicon = build_lexicon(standards.lexicon, year, ())
    for wording, subjects in lexicon.wordings.items():
        general = next((each for each in subjects if not each.within), subjects[0])
        yield from ((wording, pattern) for pattern in general.patterns)


def _labels(standards: Standards) -> list[Iterator[tuple[str, KeyPattern]]]:
    """The labels of each table, in the order of the tables."""
    forms = [form for form_set in ("central", "report") for form in standards.form_sets[form_set].forms]
    return [_of_form(form) for form in forms if form.name in _FORMS]


def _of_form(form: Form) -> Iterator[tuple[str, KeyPattern]]:
    for side in form.sides:
        yield from ((label, pattern) for row in side.rows for label in row.labels for pattern in row.states)
    yield from ((label, form.states.merge(pattern)) for row in form.rows for label in row.labels for pattern in row.states)
    for block in form.blocks:
        yield from ((label, pattern) for row in block.rows for label in row.labels for pattern in row.states)


def _members(standards: Standards) -> Iterator[tuple[str, KeyPattern]]:
    for name, concept in standards.concepts.items():
        for dimension in concept.dimensions:
            members: Iterable[str] = standards.dimensions[dimension].members
            for member in members:
                if concept.default(dimension) == ALL:
                    yield standards.dimensions[dimension].members[member].term, KeyPattern(name, ((dimension, member),))
