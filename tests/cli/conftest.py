from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from juesuan.cli.main import program


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the program as from a shell; stdout and stderr apart."""

    def call(*args: str) -> Result:
        result = CliRunner().invoke(program, list(args))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
