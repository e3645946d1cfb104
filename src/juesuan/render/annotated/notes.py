"""What is noted at which place of a file: the whole finding where it is wrong, a line where it takes part."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from juesuan.figures.place import Place, Spot
from juesuan.findings.finding import Finding
from juesuan.findings.report import DocumentReport
from juesuan.render.place import one_line
from juesuan.render.words import SEVERITY

AUTHOR = "juesuan"
_MOST_PLACES = 12
"""Places of a finding that are noted."""


class Note(Struct, frozen=True):
    """A note at a place: its lines, whether what stands there is wrong or only takes part."""

    place: Place
    lines: tuple[str, ...]
    wrong: bool


class Notes(Struct, frozen=True):
    """The notes of a document, and the findings that have no place in the file, a line each."""

    placed: tuple[Note, ...]
    loose: tuple[str, ...]


def notes_of(document: DocumentReport, fits: Callable[[Spot], bool]) -> Notes:
    """The notes at the places that ``fits`` says can be marked; places in other files are none."""
    placed: list[Note] = []
    loose: list[str] = []
    for number, finding in enumerate(document.findings, 1):
        wrong, others = _places(finding, fits)
        placed += [Note(place, _told(number, finding), wrong=True) for place in wrong]
        placed += [Note(place, _hinted(number, finding), wrong=False) for place in others]
        if not wrong:
            loose += (
                ["", *_told(number, finding)] if loose else ["以下问题在文件中没有可以标出的位置：", "", *_told(number, finding)]
            )
    return Notes(tuple(placed), tuple(loose))


def by_spot(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes with those at one spot as one, its lines parted by an empty line."""
    found: dict[Spot, Note] = {}
    for note in notes:
        known = found.get(note.place.spot)
        joined = Note(known.place, (*known.lines, "", *note.lines), known.wrong or note.wrong) if known else note
        found[note.place.spot] = joined
    return tuple(found.values())


def _places(finding: Finding, fits: Callable[[Spot], bool]) -> tuple[list[Place], list[Place]]:
    """Where the finding is wrong, and where else it takes part; each spot once."""
    suspects = [place for suspect in finding.suspects for place in suspect.places]
    marked = {place.spot: place for place in reversed((*suspects, *finding.places)) if not place.spot.file and fits(place.spot)}
    known = {place.spot for place in suspects}
    inside = [marked[spot] for spot in dict.fromkeys(place.spot for place in (*suspects, *finding.places)) if spot in marked]
    wrong = [place for place in inside if place.spot in known] or inside[:1]
    return wrong, [place for place in inside if place not in wrong][: _MOST_PLACES - 1]


def _told(number: int, finding: Finding) -> tuple[str, ...]:
    """The finding whole."""
    doubtful = "，存疑" if finding.doubtful else ""
    pairs = (("算得" if finding.of_another else "应为", finding.expected), ("实为", finding.found), ("相差", finding.difference))
    amounts = "　".join(f"{word} {one_line(amount)}" for word, amount in pairs if amount)
    suspects = [
        f"疑为 {each.label}：写作{each.stated}，改为{each.repaired}即可对上{f'（{each.look}）' if each.look else ''}"
        for each in finding.suspects
    ]
    head = f"问题{number} {finding.rule}（{SEVERITY[finding.severity]}{doubtful}）{finding.message}"
    lines = [head, amounts, *suspects, finding.look and f"提示 {finding.look}", finding.hint and f"建议 {finding.hint}"]
    return tuple(one_line(line) for line in lines if line)


def _hinted(number: int, finding: Finding) -> tuple[str, ...]:
    return (one_line(f"问题{number} {finding.rule} 与此处有关：{finding.message}"),)
