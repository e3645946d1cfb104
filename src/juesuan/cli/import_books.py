"""``juesuan import``: take the figures of the national system's reporting set over into a workbook."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command

_HELP = """从财决报表（决算系统导出的 .xls 或 .xlsx，金额以元为单位）取数，存成决算底稿。

\b
按表名或表号认表，按表头认栏；没有用到的表、认不出的栏和对不上的数都会说明。
单位和年度取自表上的“编制单位”和“××年度”，也可用选项给出。
退出码：0 已取数；2 无法读取，或用法不对。
"""


@click.command("import", cls=Command, help=_HELP, short_help="从财决报表取数，存成底稿", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--output", "-o", required=True, metavar="PATH", help="底稿：.xlsx 文件，或文件夹")
@click.option("--form-set", default="", metavar="NAME", help="报表格式，如 hunan-2024")
@click.option("--body", default="", metavar="NAME", help="单位全称；默认取自表上")
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="决算年度；默认取自表上")
def import_books(file: str, *, output: str, form_set: str, body: str, year: int | None) -> None:
    """Write the workbook, say what was not taken over."""
    from juesuan.cli.books_output import write_books
    from juesuan.cli.problems import tell
    from juesuan.ledger.caijue import imported_rows, take_over
    from juesuan.ledger.sources import raw_sheets
    from juesuan.ledger.workbook_file import profile_rows
    from juesuan.standards.standards import load_standards
    from juesuan.standards.workbook import load_workbook_data

    standards, data = load_standards(), load_workbook_data()
    if form_set:
        standards.form_set(form_set)
    taken = take_over(raw_sheets(file), file, standards, body, year)
    profile = {"body": [taken.body], "year": [str(taken.year)], "form_set": [form_set], "units": [taken.body]}
    write_books(output, {"profile": profile_rows(data, profile), "imported": imported_rows(taken, standards)})
    click.echo(f"{taken.body} {taken.year}年度：取数 {len(taken.entries)} 笔，存为 {output}", err=True)
    if taken.left:
        click.echo(f"没有取数的工作表：{'、'.join(taken.left)}", err=True)
    tell(taken.problems, "财决报表")
