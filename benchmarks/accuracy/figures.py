"""Slips in figures: digits, points, signs and units, in the cells of tables and in sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from accuracy.planting import Change, Kind, Planted, in_prose, with_cell
from accuracy.subject import Subject

NUMBER = r"(?<![\d.])\d[\d,]*\.?\d*(?![\d.])"
SOME = r"(?<![\d.])(?=[\d,.]*[1-9])\d[\d,]*\.?\d*(?![\d.])"
MONEY = rf"{NUMBER}(?=\s*(?:万元|元))"
RATE = rf"{NUMBER}(?=\s*[%％])"
COUNT = r"(?<![\d.])\d+(?=\s*(?:个|批次|批|人次|人|辆|台|套|家))"
Slip = Callable[[str], str | None]


def another_digit(text: str) -> str | None:
    """The first digit that is not nought becomes another."""
    found = re.search(r"[1-9]", text)
    return text[: found.start()] + str(int(found[0]) % 9 + 1) + text[found.end() :] if found else None


def middle_digit(text: str) -> str | None:
    """A digit before the point other than the first becomes another; the last but one where there is none."""
    whole = text.partition(".")[0]
    at = len(whole) - 1
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :] if len(whole) > 1 and text[at].isdigit() else None


def swapped(text: str) -> str | None:
    """The first two neighbouring digits that differ change places."""
    for at in range(len(text) - 1):
        if text[at : at + 2].isdigit() and text[at] != text[at + 1] and text[at + 1] != "0":
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return None


def tenfold(text: str) -> str | None:
    """The point one digit to the right."""
    return _times(text, 10)


def tenth(text: str) -> str | None:
    """The point one digit to the left."""
    return _times(text, Decimal("0.1"))


def no_point(text: str) -> str | None:
    """The point left out."""
    return text.replace(".", "") if "." in text else None


def negative(text: str) -> str | None:
    """A minus before the figure."""
    return f"-{text}" if text[:1].isdigit() else None


def _times(text: str, factor: int | Decimal) -> str | None:
    plain = text.replace(",", "")
    decimals = len(plain.partition(".")[2])
    value = Decimal(plain) * factor
    return f"{value:.{decimals}f}" if re.fullmatch(r"\d+(\.\d+)?", plain) and value else None


def truncated(text: str) -> str | None:
    """The last decimal one lower: cut off where it was rounded up."""
    return text[:-1] + str(int(text[-1]) - 1) if "." in text and text[-1] in "123456789" else None


def in_cells(slip: Slip, *, total: bool | None = None) -> Kind:
    """The slip in cells that state a figure; in rows of totals, in others, or in all."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        cells = subject.stated_cells()
        rng.shuffle(cells)
        for block, row, index, cell, statement in cells:
            is_total = bool(re.search("[合总小]计", statement.place.row or ""))
            written = cell.text.strip()
            new = slip(written) if re.fullmatch(r"[\d,]+(\.\d+)?", written) and total in (None, is_total) else None
            if new and new != written:
                words = f"{statement.place.table}，{statement.place.row}，{statement.place.column}：{written} → {new}"
                blocks = with_cell(subject, (block, row, index), cell.text.replace(written, new))
                yield Planted(words, blocks, cell.spot, statement, of_figure=True)

    return plant


def in_sentences(pattern: str, slip: Slip) -> Kind:
    """The slip in figures of the narrative."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        yield from in_prose(subject, rng, pattern, lambda found: slip(found[0]), of_figure=True)

    return plant


def wording(pattern: str, new: str | Change, *, of_figure: bool = False) -> Kind:
    """A wording of the narrative replaced."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        def change(found: re.Match[str]) -> str | None:
            return found.expand(new) if isinstance(new, str) else new(found)

        yield from in_prose(subject, rng, pattern, change, of_figure=of_figure)

    return plant


KINDS: Mapping[str, Kind] = {
    "表格：一位数字": in_cells(another_digit, total=False),
    "表格：中间一位数字": in_cells(middle_digit, total=False),
    "表格：合计行数字": in_cells(another_digit, total=True),
    "表格：两位数字对调": in_cells(swapped),
    "表格：小数点右移": in_cells(tenfold),
    "表格：小数点左移": in_cells(tenth),
    "表格：漏小数点": in_cells(no_point),
    "表格：误作负数": in_cells(negative),
    "表格：漏填": in_cells(lambda _: " "),
    "正文：金额一位数字": in_sentences(MONEY, another_digit),
    "正文：金额中间一位": in_sentences(MONEY, middle_digit),
    "正文：金额两位对调": in_sentences(MONEY, swapped),
    "正文：金额小数点右移": in_sentences(MONEY, tenfold),
    "正文：金额小数点左移": in_sentences(MONEY, tenth),
    "正文：万元误作元": wording(rf"({SOME})\s*万元", r"\1元", of_figure=True),
    "正文：元误作万元": wording(
        rf"({SOME})\s*万元", lambda found: f"{(Decimal(found[1].replace(',', '')) * 10000):.2f}万元", of_figure=True
    ),
    "正文：漏单位": wording(rf"({SOME})\s*万元(?=[，。；])", r"\1", of_figure=True),
    "正文：百分比一位数字": in_sentences(RATE, another_digit),
    "正文：百分比两位对调": in_sentences(RATE, swapped),
    "正文：百分比小数点": in_sentences(RATE, tenth),
    "正文：百分比截尾": in_sentences(RATE, truncated),
    "正文：漏百分号": wording(rf"({SOME})\s*[%％](?=[，。；])", r"\1", of_figure=True),
    "正文：数量一位数字": in_sentences(COUNT, another_digit),
}
"""The kinds of slips in figures, by their names in the pages."""
