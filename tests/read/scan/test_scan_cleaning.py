"""Stamps go, black text below them stays, red text stays; skew is found; pictures are unpacked within limits."""

from __future__ import annotations

import io
from typing import Any

import pytest
from msgspec.structs import replace

from juesuan.read.sources.scan.extra import has_ocr

if not has_ocr():
    pytest.skip("the extra ocr is not installed", allow_module_level=True)

import cv2
import numpy as np
from PIL import Image

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.scan.cleaning import grey_of, skew_of, turned
from juesuan.read.sources.scan.limits import ScanLimits
from juesuan.read.sources.scan.pictures import pictures_of
from juesuan.read.sources.scan.placing import turned_frame
from juesuan.read.sources.scan.reader import read_scan

RED, BLACK = (40, 40, 215), (0, 0, 0)


def paper() -> Any:
    return np.full((800, 800, 3), 255, np.uint8)


def test_a_stamp_is_taken_out_and_the_text_below_it_stays() -> None:
    picture = paper()
    cv2.circle(picture, (400, 400), 150, RED, 10)
    cv2.line(picture, (100, 400), (700, 400), BLACK, 4)
    grey = grey_of(picture, 200)
    assert grey[250:395, :].min() > 200
    assert grey[400, 100:700].max() == 0


def test_a_line_of_red_text_is_no_stamp() -> None:
    picture = paper()
    cv2.putText(picture, "NO 2024", (100, 400), cv2.FONT_HERSHEY_SIMPLEX, 3, RED, 8)
    assert grey_of(picture, 200).min() < 120


@pytest.mark.parametrize("degrees", [-3.0, -0.5, 0.0, 0.5, 2.2])
def test_the_skew_of_lines_is_found_and_undone(degrees: float) -> None:
    picture = np.full((1000, 800), 255, np.uint8)
    for row in range(100, 900, 40):
        cv2.putText(picture, "lines of text 1234.56", (100, row), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    matrix = cv2.getRotationMatrix2D((400, 500), degrees, 1)
    leaning = cv2.warpAffine(picture, matrix, (800, 1000), borderValue=255)
    assert skew_of(leaning) == pytest.approx(degrees, abs=0.1)
    assert abs(skew_of(turned(leaning, skew_of(leaning)))) <= 0.1


def test_boxes_of_turned_pages_are_those_of_the_page_as_it_is_seen() -> None:
    box = (10.0, 20.0, 30.0, 25.0)
    assert turned_frame(200, 100, 0, 0).visible(box) == box
    assert turned_frame(200, 100, 0, 1).visible(box) == (75.0, 10.0, 80.0, 30.0)
    assert turned_frame(200, 100, 0, 2).visible(box) == (170.0, 75.0, 190.0, 80.0)
    assert turned_frame(200, 100, 0, 3).visible(box) == (20.0, 170.0, 25.0, 190.0)


def png(size: tuple[int, int], dots: int | None = None) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, "PNG", **({"dpi": (dots, dots)} if dots else {}))
    return out.getvalue()


@pytest.mark.parametrize(
    ("size", "told", "dots"),
    [((1654, 2339), 200, 200.0), ((1654, 2339), None, 200.1), ((827, 1170), 100, 200.0), ((2480, 3508), 300, 300.0)],
)
def test_a_picture_is_brought_to_dots_that_can_be_read(size: tuple[int, int], told: int | None, dots: float) -> None:
    ((picture, found),) = pictures_of(png(size, told), ScanLimits())
    assert found == pytest.approx(dots, abs=0.2)
    assert picture.shape[1] == pytest.approx(size[0] * dots / (told or 200), abs=3)


def test_broken_and_too_large_pictures_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="图片文件已损坏或不完整"):
        read_scan(png((400, 400))[:60], path="")
    with pytest.raises(UnreadableFileError, match="图片有 40×400 点，不是一页文件的大小"):
        read_scan(png((40, 400)), path="")
    with pytest.raises(UnreadableFileError, match="图片有 400×400 点，超过上限"):
        read_scan(png((400, 400)), path="", limits=replace(ScanLimits(), max_dots=1000))
