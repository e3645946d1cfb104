"""Several files that make one disclosure (决算说明.docx and 决算表.xls) to one Disclosure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure, SourceFile
from juesuan.read.budget import Budget
from juesuan.read.disclosure import read_source
from juesuan.read.intake.contents import files_of
from juesuan.read.intake.given import Given
from juesuan.read.recognise.files import joined
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import SourceDocument
from juesuan.standards.standards import load_standards

_DEFAULT = Budget()


class _Reading(Struct):
    """The files read so far: sources by name, hashes by name, files that could not be read or say nothing new."""

    sources: dict[str, SourceDocument] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_together(
    paths: Iterable[str | Path], *, form_set: str = "auto", password: str | None = None, budget: Budget = _DEFAULT
) -> Disclosure:
    """Read several files, folders or zip archives as the one disclosure that they make.

    They are read in the order narrative, tables, performance report, as their content tells, else as given; every place names
    its file. ``files`` of the disclosure lists all of them, those that could not be read with the reason.

    Raises:
        UnreadableFileError: none of the files can be read, or they hold no disclosure of final accounts.
        UsageError: ``form_set`` is neither ``auto`` nor a known form set.
    """
    given = [Given.of(path) for path in paths]
    name = name_of(given)
    reading = _Reading()
    for file, content in files_of(given, budget):
        _read(reading, file.name, content, password, budget)
    if not reading.sources:
        raise _nothing(name, reading.files)
    standards = load_standards()
    if len(reading.sources) == 1:
        (source,) = reading.sources.values()
    else:
        source = joined(reading.sources, standards)
    disclosure = recognise(source, standards, path=name, form_set=form_set)
    problems = (*disclosure.problems, *reading.problems)
    only = reading.files[0].sha256 if len(reading.files) == 1 else ""
    return replace(disclosure, sha256=only, files=tuple(reading.files), problems=problems)


def name_of(given: Sequence[Given]) -> str:
    """The name of the document that several files make: theirs, joined."""
    return " + ".join(each.name for each in given)


def _read(reading: _Reading, name: str, content: bytes | UnreadableFileError, password: str | None, budget: Budget) -> None:
    """Take one file; a copy of one that was taken before is only told."""
    if isinstance(content, UnreadableFileError):
        reading.files.append(SourceFile(name, unread=content.reason))
        return
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 in reading.names:
        reading.problems.append(f"{name}：与“{reading.names[sha256]}”是同一份文件，只读一次")
        return
    try:
        reading.sources[name] = read_source(content, path=name, password=password, budget=budget)
    except UnreadableFileError as error:
        reading.files.append(SourceFile(name, sha256, error.reason))
    else:
        reading.files.append(SourceFile(name, sha256))
        reading.names[sha256] = name


def _nothing(name: str, files: Sequence[SourceFile]) -> UnreadableFileError:
    """The error when no file can be read: the reason of the only one, else of each."""
    if len(files) == 1:
        return UnreadableFileError(files[0].path, files[0].unread)
    return UnreadableFileError(name, "；".join(f"{file.path}：{file.unread}" for file in files) or "没有文件")
