from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from rich.cells import cell_len

from juesuan.cli.main import program

Run = Callable[..., Result]

WRONG = [
    (
        ("chek",),
        "错误：没有这样的命令：“chek”；可用的有：annotate、check、compile、import、monitor、new、read、rollup、rule、rules、show、template、trace\n",
    ),
    (("--foo",), "错误：没有这样的选项：“--foo”\n查看用法：juesuan --help\n"),
    (("check",), "错误：缺少参数 FILE...\n查看用法：juesuan check --help\n"),
    (("rule",), "错误：缺少参数 CODE\n查看用法：juesuan rule --help\n"),
    (
        ("check", "a.txt", "--format", "xml"),
        "错误：“--format”的值无效；可用的有：text、html、xlsx、json、jsonl、sarif\n查看用法：juesuan check --help\n",
    ),
    (
        ("read", "a.txt", "--format", "text"),
        "错误：“--format”的值无效；可用的有：json、xlsx、csv\n查看用法：juesuan read --help\n",
    ),
    (("check", "a.txt", "--output"), "错误：选项“--output”后面缺少值，或不该有值\n"),
    (("show", "a.txt", "b.txt"), "错误：缺少参数 --place\n查看用法：juesuan show --help\n"),
    (("read", "a.txt", "b.txt", "--format", "csv"), "错误：缺少参数 --output\n查看用法：juesuan read --help\n"),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[" ".join(args) for args, _ in WRONG])
def test_a_wrong_call_says_so_in_chinese_on_stderr(run: Run, args: tuple[str, ...], message: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_mistyped_option_is_answered_with_the_near_ones(run: Run) -> None:
    result = run("check", "--ignor", "A", "a.txt")
    assert result.stderr.startswith("错误：没有这样的选项：“--ignor”；是否想用：--ignore")
    assert result.exit_code == 2


@pytest.mark.parametrize("args", [(), ("--help",)])
def test_without_a_command_the_help_page_is_shown(run: Run, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.stdout.startswith("用法：juesuan [选项] 命令 [参数]...\n")
    assert "\n  check     核对公开文件，报告问题\n" in result.stdout


@pytest.mark.parametrize("command", sorted(program.commands))
def test_help_pages_are_chinese_and_fit_80_columns(run: Run, command: str) -> None:
    page = run(command, "--help").stdout
    assert page.startswith(f"用法：juesuan {command} [选项]")
    assert "显示本说明" in page
    assert not any(word in page for word in ("Usage", "Options", "Show this"))
    assert max(map(cell_len, page.splitlines())) <= 80


def test_the_exit_statuses_are_explained_where_they_are_used(run: Run) -> None:
    page = run("check", "--help").stdout
    assert "退出码：0 没有错误；1 发现错误；2 有文件未能核对，或用法不对。" in page


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").stdout == f"juesuan {version('juesuan')}\n"
