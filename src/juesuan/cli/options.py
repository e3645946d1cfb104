"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from juesuan.read.budget import MEGABYTE, Budget

PASSWORD = click.option("--password", metavar="TEXT", envvar="JUESUAN_PASSWORD", help="加密文件的密码；也可用变量 JUESUAN_PASSWORD")
FORM_SET = click.option("--form-set", default="auto", metavar="NAME", help="报表格式，如 hunan-2024；默认 auto，自动识别")
OUTPUT = click.option("--output", "-o", metavar="PATH", help="写入文件（UTF-8），不在屏幕上显示")
SELECT = click.option("--select", default="", metavar="CODES", help="只用这些规则，逗号分隔，可写前缀")
IGNORE = click.option("--ignore", default="", metavar="CODES", help="不用这些规则，写法同上")
SHOW_NOTES = click.option("--show-notes", is_flag=True, help="也列出提示（尾差、文字规范）")
OTHERS = click.option("--with", "others", multiple=True, metavar="OTHER", help="对照文件，可给多次，也可是文件夹或 zip")
WAIVERS = click.option("--waivers", metavar="YAML", help="豁免清单：列出的问题不计入结果，另行列出")
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="以哪天判断豁免是否到期，如 2026-12-31；默认今天"
)
CHECK_FORMS = ("text", "html", "xlsx", "json", "jsonl", "sarif")
"""The forms of ``juesuan check``."""

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text")

_DEFAULT = Budget()


def budget_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the budget of a file; the command takes them as one ``budget``."""

    @functools.wraps(command)
    def with_budget(*args: Any, max_size: int, max_pages: int, timeout: float, max_memory: int, **extra: Any) -> Any:
        budget = Budget(max_size * MEGABYTE, max_pages, timeout, max_memory * MEGABYTE)
        return command(*args, budget=budget, **extra)

    options = (
        _limit("--max-size", 1, _DEFAULT.max_bytes // MEGABYTE, "MB", "每份文件的大小上限"),
        _limit("--max-pages", 1, _DEFAULT.max_pages, "N", "每份文件的页数上限"),
        _limit("--timeout", 0, int(_DEFAULT.max_seconds), "SEC", "每份文件的时间上限，0 为不限"),
        _limit("--max-memory", 0, _DEFAULT.max_memory // MEGABYTE, "MB", "每份文件的内存上限，0 为不限"),
    )
    return functools.reduce(lambda made, option: option(made), reversed(options), with_budget)


def _limit(name: str, least: int, default: int, unit: str, words: str) -> Callable[..., Any]:
    return click.option(name, type=click.IntRange(min=least), default=default, metavar=unit, help=f"{words}，默认 {default}")


def _jobs(_: click.Context, parameter: click.Parameter, value: str) -> int:
    from juesuan.check.files import available_cores

    if value == "auto":
        return available_cores()
    if not value.isdecimal() or int(value) < 1:
        raise click.BadParameter("", param=parameter)
    return int(value)


def jobs_option(words: str) -> Callable[..., Any]:
    """The option of the number of processes."""
    return click.option("--jobs", default="1", callback=_jobs, metavar="N", help=f"{words}，auto 为每核一个；默认 1")


JOBS = jobs_option("同时核对的进程数")
