"""Stored reports that show photographs which nobody may see any more."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.photo import ConsentStep
from core.clinic.hidden_pictures import hidden_pictures
from core.clinic.included import may_show_photographs
from core.record.photo import PhotographRow
from core.record.report import IssuedReportRow


def withheld_reports(session: Session, report_sha256s: Iterable[str]) -> dict[str, ConsentStep]:
    """Of these reports (by the SHA-256 of their bytes) those that show a hidden photograph, with what hides it."""
    wanted = list(dict.fromkeys(report_sha256s))
    rows = session.scalars(select(IssuedReportRow).where(IssuedReportRow.sha256.in_(wanted))).all()
    pictures = _pictures(session, rows)
    gone = hidden_pictures(session, {sha256 for shown in pictures.values() for sha256 in shown})
    found: dict[str, ConsentStep] = {}
    for report, shown in pictures.items():
        step = next((gone[sha256] for sha256 in sorted(shown) if sha256 in gone), None)
        if step is not None:
            found[report] = step
    return found


def reports_showing(session: Session, pictures: Collection[str]) -> frozenset[str]:
    """SHA-256 of the stored reports that show one of these pictures, or may show it."""
    rows = session.scalars(select(IssuedReportRow)).all()
    wanted = frozenset(pictures)
    return frozenset(report for report, shown in _pictures(session, rows).items() if not wanted.isdisjoint(shown))


def _pictures(session: Session, rows: Iterable[IssuedReportRow]) -> dict[str, set[str]]:
    """The pictures in each report. Where nobody wrote them down: all that its patient had when it was issued."""
    found: dict[str, set[str]] = {}
    unknown: list[IssuedReportRow] = []
    for row in rows:
        shown = found.setdefault(row.sha256, set())
        if row.photographs is not None:
            shown.update(row.photographs)
        elif may_show_photographs(row.included):
            unknown.append(row)
    known = _of_patients(session, {row.patient_id for row in unknown})
    for row in unknown:
        taken = known.get(row.patient_id, ())
        found[row.sha256].update(sha256 for sha256, at in taken if at is None or at <= row.at)
    return found


def _of_patients(session: Session, patient_ids: Collection[str]) -> dict[str, list[tuple[str, datetime | None]]]:
    if not patient_ids:
        return {}
    query = select(PhotographRow.patient_id, PhotographRow.sha256, PhotographRow.recorded_at)
    found: dict[str, list[tuple[str, datetime | None]]] = {}
    for patient_id, sha256, at in session.execute(query.where(PhotographRow.patient_id.in_(patient_ids))):
        found.setdefault(patient_id, []).append((sha256, at))
    return found
