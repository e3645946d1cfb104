"""Items of the narrative: “…（类）…（款）…（项）” to a functional code, by the document's own tables first.

A name that is nearly right still finds its code (so that the figures bind), and the names as written are
stated of their codes (so that a rule can compare them with the tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.standards.codes import function_codes, name_form

_NAME = r"(?:[^，。；：（）\d]|（(?!类|款|项)[^（）]{1,10}）){2,40}?"
_PATH = re.compile(
    rf"“?(?P<class>[^，。；：、（）\d“”.．:]{{2,24}}?)”?(?:科目)?（类）(?:支出)?[、，/—-]?"
    rf"(?:(?P<group>{_NAME})（款）(?:支出)?[、，/—-]?(?:(?P<item>{_NAME})（项）(?:支出)?)?)?"
    r"(?:（(?P<behind>2\d\d(?:\d\d){0,2})）)?"
)
_BEHIND = re.compile(r"（(2\d\d(?:\d\d){0,2})）")
_PART = re.compile(rf"(?:(?P<group>{_NAME})（款）(?:支出)?[、，/—-]?)?(?P<item>{_NAME})（项）|(?P<only>{_NAME})（款）")
_MARK = r"(?:其中[：:]?)?(?:（?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）、.．])?"
_CODED = re.compile(
    rf"{_MARK}(?P<code>2\d\d)（类）(?:(?P<group>\d\d)（款）(?:(?P<item>\d\d)（项）)?)?(?P<name>[\u4e00-\u9fff（）、]{{0,30}}?)"
    r"(?=[：:，。]|年初|支出|决算)"
)
_OPENING = re.compile(
    rf"{_MARK}(?P<code>2\d{{6}}|2\d{{4}})?(?P<name>[^\W\x00-\xff][\u4e00-\u9fff（）、]{{2,30}}?)(?=[：:，。]|（2\d\d|年初预算|支出决算|决算|预算|\d|$)"
)
_LEVEL = re.compile("（[类款项]）")
_CODE = re.compile(r"(?<![\d.,-])（?(\d{7}|\d{5}|\d{3})(?![\d.,]|[-—]\d)）?[-—－、]?")
_ALIKE = 0.6
_LENGTHS = (3, 5, 7)


class ItemMatch(Struct, frozen=True):
    """An item path found: its span, the code it stands for (None: unknown), the names as written by code of their level."""

    start: int
    end: int
    code: str | None
    names: tuple[tuple[str, str], ...]


class ItemBook(Struct, frozen=True):
    """Names by functional code, as the document's tables give them."""

    names: Mapping[str, str]

    def find(self, sentence: str) -> Iterator[ItemMatch]:
        """The item paths of a sentence, and the names that stand beside their codes (2010301行政运行)."""
        coded = _CODED.match(sentence) or _OPENING.match(sentence)
        if coded and (not _LEVEL.search(sentence) or "group" in coded.groupdict()):
            opening = list(self._opening(coded))
            if opening:
                yield from opening
                return
        if not _LEVEL.search(sentence):
            yield from self._coded(sentence)
            return
        end = 0
        for found in _PATH.finditer(sentence):
            yield from self._parts(sentence, end, found.start())
            written = [found[level].strip("“”") for level in ("class", "group", "item") if found[level]]
            code = self._resolve(written)
            names = tuple((code[:length], name) for length, name in zip(_LENGTHS, written, strict=False)) if code else ()
            if found["behind"] and found["behind"] != code:
                names = (*names, (found["behind"], written[-1]))
            yield ItemMatch(found.start(), found.end(), code, names)
            end = found.end()
        yield from self._parts(sentence, end, len(sentence))

    def _coded(self, sentence: str) -> Iterator[ItemMatch]:
        """Names right behind or before the code that bears them."""
        for found in _CODE.finditer(sentence):
            names = sorted(self._names_of(found[1], official=True), key=len, reverse=True)
            forms = [form for name in names for form in (name, name.removesuffix("支出")) if len(form) > 1]
            for name in forms:
                if sentence.startswith(name, found.end()):
                    yield ItemMatch(found.start(), found.end() + len(name), found[1], ((found[1], name),))
                    break
                if sentence.endswith(name, 0, found.start()):
                    yield ItemMatch(found.start() - len(name), found.end(), found[1], ((found[1], name),))
                    break

    def _opening(self, found: re.Match[str]) -> Iterator[ItemMatch]:
        """An item that opens a sentence by its code (2080505机关…), or by a name that one row of the tables has alone."""
        given = found.groupdict()
        code, name = (given.get("code") or "") + (given.get("group") or "") + (given.get("item") or ""), given["name"] or ""
        if code:
            if self._names_of(code, official=True):
                yield ItemMatch(found.start(), found.end(), code, ())
            return
        own = [each for each, known in self.names.items() if len(each) > _LENGTHS[0] and name_form(known) == name_form(name)]
        if len(own) == 1:
            behind = _BEHIND.search(found.string, found.start("name"), found.end("name") + 9)
            told = ((behind[1], name),) if behind else ()
            yield ItemMatch(found.start("name"), behind.end() if behind else found.end("name"), own[0], told)

    def _parts(self, sentence: str, start: int, end: int) -> Iterator[ItemMatch]:
        """Names of a 款 or 项 without the levels above: a code where only one has the name, else an unknown item."""
        for found in _PART.finditer(sentence, start, end):
            group, name = ((found[level] or "").strip("“”") for level in ("group", "item" if found["item"] else "only"))
            name = name.removeprefix("其中")
            length = _LENGTHS[2 if found["item"] else 1]
            own = [code for code, known in self.names.items() if len(code) == length and name_form(known) == name_form(name)]
            codes = own or function_codes().named(name, length)
            if group:
                codes = [code for code in codes if _likeness(group, self._names_of(code[:5], official=True)) == 1]
            code = codes[0] if len(codes) == 1 else None
            named = ((code[:5], group), (code, name)) if code and group else ((code, name),) if code else ()
            yield ItemMatch(found.start(), found.end(), code, named)

    def _resolve(self, written: list[str]) -> str | None:
        length = _LENGTHS[len(written) - 1]
        own = [code for code in self.names if len(code) == length]
        scores = [(self._score(code, written, official=False), code) for code in own]
        best = max(scores, default=(0.0, ""))
        alone = sum(score == best[0] for score, _ in scores) == 1
        if best[0] >= len(written) - 1 + _ALIKE or (alone and len(written) > 1 and best[0] >= len(written) - 1):
            return best[1]
        listed = function_codes().named(written[-1], length)
        best = max(((self._score(code, written, official=True), code) for code in listed), default=(0.0, ""))
        return best[1] if best[0] >= len(written) - 1 + _ALIKE else None

    def _score(self, code: str, written: list[str], *, official: bool) -> float:
        return sum(
            _likeness(name, self._names_of(code[:length], official=official))
            for length, name in zip(_LENGTHS, written, strict=False)
        )

    def _names_of(self, code: str, *, official: bool) -> tuple[str, ...]:
        own = (self.names[code],) if code in self.names else ()
        return own if own and not official else (*own, *function_codes().names(code))


@lru_cache(maxsize=65536)
def _likeness(name: str, names: tuple[str, ...]) -> float:
    plain = name_form(name)
    forms = [name_form(each) for each in names]
    if plain in forms or any(form and plain.endswith(form) for form in forms):
        return 1.0
    best = max((SequenceMatcher(None, plain, form).ratio() for form in forms), default=0.0)
    return best if best >= _ALIKE else 0.0


def item_book(tables: Iterable[Statement]) -> ItemBook:
    """The names of functional codes that the tables state."""
    names: dict[str, str] = {}
    for statement in tables:
        for key in statement.keys:
            if isinstance(key, DerivedKey) and key.kind is DerivedKind.NAME and isinstance(statement.value, Text):
                code = key.of.member("function")
                if code:
                    names.setdefault(code, statement.value.text)
    return ItemBook(names)
