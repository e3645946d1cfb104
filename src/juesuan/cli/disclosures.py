"""Disclosures as they come from a run: drawn as text or workbook, written one after another or each to a file of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan.cli.output import made_folder, write_file, write_stdout

if TYPE_CHECKING:
    from juesuan.model.disclosure import Disclosure
    from juesuan.read.many.files import Draw, Drawn

_APART = re.compile(r"!?[/\\]+")
_LONGEST = 120
"""Characters of the name of a file that is made; a name of three bytes a character is then within what systems take."""


def draw_of(form: str, *, lines: bool) -> Draw:
    """How a disclosure is written in the form of this name; ``lines``: as one line each."""
    return partial(_draw, form=form, lines=lines)


def _draw(disclosure: Disclosure, form: str, *, lines: bool) -> bytes:
    if form == "json":
        from juesuan.render.json_disclosure import json_disclosure, json_disclosure_line

        return (json_disclosure_line if lines else json_disclosure)(disclosure).encode(errors="replace")
    from juesuan.standards.standards import load_standards

    if form == "csv":
        from juesuan.render.csv_disclosure import csv_disclosure

        return csv_disclosure(disclosure, load_standards()).encode(errors="replace")
    from juesuan.render.xlsx_disclosure import xlsx_disclosure

    return xlsx_disclosure(disclosure, load_standards())


def write_disclosures(results: Iterable[Drawn], given: Sequence[str], output: str | None, each_as: str | None) -> bool:
    """Write each disclosure as it comes, say on stderr which file is unread; true when all were read.

    ``each_as``: the ending of the files when ``output`` is a folder that takes one each; None for a single document.

    Raises:
        click.FileError: a file cannot be written.
    """
    unread: list[str] = []
    read = _read_only(results, unread)
    if output is not None and each_as is not None:
        folder = made_folder(output)
        for drawn, name in zip_names(read, given):
            write_file(drawn.data, str(folder / f"{name}.{each_as}"))
    elif output is not None:
        for drawn in read:
            write_file(drawn.data, output)
    else:
        for drawn in read:
            if not write_stdout(drawn.data):
                break
    return not unread


def _read_only(results: Iterable[Drawn], unread: list[str]) -> Iterator[Drawn]:
    """Those that were read; the others are told and listed."""
    for result in results:
        if result.unread:
            unread.append(result.name)
            click.echo(f"错误：{result.unread}", err=True)
        else:
            yield result


def zip_names(results: Iterable[Drawn], given: Sequence[str]) -> Iterator[tuple[Drawn, str]]:
    """Each with the name of its file: its path below what was given, one level; a name that comes again gets a number."""
    used: set[str] = set()
    for drawn in results:
        plain = _flat(drawn.name, given)
        name, number = plain, 1
        while name.lower() in used:
            number += 1
            name = f"{plain}({number})"
        used.add(name.lower())
        yield drawn, name


def _flat(name: str, given: Sequence[str]) -> str:
    """A path below a folder or archive that was given, or the last part of one given itself, without folders."""
    roots = [each.rstrip(os.sep) for each in given if name != each and name.startswith(each)]
    root = max(roots, key=len, default="")
    below = name[len(root) :] if root else Path(name).name
    if root.lower().endswith(".zip") and len(given) > 1:
        below = f"{Path(root).name}{below}"
    return _APART.sub("_", below).strip("_!")[-_LONGEST:]
