"""The audit trail: who saw, entered, signed, amended, exported and printed what, and whether it is whole."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from core.clinic import opening
from core.clinic.commands.trail_file import save_trail
from core.clinic.views.trail import TrailChoices, TrailFilter, TrailLine, TrailPage, trail_choices, trail_page
from core.errors import CalcitrackError
from core.texts import Text
from desktop.administration.trail_filters import TrailFilters
from desktop.administration.trail_saving import TrailSaving
from desktop.widgets.empty import Empty
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenPatient, OpenPlace, OpenTrail, Request
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace

_ANCHOR_WIDTH = 320


class TrailPlace(Place):
    """Newest first; *Older entries* reads on. Enter opens the chart of the chosen entry's patient."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Audit trail"))
        self._asked = TrailFilter()
        self.notice = Notice(workplace.theme)
        self.filters = TrailFilters(workplace)
        self.model = RowsModel(columns(workplace))
        self.sorted = SortedRows()
        self.sorted.setSourceModel(self.model)
        self.table = DataTable(workplace.theme, self.tr("Entries of the audit trail"))
        self.table.setModel(self.sorted)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.older = button(self.tr("Older entries"))
        self.anchor = QLineEdit()
        self.anchor.setPlaceholderText(self.tr("Anchor from a report or a backup (optional)"))
        self.anchor.setAccessibleName(self.tr("Anchor that was noted outside the store, to hold the trail against"))
        self.anchor.setMinimumWidth(workplace.theme.px(_ANCHOR_WIDTH))
        self.check = button(self.tr("Check the whole store"))
        self._counted = label("", "caption")
        self.saving = TrailSaving(workplace)
        self.saving.hide()
        self._lay_out()
        self._connect()

    def open(self, request: Request) -> None:
        if isinstance(request, OpenTrail):
            self.filters.only_patient(request.patient_id, request.name)
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: trail_choices(context), self._offer, self._failed, key="choices")
        self._read()

    def address(self) -> Request | None:
        return OpenPlace("trail")

    def escape(self) -> bool:
        """Leave off saving; what was typed as a passphrase is forgotten."""
        asked = not self.saving.isHidden()
        self.saving.protection.forget()
        self.saving.hide()
        if asked:
            self.table.setFocus()
        return asked

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.filters, self.anchor)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("Enter", self.tr("Open the patient's chart")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def save_to(self, path: Path) -> None:
        """Write what is looked for into a file, all of it, under the passphrase if one was asked for."""
        context, wanted, language = self.workplace.context, self._asked, self.workplace.language
        passphrase = self.saving.protection.passphrase

        def work() -> str:
            save_trail(context, wanted, language, path, passphrase)
            return path.name

        self.workplace.bridge.write(self, work, self._saved, self._failed)

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        save = button(self.tr("Save as a file…"))
        save.clicked.connect(self.saving.begin)
        head = line_of(self.workplace.theme)
        head.addWidget(label(self.tr("Audit trail"), "heading"))
        head.addStretch(1)
        for part in (self.anchor, self.check, save):
            head.addWidget(part)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        nothing = self.tr("Nothing of this kind was done, or the filters leave everything out.")
        self._stack.addWidget(Empty(self.workplace.theme, "history", self.tr("No entries"), nothing))
        foot = QHBoxLayout()
        foot.setSpacing(space.inside)
        foot.addWidget(self._counted, 1)
        foot.addWidget(self.older)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.saving)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read)
        self.filters.failed.connect(self._failed)
        self.saving.picked.connect(self.save_to)
        self.saving.left.connect(self.escape)
        self.older.clicked.connect(self._read_on)
        self.check.clicked.connect(self._check)
        self.anchor.returnPressed.connect(self._check)
        self.table.doubleClicked.connect(self._open_chosen)
        for keys in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._open_chosen)

    def _offer(self, choices: TrailChoices) -> None:
        self.filters.offer(choices)

    def _read(self) -> None:
        wanted = self.filters.asked()
        if wanted is None:
            return
        self.notice.clear()
        self._asked = wanted
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: trail_page(context, wanted), self._show, self._failed, key="page")

    def _read_on(self) -> None:
        context, wanted, last = self.workplace.context, self._asked, self.model.rows[-1].sequence
        self.workplace.bridge.read(
            self, lambda: trail_page(context, wanted, before=last), self._show_more, self._failed, key="page"
        )

    def _show(self, page: TrailPage) -> None:
        self._set(page.lines, page.more)
        if page.lines:
            self.table.selectRow(0)

    def _show_more(self, page: TrailPage) -> None:
        self._set((*self.model.rows, *page.lines), page.more)

    def _set(self, lines: Sequence[TrailLine], more: bool) -> None:
        self.model.set_rows(lines)
        self.older.setEnabled(more)
        self._stack.setCurrentIndex(0 if lines else 1)
        self._counted.setText(self.tr("%n entries shown", "", len(lines)))

    def _check(self) -> None:
        context, anchor = self.workplace.context, self.anchor.text().strip()
        self.check.setEnabled(False)
        self.notice.say(self.tr("Every page, photograph and entry is being read…"))
        self.workplace.bridge.read(
            self, lambda: opening.verify(context, [anchor] if anchor else []), self._checked, self._failed, key="check"
        )

    def _checked(self, findings: tuple[Text, ...]) -> None:
        self.check.setEnabled(True)
        if findings:
            self.notice.say("\n".join(self.workplace.say(finding) for finding in findings), "urgent")
        else:
            self.notice.say(
                self.tr("The store is whole: every page, photograph and entry is as it was written."), "good"
            )

    def _open_chosen(self) -> None:
        line = self.table.currentIndex().data(ROW_ROLE)
        if isinstance(line, TrailLine) and line.patient_id is not None:
            self.asks.emit(OpenPatient(line.patient_id))

    def _failed(self, error: CalcitrackError) -> None:
        self.check.setEnabled(True)
        self.notice.say_error(error, self.workplace)

    def _saved(self, name: str) -> None:
        encrypted = self.saving.protection.asked
        self.escape()
        if encrypted:
            said = self.tr("Saved as {name}, encrypted.").format(name=name)
        else:
            said = self.tr("Saved as {name}. What lies there is outside the program's protection.").format(name=name)
        self.asks.emit(Announce(said))


def columns(workplace: Workplace) -> Sequence[Column[TrailLine]]:
    """The columns of the trail."""
    return (
        Column(
            QCoreApplication.translate("TrailTable", "When"),
            lambda line: "?" if line.at is None else line.at.astimezone(workplace.zone).strftime("%Y-%m-%d %H:%M:%S"),
            sort=lambda line: line.sequence,
        ),
        Column(QCoreApplication.translate("TrailTable", "Who"), lambda line: line.person),
        Column(QCoreApplication.translate("TrailTable", "What"), lambda line: workplace.say(line.did)),
        Column(QCoreApplication.translate("TrailTable", "Patient"), lambda line: line.patient or ""),
        Column(
            QCoreApplication.translate("TrailTable", "Workstation"), lambda line: f"{line.workstation}#{line.number}"
        ),
        Column(
            QCoreApplication.translate("TrailTable", "Details"),
            lambda line: workplace.say(line.particulars),
            tip=lambda line: workplace.say(line.particulars),
        ),
    )
