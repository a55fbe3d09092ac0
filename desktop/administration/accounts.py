"""The accounts: who may come in, as what, and what each role may do. For administrators."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.changes import Changes, Kind
from core.clinic.commands.accounts import Given
from core.clinic.views.accounts import AccountLine, Accounts, accounts
from core.errors import CalcitrackError
from core.texts import text
from desktop.administration.account_card import AccountCard
from desktop.administration.account_sheet import AccountSheet
from desktop.administration.given import GivenCard
from desktop.administration.rights_table import RightsTable
from desktop.widgets.flow import STACKED, side_by_side
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import OpenPlace, RekeyStore, Request
from desktop.widgets.room import shows_some_lines
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace

_SIDE, _WIDEST = 400, 500


class AccountsPlace(Place):
    """The list left; right the chosen account, a new one, or a passphrase that is to be handed over."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.setAccessibleName(self.tr("Accounts"))
        self._wanted: str | None = None
        self.notice = Notice(workplace.theme)
        self.model = RowsModel(columns(workplace))
        self.sorted = SortedRows()
        self.sorted.setSourceModel(self.model)
        self.table = DataTable(workplace.theme, self.tr("Accounts"))
        self.table.setModel(self.sorted)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.rights = RightsTable(workplace)
        self.rekey = button(self.tr("New key for the store…"))
        self.rekey.setEnabled(workplace.context.store.slots.accounts is not None)
        self.add = button(self.tr("Add an account"), "primary")
        self.add.setToolTip(self.tr("N"))
        self.card = AccountCard(workplace)
        self.side = QStackedWidget()
        if workplace.theme.scale < STACKED:
            self.side.setFixedWidth(min(workplace.theme.px(_SIDE), _WIDEST))
        for table in (self.table, self.rights):
            shows_some_lines(table, workplace.theme)
        self.side.addWidget(self.card)
        self._lay_out()
        self._connect()

    def open(self, request: Request) -> None:
        self._read()

    def address(self) -> Request | None:
        return OpenPlace("accounts")

    def rest(self) -> None:
        """A passphrase that was shown is shown no more."""
        self._show_card()

    def escape(self) -> bool:
        if self.side.currentWidget() is self.card:
            return False
        self._show_card()
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.side, self.rights)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("N", self.tr("Add an account")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def ask_new(self) -> None:
        """Ask for one more account."""
        sheet = AccountSheet(self.workplace)
        sheet.sent.connect(self._given)
        sheet.closed.connect(self._put_sheet_away)
        self._show_beside(sheet)
        sheet.account.editor.setFocus()

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(label(self.tr("Accounts"), "heading"), 1)
        head.addWidget(self.rekey)
        head.addWidget(self.add)
        self._about = label("", "caption", wrap=True)
        rights = QWidget()
        below = QVBoxLayout(rights)
        below.setContentsMargins(0, space.inside, 0, 0)
        below.setSpacing(space.inside)
        below.addWidget(label(self.tr("What each role may do"), "strong"))
        below.addWidget(self.rights, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(rights)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        left = QVBoxLayout()
        left.setSpacing(space.inside)
        left.addWidget(halves, 1)
        left.addWidget(self._about)
        body = side_by_side(self.workplace.theme)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.ask_new)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.rekey.clicked.connect(self._ask_rekey)
        self.card.given.connect(self._given)
        self.card.wrote.connect(self._wrote)
        self.card.failed.connect(self._failed)
        self.workplace.bridge.changed.connect(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.ask_new()
        else:
            super().keyPressEvent(event)

    def _ask_rekey(self) -> None:
        self.asks.emit(RekeyStore())

    def _read(self) -> None:
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: accounts(context), self._show, self._failed, key="accounts")

    def _show(self, found: Accounts) -> None:
        chosen = self._wanted or (self.card.line.account_id if self.card.line is not None else None)
        self._wanted = None
        self.model.set_rows(found.lines)
        self._about.setText(self._about_passphrases(found.keyring))
        row = next((n for n in range(len(found.lines)) if self._line(n).account_id == chosen), 0)
        self.table.selectRow(row)
        self._choose()

    def _about_passphrases(self, keyring: bool) -> str:
        if keyring:
            return self.tr(
                "Each account opens the store with its own passphrase. An account is never deleted: its name stands"
                " under what it signed."
            )
        if self.workplace.context.store.folder is not None:
            return self.tr("The demo clinic has no passphrases: accounts made here end with it.")
        return self.tr(
            "This store is on a PostgreSQL server: each account has a login role of its own there, passphrases are the"
            " server's, and an account is never deleted: its name stands under what it signed."
        )

    def _line(self, row: int) -> AccountLine:
        line: AccountLine = self.sorted.index(row, 0).data(ROW_ROLE)
        return line

    def _choose(self) -> None:
        line = self.table.currentIndex().data(ROW_ROLE)
        self.card.show_account(line if isinstance(line, AccountLine) else None)

    def _given(self, answer: tuple[Given, Changes]) -> None:
        """An account was made or got a passphrase: it is shown once, to be handed over."""
        given = answer[0]
        self._wanted = given.account_id
        if given.passphrase is None:
            self._show_card()
            return
        card = GivenCard(self.workplace, given)
        card.done.connect(self._show_card)
        self._show_beside(card)
        card.copy.setFocus()

    def _wrote(self, sentence: str) -> None:
        self.notice.say(sentence, "good")

    def _show_beside(self, widget: QWidget) -> None:
        self._show_card()
        self.notice.clear()
        self.side.addWidget(widget)
        self.side.setCurrentWidget(widget)
        self.table.setEnabled(False)

    def _put_sheet_away(self) -> None:
        """It closes once it is sent too, when what was given stands in its place already."""
        if isinstance(self.side.currentWidget(), AccountSheet):
            self._show_card()

    def _show_card(self) -> None:
        shown = self.side.currentWidget()
        if shown is not None and shown is not self.card:
            shown.hide()
            shown.setParent(None)
            shown.deleteLater()
            self.table.setEnabled(True)
            self.table.setFocus()
        self.card.put_questions_away()

    def _changed(self, changes: Changes) -> None:
        if Kind.ACCOUNT in changes.kinds:
            self._read()

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)


def columns(workplace: Workplace) -> Sequence[Column[AccountLine]]:
    """The columns of the list."""

    def moment(line: AccountLine) -> str:
        last = line.last_signed_in
        return "–" if last is None else last.astimezone(workplace.zone).strftime("%Y-%m-%d %H:%M")

    role: Callable[[AccountLine], str] = lambda line: workplace.say(text(f"clinic.role.{line.role}"))  # noqa: E731
    return (
        Column(QCoreApplication.translate("AccountsTable", "Name"), lambda line: line.display_name),
        Column(QCoreApplication.translate("AccountsTable", "Account"), lambda line: line.name),
        Column(QCoreApplication.translate("AccountsTable", "Role"), role),
        Column(QCoreApplication.translate("AccountsTable", "State"), state_of),
        Column(
            QCoreApplication.translate("AccountsTable", "Last signed in"), moment, sort=lambda line: line.last_signed_in
        ),
    )


def state_of(line: AccountLine) -> str:
    """What can be said of an account in a few words."""
    if not line.active:
        return "✕ " + QCoreApplication.translate("AccountsTable", "deactivated")
    if not line.opens:
        return "▲ " + QCoreApplication.translate("AccountsTable", "has no passphrase: reset it")
    if line.must_change:
        return "○ " + QCoreApplication.translate("AccountsTable", "has not chosen a passphrase yet")
    return "● " + QCoreApplication.translate("AccountsTable", "in use")
