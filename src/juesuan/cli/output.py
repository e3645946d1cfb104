"""Where results go: stdout or a file. Talk goes to stderr, elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Protocol

import click

PLAIN_WIDTH = 80
_WIDEST = 110
_REASONS = {
    FileNotFoundError: "所在的文件夹不存在",
    IsADirectoryError: "这是一个文件夹",
    NotADirectoryError: "路径中有一段不是文件夹",
    PermissionError: "没有写入权限",
}


class Drawing(Protocol):
    """A text that can be drawn at a width, with or without colours."""

    def __call__(self, *, width: int, colour: bool) -> str:
        """The text."""


def write_text(draw: Drawing, output: str | None = None) -> None:
    """A text for a reader: as wide as the terminal and coloured there, else 80 columns and plain.

    Raises:
        click.FileError: the file cannot be written.
    """
    if output is not None:
        write(draw(width=PLAIN_WIDTH, colour=False), output)
    elif sys.stdout.isatty():
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        _write_stdout(draw(width=width, colour=colour).encode(sys.stdout.encoding, "replace"))
    else:
        _write_stdout(draw(width=PLAIN_WIDTH, colour=False).encode(sys.stdout.encoding, "replace"))


def write(text: str, output: str | None = None) -> None:
    """The text in UTF-8, to the file ``output`` or to stdout.

    Raises:
        click.FileError: the file cannot be written.
    """
    data = text.encode(errors="replace")
    if output is None:
        _write_stdout(data)
    else:
        write_file(data, output)


def _write_stdout(data: bytes) -> None:
    """A reader who goes away (``| head``) is no error: the exit status speaks of the documents."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(data: bytes, output: str) -> None:
    """The bytes to a file.

    Raises:
        click.FileError: the file cannot be written.
    """
    path = Path(output)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise click.FileError(str(path), _REASONS.get(type(error), error.strerror or "")) from error
