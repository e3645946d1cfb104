"""Scans made from PDFs that have a text layer: pages drawn, stamped, turned, blurred and strewn with noise.

What the text layer says is the truth that a reading of the scan is held against.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import pypdfium2
from msgspec import Struct
from PIL import Image

DOTS = 200
"""Dots an inch."""

_STAMP = (40, 40, 215)  # blue, green, red


class Damage(Struct, frozen=True):
    """What happens to a page: degrees by which it is turned, noise (standard deviation of the light), specks, a stamp."""

    degrees: float = 0.5
    noise: float = 12.0
    specks: float = 0.0005
    stamp: bool = True


def drawn(page: Any, dots: int = DOTS) -> Any:
    """A page of pypdfium2 as a picture in blue, green and red."""
    return page.render(scale=dots / 72).to_numpy()[:, :, :3].copy()


def damaged(picture: Any, damage: Damage, seed: int = 0) -> Any:
    """The picture as a poor scan shows it; the same for the same seed."""
    random = np.random.default_rng(seed)
    height, width = picture.shape[:2]
    if damage.stamp:
        picture = np.minimum(picture, _stamp(height, width))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), damage.degrees, 1)
    picture = cv2.warpAffine(picture, matrix, (width, height), borderValue=(255, 255, 255))
    picture = cv2.GaussianBlur(picture, (3, 3), 0.6)
    grained = picture + random.normal(0, damage.noise, picture.shape)
    grained[random.random((height, width)) < damage.specks] = 0
    return np.clip(grained, 0, 255).astype(np.uint8)


def _stamp(height: int, width: int) -> Any:
    """White paper with a round red stamp of 4 cm and a star in it, where tables have figures."""
    paper = np.full((height, width, 3), 255, np.uint8)
    x, y = int(width * 0.62), int(height * 0.45)
    cv2.circle(paper, (x, y), 160, _STAMP, 9)
    turns = [k * 4 * np.pi / 5 for k in range(5)]
    cv2.fillPoly(paper, [np.array([[x + 75 * np.sin(t), y - 75 * np.cos(t)] for t in turns], np.int32)], _STAMP)
    return paper


def scan_of(data: bytes, pages: Sequence[int], damage: Damage) -> bytes:
    """A PDF of pictures of some pages (from 0)."""
    document = pypdfium2.PdfDocument(data)
    pictures = [Image.fromarray(damaged(drawn(document[page]), damage, page)[:, :, ::-1]) for page in pages]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=DOTS, quality=85)
    return out.getvalue()
