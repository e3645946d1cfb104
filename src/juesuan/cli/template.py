"""``juesuan template check``: what a body's own Word template names, and what is unknown or missing in it."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan.cli.chinese import Command, Group
from juesuan.errors import UnreadableFileError

_GROUP = """本单位或本省自己的 Word 模板：编制时用 juesuan compile --template FILE 套用。

\b
模板里用双花括号写要填的内容，其余照原样保留：
  {{单位名称}} {{年度}} {{决算类型}} {{文件标题}}
  {{公务接待费}} {{2023年收入总计}}   公开表上的名称，或事实的键
  {{正文}}                           全部内容，独占一段
  {{表：收入支出决算总表}}           一张表，独占一段
  {{章节：收入决算情况说明}}         一节文字，独占一段
"""
_HELP = """检查 Word 模板：列出它要填的内容，哪些认不出，哪些表和章节没有放进去。

退出码：0 都认得、没有遗漏；1 有认不出的，或有遗漏；2 文件无法读取，或用法不对。
"""


@click.group("template", cls=Group, help=_GROUP, short_help="检查 Word 模板", options_metavar="[选项]", subcommand_metavar="命令")
def template() -> None:
    """Templates."""


@template.command("check", cls=Command, help=_HELP, short_help="检查 Word 模板", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--form-set", default="generic", metavar="NAME", help="报表格式，如 hunan-2024；默认 generic")
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="决算年度，默认是报表格式开始的一年")
@click.pass_context
def check_template(ctx: click.Context, file: str, *, form_set: str, year: int | None) -> None:
    """List the places of a template by what they mean."""
    from juesuan.compile.placeholders import check_places
    from juesuan.standards.standards import load_standards
    from juesuan.write.word_template import places_of

    standards = load_standards()
    forms = standards.form_set(form_set)
    found = check_places(places_of(template_bytes(file), file), forms, standards, year or forms.valid_from)
    for title, lines in (
        ("事实", [f"{name}　{key}" for name, key in found.facts]),
        ("单位信息、表和章节", found.others),
        ("认不出", found.unknown),
        ("没有放进模板", found.missing),
    ):
        if lines:
            click.echo(f"{title} {len(lines)} 处：")
            click.echo("".join(f"  {line}\n" for line in lines), nl=False)
    ctx.exit(1 if found.unknown or found.missing else 0)


def template_bytes(path: str) -> bytes:
    """The template.

    Raises:
        UnreadableFileError: there is no such file.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, "没有这个文件，或没有读取权限") from error
