"""Signing in: account and passphrase. Painted before anything heavy is loaded."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import CalcitrackError
from desktop.administration.front import Front
from desktop.widgets.fields import SecretField, TextField, validate_all
from desktop.widgets.flow import Flow
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.context import Context
    from core.clinic.signing_in import MustChange

_WRONG = ("error.store.wrong_passphrase", "error.server.passphrase_needed")


class SignIn(Front):
    """Opens a store folder, or a database on a server: there the passphrase may be left to libpq's pass file."""

    first = True

    def __init__(self, desk: Desk, preferences: Preferences, store: str, account: str = "") -> None:
        super().__init__(desk, preferences)
        self._store = store
        self._on_server = store.startswith("postgresql")
        self.account = TextField(desk, self.tr("Account"), needed=True)
        self.account.set_value(account or None)
        self.passphrase = SecretField(desk, self.tr("Passphrase"), needed=not self._on_server)
        self.notice = Notice(desk.theme)
        self._enter = button(self.tr("Sign in"), "primary")
        self._enter.clicked.connect(self.sign_in)
        for field in (self.account, self.passphrase):
            field.line.returnPressed.connect(self.sign_in)
        self.column.addWidget(label(self.tr("Sign in"), "heading"))
        for part in (self.account, self.passphrase, self.notice, self._enter):
            self.column.addWidget(part)
        self.column.addLayout(self._other_ways())
        if not self._on_server:
            self.column.addWidget(label(self.tr("Store: {folder}").format(folder=store), "caption", wrap=True))

    def begin(self) -> None:
        first = self.passphrase if self.account.typed else self.account
        first.line.setFocus()

    def sign_in(self) -> None:
        """Try what was typed."""
        if not self._enter.isEnabled():
            return
        self.notice.clear()
        if not validate_all((self.account, self.passphrase)):
            return
        self._wait(True)
        opening = _opening(self.desk, self._store, self.account.typed, self.passphrase.line.text())
        self.desk.bridge.read(self, opening, self._done, self._failed)

    def account_name(self) -> str:
        return self.account.typed

    def _done(self, found: "Context | MustChange") -> None:
        self.passphrase.line.clear()
        done = self.given if hasattr(found, "display_name") else self.opened
        done.emit(found, self._store)

    def _failed(self, error: CalcitrackError) -> None:
        self._wait(False)
        if error.text.key in _WRONG:
            self.passphrase.say_problem(self.desk.say(error.text))
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus()
        else:
            self.notice.say_error(error, self.desk)

    def _wait(self, waiting: bool) -> None:
        self._enter.setEnabled(not waiting)
        self._enter.setText(self.tr("Opening…") if waiting else self.tr("Sign in"))

    def _other_ways(self) -> Flow:
        row = Flow(self.desk.theme.sizes.between, 0)
        if not self._on_server:
            forgotten = button(self.tr("Forgotten passphrase"), "link")
            forgotten.clicked.connect(self._want_recovery)
            row.addWidget(forgotten)
        demo = button(self.tr("Try the demo clinic"), "link")
        demo.clicked.connect(self._want_demo)
        row.addWidget(demo)
        return row

    def _want_recovery(self) -> None:
        self.wanted.emit("recovery")

    def _want_demo(self) -> None:
        self.wanted.emit("demo")


def _opening(desk: Desk, store: str, account: str, passphrase: str) -> Callable[[], "Context | MustChange"]:
    clock = desk.clock

    def work() -> "Context | MustChange":
        from core.clinic import beside, signing_in

        if store.startswith("postgresql"):
            return signing_in.sign_in_to_server(store, account, clock, passphrase)
        return beside.sign_in_or_beside(Path(store), account, passphrase, clock)

    return work
