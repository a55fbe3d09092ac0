"""Two people changed the same: both values beside the former one, and for each field somebody chooses what stands."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.clinic.merging.form import Disagreement, Line
from core.clinic.merging.three_way import Side
from core.texts import text
from desktop.widgets.announce import announce
from desktop.widgets.choices import Choices
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.place import Place
from desktop.widgets.room import scrolling
from desktop.widgets.workplace import Workplace

_WIDTH = 960
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TwoVersions(QFrame):
    """Covers its place until every line is decided or the user goes back; nothing is chosen before somebody chooses.

    1, 2 and 3 choose in the line that has the focus and go on; ↑ and ↓ go from line to line. Ctrl+Enter saves, Esc goes
    back.
    """

    decided = Signal(object)
    """The side of each line by its name."""
    left = Signal()

    def __init__(self, workplace: Workplace, place: QWidget, disagreement: Disagreement[Any], identity: str) -> None:
        super().__init__(place)
        look(self, "veil")
        self._workplace, self._place, self._disagreement = workplace, place, disagreement
        self._covered = [
            child
            for child in place.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if not isinstance(child, TwoVersions) and not child.isWindow() and child.isEnabledTo(place)
        ]
        self._before: QWidget | None = None
        self.lines = [self._line(line) for line in disagreement.lines]
        self.save = button(self.tr("Save"), "primary")
        self.save.setToolTip(self.tr("Ctrl+Enter"))
        self.save.clicked.connect(self._decide)
        self._lay_out(identity)
        self._show_open()
        place.installEventFilter(self)

    def ask(self) -> None:
        """Cover the place. What lies below takes no key and no click meanwhile."""
        self._before = QApplication.focusWidget()
        for child in self._covered:
            child.setEnabled(False)
        self.setGeometry(self._place.rect())
        self.show()
        self.raise_()
        self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title(), urgent=True)

    def leave(self) -> None:
        """Back to what was entered: nothing is written, nothing is lost."""
        self._go()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._place and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._place.rect())
        elif watched is self._place and event.type() == QEvent.Type.Hide and not self.isHidden():
            self.leave()
        elif isinstance(watched, QPushButton) and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            # A group of buttons would take these keys for its own neighbours.
            if event.type() == QEvent.Type.KeyPress:
                self._step(_STEPS[event.key()])
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, identity: str) -> None:
        space = self._workplace.theme.sizes
        page = look(QWidget(), "page")
        cards = QVBoxLayout(page)
        cards.setContentsMargins(0, 0, space.inside, 0)
        cards.setSpacing(space.inside)
        self._scroll = scrolling(page)
        middle = QWidget()
        middle.setMaximumWidth(self._workplace.theme.px(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        # Very large letters leave the cards no room below what stands above them: that scrolls with them.
        above = cards if self._workplace.theme.scale >= STACKED else column
        above.addWidget(label(self._title(), "heading", wrap=True))
        if identity:
            above.addWidget(label(identity, "strong", wrap=True))
        explained = self.tr("Choose what stands. Nothing is written before you save; what you entered is kept.")
        above.addWidget(label(explained, "muted", wrap=True))
        for line, choices in zip(self._disagreement.lines, self.lines, strict=True):
            cards.addWidget(self._card(line, choices))
        cards.addStretch(1)
        column.addWidget(self._scroll, 1)
        if self._disagreement.taken:
            taken = text("merging.value", value=list(self._disagreement.taken))
            said = self.tr("Taken over from {who} besides: {fields}")
            said = said.format(who=self._who(), fields=self._workplace.say(taken))
            column.addWidget(label(said, "muted", wrap=True))
        column.addLayout(self._foot())
        row = QHBoxLayout(self)
        edge = space.round_card
        row.setContentsMargins(edge, edge, edge, space.between)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setAccessibleName(f"{self._title()}. {identity}")

    def _foot(self) -> QHBoxLayout:
        back = button(self.tr("Back"))
        back.setToolTip(self.tr("Esc"))
        back.clicked.connect(self.leave)
        mine, theirs = button(self.tr("All mine")), button(self.tr("All theirs"))
        mine.clicked.connect(self._all_mine)
        theirs.clicked.connect(self._all_theirs)
        self._open = label("", "caption")
        foot, inside = QHBoxLayout(), self._workplace.theme.sizes.inside
        foot.setContentsMargins(0, 0, inside, 0)
        foot.setSpacing(inside)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._open)
        for push in (mine, theirs, self.save):
            foot.addWidget(push)
        return foot

    def _line(self, line: Line) -> Choices:
        sides = [("mine", self.tr("1  Mine")), ("theirs", self.tr("2  Theirs"))]
        if line.both is not None:
            sides.append(("both", self.tr("3  Both")))
        say = self._workplace.say
        choices = Choices(self._workplace.theme, say(line.label), sides)
        values = (line.mine, line.theirs, line.both)
        for push, value in zip(choices.buttons(), values, strict=False):
            push.installEventFilter(self)
            if value is not None:
                push.setAccessibleDescription(say(value))
        choices.chosen.connect(self._chosen)
        return choices

    def _card(self, line: Line, choices: Choices) -> QFrame:
        card, space = frame("card"), self._workplace.theme.sizes
        grid = QGridLayout(card)
        grid.setContentsMargins(space.between, space.inside, space.between, space.inside)
        grid.setHorizontalSpacing(space.inside)
        grid.setVerticalSpacing(space.tight)
        say = self._workplace.say
        grid.addWidget(label(say(line.label), "strong", wrap=True), 0, 0, 1, 4)
        columns = [(self.tr("Before"), line.base), (self.tr("Mine"), line.mine), (self._theirs(), line.theirs)]
        if line.both is not None:
            columns.append((self.tr("Both"), line.both))
        for at, (head, value) in enumerate(columns):
            grid.addWidget(label(head, "caption"), 1, at)
            told = label(say(value), *(["muted"] if at == 0 else []), wrap=True)
            grid.addWidget(told, 2, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        grid.addWidget(choices, 3, 1, 1, len(columns) - 1)
        return card

    def _title(self) -> str:
        if self._disagreement.author.at is None:
            return self.tr("{who} changed the same meanwhile").format(who=self._who())
        return self.tr("{who} changed the same at {when}").format(who=self._who(), when=self._when())

    def _theirs(self) -> str:
        return f"{self._who()} {self._when()}".strip()

    def _who(self) -> str:
        return self._disagreement.author.name or self._workplace.say(text("merging.somebody"))

    def _when(self) -> str:
        at = self._disagreement.author.at
        if at is None:
            return ""
        here = at.astimezone(self._workplace.zone)
        return here.strftime("%H:%M" if here.date() == self._workplace.today() else "%Y-%m-%d %H:%M")

    def _chosen(self, _side: str) -> None:
        self._show_open()
        waiting = next((line for line in self.lines if line.value() is None), None)
        if waiting is None:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_to(waiting)

    def _go_to(self, line: Choices) -> None:
        chosen = next((push for push in line.buttons() if push.isChecked()), line.buttons()[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(line)

    def _step(self, way: int) -> None:
        here = next((at for at, line in enumerate(self.lines) if line.isAncestorOf(self.focusWidget())), None)
        to = len(self.lines) - 1 if here is None else here + way
        if 0 <= to < len(self.lines):
            self._go_to(self.lines[to])

    def _show_open(self) -> None:
        number = sum(line.value() is None for line in self.lines)
        self._open.setText(self.tr("%n still to choose", "", number) if number else "")
        self.save.setEnabled(number == 0)

    def _all_mine(self) -> None:
        self._all("mine")

    def _all_theirs(self) -> None:
        self._all("theirs")

    def _all(self, side: str) -> None:
        for line in self.lines:
            line.set_value(side)
        self._chosen(side)

    def _decide(self) -> None:
        if self.save.isEnabled():
            names = [line.name for line in self._disagreement.lines]
            sides = {name: line.value() for name, line in zip(names, self.lines, strict=True)}
            self._go()
            self.decided.emit(sides)

    def _go(self) -> None:
        self._place.removeEventFilter(self)
        self.hide()
        for child in self._covered:
            if isValid(child):  # a place may exchange what it shows while it is asked
                child.setEnabled(True)
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()


def ask_which(
    workplace: Workplace,
    owner: QWidget,
    disagreement: Disagreement[Any],
    identity: str,
    decided: Callable[[Mapping[str, Side]], object],
    left: Callable[[], object] | None = None,
) -> TwoVersions:
    """Show both over the place that `owner` stands in. `decided` and `left` are bound methods of something living."""
    place = owner
    while not isinstance(place, Place) and (outer := place.parentWidget()) is not None:
        place = outer
    put_away(place)
    sheet = TwoVersions(workplace, place, disagreement, identity)
    sheet.decided.connect(decided)
    if left is not None:
        sheet.left.connect(left)
    sheet.ask()
    return sheet


def put_away(place: QWidget) -> None:
    """The place shows something else now: what is asked over it is left."""
    for sheet in place.findChildren(TwoVersions):
        if not sheet.isHidden():
            sheet.leave()
