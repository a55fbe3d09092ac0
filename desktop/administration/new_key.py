"""Another key for the store, when somebody who is gone could have kept the old one: everything is encrypted anew."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.errors import CalcitrackError, Wait
from core.texts import Text
from desktop.administration.front import Front
from desktop.administration.recovery_step import RecoveryStep
from desktop.background.ticket import Progress
from desktop.widgets.fields import SecretField, validate_all
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.preferences import Preferences
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.commands.rotation import Rekeyed
    from core.clinic.context import Context

_WRONG: Final = "error.store.wrong_passphrase"


class NewKey(Front):
    """The passphrase of whoever does it, then the new recovery key. The store is closed by it: one signs in again."""

    def __init__(self, desk: Desk, preferences: Preferences, context: "Context", store: Path) -> None:
        super().__init__(desk, preferences)
        self._context: Context | None = context
        self._name, self._store = context.actor.name, store
        self.recovery: RecoveryStep | None = None
        self.passphrase = SecretField(desk, self.tr("Your passphrase"))
        self.passphrase.line.returnPressed.connect(self.begin_work)
        self.notice = Notice(desk.theme)
        self.strip = ProgressStrip(desk.theme)
        self.back = button(self.tr("Back"))
        self.back.clicked.connect(self._go_back)
        self.go = button(self.tr("Give the store a new key"), "primary")
        self.go.clicked.connect(self.begin_work)
        self.steps = QStackedWidget()
        self.steps.addWidget(self._first_step())
        self.column.addWidget(self.steps)

    def begin(self) -> None:
        self.passphrase.line.setFocus()

    def begin_work(self) -> None:
        """Check the passphrase and encrypt everything anew."""
        context = self._context
        if context is None or not self.go.isEnabled() or not validate_all((self.passphrase,)):
            return
        self._wait(True)
        self.notice.clear()
        self.strip.begin(self.tr("Encrypting the store anew…"), cancellable=False)
        self.desk.bridge.progress(
            self,
            _rekeying(context, self.passphrase.line.text()),
            self._done,
            self._failed,
            advanced=self._advanced,
            writes=True,
        )

    def abandon(self) -> None:
        if self._context is not None:
            from core.clinic import opening

            opening.close(self._context)
            self._context = None

    def _first_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.desk.theme.sizes.between)
        column.addWidget(label(self.tr("A new key for the store"), "heading"))
        for sentence in (
            self.tr(
                "Do this when somebody who is gone could have kept a copy of the key or of the recovery key. The whole"
                " store is encrypted anew, which takes as long as copying it."
            ),
            self.tr(
                "Everybody keeps their passphrase. The old recovery key opens nothing any more: a new one is shown and"
                " printed. Backups made before open with their old key still."
            ),
        ):
            column.addWidget(label(sentence, wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        for part in (self.passphrase, self.notice, self.strip):
            column.addWidget(part)
        column.addLayout(row)
        return step

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.strip.advance(fraction, self.desk.say(doing))

    def _done(self, done: "Rekeyed") -> None:
        self._context = None
        self.passphrase.forget()
        self.recovery = RecoveryStep(
            self.desk, done.recovery_key, self._page(done.recovery_key), self.tr("Sign in again")
        )
        self.recovery.done.connect(self._finish)
        if done.left_out:
            names = ", ".join(done.left_out)
            left = self.tr("These accounts could not be kept and need a new passphrase: {names}.")
            self.recovery.notice.say(left.format(names=names), "attention")
        self.steps.addWidget(self.recovery)
        self.steps.setCurrentWidget(self.recovery)

    def _failed(self, error: CalcitrackError) -> None:
        self.strip.end()
        self._wait(False)
        if error.text.key == _WRONG:
            self.passphrase.say_problem(self.desk.say(error.text))
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus()
        elif isinstance(error, Wait):
            self.notice.say_error(error, self.desk)
        else:
            # The store is as it was, and closed: what was open of it is gone.
            self.go.setEnabled(False)
            self.back.setEnabled(False)
            self.notice.say(self.desk.say(error.text), "urgent", (self.tr("Sign in again"), self._finish))

    def _page(self, key: str) -> Callable[[], bytes]:
        store, account = str(self._store), self._name
        made_at, language = self.desk.now(), self.desk.language

        def work() -> bytes:
            from core.reports.recovery_key import render

            return render(key, store, made_at, account, language)

        return work

    def _wait(self, waiting: bool) -> None:
        self.go.setEnabled(not waiting)
        self.back.setEnabled(not waiting)

    def _go_back(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            self.opened.emit(context, "")

    def _finish(self) -> None:
        self.abandon()
        self.wanted.emit("sign_in")


def _rekeying(context: "Context", passphrase: str) -> Callable[[Progress], "Rekeyed"]:
    def work(progress: Progress) -> "Rekeyed":
        from core.clinic.commands.rotation import rekey

        return rekey(context, passphrase, progress.report)

    return work
