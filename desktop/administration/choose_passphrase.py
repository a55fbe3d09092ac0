"""Signed in with a passphrase that somebody else gave: one's own is chosen before anything else is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from core.errors import CalcitrackError
from desktop.administration.front import Front
from desktop.administration.new_passphrase import NewPassphrase
from desktop.widgets.fields import validate_all
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.context import Context
    from core.clinic.signing_in import MustChange


class ChoosePassphrase(Front):
    """Two fields. `former` is who sat here before, where the store was open already: whoever gives up closes it."""

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        waiting: "MustChange",
        store: str,
        former: "Context | None" = None,
    ) -> None:
        super().__init__(desk, preferences)
        self._waiting: MustChange | None = waiting
        self._name, self._store, self._former = waiting.account, store, former
        self.passphrase = NewPassphrase(desk, (waiting.account, waiting.display_name))
        self.passphrase.again.line.returnPressed.connect(self.choose)
        self.notice = Notice(desk.theme)
        self._back = button(self.tr("Back"))
        self._back.clicked.connect(self.give_up)
        self._enter = button(self.tr("Keep it and go on"), "primary")
        self._enter.clicked.connect(self.choose)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._enter)
        self.column.addWidget(label(self.tr("Choose your own passphrase"), "heading"))
        why = self.tr("{name}, the passphrase that you typed was given to you, and somebody else has seen it.")
        self.column.addWidget(label(why.format(name=waiting.display_name), wrap=True))
        for part in (self.passphrase, self.notice):
            self.column.addWidget(part)
        self.column.addLayout(row)

    def begin(self) -> None:
        self.passphrase.first.line.setFocus()

    def account_name(self) -> str:
        return self._name

    def choose(self) -> None:
        """Keep what was typed, and go on."""
        self.notice.clear()
        if self._waiting is None or not self._enter.isEnabled() or not validate_all(self.passphrase.fields):
            return
        self._wait(True)
        work = _choosing(self._waiting, self.passphrase.typed)
        self.desk.bridge.write(self, work, self._done, self._failed)

    def give_up(self) -> None:
        """Back to signing in: the passphrase that was given is still good for this page."""
        self._wait(True)
        work = _abandoning(self._waiting, self._former)
        self._waiting = self._former = None
        self.desk.bridge.write(self, work, lambda _closed: self.wanted.emit("sign_in"))

    def abandon(self) -> None:
        _abandoning(self._waiting, self._former)()
        self._waiting = self._former = None

    def _done(self, context: "Context") -> None:
        self._waiting = self._former = None
        self.opened.emit(context, self._store)

    def _failed(self, error: CalcitrackError) -> None:
        self._wait(False)
        self.notice.say_error(error, self.desk)

    def _wait(self, waiting: bool) -> None:
        self._enter.setEnabled(not waiting)
        self._back.setEnabled(not waiting)


def _choosing(waiting: "MustChange", passphrase: str) -> Callable[[], "Context"]:
    def work() -> "Context":
        from core.clinic import signing_in

        return signing_in.choose_passphrase(waiting, passphrase)

    return work


def _abandoning(waiting: "MustChange | None", former: "Context | None") -> Callable[[], None]:
    def work() -> None:
        from core.clinic import opening, signing_in

        if waiting is not None:
            signing_in.give_up(waiting)
        if former is not None:
            opening.close(former)

    return work
