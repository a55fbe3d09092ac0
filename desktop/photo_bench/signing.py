"""Before signing: whose record it is and what will stand in it, in one bar. One more key signs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.charting.completeness import change_since_last, score_so_far
from core.charting.draft import AssessmentDraft
from core.errors import CalcitrackError
from core.instruments.definitions import instrument
from core.texts import text
from desktop.photo_bench.figures import area_cm2, per_cent_off, percent, when
from desktop.widgets.looks import button, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.numbers import pointed
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class SigningBar(QFrame):
    """Hidden until it is asked for. Enter or Ctrl+Enter signs, Esc goes back to the form."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, identity: str, lesion: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workplace = workplace
        space = workplace.theme.sizes
        self._identity = f"{identity} · {lesion}"
        self.summary = label("", wrap=True)
        self._notice = Notice(workplace.theme, closable=False)
        self._sign = button(self.tr("Sign as {name}").format(name=workplace.context.actor.name), "primary")
        self._sign.setToolTip(self.tr("Enter"))
        self._sign.clicked.connect(self._confirm)
        back = button(self.tr("Back"))
        back.setToolTip(self.tr("Esc"))
        back.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addWidget(label(self._identity, "strong", wrap=True))
        column.addWidget(self.summary)
        column.addWidget(self._notice)
        column.addLayout(row)
        self.hide()

    def ask(self, draft: AssessmentDraft) -> None:
        """Show what will be signed."""
        self.summary.setText("\n".join(self._lines(draft)))
        self.setAccessibleName(f"{self._identity}. {self.summary.text()}")
        self._notice.clear()
        self._sign.setEnabled(True)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_error(self, error: CalcitrackError) -> None:
        """It could not be signed; nothing is lost."""
        self._notice.say_error(error, self._workplace)
        self._sign.setEnabled(True)

    def leave(self) -> None:
        """Back to the form."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self._sign.isEnabled():
            self._sign.setEnabled(False)
            self.confirmed.emit()

    def _lines(self, draft: AssessmentDraft) -> Sequence[str]:
        lines = [self.tr("Seen {when}").format(when=when(draft.observed_at, self._workplace))]
        measured = draft.measurement
        if measured is not None:
            said = self.tr("Wound {area}").format(area=area_cm2(measured.wound_area_mm2))
            if measured.uncertainty_percent is not None:
                said += f" {per_cent_off(measured.uncertainty_percent)}"
            if measured.limb_circumference_mm is not None:
                flat = area_cm2(measured.wound_area_flat_mm2)
                said += self.tr(" (unrolled; taken as flat {flat})").format(flat=flat)
            if measured.eschar_percent is not None:
                said += self.tr(", eschar {share}").format(share=percent(measured.eschar_percent))
            lines.append(f"{said} · {word('measured_by', measured.measured_by, self._workplace.language)}")
        scored, changed = score_so_far(draft), change_since_last(draft)
        if scored.total is not None:
            said = f"{self._workplace.say(instrument('bwat_cua').name)} {scored.total}"
            if changed is not None and changed.points is not None:
                said += pointed(f" ({changed.points:+})").replace("-", "−")
            lines.append(said)
        scores = [
            f"{self._workplace.say(text(f'word.pain_context.{context}'))} {score}"
            for context, score in draft.pain.model_dump().items()
        ]
        if scores:
            lines.append(self.tr("Pain: {scores}").format(scores=", ".join(scores)))
        lines += [
            self.tr("Not done: {what} ({reason})").format(
                what=word("not_done_item", item.what, self._workplace.language), reason=item.reason
            )
            for item in draft.not_done
        ]
        return lines
