"""A report in the form asked for, where it is asked for."""

from __future__ import annotations

from juesuan.cli.output import write, write_text
from juesuan.findings.report import Report


def write_report(report: Report, form: str, output: str | None) -> None:
    """The report as ``text`` or ``json``.

    Raises:
        click.FileError: the file cannot be written.
    """
    if form == "json":
        from juesuan.render.json_report import json_report

        write(json_report(report), output)
    else:
        from juesuan.render.text import text_report

        write_text(lambda width, colour: text_report(report, width, colour=colour), output)
