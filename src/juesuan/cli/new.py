"""``juesuan new``: an empty workbook for the books of a body and year."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command

_HELP = """新建决算底稿：编制公开文件所要的账、登记和说明都填在里面。

\b
FILE 以 .xlsx 结尾的是一个工作簿，有下拉选项、批注和受保护的公式；
其余的是一个文件夹，各表是 CSV 文件，便于用 git 保存。
已有的文件不会覆盖。
"""


@click.command("new", cls=Command, help=_HELP, short_help="新建决算底稿", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--form-set", required=True, metavar="NAME", help="报表格式，如 hunan-2024")
@click.option("--body", required=True, metavar="NAME", help="单位全称")
@click.option("--year", required=True, type=click.IntRange(2000, 2100), metavar="YEAR", help="决算年度")
def new(file: str, *, form_set: str, body: str, year: int) -> None:
    """Write the workbook or the folder."""
    from juesuan.cli.books_output import write_books
    from juesuan.ledger.workbook_file import profile_rows
    from juesuan.standards.standards import load_standards
    from juesuan.standards.workbook import load_workbook_data

    load_standards().form_set(form_set)
    data = load_workbook_data()
    contents = {"profile": profile_rows(data, {"body": [body], "year": [str(year)], "form_set": [form_set], "units": [body]})}
    write_books(file, contents)
    click.echo(f"已新建 {data.name}：{file}", err=True)
