"""A file brings in the libraries of its own format and no other's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HEAVY = ("lxml", "pypdfium2", "python_calamine", "email.message", "rapidocr", "cv2", "numpy")


@pytest.mark.parametrize(
    ("name", "libraries"), [("yunxi-liaison-office-2024.txt", []), ("yunxi-liaison-office-2024.pdf", ["pypdfium2"])]
)
def test_a_file_imports_what_its_format_needs(name: str, libraries: list[str]) -> None:
    script = (
        "import sys\nfrom juesuan.read.disclosure import read_source\n"
        f"read_source(open({str(EXAMPLES / name)!r}, 'rb').read(), path='x')\n"
        f"print(*[each for each in {HEAVY} if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == libraries
