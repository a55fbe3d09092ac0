"""Healthy skin as it lies round the wound: colour, furrows, pores, hairs, moles, and the roundness of the body."""

import cv2
import numpy as np

from core.demo.picture import palette
from core.demo.picture.bank import bank, piece
from core.demo.picture.cloth import Planes
from core.demo.picture.frame import HALF, SHEET, Frame
from core.demo.picture.noise import Field, as_field, cells, enlarged, layered, relief, smooth, step, warped
from core.demo.subject import Subject

_HAIRY_SITES = frozenset({"thigh", "calf", "shin", "forearm", "abdomen", "chest", "flank", "knee", "upper_arm"})


def vessel_net(frame: Frame, rng: np.random.Generator) -> Field:
    """The net of livedo racemosa (half grid), 0…1: broad irregular rings of 2–4 cm, many of them broken."""
    size = float(np.clip(19.0 * frame.px_per_mm / 2, 46.0, 120.0))
    _, border = cells(rng, HALF, size)
    border = warped(
        border, layered(rng, HALF, size * 0.5, 4) * (size * 0.2), layered(rng, HALF, size * 0.5, 4) * (size * 0.2)
    )
    width = size * (np.float32(0.13) + np.float32(0.09) * smooth(rng, HALF, size * 0.7))
    ridge = np.exp(-((border / np.maximum(width, size * 0.05)) ** 2))
    whole = step(-0.55, 0.25, layered(rng, HALF, size * 1.1, 2))
    fine = np.float32(0.84) + np.float32(0.22) * layered(rng, HALF, 9.0, 3)
    return as_field(np.clip(ridge * (np.float32(0.06) + np.float32(0.94) * whole) * fine, 0, 1))


def healthy(subject: Subject, frame: Frame, rng: np.random.Generator) -> Planes:
    """Skin of the whole sheet, with all that never changes from visit to visit."""
    brown = layered(rng, HALF, 150.0, 4)
    blood = layered(rng, HALF, 60.0, 4)
    light = enlarged(as_field(_roundness(frame) * (1 + np.float32(0.035) * brown)), SHEET)
    furrows = piece(bank().furrows, rng, SHEET, min(frame.px_per_mm, 11.0))
    pores = piece(bank().pores, rng, SHEET, min(frame.px_per_mm, 11.0))
    hairs = _hairs(subject, frame, rng)
    fine = 1 + np.float32(0.13) * relief(furrows) + np.float32(0.05) * (furrows - np.float32(0.8))
    light *= fine - np.float32(0.13) * pores
    sheen = _sheen(subject, furrows)
    planes: Planes = []
    redness = enlarged(blood, SHEET)
    for value, by_blood in zip(palette.SKIN[subject.skin_tone - 1], (0.010, -0.032, -0.030), strict=True):
        plane = light * (np.float32(value) * (1 + np.float32(by_blood) * redness))
        planes.append(as_field((plane + sheen) * hairs))
    _moles(planes, subject, frame, rng)
    return planes


def _roundness(frame: Frame) -> Field:
    """Shading of a limb across its axis, or of a broad part of the body; 1 where it faces the camera (half grid)."""
    if frame.limb is None:
        right, down = frame.millimetres(HALF)
        away = (right**2 + down**2) / np.float32((SHEET[1] / frame.px_per_mm) ** 2)
        return as_field(1.03 - 0.5 * away)
    _, across = frame.along(HALF)
    lean = np.clip((across + np.float32(0.12 * frame.limb)) / np.float32(frame.limb * 1.02), -0.995, 0.995)
    facing = np.sqrt(1 - lean**2)
    return as_field(np.float32(0.3) + np.float32(0.74) * facing ** np.float32(0.75))


def _sheen(subject: Subject, furrows: Field) -> Field:
    """The faint shine of skin under the lamp, on the tops between the furrows; stronger on dark skin."""
    rows, columns = SHEET
    down = (np.arange(rows, dtype=np.float32)[:, None] - rows * 0.34) / rows
    right = (np.arange(columns, dtype=np.float32)[None, :] - columns * 0.36) / columns
    spot = np.exp(-(right**2 * 5 + down**2 * 7))
    return as_field(spot * (np.float32(0.25) + np.float32(0.75) * furrows) * np.float32(5 + 2.6 * subject.skin_tone))


def _hairs(subject: Subject, frame: Frame, rng: np.random.Generator) -> Field:
    """What hairs leave of the light, 0…1: dark ones on hairy limbs, a few fine ones elsewhere."""
    hairy = subject.hairy and subject.site in _HAIRY_SITES
    area = SHEET[0] * SHEET[1] / frame.px_per_mm**2
    count = int(min(area * (0.022 if hairy else 0.006), 420))
    paper = np.zeros(SHEET, np.uint8)
    start = rng.uniform((0, 0), (SHEET[1], SHEET[0]), (count, 2))
    turn = frame.axis + rng.normal(0.25, 0.3, count)
    bend = rng.normal(0, 0.5, count)
    length = rng.uniform(0.5, 1.2, count) * (11.0 if hairy else 5.0) * frame.px_per_mm
    for step_of_hair in range(count):
        reach = np.linspace(0, 1, 7)
        angle = turn[step_of_hair] + bend[step_of_hair] * reach
        way = np.stack([np.cos(angle), np.sin(angle)], axis=1) * length[step_of_hair] / 7
        points = start[step_of_hair] + np.cumsum(way, axis=0)
        strength = int(rng.uniform(90, 235) if hairy else rng.uniform(35, 90))
        cv2.polylines(paper, [np.round(points * 16).astype(np.int32)], False, strength, 1, cv2.LINE_AA, 4)
    return as_field(1 - cv2.GaussianBlur(paper, (0, 0), 0.6).astype(np.float32) * np.float32(0.72 / 255))


def _moles(planes: Planes, subject: Subject, frame: Frame, rng: np.random.Generator) -> None:
    """A few brown spots, kept small so that nobody takes them for lesions."""
    for _ in range(int(rng.integers(2, 7))):
        size = float(rng.uniform(0.4, 1.1)) * frame.px_per_mm
        x, y = int(rng.uniform(30, SHEET[1] - 30)), int(rng.uniform(30, SHEET[0] - 30))
        box = np.s_[y - 24 : y + 25, x - 24 : x + 25]
        down, right = np.mgrid[-24:25, -24:25].astype(np.float32)
        spot = np.exp(-(((right**2 + 1.3 * down**2) / size**2) ** 2)) * np.float32(rng.uniform(0.25, 0.6))
        for plane, kept in zip(planes, (0.62, 0.5, 0.45), strict=True):
            if plane[box].shape == spot.shape:
                plane[box] *= 1 - spot * np.float32(1 - kept)
