"""From a written place to the places of a document that it means, all on one picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.errors import AmbiguousPlaceError, UsageError
from juesuan.figures.place import Place, Spot
from juesuan.figures.width import compact
from juesuan.model.disclosure import Disclosure, TableFound, TextSection
from juesuan.prose.clauses import counted_sentences
from juesuan.render.place_ref import PlaceRef, closeness, parse_ref, place_ref, quotes, says

_MOST_CANDIDATES = 8


class Found(Struct, frozen=True):
    """The places asked for and what holds them: a page of a PDF, else a table or a section."""

    places: tuple[Place, ...]
    page: int | None = None
    table: TableFound | None = None
    section: TextSection | None = None


def find_place(disclosure: Disclosure, written: str) -> Found:
    """The places that ``written`` means: a ref (支出决算表/2010302/项目支出@p12), a half of one, or the words of a report.

    Raises:
        UsageError: nothing stands there.
        AmbiguousPlaceError: several places answer that do not stand on one page, table or section.
    """
    ref = parse_ref(written)
    groups: dict[object, Found] = {}
    for place in _answers(disclosure, written, ref):
        found = _holder(disclosure, place)
        key = found.page or id(found.table or found.section or place)
        held = groups.get(key)
        groups[key] = found if held is None else Found((*held.places, place), held.page, held.table, held.section)
    if len(groups) > 1:
        candidates = [place_ref(group.places[0]) for group in groups.values()]
        raise AmbiguousPlaceError(written, candidates[:_MOST_CANDIDATES], len(candidates))
    if groups:
        return next(iter(groups.values()))
    paged = any(place.spot.page is not None for place in _places(disclosure))
    if paged and not ref.names and ref.spot == Spot(page=ref.spot.page):
        return Found((), ref.spot.page)
    raise UsageError("位置", written, "JSON 报告中各处的 ref，或文本报告中“位置”后的文字")


def _answers(disclosure: Disclosure, written: str, ref: PlaceRef) -> list[Place]:
    """The places that answer best: as worded by a report, by names as far as they go, else by a spot where no fact is stated."""
    places = list(dict.fromkeys(_places(disclosure)))
    worded = [place for place in places if says(written, place)]
    if worded:
        return [place for place in worded if quotes(written, place)] or worded
    if not any(ref.names) and ref.spot == Spot(page=ref.spot.page):
        return []
    numbers = _numbers(disclosure)
    found: Mapping[int, list[Place]] = {0: [], 1: [], 2: []}
    for place in places:
        near = closeness(ref, place, numbers.get(place.table or "", ()))
        if near is not None:
            found[near].append(place)
    best = next((found[near] for near in sorted(found) if found[near]), [])
    return _whole(best) or [place for place in _bare_cells(disclosure) if closeness(ref, place) == 0]


def _whole(places: Sequence[Place]) -> list[Place]:
    """The places without those that are but a part of a sentence among them."""
    sentences: dict[tuple[Spot, int | None], list[str]] = {}
    for place in places:
        sentences.setdefault((place.spot, place.sentence), []).append(place.quote)
    return [
        place
        for place in places
        if place.table or not any(place.quote != each and place.quote in each for each in sentences[place.spot, place.sentence])
    ]


def _places(disclosure: Disclosure) -> Iterator[Place]:
    yield from (table.place for table in disclosure.tables)
    yield from (statement.place for statement in disclosure.statements)
    yield from (figure.place for figure in disclosure.unbound)
    for section in disclosure.sections:
        yield section.place
        for paragraph in section.paragraphs:
            for number, _, sentence in counted_sentences(paragraph):
                yield replace(paragraph.place, sentence=number, quote=sentence)


def _bare_cells(disclosure: Disclosure) -> Iterator[Place]:
    """The cells that state nothing, such as headers, as places without row and column."""
    for table in disclosure.tables:
        for row in table.rows:
            yield from (Place(table.place.part, table=table.place.table, quote=cell.text, spot=cell.spot) for cell in row)


def _numbers(disclosure: Disclosure) -> dict[str, tuple[str, ...]]:
    """The other names of the tables, by title: as the document writes the title, and the number that it prints (公开05表)."""
    names: dict[str, tuple[str, ...]] = {}
    for table in disclosure.tables:
        title = table.place.table or ""
        names[title] = (*names.get(title, ()), table.title, *((table.number,) if table.number else ()))
    return names


def _holder(disclosure: Disclosure, place: Place) -> Found:
    return Found((place,), place.spot.page) if place.spot.page is not None else holder(disclosure, place)


def holder(disclosure: Disclosure, place: Place) -> Found:
    """The table or section that holds a place, whether the document has pages or not; neither, if none does."""
    for table in disclosure.tables:
        if table.place == place or (place.table == table.place.table and _cell_at(table, place)):
            return Found((place,), table=table)
    for section in disclosure.sections:
        if section.place == place or any(sentence.place.spot == place.spot for sentence in section.paragraphs):
            return Found((place,), section=section)
    return Found((place,))


def _cell_at(table: TableFound, place: Place) -> bool:
    quote = compact(place.quote)
    return any(cell.spot == place.spot and compact(cell.text) == quote for row in table.rows for cell in row)
