"""Faults of single rules: contents list, cover, profile, purpose, fund, names, and the texts of the self-evaluation."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from accuracy.planting import Kind, Planted, in_prose, with_block, with_cell, with_text
from accuracy.subject import Subject
from juesuan.model.disclosure import Part
from juesuan.model.statement import Statement
from juesuan.read.sources.blocks import Cell, Paragraph

_FUNDS = {"政府性基金": "国有资本经营", "国有资本经营": "政府性基金"}


def _paragraphs(subject: Subject, pattern: str, until: str = "") -> list[tuple[int, Paragraph]]:
    """The paragraphs that the pattern matches, up to the second one that begins with a word."""
    found: list[tuple[int, Paragraph]] = []
    seen = 0
    for number, block in enumerate(subject.blocks):
        if isinstance(block, Paragraph):
            seen += bool(until) and block.text.strip().startswith(until)
            if seen > 1:
                break
            if re.search(pattern, block.text):
                found.append((number, block))
    return found


def _has_contents(subject: Subject) -> bool:
    return any(section.part is Part.CONTENTS for section in subject.disclosure.sections)


def unlisted_section(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """An entry of the contents list that the body has not."""
    entries = _paragraphs(subject, r"^[一二三四五六七八九十]+、.*说明$", "第一部分") if _has_contents(subject) else []
    rng.shuffle(entries)
    for number, block in entries:
        new = block.text.split("、")[0] + "、预备费使用情况说明"
        yield Planted(f"目录 {block.text} → {new}", with_text(subject, number, new), block.spot)


def other_number_in_contents(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """An entry of the contents list with the number of the next."""
    entries = _paragraphs(subject, r"^[一二三四五六七八]、.*(?:说明|表)$", "第一部分") if _has_contents(subject) else []
    rng.shuffle(entries)
    for number, block in entries:
        new = "一二三四五六七八九十"["一二三四五六七八九十".index(block.text.strip()[0]) + 1] + block.text.strip()[1:]
        yield Planted(f"目录 {block.text} → {new}", with_text(subject, number, new), block.spot)


def cover_year(subject: Subject, _: random.Random) -> Iterator[Planted]:
    """The cover without its year."""
    first = subject.disclosure.sections[0]
    spots = {passage.place.spot for passage in first.paragraphs}
    for number, block in enumerate(subject.blocks[:6]):
        if isinstance(block, Paragraph) and block.spot in spots and re.search(r"20\d\d年度?", block.text):
            new = re.sub(r"20\d\d年度?", "", block.text)
            yield Planted(f"封面 {block.text} → {new}", with_text(subject, number, new), block.spot)


def without_profile(section: str) -> Kind:
    """The duties or the structure left out with their heading."""

    def plant(subject: Subject, _: random.Random) -> Iterator[Planted]:
        own = [each for each in subject.disclosure.sections if each.section == section and each.part is Part.PROFILE]
        spots = {spot for each in own for spot in (each.place.spot, *(passage.place.spot for passage in each.paragraphs))}
        if any(each.paragraphs for each in own):
            yield Planted(f"缺“{own[0].heading}”", tuple(b for b in subject.blocks if b.spot not in spots), own[0].place.spot)

    return plant


def other_fund(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A section on one fund with the text of the other."""
    passages = [
        (number, text)
        for number, text, section in subject.passages("narrative")
        if section.section in ("government_fund", "state_capital")
    ]
    rng.shuffle(passages)
    for number, text in passages:
        own = next((word for word in _FUNDS if word in text), None)
        if own:
            new = text.replace(own, _FUNDS[own])
            yield Planted(f"{own} → {_FUNDS[own]}", with_text(subject, number, new), subject.blocks[number].spot)


def no_purpose(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A purpose announced and not given."""
    yield from in_prose(subject, rng, r"(?<=主要用于)[：:]?[^。；]+(?=[。；])", lambda _: "")


def one_name_two_ways(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """One character of a title that stands twice."""
    titles = Counter(title for _, text, _ in subject.passages() for title in re.findall(r"《([^《》]{4,30})》", text))
    twice = [title for title, times in titles.items() if times > 1 and not re.search("法$|年|\\d", title)]
    for title in sorted(twice):
        new = title[:1] + "讯" + title[2:]
        yield from in_prose(subject, rng, re.escape(title), lambda _, new=new: new, part="")  # type: ignore[misc]


def heading_unpaired(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A closing quote or bracket of a heading of the narrative left out."""
    headings = {s.place.spot: s.heading for s in subject.disclosure.sections if s.part is Part.NARRATIVE and s.heading}
    found = [(n, b) for n, b in enumerate(subject.blocks) if isinstance(b, Paragraph) and b.spot in headings and "。" not in b.text]
    rng.shuffle(found)
    for number, block in found:
        new = re.sub("”", "", block.text, count=1)
        if new != block.text:
            yield Planted(f"{block.text} → {new}", with_text(subject, number, new), block.spot)


def blank_unexplained(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The remark below a blank table left out."""
    notes = _paragraphs(subject, "^(?:注|说明)：.*(?:无数据|没有)")
    rng.shuffle(notes)
    for number, block in notes:
        yield Planted(f"缺“{block.text[:20]}…”", with_block(subject, number, None), block.spot)


def in_report(pattern: str, new: str) -> Kind:
    """A wording of the report replaced."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        yield from in_prose(subject, rng, pattern, lambda found: found.expand(new), part="report")

    return plant


def in_indicators(concept: str, change: Callable[[Subject, Statement], str | None]) -> Kind:
    """A text of a score sheet replaced."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        cells: list[tuple[int, int, int, Cell]] = subject.cells()
        rng.shuffle(cells)
        for block, row, index, cell in cells:
            stated = [s for s in subject.statements.get(cell.spot, ()) if any(str(key).startswith(concept) for key in s.keys)]
            new = change(subject, stated[0]) if stated else None
            if new and new != cell.text.strip():
                words = f"{stated[0].place.row}：{cell.text.strip()[:20]} → {new[:20]}"
                yield Planted(words, with_cell(subject, (block, row, index), new), cell.spot)

    return plant


def _same_as(concept: str) -> Callable[[Subject, Statement], str | None]:
    """The text of another cell of the same row of the same sheet."""

    def change(subject: Subject, statement: Statement) -> str | None:
        members = [dict(key.members) for key in statement.keys if hasattr(key, "members")]
        for other in subject.disclosure.statements:
            for key in other.keys:
                if str(key).startswith(concept) and hasattr(key, "members") and dict(key.members) in members:
                    return other.place.quote
        return None

    return change


KINDS: Mapping[str, Kind] = {
    "目录：正文没有的一条": unlisted_section,
    "目录：序号错": other_number_in_contents,
    "封面：缺年度": cover_year,
    "概况：缺职责": without_profile("duties"),
    "概况：缺机构": without_profile("structure"),
    "段落：别的资金": other_fund,
    "用途：没写": no_purpose,
    "名称：两种写法": one_name_two_ways,
    "标点：标题缺后引号": heading_unpaired,
    "结构：空表缺说明": blank_unexplained,
    "绩效：签字栏空着": in_report(r"填表人：.*", "填表人：　　填报日期：　　联系电话：　　单位负责人签字："),
    "绩效：缺原因分析": in_report(r"，主要是由于[^。]*", ""),
    "绩效：应用和公开写无": in_report(r"^自评结果作为.*", "无。"),
    "绩效：结余写作结转": in_report(r"结余([\d.]+万元)已由财政收回", r"结余结转\1"),
    "绩效：照抄目标": in_indicators("achievement[", _same_as("goal[")),
}
"""The kinds of faults of single rules, by their names in the pages."""
