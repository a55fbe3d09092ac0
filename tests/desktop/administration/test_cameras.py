"""A camera becomes known: the chessboard is printed, photographed from all sides, and its lens is kept."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton

from core.clinic.views.cameras import profiles
from core.imaging.card import chessboard
from core.imaging.plane import fitted
from desktop.administration.cameras import Cameras
from tests.core.imaging.scenes import Camera
from tests.desktop.walk import faults

SIZE = (1200, 900)
FOCAL_PX = 1000.0
_PX_PER_MM = 6
VIEWS = ((0, 0), (25, 0), (25, 90), (25, 180), (25, 270), (35, 45), (35, 135), (35, 225))


def photographed(tilt: float, direction: float) -> np.ndarray:
    """The board, its middle before the camera, on a white sheet on a grey table."""
    board = chessboard()
    across, down = board.squares
    side = round(board.square * _PX_PER_MM)
    sheet = np.full(((down + 2) * side, (across + 2) * side), 250, np.uint8)
    for row in range(down):
        for column in range(across):
            if (row + column) % 2 == 0:
                top, left = (row + 1) * side, (column + 1) * side
                sheet[top : top + side, left : left + side] = 15
    camera = Camera(tilt, direction, 5.0, 1.35 * max(board.squares) * board.square, FOCAL_PX, SIZE)
    corners = np.array([[0, 0], [sheet.shape[1], 0], sheet.shape[1::-1], [0, sheet.shape[0]]], float)
    on_table = (corners - np.array(sheet.shape[1::-1]) / 2) / _PX_PER_MM
    matrix = fitted(corners - 0.5, camera.sees(on_table) - 0.5)
    seen = cv2.warpPerspective(sheet, matrix, SIZE, flags=cv2.INTER_AREA, borderValue=120)
    return np.repeat(cv2.GaussianBlur(seen, (0, 0), 0.8)[..., None], 3, axis=2)


def files(folder: Path, model: str | None) -> list[Path]:
    exif = Image.Exif()
    if model is not None:
        exif[0x010F], exif[0x0110] = "Acme", model
    made = []
    for number, (tilt, direction) in enumerate(VIEWS):
        path = folder / f"board-{number}.jpg"
        Image.fromarray(photographed(tilt, direction)).save(path, quality=95, exif=exif)
        made.append(path)
    return made


@pytest.fixture
def cameras(qtbot, at_work, empty_clinic) -> Cameras:
    made = Cameras(at_work(empty_clinic))
    qtbot.addWidget(made)
    made.resize(720, 600)
    made.show()
    return made


def words(cameras: Cameras) -> str:
    return " ".join(label.text() for label in cameras.findChildren(QLabel) if label.isVisible())


def test_a_camera_is_learnt_from_its_photographs_and_forgotten(qtbot, cameras, empty_clinic, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: "No camera is known yet" in words(cameras))
    assert faults(cameras) == []
    cameras.learn(files(tmp_path, "Model 7"))
    qtbot.waitUntil(lambda: "is known now" in cameras.notice.sentence, timeout=30_000)
    (profile,) = profiles(empty_clinic)
    assert profile.focal_share * max(SIZE) == pytest.approx(FOCAL_PX, rel=0.02)
    qtbot.waitUntil(lambda: "· 8 photographs ·" in words(cameras))
    forget = next(push for push in cameras.findChildren(QPushButton) if push.text() == "Forget")
    forget.click()
    qtbot.waitUntil(lambda: "No camera is known yet" in words(cameras))
    assert profiles(empty_clinic) == ()


def test_files_that_do_not_name_their_camera_are_refused(qtbot, cameras, empty_clinic, tmp_path: Path) -> None:
    cameras.learn(files(tmp_path, None))
    qtbot.waitUntil(lambda: "do not name the camera" in cameras.notice.sentence, timeout=30_000)
    assert profiles(empty_clinic) == ()
    assert cameras.choose.isEnabled()


def test_too_few_photographs_are_counted(qtbot, cameras, tmp_path: Path) -> None:
    cameras.learn(files(tmp_path, "Model 7")[:3])
    qtbot.waitUntil(lambda: "in 3 photographs" in cameras.notice.sentence, timeout=30_000)


def test_the_card_and_the_board_are_saved_to_be_printed(qtbot, cameras, tmp_path: Path) -> None:
    for what in ("card", "board"):
        cameras._what = what
        cameras.notice.clear()
        cameras.save_to(tmp_path / f"{what}.pdf")
        qtbot.waitUntil(lambda: "Print it at 100 %" in cameras.notice.sentence, timeout=30_000)
        assert (tmp_path / f"{what}.pdf").read_bytes().startswith(b"%PDF")
