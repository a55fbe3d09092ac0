"""The therapy tab: what runs, what changed and why, what has stopped."""

from PySide6.QtWidgets import QVBoxLayout

from core.case.case import Case
from core.case.moments import start_of
from core.case.therapy import Dose, Therapy
from core.clinic.rights import Right
from core.clinic.views.chart import Chart
from core.texts import text
from core.trends.therapies import dose_text
from desktop.chart.entry_table import EntryTable
from desktop.chart.names import status, when
from desktop.chart.sheet_requests import ChangeTherapy, ConfirmTherapies, MarkInError
from desktop.widgets.notice import Notice
from desktop.widgets.panel import Panel
from desktop.widgets.requests import AddTherapy
from desktop.widgets.tables import Column
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class TherapyPanel(Panel):
    """A list nobody confirmed in this episode is *not assessed*, and says so."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._case: Case | None = None
        self._notice = Notice(workplace.theme, closable=False)
        language = workplace.language
        columns: list[Column[Therapy]] = [
            Column(self.tr("Drug"), lambda row: workplace.say(text(f"drug.{row.drug}"))),
            Column(self.tr("Dose"), lambda row: self._dose(current_dose(row))),
            Column(self.tr("Route"), lambda row: word("route", row.route, language)),
            Column(self.tr("Start"), lambda row: when(row.start, workplace), lambda row: start_of(row.start)),
            Column(self.tr("Stop"), self._stop, lambda row: start_of(row.stop) if row.stop else None),
            Column(self.tr("Changes"), self._changes, tip=self._changes),
            Column(self.tr("Reason"), lambda row: row.reason or "", tip=lambda row: row.reason or ""),
            Column(self.tr("Signed by"), lambda row: status(row, workplace)),
        ]
        self.entries: EntryTable[Therapy] = EntryTable(workplace.theme, self.tr("Therapies"), columns, 3)
        self.entries.add_action(self.tr("Start a therapy  Ctrl+T"), self._add, primary=True)
        self.entries.add_action(self.tr("Change dose…"), self._change_dose, of_row=True)
        self.entries.add_action(self.tr("Hold…"), self._hold, of_row=True)
        self.entries.add_action(self.tr("Resume…"), self._resume, of_row=True)
        self.entries.add_action(self.tr("Stop…"), self._stop_it, of_row=True)
        self.entries.add_action(self.tr("Entered in error…"), self._wrong, of_row=True)
        self.entries.only_with(workplace, Right.CHANGE_THERAPY)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addWidget(self._notice)
        column.addWidget(self.entries, 1)

    def show_chart(self, chart: Chart) -> None:
        self._case = chart.case
        self.entries.set_rows(chart.case.therapies or ())
        if chart.case.therapies is None:
            words = self.tr("Nobody has confirmed in this episode that this list is complete.")
            may = self.workplace.refusal is None
            self._notice.say(words, "attention", (self.tr("The list is complete"), self._confirm) if may else None)
        else:
            self._notice.clear()

    def show_entry(self, entry_id: str) -> None:
        self.entries.choose(entry_id)

    def _dose(self, dose: Dose | Therapy) -> str:
        written = dose_text(dose)
        return self.tr("not known") if written is None else self.workplace.say(written)

    def _stop(self, row: Therapy) -> str:
        if row.stop is not None:
            return when(row.stop, self.workplace)
        return self.tr("on hold") if row.changes and row.changes[-1].kind == "hold" else self.tr("running")

    def _changes(self, row: Therapy) -> str:
        lines = []
        for change in row.changes:
            kind = word("therapy_change", change.kind, self.workplace.language)
            dose = f" {self._dose(change)}" if change.kind == "dose_change" else ""
            reason = f" ({change.reason})" if change.reason else ""
            lines.append(f"{when(change.at, self.workplace)} {kind}{dose}{reason}")
        return "; ".join(lines)

    def _add(self) -> None:
        if self._case is not None:
            self.asks.emit(AddTherapy(self._case.patient.id))

    def _ask_change(self, change: str) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None:
            self.asks.emit(ChangeTherapy(chosen.id, change))

    def _change_dose(self) -> None:
        self._ask_change("dose_change")

    def _hold(self) -> None:
        self._ask_change("hold")

    def _resume(self) -> None:
        self._ask_change("resume")

    def _stop_it(self) -> None:
        self._ask_change("stop")

    def _confirm(self) -> None:
        self.asks.emit(ConfirmTherapies())

    def _wrong(self) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None:
            self.asks.emit(MarkInError(chosen.id, self.workplace.say(text(f"drug.{chosen.drug}"))))


def current_dose(therapy: Therapy) -> Dose | Therapy:
    """The dose after the last dose change."""
    changes = [change for change in therapy.changes if change.kind == "dose_change"]
    return changes[-1] if changes else therapy
