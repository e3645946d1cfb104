"""``juesuan rollup``: the books of several units to the document of their department."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from juesuan.cli.chinese import Command

_HELP = """由各单位的底稿汇总编制部门决算：部门 = 各单位之和 − 单位之间的往来。

\b
UNITS 是各单位的底稿，部门本级放在第一个；各单位的年度和报表格式要相同。
往来包括对附属单位补助、上缴上级，和双方底稿“内部往来”表登记一致的收付。
输出与 juesuan compile 相同。原因和用途说的是部门自己的数，用 --answers 给出：
先不给，输出文件夹里的 待补.csv 列出要写的各条，填好后用它重编一次。
退出码：0 已编成；1 还有要补写的、没有抵销的，或读回来对不上；
2 底稿无法读取，或用法不对。
"""


@click.command("rollup", cls=Command, help=_HELP, short_help="由各单位底稿汇总编制", options_metavar="[选项]")
@click.argument("units", nargs=-1, required=True, metavar="UNITS...")
@click.option("--body", metavar="NAME", required=True, help="部门名称")
@click.option("--output", "-o", metavar="OUT", required=True, help="输出文件夹")
@click.option("--answers", metavar="FILE", help="填好的 待补.csv：键、原因、用途")
@click.pass_context
def rollup(ctx: click.Context, units: tuple[str, ...], *, body: str, output: str, answers: str | None) -> None:
    """Read all books, add them up, compile, write everything or nothing."""
    from juesuan.cli.compiled_books import wanted_lines, wrong_lines
    from juesuan.cli.compiled_output import write_all
    from juesuan.cli.problems import tell
    from juesuan.compile.compiled import compile_books
    from juesuan.ledger.reading import read_books
    from juesuan.ledger.rollup import rolled_up
    from juesuan.standards.standards import load_standards

    standards = load_standards()
    readings = [read_books(unit, standards) for unit in units]
    for unit, reading in zip(units, readings, strict=True):
        tell(reading.problems, unit)
    reasons, purposes = _answers(answers)
    whole = rolled_up([reading.books for reading in readings], body, standards, reasons=reasons, purposes=purposes)
    made = compile_books(whole.books, standards)
    unsettled = [f"没有抵销：{problem}" for problem in whole.problems]
    for line in (*write_all(made, output), *unsettled, *wrong_lines(made)):
        click.echo(line, err=True)
    for line in wanted_lines(made):
        click.echo(line)
    ctx.exit(0 if made.complete and not whole.problems else 1)


def _answers(path: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """Reasons and purposes by key, as far as they are filled in.

    Raises:
        click.FileError: the file cannot be read as such a table.
    """
    if path is None:
        return {}, {}
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise click.FileError(path, getattr(error, "strerror", "") or "不是 UTF-8 的 CSV 文件") from error
    if rows and "键" not in rows[0]:
        raise click.FileError(path, "没有“键”这一列")
    filled = [{name: value or "" for name, value in row.items() if isinstance(value, str)} for row in rows]
    reasons = {row["键"]: row["原因"] for row in filled if row.get("原因") and row.get("键")}
    purposes = {row["键"]: row["用途"] for row in filled if row.get("用途") and row.get("键")}
    return reasons, purposes
