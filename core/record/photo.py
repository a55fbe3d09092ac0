"""Photographs of a lesion. The picture's bytes lie in the store under their SHA-256."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.case.photo import ConsentStep, Photograph
from core.record.base import Base, EntryRow, Id
from core.record.ids import Incoming, Shown
from core.record.keeping import WORDS, Batch, Keeping
from core.record.photo_consent import PHOTOGRAPH_CONSENT, PhotographConsentRow
from core.record.tracing import TRACING, TracingRow
from core.record.types import DecimalText, JsonText


class PhotographRow(EntryRow, Base):
    """One photograph of one assessment."""

    __tablename__ = "photograph"

    assessment_id: Mapped[str] = mapped_column(Id, ForeignKey("assessment.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    media_type: Mapped[str] = mapped_column(Text)
    width_px: Mapped[int]
    height_px: Mapped[int]
    size_bytes: Mapped[Decimal | None] = mapped_column(DecimalText)
    file_name: Mapped[str | None] = mapped_column(Text)
    sensitive: Mapped[bool | None]
    consent: Mapped[list[Any] | None] = mapped_column(JsonText)


PHOTOGRAPH = Keeping(
    Photograph,
    PhotographRow,
    renamed={"at": "observed_at", "bytes": "size_bytes"},
    shaped={"consent": WORDS},
    apart=frozenset({"tracing", "consents"}),
)


def put_photograph(
    batch: Batch, photograph: Photograph, ids: Incoming, patient_id: str, assessment_id: str, position: int
) -> None:
    """A photograph with its tracing and what was said of its use."""
    row = PHOTOGRAPH.values(photograph, ids, patient_id, position, assessment_id=assessment_id)
    batch.put(PhotographRow, row)
    if photograph.tracing is not None:
        batch.put(TracingRow, TRACING.values(photograph.tracing, ids, patient_id, 0, photograph_id=row["id"]))
    for place, step in enumerate(photograph.consents):
        said = PHOTOGRAPH_CONSENT.values(step, ids, patient_id, place, sha256=photograph.sha256)
        batch.put(PhotographConsentRow, said)


def read_photograph(
    row: Mapping[str, Any], tracings: list[Mapping[str, Any]], consents: tuple[ConsentStep, ...], shown: Shown
) -> Photograph:
    """A photograph from its row and that of its tracing, with what was said of its picture."""
    tracing = TRACING.read(tracings[0], shown) if tracings else None
    return PHOTOGRAPH.read(row, shown, tracing=tracing, consents=consents)
