"""``juesuan read``: read disclosures and write all that they state."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from juesuan.cli.chinese import FAILED, Command
from juesuan.cli.options import FORM_SET, JOBS, PASSWORD, budget_options

if TYPE_CHECKING:
    from juesuan.read.budget import Budget

_HELP = """读取部门决算公开文件，输出其中的全部数据。

\b
每个数字是哪一事实的陈述、写在何处，都列出来；对应不到事实的数字另列。
  json  全部内容：各表（单元格、合并）、数据、文字、未对应的数字、问题
  xlsx  每张表一个工作表，另有“数据”“未对应”“问题”“文件”（须写 --output）
  csv   只有数据，一行一个事实；UTF-8 带 BOM，可用 Excel 直接打开
“位置”一栏可照抄给 juesuan show --place。
可以同时给出多个文件、文件夹和 zip 压缩包：--output 写文件夹，一份一个文件；
不写时只能用 json，一行一份，读完一份输出一份。
一份公开文件分成几个文件的（如 说明.docx 和 附表.xls），用 --as-one 合为一份。
退出码：0 已读取；2 有文件无法读取，或用法不对。
"""


@click.command("read", cls=Command, help=_HELP, short_help="读取公开文件，输出数据", options_metavar="[选项]")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["json", "xlsx", "csv"]), default="json", help="输出格式，默认 json")
@click.option("--output", "-o", metavar="PATH", help="写入文件；多份时写入文件夹，一份一个文件")
@FORM_SET
@click.option("--as-one", is_flag=True, help="所给的全部文件合为一份公开文件")
@PASSWORD
@JOBS
@budget_options
@click.pass_context
def read(
    ctx: click.Context, files: tuple[str, ...], *, form: str, output: str | None, form_set: str, as_one: bool,
    password: str | None, jobs: int, budget: Budget,
) -> None:  # fmt: skip
    """Read the files, write each when it is read, exit with 2 if one could not be."""
    from juesuan.cli.disclosures import draw_of, write_disclosures
    from juesuan.cli.progress import shown
    from juesuan.read.intake.contents import is_single
    from juesuan.read.many.files import Reading, read_files
    from juesuan.read.many.task import How

    single = as_one or (len(files) == 1 and is_single(files[0]))
    if output is None and (form == "xlsx" or (form == "csv" and not single)):
        raise click.MissingParameter(ctx=ctx, param=next(each for each in ctx.command.params if each.name == "output"))
    draw = draw_of(form, lines=not single and output is None)
    reading = Reading(How(form_set, password, budget), draw, jobs, as_one)
    with shown(output, "读取") as on_progress, closing(read_files(files, reading, on_progress)) as results:
        if not write_disclosures(results, files, output, None if single else form):
            ctx.exit(FAILED)
