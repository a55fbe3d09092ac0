"""The limb under the wound: its circumference, and whether its axis is known. Areas are then those of its skin."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.case.photo import Scale
from core.errors import CalcitrackError, InvalidInput
from core.imaging.limb import flattened, on_limb
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.stations import Stations
from desktop.widgets.looks import button, label, restyle
from desktop.widgets.numbers import fixed, parse_number
from desktop.widgets.workplace import Workplace

_MM: Final = {"": 10, "cm": 10, "mm": 1}
"""Millimetres of a unit; a number without one is in the tape measure's, centimetres."""


class LimbPanel(QWidget):
    """Enter takes what is typed; with the axis it corrects the areas of the photograph at hand."""

    def __init__(self, workplace: Workplace, stations: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._stations = workplace, stations
        self._desk: PhotoDesk | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Circumference of the limb at the wound"))
        self.line.setPlaceholderText(self.tr("for example 34 cm"))
        self.line.returnPressed.connect(self._entered)
        self.line.editingFinished.connect(self._left)
        self.state = label("", "caption", wrap=True)
        self.flat = button(self.tr("Count it as flat"), "link")
        self.flat.clicked.connect(self._flatten)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        column.addWidget(label(self.tr("Limb: circumference"), "caption"))
        column.addWidget(self.line)
        column.addWidget(self.state)
        column.addWidget(self.flat, 0, Qt.AlignmentFlag.AlignLeft)
        stations.current_changed.connect(self._show_current)
        stations.outlines_changed.connect(self.refresh)
        self._show_current()

    def refresh(self) -> None:
        """Show the limb of the scale in use."""
        limb = self._scale.limb if self._scale is not None else None
        if limb is not None and not self.line.hasFocus():
            self.line.setText(f"{fixed(limb.circumference_mm / 10, 1)} cm")
        restyle(self.line, wrong=False)
        self.state.setText(self._words())
        self.state.setVisible(bool(self.state.text()))
        self.flat.setVisible(limb is not None)

    @property
    def _scale(self) -> Scale | None:
        return self._desk.outlines.scale if self._desk is not None else None

    def _words(self) -> str:
        scale, typed = self._scale, self.line.text().strip()
        if scale is not None and scale.limb is not None:
            if scale.limb.circumference_from == "markers":
                return self.tr("Estimated from the markers. Areas are those of the unrolled skin.")
            return self.tr("Areas are those of the unrolled skin.")
        if not typed:
            return ""
        if scale is None or scale.homography is None:
            return self.tr("It needs the plane of a card or a rectangle.")
        return self.tr("Now click its axis: two marks along the limb where the card lies on it (X).")

    def _show_current(self) -> None:
        if self._desk is not None:
            self._desk.axis_set.disconnect(self._axis_set)
        station = self._stations.current
        self._desk = station.desk if station is not None else None
        if self._desk is not None:
            self._desk.axis_set.connect(self._axis_set)
        self.line.clear()
        self.setVisible(self._desk is not None)
        self.refresh()

    def _axis_set(self) -> None:
        """The axis was clicked, or taken away."""
        if self._desk is not None and self._desk.axis is None:
            self._flatten()
        elif self.line.text().strip():
            self._apply()
        else:
            self.state.setText(self.tr("The axis is set. How thick is the limb there?"))
            self.state.show()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self) -> None:
        if self.line.text().strip():
            self._apply()
        else:
            self._flatten()

    def _left(self) -> None:
        self.state.setText(self._words())
        self.state.setVisible(bool(self.state.text()))

    def _flatten(self) -> None:
        self.line.clear()
        if self._desk is not None and self._scale is not None and self._scale.limb is not None:
            self._desk.put(self._desk.outlines.with_scale(flattened(self._scale)), "limb")
        self.refresh()

    def _apply(self) -> None:
        desk, scale, station = self._desk, self._scale, self._stations.current
        if desk is None or station is None:
            return
        if scale is None or scale.homography is None or desk.axis is None:
            self.refresh()
            return
        camera = self._stations.cards.camera(station.sha256)
        try:
            limb = on_limb(flattened(scale), self._circumference(), desk.axis, desk.size, camera)
        except CalcitrackError as error:
            self.state.setText(self._workplace.say(error.text))
            self.state.show()
            restyle(self.line, wrong=True)
            return
        self.line.clearFocus()
        desk.put(desk.outlines.with_scale(limb), "limb")
        self.refresh()

    def _circumference(self) -> float:
        number, unit = parse_number(self.line.text())
        if unit.lower() not in _MM:
            raise InvalidInput("error.desktop.unit", unit=unit, expected="cm")
        return float(number * _MM[unit.lower()])
