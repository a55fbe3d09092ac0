"""All rows of some patients, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from core.record.assessment import AssessmentRow
from core.record.base import Base
from core.record.care_goal import CareGoalRow
from core.record.episode import EpisodeRow
from core.record.event import EventRow
from core.record.examination import ExaminationRow
from core.record.flag import FlagRow
from core.record.function import FunctionRow
from core.record.laboratory import LaboratoryRow
from core.record.lesion import LesionParentRow, LesionRow
from core.record.pain import PainRow
from core.record.patient import PatientRow
from core.record.photo import PhotographRow
from core.record.photo_consent import PhotographConsentRow
from core.record.procedure import ProcedureRow
from core.record.report import IssuedReportRow
from core.record.task import TaskRow
from core.record.therapy import TherapyChangeRow, TherapyRow
from core.record.tracing import TracingRow
from core.record.weight import WeightRow

Row = Mapping[str, Any]

OF_A_PATIENT: Final[tuple[type[Base], ...]] = (
    EpisodeRow,
    CareGoalRow,
    LesionRow,
    LesionParentRow,
    AssessmentRow,
    PhotographRow,
    PhotographConsentRow,
    TracingRow,
    PainRow,
    TherapyRow,
    TherapyChangeRow,
    ProcedureRow,
    LaboratoryRow,
    WeightRow,
    FunctionRow,
    EventRow,
    ExaminationRow,
    TaskRow,
    FlagRow,
    IssuedReportRow,
)
"""Every table that the case is made of, beside the patient's own."""


@dataclass
class PatientRows:
    """The rows of one patient, each table's in its list's order."""

    patient: Row
    _of: dict[type[Base], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def of(self, row: type[Base]) -> list[Row]:
        """The rows of one table."""
        return self._of[row]

    def identified(self) -> Iterator[Row]:
        """Every row that has an id of its own, the patient's first."""
        yield self.patient
        for row_class, rows in self._of.items():
            if row_class is not LesionParentRow:
                yield from rows

    def by(self, row: type[Base], column: str) -> defaultdict[str, list[Row]]:
        """The rows of one table by what owns them."""
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for one in self._of[row]:
            groups[one[column]].append(one)
        return groups


def read_rows(session: Session, patient_ids: Iterable[str], *, tracings: bool = True) -> dict[str, PatientRows]:
    """The rows of each patient that exists: one statement a table, that of the tracings only when they are wanted."""
    wanted = list(dict.fromkeys(patient_ids))
    patients = {row["id"]: PatientRows(row) for row in _all(session, _statement(PatientRow, "id", wanted))}
    for row_class in OF_A_PATIENT:
        if row_class is TracingRow and not tracings:
            continue
        lists = {patient_id: rows.of(row_class) for patient_id, rows in patients.items()}
        for row in _all(session, _statement(row_class, "patient_id", wanted)):
            lists[row["patient_id"]].append(row)
    return {patient_id: patients[patient_id] for patient_id in wanted if patient_id in patients}


def rows_of(session: Session, row: type[Base], column: str, value: str) -> list[Row]:
    """The rows of one table whose column has a value, in their list's order."""
    return _all(session, _statement(row, column, [value]))


def table_of(row: type[Base]) -> Table:
    """The table of a mapped class."""
    table: Any = row.__table__
    found: Table = table
    return found


def _statement(row: type[Base], column: str, wanted: list[str]) -> Select[Any]:
    table = table_of(row)
    statement = select(*table.c).where(table.c[column].in_(wanted))
    # Two workstations may have given two rows one place: their ids, made in the order of time, then decide.
    order = [table.c[name] for name in ("position", "id") if name in table.c]
    return statement.order_by(*order)


def _all(session: Session, statement: Select[Any]) -> list[Row]:
    # Tables, not mapped objects: a chart of five years is read twice as fast.
    result = session.execute(statement)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result.all()]
