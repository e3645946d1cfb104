"""Where results go: stdout or a file. Talk goes to stderr, elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

import click
from msgspec import Struct

PLAIN_WIDTH = 80
_WIDEST = 110
_REASONS = {
    FileNotFoundError: "所在的文件夹不存在",
    FileExistsError: "多份文件要写入文件夹，这里已有同名的文件",
    IsADirectoryError: "这是一个文件夹",
    NotADirectoryError: "路径中有一段不是文件夹",
    PermissionError: "没有写入权限",
}


class Drawing(Protocol):
    """A text that can be drawn at a width, with or without colours."""

    def __call__(self, *, width: int, colour: bool) -> str:
        """The text."""


class Style(Struct, frozen=True):
    """How texts for a reader are drawn: columns, and whether with colours."""

    width: int = PLAIN_WIDTH
    colour: bool = False


def style_for(output: str | None) -> Style:
    """As wide as the terminal and coloured there, else 80 columns and plain."""
    if output is not None or not sys.stdout.isatty():
        return Style()
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return Style(width, not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def write_text(draw: Drawing, output: str | None = None) -> None:
    """A text for a reader, in the style for where it goes.

    Raises:
        click.FileError: the file cannot be written.
    """
    style = style_for(output)
    with opened(output, of_screen=True) as put:
        put(draw(width=style.width, colour=style.colour))


def write(text: str, output: str | None = None) -> None:
    """The text in UTF-8, to the file ``output`` or to stdout.

    Raises:
        click.FileError: the file cannot be written.
    """
    with opened(output) as put:
        put(text)


def made_folder(output: str) -> Path:
    """The folder ``output``, made if it is not there.

    Raises:
        click.FileError: it cannot be made, or is a file.
    """
    with _errors(output):
        Path(output).mkdir(parents=True, exist_ok=True)
    return Path(output)


@contextmanager
def opened(output: str | None, *, of_screen: bool = False) -> Iterator[Callable[[str], bool]]:
    """What writes a text, at once: in UTF-8 to the file ``output``, else to stdout (``of_screen``: in the screen's encoding).

    It says whether there is still somebody who reads: a reader who goes away (``| head``) is no error.

    Raises:
        click.FileError: the file cannot be written.
    """
    if output is None:
        encoding = sys.stdout.encoding if of_screen else "utf-8"
        yield lambda text: write_stdout(text.encode(encoding, "replace"))
        return
    with _errors(output), Path(output).open("wb", buffering=0) as file:
        yield lambda text: file.write(text.encode(errors="replace")) is not None


def write_stdout(data: bytes) -> bool:
    """Write bytes at once; false when nobody reads any more."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def refuse_same(file: str, output: str) -> None:
    """Nothing is written over the file that is read.

    Raises:
        click.FileError: the output is the file itself.
    """
    with suppress(OSError, ValueError):
        if Path(file).resolve() == Path(output).resolve() or Path(file).samefile(output):
            raise click.FileError(output, "这就是原文件，请另写一个名字")


def write_file(data: bytes, output: str) -> None:
    """The bytes to a file.

    Raises:
        click.FileError: the file cannot be written.
    """
    with _errors(output):
        Path(output).write_bytes(data)


@contextmanager
def _errors(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise click.FileError(output, _REASONS.get(type(error), error.strerror or "")) from error
