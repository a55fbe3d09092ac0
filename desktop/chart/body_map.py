"""The body map: four views of the person with the lesions as numbered marks to scale, coloured by trend."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core import resources
from core.case.lesion import BodyPlace
from desktop.theme.levels import COLOURS
from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.readings import reads_as

VIEWS: Final = ("front", "back", "left", "right")
_ART: Final = QSize(220, 480)
_FIGURE: Final = 0.93
"""Share of the art's height that the figure itself fills."""
_USUAL_HEIGHT_CM: Final = 168.0
_SMALLEST: Final = 5.0
_TAG: Final = 9.0
_CAPTION, _GAP = 16.0, 8.0
_STEP: Final = 0.02
_REACH: Final = 18.0


@dataclass(frozen=True)
class MapMark:
    """One lesion on the map. `level` says how it goes: good, info (no trend yet), attention, urgent."""

    lesion_id: str
    label: str
    place: BodyPlace
    area_mm2: float | None
    level: str
    words: str
    closed: bool = False


class BodyMap(QWidget):
    """Marks are chosen by mouse or by the arrow keys and opened by Enter.

    In placing mode a click, or the arrow keys with Page Up and Page Down for the view and Enter, names a place.
    """

    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, placing: bool = False) -> None:
        super().__init__(parent)
        reads_as(self, "picture")
        self._theme = theme
        self._placing = placing
        self._marks: tuple[MapMark, ...] = ()
        self._current: str | None = None
        self._place: BodyPlace | None = None
        self._height_cm = _USUAL_HEIGHT_CM
        self._figures: dict[str, QSvgRenderer] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 280)
        self.setAccessibleName(self.tr("Body map"))
        self.set_person("female", None)

    def set_person(self, sex: str, height_cm: float | None) -> None:
        """Draw the figure of a person; the marks are to the scale of the height, where it is known."""
        drawn = "male" if sex == "male" else "female"
        self._height_cm = height_cm or _USUAL_HEIGHT_CM
        for view in VIEWS:
            svg = resources.read_text("bodymap", f"{drawn}-{view}.svg")
            for colour, token in (("#efe6df", "sunken"), ("#7d6f66", "border"), ("#a99a90", "border")):
                svg = svg.replace(colour, self._theme.colour(token).name())
            self._figures[view] = QSvgRenderer(QByteArray(svg.encode()))
        self.update()

    def set_marks(self, marks: Sequence[MapMark]) -> None:
        """Show these lesions."""
        self._marks = tuple(marks)
        if self._current not in {mark.lesion_id for mark in marks}:
            self._current = None
        self.setAccessibleDescription("; ".join(mark.words for mark in marks))
        self.update()

    def set_current(self, lesion_id: str | None) -> None:
        """Mark one lesion as the chosen one."""
        self._current = lesion_id
        self.update()

    def place(self) -> BodyPlace | None:
        """The place that was named in placing mode."""
        return self._place

    def set_place(self, place: BodyPlace | None) -> None:
        """Show a place in placing mode."""
        self._place = place
        words = "" if place is None else self.tr("{view}: {across} % from the left, {down} % from the top")
        if place is not None:
            across, down = (round(100 * share) for share in place.point)
            words = words.format(view=self._names_of_views()[place.view], across=across, down=down)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 520)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._names_of_views()
        for view in VIEWS:
            box = self.view_box(view)
            self._figures[view].render(painter, box)
            painter.setPen(self._theme.colour("muted"))
            caption = QRectF(box.left() - 20, box.bottom(), box.width() + 40, self._caption())
            painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, names[view])
        for mark in self._marks:
            self._draw(painter, mark)
        if self._place is not None:
            self._draw_cross(painter, self._at(self._place))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.sizes.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = self._theme.sizes.corner
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        painter.end()

    def _names_of_views(self) -> dict[str, str]:
        return {
            "front": self.tr("Front"),
            "back": self.tr("Back"),
            "left": self.tr("Left side"),
            "right": self.tr("Right side"),
        }

    def view_box(self, view: str) -> QRectF:
        """Where a view is drawn: two by two in a high map, four in a row in a wide one."""
        columns = 2 if self.height() > 0.9 * self.width() else 4
        rows = 4 // columns
        cell_width, cell_height = self.width() / columns, self.height() / rows
        room = cell_height - self._caption() - _GAP
        scale = min((cell_width - _GAP) / _ART.width(), room / _ART.height())
        width, height = _ART.width() * scale, _ART.height() * scale
        column, row = VIEWS.index(view) % columns, VIEWS.index(view) // columns
        left = column * cell_width + (cell_width - width) / 2
        return QRectF(left, row * cell_height + (cell_height - self._caption() - height) / 2, width, height)

    def _caption(self) -> float:
        """The height of the name below a view."""
        return max(_CAPTION, float(self.fontMetrics().height()))

    def position(self, mark: MapMark) -> QPointF:
        """The middle of a mark, in the widget's coordinates."""
        return self._at(mark.place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._placing:
            self._name(self._place_at(where))
            return
        mark = self._mark_at(where)
        if mark is not None:
            self.set_current(mark.lesion_id)
            self.chosen.emit(mark.lesion_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mark = None if self._placing else self._mark_at(event.position())
        if mark is not None:
            self.opened.emit(mark.lesion_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handled = self._place_by_key(event.key()) if self._placing else self._choose_by_key(event.key())
        if not handled:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark.words if mark else "", self)
            return True
        return super().event(event)

    def _at(self, place: BodyPlace) -> QPointF:
        box = self.view_box(place.view)
        return QPointF(box.left() + place.point[0] * box.width(), box.top() + place.point[1] * box.height())

    def _radius(self, mark: MapMark) -> float:
        """Half the width of a round lesion of that area, at the scale of the figure; never too small to see."""
        px_per_mm = self.view_box("front").height() * _FIGURE / (self._height_cm * 10)
        radius_mm = ((mark.area_mm2 or 0.0) / 3.1416) ** 0.5
        return max(float(radius_mm * px_per_mm), _SMALLEST)

    def _draw(self, painter: QPainter, mark: MapMark) -> None:
        colour = self._theme.colour("muted" if mark.closed else COLOURS[mark.level])
        middle, radius = self.position(mark), self._radius(mark)
        half = max(_TAG, painter.fontMetrics().height() / 2)
        tag = middle + QPointF(radius + half, -radius - half / 2)
        current = mark.lesion_id == self._current
        soft = QColor(colour)
        soft.setAlpha(60 if mark.closed else 150)
        style = Qt.PenStyle.DashLine if mark.closed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2.5 if current else 1.5, style))
        painter.setBrush(soft)
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(colour if current else self._theme.colour("surface"))
        painter.setPen(QPen(colour, 1.5))
        width = max(2 * half, painter.fontMetrics().horizontalAdvance(mark.label) + half)
        box = QRectF(tag.x() - half, tag.y() - half, width, 2 * half)
        painter.drawRoundedRect(box, half, half)
        painter.setPen(self._theme.colour("surface" if current else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)

    def _draw_cross(self, painter: QPainter, where: QPointF) -> None:
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(where, 8, 8)
        painter.drawLine(where - QPointF(13, 0), where + QPointF(13, 0))
        painter.drawLine(where - QPointF(0, 13), where + QPointF(0, 13))

    def _mark_at(self, where: QPointF) -> MapMark | None:
        def distance(mark: MapMark) -> float:
            gap = self.position(mark) - where
            return math.hypot(gap.x(), gap.y())

        near = min(self._marks, key=distance, default=None)
        return near if near is not None and distance(near) <= max(_REACH, self._radius(near)) else None

    def _place_at(self, where: QPointF) -> BodyPlace | None:
        for view in VIEWS:
            box = self.view_box(view)
            if box.contains(where):
                x, y = (where.x() - box.left()) / box.width(), (where.y() - box.top()) / box.height()
                return BodyPlace(view=view, point=(round(x, 3), round(y, 3)))
        return None

    def _name(self, place: BodyPlace | None) -> None:
        if place is not None:
            self.set_place(place)
            self.placed.emit(place)
            announce(self, self.accessibleDescription())

    def _choose_by_key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        ids = [mark.lesion_id for mark in self._marks]
        if key in steps and ids:
            at = ids.index(self._current) + steps[Qt.Key(key)] if self._current in ids else 0
            self.set_current(ids[at % len(ids)])
            self.chosen.emit(self._current)
            announce(self, self._marks[at % len(ids)].words)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.opened.emit(self._current)
            return True
        return False

    def _place_by_key(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        here = self._place or BodyPlace(view="front", point=(0.5, 0.5))
        if key in steps:
            x, y = (min(1.0, max(0.0, p + d)) for p, d in zip(here.point, steps[Qt.Key(key)], strict=True))
            self._name(BodyPlace(view=here.view, point=(round(x, 3), round(y, 3))))
            return True
        turn = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(key), 0)
        if turn:
            view = VIEWS[(VIEWS.index(here.view) + turn) % len(VIEWS)]
            self._name(BodyPlace(view=view, point=here.point))
        return bool(turn)
