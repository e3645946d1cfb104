"""``juesuan read``: read one disclosure and print all that it states."""

from __future__ import annotations

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORM_SET, OUTPUT, PASSWORD

_HELP = """读取一份部门决算公开文件，输出其中的全部数据。

\b
每个数字是哪一事实的陈述、写在何处，都以 JSON 列出；
对应不到事实的数字另列。退出码：0 已读取；2 无法读取，或用法不对。
"""


@click.command("read", cls=Command, help=_HELP, short_help="读取公开文件，输出数据", options_metavar="[选项]")
@click.argument("file", metavar="FILE")
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="输出格式，目前只有 json")
@OUTPUT
@FORM_SET
@PASSWORD
def read(  # form: one format so far
    file: str, *, form: str, output: str | None, form_set: str, password: str | None,  # noqa: ARG001
) -> None:  # fmt: skip
    """Read the file, write the disclosure."""
    from juesuan import read_disclosure
    from juesuan.cli.output import write
    from juesuan.render.json_disclosure import json_disclosure

    write(json_disclosure(read_disclosure(file, form_set=form_set, password=password)), output)
