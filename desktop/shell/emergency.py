"""Emergency access: offered where somebody may only read, taken with a reason, never overlooked while it lasts."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands.accounts import break_glass, end_break_glass
from core.clinic.context import Context
from core.clinic.rights import Right, break_glass_rules, may, only_reading
from core.errors import CalcitrackError
from core.texts import text
from desktop.shell.patient import OpenPatientKeeper
from desktop.widgets.announce import announce
from desktop.widgets.fields import NoteField
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, floating, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.requests import OpenPatient
from desktop.widgets.workplace import Workplace

_LOOK_EVERY_MS: Final = 1_000
_SAVED_BEFORE: Final = timedelta(seconds=5)
"""So long before its end it is ended here: what is unsaved is still allowed to be saved."""
_WIDTH: Final = 560


class EmergencyStrip(QFrame):
    """Above every place: the way to it for who may only read this chart, and while it lasts until when, and why."""

    asked = Signal()
    ended = Signal()
    """By hand, or because its time is over."""
    chart_asked = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._emergency = workplace.context.emergency
        context = workplace.context
        self._offers = may(context, Right.BREAK_GLASS) and only_reading(context) is None
        self._mark = LevelMark(workplace.theme, "urgent" if self._emergency else "info")
        self.words = label("", "strong" if self._emergency else "muted", wrap=True)
        self.act = button("")
        self.act.clicked.connect(self._acted)
        self.elsewhere = button(self.tr("Open that chart"), "link")
        self.elsewhere.clicked.connect(self._open_chart)
        space = workplace.theme.sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, space.tight, space.inside, space.tight)
        row.setSpacing(space.inside)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.elsewhere)
        row.addWidget(self.act)
        look(self, "flags" if self._emergency else "banner")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_at_the_clock)
        if self._emergency is not None:
            self._timer.start()
        self.show_patient(None)

    def show_patient(self, patient_id: str | None) -> None:
        """Another patient is open, or nobody."""
        if self._emergency is not None:
            self._say_until(patient_id == self._emergency.patient_id)
        else:
            self.words.setText(self.tr("You can read this chart. To chart or print in it needs another role."))
            self.act.setText(self.tr("Emergency access…"))
            self.elsewhere.hide()
            self.setVisible(self._offers and patient_id is not None)

    def look_at_the_clock(self) -> None:
        """End it when its time is over."""
        emergency = self._emergency
        if emergency is not None and self._workplace.now() >= emergency.until - _SAVED_BEFORE:
            self._timer.stop()
            self.ended.emit()

    def _say_until(self, here: bool) -> None:
        emergency = self._emergency
        if emergency is None:
            return
        until = emergency.until.astimezone(self._workplace.zone).strftime("%H:%M")
        sentence = (
            self.tr("Emergency access to this chart until {time} · {reason}")
            if here
            else self.tr("Emergency access to another patient’s chart until {time} · {reason}")
        )
        self.words.setText(sentence.format(time=until, reason=emergency.reason))
        self.setAccessibleName(self.words.text())
        self.act.setText(self.tr("End it now"))
        self.elsewhere.setVisible(not here)
        self.show()

    def _acted(self) -> None:
        if self._emergency is None:
            self.asked.emit()
        else:
            self._timer.stop()
            self.ended.emit()

    def _open_chart(self) -> None:
        if self._emergency is not None:
            self.chart_asked.emit(self._emergency.patient_id)


class EmergencySheet(QFrame):
    """Floats over the window: what it gives, to whom it is told, and why. Ctrl+Enter takes it, Esc puts it away."""

    taken = Signal(object)
    """The `Context` to go on with."""
    closed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._workplace = parent, workplace
        self._patient_id = ""
        floating(self, workplace.theme)
        self._identity = label("", "strong", wrap=True)
        self.reason = NoteField(
            workplace,
            self.tr("Why it cannot wait"),
            needed=True,
            hint=self.tr("A few words: they stand in the audit trail, and above every place while it lasts."),
        )
        self.reason.text.setFixedHeight(3 * workplace.theme.sizes.row)
        self.notice = Notice(workplace.theme)
        self.take = button(self.tr("Take emergency access"), "danger")
        self.take.setToolTip(self.tr("Ctrl+Enter"))
        self.take.clicked.connect(self.send)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.put_away)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        edge = workplace.theme.sizes.round_card
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(workplace.theme.sizes.between)
        column.addWidget(label(self.tr("Emergency access"), "heading"))
        column.addWidget(self._identity)
        column.addWidget(label(self._what_it_gives(), wrap=True))
        for part in (self.reason, self.notice):
            column.addWidget(part)
        column.addLayout(foot)
        self.setAccessibleName(self.tr("Emergency access"))
        self.hide()

    def ask(self, patient_id: str, identity: str) -> None:
        """Ask for the reason; `identity` is whose chart it is."""
        self._patient_id = patient_id
        self._identity.setText(identity)
        self.reason.set_value(None)
        self.reason.say_problem(None)
        self.notice.clear()
        self.take.setEnabled(True)
        theme, room = self._workplace.theme, self._window.rect()
        width = min(theme.px(_WIDTH), room.width() - 2 * theme.sizes.round_card)
        self.setFixedWidth(width)
        self.show()
        self.raise_()
        # Lines that wrap know how high they are once they have their width.
        QApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest)
        self.adjustSize()
        self.move((room.width() - width) // 2, max(0, (room.height() - self.height()) // 3))
        self.reason.text.setFocus()
        announce(self, self.accessibleName(), urgent=True)

    def put_away(self) -> None:
        """Hide it, and say so."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def send(self) -> None:
        """Take it, when a reason is given."""
        if not self.take.isEnabled() or not self.reason.validate():
            return
        context, patient_id, reason = self._workplace.context, self._patient_id, self.reason.value() or ""
        self.take.setEnabled(False)
        self._workplace.bridge.write(self, lambda: break_glass(context, patient_id, reason), self._taken, self._failed)

    def end(self) -> None:
        """Give it back."""
        context = self._workplace.context
        self._workplace.bridge.write(self, lambda: end_break_glass(context), self._taken, self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _taken(self, answer: tuple[Context, Changes]) -> None:
        self.hide()
        self.taken.emit(answer[0])

    def _failed(self, error: CalcitrackError) -> None:
        self.take.setEnabled(True)
        self.notice.say_error(error, self._workplace)

    def _what_it_gives(self) -> str:
        rules = break_glass_rules()
        rights = [self._workplace.say(text(f"clinic.right.{right}")) for right in Right if right in rules.rights]
        sentence = self.tr(
            "For {minutes} minutes, and for this patient alone, you may: {rights}. The reason, and everything you do"
            " under it, stands in the audit trail and is looked at afterwards."
        )
        minutes = round(rules.lasts.total_seconds() / 60)
        return sentence.format(minutes=minutes, rights=self.tr(", ").join(rights))


class Emergency(QObject):
    """The strip above every place and the sheet that asks why, for the patient who is open."""

    asks = Signal(object)
    """A `Request` for the shell."""
    ending = Signal()
    """It is about to end: what is unsaved is saved while it still may be."""
    taken = Signal(object)
    """The `Context` to go on with."""
    closed = Signal()

    def __init__(self, workplace: Workplace, patient: OpenPatientKeeper, window: QWidget) -> None:
        super().__init__(window)
        self._patient = patient
        self.strip = EmergencyStrip(workplace)
        self.sheet = EmergencySheet(workplace, window)
        self.strip.asked.connect(self.ask)
        self.strip.ended.connect(self._end)
        self.strip.chart_asked.connect(self._open_chart)
        self.sheet.taken.connect(self.taken)
        self.sheet.closed.connect(self.closed)
        patient.opened.connect(self._show_patient)

    def ask(self) -> None:
        """Ask for more rights to the open chart, with the reason."""
        shown = self._patient.banner.shown
        if shown is not None:
            self.sheet.ask(shown.patient_id, self._patient.banner.identity_words(shown))

    def _show_patient(self, is_open: bool) -> None:
        self.strip.show_patient(self._patient.patient_id if is_open else None)

    def _end(self) -> None:
        self.ending.emit()
        self.sheet.end()

    def _open_chart(self, patient_id: str) -> None:
        self.asks.emit(OpenPatient(patient_id))
