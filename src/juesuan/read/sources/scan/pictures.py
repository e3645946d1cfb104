"""The pictures of a PNG, JPEG or TIFF file, with their dots an inch."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

import cv2
import numpy as np
from PIL import Image

from juesuan.read.sources.scan.cleaning import Picture
from juesuan.read.sources.scan.limits import ScanLimits

_BROKEN = (
    Image.DecompressionBombError, ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, SyntaxError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises at broken files: its readers trust what the file claims."""

_PAGE = 11.69  # inches: longer side of A4, for pictures that do not tell their dots
_LEAST = 50  # dots: a side of a picture that can show text
_LONGEST = 20  # longer side by shorter
_CREDIBLE = (72, 1200)  # dots an inch
_SIDES = (5.0, 20.0)  # inches: longer side of a page that a picture may claim to be


class BrokenPictureError(Exception):
    """A file whose pictures cannot be unpacked; ``reason`` in Chinese."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pictures_of(data: bytes, limits: ScanLimits) -> Iterator[tuple[Picture, float]]:
    """Each picture in blue, green and red, not larger than needed to be read, and its dots an inch.

    Raises:
        BrokenPictureError: broken, too large, or with too many pages.
    """
    try:
        with _opened(data) as file:
            count = _count(file)
            if count > limits.max_pages:
                raise BrokenPictureError(f"共 {count} 页，超过上限 {limits.max_pages} 页")
            for index in range(count):
                yield _unpacked(file, index, limits)
    except _BROKEN as error:
        raise BrokenPictureError("图片文件已损坏或不完整") from error


def _count(file: Image.Image) -> int:
    """How many pictures a file holds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return int(getattr(file, "n_frames", 1))


def _unpacked(file: Image.Image, index: int, limits: ScanLimits) -> tuple[Picture, float]:
    """One picture of a file, without Pillow's warnings of what is odd in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file.seek(index)
        return _picture(file, limits)


def _opened(data: bytes) -> Image.Image:
    """The file before its pictures are unpacked; how large they may be is checked here, not by Pillow's warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))


def _picture(file: Image.Image, limits: ScanLimits) -> tuple[Picture, float]:
    """The picture at which the file stands."""
    if file.width * file.height > limits.max_dots:
        raise BrokenPictureError(f"图片有 {file.width}×{file.height} 点，超过上限")
    if min(file.size) < _LEAST or max(file.size) > _LONGEST * min(file.size):
        raise BrokenPictureError(f"图片有 {file.width}×{file.height} 点，不是一页文件的大小")
    dots = _dots(file)
    picture = np.asarray(_on_paper(file))[:, :, ::-1]
    most = min(limits.max_side / max(picture.shape[:2]), limits.dots * 1.5 / dots, 1.0)
    least = limits.dots * 0.75 / dots
    scale = most if least <= 1 else min(limits.dots / dots, limits.max_side / max(picture.shape[:2]))
    if abs(scale - 1) > 0.01:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)
    return np.ascontiguousarray(picture), dots * scale


def _on_paper(file: Image.Image) -> Image.Image:
    """The picture in red, green and blue, what is transparent in it white."""
    if "A" in file.getbands() or "transparency" in file.info:
        paper = Image.new("RGBA", file.size, "white")
        paper.alpha_composite(file.convert("RGBA"))
        return paper.convert("RGB")
    return file.convert("RGB")


def _dots(file: Image.Image) -> float:
    """The dots an inch that the file tells, if they make a page of it; else as if it were as long as A4."""
    longer = max(file.size)
    told = float(file.info.get("dpi", (0,))[0] or 0)
    if _CREDIBLE[0] <= told <= _CREDIBLE[1] and _SIDES[0] <= longer / told <= _SIDES[1]:
        return told
    return longer / _PAGE
