"""``juesuan compile``: the books of a body to its published document, or those of many bodies, each to its own."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import JOBS
from juesuan.errors import UsageError

_HELP = """由底稿编制部门决算公开文件：各表、情况说明、名词解释、绩效自评。

\b
BOOKS 是底稿工作簿，或存有各表 CSV、YAML 的文件夹（见 juesuan new）；
可给多份，或给存有多份的一个文件夹：每份编到 OUT 里以底稿命名的文件夹。
OUT 是输出文件夹，先写在旁边，全部写好才换上：
  决算公开.*     .docx 公文样式，.pdf（须装组件 pdf），.html 网页，
                 .txt 纯文本，.xlsx 每张表一个工作表，.json 全部数据
  待补.csv       要补写的原因、用途和上年数，可贴回底稿的原因说明
  manifest.json  各文件的 SHA-256，是否完整
增减、超支、结余的原因不代写：没有给出的写作【待补原因】，逐条列出。
退出码：0 已编成；1 还有要补写的，或读回来对不上；
2 底稿无法读取，或用法不对。
"""


@click.command("compile", cls=Command, help=_HELP, short_help="由底稿编制公开文件", options_metavar="[选项]")
@click.argument("books", nargs=-1, required=True, metavar="BOOKS...")
@click.option("--output", "-o", metavar="OUT", required=True, help="输出文件夹")
@click.option("--prior", metavar="FILE", help="上年已公开的决算文件，从中取上年数")
@click.option("--template", metavar="FILE", help="自己的 Word 模板（.docx），见 juesuan template")
@JOBS
@click.pass_context
def compile_command(
    ctx: click.Context, books: tuple[str, ...], *, output: str, prior: str | None, template: str | None, jobs: int
) -> None:
    """Read the books, compile, write everything or nothing."""
    from juesuan.cli.compiled_books import Task, books_in, compiled, tasks_of
    from juesuan.cli.compiled_many import compile_many

    paths = [path for given in books for path in books_in(given)]
    if paths == [*books] and len(books) == 1:
        made = compiled(Task(books[0], output, prior, template=template))
        click.echo(made.talk, err=True, nl=False)
        click.echo(made.wanted, nl=False)
        ctx.exit(made.status)
    if prior is not None:
        raise UsageError("用于多份底稿的选项", "--prior")
    ctx.exit(compile_many(tasks_of(paths, output, template), jobs))
