"""``juesuan annotate``: a copy of a file with the findings in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import AS_OF, FORM_SET, IGNORE, OTHERS, PASSWORD, SELECT, SHOW_NOTES, WAIVERS

if TYPE_CHECKING:
    from juesuan.findings.report import DocumentReport

_HELP = """核对一份公开文件，把问题批注在副本上，原文件不动。

\b
Word（.docx）：每处问题加一条批注，作者 juesuan。
PDF：标出每处问题并附注释，需另装组件 juesuan[annotate]。
没有具体位置的问题写在开头的一条批注里。
退出码：0 没有错误；1 发现错误；2 未能核对或不能批注。
"""


@click.command("annotate", cls=Command, help=_HELP, short_help="把问题批注在文件的副本上", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--output", "-o", required=True, metavar="PATH", help="写入的副本")
@FORM_SET
@SELECT
@IGNORE
@SHOW_NOTES
@OTHERS
@WAIVERS
@AS_OF
@PASSWORD
@click.pass_context
def annotate(
    ctx: click.Context, file: str, *, output: str, form_set: str, select: str, ignore: str, show_notes: bool,
    others: tuple[str, ...], waivers: str | None, as_of: dt.datetime | None, password: str | None,
) -> None:  # fmt: skip
    """Check the file, write the copy, exit with the status of the check."""
    from juesuan import read_disclosure
    from juesuan.check.runner import Settings, check_document
    from juesuan.cli.codes import split_codes
    from juesuan.cli.output import refuse_same, write_file
    from juesuan.cli.waivers import waivers_of

    refuse_same(file, output)
    settings = Settings(
        form_set=form_set,
        select=split_codes(select),
        ignore=split_codes(ignore),
        show_notes=show_notes,
        password=password,
        others=others,
        waivers=waivers_of(waivers, as_of),
    )
    document = check_document(read_disclosure(file, form_set=form_set, password=password), settings)
    write_file(_annotated(file, document), output)
    ctx.exit(document.exit_status)


def _annotated(file: str, document: DocumentReport) -> bytes:
    """The copy of the file.

    Raises:
        UnreadableFileError: it is neither Word nor PDF, or encrypted, or cannot be rewritten.
        MissingExtraError: it is a PDF, and the extra ``annotate`` is not installed.
    """
    from juesuan.errors import UnreadableFileError
    from juesuan.read.sources.docx.sniff import is_docx, is_encrypted_office
    from juesuan.render.annotated.docx import annotated_docx
    from juesuan.render.annotated.pdf import annotated_pdf

    data = Path(file).read_bytes()
    if b"%PDF-" in data[:1024]:
        return annotated_pdf(data, document)
    if is_docx(data):
        return annotated_docx(data, document)
    if is_encrypted_office(data):
        raise UnreadableFileError(file, "文件已加密，不能加批注；请先另存为不加密的文件")
    raise UnreadableFileError(file, "这种格式不能加批注，只能批注 Word（.docx）和 PDF；可用 juesuan check --format html 或 xlsx")
