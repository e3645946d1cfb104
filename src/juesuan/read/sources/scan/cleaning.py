"""A picture of a page made fit for reading: grey, without stamps, upright to a fiftieth of a degree."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

Picture = Any
"""An array of dots: rows, columns, and for coloured ones blue, green and red."""

_RED = 40  # how much stronger red must be than green and blue
_STAMP = (0.6, 2.6)  # inches: sides of a stamp
_SQUARE = 2.2  # longer side by shorter: a round or square stamp, no line of red text
_REACH = 0.08  # inches: how far parts of one stamp lie apart
_PAPER = 1.25  # how much lighter red is made than its red light
_STEPS = ((5.0, 0.5), (0.4, 0.1), (0.08, 0.02))  # degrees: reach and step of each search for the angle
_SEARCHED = 1000  # dots: longer side of the picture in which the angle is sought


def grey_of(picture: Picture, dots: float) -> Picture:
    """The picture in grey; stamps are taken out, the black text below them stays.

    Args:
        picture: Blue, green and red, or grey already.
        dots: Dots an inch.
    """
    if picture.ndim == 2:
        return picture
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(picture)
    reddish = cv2.subtract(red, cv2.max(blue, green)) > _RED
    stamps = _stamps(reddish, dots)
    if stamps is None:
        return grey
    light = np.clip(red.astype(np.float32) * _PAPER, 0, 255).astype(np.uint8)
    inside = stamps > 0
    grey[inside] = np.maximum(grey, light)[inside]
    return grey


def _stamps(reddish: Picture, dots: float) -> Picture | None:
    """Where stamps stand: red blobs about as wide as high and of their size; None without any."""
    if not reddish.any():
        return None
    side = max(3, int(_REACH * dots)) | 1
    joined = cv2.dilate(reddish.astype(np.uint8), np.ones((side, side), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    least, most = (inches * dots for inches in _STAMP)
    kept = [
        number
        for number in range(1, count)
        if least <= min(stats[number, 2:4]) and max(stats[number, 2:4]) <= min(most, _SQUARE * min(stats[number, 2:4]))
    ]
    return np.isin(labels, kept) if kept else None


def skew_of(grey: Picture) -> float:
    """The angle in degrees, counter-clockwise positive, by which the lines of a page rise to the right."""
    scale = min(1.0, _SEARCHED / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.subtract(np.full_like(small, 255), small)
    best = 0.0
    for reach, step in _STEPS:
        count = round(reach / step)
        angles = [best + step * number for number in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_sharpness(turned(ink, angle, 0)), -abs(angle)))
    return round(best, 2)


def _sharpness(ink: Picture) -> float:
    """How clearly the rows of dots differ: most where lines of text and rules lie level."""
    profile = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def turned(picture: Picture, angle: float, paper: int = 255) -> Picture:
    """The picture turned clockwise about its middle, so that lines that rise by the angle lie level."""
    if not angle:
        return picture
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)


def ink_of(grey: Picture, dots: float) -> Picture:
    """255 where there is ink, by the light around each dot, so that shades of paper do not matter."""
    block = int(dots / 6) | 1
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    return cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 22)
