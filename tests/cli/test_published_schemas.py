"""What the program prints for the examples keeps to the schemas that are published."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


def _validate(written: str, schema: str) -> None:
    text = (files("juesuan.render") / "schema" / schema).read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(text)).validate(json.loads(written))


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_check_prints_a_report_of_version_1(run: Run, kind: str) -> None:
    path = EXAMPLES / f"yunxi-liaison-office-2024-faulty.{kind}"
    result = run("check", str(path), "--format", "json", "--show-notes")
    _validate(result.stdout, "report-1.schema.json")
    assert result.exit_code == 1


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_read_prints_a_disclosure_of_version_1(run: Run, kind: str) -> None:
    result = run("read", str(EXAMPLES / f"yunxi-liaison-office-2024.{kind}"), "--format", "json")
    _validate(result.stdout, "disclosure-1.schema.json")
    assert json.loads(result.stdout)["identity"]["year"] == 2024
