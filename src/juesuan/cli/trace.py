"""``juesuan trace``: the rows of the books behind a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from juesuan.cli.chinese import Command
from juesuan.cli.options import FORMAT

if TYPE_CHECKING:
    from juesuan.ledger.books import Books, Entry
    from juesuan.ledger.trace import Trace
    from juesuan.standards.standards import Standards

_HELP = """查一个数字由底稿的哪些行得出，并合计。

\b
BOOKS 是底稿工作簿，或存有各表 CSV、YAML 的文件夹。
FACT 写公开表上的名称，如 公务接待费、一般公共预算财政拨款/项目支出、
2010302、2024年会议费年初预算数，或写事实的键；不写则列出底稿里有哪些数。
汇总各单位底稿的，把其余各单位用 --with 给出，可写几次。
底稿有疑问的地方（凭证不平衡、登记与账不符等）写到标准错误。
退出码：0 已查到；1 底稿里没有这个数；2 底稿无法读取，或用法不对。
"""
_SHOWN = 30


@click.command("trace", cls=Command, help=_HELP, short_help="查数字由底稿哪些行得出", options_metavar="[选项]")
@click.argument("books", metavar="BOOKS")
@click.argument("fact", metavar="[FACT]", default="")
@click.option("--all", "everything", is_flag=True, help=f"列出全部的行；默认只列前 {_SHOWN} 行")
@click.option("--with", "units", metavar="UNIT", multiple=True, help="一起汇总的单位的底稿")
@FORMAT
@click.pass_context
def trace(  # noqa: PLR0913 -- a parameter an option
    ctx: click.Context, books: str, fact: str, *, everything: bool, units: tuple[str, ...], form: str
) -> None:
    """Write the entries and rows of a fact; its sum comes first."""
    from juesuan.cli.output import write
    from juesuan.compile.traced import traced
    from juesuan.standards.standards import load_standards

    standards = load_standards()
    whole = _books((books, *units), standards)
    if not fact:
        write(_listed(whole, standards))
        return
    found = traced(whole, fact, standards)
    write(_json(found) if form == "json" else _text(found, len(found.entries) if everything else _SHOWN))
    ctx.exit(0 if found.amount is not None else 1)


def _books(paths: Sequence[str], standards: Standards) -> Books:
    """The books of a body, or of several units added up; what is doubtful is told."""
    from juesuan.cli.problems import tell
    from juesuan.ledger.reading import read_books
    from juesuan.ledger.rollup import rolled_up

    readings = [read_books(path, standards) for path in paths]
    for path, reading in zip(paths, readings, strict=True):
        tell(reading.problems, path if len(paths) > 1 else "底稿")
    if len(readings) == 1:
        return readings[0].books
    return rolled_up(
        [reading.books for reading in readings], readings[0].books.profile.body, standards, reasons={}, purposes={}
    ).books


def _listed(books: Books, standards: Standards) -> str:
    from juesuan.ledger.trace import booked_concepts

    profile = books.profile
    lines = [f"{profile.body} {profile.year}年度 {profile.kind.value}"]
    lines += [f"  {standards.label(key)}  {count} 笔  {key}" for key, count in booked_concepts(books)]
    return "\n".join(lines) + "\n"


def _text(found: Trace, shown: int) -> str:
    if found.amount is None:
        return f"{found.label}：底稿里没有\n  {found.key}\n"
    unit = " 元" if found.money else ""
    lines = [f"{found.label}：{_amount(found, found.amount)}{unit}，共 {len(found.entries)} 笔", f"  {found.key}"]
    lines += [f"  {_amount(found, amount):>16}  {unit_name} 合计" for unit_name, amount in found.by_unit.items()]
    lines += [f"  {_amount(found, entry.amount):>16}  {_rows(entry)}" for entry in found.entries[:shown]]
    if len(found.entries) > shown:
        lines.append(f"  ……另有 {len(found.entries) - shown} 笔，用 --all 全部列出")
    return "\n".join(lines) + "\n"


def _amount(found: Trace, amount: object) -> str:
    return f"{amount:,.2f}" if found.money else f"{amount:,f}"


def _rows(entry: Entry) -> str:
    return "、".join(f"{row.unit} {row.sheet} 第 {row.row} 行 {row.says}".strip() for row in entry.rows)


def _json(found: Trace) -> str:
    import json

    rows = [
        {
            "key": str(entry.key),
            "amount": str(entry.amount),
            "rows": [{"sheet": row.sheet, "row": row.row, "says": row.says, "unit": row.unit} for row in entry.rows],
        }
        for entry in found.entries
    ]
    amount = None if found.amount is None else str(found.amount)
    head = {"key": str(found.key), "label": found.label, "amount": amount, "entries": rows}
    return json.dumps(head, ensure_ascii=False, indent=2) + "\n"
