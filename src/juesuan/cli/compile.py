"""``juesuan compile``: the books of a body to its published document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from juesuan.cli.chinese import Command

if TYPE_CHECKING:
    from juesuan.compile.compiled import Compiled
    from juesuan.ledger.books import Entry

_HELP = """由底稿编制部门决算公开文件：各表、情况说明、名词解释、绩效自评。

\b
BOOKS 是底稿工作簿，或存有各表 CSV、YAML 的文件夹（见 juesuan new）。
OUT 是输出文件夹，先写在旁边，全部写好才换上：
  决算公开.docx、.pdf、.html、.txt、.xlsx、.json  公文样式的文档、PDF（须装组件 pdf）、
                 网页、纯文本、每张表一个工作表、全部数据
  待补.csv       要补写的原因、用途和上年数，可贴回底稿的“原因说明”
  manifest.json  各文件的 SHA-256，是否完整
增减、超支、结余的原因不代写：没有给出的写作【待补原因】，逐条列出。
退出码：0 已编成；1 还有要补写的，或读回来对不上；2 底稿无法读取，或用法不对。
"""


@click.command("compile", cls=Command, help=_HELP, short_help="由底稿编制公开文件", options_metavar="[选项]")
@click.argument("books", metavar="BOOKS")
@click.option("--output", "-o", metavar="OUT", required=True, help="输出文件夹")
@click.option("--prior", metavar="FILE", help="上年已公开的决算文件，从中取上年数")
@click.pass_context
def compile_command(ctx: click.Context, books: str, *, output: str, prior: str | None) -> None:
    """Read the books, compile, write everything or nothing."""
    from juesuan.cli.compiled_output import write_all
    from juesuan.cli.problems import tell
    from juesuan.compile.compiled import compile_books
    from juesuan.ledger.reading import read_books
    from juesuan.standards.standards import load_standards

    standards = load_standards()
    reading = read_books(books, standards)
    tell(reading.problems)
    made = compile_books(reading.books, standards, prior=_prior(prior, reading.books.profile.year))
    write_all(made, output)
    _tell(made)
    ctx.exit(0 if made.complete else 1)


def _prior(path: str | None, year: int) -> tuple[Entry, ...]:
    from juesuan import read_disclosure
    from juesuan.compile.prior import prior_entries

    return prior_entries(read_disclosure(path), year) if path else ()


def _tell(made: Compiled) -> None:
    """What is wanted on stdout, what went wrong on stderr."""
    for problem in made.problems:
        click.echo(f"对不上：{problem}", err=True)
    if made.wanted:
        click.echo(f"还要补写 {len(made.wanted)} 处：")
    for number, each in enumerate(made.wanted, 1):
        click.echo(f"  {number}. {each.sentence}\n     {each.figures}\n     {each.key}")
