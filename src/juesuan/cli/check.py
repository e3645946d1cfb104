"""``juesuan check``: check disclosures and report what is wrong."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORM_SET, FORMAT, OUTPUT

_HELP = """核对部门决算公开文件，报告其中的问题。

\b
可以同时给出多个文件（.txt、.pdf）。
退出码：0 没有错误；1 发现错误；2 有文件未能核对，或用法不对。
"""


@click.command(
    "check", cls=Command, help=_HELP, short_help="核对公开文件，报告问题", options_metavar="[选项]"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@FORMAT
@OUTPUT
@FORM_SET
@click.option("--select", default="", metavar="CODES", help="只用这些规则，逗号分隔，可写前缀")
@click.option("--ignore", default="", metavar="CODES", help="不用这些规则，写法同上")
@click.option("--show-notes", is_flag=True, help="也列出提示（尾差、文字规范）")
@click.pass_context
def check(  # noqa: PLR0913 -- one parameter an option
    ctx: click.Context, files: tuple[str, ...], *, form: str, output: str | None, form_set: str, select: str,
    ignore: str, show_notes: bool,
) -> None:  # fmt: skip
    """Check the files, write the report, exit with its status."""
    from juesuan.check.runner import check_files
    from juesuan.cli import codes, progress, results

    with progress.shown(len(files)) as on_progress:
        chosen = {"select": codes.chosen(select), "ignore": codes.chosen(ignore)}
        report = check_files(
            files, form_set=form_set, **chosen, show_notes=show_notes, on_progress=on_progress
        )
    results.write_report(report, form, output)
    ctx.exit(report.exit_status)
