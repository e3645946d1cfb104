"""``juesuan check``: check disclosures and report what is wrong."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from typing import TYPE_CHECKING

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import (
    AS_OF,
    CHECK_FORMS,
    FORM_SET,
    IGNORE,
    JOBS,
    OTHERS,
    OUTPUT,
    PASSWORD,
    SELECT,
    SHOW_NOTES,
    WAIVERS,
    budget_options,
)

if TYPE_CHECKING:
    from juesuan.read.budget import Budget

_HELP = """核对部门决算公开文件，报告其中的问题。

\b
可以同时给出多个文件、文件夹和 zip 压缩包，其中的每个文件各为一份。
一份公开文件分成几个文件的（如 说明.docx 和 附表.xls），用 --as-one 合为一份。
--with 给出对照文件：上年决算、部门预算、批复、所属单位决算，种类自动识别。
--waivers 给出豁免清单（YAML，每项写 finding、reason、who、until）。
格式 html 是一页可打印的网页，画出有问题的表和句子；
xlsx 是检查表和问题清单，要用 -o 写明文件；
json、jsonl（每份一行）和 sarif 供程序读。
退出码：0 没有错误；1 发现错误；2 有文件未能核对，或用法不对。
"""


@click.command("check", cls=Command, help=_HELP, short_help="核对公开文件，报告问题", options_metavar="[选项]")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(CHECK_FORMS), default="text", metavar="NAME",
              help=f"输出格式：{'、'.join(CHECK_FORMS)}；默认 text")  # fmt: skip
@OUTPUT
@FORM_SET
@SELECT
@IGNORE
@SHOW_NOTES
@click.option("--as-one", is_flag=True, help="所给的全部文件合为一份公开文件")
@OTHERS
@WAIVERS
@AS_OF
@PASSWORD
@JOBS
@budget_options
@click.pass_context
def check(
    ctx: click.Context, files: tuple[str, ...], *, form: str, output: str | None, form_set: str, select: str,
    ignore: str, show_notes: bool, as_one: bool, others: tuple[str, ...],
    waivers: str | None, as_of: dt.datetime | None, password: str | None, jobs: int, budget: Budget,
) -> None:  # fmt: skip
    """Check the files, write each report when it is done, exit with the status of all."""
    from juesuan.check.files import Plan, check_files
    from juesuan.check.runner import Settings, report_of
    from juesuan.cli.codes import split_codes
    from juesuan.cli.output import style_for
    from juesuan.cli.progress import shown
    from juesuan.cli.results import form_of, write_results
    from juesuan.cli.waivers import waivers_of

    if form == "xlsx" and output is None:
        raise click.MissingParameter(ctx=ctx, param=next(each for each in ctx.command.params if each.name == "output"))
    settings = Settings(
        form_set=form_set,
        select=split_codes(select),
        ignore=split_codes(ignore),
        show_notes=show_notes,
        budget=budget,
        password=password,
        keep_disclosure=form in ("html", "xlsx"),
        others=others,
        waivers=waivers_of(waivers, as_of),
    )
    chosen = form_of(form, report_of(), style_for(output))
    with (
        shown(output) as on_progress,
        closing(check_files(files, Plan(settings, jobs, as_one, chosen.draw), on_progress)) as results,
    ):
        tally = write_results(results, chosen, output)
    ctx.exit(tally.exit_status)
