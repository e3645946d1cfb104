"""Files that cannot be read, through the whole program: a clear message, status 2, no traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
TOO_LARGE = 31 * 1024 * 1024


def _missing(folder: Path) -> Path:
    return folder / "没有.txt"


def _folder(folder: Path) -> Path:
    return folder


def _empty(folder: Path) -> Path:
    return _written(folder / "空.txt", b"")


def _white(folder: Path) -> Path:
    return _written(folder / "空白.txt", " \n\t\u3000\n".encode())


def _garbage(folder: Path) -> Path:
    return _written(folder / "乱码.txt", bytes(range(256)) * 40)


def _other_text(folder: Path) -> Path:
    return _written(folder / "诗.txt", "床前明月光，疑是地上霜。\n".encode())


def _truncated_pdf(folder: Path) -> Path:
    whole = (EXAMPLES / "yunxi-liaison-office-2024.pdf").read_bytes()
    return _written(folder / "半.pdf", whole[: len(whole) // 2])


def _no_pdf(folder: Path) -> Path:
    return _written(folder / "假.pdf", b"not a pdf at all\n" * 10)


def _unknown_format(folder: Path) -> Path:
    return _written(folder / "表.xyz", b"PK\x03\x04" + bytes(100))


def _too_large(folder: Path) -> Path:
    path = folder / "大.txt"
    with path.open("wb") as file:
        file.truncate(TOO_LARGE)
    return path


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


BROKEN = [
    _missing,
    _folder,
    _empty,
    _white,
    _garbage,
    _other_text,
    _truncated_pdf,
    _no_pdf,
    _unknown_format,
    _too_large,
]


@pytest.fixture(params=BROKEN, ids=lambda make: make.__name__.strip("_"))
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    make: Callable[[Path], Path] = request.param
    return make(tmp_path)


def test_read_says_why_on_stderr(run: Run, broken: Path) -> None:
    result = run("read", str(broken))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"错误：无法读取“{broken}”：")
    assert "Traceback" not in result.stderr


def test_check_says_why_in_the_report(run: Run, broken: Path) -> None:
    result = run("check", str(broken), "--format", "json")
    assert result.exit_code == 2
    [document] = json.loads(result.stdout)["documents"]
    assert (document["path"], document["coverage"], document["findings"]) == (str(broken), None, [])
    [problem] = document["problems"]
    assert problem["fatal"] is True
    assert problem["message"].startswith(f"无法读取“{broken}”：")


def test_a_broken_file_does_not_keep_the_others_from_being_checked(run: Run, tmp_path: Path) -> None:
    clean = EXAMPLES / "yunxi-liaison-office-2024.txt"
    result = run("check", str(_missing(tmp_path)), str(clean), "--format", "json")
    assert result.exit_code == 2
    bad, good = json.loads(result.stdout)["documents"]
    assert bad["coverage"] is None
    assert good["body"] == "云溪市人民政府驻上海联络处"


def test_the_planted_faults_are_found_through_the_whole_program(run: Run) -> None:
    result = run("check", str(EXAMPLES / "yunxi-liaison-office-2024-faulty.txt"))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1].startswith("云溪市人民政府驻上海联络处  2024年度")


def test_the_clean_example_is_status_0(run: Run) -> None:
    result = run("check", str(EXAMPLES / "yunxi-liaison-office-2024.txt"))
    assert result.exit_code == 0
    assert "未发现问题。" in result.stdout
