"""A page of a PDF drawn as a picture."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from juesuan.read.sources.scan.cleaning import Picture
from juesuan.read.sources.scan.limits import ScanLimits

_LONGEST = 100_000.0  # points
_WHITE = 0xFFFFFFFF


def drawn_page(page: Any, limits: ScanLimits) -> tuple[Picture, float]:
    """The loaded page in blue, green and red, and its dots an inch: fewer than asked for where it is very large."""
    width, height = (_side(size) for size in (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)))
    dots = min(limits.dots, limits.max_side * 72 / max(width, height, 1.0))
    across, down = max(1, round(width * dots / 72)), max(1, round(height * dots / 72))
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
        rows = np.ctypeslib.as_array(start, shape=(down, stride))
        return rows[:, : across * 3].reshape(down, across, 3).copy(), dots
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _side(points: float) -> float:
    """A side of a page; files may claim any number."""
    return min(max(points, 1.0), _LONGEST) if math.isfinite(points) else 1.0
