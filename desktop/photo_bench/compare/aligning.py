"""Below the photographs: how well they lie upon each other, and what hands can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.photo_bench.compare.hands import FEWEST_PLACES, GROWTH, TURN_DEG
from desktop.photo_bench.compare.loading import Laid
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look
from desktop.widgets.numbers import fixed
from desktop.widgets.workplace import Workplace

_LEVELS = {"good": "good", "fair": "info", "poor": "attention"}


class AligningBar(QFrame):
    """Says the quality in words; offers to lay it by itself, by hand, or by places."""

    auto_asked = Signal()
    hand_asked = Signal(bool)
    places_asked = Signal(bool)
    turned = Signal(float)
    """Degrees, clockwise."""
    grown = Signal(float)
    """A factor."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "status")
        self._workplace = workplace
        space = workplace.theme.sizes
        self._mark = LevelMark(workplace.theme, "info")
        self._words = label("", wrap=True)
        self.auto = button(self.tr("By itself"), "quiet")
        self.hand = button(self.tr("By hand"), "quiet")
        self.places = button(self.tr("By places"), "quiet")
        self._steps = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, 0, space.between, 0)
        row.setSpacing(space.inside)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._steps)
        for push, keys in ((self.auto, "A"), (self.hand, "H"), (self.places, "P")):
            push.setToolTip(f"{push.text()}  ({keys})")
            row.addWidget(push)
        for push in (self.hand, self.places):
            push.setCheckable(True)
        self._add_steps()
        self.auto.clicked.connect(self.auto_asked)
        self.hand.clicked.connect(self.hand_asked)
        self.places.clicked.connect(self.places_asked)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_laid(self, laid: Laid | None, *, reading: bool) -> None:
        """Say how the later photograph lies on the earlier one."""
        if laid is None:
            self._mark.set_level("info")
            self._words.setText(self.tr("Finding the same skin again…") if reading else "")
            return
        self._mark.set_level("attention" if laid.refused is not None else _LEVELS[laid.alignment.quality])
        self._words.setText(self._sentence(laid))

    def show_hand(self, on: bool, *, can_grow: bool) -> None:
        """Offer what hands can do. With millimetres in both the size is known."""
        self.hand.setChecked(on)
        self._steps.setVisible(on)
        for push in self._growing:
            push.setVisible(can_grow)

    def show_places(self, count: int | None, *, earlier_next: bool) -> None:
        """Say what is to be clicked next; None: no places are set."""
        self.places.setChecked(count is not None)
        if count is None:
            return
        self._mark.set_level("info")
        where = self.tr("earlier") if earlier_next else self.tr("later")
        words = self.tr("Place {number} of 2–4: click it in the {where} photograph.").format(
            number=count + 1, where=where
        )
        if count >= FEWEST_PLACES and earlier_next:
            words += " " + self.tr("Enter lays them so.")
        self._words.setText(words)

    def _sentence(self, laid: Laid) -> str:
        found = laid.alignment
        if laid.refused is not None:
            return self._workplace.say(laid.refused) + " " + self.tr("Until then: wound upon wound.")
        ways = {
            "plane": self.tr("card plane and skin"),
            "features": self.tr("skin"),
            "points": self.tr("places set by hand"),
            "hand": self.tr("by hand"),
            "centred": self.tr("wound upon wound"),
        }
        levels = {"good": self.tr("good"), "fair": self.tr("fair"), "poor": self.tr("poor")}
        parts = [
            self.tr("Aligned: {quality}").format(quality=levels[found.quality]),
            ways[found.method],
        ]
        if found.matches:
            parts.append(self.tr("{count} places agree").format(count=found.agreeing))
        if found.residual_mm is not None:
            parts.append(self.tr("off by {gap} mm").format(gap=fixed(found.residual_mm, 1)))
        elif found.residual_px is not None:
            parts.append(self.tr("off by {gap} px").format(gap=fixed(found.residual_px, 1)))
        return " · ".join(parts)

    def _add_steps(self) -> None:
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._workplace.theme.sizes.tight)
        row.addWidget(label(self.tr("Arrow keys move"), "caption"))
        left, right = self._step("↺", self.tr("Turn left"), "["), self._step("↻", self.tr("Turn right"), "]")
        smaller, larger = self._step("−", self.tr("Smaller"), ","), self._step("+", self.tr("Larger"), ".")
        self._growing = (smaller, larger)
        for push, slot in (
            (left, self._turn_left),
            (right, self._turn_right),
            (smaller, self._shrink),
            (larger, self._grow),
        ):
            push.clicked.connect(slot)
            row.addWidget(push)
        self._steps.hide()

    def _step(self, sign: str, words: str, keys: str) -> QPushButton:
        made = button(sign, "tile")
        made.setAccessibleName(words)
        made.setToolTip(f"{words}  ({keys})")
        return made

    def _turn_left(self) -> None:
        self.turned.emit(-TURN_DEG)

    def _turn_right(self) -> None:
        self.turned.emit(TURN_DEG)

    def _shrink(self) -> None:
        self.grown.emit(1 / GROWTH)

    def _grow(self) -> None:
        self.grown.emit(GROWTH)
