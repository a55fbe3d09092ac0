"""One account: another name or role, another passphrase, or its end; what costs something is asked again in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands import accounts
from core.clinic.rights import ROLES
from core.clinic.views.accounts import AccountLine
from core.errors import CalcitrackError
from core.texts import text
from desktop.administration.confirming import Confirming
from desktop.widgets.fields import ChoiceField, TextField
from desktop.widgets.looks import button, frame, label
from desktop.widgets.workplace import Workplace


class AccountCard(QWidget):
    """Emits what was given (`Given` and `Changes`), what was written in a sentence, and what was refused."""

    given = Signal(object)
    wrote = Signal(str)
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.line: AccountLine | None = None
        self._heading = label("", "heading", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self.shown_name = TextField(
            workplace,
            self.tr("Name in the record"),
            needed=True,
            hint=self.tr("What was signed before keeps the name that it was signed with."),
        )
        roles = [(role, workplace.say(text(f"clinic.role.{role}"))) for role in ROLES]
        self.role = ChoiceField(workplace, self.tr("Role"), roles)
        self.keep = button(self.tr("Keep the changes"), "primary")
        self.reset = button(self.tr("New passphrase…"))
        self.deactivate = button(self.tr("Deactivate…"), "danger")
        self.reactivate = button(self.tr("Let this person in again…"))
        self.confirming = Confirming(workplace.theme)
        self._lay_out()
        self._connect()
        self.show_account(None)

    def show_account(self, line: AccountLine | None) -> None:
        """Show an account; None: none is chosen."""
        if line != self.line:
            self.put_questions_away()
        self.line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self._heading.setText(line.display_name)
        self._facts.setText(self._facts_of(line))
        self.shown_name.set_value(line.display_name)
        self.role.set_value(line.role)
        store = self._workplace.context.store
        self.reset.setVisible(line.active and (store.folder is None or store.slots.accounts is not None))
        self.deactivate.setVisible(line.active)
        self.reactivate.setVisible(not line.active)
        for part in (self.shown_name.editor, self.role.editor):
            part.setEnabled(line.active)
        self._look_at_changes()

    def put_questions_away(self) -> None:
        """Nothing is to be confirmed any more."""
        self.confirming.put_away()

    def _facts_of(self, line: AccountLine) -> str:
        made = line.made_at.astimezone(self._workplace.zone).strftime("%Y-%m-%d")
        return self.tr("Account {name}, made on {day}").format(name=line.name, day=made)

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        card = frame("card")
        column = QVBoxLayout(card)
        edge = space.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space.inside)
        keep = QHBoxLayout()
        keep.addStretch(1)
        keep.addWidget(self.keep)
        ways = QHBoxLayout()
        ways.setSpacing(space.inside)
        ways.addWidget(self.reset)
        ways.addWidget(self.reactivate)
        ways.addStretch(1)
        ways.addWidget(self.deactivate)
        for part in (self._heading, self._facts, self.shown_name, self.role):
            column.addWidget(part)
        column.addLayout(keep)
        column.addWidget(frame("rule"))
        column.addLayout(ways)
        column.addWidget(self.confirming)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        outer.addStretch(1)
        self.setFocusProxy(self.shown_name)

    def _connect(self) -> None:
        self.shown_name.edited.connect(self._look_at_changes)
        self.role.edited.connect(self._look_at_changes)
        self.shown_name.line.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.reset.clicked.connect(self._ask_reset)
        self.deactivate.clicked.connect(self._ask_deactivate)
        self.reactivate.clicked.connect(self._ask_reactivate)

    def _look_at_changes(self) -> None:
        line = self.line
        other = line is not None and (self.shown_name.typed != line.display_name or self.role.value() != line.role)
        self.keep.setEnabled(other and line is not None and line.active)

    def _keep(self) -> None:
        line = self.line
        if line is None or not self.keep.isEnabled() or not self.shown_name.validate():
            return
        name, role = self.shown_name.typed, self.role.value() or line.role
        context = self._workplace.context

        def work() -> tuple[Changes, ...]:
            done = []
            if name != line.display_name:
                done.append(accounts.rename(context, line.account_id, name))
            if role != line.role:
                done.append(accounts.change_role(context, line.account_id, role))
            return tuple(done)

        self._write(work, self.tr("The account of {name} was changed.").format(name=name))

    def _ask_reset(self) -> None:
        sentence = self.tr(
            "{name} gets a new passphrase, which you hand over. The old one opens nothing any more, at once."
        )
        self._ask(sentence, self.tr("Give a new passphrase"), accounts.reset, danger=False)

    def _ask_reactivate(self) -> None:
        sentence = self.tr("{name} may come in again as {role}, with a new passphrase, which you hand over.")
        self._ask(sentence, self.tr("Let in again"), accounts.reactivate, danger=False)

    def _ask_deactivate(self) -> None:
        sentence = self.tr(
            "{name} can no longer sign in, on any workstation. The name stays under what was signed. Drafts of"
            " assessments stay for others."
        )
        self._ask(sentence, self.tr("Deactivate"), accounts.deactivate, danger=True)

    def _ask(self, sentence: str, word: str, command: Callable[..., object], *, danger: bool) -> None:
        line = self.line
        if line is None:
            return
        context = self._workplace.context
        role = self._workplace.say(text(f"clinic.role.{line.role}"))
        said = sentence.format(name=line.display_name, role=role)
        done = self.tr("The account of {name} was changed.").format(name=line.display_name)
        self.confirming.ask(said, word, lambda: self._write(lambda: command(context, line.account_id), done), danger)

    def _write(self, work: Callable[[], object], sentence: str) -> None:
        self.setEnabled(False)
        self._sentence = sentence
        self._workplace.bridge.write(self, work, self._done, self._refused)

    def _done(self, answer: object) -> None:
        self.setEnabled(True)
        self.put_questions_away()
        if isinstance(answer, tuple) and answer and isinstance(answer[0], accounts.Given):
            self.given.emit(answer)
        else:
            self.wrote.emit(self._sentence)

    def _refused(self, error: CalcitrackError) -> None:
        self.setEnabled(True)
        self.put_questions_away()
        self.failed.emit(error)
        self.show_account(self.line)
