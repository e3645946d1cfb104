"""What is tried on every source: whatever the bytes, a document is read or refused in Chinese, and nothing else happens."""

from __future__ import annotations

import traceback
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

from fuzz_mutations import mutated

from juesuan.errors import UnreadableFileError
from juesuan.read.budget import MEGABYTE, Budget
from juesuan.read.disclosure import read_source
from juesuan.read.intake import archives
from juesuan.read.intake.contents import files_of
from juesuan.read.intake.given import Given
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import SourceDocument
from juesuan.read.sources.legacy import office
from juesuan.standards.standards import load_standards

CORPUS = Path(__file__).resolve().parent / "corpus"
TARGETS = tuple(sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir()))
PASSWORD = "juesuan"
_NAME = "样本"
_MOST = 10 * MEGABYTE


def without_office() -> None:
    """Leave LibreOffice out: it takes seconds a file, and it is another project's to try."""
    office.is_installed = lambda: False


def seeds_of(target: str) -> list[bytes]:
    """The files of a target, in a fixed order."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]


def case(target: str, seed: int, number: int) -> bytes:
    """The bytes of one case: the same for the same three."""
    return mutated(seeds_of(target), Random(f"{target} {seed} {number}"))


def fault(data: bytes) -> str:
    """What goes wrong in reading these bytes, as a traceback; nothing when they are read, or refused as they should be."""
    try:
        if archives.opened(BytesIO(data)) is None:
            return _fault_of_file(data)
        return "".join(_fault_of_file(file) for file in files_in(data))
    except UnreadableFileError as error:
        return "" if error.reason else "a refusal without a reason"
    except Exception:
        return traceback.format_exc()


def files_in(data: bytes) -> list[bytes]:
    """The files in an archive that lies on disk, archives in it opened too.

    Raises:
        UnreadableFileError: there is none that can be read.
    """
    with NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        found = list(files_of([Given.of(file.name)], Budget(max_bytes=_MOST)))
    files = [content for _, content in found if isinstance(content, bytes)]
    refused = next((content for _, content in found if isinstance(content, UnreadableFileError)), None)
    if refused and not files:
        raise refused
    return files


def _fault_of_file(data: bytes) -> str:
    try:
        source = read_source(data, path=_NAME, password=PASSWORD)
        if not isinstance(source, SourceDocument):
            return f"no document but {type(source)}"
        recognise(source, load_standards(), path=_NAME, form_set="auto")
    except UnreadableFileError as error:
        return "" if error.reason else "a refusal without a reason"
    return ""
