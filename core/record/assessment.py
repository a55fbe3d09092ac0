"""Assessments: the draft that somebody is working on, and the signed examination."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Double, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.lesion import Assessment, Bwat, NotDone
from core.case.photo import ConsentStep
from core.record.base import Base, EntryRow, Id, Versioned
from core.record.ids import Incoming, Shown, Written
from core.record.keeping import WORDS, Batch, Keeping, Shape, as_plain, next_position
from core.record.photo import put_photograph, read_photograph
from core.record.types import InstantText, JsonText

Row = Mapping[str, Any]


class AssessmentDraftRow(Versioned, Base):
    """An assessment not yet signed: one for a lesion at a time, saved as it stands every few seconds."""

    __tablename__ = "assessment_draft"

    patient_id: Mapped[str] = mapped_column(Id, ForeignKey("patient.id"), index=True)
    lesion_id: Mapped[str] = mapped_column(Id, ForeignKey("lesion.id"), unique=True)
    opened_by: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(InstantText)
    saved_at: Mapped[datetime] = mapped_column(InstantText)
    saved_by: Mapped[str | None] = mapped_column(Text)
    content: Mapped[Any] = mapped_column(JsonText)


class AssessmentRow(EntryRow, Base):
    """One signed examination of one lesion. Areas are mm²."""

    __tablename__ = "assessment"
    __table_args__ = (Index("ix_assessment_amends_id", "amends_id"),)

    lesion_id: Mapped[str] = mapped_column(Id, ForeignKey("lesion.id"), index=True)
    stage: Mapped[str | None] = mapped_column(Text)
    wound_area_mm2: Mapped[float | None] = mapped_column(Double)
    eschar_area_mm2: Mapped[float | None] = mapped_column(Double)
    slough_area_mm2: Mapped[float | None] = mapped_column(Double)
    granulation_area_mm2: Mapped[float | None] = mapped_column(Double)
    epithelial_area_mm2: Mapped[float | None] = mapped_column(Double)
    purpura_area_mm2: Mapped[float | None] = mapped_column(Double)
    perimeter_mm: Mapped[float | None] = mapped_column(Double)
    length_mm: Mapped[float | None] = mapped_column(Double)
    width_mm: Mapped[float | None] = mapped_column(Double)
    measured_by: Mapped[str | None] = mapped_column(Text)
    limb_circumference_mm: Mapped[float | None] = mapped_column(Double)
    wound_area_flat_mm2: Mapped[float | None] = mapped_column(Double)
    eschar_state: Mapped[str | None] = mapped_column(Text)
    bwat: Mapped[dict[str, int] | None] = mapped_column(JsonText)
    infection_signs: Mapped[list[Any] | None] = mapped_column(JsonText)
    odour: Mapped[str | None] = mapped_column(Text)
    dressing: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    not_done: Mapped[list[Any]] = mapped_column(JsonText)


def _write_not_done(items: tuple[NotDone, ...]) -> list[Any]:
    return [as_plain(item) for item in items]


def _read_not_done(kept: list[Any]) -> tuple[NotDone, ...]:
    return tuple(NotDone.model_construct(**item) for item in kept)


def _read_bwat(kept: dict[str, Any]) -> Bwat:
    return Bwat.model_construct(**kept)


ASSESSMENT = Keeping(
    Assessment,
    AssessmentRow,
    renamed={"at": "observed_at"},
    shaped={
        "bwat": Shape(as_plain, _read_bwat),
        "infection_signs": WORDS,
        "not_done": Shape(_write_not_done, _read_not_done),
    },
    apart=frozenset({"photographs"}),
)


def put_assessment(
    batch: Batch, assessment: Assessment, ids: Incoming, patient_id: str, lesion_id: str, position: int
) -> str:
    """An assessment with its photographs and their tracings; its id."""
    row = ASSESSMENT.values(assessment, ids, patient_id, position, lesion_id=lesion_id)
    batch.put(AssessmentRow, row)
    for place, photograph in enumerate(assessment.photographs):
        put_photograph(batch, photograph, ids, patient_id, row["id"], place)
    return str(row["id"])


def read_assessment(
    row: Row,
    photographs: list[Row],
    tracings: defaultdict[str, list[Row]],
    consents: Mapping[str, tuple[ConsentStep, ...]],
    shown: Shown,
) -> Assessment:
    """An assessment from its row, those of its photographs, the tracings by photograph, and consents by picture."""
    return ASSESSMENT.read(
        row,
        shown,
        photographs=tuple(
            read_photograph(photograph, tracings[photograph["id"]], consents.get(photograph["sha256"], ()), shown)
            for photograph in photographs
        ),
    )


def add_assessment(session: Session, patient_id: str, lesion_id: str, assessment: Assessment) -> str:
    """Write an assessment with its photographs and tracings at the end of its lesion's list; its id."""
    position = next_position(session, AssessmentRow, AssessmentRow.lesion_id == lesion_id)
    batch = Batch()
    assessment_id = put_assessment(batch, assessment, Written(), patient_id, lesion_id, position)
    batch.insert(session)
    return assessment_id
