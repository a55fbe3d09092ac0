"""What the map of change means: pattern, word and area of each part."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from core.imaging.change_map import ChangeMap
from desktop.photo_bench.compare.painting import CHANGE_LOOKS
from desktop.photo_bench.figures import area_cm2, area_mm2
from desktop.theme.theme import Theme
from desktop.widgets.looks import floating, label
from desktop.widgets.workplace import Workplace

_SWATCH = (28, 20)


class Swatch(QWidget):
    """A part of the map in small."""

    def __init__(self, theme: Theme, part: str) -> None:
        super().__init__()
        self._theme, self._look = theme, CHANGE_LOOKS[part]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(*(self._theme.px(side) for side in _SWATCH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colour = self._theme.colour(self._look.colour)
        painter.fillRect(room, colour)
        painter.fillRect(room, QBrush(QColor(255, 255, 255), self._look.pattern))
        painter.setPen(QPen(colour, 2, self._look.line))
        painter.drawRect(room)
        painter.end()


class Legend(QFrame):
    """Floats over the map. Says why there is none, or no square millimetres."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        floating(self, workplace.theme)
        self._workplace = workplace
        space = workplace.theme.sizes
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.inside)
        grid.setVerticalSpacing(space.tight)
        self._areas = {}
        for row, (part, words) in enumerate(self.names().items()):
            area = self._areas[part] = label("", "strong")
            area.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Swatch(workplace.theme, part), row, 0)
            grid.addWidget(label(words), row, 1)
            grid.addWidget(area, row, 2)
        self._note = label("", "caption", wrap=True)
        self._note.setFixedWidth(workplace.theme.px(230))
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.inside)
        column.addLayout(grid)
        column.addWidget(self._note)
        self.hide()

    def stand_in(self, room: QRect) -> None:
        """In the lower right corner; without its note where there is no room for it."""
        gap = self._workplace.theme.sizes.inside
        self._note.show()
        self.adjustSize()
        if self.height() + 2 * gap > room.height():
            self._note.hide()
            self.adjustSize()
        self.move(room.right() - self.width() - gap, room.bottom() - self.height() - gap)

    def names(self) -> dict[str, str]:
        """The parts in words."""
        return {"healed": self.tr("Healed"), "new": self.tr("New"), "unchanged": self.tr("Unchanged")}

    def show_change(self, change: ChangeMap | None) -> None:
        """Show the areas of a map."""
        for part, place in self._areas.items():
            place.setText(self.told(change, part))
        self._note.setText(self._why(change))
        self.setAccessibleName(f"{self.sentence(change)}. {self._note.text()}")

    def told(self, change: ChangeMap | None, part: str) -> str:
        """The area of a part, or its share of the earlier wound when nothing gives millimetres."""
        if change is None:
            return "–"
        area = getattr(change, part).area
        if not change.in_mm:
            return f"{100 * area / change.before_mm2:.0f} %"
        return area_cm2(area) if area >= 100 else area_mm2(area)

    def sentence(self, change: ChangeMap | None) -> str:
        """The map in words."""
        if change is None:
            return self._why(change)
        return " · ".join(f"{words} {self.told(change, part)}" for part, words in self.names().items())

    def _why(self, change: ChangeMap | None) -> str:
        if change is None:
            return self.tr("A map needs the wound outlined on both dates.")
        if not change.in_mm:
            return self.tr(
                "Parts of the earlier wound. Square millimetres need planimetry (card or rectangle) on both."
            )
        words = self.tr("From the signed outlines. 1 mm of misalignment moves up to {area} between the parts.")
        words = words.format(area=area_mm2(change.moved_mm2_per_mm))
        if change.flattened:
            words += " " + self.tr("On the flat plane: the limb's curve is not unrolled here.")
        return words
