"""The page over a locked window: who is signed in here, their passphrase, or somebody else's name and passphrase.

On a server another person is another connection: there the first is signed out, and the page of signing in comes.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import CalcitrackError
from core.texts import LANGUAGES, render, text
from desktop.administration.front import Front
from desktop.widgets.fields import SecretField, TextField, validate_all
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.preferences import Preferences
from desktop.widgets.session import system_ends
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.context import Context
    from core.clinic.signing_in import MustChange

_WRONG: Final = "error.store.wrong_passphrase"


class Locked(Front):
    """Enter sends; Esc leads from the other person back to the first."""

    unlocked = Signal()
    """The person who is signed in is there again."""
    exchanged = Signal(object, str)
    """Another person signed in: their `Context`, or `MustChange`, and the name of the account that they typed."""
    left = Signal()
    """Another person is to sign in where that cannot be done on the open store."""

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        context: "Context",
        since: datetime,
        *,
        asks: bool = True,
        begun: str = "",
    ) -> None:
        """`asks` for passphrases: all stores have some, but the demo clinic. `begun` names the forms, and nobody, that
        another person's sign-in would take away; it is asked about first."""
        super().__init__(desk, preferences)
        self._context = context
        self._on_server, self._asks = context.store.folder is None, asks
        self._name = context.actor.name
        self._other = False
        self._begun = begun
        self._heading = label("", "heading", wrap=True)
        self._again = label(self._in_the_other_language(), "caption", wrap=True)
        role = desk.say(text(f"clinic.role.{context.actor.role}"))
        signed_in = self.tr("{name}, {role}. Signed in at {since}, locked at {now}.")
        moments = {"since": since.strftime("%H:%M"), "now": desk.now().strftime("%H:%M")}
        self._signed_in = signed_in.format(name=self._name, role=role, **moments)
        self._who = label("", wrap=True)
        self.account = TextField(desk, self.tr("Account"), needed=True)
        self.passphrase = SecretField(desk, self.tr("Passphrase"))
        self.passphrase.setVisible(self._asks)
        self.notice = Notice(desk.theme)
        self.enter = button("", "primary")
        self.enter.clicked.connect(self.send)
        for field in (self.account, self.passphrase):
            field.line.returnPressed.connect(self.send)
        self._kept = label("", "caption", wrap=True)
        for part in (self._heading, self._again, self._who, self.account, self.passphrase, self.notice, self.enter):
            self.column.addWidget(part)
        self.column.addLayout(self._other_ways())
        self.column.addWidget(self._kept)
        self._show_who(other=False)

    def begin(self) -> None:
        self._first_question().setFocus()

    def go_on_as(self, context: "Context") -> None:
        """The same person has other rights now: emergency access ended meanwhile."""
        self._context = context

    def ask_other(self) -> None:
        """Somebody else is to sign in."""
        self._show_who(other=True)

    def send(self) -> None:
        """Try what was typed."""
        if not self.enter.isEnabled():
            return
        self.notice.clear()
        if self._other and self._begun:
            sentence = self.tr(
                "{name} began and has not sent: {forms}. Signing in would take it away; {name} can unlock and send it."
            )
            self._ask_first(sentence, self.send)
            return
        if self._other and self._on_server:
            self._wait(True)
            self.left.emit()
            return
        asked = ([self.account] if self._other else []) + ([self.passphrase] if self._asks else [])
        if not validate_all(asked):
            return
        self._wait(True)
        context, account, passphrase = self._context, self.account.typed, self.passphrase.line.text()
        if self._other:
            self.desk.bridge.read(self, _exchanging(context, account, passphrase), self._exchanged, self._failed)
        else:
            self.desk.bridge.read(self, _unlocking(context, passphrase), self._unlocked, self._failed)

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise it is asked, and closes when that is answered."""
        if not self._begun or system_ends():
            return True
        sentence = self.tr(
            "{name} began and has not sent: {forms}. Closing would take it away; {name} can unlock and send it."
        )
        self._ask_first(sentence, self.window().close)
        return False

    def _ask_first(self, sentence: str, go_on: Callable[[], object]) -> None:
        def give_up() -> None:
            self._begun = ""
            self._kept.setText(self._what_is_kept())
            go_on()

        words = self.tr("Give it up")
        self.notice.say(sentence.format(name=self._name, forms=self._begun), "attention", (words, give_up))
        self.notice.focus_action()

    def _unlocked(self, _answer: None) -> None:
        self.passphrase.forget()
        self.unlocked.emit()

    def _exchanged(self, found: "Context | MustChange") -> None:
        self.passphrase.forget()
        if getattr(found, "actor", None) == self._context.actor:
            self.unlocked.emit()
        else:
            self.exchanged.emit(found, self.account.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._other:
            self._ask_same()
        else:
            super().keyPressEvent(event)

    def _failed(self, error: CalcitrackError) -> None:
        self._wait(False)
        if error.text.key == _WRONG:
            self.passphrase.say_problem(self.desk.say(error.text))
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus()
        else:
            self.notice.say_error(error, self.desk)

    def _ask_same(self) -> None:
        self._show_who(other=False)

    def _show_who(self, *, other: bool) -> None:
        self._other = other
        self._heading.setText(self.tr("Another person") if other else self.tr("Locked"))
        self._again.setVisible(not other)
        self._who.setText(self._who_leaves() if other else self._signed_in)
        self._who.setVisible(not other or self._on_server)
        self._kept.setVisible(not other or not self._on_server)
        self.account.setVisible(other and not self._on_server)
        self.passphrase.setVisible(self._asks and not (other and self._on_server))
        self._someone.setVisible(not other)
        self._back.setVisible(other)
        self._kept.setText(self._what_is_kept())
        self.notice.clear()
        self.passphrase.forget()
        self._wait(False)
        self._first_question().setFocus()

    def _what_is_kept(self) -> str:
        if not self._other:
            return self.tr("Nothing was closed: what you began is as you left it.")
        return self.tr("Drafts of {name} are kept.").format(name=self._name)

    def _who_leaves(self) -> str:
        leaves = self.tr(
            "On a server everybody signs in by a connection of their own, so {name} is signed out first. Their drafts"
            " are kept."
        )
        return leaves.format(name=self._name)

    def _first_question(self) -> QWidget:
        if self._other:
            return self.enter if self._on_server else self.account.line
        return self.passphrase.line if self._asks else self.enter

    def _wait(self, waiting: bool) -> None:
        self.enter.setEnabled(not waiting)
        leaves = self._other and self._on_server
        words = self.tr("Sign in") if self._other else self.tr("Unlock")
        if leaves:
            words = self.tr("Sign {name} out").format(name=self._name)
        busy = self.tr("Signing out…") if leaves else self.tr("Checking…")
        self.enter.setText(busy if waiting else words)
        self._back.setEnabled(not (leaves and waiting))

    def _other_ways(self) -> QHBoxLayout:
        self._someone = button(self.tr("Another person"), "link")
        self._someone.clicked.connect(self.ask_other)
        self._back = button(self.tr("Back to {name}").format(name=self._name), "link")
        self._back.clicked.connect(self._ask_same)
        row = QHBoxLayout()
        row.addWidget(self._someone)
        row.addWidget(self._back)
        row.addStretch(1)
        return row

    def _in_the_other_language(self) -> str:
        """Whoever comes by may read the other of the two."""
        return " · ".join(render(text("desktop.locked"), other) for other in LANGUAGES if other != self.desk.language)


def _unlocking(context: "Context", passphrase: str) -> Callable[[], None]:
    def work() -> None:
        from core.clinic import signing_in

        signing_in.unlock(context, passphrase)

    return work


def _exchanging(context: "Context", account: str, passphrase: str) -> Callable[[], "Context | MustChange"]:
    def work() -> "Context | MustChange":
        from core.clinic import signing_in

        return signing_in.switch(context, account, passphrase)

    return work
