"""Broken data files: each is refused with the file, the key and the reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from juesuan.errors import StandardsError
from juesuan.standards import loader, standards

FOLDER = Path(__file__).parent / "broken"
EXPECTED = {
    "sources.not-yaml": ("line 2", "did not find expected"),
    "sources.tab": ("line 2", "found character that cannot start any token"),
    "sources.duplicate-key": ("line 3", "duplicate key 'budget_law'"),
    "sources.duplicate-inner-key": ("line 4", "duplicate key 'title'"),
    "sources.key-is-a-list": ("line 1", "a key must be text"),
    "sources.article-of-unseen-text": ("budget_law", "articles may be cited only of a text that was seen"),
    "sources.unknown-state": ("$[...].state", "Invalid enum value 'read'"),
    "sources.missing-key": ("$[...]", "missing required field `title`"),
    "sources.date-is-no-text": ("$[...].date", "Expected `str`, got `date`"),
    "sources.empty": ("$", "Expected `object`, got `null`"),
    "sources.a-list": ("$", "Expected `object`, got `array`"),
    "concepts.unknown-key": ("$.dimensions[...]", "unknown field `member`"),
    "concepts.missing-key": ("$.concepts[...]", "missing required field `term`"),
    "concepts.wrong-type": ("$.concepts[...].exact", "Expected `bool`, got `str`"),
    "concepts.unknown-kind-of-value": ("$.concepts[...].value", "Invalid enum value 'amount'"),
    "concepts.unknown-dimension": ("concepts.income", "unknown dimension: source"),
    "concepts.unknown-parent": ("dimensions.fund.general_public_budget", "unknown parent: fiscal"),
    "concepts.cyclic-parent": ("dimensions.fund.fiscal", "its own ancestor"),
    "concepts.own-parent": ("dimensions.fund.fiscal", "its own ancestor"),
    "concepts.unquoted-code": ("key in $.dimensions[...].sets", "Expected `str`, got `int`"),
    "concepts.unquoted-code-of-a-member": ("key in $.dimensions[...].members", "Expected `str`, got `int`"),
    "concepts.set-under-unknown-member": ("dimensions.economic.sets", "unknown member: public"),
    "concepts.default-of-foreign-dimension": ("concepts.income.defaults", "unknown dimension: fund"),
    "forms.unknown-concept": ("forms.income", "unknown concept: revenue"),
    "forms.unknown-dimension": ("forms.income.财政拨款收入", "unknown dimension: origin"),
    "forms.not-a-pattern": ("forms.income.财政拨款收入", "not a key pattern: source=fiscal"),
    "forms.member-left-out": ("forms.income", "not a key pattern: income[source=]"),
    "forms.unknown-phase": ("forms.overview.本年收入合计", "not a key pattern: income@outturn"),
    "forms.unknown-layout": ("$.forms[0].layout", "Invalid enum value 'grid'"),
    "forms.missing-forms": ("$", "missing required field `forms`"),
    "forms.missing-form-name": ("$.forms[0]", "missing required field `form`"),
    "forms.extending-without-form-name": ("$.forms[0]", "missing required field `form`"),
    "forms.extending-without-forms": ("$", "missing required field `forms`"),
    "forms.year-in-quotes": ("$.valid_from", "Expected `int`, got `str`"),
    "forms.extends-nothing": ("extends", "unknown form set: national"),
    "forms.number-for-text": ("$.forms[0].number", "Expected `str`, got `int`"),
    "forms.a-list": ("$", "Expected `object`, got `array`"),
    "sections.unknown-key": ("$.sections[0]", "unknown field `name`"),
    "phrases.missing-source": ("$", "missing required field `source`"),
    "phrases.read-is-no-list": ("$.phrases[0].read", "Expected `array`, got `str`"),
    "lexicon.measures-is-a-list": ("$.terms[0].measures", "Expected `object`, got `array`"),
    "wording.missing-key": ("$", "missing required field"),
}
"""By file: the key that the error names, and words of its reason."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that ship with the program, from which the standards are loaded."""
    folder = tmp_path / "data"
    shutil.copytree(str(loader.data_file()), folder)
    for module in (loader, standards):
        monkeypatch.setattr(module, "data_file", folder.joinpath)
    return folder


def refusal() -> StandardsError:
    with pytest.raises(StandardsError) as caught:
        standards.load_standards.__wrapped__()
    return caught.value


@pytest.mark.parametrize(("broken", "key", "words"), [(name, *expected) for name, expected in EXPECTED.items()])
def test_a_broken_file_is_refused_with_file_key_and_reason(data: Path, broken: str, key: str, words: str) -> None:
    kind, _, name = broken.partition(".")
    target = f"forms/{name}.yaml" if kind == "forms" else f"{kind}.yaml"
    shutil.copy(FOLDER / f"{broken}.yaml", data / target)

    error = refusal()

    assert (error.file, error.key) == (target, key)
    assert words in error.reason
    assert str(error) == f"标准数据“{target}”的“{key}”有误：{error.reason}"


def test_every_broken_file_is_tried() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(EXPECTED)


@pytest.mark.usefixtures("data")
def test_the_copy_loads_as_long_as_nothing_is_broken() -> None:
    assert standards.load_standards.__wrapped__().concepts == standards.load_standards().concepts
