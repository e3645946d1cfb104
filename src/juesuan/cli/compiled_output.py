"""The files of a compiled document in a folder of their own: all of them or none, with a manifest of checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan.cli.progress import steps
from juesuan.errors import MissingExtraError
from juesuan.version import VERSION

if TYPE_CHECKING:
    from juesuan.compile.compiled import Compiled

_NAME = "决算公开"
_MANIFEST = "manifest.json"
_NOT_OURS = "文件夹里有别的文件，请换一个名字，或先移走"


def write_all(made: Compiled, output: str, *, watched: bool = True, template: str | None = None) -> list[str]:
    """Write the folder; one that was written before is replaced. Says what was not written, and shows a bar where ``watched``.

    Raises:
        click.FileError: there is a folder or file of another kind, or it cannot be written.
    """
    path = Path(output)
    if path.exists() and not (path.is_dir() and ((path / _MANIFEST).is_file() or not any(path.iterdir()))):
        raise click.FileError(output, _NOT_OURS)
    try:
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".juesuan-") as folder:
            new = Path(folder) / "new"
            new.mkdir()
            files, left_out = _files(made, _writers(template), watched=watched)
            for name, data in files.items():
                (new / name).write_bytes(data)
            if path.exists():
                path.replace(Path(folder) / "old")
            new.replace(path)
    except OSError as error:
        raise click.FileError(output, error.strerror or "") from error
    return left_out


def _writers(template: str | None) -> Mapping[str, Callable[[Compiled], bytes]]:
    """How each file is written; Word in the body's own template where there is one."""
    if template is None:
        return _WRITERS
    return {**_WRITERS, "docx": lambda made: _in_template(made, template)}


def _files(
    made: Compiled, writers: Mapping[str, Callable[[Compiled], bytes]], *, watched: bool
) -> tuple[dict[str, bytes], list[str]]:
    """The files by name, and what is to be said about those that could not be written."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    with steps(len(writers) if watched else 0) as done:
        for suffix, writer in writers.items():
            try:
                files[f"{_NAME}.{suffix}"] = writer(made)
            except MissingExtraError as error:
                left_out.append(f"没有写 .{suffix}：{error}")
            done(suffix)
    if made.wanted:
        files["待补.csv"] = _wanted(made)
    files[_MANIFEST] = _manifest(made, files)
    return files, left_out


def _text(made: Compiled) -> bytes:
    from juesuan.compile.as_text import text_of

    return text_of(made.blocks).encode()


def _html(made: Compiled) -> bytes:
    from juesuan.write.html import html_bytes
    from juesuan.write.planned import plan_of

    return html_bytes(plan_of(made.blocks, made.disclosure))


def _docx(made: Compiled) -> bytes:
    from juesuan.write.docx import docx_bytes
    from juesuan.write.planned import plan_of

    return docx_bytes(plan_of(made.blocks, made.disclosure))


def _in_template(made: Compiled, path: str) -> bytes:
    from juesuan.cli.template import template_bytes
    from juesuan.compile.placeholders import Texts
    from juesuan.write.planned import plan_of
    from juesuan.write.template_blocks import blocks_of
    from juesuan.write.word_template import filled

    texts, plan = Texts.of(made), plan_of(made.blocks, made.disclosure)
    return filled(template_bytes(path), path, lambda name: blocks_of(plan, name) or texts.text(name))


def _pdf(made: Compiled) -> bytes:
    from juesuan.write.pdf import pdf_bytes
    from juesuan.write.planned import plan_of

    return pdf_bytes(plan_of(made.blocks, made.disclosure))


def _xlsx(made: Compiled) -> bytes:
    from juesuan.render.xlsx_disclosure import xlsx_disclosure

    return xlsx_disclosure(made.disclosure, made.facts.standards, made.facts.entries, blocks=made.blocks)


def _json(made: Compiled) -> bytes:
    from juesuan.render.json_disclosure import json_disclosure

    return json_disclosure(made.disclosure).encode()


_WRITERS: Mapping[str, Callable[[Compiled], bytes]] = {
    "txt": _text,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "json": _json,
}


def _wanted(made: Compiled) -> bytes:
    """A table that can be pasted into the sheet of reasons."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(["事项", "键", "原因", "用途"])
    writer.writerows([f"{each.sentence}（{each.figures}）", each.key, "", ""] for each in made.wanted)
    return table.getvalue().encode("utf-8-sig")


def _manifest(made: Compiled, files: Mapping[str, bytes]) -> bytes:
    who = made.disclosure.identity
    manifest = {
        "schema_version": 1,
        "version": VERSION,
        "body": who.body,
        "year": who.year,
        "form_set": who.form_set,
        "complete": made.complete,
        "wanted": [{"key": each.key, "sentence": each.sentence, "figures": each.figures} for each in made.wanted],
        "problems": list(made.problems),
        "files": [{"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in files.items()],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
