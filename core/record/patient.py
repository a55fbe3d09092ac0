"""Patients: identity, standing facts, and the counts that the worklist reads."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.moments import DayOrInstant, parse_moment
from core.case.patient import Kidney, Patient
from core.record.base import Base, Id, Versioned, new_id
from core.record.ids import Shown
from core.record.search import keep_tokens
from core.record.types import DecimalText, InstantText, JsonText, MomentText


class PatientRow(Versioned, Base):
    """One person.

    `next_due_at`, the flag and lesion counts and `last_assessed_at` are what `core.record.summary` last found, written
    in the same transaction as what they count, so that the worklist stays flat as the clinic grows. Its order is found
    in an index that holds all that it is made of.
    """

    __tablename__ = "patient"
    __table_args__ = (Index("ix_patient_pressing", "merged_into_id", "urgent_flags", "next_due_at", "name", "id"),)

    external_id: Mapped[str | None] = mapped_column(Text, index=True)
    record_number: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    native_name: Mapped[str | None] = mapped_column(Text)
    sex: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[date]
    height_cm: Mapped[Decimal | None] = mapped_column(DecimalText)
    dry_weight_kg: Mapped[Decimal | None] = mapped_column(DecimalText)
    comorbidities: Mapped[list[Any] | None] = mapped_column(JsonText)
    allergies: Mapped[list[Any] | None] = mapped_column(JsonText)
    kidney: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    also_known_as: Mapped[list[Any]] = mapped_column(JsonText)

    injections_near_lesion: Mapped[bool | None]
    tight_bandage: Mapped[bool | None]
    therapies_assessed: Mapped[bool]
    therapies_confirmed_at: Mapped[datetime | None] = mapped_column(InstantText)

    merged_into_id: Mapped[str | None] = mapped_column(Id, ForeignKey("patient.id"), index=True)
    added_at: Mapped[datetime] = mapped_column(InstantText)
    added_by: Mapped[str] = mapped_column(Text)
    appraised_on: Mapped[date | None] = mapped_column(index=True)

    next_due_at: Mapped[datetime | None] = mapped_column(InstantText, index=True)
    urgent_flags: Mapped[int] = mapped_column(default=0)
    attention_flags: Mapped[int] = mapped_column(default=0)
    open_lesions: Mapped[int] = mapped_column(default=0)
    last_assessed_at: Mapped[DayOrInstant | None] = mapped_column(MomentText)


def identity_values(patient: Patient) -> dict[str, Any]:
    """The columns that a person edits: identity and standing facts. `id` is not one of them."""
    return {
        "record_number": patient.record_number,
        "name": patient.name,
        "native_name": patient.native_name,
        "sex": patient.sex,
        "birth_date": patient.birth_date,
        "height_cm": patient.height_cm,
        "dry_weight_kg": patient.dry_weight_kg,
        "comorbidities": patient.comorbidities,
        "allergies": patient.allergies,
        "kidney": None if patient.kidney is None else patient.kidney.model_dump(),
        "also_known_as": patient.also_known_as,
    }


def add_patient(session: Session, patient: Patient, *, at: datetime, actor: str, **more: Any) -> str:
    """Write a new patient, findable at once; the id. `more` are columns that the model does not have."""
    columns = {"therapies_assessed": False, **identity_values(patient), **more}
    row = PatientRow(id=patient.id or new_id(), added_at=at, added_by=actor, **columns)
    session.add(row)
    session.flush()
    keep_tokens(session, row.id, patient)
    return row.id


def edit_patient(session: Session, row: PatientRow, patient: Patient) -> None:
    """Write identity and standing facts over those of `row`, and what the patient is found by."""
    for name, value in identity_values(patient).items():
        setattr(row, name, value)
    session.flush()
    keep_tokens(session, row.id, patient)


def read_patient(row: Mapping[str, Any], shown: Shown) -> Patient:
    """The patient of a row. An exported patient always has an id: the file's own, or the record's."""
    own = shown.own(row)
    return Patient.model_construct(
        id=row["id"] if own is None else own,
        record_number=row["record_number"],
        name=row["name"],
        native_name=row["native_name"],
        sex=row["sex"],
        birth_date=row["birth_date"],
        height_cm=row["height_cm"],
        dry_weight_kg=row["dry_weight_kg"],
        comorbidities=_words(row["comorbidities"]),
        allergies=_words(row["allergies"]),
        kidney=None if row["kidney"] is None else _kidney(row["kidney"]),
        also_known_as=tuple(row["also_known_as"]),
    )


def _words(kept: list[str] | None) -> tuple[str, ...] | None:
    return None if kept is None else tuple(kept)


def _kidney(kept: dict[str, Any]) -> Kidney:
    fields: dict[str, Any] = {"status": kept["status"]}
    for name in ("egfr", "sessions_per_week", "kt_v", "dialysate_calcium_mmol_l"):
        fields[name] = None if kept.get(name) is None else Decimal(kept[name])
    for name in ("dialysis_since", "at"):
        fields[name] = None if kept.get(name) is None else parse_moment(kept[name])
    return Kidney.model_construct(**fields)
