"""``juesuan check``: check disclosures and report what is wrong."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORM_SET, FORMAT, OUTPUT, PASSWORD

_HELP = """核对部门决算公开文件，报告其中的问题。

\b
可以同时给出多个文件（.txt、.pdf）。
退出码：0 没有错误；1 发现错误；2 有文件未能核对，或用法不对。
"""


@click.command("check", cls=Command, help=_HELP, short_help="核对公开文件，报告问题", options_metavar="[选项]")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@FORMAT
@OUTPUT
@FORM_SET
@click.option("--select", default="", metavar="CODES", help="只用这些规则，逗号分隔，可写前缀")
@click.option("--ignore", default="", metavar="CODES", help="不用这些规则，写法同上")
@click.option("--show-notes", is_flag=True, help="也列出提示（尾差、文字规范）")
@PASSWORD
@click.pass_context
def check(  # noqa: PLR0913 -- one parameter an option
    ctx: click.Context, files: tuple[str, ...], *, form: str, output: str | None, form_set: str, select: str,
    ignore: str, show_notes: bool, password: str | None,
) -> None:  # fmt: skip
    """Check the files, write the report, exit with its status."""
    from juesuan.check.runner import Settings, check_files
    from juesuan.cli.codes import split_codes
    from juesuan.cli.progress import shown
    from juesuan.cli.results import write_report

    settings = Settings(form_set, split_codes(select), split_codes(ignore), show_notes, password)
    with shown(len(files)) as on_progress:
        report = check_files(files, settings, on_progress)
    write_report(report, form, output)
    ctx.exit(report.exit_status)
