"""What can be seen, measured on the picture of the window itself and not on what was meant.

The window is drawn at twice its size, so that the strokes of small letters reach their full colour somewhere.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.theme.levels import SHAPES
from desktop.theme.tokens import DARK, LIGHT
from desktop.widgets.level_mark import LevelMark
from tests.desktop.accessibility.hands_and_ears import shown, tab_chain
from tests.desktop.walk import where

TEXT: Final = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""
LARGE: Final = 3.0
"""The same for letters of 24 px, or of 18.66 px and bold."""
EDGE: Final = 3.0
"""WCAG 2.2, 1.4.11: what tells a control from its surroundings, and its focus."""
_SCALE: Final = 2
_FEW: Final = 8
"""So many pixels at least have the colour of the letters."""
_ROUND: Final = 3
_MARK: Final = 200
"""So many pixels at least tell where the focus is; fewer where the shorter side of the control is shorter."""
_STATES: Final = ("attention", "urgent", "good")
_LATE: Final = ("overdue", "逾期")
"""What is late is told in words; only what is late by far has a mark of its own (`late_words`)."""
_LUT: Final = np.array(
    [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.arange(256) / 255], np.float32
)


class Picture:
    """A shown widget, drawn."""

    def __init__(self, root: QWidget) -> None:
        self.root = root
        size = root.size() * _SCALE
        image = QImage(size, QImage.Format.Format_RGB888)
        image.setDevicePixelRatio(_SCALE)
        painter = QPainter(image)
        root.render(painter, QPoint(0, 0))
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        self._pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()

    def cut(self, rect: QRect) -> np.ndarray:
        """The pixels of a rectangle of the widget, as (rows, columns, 3)."""
        inside = rect.intersected(self.root.rect())
        left, top = inside.left() * _SCALE, inside.top() * _SCALE
        return self._pixels[top : top + inside.height() * _SCALE, left : left + inside.width() * _SCALE]


def illegible(root: QWidget) -> Iterator[str]:
    """Texts whose contrast with what they stand on is too low, and controls whose edge is."""
    picture = Picture(root)
    for widget in shown(root, QWidget):
        if not widget.isEnabled() or covered(widget, root):
            continue
        rect = _seen(widget, root)
        if rect.size() != widget.size():
            continue  # scrolled away, wholly or in part
        if _has_letters(widget):
            yield from _too_faint(widget, picture.cut(rect), _wanted(widget))
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _faint_cells(widget, root, picture)
        if isinstance(widget, QLineEdit | QComboBox | QPushButton) and _edged(widget):
            yield from _edgeless(widget, picture, root)


def by_colour_alone(root: QWidget) -> Iterator[str]:
    """States that nothing tells but a colour: a frame without a mark, an inked cell in a row without shape or icon."""
    for widget in shown(root, QWidget):
        if isinstance(widget, QFrame) and widget.property("level") in _STATES and not _is_marked(widget):
            yield f"its level is a colour alone: {where(widget)}"
        rows = isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView)
        if rows and widget.model() is not None:
            yield from _inked_rows(widget)


def _is_marked(frame: QFrame) -> bool:
    words = " ".join(each.text() for each in shown(frame, QLabel))
    return bool(shown(frame, LevelMark)) or any(mark in words for mark in SHAPES.values())


def _inked_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    states = {getattr(mood, state) for mood in (LIGHT, DARK) for state in _STATES}
    for row in range(model.rowCount()):
        cells = [model.index(row, column) for column in range(_columns(view))]
        told = " ".join(str(cell.data() or "") for cell in cells)
        drawn = any(cell.data(Qt.ItemDataRole.DecorationRole) for cell in cells)
        for cell in cells:
            ink = cell.data(Qt.ItemDataRole.ForegroundRole)
            name = QColor(ink).name().upper() if ink is not None else None
            if name in states and not drawn and not any(mark in told for mark in (*SHAPES.values(), *_LATE)):
                yield f"told by a colour alone: {where(view)} “{told}”"


def contrast_of(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Contrast ratio of two arrays of pixels, 1–21 (WCAG 2.2)."""
    a, b = luminance(one), luminance(other)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def luminance(pixels: np.ndarray) -> np.ndarray:
    """Relative luminance of RGB pixels."""
    return _LUT[pixels] @ np.array([0.2126, 0.7152, 0.0722], np.float32)


def ground_of(pixels: np.ndarray) -> np.ndarray:
    """The colour of most of the pixels."""
    packed = pixels.reshape(-1, 3).astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    values, counts = np.unique(packed, return_counts=True)
    most = int(values[counts.argmax()])
    return np.array([most >> 16, most >> 8 & 255, most & 255], np.uint8)


def ink_contrast(pixels: np.ndarray) -> float:
    """Contrast of the letters in a cut with what they stand on."""
    ratios = contrast_of(pixels.reshape(-1, 3), ground_of(pixels)[None, :])
    few = min(_FEW, len(ratios))
    return float(np.partition(ratios, -few)[-few])


def unmarked_focus(root: QWidget, known: set[str]) -> Iterator[str]:
    """Controls that look the same with the focus and without; one of each kind, `known` are those seen before."""
    for widget in tab_chain(root):
        kind = f"{type(widget).__name__} {widget.property('look')} {widget.property('checked')}"
        rect = _seen(widget, root)
        whole = rect.width() >= widget.width() and rect.height() >= widget.height()
        if kind in known or not whole or not widget.isVisible() or covered(widget, root):
            continue
        known.add(kind)
        marked = _difference(widget, root)
        if marked < min(widget.width(), widget.height(), _MARK):
            yield f"its focus cannot be seen ({marked} px): {where(widget)} “{widget.accessibleName()}”"


def _difference(widget: QWidget, root: QWidget) -> int:
    """How many pixels change their contrast by 3 when the widget gets the focus."""
    around = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)
    had = QApplication.focusWidget()
    if had is not None:
        had.clearFocus()
    before = _grabbed(root, around)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = _grabbed(root, around)
    widget.clearFocus()
    if had is not None:
        had.setFocus(Qt.FocusReason.OtherFocusReason)
    return int((contrast_of(before, after) >= EDGE).sum())


def _grabbed(root: QWidget, rect: QRect) -> np.ndarray:
    image = root.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def covered(widget: QWidget, root: QWidget) -> bool:
    """Whether something that floats over the place lies over a widget, wholly or in part."""
    inside = widget.rect().adjusted(1, 1, -1, -1)
    spots = (inside.center(), inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight())
    return any(_is_over(root.childAt(widget.mapTo(root, spot)), widget) for spot in spots)


def _is_over(over: QWidget | None, widget: QWidget) -> bool:
    return over is not None and over is not widget and not over.isAncestorOf(widget) and not widget.isAncestorOf(over)


def _has_letters(widget: QWidget) -> bool:
    icon_alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == icon_alone and not widget.icon().isNull():
        return False
    return isinstance(widget, QLabel | QAbstractButton) and bool(widget.text().strip())


def _columns(view: QAbstractItemView) -> int:
    return 1 if isinstance(view, QListView) else view.model().columnCount()


def _seen(widget: QWidget, root: QWidget) -> QRect:
    """The part of a widget that is not scrolled away."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(root, QPoint(0, 0)))


def _wanted(widget: QWidget) -> float:
    font = widget.font()
    return LARGE if font.pixelSize() >= 24 or (font.pixelSize() >= 18.66 and font.bold()) else TEXT


def _too_faint(widget: QWidget, pixels: np.ndarray, wanted: float) -> Iterator[str]:
    ratio = ink_contrast(pixels) if pixels.size else 21
    if ratio < wanted:
        yield f"contrast {ratio:.1f}: {where(widget)} “{widget.property('text')}”"


def _faint_cells(view: QAbstractItemView, root: QWidget, picture: Picture) -> Iterator[str]:
    model, port = view.model(), view.viewport()
    if model is None:
        return
    for row in range(model.rowCount()):
        for column in range(_columns(view)):
            index = model.index(row, column)
            rect = view.visualRect(index)
            if not str(index.data() or "").strip() or not port.rect().contains(rect) or rect.isEmpty():
                continue
            ratio = ink_contrast(picture.cut(rect.translated(port.mapTo(root, QPoint(0, 0)))))
            if ratio < TEXT:
                yield f"contrast {ratio:.1f}: {where(view)} “{index.data()}”"


def _edged(widget: QWidget) -> bool:
    looks = str(widget.property("look") or "").split()
    inside = isinstance(widget.parentWidget(), QComboBox)
    return not inside and not {"quiet", "link", "name"} & set(looks)


def _edgeless(widget: QWidget, picture: Picture, root: QWidget) -> Iterator[str]:
    if _seen(widget, root).size() != widget.size():
        return
    at = widget.mapTo(root, QPoint(0, widget.height() // 2))
    edge = picture.cut(QRect(at, at + QPoint(1, 0))).reshape(-1, 3)
    outside = picture.cut(QRect(at - QPoint(3, 0), at - QPoint(2, 0))).reshape(-1, 3)
    if edge.size and outside.size:
        ratio = float(contrast_of(edge, outside[:1]).max())
        if ratio < EDGE:
            yield f"edge {ratio:.1f}: {where(widget)} “{widget.accessibleName() or widget.property('text')}”"
