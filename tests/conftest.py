"""What tests of several rooms share."""

from __future__ import annotations

import multiprocessing

import pytest

from juesuan.read.many import workers


@pytest.fixture
def forked_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers have what the test changed in its own process, also where earlier tests left threads of libraries behind."""
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))
