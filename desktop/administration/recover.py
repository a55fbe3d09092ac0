"""A forgotten passphrase: the recovery key opens the store, and the account gets a new passphrase."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from core.errors import CalcitrackError
from desktop.administration.front import Front
from desktop.administration.new_passphrase import NewPassphrase
from desktop.widgets.fields import TextField, validate_all
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.context import Context

_WRONG_KEY = frozenset({"error.store.wrong_recovery_key", "error.store.recovery_key_mistyped"})


class Recover(Front):
    """Recovery key, account, new passphrase."""

    def __init__(self, desk: Desk, preferences: Preferences, store: Path, account: str = "") -> None:
        super().__init__(desk, preferences)
        self._store = store
        self.key = TextField(
            desk,
            self.tr("Recovery key"),
            needed=True,
            hint=self.tr("From the printed page; blanks and case do not matter."),
        )
        self.account = TextField(desk, self.tr("Account"), needed=True)
        self.account.set_value(account or None)
        self.passphrase = NewPassphrase(desk)
        self.notice = Notice(desk.theme)
        back = button(self.tr("Back"))
        back.clicked.connect(self._go_back)
        self._enter = button(self.tr("Set the passphrase and sign in"), "primary")
        self._enter.clicked.connect(self.recover)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._enter)
        self.column.addWidget(label(self.tr("Forgotten passphrase"), "heading"))
        for part in (self.key, self.account, self.passphrase, self.notice):
            self.column.addWidget(part)
        self.column.addLayout(row)

    def begin(self) -> None:
        self.key.line.setFocus()

    def recover(self) -> None:
        """Try the key, and set the passphrase."""
        self.notice.clear()
        if not validate_all((self.key, self.account, *self.passphrase.fields)):
            return
        self._enter.setEnabled(False)
        work = _recovering(self.desk, self._store, self.key.typed, self.account.typed, self.passphrase.typed)
        self.desk.bridge.read(self, work, self._done, self._failed)

    def account_name(self) -> str:
        return self.account.typed

    def _done(self, context: "Context") -> None:
        self.opened.emit(context, str(self._store))

    def _failed(self, error: CalcitrackError) -> None:
        self._enter.setEnabled(True)
        if error.text.key in _WRONG_KEY:
            self.key.say_problem(self.desk.say(error.text))
            self.key.line.setFocus()
        else:
            self.notice.say_error(error, self.desk)

    def _go_back(self) -> None:
        self.wanted.emit("sign_in")


def _recovering(desk: Desk, store: Path, key: str, account: str, passphrase: str) -> Callable[[], "Context"]:
    clock = desk.clock

    def work() -> "Context":
        from core.clinic import opening

        return opening.open_with_recovery(store, key, account, passphrase, clock)

    return work
