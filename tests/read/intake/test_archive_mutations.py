"""Archives with bytes changed at random: bytes, a list of files, or a reason, and never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_samples import TEXT, archive
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from juesuan.errors import UnreadableFileError
from juesuan.read.budget import Budget
from juesuan.read.intake.contents import files_of
from juesuan.read.intake.given import Given

WHOLE = archive({"说明.txt": TEXT.encode(), "内.zip": archive({"附表.txt": TEXT.encode()}, "gbk")}, "gbk")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("zip") / "公开.zip"


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([], len(WHOLE))
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.sampled_from([0, 1, 0x7F, 0x80, 0xFE, 0xFF])), max_size=6),
    st.integers(1, len(WHOLE)),
)
def test_a_spoilt_archive_is_read_or_refused(path: Path, changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    path.write_bytes(data[:length])
    found = list(files_of([Given.of(path)], Budget()))
    assert found
    for file, content in found:
        assert file.name.startswith(str(path))
        assert isinstance(content, bytes) or (isinstance(content, UnreadableFileError) and content.reason)
    if not changes and length == len(WHOLE):
        assert [content for _, content in found] == [TEXT.encode(), TEXT.encode()]
