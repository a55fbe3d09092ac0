"""Reports that left the program, and their bytes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, String, Text, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.work import IssuedReport
from core.record.base import Base, OwnedRow
from core.record.ids import Written
from core.record.keeping import WORDS, Batch, Keeping
from core.record.types import InstantText, JsonText


class IssuedReportRow(OwnedRow, Base):
    """What, when, by whom, and the fingerprint of its bytes. `as_of` is the moment of the record that it shows."""

    __tablename__ = "issued_report"

    kind: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(InstantText)
    as_of: Mapped[datetime | None] = mapped_column(InstantText)
    by: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    included: Mapped[list[Any]] = mapped_column(JsonText)
    photographs: Mapped[list[Any] | None] = mapped_column(JsonText)


class ReportFileRow(Base):
    """The bytes of a report, under their SHA-256: one row for all the patients of a pack."""

    __tablename__ = "report_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


ISSUED_REPORT = Keeping(IssuedReport, IssuedReportRow, shaped={"included": WORDS, "photographs": WORDS})


def add_issued_reports(
    session: Session, report: IssuedReport, photographs: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Write one report into the record of each patient; its id by the patient. Two statements, however many.

    `photographs` are the SHA-256 of what is shown of each patient, who each stands in it.
    """
    patient_ids = tuple(photographs)
    query = select(IssuedReportRow.patient_id, func.max(IssuedReportRow.position)).group_by(IssuedReportRow.patient_id)
    last = {row[0]: row[1] for row in session.execute(query.where(IssuedReportRow.patient_id.in_(patient_ids)))}
    batch, made = Batch(), {}
    for patient_id in patient_ids:
        theirs = report.model_copy(update={"photographs": photographs[patient_id]})
        values = ISSUED_REPORT.values(theirs, Written(), patient_id, last.get(patient_id, -1) + 1)
        batch.put(IssuedReportRow, values)
        made[patient_id] = str(values["id"])
    batch.insert(session)
    return made


def keep_report_file(session: Session, content: bytes) -> str:
    """Keep the bytes of a report; their SHA-256. What is there already is not written again."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not kept_report_files(session, [sha256]):
        session.add(ReportFileRow(sha256=sha256, content=content))
        session.flush()
    return sha256


def report_file(session: Session, sha256: str) -> bytes | None:
    """The bytes of a report; None when they are not here: it was issued elsewhere, or before bytes were kept."""
    content: Any = session.scalar(select(ReportFileRow.content).where(ReportFileRow.sha256 == sha256))
    # SQLite holds a column to no type, and whoever holds the key may have put a text there.
    if isinstance(content, str):
        return content.encode()
    return bytes(content) if isinstance(content, (bytes, memoryview)) else None


def kept_report_files(session: Session, sha256s: Iterable[str]) -> frozenset[str]:
    """Those of the fingerprints whose bytes are here."""
    wanted = list(dict.fromkeys(sha256s))
    return frozenset(session.scalars(select(ReportFileRow.sha256).where(ReportFileRow.sha256.in_(wanted))))


def forget_report_files(session: Session, sha256s: Iterable[str]) -> int:
    """Take away the bytes of these reports; how many there were. That they were issued, and their hash, stay."""
    there = kept_report_files(session, sha256s)
    session.execute(delete(ReportFileRow).where(ReportFileRow.sha256.in_(there)))
    return len(there)


def changed_report_files(session: Session) -> Iterator[str]:
    """SHA-256 of every report whose bytes are not what they were. Reads them all, one at a time."""
    for sha256 in session.scalars(select(ReportFileRow.sha256).order_by(ReportFileRow.sha256)).all():
        if hashlib.sha256(report_file(session, sha256) or b"").hexdigest() != sha256:
            yield sha256
