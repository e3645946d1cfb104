"""The files of a folder and the folders in it, sorted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from juesuan.read.intake.given import Given, is_hidden, natural


def files_in(folder: str) -> Iterator[Given]:
    """Every file that is not hidden, those of the folder itself before those of its folders; never followed: links to folders.

    What cannot be looked into, and what is neither file nor folder, is given with its refusal.
    """
    closed: list[str] = []
    empty = True
    for where, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted((name for name in folders if not is_hidden(name)), key=natural)
        linked = [Path(where, name) for name in folders if Path(where, name).is_symlink()]
        for name in sorted((name for name in names if not is_hidden(name)), key=natural):
            empty = False
            path = Path(where, name)
            yield Given.of(path) if path.is_file() else _refused(path, "不是普通文件，没有读取")
        yield from (_refused(path, "是指向另一个文件夹的链接，没有读取") for path in linked)
    yield from (_refused(path, "文件夹打不开") for path in closed)
    if empty and not closed:
        yield _refused(folder, "文件夹中没有可以读取的文件")


def _refused(path: str | Path, reason: str) -> Given:
    return Given(str(path), str(path), refusal=reason)
