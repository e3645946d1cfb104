from __future__ import annotations

import io
import subprocess
import sys
import threading

import pytest

from juesuan.cli import output
from juesuan.cli.progress import shown


class Screen(io.TextIOWrapper):
    """A terminal that keeps what is written."""

    def isatty(self) -> bool:
        return True


def _screen(monkeypatch: pytest.MonkeyPatch, columns: int = 72, encoding: str = "utf-8") -> Screen:
    terminal = Screen(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return terminal


def _drawing(*, width: int, colour: bool) -> str:
    return f"宽{width} 彩{colour}\n"


def _written(screen: Screen) -> str:
    return screen.buffer.getvalue().decode()  # type: ignore[attr-defined]


def test_a_terminal_gets_its_width_and_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    output.write_text(_drawing)
    assert _written(screen) == "宽72 彩True\n"


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    output.write_text(_drawing)
    assert _written(screen) == "宽72 彩False\n"


def test_a_very_wide_terminal_is_not_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch, columns=300)
    output.write_text(_drawing)
    assert _written(screen) == "宽110 彩True\n"


def test_a_pipe_gets_80_plain_columns(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    output.write_text(_drawing)
    assert capfdbinary.readouterr().out.decode() == "宽80 彩False\n"


def test_a_terminal_without_chinese_gets_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch, encoding="ascii")
    output.write_text(_drawing)
    assert _written(screen).startswith("?72 ?")


def test_a_reader_who_goes_away_is_no_error() -> None:
    script = "from juesuan.cli.output import write; write('行\\n' * 500_000); raise SystemExit(1)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_no_progress_without_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with shown(None) as on_progress:
        on_progress("甲.txt", 2)
    assert capfd.readouterr() == ("", "")


def _watched(monkeypatch: pytest.MonkeyPatch) -> Screen:
    terminal = Screen(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    return terminal


def test_no_progress_for_a_single_file(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _watched(monkeypatch)
    with shown(None) as on_progress:
        on_progress("甲.txt", 0)
    assert _written(terminal) == ""


def test_no_progress_beside_results_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _watched(monkeypatch)
    _screen(monkeypatch)
    with shown(None) as on_progress:
        on_progress("甲.txt", 1)
    assert _written(terminal) == ""


@pytest.mark.parametrize("output", [None, "报告.txt"])
def test_progress_names_the_file_on_stderr(monkeypatch: pytest.MonkeyPatch, output: str | None) -> None:
    terminal = _watched(monkeypatch)
    with shown(output) as on_progress:
        on_progress("甲.txt", 1)
        on_progress("乙[b].txt", 0)
    shown_there = _written(terminal).replace("\x1b[0m", "").replace("\x1b[32m", "")
    assert "1/2 甲.txt" in shown_there
    assert "2/2 乙[b].txt" in shown_there


def test_progress_starts_no_thread_since_workers_are_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    _watched(monkeypatch)
    before = threading.active_count()
    with shown(None) as on_progress:
        on_progress("甲.txt", 1)
        assert threading.active_count() == before


def test_the_program_starts_without_its_heavy_libraries() -> None:
    heavy = "{'rich', 'yaml', 'dataclasses', 'pypdfium2', 'cn2an', 'lxml', 'zipfile'}"
    script = f"import sys, juesuan.cli.main; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == []
