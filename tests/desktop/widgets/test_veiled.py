"""An intimate picture of a list: nothing can be told from it until somebody asks."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest

from desktop.theme.theme import theme
from desktop.widgets.veiled import VeiledPicture, veiled


def striped(side: int = 96) -> QPixmap:
    """Stripes of four pixels: what a blur must not leave."""
    made = QPixmap(side, side)
    made.fill(QColor("white"))
    painter = QPainter(made)
    for x in range(0, side, 8):
        painter.fillRect(x, 0, 4, side, QColor("black"))
    painter.end()
    return made


def contrast(picture: QPixmap) -> float:
    """How much a row near the upper edge varies: the sign stands in the middle."""
    image = picture.toImage()
    return float(np.ptp([image.pixelColor(x, 8).lightness() for x in range(picture.width())]))


@pytest.fixture
def picture(dressed, qtbot) -> VeiledPicture:
    made = VeiledPicture(theme(), "Photograph")
    qtbot.addWidget(made)
    made.show_picture(striped(), sensitive=True)
    made.show()
    return made


def test_the_blur_leaves_no_shape_and_keeps_the_size(dressed) -> None:
    whole = striped()
    hidden = veiled(whole, theme())
    assert hidden.size() == whole.size()
    assert contrast(hidden) < 0.1 * contrast(whole)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_shows_it(picture: VeiledPicture, key: Qt.Key) -> None:
    assert picture.hidden and picture.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert "hidden" in picture.accessibleName()
    QTest.keyClick(picture, key)
    assert not picture.hidden and picture.accessibleName() == "Photograph"
    assert contrast(picture.pixmap()) > 200


def test_a_click_shows_it_and_another_picture_is_hidden_again(picture: VeiledPicture) -> None:
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert not picture.hidden
    picture.show_picture(striped(), sensitive=True)
    assert picture.hidden


def test_what_is_not_intimate_is_shown_at_once_and_takes_no_focus(picture: VeiledPicture) -> None:
    picture.show_picture(striped(), sensitive=False)
    assert not picture.hidden and picture.focusPolicy() == Qt.FocusPolicy.NoFocus
