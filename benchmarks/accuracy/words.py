"""Slips in words: comparison, year, name, doubled or missing words and marks, what a template leaves."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from accuracy.figures import NUMBER, wording
from accuracy.planting import Kind, Planted, in_prose, with_block, with_text
from accuracy.subject import Subject
from juesuan.read.sources.blocks import Paragraph

_TURNED = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "降低": "增长",
    "大于": "小于",
    "小于": "大于",
    "高于": "低于",
    "低于": "高于",
}
_OTHER_BODY = "云水县林业局"
_DIGITS = "一二三四五六七八九十"


def turned(found: re.Match[str]) -> str | None:
    """The opposite word."""
    return _TURNED.get(found[1], "") + found[0][len(found[1]) :] if found[1] in _TURNED else None


def year_before(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The reporting year in running text becomes the year before."""
    year = subject.disclosure.identity.year
    pattern = rf"{year}(?=年度?(?:.{{0,12}}(?:支出|收入|决算|总计)|12月31日))"
    yield from in_prose(subject, rng, pattern, lambda _: str(year - 1))


def closing_date(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The day of the closing balance becomes that of the year before."""
    year = subject.disclosure.identity.year
    yield from in_prose(subject, rng, rf"{year}(?=年12月31日)", lambda _: str(year - 1))


def heading_year(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The year in the title of a table or section becomes the year before."""
    year = subject.disclosure.identity.year
    blocks = [
        (n, block)
        for n, block in enumerate(subject.blocks)
        if isinstance(block, Paragraph) and len(block.text) < 40 and str(year) in block.text and n > 5 and "决算" in block.text
    ]
    rng.shuffle(blocks)
    for number, block in blocks:
        new = block.text.replace(str(year), str(year - 1))
        yield Planted(f"{block.text} → {new}", with_text(subject, number, new), block.spot)


def other_body(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """Another body's name where the body's own stands."""
    name = subject.disclosure.identity.body
    if name:
        pattern = rf"(?<!召开)(?<!参加){re.escape(name)}"
        yield from in_prose(subject, rng, pattern, lambda _: _OTHER_BODY)


def level_word(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """本单位 in a department's accounts, 本部门 in a unit's."""
    if subject.disclosure.identity.kind.value == "部门决算":
        for planted in in_prose(subject, rng, "本部门", lambda _: "本单位"):
            yield replace(planted, apart="只作提示")
    else:
        yield from in_prose(subject, rng, "本单位", lambda _: "本部门")


def without_reason(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The reason of a difference left out with its opening words."""
    for planted in in_prose(
        subject, rng, r"[，。；](?:决算数?[^，。；]{0,12})?(?:的)?主要原因[是为：][^。；]*(?=[。；])", lambda _: ""
    ):
        text = next(block.text for block in planted.blocks if block.spot == planted.spot and isinstance(block, Paragraph))
        yield replace(planted, apart="仍然成立" if re.search("其中：$|如下：$", text) else "")


def stopped_reason(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A reason that stops after its opening words."""
    yield from in_prose(subject, rng, r"(?<=主要原因是)[^。；]+(?=。)", lambda _: "")


def doubled_sentence(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A clause written twice running."""
    yield from in_prose(subject, rng, r"(?<=，)[^，。；：]{5,20}，", lambda found: found[0] * 2)


def other_paragraph(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """A paragraph of one section in the place of another's."""
    passages = [
        (n, text, section.section) for n, text, section in subject.passages("narrative") if len(text) > 60 and section.section
    ]
    rng.shuffle(passages)
    for number, text, section in passages:
        other = next((each for each, _, its in passages if its != section), None)
        if other is not None:
            block = subject.blocks[number]
            words = f"{text[:16]}… ← {subject.blocks[other].text[:16]}…"  # type: ignore[union-attr]
            yield Planted(words, with_text(subject, number, subject.blocks[other].text), block.spot)  # type: ignore[union-attr]


def wrong_ordinal(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The number of a heading repeated: its own is that of the one before."""
    headings = [
        (n, block)
        for n, block in enumerate(subject.blocks)
        if isinstance(block, Paragraph) and re.match(rf"[{_DIGITS[1:]}]、", block.text.strip()) and len(block.text) < 40
    ]
    rng.shuffle(headings)
    for number, block in headings:
        if number > len(subject.blocks) // 8:
            text = block.text.strip()
            new = _DIGITS[_DIGITS.index(text[0]) - 1] + text[1:]
            yield Planted(f"{text} → {new}", with_block(subject, number, replace(block, text=new)), block.spot)


def last_semicolon(subject: Subject, rng: random.Random) -> Iterator[Planted]:
    """The last paragraph of a section with a semicolon for its stop."""
    last = {section.paragraphs[-1].place.spot for section in subject.disclosure.sections if section.paragraphs}
    passages = [(n, text) for n, text, _ in subject.passages("narrative") if subject.blocks[n].spot in last]
    rng.shuffle(passages)
    for number, text in passages:
        if text.rstrip().endswith("。") and len(text) > 40:
            yield Planted(
                f"…{text.rstrip()[-10:]} → ；", with_text(subject, number, text.rstrip()[:-1] + "；"), subject.blocks[number].spot
            )


KINDS: Mapping[str, Kind] = {
    "词语：增减写反": wording(rf"(增加|减少)(?=了?{NUMBER}万元)", turned),
    "词语：升降写反": wording(rf"(增长|下降|降低)(?=了?{NUMBER}[%％])", turned),
    "词语：大于小于写反": wording(r"(大于|小于|高于|低于)(?=(?:年初|全年|调整后?)?预算数)", turned),
    "词语：误作持平": wording(rf"(?:增加|减少)了?{NUMBER}万元", "持平"),
    "词语：词语重复": wording(r"(增加|减少|支出|收入|预算|主要)", r"\1\1"),
    "词语：分句重复": doubled_sentence,
    "标点：重复": wording(r"([，。；])", r"\1\1"),
    "标点：缺后引号": wording("”", ""),
    "标点：缺后括号": wording("）(?!、)", ""),
    "年份：正文旧年": year_before,
    "年份：截止日旧年": closing_date,
    "年份：标题旧年": heading_year,
    "名称：别的单位": other_body,
    "名称：部门单位混用": level_word,
    "模板：增加（减少）": wording(rf"(增加)(?=了?{NUMBER}万元)", "增加（减少）"),
    "模板：XX 未填": wording(rf"{NUMBER}(?=万元)", "XX"),
    "原因：删去": without_reason,
    "原因：没写完": stopped_reason,
    "错字：截止": wording("截至(?=20)", "截止"),
    "错字：拔款": wording("拨款", "拔款"),
    "段落：张冠李戴": other_paragraph,
    "序号：标题重号": wrong_ordinal,
    "标点：半角": wording(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ","),
    "标点：段末分号": last_semicolon,
    "金额：漏元字": wording(rf"(?<=决算为)({NUMBER})万元(?=，)", r"\1万"),
    "词语：上年没有而减少": wording(rf"增加({NUMBER})万元(?=[^。；]{{0,12}}上年无)", r"减少\1万元"),
    "序号：缺一是": wording("一是", ""),
}
"""The kinds of slips in words, by their names in the pages."""
