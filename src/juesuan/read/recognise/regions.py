"""Finds the tables: a region runs from a title that a form knows to the next title or heading.

A title without rows after it (a contents list) opens nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.figures.units import WAN, Unit, unit_of
from juesuan.figures.width import compact, prose_form, title_form
from juesuan.read.recognise.items import GridRow, Item, Line, lines_of, text_of
from juesuan.read.recognise.titles import table_form
from juesuan.standards.forms import Form, FormSet

_UNIT = re.compile(r"单位[：:]?(?:人民币)?[（(]?(亿元|万元|千元|元)")
_REMARK = re.compile(r"^(?:备?注|说明)\d?[：:.、]|^\d[.、]|本表|无数据|没有")
_FURNITURE = re.compile(r"^(?:编制|公开)?(?:部门|单位)(?:名称)?[：:]|^公开\d\d表|^第?\d+页?$|^[-—–－]+\d+[-—–－]+$|续表?）?$|表$")
_OTHER_TITLE = re.compile(
    r"(?!公开|附表|续表)[^，。：；\d]{4,40}(?:情况|明细|信息|支出|收入|经费|决算|统计|汇总|预算)(?<!^部门决算)(?<!^单位决算)总?表"
)
_NUMBER = re.compile(r"公开\d{1,2}表")
_MAY_BE_TITLE = re.compile(r"表(?:（[^（）]*）)?$")
_LONGEST_TITLE = 60
_LONGEST_BRACKET = 24
"""No bracket behind the title of a table is longer."""
_NUMBER_WITHIN = 8
"""How many lines and rows from the title on may carry the number of the table."""


class Region(Struct, frozen=True):
    """A table found: form, title as written and its spot, rows, unit (and whether it was stated), remarks."""

    form: Form
    title: str
    spot: Spot
    rows: tuple[GridRow, ...]
    unit: Unit
    unit_stated: bool
    remarks: tuple[str, ...]
    start: int
    end: int
    number: str = ""


def find_report_title(item: Item, forms: Sequence[Form]) -> tuple[str, str] | None:
    """The form's name and the title as written when the item is a title that holds the words of a form of the report."""
    for line in lines_of(item)[:2]:
        plain = compact(line)
        if len(plain) <= _LONGEST_TITLE and not plain.endswith(("。", "；")) and "附件：" not in plain:
            for form in forms:
                if any(word in title_form(line).replace("（单位）", "") for word in form.title_words):
                    return form.name, plain
    return None


class TitleIndex(Struct, frozen=True):
    """Form names by normalised title, and by pattern where no title is the same; the pattern's groups are numbered by name."""

    exact: Mapping[str, str]
    patterns: re.Pattern[str]
    names: tuple[str, ...]

    def form_of(self, title: str) -> str | None:
        """The form of a title; some regions call every table 总表."""
        found = self.exact.get(title) or self.exact.get(title.replace("决算总表", "决算表"))
        if found or not _MAY_BE_TITLE.search(title[-_LONGEST_BRACKET:]):
            return found
        matched = self.patterns.fullmatch(title)
        return self.names[int((matched.lastgroup or "")[1:])] if matched else None


def title_index(sets: Iterable[FormSet]) -> TitleIndex:
    """The titles and title patterns of all form sets."""
    forms = [form for form_set in sets for form in form_set.forms]
    patterns = {form.title_pattern: form.name for form in forms if form.title_pattern}
    joined = "|".join(f"(?P<n{number}>{pattern})" for number, pattern in enumerate(patterns))
    exact = {title: form.name for form in forms for title in form.titles}
    return TitleIndex(exact, re.compile(joined or "(?!)"), tuple(patterns.values()))


def find_title(item: Item, body: str, titles: TitleIndex) -> tuple[str, str] | None:
    """The form's name and the title as written when the item is (or its first line is) a table's title."""
    for line in lines_of(item)[:2]:
        if len(compact(line)) > _LONGEST_TITLE:
            continue
        form = titles.form_of(table_form(line, body))
        if form:
            return form, compact(line)
    return None


def _is_other_title(item: Item, body: str, titles: TitleIndex) -> bool:
    """True for the title of a table that no form knows."""
    for line in lines_of(item)[:2]:
        title = table_form(line, body)
        if _OTHER_TITLE.fullmatch(title) and not titles.form_of(title):
            return True
    return False


class Forms(Struct, frozen=True):
    """The forms that a document may hold: names by title, the chosen set, what it lacks, and the report's, known by words."""

    titles: TitleIndex
    chosen: FormSet
    further: FormSet
    report: FormSet

    def form(self, name: str) -> Form | None:
        """The form of this name."""
        return self.chosen.form(name) or self.further.form(name) or self.report.form(name)


def find_regions(items: Sequence[Item], stops: set[int], body: str, forms: Forms) -> list[Region]:
    """The tables of a document; ``stops`` are indexes of items that end a table (part and section headings)."""
    starts = [
        (index, found)
        for index, item in enumerate(items)
        if (found := find_title(item, body, forms.titles) or find_report_title(item, forms.report.forms))
    ]
    regions = []
    for position, (index, (name, title)) in enumerate(starts):
        limit = starts[position + 1][0] if position + 1 < len(starts) else len(items)
        end = next((stop for stop in range(index + 1, limit) if stop in stops), limit)
        end = _other_table(items, (index, end), body, forms.titles)
        form = forms.form(name)
        rows = _rows(items, index, end)
        if form and rows:
            regions.append(_region(form, title, items, (index, end), rows))
    return _with_common_unit(_continued(regions))


def _continued(regions: list[Region]) -> list[Region]:
    """Regions of one form that follow each other in a file are one table with its title repeated, unless their units differ."""
    joined: list[Region] = []
    for region in regions:
        last = joined[-1] if joined and region.form.layout != "sheet" else None
        same = last is not None and last.form is region.form and last.spot.file == region.spot.file
        if last and same and (last.unit == region.unit or not region.unit_stated):
            joined[-1] = replace(last, rows=last.rows + region.rows, remarks=last.remarks + region.remarks, end=region.end)
        else:
            joined.append(region)
    return joined


def _other_table(items: Sequence[Item], span: tuple[int, int], body: str, titles: TitleIndex) -> int:
    """Where a table of an unknown title begins below the rows of this one; else the end of the span."""
    rows = 0
    for index in range(span[0] + 1, span[1]):
        item = items[index]
        if rows > 1 and _is_other_title(item, body, titles):
            return index
        rows += isinstance(item, GridRow) and len(item.filled) > 1
    return span[1]


def _with_common_unit(regions: list[Region]) -> list[Region]:
    """Tables that state no unit take the one that most of the others state, those of their file before those of other files."""
    stated = [region for region in regions if region.unit_stated]

    def common(file: str) -> Unit:
        units = Counter(each.unit for each in stated if each.spot.file == file) or Counter(each.unit for each in stated)
        return units.most_common(1)[0][0] if units else WAN

    return [region if region.unit_stated else replace(region, unit=common(region.spot.file)) for region in regions]


def _rows(items: Sequence[Item], start: int, end: int) -> tuple[GridRow, ...]:
    """The rows of the region; a line of other text after the first rows ends it."""
    rows: list[GridRow] = []
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Line):
            if rows and not (_is_remark(item) or _UNIT.search(title_form(item.text)) or _FURNITURE.search(compact(item.text))):
                break
        elif index > start or len(item.filled) != 1:
            rows.append(item)
    return tuple(rows) if any(len(row.cells) > 1 for row in rows) else ()


def _region(form: Form, title: str, items: Sequence[Item], span: tuple[int, int], rows: tuple[GridRow, ...]) -> Region:
    start, end = span
    stated = None
    remarks = []
    for item in items[start:end]:
        text = title_form(text_of(item)) if isinstance(item, GridRow) else title_form(item.text)
        found = _UNIT.search(text) if len(text) < 200 else None
        if found and stated is None:
            stated = unit_of(found[1])
        elif _is_remark(item):
            remarks.append(prose_form(text_of(item)))
    spot = items[start].spot
    number = _number(items[start : min(end, start + _NUMBER_WITHIN)])
    return Region(form, title, spot, rows, stated or WAN, stated is not None, tuple(remarks), start, end, number)


def _number(items: Sequence[Item]) -> str:
    """The number that is printed near the title, such as 公开05表; '' if there is none."""
    found = (_NUMBER.search(compact(text_of(item))) for item in items)
    return next((hit[0] for hit in found if hit), "")


def _is_remark(item: Item) -> bool:
    lines = lines_of(item)
    if not lines:
        return False
    text = compact("".join(lines))
    return bool(_REMARK.search(text)) and (isinstance(item, Line) or len(text) > 6)
