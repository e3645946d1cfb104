"""Several files that make one disclosure: what each of them is, and their blocks in one order, each naming its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.figures.width import compact
from juesuan.read.recognise.identity import find_body
from juesuan.read.recognise.items import Item, Line, flatten, lines_of, text_of
from juesuan.read.recognise.kinds import is_report_cover
from juesuan.read.recognise.regions import find_title, title_index
from juesuan.read.recognise.titles import find_heading, section_index
from juesuan.read.sources.blocks import Block, Cell, Paragraph, SourceDocument, SourceProblem
from juesuan.standards.standards import Standards

_LONG = 20
"""Characters from which on a paragraph that comes again in another file is no chance."""


class FileKind(IntEnum):
    """What a file of a disclosure holds, in the order in which the files are read."""

    NARRATIVE = 0
    TABLES = 1
    REPORT = 2


def kind_of(items: Sequence[Item], body: str, standards: Standards) -> FileKind | None:
    """What the items of one file are, by their titles; None when nothing tells. A whole disclosure is a narrative."""
    titles = title_index(standards.form_sets.values())
    index = section_index(standards)
    tables = any(find_title(item, body, titles) for item in items)
    headings = (find_heading(item.text, body, index) for item in items if isinstance(item, Line))
    sections = {found.section.section for found in headings if found and not found.section.part}
    if not tables and is_report_cover(items):
        return FileKind.REPORT
    if sections and (len(sections) > 1 or not tables):
        return FileKind.NARRATIVE
    return FileKind.TABLES if tables else None


def report_files(items: Sequence[Item], body: str, standards: Standards) -> frozenset[str]:
    """The files that hold the performance report alone; none where a single file was read."""
    by_file: dict[str, list[Item]] = {}
    for item in items:
        by_file.setdefault(item.spot.file, []).append(item)
    several = {file: own for file, own in by_file.items() if file}
    return frozenset(file for file, own in several.items() if kind_of(own, body, standards) is FileKind.REPORT)


def joined(sources: Mapping[str, SourceDocument], standards: Standards) -> SourceDocument:
    """Files as one document: narrative, tables, report, else as given; every spot and problem names its file.

    Of a file that mostly repeats the text of those before it only what is new is read, and it is told how much is not.
    """
    items = {file: list(flatten(source.blocks)) for file, source in sources.items()}
    body = find_body(line for own in items.values() for item in own for line in (lines_of(item) or [text_of(item)]))
    kinds = _filled(kind_of(own, body, standards) for own in items.values())
    order = [file for _, file in sorted(zip(kinds, sources, strict=True), key=lambda each: each[0])]
    blocks: list[Block] = []
    problems: list[SourceProblem] = []
    seen: dict[str, str] = {}
    for file in order:
        kept, repeated = _without_copies(sources[file].blocks, seen, file)
        blocks += [_placed(block, file) for block in kept]
        problems += [replace(each, message=f"{file}：{each.message}", spot=_at(each.spot, file)) for each in sources[file].problems]
        problems += [SourceProblem(f"{file}：有 {count} 段与“{other}”相同，只读一次") for other, count in repeated.items()]
    pages = [source.pages for source in sources.values() if source.pages is not None]
    return SourceDocument("several", tuple(blocks), sum(pages) if pages else None, tuple(problems))


def _filled(kinds: Iterable[FileKind | None]) -> list[FileKind]:
    """A file of unknown kind stays behind the one before it."""
    found, last = [], FileKind.NARRATIVE
    for kind in kinds:
        last = last if kind is None else kind
        found.append(last)
    return found


def _without_copies(blocks: Sequence[Block], seen: dict[str, str], file: str) -> tuple[list[Block], dict[str, int]]:
    """The blocks; of a file whose long paragraphs mostly stand in earlier ones only those that do not, and how many do."""
    texts = {id(block): compact(block.text) for block in blocks if isinstance(block, Paragraph)}
    copies = {number: seen[text] for number, text in texts.items() if text in seen}
    long = [text in seen for text in texts.values() if len(text) >= _LONG]
    for text in texts.values():
        seen.setdefault(text, file)
    if 2 * sum(long) <= len(long):
        return list(blocks), {}
    return [block for block in blocks if id(block) not in copies], Counter(copies.values())


def _placed(block: Block, file: str) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, spot=_at(block.spot, file))
    rows = tuple(tuple(_cell(cell, file) for cell in row) for row in block.rows)
    return replace(block, rows=rows, spot=_at(block.spot, file))


def _cell(cell: Cell, file: str) -> Cell:
    return replace(cell, spot=_at(cell.spot, file))


def _at(spot: Spot, file: str) -> Spot:
    return replace(spot, file=file)
