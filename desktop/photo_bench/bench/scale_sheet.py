"""Which scale counts, and what stands behind it: opened from the badge."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from core.case.photo import Scale
from core.imaging.measure import scale_warnings
from desktop.photo_bench.bench.badge import Seen
from desktop.photo_bench.bench.outlines import CLICKED
from desktop.photo_bench.bench.station import Station
from desktop.widgets.looks import button, label, look
from desktop.widgets.numbers import fixed, plain
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_METHODS = ("card", "rectangle", "ruler", "none")
_TOOLS = {"rectangle": "rectangle", "ruler": "ruler"}


class ScaleSheet(QFrame):
    """The card's plane by itself; or what the nurse clicked; or none. Esc closes it."""

    scale_chosen = Signal(object)
    """A `Scale`, or None."""
    tool_asked = Signal(str)
    closed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        self.setAccessibleName(self.tr("Where the millimetres come from"))
        self._workplace = workplace
        self._scales: dict[str, Scale] = {}
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.between)
        column.setSpacing(space.tight)
        column.addWidget(label(self.accessibleName(), "strong", wrap=True))
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        for number, method in enumerate(_METHODS):
            made = self.choices[method] = QRadioButton()
            self._group.addButton(made, number)
            column.addWidget(made)
        self._group.idClicked.connect(self._chosen)
        self.links = {
            "ruler": button(self.tr("Click two marks of a ruler…  (8)"), "link"),
            "rectangle": button(self.tr("Click the corners of a rectangle…  (9)"), "link"),
        }
        for code, link in self.links.items():
            link.setProperty("tool", _TOOLS[code])
            link.clicked.connect(self._ask_tool)
            column.addWidget(link)
        self.remarks = label("", "caption", wrap=True)
        column.addWidget(self.remarks)
        self.setFixedWidth(workplace.theme.px(330))
        self.hide()

    def show_scale(self, station: Station, seen: Seen) -> None:
        """Show what can be chosen for a photograph."""
        self._scales = dict(station.scales)
        words = {
            "card": self._card_words(seen),
            "rectangle": self._rectangle_words(),
            "ruler": self._ruler_words(),
            "none": self.tr("No scale: shares only, no millimetres"),
        }
        method = "none" if seen.scale is None else seen.scale.method if seen.scale.method in CLICKED else "card"
        for code, choice in self.choices.items():
            choice.setText(words[code])
            choice.setAccessibleName(words[code])
            choice.setVisible(code in ("card", "none") or code in self._scales)
            choice.setEnabled(code == "none" or code in self._scales)
            choice.setChecked(code == method)
        self.remarks.setText("\n".join(self._remarks(station, seen)))
        self.remarks.setVisible(bool(self.remarks.text()))
        self.adjustSize()

    def take_focus(self) -> None:
        """Let the keys choose."""
        checked = self._group.checkedButton()
        (checked or self.choices["none"]).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _card_words(self, seen: Seen) -> str:
        scale = self._scales.get("card")
        if scale is None:
            return self.tr("Looking for the card…") if seen.looking else self.tr("No calibration card was found")
        name = word("scale_method", scale.method, self._workplace.language)
        said = self.tr("{name}, tilt {tilt}°").format(name=name, tilt=round(scale.tilt_deg or 0))
        said = said[:1].upper() + said[1:]
        if seen.card is None:
            return said
        count = self.tr("{seen} of {whole} markers")
        return f"{said} · {count.format(seen=seen.card.markers_seen, whole=seen.card.markers_on_card)}"

    def _rectangle_words(self) -> str:
        scale = self._scales.get("rectangle")
        return self.tr("Rectangle, tilt {tilt}°").format(tilt=round((scale.tilt_deg if scale else 0) or 0))

    def _ruler_words(self) -> str:
        scale = self._scales.get("ruler")
        length = scale.length_mm if scale is not None and scale.length_mm is not None else Decimal(0)
        return self.tr("Ruler {length} mm: single scale").format(length=plain(length))

    def _remarks(self, station: Station, seen: Seen) -> list[str]:
        said = []
        scale, card = seen.scale, seen.by_card
        if scale is not None and scale.residual_px is not None:
            fit = self.tr("Residual {residual} px: the fit of the {what} only; plane and curvature are not in it.")
            what = word("scale_method", scale.method, self._workplace.language)
            said.append(fit.format(residual=fixed(scale.residual_px, 2), what=what))
        warnings = (*(card.warnings if card is not None else ()), *scale_warnings(scale, station.desk.size))
        return said + [f"▲ {self._workplace.say(warning)}" for warning in warnings]

    def _chosen(self, number: int) -> None:
        self.scale_chosen.emit(self._scales.get(_METHODS[number]))

    def _ask_tool(self) -> None:
        self.tool_asked.emit(str(self.sender().property("tool")))
