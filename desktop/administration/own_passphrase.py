"""One's own passphrase changed: the old one, and a new one twice."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands.accounts import change_own_passphrase
from core.errors import CalcitrackError
from core.texts import text
from desktop.administration.new_passphrase import NewPassphrase
from desktop.widgets.fields import SecretField, validate_all
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.page import middle_page
from desktop.widgets.place import Place
from desktop.widgets.requests import Announce, GoBack, OpenPlace, Request
from desktop.widgets.workplace import Workplace

_WIDTH = 520


class OwnPassphrasePlace(Place):
    """Nobody is made to change it by the calendar: only who was given one, or who fears that somebody knows it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.setAccessibleName(self.tr("My passphrase"))
        self.old = SecretField(workplace, self.tr("Passphrase until now"))
        self.new = NewPassphrase(workplace, (workplace.context.actor.name, workplace.context.facility))
        self.new.again.line.returnPressed.connect(self.send)
        self.notice = Notice(workplace.theme)
        self.keep = button(self.tr("Change the passphrase"), "primary")
        self.keep.clicked.connect(self.send)
        self._lay_out()
        self._tell_where_there_is_none()

    def open(self, request: Request) -> None:
        self._forget()
        self.old.line.setFocus()

    def address(self) -> Request | None:
        return OpenPlace("passphrase")

    def panes(self) -> Sequence[QWidget]:
        return (self.old,)

    def rest(self) -> None:
        self._forget()

    def send(self) -> None:
        """Change it, when the old one is right."""
        self.notice.clear()
        if not self.keep.isEnabled() or not validate_all((self.old, *self.new.fields)):
            return
        context, old, new = self.workplace.context, self.old.line.text(), self.new.typed
        self.keep.setEnabled(False)
        self.workplace.bridge.write(self, lambda: change_own_passphrase(context, old, new), self._done, self._failed)

    def _done(self, _changes: Changes) -> None:
        self.keep.setEnabled(True)
        self._forget()
        self.asks.emit(Announce(self.tr("Your passphrase was changed. The old one opens nothing any more.")))
        self.asks.emit(GoBack())

    def _failed(self, error: CalcitrackError) -> None:
        self.keep.setEnabled(True)
        if error.text.key == "error.store.wrong_passphrase":
            self.old.say_problem(self.workplace.say(error.text))
            self.old.line.selectAll()
            self.old.line.setFocus()
        else:
            self.notice.say_error(error, self.workplace)

    def _forget(self) -> None:
        for field in (self.old, *self.new.fields):
            field.forget()

    def _tell_where_there_is_none(self) -> None:
        store = self.workplace.context.store
        if store.folder is None or store.slots.accounts is not None:
            return
        for field in (self.old, *self.new.fields):
            field.setEnabled(False)
        self.keep.setEnabled(False)
        self.notice.say(self.workplace.say(text("error.store.no_keyring")))

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("My passphrase"), "heading"))
        column.addWidget(
            label(
                self.tr("Change it when you think that somebody knows it. A good one need never be changed otherwise."),
                "muted",
                wrap=True,
            )
        )
        for part in (self.old, self.new, self.notice):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.keep)
        column.addLayout(foot)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(middle_page(self.workplace.theme, middle, _WIDTH))
