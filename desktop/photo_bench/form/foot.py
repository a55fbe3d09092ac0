"""The foot of the form: the score as it builds up, what is missing, and the way to sign."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.charting.completeness import Missing, Problem, change_since_last, missing, problems, score_so_far
from core.charting.draft import AssessmentDraft
from core.charting.form import fields
from core.instruments.definitions import instrument
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.theme.fonts import figures
from desktop.widgets.flow import Flow
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.numbers import pointed
from desktop.widgets.workplace import Workplace

_TOLD = 3
"""So many things that are missing are named; the others are counted."""


class SignButton(QPushButton):
    """Enter presses it too: the last key of an assessment."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        else:
            super().keyPressEvent(event)


class Foot(QFrame):
    """Says what is still needed, quietly, and takes you there."""

    sign_asked = Signal()
    field_asked = Signal(str)

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "status")
        self._workplace, self._keeper = workplace, keeper
        space = workplace.theme.sizes
        self.score = label("", "strong")
        self.score.setFont(figures(self.score.font()))
        self._change = label("", "muted")
        self._list = QWidget()
        self._flow = Flow(space.tight, 0, self._list)
        self._list.setMinimumHeight(space.row)
        self.sign = look(SignButton(self.tr("Sign…")), "primary")
        self.sign.setToolTip(self.tr("Ctrl+Enter"))
        self.sign.clicked.connect(self.sign_asked)
        words = QHBoxLayout()
        words.setSpacing(space.inside)
        words.addWidget(self._told(), 1)
        words.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.tight)
        column.addWidget(self._list)
        column.addWidget(frame("rule"))
        column.addLayout(words)
        keeper.changed.connect(self.refresh)
        self.refresh()

    def _told(self) -> QWidget:
        """The score and its change, below each other where the column is too narrow for both."""
        told = QWidget()
        space = self._workplace.theme.sizes
        flow = Flow(space.inside, 0, told)
        for part in (self.score, self._change):
            part.setMinimumHeight(space.row)
            flow.addWidget(part)
        return told

    def refresh(self) -> None:
        """Show the draft's score and what it lacks."""
        draft = self._keeper.draft
        self._show_score(draft)
        self._show_open([*problems(draft, self._workplace.now()), *missing(draft)])

    def links(self) -> list[str]:
        """What is named as missing, as it is written."""
        return [link.text() for link in self._list.findChildren(QPushButton) if not link.isHidden()]

    def _show_score(self, draft: AssessmentDraft) -> None:
        scored = score_so_far(draft)
        name = self._workplace.say(instrument("bwat_cua").name)
        total = scored.total if scored.total is not None else f"{scored.low}–{scored.high}"
        self.score.setText(f"{name} {total}")
        changed = change_since_last(draft)
        self._change.setVisible(changed is not None or not scored.complete)
        if changed is not None and changed.points is not None:
            self._change.setText(
                self.tr("{points} since last").format(points=pointed(f"{changed.points:+}").replace("-", "−"))
            )
        elif not scored.complete:
            self._change.setText(
                self.tr("{count} of {every} open").format(
                    count=len(scored.missing), every=len(instrument("bwat_cua").items)
                )
            )

    def _show_open(self, found: Sequence[Missing | Problem]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not found:
            self._flow.addWidget(self._word(self.tr("● Nothing is missing"), "good"))
            return
        self._flow.addWidget(self._word(self.tr("Still needed:"), "muted"))
        for each in found[:_TOLD]:
            link = button(self._workplace.say(fields()[each.field].label), "link")
            link.setToolTip(self._workplace.say(each.text))
            link.setAccessibleDescription(self._workplace.say(each.text))
            link.setProperty("field", each.field)
            link.clicked.connect(self._go)
            self._flow.addWidget(link)
        rest = len(found) - _TOLD
        if rest > 0:
            self._flow.addWidget(self._word(self.tr("+ {count} more").format(count=rest), "muted"))

    def _word(self, words: str, look_: str) -> QLabel:
        """As high as the links beside it, so that they stand on one line."""
        made = label(words, look_)
        made.setMinimumHeight(self._workplace.theme.sizes.row)
        return made

    def _go(self) -> None:
        self.field_asked.emit(str(self.sender().property("field")))
