"""Flags with the evidence that raised them. Never deleted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.work import Flag, FlagStep
from core.record.base import Base, OwnedRow
from core.record.ids import Incoming, Shown, Written
from core.record.keeping import Batch, Keeping, Shape, Values, as_plain, built
from core.record.types import InstantText, JsonText


class FlagRow(OwnedRow, Base):
    """One flag. `open_key` is unique until it is resolved, so that a rule never raises the same flag twice."""

    __tablename__ = "flag"
    __table_args__ = (Index("ix_flag_of_patient", "patient_id", "state", "level"),)

    rule: Mapped[str] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    level: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    raised_at: Mapped[datetime] = mapped_column(InstantText)
    acknowledged_at: Mapped[datetime | None] = mapped_column(InstantText)
    acknowledged_by: Mapped[str | None] = mapped_column(Text)
    acknowledged_note: Mapped[str | None] = mapped_column(Text)
    resolved_at: Mapped[datetime | None] = mapped_column(InstantText)
    evidence: Mapped[list[Any]] = mapped_column(JsonText)
    history: Mapped[list[Any]] = mapped_column(JsonText)
    open_key: Mapped[str | None] = mapped_column(Text, unique=True)


def _write_history(steps: tuple[FlagStep, ...]) -> list[Any]:
    return [as_plain(step) for step in steps]


def read_flag_history(kept: list[Mapping[str, Any]]) -> tuple[FlagStep, ...]:
    """The steps of a flag from their plain form."""
    return tuple(
        built(FlagStep, {"by": None, "note": None, **step, "at": datetime.fromisoformat(step["at"])}) for step in kept
    )


FLAG = Keeping(
    Flag,
    FlagRow,
    renamed={"subject": "subject"},
    references={"subject": "lesion"},
    shaped={"history": Shape(_write_history, read_flag_history)},
    apart=frozenset({"evidence"}),
)


def flag_key(patient_id: str, rule: str, subject: str | None) -> str:
    """What is unique among the flags that stand."""
    return f"{patient_id} {rule} {subject or ''}"


def flag_evidence(flag: Flag) -> list[Any]:
    """The evidence as plain JSON: numbers and moments inside it as the case file would write them."""
    plain: list[Any] = flag.model_dump(mode="json", include={"evidence"})["evidence"]
    return plain


def flag_values(flag: Flag, ids: Incoming, patient_id: str, position: int) -> Values:
    """The row of a flag. A resolved one has no key."""
    row = FLAG.values(flag, ids, patient_id, position, evidence=ids.evidence(flag_evidence(flag)))
    row["open_key"] = None if flag.state == "resolved" else flag_key(patient_id, flag.rule, row["subject"])
    return row


def read_flag(row: Mapping[str, Any], shown: Shown) -> Flag:
    """A flag from its row."""
    return FLAG.read(row, shown, evidence=tuple(shown.evidence(row["evidence"])))


def add_flags(session: Session, flags: Mapping[str, Sequence[Flag]]) -> None:
    """Write the flags of some patients, by whose they are, in two statements.

    Raises
    ------
    sqlalchemy.exc.IntegrityError
        If a flag of the same rule and subject stands already.
    """
    rows = [flag_values(flag, Written(), patient_id, 0) for patient_id, mine in flags.items() for flag in mine]
    if rows:
        FLAG.add_many(session, rows)


def add_flag(session: Session, patient_id: str, flag: Flag) -> str:
    """Write one flag; its id.

    Raises
    ------
    sqlalchemy.exc.IntegrityError
        If a flag of the same rule and subject stands already.
    """
    batch = Batch()
    row = flag_values(flag, Written(), patient_id, FLAG.next_position(session, patient_id))
    batch.put(FlagRow, row)
    batch.insert(session)
    return str(row["id"])
