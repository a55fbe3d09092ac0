"""Diagnostics: what IT asks for when something is wrong, to copy or to save, and whether a newer version lies ready."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.clinic.commands.support import note_support_file
from core.errors import CalcitrackError, StoreError
from desktop.administration.screen_facts import screen_facts
from desktop.administration.support_saving import SupportDialog
from desktop.administration.updates import UpdatesCard
from desktop.support.bundle import write_bundle
from desktop.support.facts import Facts, facts, leaving, record_section
from desktop.support.folders import log_folder
from desktop.support.telling import FactLine, as_text, lines
from desktop.theme.icons import icon
from desktop.widgets.looks import button, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenPlace, Request
from desktop.widgets.tables import Column, DataTable, RowsModel
from desktop.widgets.workplace import Workplace

_LEAST_ROWS = 7


class DiagnosticsPlace(Place):
    """One table of facts; nothing in it names a patient."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Diagnostics"))
        self._facts: Facts = {}
        self.notice = Notice(workplace.theme)
        self.table = self._make_table()
        self.copy = button(self.tr("Copy everything"), "primary")
        self.save = button(self.tr("Save a support file…"))
        self.folder = button(self.tr("Open the journal folder"))
        self.updates = UpdatesCard(workplace)
        self._lay_out()
        self.copy.clicked.connect(self.copy_everything)
        self.save.clicked.connect(self.ask_where)
        self.folder.clicked.connect(self._open_folder)
        for keys, do in (("S", self.ask_where), ("R", self.read_again)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self._ready(False)

    def open(self, request: Request) -> None:
        self.notice.clear()
        self.read_again()
        self.updates.look()

    def address(self) -> Request | None:
        return OpenPlace("diagnostics")

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.copy, self.updates)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("R", self.tr("Look again")),
            Shortcut("S", self.tr("Save a support file")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def read_again(self) -> None:
        """Gather the facts of this moment."""
        context, screen = self.workplace.context, screen_facts(self.workplace.theme)

        def work() -> Facts:
            return facts(screen, record_section(context), context.store.folder)

        self.workplace.bridge.read(self, work, self.show_facts, self._failed, key="facts")

    def copy_everything(self) -> None:
        """Put on the clipboard what may be sent to somebody: where things lie stays here."""
        QGuiApplication.clipboard().setText(as_text(leaving(self._facts), self.workplace.language))
        self.asks.emit(Announce(self.tr("Copied, without the names of folders.")))

    def ask_where(self) -> None:
        """Ask where the support file goes."""
        if self.save.isEnabled():
            dialog = SupportDialog(self, self.workplace.today())
            dialog.picked.connect(self.save_to)
            dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the support file, and that it was written into the trail."""
        self.notice.clear()
        self._ready(False)
        context, language, found = self.workplace.context, self.workplace.language, self._facts

        def work() -> tuple[str, bool]:
            write_bundle(path, found, language)
            try:
                note_support_file(context)
            except StoreError:  # a record that cannot be written to is what the file is for
                return path.name, False
            return path.name, True

        self.workplace.bridge.write(self, work, self._saved, self._failed)

    def show_facts(self, found: Facts) -> None:
        """Show these facts: they are what is copied and saved from then on."""
        self._facts = found
        self.model.set_rows(lines(found, self.workplace.language))
        self.table.resizeRowsToContents()
        self._ready(True)

    def _saved(self, saved: tuple[str, bool]) -> None:
        self._ready(True)
        name, noted = saved
        words = self.tr("Saved: {name}. It holds nothing of a patient; look into it before you send it.")
        if not noted:
            words += " " + self.tr("The audit trail could not be written: that it was saved stands nowhere.")
        self.notice.say(words.format(name=name), "good" if noted else "attention")

    def _failed(self, error: CalcitrackError) -> None:
        self._ready(bool(self._facts))
        self.notice.say_error(error, self.workplace)

    def _ready(self, ready: bool) -> None:
        for control in (self.copy, self.save):
            control.setEnabled(ready)

    def _open_folder(self) -> None:
        folder = log_folder()
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.notice.say(self.tr("The folder cannot be opened here: {folder}").format(folder=folder), "attention")

    def _make_table(self) -> DataTable:
        about = Column[FactLine](self.tr("About"), lambda line: line.section)
        what = Column[FactLine](self.tr("What"), lambda line: line.name)
        value = Column[FactLine](self.tr("Value"), lambda line: line.value, tip=lambda line: line.value)
        self.model = RowsModel((about, what, value))
        table = DataTable(self.workplace.theme, self.tr("Diagnostics"))
        table.setSortingEnabled(False)
        table.setWordWrap(True)
        table.setModel(self.model)
        return table

    def _lay_out(self) -> None:
        theme = self.workplace.theme
        self.copy.setIcon(icon("copy", theme, "on_accent"))
        self.save.setIcon(icon("save", theme))
        self.folder.setIcon(icon("folder-open", theme))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.sizes.inside)
        for control in (self.copy, self.save, self.folder):
            buttons.addWidget(control)
        buttons.addStretch(1)
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        edge = theme.sizes.round_card
        column.setContentsMargins(edge, theme.sizes.between, edge, theme.sizes.between)
        column.setSpacing(theme.sizes.inside)
        column.addWidget(label(self.tr("Diagnostics"), "heading"))
        lead = self.tr("What IT asks for when something is wrong. Nothing here names a patient or a member of staff.")
        column.addWidget(label(lead, "muted", wrap=True))
        column.addLayout(buttons)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.updates)
        self.table.setMinimumHeight(_LEAST_ROWS * theme.sizes.row)
        # On a low screen in large letters the page scrolls: a table of one row tells nobody anything.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
