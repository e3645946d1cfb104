"""The example's PDF as scans: pages whose text layer says what the scan must be read as."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "yunxi-liaison-office-2024.pdf"


@pytest.fixture(scope="session")
def example() -> bytes:
    """The clean example as a PDF with a text layer."""
    return EXAMPLE.read_bytes()
