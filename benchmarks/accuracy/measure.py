"""Plants faults in clean documents and looks whether the report tells of each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice, product

from msgspec import Struct
from msgspec.structs import replace

from accuracy import evaluation, figures, further, others, performance, relations, structure, words
from accuracy.planting import Kind, Planted
from accuracy.subject import Subject, all_subjects, disclosure_of, findings_of
from juesuan.errors import UnreadableFileError
from juesuan.findings.finding import Finding, Severity

KINDS: Mapping[str, Kind] = {**figures.KINDS, **words.KINDS, **structure.KINDS, **further.KINDS}
KINDS = {**KINDS, **performance.KINDS, **evaluation.KINDS, **relations.KINDS, **others.KINDS}
ROUNDING = frozenset({"正文：百分比截尾"})
"""Kinds whose change is of the size of rounding; counted apart."""
BY_NOTE = frozenset({"勾稽：差一个末位", "名词：缺解释", "序号：下级用上级"})
"""Kinds of which the rules make notes on purpose; counted apart, but for their rules."""
NOTED = "只作提示"
NAMED = 3


class Result(Struct, frozen=True):
    """What came of one planted fault.

    ``also`` are the rules whose conflicts a new finding settles beside its own. ``apart`` says why it is not counted: of the
    size of rounding (尾差), a figure that no phrase binds (未对应) or that no rule holds against another (无关联); '' for all
    others. ``named`` when the changed figure is among the first suspects of a new finding, ``first`` when it is the first,
    None where no figure was changed or none is suspected.
    """

    document: str
    kind: str
    words: str
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    count: int
    apart: str
    named: bool | None = None
    first: bool | None = None
    also: tuple[str, ...] = ()


@cache
def subjects() -> Mapping[str, Subject]:
    """The clean documents by name."""
    return {each.name: each for each in all_subjects()}


def clean_findings(name: str) -> list[Finding]:
    """The errors and warnings on a clean document: false alarms, all of them."""
    subject = subjects()[name]
    return [each for each in (*subject.findings, *others.clean_findings(subject)) if each.severity is not Severity.NOTE]


def measure(name: str, kind: str, times: int) -> list[Result]:
    """So many faults of a kind in a document; fewer where it has not the place for them."""
    subject = subjects()[name]
    rng = random.Random(f"{name}/{kind}")  # noqa: S311 - the same faults every time
    return [judge(subject, kind, planted) for planted in islice(KINDS[kind](subject, rng), times)]


def judge(subject: Subject, kind: str, planted: Planted) -> Result:
    """Whether the report on the changed document tells of the fault."""
    try:
        found = _found(subject, planted)
    except UnreadableFileError:
        return Result(subject.name, kind, planted.words, ("无法读取",), (), 1, "")
    known = {(_identity(each), each.severity) for each in subject.findings}
    new = [each for each in found if (_identity(each), each.severity) not in known]
    told = [each for each in new if each.severity is not Severity.NOTE]
    named, first = _named(planted, told)
    return Result(
        document=subject.name,
        kind=kind,
        words=planted.words,
        rules=tuple(dict.fromkeys(each.rule for each in told)),
        notes=tuple(dict.fromkeys(each.rule for each in new if each.severity is Severity.NOTE)),
        count=len(told),
        apart=_apart(subject, kind, planted),
        named=named,
        first=first,
        also=tuple(dict.fromkeys(also.rule for each in told for also in each.also)),
    )


def _found(subject: Subject, planted: Planted) -> tuple[Finding, ...]:
    if planted.found is not None:
        return planted.found
    return findings_of(disclosure_of(replace(subject.source, blocks=planted.blocks)))


def _apart(subject: Subject, kind: str, planted: Planted) -> str:
    if kind in ROUNDING:
        return "尾差"
    if kind in BY_NOTE:
        return NOTED
    if planted.apart:
        return planted.apart
    if planted.of_figure and planted.changed is None:
        return "未对应"
    return "无关联" if planted.changed and not subject.is_related(planted.changed) else ""


def _identity(finding: Finding) -> str:
    return finding.id.partition("#")[0]


def _named(planted: Planted, told: list[Finding]) -> tuple[bool | None, bool | None]:
    """Whether a suspect stands where the figure was changed, and whether it is the first."""
    suspected = [each for each in told if each.suspects]
    if planted.changed is None or not suspected:
        return None, None
    ranks = [
        rank
        for finding in suspected
        for rank, suspect in enumerate(finding.suspects[:NAMED])
        for place in suspect.places
        if place.spot == planted.spot
    ]
    return bool(ranks), 0 in ranks


def all_results(times: int, documents: Iterable[str], kinds: Iterable[str], processes: int = 2) -> Iterator[Result]:
    """The kinds in the documents, by their names."""
    jobs = list(product(documents, kinds))
    with ProcessPoolExecutor(processes) as pool:
        for results in pool.map(measure, *zip(*jobs, strict=True), [times] * len(jobs), chunksize=4):
            yield from results
