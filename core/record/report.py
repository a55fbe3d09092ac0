"""Reports that left the program."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.work import IssuedReport
from core.record.base import Base, OwnedRow
from core.record.keeping import WORDS, Keeping
from core.record.types import InstantText, JsonText


class IssuedReportRow(OwnedRow, Base):
    """What, when, by whom, and the fingerprint of its bytes."""

    __tablename__ = "issued_report"

    kind: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(InstantText)
    by: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    included: Mapped[list[Any]] = mapped_column(JsonText)


ISSUED_REPORT = Keeping(IssuedReport, IssuedReportRow, shaped={"included": WORDS})


def add_issued_report(session: Session, patient_id: str, report: IssuedReport) -> str:
    """Write one report; its id."""
    return ISSUED_REPORT.add(session, patient_id, report)
