"""An old Word document into blocks: converted to docx by the first converter that is there and can, then read as such."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Grid, SourceDocument, SourceProblem
from juesuan.read.sources.docx.reader import read_docx
from juesuan.read.sources.docx.story import Embedded
from juesuan.read.sources.legacy import binary, office
from juesuan.read.sources.legacy.converted import Converted
from juesuan.read.sources.legacy.kinds import Kind, is_locked, kind_of
from juesuan.read.sources.legacy.limits import LegacyLimits
from juesuan.read.sources.locked.messages import NEEDS_PASSWORD, WRONG_PASSWORD
from juesuan.read.sources.locked.unlock import unlocked_office

_DEFAULT = LegacyLimits()
_AGAIN = "也可以用 Word 或 WPS 打开，另存为 docx 再读"
_NO_CONVERTER = f"旧版 Word 文件（doc、wps），需要先安装：pip install 'juesuan[legacy]'，或安装 LibreOffice；{_AGAIN}"
_NO_OFFICE = f"文件，需要先安装 LibreOffice；{_AGAIN}"
_BROKEN = f"旧版 Word 文件已损坏或不完整，无法转换；{_AGAIN}"
_UNHELPED = f"旧版 Word 文件无法转换，可能已损坏；安装 LibreOffice 后可以再试，{_AGAIN}"
_BROKEN_OTHER = f"文件已损坏或不完整，无法转换；{_AGAIN}"
_TORN = "有表格没有完整转换，可能读成了段落"
_LOOSE = "嵌入的表格在文中的位置不明，放在文末读取"


def read_legacy(
    data: bytes,
    *,
    path: str,
    password: str | None = None,
    limits: LegacyLimits = _DEFAULT,
    embedded: Embedded | None = None,
) -> SourceDocument:
    """An old Word document as paragraphs and grids; spots are the numbers of paragraphs. Macros are never run.

    Args:
        data: The whole file.
        path: Its path as the user gave it, for messages only.
        password: Password of an encrypted file.
        limits: How much time and memory the conversion may take.
        embedded: Reads an embedded spreadsheet into its tables, also one whose place in the document is not known.

    Raises:
        UnreadableFileError: no converter is installed, or the file is encrypted, broken, too large or without any text.
    """
    kind = kind_of(data) or "doc"
    made = _converted(data, path, password, limits) if kind == "doc" else _by_office(data, kind, path, limits)
    if len(made.docx) > limits.max_docx:
        raise UnreadableFileError(path, "Word 文件转换后过大，超过上限")
    loose = [embedded(each) if embedded else None for each in made.objects]
    try:
        read = read_docx(made.docx, path=path, embedded=embedded)
    except UnreadableFileError:
        if not any(loose):
            raise
        read = SourceDocument(kind, ())
    grids = tuple(grid for each in loose for grid in each or ())
    problems = (*read.problems, *_problems(made, loose))
    return replace(read, format=kind, blocks=(*read.blocks, *grids), problems=problems)


def _converted(data: bytes, path: str, password: str | None, limits: LegacyLimits) -> Converted:
    locked = is_locked(data)
    if locked and password is None:
        raise UnreadableFileError(path, NEEDS_PASSWORD)
    if not binary.is_installed() and not office.is_installed():
        raise UnreadableFileError(path, _NO_CONVERTER)
    made = binary.convert(data, password, limits) if binary.is_installed() else Converted(failure="broken")
    if made.failure == "password":
        raise UnreadableFileError(path, NEEDS_PASSWORD if password is None else WRONG_PASSWORD)
    if (made.failure or made.torn) and office.is_installed():
        plain = unlocked_office(data, path=path, password=password) if locked else data
        other = office.convert(plain, "doc", limits)
        made = made if other.failure else replace(other, objects=made.objects, unread=made.unread)
    if made.failure:
        raise UnreadableFileError(path, _BROKEN if office.is_installed() else _UNHELPED)
    return made


def _by_office(data: bytes, kind: Kind, path: str, limits: LegacyLimits) -> Converted:
    """What only LibreOffice converts."""
    if not office.is_installed():
        raise UnreadableFileError(path, f"{kind.upper()} {_NO_OFFICE}")
    made = office.convert(data, kind, limits)
    if made.failure:
        raise UnreadableFileError(path, f"{kind.upper()} {_BROKEN_OTHER}")
    return made


def _problems(made: Converted, loose: list[tuple[Grid, ...] | None]) -> Iterator[SourceProblem]:
    if made.torn:
        yield SourceProblem(_TORN)
    for grids in loose:
        if grids:
            yield SourceProblem(_LOOSE, grids[0].spot)
    unread = made.unread + sum(not grids for grids in loose)
    if unread:
        yield SourceProblem(f"有 {unread} 个嵌入的对象没有读取")
