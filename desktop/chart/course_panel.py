"""The laboratory tab and its neighbours: values as they came, weights, function, procedures, events, goals."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from core.case.base import Entry
from core.case.case import Case
from core.case.course import Event, Laboratory
from core.case.examination import Examination, examination_kinds
from core.case.moments import instant
from core.clinic.views.chart import Chart
from core.texts import text
from desktop.chart.entry_table import EntryTable
from desktop.chart.names import figure, status, when
from desktop.chart.sheet_requests import AddEntry, MarkInError
from desktop.widgets.panel import Panel
from desktop.widgets.tables import Column
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


def rows_by_kind(case: Case) -> Mapping[str, Sequence[Entry]]:
    """The entries of a case under the names of their tables."""
    return {
        "laboratory": case.laboratory,
        "weight": case.weights,
        "function": case.function,
        "procedure": case.procedures,
        "event": case.events,
        "care_goal": case.care_goals,
        "examination": case.examinations,
    }


class CoursePanel(Panel):
    """One table for each kind of entry, under small tabs of its own."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._tables: dict[str, EntryTable[Any]] = {}
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Kinds of entry"))
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.between)
        column.addWidget(self._tabs)
        self._add_measured()
        self._add_told()

    def _add_measured(self) -> None:
        """Numbers: laboratory, weight, function."""
        language = self.workplace.language
        self._add_table(
            "laboratory",
            self.tr("Laboratory"),
            Column(self.tr("Analyte"), lambda row: self.workplace.say(text(f"analyte.{row.analyte}"))),
            Column(self.tr("Value"), self._value, lambda row: row.value_si, figures=True),
            Column(self.tr("Unit"), lambda row: row.unit),
            Column(self.tr("Range"), self._range),
        )
        self._add_table(
            "weight",
            self.tr("Weight"),
            Column(self.tr("Weight (kg)"), lambda row: figure(row.kg), lambda row: row.kg, figures=True),
            Column(self.tr("Kind"), lambda row: self.tr("dry weight") if row.dry else self.tr("as measured")),
        )
        self._add_table(
            "function",
            self.tr("Function"),
            Column(self.tr("Scale"), lambda row: word("function_scale", row.scale, language)),
            Column(self.tr("Value"), lambda row: str(row.value), lambda row: row.value, figures=True),
        )

    def _add_told(self) -> None:
        """What happened and what was agreed."""
        language = self.workplace.language
        self._add_table(
            "procedure",
            self.tr("Procedures"),
            Column(self.tr("What"), lambda row: word("procedure", row.kind, language)),
            Column(self.tr("Note"), lambda row: row.note or ""),
        )
        self._add_table(
            "event",
            self.tr("Events"),
            Column(self.tr("What"), lambda row: word("event", row.kind, language)),
            Column(self.tr("Details"), self._details),
        )
        self._add_table(
            "care_goal",
            self.tr("Goals of care"),
            Column(self.tr("What was agreed"), lambda row: row.summary, tip=lambda row: row.summary),
            Column(self.tr("Resuscitation"), self._resuscitation),
            Column(self.tr("Discussed with"), lambda row: row.discussed_with or ""),
        )

        self._add_table(
            "examination",
            self.tr("Examinations"),
            Column(self.tr("What"), self._examined),
            Column(self.tr("Result"), self._finding),
            Column(self.tr("Note"), lambda row: row.note or ""),
        )

    def show_chart(self, chart: Chart) -> None:
        for kind, rows in rows_by_kind(chart.case).items():
            self._tables[kind].set_rows(rows)

    def show_entry(self, entry_id: str) -> None:
        for number, table in enumerate(self._tables.values()):
            if table.choose(entry_id):
                self._tabs.setCurrentIndex(number)

    def show_kind(self, kind: str) -> None:
        """Show the table of one kind."""
        self._tabs.setCurrentIndex(list(self._tables).index(kind))

    def _add_table(self, kind: str, title: str, *columns: Column[Any]) -> None:
        workplace = self.workplace
        first: Column[Any] = Column(self.tr("When"), lambda row: when(row.at, workplace), lambda row: instant(row.at))
        last: Column[Any] = Column(self.tr("Signed by"), lambda row: status(row, workplace))
        table: EntryTable[Any] = EntryTable(workplace, title, [first, *columns, last])
        table.add_action(self.tr("Add…"), partial(self._ask_add, kind), primary=True)
        table.add_action(self.tr("Entered in error…"), partial(self._ask_wrong, kind), of_row=True)
        self._tables[kind] = table
        self._tabs.addTab(table, title)

    def _ask_add(self, kind: str) -> None:
        self.asks.emit(AddEntry(kind))

    def _ask_wrong(self, kind: str) -> None:
        chosen = self._tables[kind].chosen()
        if chosen is not None and chosen.id is not None:
            title = self._tabs.tabText(list(self._tables).index(kind))
            self.asks.emit(MarkInError(chosen.id, f"{title} · {when(chosen.at, self.workplace)}"))

    def _value(self, row: Laboratory) -> str:
        return f"{row.comparator}{figure(row.number)}"

    def _range(self, row: Laboratory) -> str:
        low, high = (figure(end) if end is not None else "" for end in (row.range_low, row.range_high))
        return f"{low} – {high}" if low or high else ""

    def _examined(self, row: Examination) -> str:
        language = self.workplace.language
        what = word("mimic", row.mimic, language) if row.mimic else word("examination", row.kind, language)
        return f"{what} · {word('side', row.side, language)}" if row.side else what

    def _finding(self, row: Examination) -> str:
        if row.value is None:
            return word("examination_result", row.result or "", self.workplace.language)
        return f"{figure(row.value)} {examination_kinds()[row.kind].unit or ''}".strip()

    def _details(self, row: Event) -> str:
        language = self.workplace.language
        parts = [
            figure(row.value) if row.value is not None else "",
            word("surprise_answer", row.answer, language) if row.answer else "",
            {True: self.tr("hypotension"), False: self.tr("no hypotension")}.get(row.hypotension, ""),  # type: ignore[arg-type]
            self.workplace.say(text(f"drug.{row.drug}")) if row.drug else "",
            f"{figure(row.dose)} {word('dose_unit', row.unit, language)}" if row.dose and row.unit else "",
            word("as_needed_purpose", row.purpose, language) if row.purpose else "",
            row.note or "",
        ]
        return " · ".join(part for part in parts if part)

    def _resuscitation(self, row: Any) -> str:
        return word("resuscitation", row.resuscitation, self.workplace.language) if row.resuscitation else ""
