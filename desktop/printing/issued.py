"""The list of reports that left the program, and what can be done with one of them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.views.reports import IssuedLine
from core.texts import text
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button, label
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_FINGERPRINT = 12


class IssuedList(QWidget):
    """When, what, by whom, what went in, and whether it still holds. Enter opens the report as it left."""

    asked = Signal(str, object)
    """`open`, `print` or `save`, and the `IssuedLine`."""

    def __init__(self, workplace: Workplace, actions: Sequence[str] = ("open", "print", "save")) -> None:
        super().__init__()
        self._workplace = workplace
        self._rows: RowsModel[IssuedLine] = RowsModel(self._columns())
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        self.table = DataTable(workplace.theme, self.tr("Reports that left the program"))
        self.table.setModel(self._sorted)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self._about = label("", "caption", wrap=True)
        self._stack = QStackedWidget()
        empty = Empty(
            workplace.theme,
            "printer",
            self.tr("No report yet"),
            self.tr("What is printed or saved is kept here, page for page, and can be printed again exactly."),
        )
        page = QWidget()
        below = QHBoxLayout()
        below.setSpacing(workplace.theme.sizes.inside)
        below.addStretch(1)
        self.buttons = self._buttons(actions)
        for push in self.buttons.values():
            below.addWidget(push)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.inside)
        column.addWidget(self.table, 1)
        column.addWidget(self._about)
        column.addLayout(below)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self._enable()

    @property
    def lines(self) -> tuple[IssuedLine, ...]:
        """The reports that are listed."""
        return self._rows.rows

    def show_lines(self, lines: Sequence[IssuedLine]) -> None:
        """List these reports; the one that was chosen stays so."""
        chosen = self.chosen()
        self._rows.set_rows(lines)
        several = len({line.patient_id for line in lines}) > 1
        self.table.setColumnHidden(1, not several)
        self._stack.setCurrentIndex(1 if lines else 0)
        kept = next((row for row, line in enumerate(lines) if chosen and line.report_id == chosen.report_id), 0)
        if lines:
            self.table.setCurrentIndex(self._sorted.mapFromSource(self._rows.index(kept, 0)))
        self._enable()

    def chosen(self) -> IssuedLine | None:
        """The report that is chosen."""
        line = self.table.currentIndex().data(ROW_ROLE) if self.table.currentIndex().isValid() else None
        return line if isinstance(line, IssuedLine) else None

    def _columns(self) -> list[Column[IssuedLine]]:
        language = self._workplace.language
        return [
            Column(self.tr("When"), lambda line: self._moment(line.at), lambda line: line.at),
            Column(self.tr("Patient"), lambda line: f"{line.patient_name} · {line.record_number}"),
            Column(self.tr("Report"), lambda line: word("report_kind", line.kind, language)),
            Column(self.tr("Does it still hold?"), self._holds, lambda line: line.superseded_at is not None),
            Column(self.tr("By"), lambda line: line.by),
            Column(self.tr("SHA-256"), lambda line: line.sha256[:_FINGERPRINT], tip=lambda line: line.sha256),
            Column(self.tr("What went in"), self._included, tip=self._included),
        ]

    def _holds(self, line: IssuedLine) -> str:
        if line.withheld_on is not None:
            return self.tr("◆ withheld: photograph withdrawn")
        if line.superseded_at is None:
            return self.tr("● yes")
        return self.tr("▲ superseded {moment}").format(moment=self._moment(line.superseded_at))

    def _included(self, line: IssuedLine) -> str:
        return " · ".join(self._workplace.say(part) for part in line.included)

    def _moment(self, moment: datetime) -> str:
        return moment.astimezone(self._workplace.zone).strftime("%Y-%m-%d %H:%M")

    def _buttons(self, actions: Sequence[str]) -> dict[str, QPushButton]:
        words = {
            "open": self.tr("Open as it left"),
            "print": self.tr("Print again…"),
            "save": self.tr("Save again…"),
        }
        slots = {"open": self._open, "print": self._print, "save": self._save}
        made = {action: button(words[action]) for action in actions}
        for action, push in made.items():
            push.clicked.connect(slots[action])
        return made

    def _enable(self) -> None:
        line = self.chosen()
        for push in self.buttons.values():
            push.setEnabled(line is not None and self._opens(line))
        self._about.setText("" if line is None else self._told(line))

    def _told(self, line: IssuedLine) -> str:
        """The chosen report in full, and why it cannot be opened where that is so."""
        said = self._included(line)
        if line.withheld_on is not None:
            why = text("error.clinic.report_withheld")
            return f"{said} – {self._workplace.say(why)}"
        return said if line.kept else f"{said} – " + self.tr("its pages are not kept here, only their fingerprint.")

    def _opens(self, line: IssuedLine) -> bool:
        return line.kept and line.withheld_on is None

    def _ask(self, action: str) -> None:
        line = self.chosen()
        if line is not None and self._opens(line):
            self.asked.emit(action, line)

    def _open(self) -> None:
        self._ask("open")

    def _print(self) -> None:
        self._ask("print")

    def _save(self) -> None:
        self._ask("save")
