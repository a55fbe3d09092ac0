"""The whole clinic as a table: order, who has been reviewed, verdicts, what is uncorrected, what is late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from core.case.names import in_order
from core.clinic.views.clinic_day import ClinicPatient, Standing
from core.texts import text
from core.trends.verdict import Code
from desktop.review.looks import LEVELS
from desktop.theme.levels import SHAPES
from desktop.widgets.people import both_names
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, give_way
from desktop.widgets.workplace import Desk

_PATIENT, _NUMBER, _REVIEWED, _UNCORRECTED = 1, 2, 3, 5
_LEAVE_FIRST: Final = (_NUMBER, _UNCORRECTED, _REVIEWED)
_NAME: Final = 160


@dataclass(frozen=True)
class Row:
    """One patient and their place in the order; `standing` is None until it is read."""

    place: int
    patient: ClinicPatient
    standing: Standing | None


class ClinicTable(DataTable):
    """Enter shows the patient, Alt+↑ ↓ moves them in the order, Del leaves them out; a click on a title sorts."""

    opened = Signal(str)
    moved = Signal(str, int)
    left_out = Signal(str)
    ordered = Signal(object)
    """The ids of all patients in another order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "")
        self._desk = desk
        self.setAccessibleName(self.tr("Patients of the clinic, in the order of the review"))
        self.setSortingEnabled(False)
        self.rows_model: RowsModel[Row] = RowsModel(self._columns())
        self.setModel(self.rows_model)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_PATIENT, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(self._open)

    @property
    def chosen_id(self) -> str | None:
        """The patient who is chosen."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row.patient.patient_id if isinstance(row, Row) else None

    def show_clinic(
        self, patients: Sequence[ClinicPatient], standings: Mapping[str, Standing], chosen: str | None
    ) -> None:
        """Show patients in their order."""
        self.rows_model.set_rows(
            [Row(place, one, standings.get(one.patient_id)) for place, one in enumerate(patients, start=1)]
        )
        self._give_way()
        ids = [one.patient_id for one in patients]
        if ids:
            self.setCurrentIndex(self.rows_model.index(ids.index(chosen) if chosen in ids else 0, _PATIENT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the name keeps its room: what else stands in the banner or on the screen gives way."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        give_way(self, _PATIENT, self._desk.theme.px(_NAME), _LEAVE_FIRST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen, key = self.chosen_id, event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if chosen is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(chosen)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(chosen, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.left_out.emit(chosen)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.chosen_id is not None:
            self.opened.emit(self.chosen_id)

    def _sort(self, section: int) -> None:
        """By that column; a second click the other way round. Rows without a value come last."""
        key = self.rows_model.columns[section].sort
        if key is None:
            return
        known = [row for row in self.rows_model.rows if key(row) is not None]
        rest = [row for row in self.rows_model.rows if key(row) is None]
        rising = sorted(known, key=key)
        ordered = sorted(known, key=key, reverse=True) if rising == known else rising
        self.ordered.emit(tuple(row.patient.patient_id for row in (*ordered, *rest)))

    def _columns(self) -> tuple[Column[Row], ...]:
        desk = self._desk
        return (
            Column(self.tr("No."), lambda row: str(row.place), figures=True),
            Column(
                self.tr("Patient"),
                lambda row: both_names(row.patient.name, row.patient.native_name),
                lambda row: in_order(row.patient.name),
            ),
            Column(self.tr("Number"), lambda row: row.patient.record_number, lambda row: row.patient.record_number),
            Column(self.tr("Reviewed today"), self._reviewed, _when_reviewed),
            Column(self.tr("Open lesions"), self._lesions, _how_bad, tip=self._every_lesion),
            Column(self.tr("Uncorrected by arm"), self._uncorrected, _how_uncorrected, tip=self._arms),
            Column(
                self.tr("Tasks late"),
                lambda row: _of(row, lambda one: desk.say(_late(one))),
                lambda row: None if row.standing is None else -row.standing.tasks_late,
                figures=True,
            ),
        )

    def _reviewed(self, row: Row) -> str:
        seen = row.patient.reviewed
        if seen is None:
            return ""
        return f"✓ {seen.at.astimezone(self._desk.zone).strftime('%H:%M')} {seen.by}"

    def _lesions(self, row: Row) -> str:
        """`▲ 1 not measured · ◆ 2 growing · ● 1 healing`."""
        if row.standing is None:
            return "…"
        counts: dict[Code, int] = {}
        for _, code in row.standing.lesions:
            counts[code] = counts.get(code, 0) + 1
        told = [f"{SHAPES[LEVELS[code]]} {counts[code]} {self._code(code)}" for code in LEVELS if code in counts]
        return " · ".join(told) or self.tr("none open")

    def _every_lesion(self, row: Row) -> str:
        lesions = () if row.standing is None else row.standing.lesions
        return "\n".join(f"{self._desk.say(name)}: {self._code(code)}" for name, code in lesions)

    def _code(self, code: Code) -> str:
        return self._desk.say(text(f"desktop.review.code.{code}"))

    def _uncorrected(self, row: Row) -> str:
        """`6 · 2 · 4   ▲ 12 unknown`."""
        if row.standing is None:
            return "…"
        unknown = sum(row.standing.unknown.values())
        told = " · ".join(str(number) for number in row.standing.uncorrected.values())
        counted = self.tr("%n unknown", "", unknown)
        return f"{told}   {SHAPES['attention']} {counted}" if unknown else told

    def _arms(self, row: Row) -> str:
        if row.standing is None:
            return ""
        lines = []
        for arm, number in row.standing.uncorrected.items():
            name = self._desk.say(text(f"guidance.arm.{arm}"))
            lines.append(
                self.tr("{arm}: {uncorrected} uncorrected, {unknown} unknown").format(
                    arm=name, uncorrected=number, unknown=row.standing.unknown[arm]
                )
            )
        return "\n".join(lines)


def _of(row: Row, write: Any) -> str:
    return "…" if row.standing is None else str(write(row.standing))


def _late(standing: Standing) -> Any:
    return text("desktop.review.tasks_late", late=standing.tasks_late, open=standing.tasks_open)


def _when_reviewed(row: Row) -> Any:
    return None if row.patient.reviewed is None else row.patient.reviewed.at


def _how_bad(row: Row) -> Any:
    """Most growing lesions first, then most that nobody knows of."""
    if row.standing is None:
        return None
    levels = [LEVELS[code] for _, code in row.standing.lesions]
    return (-levels.count("urgent"), -levels.count("attention"), -len(levels))


def _how_uncorrected(row: Row) -> Any:
    return None if row.standing is None else -sum(row.standing.uncorrected.values())
