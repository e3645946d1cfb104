"""click in Chinese: help pages and the messages of wrong calls, which click itself has in English only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import click
from click import exceptions

from juesuan.errors import JuesuanError, UsageError

FAILED = 2
"""Exit status when something could not be done or was called wrongly."""

_EXTRA = re.compile(r" {2}\[([^\]]*required)\]$")
_HEADINGS = {"Options": "选项", "Commands": "命令"}


class Formatter(click.HelpFormatter):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how to call."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """The list of options: click adds what is required, and ranges, in English and in brackets."""
        super().write_dl([(name, _in_chinese(words)) for name, words in rows], col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        """A heading of the page."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")


def _in_chinese(words: str) -> str:
    extra = _EXTRA.search(words)
    if extra is None:
        return words
    told = extra[1].replace("required", "必填").replace("; ", "，").replace("<=x<=", " 至 ")
    return f"{words[: extra.start()]}（{told}）"


class Context(click.Context):
    """A context whose help pages are in Chinese."""

    formatter_class = Formatter


class Command(click.Command):
    """A command in Chinese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with its Chinese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明"
        return option


class Group(Command, click.Group):
    """The program: turns errors that are meant for the user into a message on stderr and status 2."""

    command_class = Command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run and, unless ``standalone_mode`` is false, leave the process with the status."""
        standalone = extra.pop("standalone_mode", True)
        status = self._run(*args, **extra)
        if standalone:
            raise SystemExit(status)
        return status

    def _run(self, *args: Any, **extra: Any) -> int:
        run: Callable[..., Any] = super().main
        try:
            return int(run(*args, standalone_mode=False, **extra) or 0)
        except JuesuanError as error:
            click.echo(f"错误：{error}", err=True)
        except click.ClickException as error:
            click.echo(f"错误：{explain(error)}", err=True)
            if isinstance(error, click.UsageError) and error.ctx is not None:
                click.echo(f"查看用法：{error.ctx.command_path} --help", err=True)
        except (click.Abort, KeyboardInterrupt):
            click.echo("已中断。", err=True)
        return FAILED

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name.

        Raises:
            UsageError: there is none.
        """
        if self.get_command(ctx, args[0]) is None:
            raise UsageError("命令", args[0], "、".join(self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def explain(error: click.ClickException) -> str:
    """What click complains about, in Chinese."""
    match error:
        case exceptions.FileError():
            return f"无法写入“{error.ui_filename}”：{error.message}"
        case exceptions.NoSuchOption():
            near = "、".join(error.possibilities or ())
            return f"没有这样的选项：“{error.option_name}”" + (f"；是否想用：{near}" if near else "")
        case exceptions.BadOptionUsage():
            return f"选项“{error.option_name}”后面缺少值，或不该有值"
        case exceptions.MissingParameter():
            return f"缺少参数 {_name(error.param)}"
        case exceptions.BadParameter():
            return f"“{_name(error.param)}”的值无效{_choices(error.param)}"
        case _:
            return "参数太多，或与用法不符"


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    return max(parameter.opts, key=len) if isinstance(parameter, click.Option) else parameter.human_readable_name


def _choices(parameter: click.Parameter | None) -> str:
    if parameter is None or not isinstance(parameter.type, click.Choice):
        return ""
    return f"；可用的有：{'、'.join(map(str, parameter.type.choices))}"
