"""``juesuan read``: read one disclosure and write all that it states."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORM_SET, PASSWORD

_HELP = """读取一份部门决算公开文件，输出其中的全部数据。

\b
每个数字是哪一事实的陈述、写在何处，都列出来；对应不到事实的数字另列。
  json  全部内容：各表（单元格、合并）、数据、文字、未对应的数字、问题
  xlsx  每张表一个工作表，另有“数据”“未对应”“问题”“文件”（须写 --output）
  csv   只有数据，一行一个事实；UTF-8 带 BOM，可用 Excel 直接打开
“位置”一栏可照抄给 juesuan show --place。
退出码：0 已读取；2 无法读取，或用法不对。
"""


@click.command("read", cls=Command, help=_HELP, short_help="读取公开文件，输出数据", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--format", "form", type=click.Choice(["json", "xlsx", "csv"]), default="json", help="输出格式，默认 json")
@click.option("--output", "-o", metavar="PATH", help="写入文件，不在屏幕上显示")
@FORM_SET
@PASSWORD
@click.pass_context
def read(  # noqa: PLR0913 -- one parameter an option
    ctx: click.Context, file: str, *, form: str, output: str | None, form_set: str, password: str | None,
) -> None:  # fmt: skip
    """Read the file, write the disclosure."""
    from juesuan import read_disclosure
    from juesuan.cli.output import write, write_file
    from juesuan.standards.standards import load_standards

    if form == "xlsx" and output is None:
        raise click.MissingParameter(ctx=ctx, param=next(each for each in ctx.command.params if each.name == "output"))
    disclosure = read_disclosure(file, form_set=form_set, password=password)
    if form == "json":
        from juesuan.render.json_disclosure import json_disclosure

        write(json_disclosure(disclosure), output)
    elif form == "csv":
        from juesuan.render.csv_disclosure import csv_disclosure

        write(csv_disclosure(disclosure, load_standards()), output)
    elif output is not None:
        from juesuan.render.xlsx_disclosure import xlsx_disclosure

        write_file(xlsx_disclosure(disclosure, load_standards()), output)
