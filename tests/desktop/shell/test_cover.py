"""The cover of a locked window shows colours of what lies below it, and nothing that can be read."""

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

from desktop.shell.cover import Cover, few_cells, unreadable
from desktop.theme.theme import theme

SIZE = QSize(1280, 800)
LETTER = 44
"""Pixels: the height of the largest letters of the window (`Sizes.huge`), and of its smallest at 400 %."""


def page(words: str, pixels: int, dark: bool = False) -> QPixmap:
    """A window full of words, black on white as no window is: the worst there could be."""
    made = QPixmap(SIZE)
    made.fill(Qt.GlobalColor.black if dark else Qt.GlobalColor.white)
    painter = QPainter(made)
    font = QFont()
    font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white if dark else Qt.GlobalColor.black)
    for line in range(SIZE.height() // (pixels + 6)):
        painter.drawText(8, (line + 1) * (pixels + 6), words * 12)
    painter.end()
    return made


def chequered(cell: int) -> QPixmap:
    """The hardest picture there is to blur at a size."""
    made = QPixmap(SIZE)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    for x in range(0, SIZE.width(), cell):
        for y in range(0, SIZE.height(), cell):
            if (x // cell + y // cell) % 2:
                painter.fillRect(x, y, cell, cell, QColor("black"))
    painter.end()
    return made


def luminances(picture: QImage) -> np.ndarray:
    """Relative luminance (WCAG 2.2) of each pixel."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4)[..., 2::-1] / 255
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def strongest_contrast(picture: QImage, box: int) -> float:
    """The strongest contrast between two points of any letter-sized box."""
    light = luminances(picture)
    found = 1.0
    for y in range(0, light.shape[0] - box, box // 2):
        for x in range(0, light.shape[1] - box, box // 2):
            part = light[y : y + box, x : x + box]
            found = max(found, (part.max() + 0.05) / (part.min() + 0.05))
    return found


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("pixels", [11, 13, 20, 28, LETTER])
def test_no_letter_has_an_edge_left(dressed, pixels: int, dark: bool) -> None:
    made = unreadable(few_cells(page("张梅 ZHANG Mei CUA-001 ", pixels, dark)), theme(dark=dark), SIZE).toImage()
    # Text can be read from a contrast of about 4.5 (WCAG 2.2); nobody sees 1.1.
    assert strongest_contrast(made, LETTER) < 1.1


@pytest.mark.parametrize("cell", [4, 16, LETTER])
def test_not_even_of_the_hardest_picture(dressed, cell: int) -> None:
    assert strongest_contrast(unreadable(few_cells(chequered(cell)), theme(), SIZE).toImage(), LETTER) < 1.15


@pytest.mark.parametrize("pixels", [13, 20, LETTER])
def test_another_name_leaves_the_same_colours(dressed, pixels: int) -> None:
    """What is left tells no name from another: nobody sees which."""

    def window_of(name: str) -> QImage:
        shown = page("a line of the chart ", 13)
        painter = QPainter(shown)
        painter.fillRect(0, 0, SIZE.width(), 64, QColor("white"))
        font = QFont()
        font.setPixelSize(pixels)
        painter.setFont(font)
        painter.drawText(16, 50, name)
        painter.end()
        return unreadable(few_cells(shown), theme(), SIZE).toImage()

    one, other = (luminances(window_of(name)) for name in ("ZHANG Mei 张梅", "O'NEILL John"))
    assert np.abs(one - other).max() < 0.03


def test_the_colours_of_the_room_are_left(dressed) -> None:
    """It is the window that was left, not another one: dark above stays dark above."""
    below = QPixmap(SIZE)
    below.fill(QColor("white"))
    painter = QPainter(below)
    painter.fillRect(0, 0, SIZE.width(), SIZE.height() // 2, QColor("black"))
    painter.end()
    made = unreadable(few_cells(below), theme(), SIZE).toImage()
    assert made.pixelColor(640, 60).lightness() + 40 < made.pixelColor(640, 740).lightness()


def test_the_cover_fills_whatever_window_and_keeps_no_picture(qtbot, dressed) -> None:
    cover = Cover(page("ZHANG Mei ", 28), theme())
    qtbot.addWidget(cover)
    for size in (QSize(960, 640), QSize(1920, 1080)):
        cover.resize(size)
        cover.show()
        shown = cover.grab().toImage()
        assert shown.size() == size
        assert strongest_contrast(shown, LETTER) < 1.1
    kept = [value for value in vars(cover).values() if isinstance(value, QPixmap)]
    assert all(strongest_contrast(picture.toImage(), LETTER // 4) < 1.15 for picture in kept)
    images = [value for value in vars(cover).values() if isinstance(value, QImage)]
    assert images and all(image.width() * image.height() < 100 for image in images)
