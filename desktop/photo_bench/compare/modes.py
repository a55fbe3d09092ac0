"""Above the photographs: how they are compared, and the one slider that goes with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSlider, QWidget

from desktop.photo_bench.compare.scene import MODES
from desktop.theme.fonts import sized
from desktop.theme.theme import Theme
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button, label, look

_RATES: Final = (0.5, 1.0, 1.5, 2.0)
"""Changes a second. Slower than the three flashes a second that can start a seizure (WCAG 2.2, 2.3.1)."""
_SLIDER: Final = 120


class ModeBar(QFrame):
    """Side by side, wipe, onion skin, blink, change."""

    mode_chosen = Signal(str)
    share_set = Signal(float)
    rate_set = Signal(float)
    """Seconds between two changes."""
    toggled = Signal(str, bool)
    """`outlines`, `colours` or `table`, and whether it is on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "banner")
        self._mode, self._theme = "side", theme
        self.modes: dict[str, QPushButton] = {}
        self.toggles: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        space = theme.sizes
        row = line_of(theme)
        self.setLayout(row)
        row.setContentsMargins(space.between, space.tight, space.between, space.tight)
        row.setSpacing(space.tight)
        for number, (mode, words) in enumerate(zip(MODES, self._names(), strict=True), 1):
            row.addWidget(self._choice(mode, words, number))
        row.addSpacing(space.inside)
        self.words = label("", "caption")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setFixedWidth(theme.px(_SLIDER))
        self.slider.valueChanged.connect(self._slid)
        row.addWidget(self.words)
        row.addWidget(self.slider)
        row.addStretch(1)
        for name, words, keys in (
            ("outlines", self.tr("Outlines"), "L"),
            ("colours", self.tr("Original colours"), "O"),
            ("table", self.tr("Table"), "T"),
        ):
            row.addWidget(self._toggle(name, words, keys))
        self.show_mode("side", 0.5)

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Side by side"),
            self.tr("Wipe"),
            self.tr("Onion skin"),
            self.tr("Blink"),
            self.tr("Change"),
        )

    def show_mode(self, mode: str, share: float) -> None:
        """Mark the mode, and offer its slider."""
        self._mode = mode
        self.modes[mode].setChecked(True)
        names = {"wipe": self.tr("Line"), "onion": self.tr("Opacity of the later"), "blink": self.tr("Turns a second")}
        for part in (self.words, self.slider):
            part.setVisible(mode in names)
        self.words.setText(names.get(mode, ""))
        self.slider.setAccessibleName(names.get(mode, ""))
        self.slider.blockSignals(True)
        if mode == "blink":
            self.slider.setRange(0, len(_RATES) - 1)
            self.slider.setValue(1)
        else:
            self.slider.setRange(0, 100)
            self.slider.setValue(round(100 * share))
        self.slider.blockSignals(False)

    def show_share(self, share: float) -> None:
        """The line or the opacity was moved elsewhere."""
        if self._mode != "blink":
            self.slider.blockSignals(True)
            self.slider.setValue(round(100 * share))
            self.slider.blockSignals(False)

    def _choice(self, mode: str, words: str, number: int) -> QPushButton:
        made = button(words, "choice")
        made.setCheckable(True)
        strong = QFontMetrics(sized(self.font(), self._theme.sizes.body, strong=True))
        made.setMinimumWidth(strong.horizontalAdvance(words) + 3 * self._theme.sizes.inside)
        made.setToolTip(f"{words}  ({number})")
        made.setProperty("mode", mode)
        made.clicked.connect(self._chosen)
        self._group.addButton(made)
        self.modes[mode] = made
        return made

    def _toggle(self, name: str, words: str, keys: str) -> QPushButton:
        made = button(words, "quiet")
        made.setCheckable(True)
        made.setToolTip(f"{words}  ({keys})")
        made.setProperty("name", name)
        made.clicked.connect(self._toggled)
        self.toggles[name] = made
        return made

    def _chosen(self) -> None:
        self.mode_chosen.emit(str(self.sender().property("mode")))

    def _toggled(self) -> None:
        push = self.sender()
        if isinstance(push, QPushButton):
            self.toggled.emit(str(push.property("name")), push.isChecked())

    def _slid(self, value: int) -> None:
        if self._mode == "blink":
            self.rate_set.emit(1 / _RATES[value])
        else:
            self.share_set.emit(value / 100)
