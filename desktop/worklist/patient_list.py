"""The list of the worklist: read, searched, filtered, sorted. The place around it decides what to do with a choice."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.clinic.context import Context
from core.clinic.views.recent import recent_patients
from core.clinic.views.search import PatientFound, find_patients
from core.clinic.views.worklist import Worklist, worklist
from desktop.widgets.announce import announce
from desktop.widgets.choices import Choices
from desktop.widgets.empty import Empty
from desktop.widgets.search_line import SearchLine
from desktop.widgets.workplace import Workplace
from desktop.worklist.lines import arranged, latest, line_of, searched
from desktop.worklist.list_model import ListModel
from desktop.worklist.list_view import ListView

_ASK_AFTER_MS = 120


class PatientList(QWidget):
    """`search` and `view` are shown by the place where it likes; they belong to the list."""

    chosen = Signal(str)
    opened = Signal(str)
    read = Signal(object)
    """The `Worklist` that was read."""
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._worklist: Worklist | None = None
        self._found: Sequence[PatientFound] = ()
        self._recent: Sequence[PatientFound] = ()
        self._sort: tuple[int, bool] = (-1, False)
        self._chosen = ""
        theme = workplace.theme
        self.search = SearchLine(self.tr("Search patients by name or number"), self.tr("Search by name or number  /"))
        self.view = Choices(
            theme,
            self.tr("Show"),
            [("all", self.tr("All")), ("recent", self.tr("Recent")), ("drafts", self.tr("With a draft"))],
        )
        self.view.set_value("all")
        self.model = ListModel(workplace)
        self.table = ListView(theme, self.tr("Patients by what is due"), self.model)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            Empty(theme, "search", self.tr("Nobody here"), self.tr("No patient fits the search and the filter."))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(_ASK_AFTER_MS)
        self._ask.timeout.connect(self._ask_clinic)
        self.search.textChanged.connect(self._search_changed)
        self.view.chosen.connect(self._arrange)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.table.sorted_by.connect(self._sort_by)

    @property
    def chosen_id(self) -> str:
        """The patient who is chosen; empty for nobody."""
        return self._chosen

    def read_again(self) -> None:
        """Read the worklist from the record."""
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: _read(context), self._show, self.failed.emit, key="worklist")

    def show_view(self, view: str) -> None:
        """Show all patients, those whom this person opened last, or those with a draft."""
        self.view.set_value(view)
        self._arrange()

    def _show(self, found: tuple[Worklist, Sequence[PatientFound]]) -> None:
        self._worklist, self._recent = found
        self.read.emit(self._worklist)
        self._arrange()

    def _arrange(self) -> None:
        if self._worklist is None:
            return
        lines = [line_of(row) for row in self._worklist.rows]
        if self.view.value() == "drafts":
            lines = [line for line in lines if line.has_draft]
        elif self.view.value() == "recent":
            lines = latest(lines, self._recent)
        if self.search.text().strip():
            lines = searched(lines, self.search.text(), self._found)
        column, falling = self._sort
        key = self.model.list_columns[column].key if column >= 0 else None
        before = self._chosen
        self.model.set_rows(arranged(lines, key, falling=falling))
        self._stack.setCurrentIndex(0 if lines else 1)
        self.table.choose(before)
        self._choose(self.table.chosen_id or "")

    def _search_changed(self) -> None:
        self._found = ()
        self._arrange()
        self._ask.start()

    def _ask_clinic(self) -> None:
        context, words = self._workplace.context, self.search.text().strip()
        if words:
            work = lambda: find_patients(context, words)  # noqa: E731 – captures values only
            self._workplace.bridge.read(self, work, self._show_found, self.failed.emit, key="search")

    def _show_found(self, found: Sequence[PatientFound]) -> None:
        self._found = found
        self._arrange()
        announce(self.search, self.tr("%n patient(s) found", "", len(found)))

    def _sort_by(self, column: int, falling: bool) -> None:
        self._sort = (column, falling)
        self._arrange()

    def _choose(self, patient_id: str) -> None:
        if patient_id != self._chosen:
            self._chosen = patient_id
            self.chosen.emit(patient_id)


def _read(context: Context) -> tuple[Worklist, Sequence[PatientFound]]:
    return worklist(context), recent_patients(context)
