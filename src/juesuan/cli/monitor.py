"""``juesuan monitor``: budget progress and goal attainment of the projects on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from juesuan.cli.chinese import Command
from juesuan.errors import UsageError

if TYPE_CHECKING:
    from juesuan.ledger.books import Project
    from juesuan.performance.monitor import Plan

_HELP = """绩效运行双监控：各项目的预算执行进度对照时间进度，绩效目标的完成值对照指标值。

\b
BOOKS 是底稿工作簿或文件夹；支出取截至该日的凭证，预算取全年预算数，完成值取
“绩效指标”表所填。落后时间进度达到限度的给出预警；限度见标准数据，各地不一。
退出码：0 没有严重预警；1 有严重预警；2 底稿无法读取，或用法不对。
"""


@click.command("monitor", cls=Command, help=_HELP, short_help="绩效运行双监控", options_metavar="[选项]")
@click.argument("books", metavar="BOOKS")
@click.option("--as-of", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="截至日期，如 2024-07-31")
@click.option("--format", "form", type=click.Choice(["text", "html", "json"]), default="text", help="输出格式，默认 text")
@click.option("--output", "-o", metavar="PATH", help="写入文件（UTF-8），不在屏幕上显示")
@click.pass_context
def monitor(ctx: click.Context, books: str, *, day: dt.datetime, form: str, output: str | None) -> None:
    """Write how the projects stand."""
    from juesuan.cli.output import write
    from juesuan.cli.problems import tell
    from juesuan.ledger.reading import read_books
    from juesuan.performance.monitor import Level
    from juesuan.performance.monitor import monitor as monitored
    from juesuan.render.monitor.page import monitor_html
    from juesuan.render.monitor.text import levels, monitor_json, monitor_text
    from juesuan.standards.monitor import limits_of
    from juesuan.standards.standards import load_standards

    reading = read_books(books, load_standards(), until=day.date())
    tell(reading.problems)
    profile = reading.books.profile
    if day.year != profile.year:
        raise UsageError(
            "截至日期（--as-of）", f"{day:%Y-%m-%d}", f"{profile.year}-01-01 至 {profile.year}-12-31，底稿是 {profile.year} 年度的"
        )
    found = monitored([_plan(project) for project in reading.books.projects], day.date(), limits_of(profile.year))
    draw = {"text": monitor_text, "html": monitor_html, "json": monitor_json}[form]
    write(draw(found, profile.body), output)
    ctx.exit(1 if Level.ALARM in levels(found) else 0)


def _plan(project: Project) -> Plan:
    from juesuan.performance.monitor import Goal, Plan

    goals = tuple(Goal(each.third, each.direction, each.target, each.actual) for each in project.indicators)
    return Plan(project.name, project.adjusted, project.spent, goals)
