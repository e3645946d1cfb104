"""Where books go: a new workbook or a new folder, whole or not at all; what is there already is not overwritten."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from juesuan.ledger.workbook_file import Contents


def write_books(output: str, contents: Contents) -> None:
    """Write the workbook (``.xlsx``), else a folder of CSV files.

    Raises:
        click.FileError: there is one already, or it cannot be written.
    """
    from juesuan.cli.output import write_file
    from juesuan.ledger.workbook_file import folder_files, workbook_xlsx, write_folder
    from juesuan.standards.workbook import load_workbook_data

    path, data = Path(output), load_workbook_data()
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise click.FileError(output, "已经存在，请换一个名字，或先移走")
    if path.suffix.lower() == ".xlsx":
        part = path.with_name(f".{path.name}.part")
        write_file(workbook_xlsx(data, contents), str(part))
        part.replace(path)
        return
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            made = Path(folder) / "books"
            write_folder(folder_files(data, contents), made)
            made.replace(path)
    except OSError as error:
        raise click.FileError(output, error.strerror or "") from error
