"""What floats over the photograph: the badge of the scale, a complaint at its place, the question for a length."""

from decimal import Decimal

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.case.photo import Point, Scale
from core.errors import CalcitrackError
from core.imaging.measure import Measurement
from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look, restyle
from desktop.widgets.numbers import parse_in_unit
from desktop.widgets.workplace import Workplace


class Badge(QFrame):
    """In the corner: where millimetres come from, and how far they may be trusted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "float")
        self._mark = LevelMark(theme, "attention")
        self._words = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sizes.inside, theme.sizes.tight, theme.sizes.inside, theme.sizes.tight)
        row.setSpacing(theme.sizes.inside)
        row.addWidget(self._mark)
        row.addWidget(self._words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_scale(self, scale: Scale | None, found: Measurement | None) -> None:
        """Say where the scale comes from."""
        known_tilt = scale is not None and scale.tilt_deg is not None
        self._mark.set_level("good" if known_tilt else "attention")
        self._words.setText(self._sentence(scale, found))
        self.setAccessibleName(self._words.text())
        self.adjustSize()

    def _sentence(self, scale: Scale | None, found: Measurement | None) -> str:
        if scale is None:
            return self.tr("no scale")
        off = found.uncertainty_percent if found is not None else None
        about = "±?" if off is None else f"± {off:.0f} %" if off >= 1 else f"± {off:.1f} %"
        if scale.method == "ruler":
            return self.tr("ruler {length} mm · {about} · tilt unknown").format(
                length=f"{(scale.length_mm or Decimal(0)).normalize():f}", about=about
            )
        tilt = round(scale.tilt_deg or 0)
        if scale.method == "card":
            return self.tr("card ✓ · tilt {tilt}° · {about}").format(tilt=tilt, about=about)
        return self.tr("rectangle ✓ · tilt {tilt}° · {about}").format(tilt=tilt, about=about)


class DropHint(QFrame):
    """Shown in the middle while something is held over the bench that can be dropped."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.sizes.round_card,) * 4)
        row.addWidget(label(self.tr("Let go to add the photograph"), "heading"))
        self.hide()

    def stand_in_the_middle(self) -> None:
        """Of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.adjustSize()
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
            self.raise_()


class Bubble(QFrame):
    """A sentence at a place of the photograph. It takes no click: one goes on drawing below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gap = theme.sizes.between
        self._words = label(wrap=True)
        self._words.setFixedWidth(theme.px(240))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sizes.inside, theme.sizes.inside, theme.sizes.inside, theme.sizes.inside)
        row.setSpacing(theme.sizes.inside)
        row.addWidget(LevelMark(theme, "attention"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Say something; place it with `stand_at`."""
        self._words.setText(sentence)
        self.adjustSize()
        self.show()
        self.raise_()
        announce(self, sentence)

    def stand_at(self, spot: QPointF) -> None:
        """Beside a place of the parent, and wholly inside it."""
        self.move(beside(self, spot, self._gap))


class LengthQuestion(QFrame):
    """How far apart are the two marks on the ruler? Enter answers, Esc leaves it."""

    answered = Signal(object)
    """The two ends and the `Decimal` of millimetres between them."""
    dropped = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        self._workplace = workplace
        self._ends: tuple[Point, Point] | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("for example 50"))
        self.line.setAccessibleName(self.tr("Millimetres between the two marks"))
        self.line.returnPressed.connect(self._send)
        use = button(self.tr("Use"), "primary")
        use.clicked.connect(self._send)
        self._problem = label("", "caption", "urgent", wrap=True)
        self._problem.hide()
        space = workplace.theme.sizes
        row = QHBoxLayout()
        row.setSpacing(space.inside)
        row.addWidget(self.line, 1)
        row.addWidget(label("mm"))
        row.addWidget(use)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.tight)
        column.addWidget(label(self.tr("Millimetres between the two marks"), "caption"))
        column.addLayout(row)
        column.addWidget(self._problem)
        self.setFixedWidth(workplace.theme.px(240))
        self.hide()

    @property
    def ends(self) -> tuple[Point, Point] | None:
        """The marks that are asked about; None when nothing is asked."""
        return self._ends

    def ask(self, ends: tuple[Point, Point]) -> None:
        """Ask about two marks."""
        self._ends = ends
        self.line.clear()
        self._problem.hide()
        restyle(self.line, wrong=False)
        self.adjustSize()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Leave the question."""
        if self._ends is not None:
            self._ends = None
            self.hide()
            self.dropped.emit()

    def say_error(self, error: CalcitrackError) -> None:
        """Say what is wrong with the answer."""
        self._problem.setText(self._workplace.say(error.text))
        self._problem.show()
        restyle(self.line, wrong=True)
        self.adjustSize()

    def stand_at(self, spot: QPointF) -> None:
        """Beside a place of the parent, and wholly inside it."""
        self.move(beside(self, spot, self._workplace.theme.sizes.between))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _send(self) -> None:
        try:
            length = parse_in_unit(self.line.text().strip(), "mm")
        except CalcitrackError as error:
            self.say_error(error)
            return
        if self._ends is not None:
            self.answered.emit((self._ends, length))


def beside(widget: QWidget, spot: QPointF, gap: int) -> QPoint:
    """Right and below of a place of the parent; on its other side where there is no room."""
    parent = widget.parentWidget()
    room = parent.size() if parent is not None else widget.size()
    x, y = round(spot.x()) + gap, round(spot.y()) + gap
    if x + widget.width() > room.width():
        x = round(spot.x()) - gap - widget.width()
    if y + widget.height() > room.height():
        y = round(spot.y()) - gap - widget.height()
    return QPoint(
        max(0, min(x, room.width() - widget.width())),
        max(0, min(y, room.height() - widget.height())),
    )
