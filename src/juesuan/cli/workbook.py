"""A workbook over all documents, written to a file when the last is done."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.check.files import Checked
from juesuan.cli.output import write_file
from juesuan.findings.report import Tally
from juesuan.render.xlsx.report import Sheeted, xlsx_report


def write_workbook(results: Iterable[Checked], output: str) -> Tally:
    """Write the workbook; what the run comes to.

    Raises:
        click.FileError: the file cannot be written.
    """
    documents = [Sheeted(result.document, result.pictures) for result in results]
    write_file(xlsx_report(documents), output)
    return Tally.of(each.document for each in documents)
