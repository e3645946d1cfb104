"""Books to a Disclosure: tables and sentences of the form set, read back as any document, and held against what was meant.

The disclosure is what a reader gets from the blocks that were written, so its statements are those of the published file;
every figure was written for facts of the books, and a figure that does not read back as them is a problem of ours or of a
text that the body gave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from juesuan.compile.agreement import agreeing
from juesuan.compile.as_text import at_lines
from juesuan.compile.document import document
from juesuan.compile.facts import Facts
from juesuan.compile.said import Source, Teller, Wanted
from juesuan.compile.score_sheets import Sheets, sheet_blocks
from juesuan.compile.self_evaluation import evaluated_projects
from juesuan.compile.tables import PRINTABLE, Stated, lay_table
from juesuan.errors import UsageError
from juesuan.ledger.books import Books, Entry
from juesuan.model.disclosure import Disclosure
from juesuan.model.key import Key
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Block, SourceDocument
from juesuan.standards.scoring import load_scoring
from juesuan.standards.standards import Standards
from juesuan.standards.templates import load_templates

_NOT_READ = "写出的数没有读回来：{fact} = {value}"
_NOT_MEANT = "文字中多读出一个数：{fact} = {value}（{place}）"
_UNBOUND = "文字中有一个数说不清是什么：{text}（{place}）"
_NO_FORM_SET = "（底稿没有填写）"
_OTHER_BODY = "文件读出来的单位是“{found}”，不是“{body}”"


class Compiled(Struct, frozen=True):
    """The disclosure, what is still wanted, what went wrong (Chinese), and the facts that lead every figure to its rows.

    ``blocks`` are the document as it was written; ``stated`` what its figures were meant to state.
    """

    disclosure: Disclosure
    blocks: tuple[Block, ...]
    wanted: tuple[Wanted, ...]
    problems: tuple[str, ...]
    facts: Facts
    stated: tuple[Stated, ...]

    @property
    def complete(self) -> bool:
        """True when nothing is wanted and nothing went wrong."""
        return not self.wanted and not self.problems


def compile_books(books: Books, standards: Standards, *, prior: Iterable[Entry] = ()) -> Compiled:
    """The disclosure of a body's books; ``prior`` are last year's facts, beside those that the books hold.

    Raises:
        UsageError: the form set is unknown, or its tables or sentences cannot be written.
    """
    form_set = standards.form_set(books.profile.form_set or _NO_FORM_SET)
    if any(form.layout not in PRINTABLE or form.prints is None for form in form_set.forms):
        raise UsageError("可以编制的表式", form_set.name)
    known = {entry.key for entry in books.entries}
    more = [*evaluated_projects(books), *(entry for entry in prior if entry.key not in known)]
    facts = Facts.of(books, standards, form_set.style, more)
    if form_set.style.rounding == "agree":
        facts = agreeing(facts, form_set.forms)
    numbers = form_set.numbers
    tables = [lay_table(form, facts, books.profile, form_set.style, numbers[form.name]) for form in form_set.forms]
    templates = load_templates(form_set.style.templates or form_set.name)
    teller = Teller(Source(facts, books, templates))
    sheets = Sheets(facts, load_scoring(), templates.missing_reason)
    blocks = at_lines(document(teller, tables, sheet_blocks(books, sheets)))
    disclosure = _read(blocks, books, standards)
    stated = (*(each for table in tables for each in table.stated), *teller.stated, *sheets.stated)
    problems = (*disclosure.problems, *_differences(disclosure, stated, books, standards))
    return Compiled(disclosure, blocks, tuple(dict.fromkeys([*teller.wanted, *sheets.wanted])), problems, facts, stated)


def _read(blocks: tuple[Block, ...], books: Books, standards: Standards) -> Disclosure:
    source = SourceDocument("compiled", blocks)
    return recognise(source, standards, path=books.profile.body, form_set=books.profile.form_set)


def _differences(disclosure: Disclosure, stated: Iterable[Stated], books: Books, standards: Standards) -> list[str]:
    """What reads otherwise than it was meant."""
    if disclosure.identity.body != books.profile.body:
        return [_OTHER_BODY.format(found=disclosure.identity.body, body=books.profile.body)]
    meant = Counter((keys, str(value)) for keys, value in stated)
    read = {id(each): (each.keys, str(each.value)) for each in _figures(disclosure)}
    more = Counter(read.values()) - meant
    missing = (meant - Counter(read.values())).elements()
    problems = [_NOT_READ.format(fact=_fact(keys, standards), value=value) for keys, value in missing]
    for each in _figures(disclosure):
        if more[read[id(each)]] > 0:
            more[read[id(each)]] -= 1
            keys, value = read[id(each)]
            place = each.place.section or each.place.table
            problems.append(_NOT_MEANT.format(fact=_fact(keys, standards), value=value, place=place))
    problems += [_UNBOUND.format(text=each.text, place=each.place.quote[:40]) for each in disclosure.unbound]
    return problems


def _fact(keys: tuple[Key, ...], standards: Standards) -> str:
    """The facts in words, with their keys: those who look for the cause want the one or the other."""
    return f"{'、'.join(map(standards.label, keys))}（{' = '.join(map(str, keys))}）"


def _figures(disclosure: Disclosure) -> list[Statement]:
    return [each for each in disclosure.statements if not isinstance(each.value, Text)]
