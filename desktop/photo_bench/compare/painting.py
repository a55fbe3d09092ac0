"""A comparison painted: pictures, dates, bars of millimetres, the wipe's line, and the map of change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from core.imaging.geometry import Shape
from desktop.photo_bench.compare.scene import Gaze, Layer, Scene, as_transform
from desktop.theme.fonts import figures, sized
from desktop.theme.theme import Theme

_BARS_MM: Final = (200, 100, 50, 20, 10, 5, 2, 1)
_LONGEST_BAR: Final = 0.2
"""The longest bar, in parts of the pane's width."""
_FILLED: Final = 90
_KNOB: Final = 9.0
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class ChangeLook:
    """How one part of the map is drawn: a colour's token, a pattern, a line."""

    colour: str
    pattern: Qt.BrushStyle
    line: Qt.PenStyle


CHANGE_LOOKS: Final[Mapping[str, ChangeLook]] = {
    "healed": ChangeLook("good", Qt.BrushStyle.BDiagPattern, Qt.PenStyle.SolidLine),
    "new": ChangeLook("urgent", Qt.BrushStyle.DiagCrossPattern, Qt.PenStyle.SolidLine),
    "unchanged": ChangeLook("periwound", Qt.BrushStyle.Dense6Pattern, Qt.PenStyle.DashLine),
}
"""Told apart by pattern as well as by colour; the legend names them."""


class ScenePainter:
    """Paints a scene with one theme."""

    def __init__(self, theme: Theme, font: QFont, no_scale: str, by_ruler: str) -> None:
        self._theme = theme
        self._font = figures(sized(font, theme.sizes.caption, strong=True))
        self._pale, self._deep = QColor(255, 255, 255), QColor(0, 0, 0, 170)
        self._no_scale, self._by_ruler = no_scale, by_ruler

    def paint(self, painter: QPainter, whole: QRectF, scene: Scene, gaze: Gaze) -> None:
        """Everything, from below to above."""
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for number, pane in enumerate(scene.panes(whole)):
            painter.save()
            painter.setClipRect(pane)
            if scene.mode == "side":
                self._alone(painter, pane, scene, scene.layer_in(number), gaze)
            else:
                self._together(painter, pane, scene, gaze)
            painter.restore()
        painter.setPen(QPen(self._theme.colour("border"), 1))
        for pane in scene.panes(whole)[1:]:
            if pane.x() > whole.x():
                painter.drawLine(pane.topLeft(), pane.bottomLeft())
            if pane.y() > whole.y():
                painter.drawLine(pane.topLeft(), pane.topRight())

    def _alone(self, painter: QPainter, pane: QRectF, scene: Scene, number: int, gaze: Gaze) -> None:
        layer, view = scene.layers[number], gaze.transform(pane)
        self._picture(painter, layer, view, gaze.zoom)
        if scene.outlined:
            self._lines(painter, layer, view, number)
        if number < 2:
            self._marks(painter, layer, view, scene, number)
        self._chip(painter, pane, layer.caption)
        self._bar(painter, pane, layer, gaze)

    def _together(self, painter: QPainter, pane: QRectF, scene: Scene, gaze: Gaze) -> None:
        before, view = scene.layers[0], gaze.transform(pane)
        after = scene.layers[1] if len(scene.layers) > 1 else before
        lower, upper, clip, opacity = before, after, pane, 1.0
        match scene.mode:
            case "wipe":
                clip = QRectF(pane)
                clip.setLeft(pane.x() + scene.share * pane.width())
            case "onion":
                opacity = scene.share
            case "blink":
                lower, opacity = (after if scene.turn else before), 0.0
            case _:
                lower, opacity = after, 0.0
        self._picture(painter, lower, view, gaze.zoom)
        if opacity > 0:
            painter.save()
            painter.setClipRect(clip)
            painter.setOpacity(opacity)
            self._picture(painter, upper, view, gaze.zoom)
            painter.restore()
        if scene.outlined and scene.mode != "change":
            for number, layer in enumerate((before, after)):
                self._lines(painter, layer, view, number)
        self._over(painter, pane, scene, gaze)

    def _over(self, painter: QPainter, pane: QRectF, scene: Scene, gaze: Gaze) -> None:
        before, after = scene.layers[0], scene.layers[-1 if len(scene.layers) < 2 else 1]
        match scene.mode:
            case "wipe":
                self._wipe_line(painter, pane, scene.share)
                self._chip(painter, pane, before.caption)
                self._chip(painter, pane, after.caption, right=True)
            case "onion":
                self._chip(painter, pane, before.caption)
                self._chip(painter, pane, f"{after.caption} · {round(100 * scene.share)} %", right=True)
            case "blink":
                self._chip(painter, pane, (after if scene.turn else before).caption)
            case _:
                if scene.change is not None:
                    self._change(painter, scene, gaze.transform(pane))
                self._chip(painter, pane, f"{before.caption} → {after.caption}")
        self._bar(painter, pane, after if scene.mode == "blink" and scene.turn else before, gaze)

    def _picture(self, painter: QPainter, layer: Layer, view: QTransform, zoom: float) -> None:
        level = layer.picture.for_zoom(zoom * painter.device().devicePixelRatioF())
        fine = layer.picture.size[0] / level.width()
        painter.save()
        painter.setTransform(QTransform.fromScale(fine, fine) * as_transform(layer.matrix) * view, True)
        painter.drawPixmap(0, 0, level)
        painter.restore()

    def _lines(self, painter: QPainter, layer: Layer, view: QTransform, number: int) -> None:
        way = as_transform(layer.matrix) * view
        style = Qt.PenStyle.DashLine if number == 0 else Qt.PenStyle.SolidLine
        for line in layer.lines:
            ring = way.map(QPolygonF([QPointF(*point) for point in line]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._deep, 4))
            painter.drawPolygon(ring)
            painter.setPen(QPen(self._pale, 2, style))
            painter.drawPolygon(ring)

    def _change(self, painter: QPainter, scene: Scene, view: QTransform) -> None:
        way = as_transform(scene.to_px) * view
        for name, look in CHANGE_LOOKS.items():
            path = way.map(path_of(getattr(scene.change, name)))
            colour = self._theme.colour(look.colour)
            filled = QColor(colour)
            filled.setAlpha(_FILLED)
            painter.fillPath(path, filled)
            painter.fillPath(path, QBrush(self._pale, look.pattern))
            painter.strokePath(path, QPen(self._pale, 4))
            painter.strokePath(path, QPen(colour, 2, look.line))

    def _wipe_line(self, painter: QPainter, pane: QRectF, share: float) -> None:
        x = pane.x() + share * pane.width()
        for colour, width in ((self._deep, 4.0), (self._pale, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, pane.top()), QPointF(x, pane.bottom()))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(QPointF(x, pane.center().y()), _KNOB, _KNOB)

    def _marks(self, painter: QPainter, layer: Layer, view: QTransform, scene: Scene, number: int) -> None:
        way = as_transform(layer.matrix) * view
        for count, place in enumerate(scene.marks[number], 1):
            spot = way.map(QPointF(*place))
            painter.setBrush(self._theme.colour("accent"))
            painter.setPen(QPen(self._pale, 2))
            painter.drawEllipse(spot, _KNOB, _KNOB)
            painter.setPen(self._theme.colour("on_accent"))
            room = QRectF(spot.x() - _KNOB, spot.y() - _KNOB, 2 * _KNOB, 2 * _KNOB)
            painter.drawText(room, _CENTRE, str(count))

    def _chip(self, painter: QPainter, pane: QRectF, words: str, *, right: bool = False) -> None:
        gap = self._theme.sizes.inside
        measured = QFontMetricsF(self._font)
        room = QRectF(0, 0, measured.horizontalAdvance(words) + 2 * gap, measured.height() + gap)
        room.moveTo(pane.right() - room.width() - gap if right else pane.left() + gap, pane.top() + gap)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._deep)
        painter.drawRoundedRect(room, self._theme.sizes.tight, self._theme.sizes.tight)
        painter.setPen(self._pale)
        painter.drawText(room, _CENTRE, words)

    def _bar(self, painter: QPainter, pane: QRectF, layer: Layer, gaze: Gaze) -> None:
        gap = self._theme.sizes.inside
        fine = layer.mm_per_px((gaze.middle.x(), gaze.middle.y()))
        measured = QFontMetricsF(self._font)
        if fine is None or fine <= 0:
            words, length = self._no_scale, 0.0
        else:
            longest = _LONGEST_BAR * pane.width() * fine / gaze.zoom
            millimetres = next((bar for bar in _BARS_MM if bar <= longest), _BARS_MM[-1])
            length = millimetres * gaze.zoom / fine
            ruled = layer.scale is not None and layer.scale.homography is None
            words = f"{millimetres} mm" + (f" · {self._by_ruler}" if ruled else "")
        width = max(length, measured.horizontalAdvance(words))
        room = QRectF(0, 0, width + 2 * gap, measured.height() + gap + (gap if length else 0))
        room.moveBottomLeft(pane.bottomLeft() + QPointF(gap, -gap))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._deep)
        painter.drawRoundedRect(room, self._theme.sizes.tight, self._theme.sizes.tight)
        painter.setPen(self._pale)
        painter.drawText(room.adjusted(gap, gap / 2, 0, 0), words)
        if length:
            left, y = room.left() + gap, room.bottom() - gap
            painter.setPen(QPen(self._pale, 2))
            painter.drawLine(QPointF(left, y), QPointF(left + length, y))
            for x in (left, left + length):
                painter.drawLine(QPointF(x, y - gap / 2), QPointF(x, y + gap / 2 - 1))


def path_of(shape: Shape) -> QPainterPath:
    """A shape with its holes as a path."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for part in shapely.get_parts(shape):
        if part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in shapely.get_coordinates(ring)]))
            path.closeSubpath()
    return path
