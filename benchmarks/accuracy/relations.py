"""Faults against single relations: bounds, counts of nought, control rates, balances, adjustments, shares, cut-off percents."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from accuracy.figures import another_digit, tenfold
from accuracy.planting import Change, Kind, Planted, grid_at, in_prose, with_block, with_cell, with_text
from accuracy.subject import Subject
from juesuan.figures.figure import Figure
from juesuan.figures.place import Spot
from juesuan.figures.width import prose_form
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.model.statement import Statement
from juesuan.read.sources.blocks import Paragraph

_HALF = Decimal("0.5")
_BASIC_ITEMS = {"30217": "reception", "30231": "vehicles_running", "30212": "abroad"}
_RATIOS = {DerivedKind.COMPLETION, DerivedKind.SHARE}
_TERMS = r"[、.．](财政拨款收入|基本支出|项目支出|“三公”经费|机关运行经费)[：:]"


def words(pattern: str, change: str | Change, part: str = "") -> Kind:
    """A wording replaced, in one part of the document or in all."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        def new(found: re.Match[str]) -> str | None:
            return found.expand(change) if isinstance(change, str) else change(found)

        yield from in_prose(subject, rng, pattern, new, part=part)

    return plant


def cells_of(pattern: str, slip: Callable[[str], str | None]) -> Kind:
    """A slip in the cells that state a fact whose written key begins with the pattern, noughts too."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        cells = subject.cells()
        rng.shuffle(cells)
        for block, row, index, cell in cells:
            stated = [s for s in subject.statements.get(cell.spot, ()) if any(re.match(pattern, str(key)) for key in s.keys)]
            new = slip(cell.text.strip()) if stated and isinstance(stated[0].value, Figure) else None
            if new and new != cell.text.strip():
                text = f"{stated[0].place.table}，{stated[0].place.row}：{cell.text.strip()} → {new}"
                related = stated[0] if subject.is_related(stated[0]) else None
                yield Planted(text, with_cell(subject, (block, row, index), new), cell.spot, related)

    return plant


def wrong_line(subject: Subject, _: random.Random) -> Iterator[Planted]:
    """The amount of another item of 公用经费 in the line of a 三公 item, and the other way round."""
    cells = {
        key.member("economic"): (block, row, index, statement)
        for block, row, index, cell in subject.cells()
        for statement in subject.statements.get(cell.spot, ())
        for key in statement.keys
        if isinstance(key, FactKey) and (key.member("nature"), key.member("fund")) == ("basic", "general_public_budget")
        if len(key.member("economic") or "") == 5
    }
    for code, item in _BASIC_ITEMS.items():
        most = _amount(subject, "three_public", "three_item", item)
        others = {each: _figure(place[3]) for each, place in cells.items() if each and each[:3] == "302"}
        donor = max(others, key=lambda each: others[each], default="")
        if code in cells and most is not None and donor not in ("", code) and others[donor] > most:
            yield _exchanged(subject, cells[code], cells[donor], f"{code} ⇄ {donor}")


def _exchanged(subject: Subject, one: tuple[int, int, int, Statement], two: tuple[int, int, int, Statement], text: str) -> Planted:
    """Two cells of one table with each other's text."""
    grid = grid_at(subject, one[0])
    rows = [list(row) for row in grid.rows]
    first, second = rows[one[1]][one[2]], rows[two[1]][two[2]]
    rows[one[1]][one[2]], rows[two[1]][two[2]] = replace(first, text=second.text), replace(second, text=first.text)
    return Planted(text, with_block(subject, one[0], replace(grid, rows=tuple(map(tuple, rows)))), first.spot)


def _figure(statement: Statement) -> Decimal:
    return statement.value.base if isinstance(statement.value, Figure) else Decimal(0)


def _amount(subject: Subject, concept: str, dimension: str, member: str) -> Decimal | None:
    """The greatest amount that is stated of a final fact."""
    stated = [
        _figure(each)
        for each in subject.disclosure.statements
        for key in each.keys
        if isinstance(key, FactKey) and (key.concept, key.member(dimension)) == (concept, member) and str(key).endswith(":final")
    ]
    return max(stated, default=None)


def unequal_totals(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The total of the income side wrong in a table of which the narrative says nothing."""
    told = {
        each.place.spot
        for each in subject.disclosure.statements
        if each.place.section and any(str(key).startswith("grand_total") for key in each.keys)
    }
    for planted in cells_of(r"grand_total\[(?:fund=fiscal,)?side=income\]", another_digit)(subject, rng):
        yield replace(planted, blocks=tuple(block for block in planted.blocks if block.spot not in told))


def cut_off(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A percent cut off where it was rounded up, of which no rounding of its figures can be the cause."""
    for number, statement, figure in _percents(subject, rng):
        exact = _exact(subject, statement)
        if exact is None:
            continue
        unit = Decimal(1).scaleb(-figure.decimals)
        low, value = exact
        cut, right = (value.quantize(unit, way) for way in (ROUND_DOWN, ROUND_HALF_UP))
        if right == figure.amount and cut < right and low > cut + unit / 2:
            yield from _replaced(subject, number, statement, f"{cut}%")


def no_hundred(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A share that its rounded figures may give, but with which the shares make no hundred."""
    for number, statement, figure in _percents(subject, rng):
        key = next(key for key in statement.keys if isinstance(key, DerivedKey))
        exact = _exact(subject, statement)
        partly = key.kind is DerivedKind.SHARE and 0 < figure.amount < 100
        if partly and exact and exact[1] - exact[0] > Decimal("0.1") and _whole(subject, key):
            new = (figure.amount - (exact[1] - exact[0]) * _HALF).quantize(Decimal(1).scaleb(-figure.decimals))
            yield from _replaced(subject, number, statement, f"{new}%")


def _whole(subject: Subject, own: DerivedKey) -> bool:
    """True when the shares of the same whole, of which there are several, make a hundred."""
    keys = {key for each in subject.disclosure.statements for key in each.keys if isinstance(key, DerivedKey)}
    same = [key for key in keys if (key.kind, key.base, key.of.concept) == (own.kind, own.base, own.of.concept)]
    amounts = [_stated(subject, key.of) for key in same]
    base = _stated(subject, own.base)
    return len(same) > 1 and base is not None and sum(each.amount for each in amounts if each) == base.amount


def _percents(subject: Subject, rng: random.Random) -> list[tuple[int, Statement, Figure]]:
    """The completions and shares of the narrative with the numbers of their blocks."""
    numbers = {block.spot: n for n, block in enumerate(subject.blocks) if isinstance(block, Paragraph)}
    found = [
        (numbers[each.place.spot], each, each.value)
        for each in subject.disclosure.statements
        if each.place.spot in numbers and isinstance(each.value, Figure)
        if any(isinstance(key, DerivedKey) and key.kind in _RATIOS for key in each.keys)
    ]
    rng.shuffle(found)
    return found


def _exact(subject: Subject, statement: Statement) -> tuple[Decimal, Decimal] | None:
    """The least percent that its figures may give, and the one that they give as written; None where they are not one each."""
    key = next(key for key in statement.keys if isinstance(key, DerivedKey))
    of, base = (_stated(subject, each) for each in (key.of, key.base))
    if of is None or base is None or not base.amount or of.unit != base.unit:
        return None
    reach = Decimal(1).scaleb(-of.decimals) / 2
    return 100 * (of.amount - reach) / (base.amount + reach), 100 * of.amount / base.amount


def _stated(subject: Subject, key: FactKey | None) -> Figure | None:
    """The one value that is stated of a fact."""
    values = {each.value for each in subject.disclosure.statements if key in each.keys and isinstance(each.value, Figure)}
    return values.pop() if len(values) == 1 else None


def _replaced(subject: Subject, number: int, statement: Statement, new: str) -> Iterator[Planted]:
    """The figure of a percent replaced, where it stands once in its paragraph."""
    block = subject.blocks[number]
    text = prose_form(block.text) if isinstance(block, Paragraph) else ""
    old = re.search(r"[\d.]+[%％]", statement.place.quote)
    if old and text.count(old[0]) == 1:
        yield Planted(f"{old[0]} → {new}", with_text(subject, number, text.replace(old[0], new)), block.spot)


def last_digit(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The last decimal of an amount of the narrative one higher, where another place states it."""
    for number, block in enumerate(subject.blocks):
        for each in subject.statements.get(block.spot, ()) if isinstance(block, Paragraph) else ():
            twice = isinstance(each.value, Figure) and any(
                _also(subject, key, each) for key in each.keys if isinstance(key, FactKey)
            )
            old = re.search(r"\d+\.\d*[0-8](?=\s*万元)", each.place.quote)
            if twice and old and block.text.count(old[0]) == 1 and rng.random() < _HALF:
                new = old[0][:-1] + str(int(old[0][-1]) + 1)
                yield Planted(f"{old[0]} → {new}", with_text(subject, number, block.text.replace(old[0], new)), block.spot)


def _also(subject: Subject, key: FactKey, own: Statement) -> bool:
    """True when another statement of the fact has the same value."""
    return any(each is not own and key in each.keys and each.value == own.value for each in subject.disclosure.statements)


def term_left_out(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The explanation of a required term left out, where no other explanation names it."""
    passages = [(number, text) for number, text, _ in subject.passages("glossary")]
    rng.shuffle(passages)
    whole = "".join(text for _, text in passages)
    for number, text in passages:
        term = re.search(_TERMS, text)
        if term and whole.count(term[1]) == text.count(term[1]):
            yield Planted(f"缺“{term[1]}”", with_block(subject, number, None), subject.blocks[number].spot)


def upper_ordinals(subject: Subject, _: random.Random) -> Iterator[Planted]:
    """The headings 1. and 2. below one in brackets as 一、 and 二、."""
    blocks = list(subject.blocks)
    changed: list[Spot] = []
    for number, text, _section in subject.passages("report"):
        found = re.fullmatch(r"([12])\.([^。，：]{2,20})", text.strip())
        if found:
            blocks[number] = replace(blocks[number], text="一二"[int(found[1]) - 1] + "、" + found[2])  # type: ignore[call-arg]
            changed.append(blocks[number].spot)
    if len(changed) > 1:
        yield Planted("1. 2. → 一、 二、", tuple(blocks), changed[0])


def _below(text: str) -> str | None:
    """A tenth of the amount."""
    return f"{Decimal(text) / 10:.2f}" if re.fullmatch(r"\d+\.\d+", text) else None


_SMALL = (
    r"(授予中小企业合同金额)([\d.]+)(万元，占政府采购支出总额的)([\d.]+)"
    r"(%[^。；]*授予小微企业合同金额)([\d.]+)(万元，占[^。；]*?)([\d.]+)(?=%)"
)

KINDS: Mapping[str, Kind] = {
    "勾稽：接待人次合计": words(r"(?<=接待)\d+批次\d+(?=人次，其中)", lambda found: found[0] + "0", "report"),
    "勾稽：接待批次合计": words(r"(?<=共接待)\d+(?=批次\d+人次，其中)", lambda found: another_digit(found[0]), "report"),
    "勾稽：食堂成本": words(r"(?<=食材成本支出)[\d.]+(?=万元)", lambda found: tenfold(found[0]), "report"),
    "勾稽：可用指标": cells_of(r"expenditure\[fund=general_public_budget,nature=project\]@\d+:available", another_digit),
    "勾稽：项目调整数": words(r"(?<=年中执行调减)[\d.]+(?=万元)", lambda found: another_digit(found[0]), "report"),
    "勾稽：控制率": cells_of(r"ratio\(", another_digit),
    "勾稽：超支结余": cells_of(r"balance\(", lambda _: "-1.20"),
    "勾稽：基本支出串行": wrong_line,
    "勾稽：车辆保有量": words(r"(?<=保有量为)\d+(?=辆)", lambda found: f"{int(found[0]) + 50}"),
    "勾稽：小微大于中小": words(_SMALL, r"\1\6\3\8\5\2\7\4"),
    "勾稽：收支总计不等": unequal_totals,
    "勾稽：有费用而数量为零": words(
        r"(?<=团组)[1-9]\d*(?=个)|(?<=更新公务用车)[1-9]\d*(?=辆)|(?<=来访团组)[1-9]\d*(?=批次)", "0", "narrative"
    ),
    "勾稽：用途的性质": words(r"(?<=等)基本支出(?=。)", "项目支出", "narrative"),
    "勾稽：百分比截尾": cut_off,
    "勾稽：比重不成百": no_hundred,
    "勾稽：差一个末位": last_digit,
    "结构：采购超预算": cells_of(r"procurement@\d+:budget", _below),
    "概况：机构个数": words(r"(?<=设)\d(?=个内设机构)", lambda found: str(int(found[0]) + 2), "profile"),
    "概况：级别两种": words("正处级", "副处级"),
    "名词：缺解释": term_left_out,
    "序号：下级用上级": upper_ordinals,
}
"""The kinds of faults against single relations, by their names in the pages."""
