"""Reports that left the program: listed with what went in and whether they still hold, and their very bytes."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.case import Case
from core.case.moments import DayOrInstant
from core.case.work import IssuedReport
from core.clinic.context import Context
from core.clinic.included import told
from core.clinic.lesion_names import external_names, named
from core.clinic.reports_showing import withheld_reports
from core.clinic.superseding import ACTS, Act, superseded_at
from core.errors import NotAllowed, NotFound, StoreError
from core.record.audit import AuditRow
from core.record.cases import cases_of
from core.record.ids import Shown
from core.record.report import ISSUED_REPORT, IssuedReportRow, kept_report_files, report_file
from core.record.rows import table_of
from core.texts import Text

MOST_ROWS: Final = 200
"""The latest reports; older ones stay in the patients' own lists."""


@dataclass(frozen=True)
class IssuedLine:
    """One report of one patient. `kept`: its bytes are here, and it can be printed again exactly.

    `superseded_at` is when the record first changed after it in what it shows; None while it still holds.
    """

    report_id: str
    patient_id: str
    patient_name: str
    record_number: str
    kind: str
    at: datetime
    as_of: datetime
    by: str
    language: str
    sha256: str
    included: tuple[Text, ...]
    kept: bool
    superseded_at: datetime | None
    withheld_on: DayOrInstant | None
    """When a photograph that it shows was withdrawn: it is not shown or printed again. None: none was."""


@dataclass(frozen=True)
class Stored:
    """A report as it left."""

    report_id: str
    patient_id: str
    kind: str
    at: datetime
    by: str
    sha256: str
    pdf: bytes = field(repr=False)


def issued(context: Context, patient_ids: Sequence[str]) -> tuple[IssuedLine, ...]:
    """The reports of these patients, the latest first. A fixed number of statements."""
    with context.store.read() as session:
        rows = _rows(session, patient_ids)
        reports = [(row["patient_id"], ISSUED_REPORT.read(row, Shown())) for row in rows]
        concerned = list(dict.fromkeys(patient_id for patient_id, _ in reports))
        cases, names = cases_of(session, concerned, tracings=False), external_names(session, concerned)
        acts = _acts(session, concerned)
        sha256s = [report.sha256 for _, report in reports]
        kept, withheld = kept_report_files(session, sha256s), withheld_reports(session, sha256s)
    shown = {patient_id: named(case, names) for patient_id, case in cases.items()}
    return tuple(
        replace(
            _line(report, shown[patient_id], acts[patient_id], context),
            kept=report.sha256 in kept,
            withheld_on=withheld[report.sha256].at if report.sha256 in withheld else None,
        )
        for patient_id, report in reports
    )


def stored(context: Context, report_id: str) -> Stored:
    """The bytes of a report, bit for bit.

    Raises
    ------
    NotFound
        When there is no such report, or its bytes are not here: it was issued elsewhere, or before they were kept.
    NotAllowed
        When it shows a photograph that was withdrawn since. The bytes stay as they are, and nobody is given them.
    StoreError
        When its bytes are not those that were issued.
    """
    with context.store.read() as session:
        row = session.get(IssuedReportRow, report_id)
        if row is None:
            raise NotFound("error.clinic.not_found")
        if withheld_reports(session, [row.sha256]):
            raise NotAllowed("error.clinic.report_withheld")
        pdf = report_file(session, row.sha256)
        if pdf is None:
            raise NotFound("error.clinic.report_not_kept")
        if hashlib.sha256(pdf).hexdigest() != row.sha256:
            raise StoreError("store.finding.report_changed", sha256=row.sha256[:12])
        return Stored(row.id, row.patient_id, row.kind, row.at, row.by, row.sha256, pdf)


def _rows(session: Session, patient_ids: Sequence[str]) -> list[dict[str, Any]]:
    table = table_of(IssuedReportRow)
    query = select(*table.c).where(table.c.patient_id.in_(patient_ids))
    latest = query.order_by(table.c.at.desc(), table.c.id.desc()).limit(MOST_ROWS)
    return [dict(row) for row in session.execute(latest).mappings()]


def _acts(session: Session, patient_ids: Sequence[str]) -> defaultdict[str, list[Act]]:
    query = select(AuditRow.patient_id, AuditRow.action, AuditRow.at, AuditRow.subject_id).where(
        AuditRow.patient_id.in_(patient_ids), AuditRow.action.in_(ACTS)
    )
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for patient_id, action, at, subject_id in session.execute(query):
        found[str(patient_id)].append(Act(action, at, subject_id))
    return found


def _line(report: IssuedReport, case: Case, acts: Sequence[Act], context: Context) -> IssuedLine:
    return IssuedLine(
        report_id=str(report.id),
        patient_id=case.patient.id,
        patient_name=case.patient.name,
        record_number=case.patient.record_number,
        kind=report.kind,
        at=report.at,
        as_of=report.as_of or report.at,
        by=report.by,
        language=report.language,
        sha256=report.sha256,
        included=told(report.included),
        kept=False,
        withheld_on=None,
        superseded_at=superseded_at(report, case, acts, context.zone),
    )
