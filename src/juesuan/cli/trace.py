"""``juesuan trace``: the rows of the books behind a figure."""

from __future__ import annotations

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
底稿有疑问的地方（凭证不平衡、登记与账不符等）写到标准错误。
退出码：0 已查到；1 底稿里没有这个数；2 底稿无法读取，或用法不对。
"""
_SHOWN = 30


@click.command("trace", cls=Command, help=_HELP, short_help="查数字由底稿哪些行得出", options_metavar="[选项]")
@click.argument("books", metavar="BOOKS")
@click.argument("fact", metavar="[FACT]", default="")
@click.option("--all", "everything", is_flag=True, help=f"列出全部的行；默认只列前 {_SHOWN} 行")
@FORMAT
@click.pass_context
def trace(ctx: click.Context, books: str, fact: str, *, everything: bool, form: str) -> None:
    """Write the entries and rows of a fact; its sum comes first."""
    from juesuan.cli.output import write
    from juesuan.cli.problems import tell
    from juesuan.ledger.reading import read_books
    from juesuan.ledger.trace import trace as traced
    from juesuan.standards.standards import load_standards

    standards = load_standards()
    reading = read_books(books, standards)
    tell(reading.problems)
    if not fact:
        write(_listed(reading.books, standards))
        return
    found = traced(reading.books, fact, standards)
    write(_json(found) if form == "json" else _text(found, len(found.entries) if everything else _SHOWN))
    ctx.exit(0 if found.amount is not None else 1)


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
    lines += [f"  {_amount(found, entry.amount):>16}  {_rows(entry)}" for entry in found.entries[:shown]]
    if len(found.entries) > shown:
        lines.append(f"  ……另有 {len(found.entries) - shown} 笔，用 --all 全部列出")
    return "\n".join(lines) + "\n"


def _amount(found: Trace, amount: object) -> str:
    return f"{amount:,.2f}" if found.money else f"{amount:,f}"


def _rows(entry: Entry) -> str:
    return "、".join(f"{row.sheet} 第 {row.row} 行 {row.says}".strip() for row in entry.rows)


def _json(found: Trace) -> str:
    import json

    rows = [
        {
            "key": str(entry.key),
            "amount": str(entry.amount),
            "rows": [{"sheet": row.sheet, "row": row.row, "says": row.says} for row in entry.rows],
        }
        for entry in found.entries
    ]
    amount = None if found.amount is None else str(found.amount)
    head = {"key": str(found.key), "label": found.label, "amount": amount, "entries": rows}
    return json.dumps(head, ensure_ascii=False, indent=2) + "\n"
