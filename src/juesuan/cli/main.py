"""The program ``juesuan``: its commands, its version, its name."""

from __future__ import annotations

import click

from juesuan.cli.annotate import annotate
from juesuan.cli.check import check
from juesuan.cli.chinese import Group
from juesuan.cli.compile import compile_command
from juesuan.cli.import_books import import_books
from juesuan.cli.monitor import monitor
from juesuan.cli.new import new
from juesuan.cli.read import read
from juesuan.cli.rollup import rollup
from juesuan.cli.rule import rule
from juesuan.cli.rules import rules
from juesuan.cli.show import show
from juesuan.cli.template import template
from juesuan.cli.trace import trace
from juesuan.version import VERSION

_HELP = """读取并核对部门决算公开文件（文本、PDF、Word、网页、表格、扫描件），备好编制所用的底稿。

结果写到标准输出，说明和错误写到标准错误。
"""


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"juesuan {VERSION}")
        ctx.exit()


@click.group(
    "juesuan", cls=Group, help=_HELP, options_metavar="[选项]", subcommand_metavar="命令 [参数]...",
    invoke_without_command=True, no_args_is_help=False,
)  # fmt: skip
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="显示版本")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Show the help page when no command is given."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (check, annotate, read, show, rules, rule, new, import_books, compile_command, rollup, template, trace, monitor):
    program.add_command(_command)


def main() -> None:
    """Run from the shell: exits with 0, 1 or 2."""
    program.main(prog_name="juesuan")
