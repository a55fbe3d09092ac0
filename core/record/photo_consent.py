"""What was said of the use of photographs: rows are added and never changed.

They name the picture by its SHA-256, not the entry that shows it: what is withdrawn stays so in every entry that shows
the same picture, in an amendment and in a draft that was opened before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.moments import DayOrInstant
from core.case.photo import ConsentStep, Photograph
from core.record.base import Base, OwnedRow
from core.record.ids import Shown, Written
from core.record.keeping import WORDS, Batch, Keeping
from core.record.types import InstantText, JsonText, MomentText

_AT_ONCE: Final = 500
"""Fingerprints asked for in one statement."""


class PhotographConsentRow(OwnedRow, Base):
    """One thing said of one picture of one patient."""

    __tablename__ = "photograph_consent"

    sha256: Mapped[str] = mapped_column(String(64), index=True)
    what: Mapped[str] = mapped_column(Text)
    scopes: Mapped[list[Any]] = mapped_column(JsonText)
    said_at: Mapped[DayOrInstant] = mapped_column(MomentText)
    said_by: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    obtained_by: Mapped[str | None] = mapped_column(Text)
    form: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime | None] = mapped_column(InstantText)
    recorded_by: Mapped[str | None] = mapped_column(Text)


PHOTOGRAPH_CONSENT = Keeping(ConsentStep, PhotographConsentRow, renamed={"at": "said_at"}, shaped={"scopes": WORDS})


def steps_of(rows: Iterable[Mapping[str, Any]], shown: Shown) -> tuple[ConsentStep, ...]:
    """What the rows of one picture say, in their order. Two entries that brought the same step say it once."""
    return tuple(dict.fromkeys(PHOTOGRAPH_CONSENT.read(row, shown) for row in rows))


def add_steps(session: Session, patient_id: str, sha256s: Iterable[str], step: ConsentStep) -> None:
    """Add one step to the history of each picture."""
    batch, wanted = Batch(), list(dict.fromkeys(sha256s))
    last = func.max(PhotographConsentRow.position)
    query = select(PhotographConsentRow.sha256, last).where(PhotographConsentRow.patient_id == patient_id)
    places = {row[0]: row[1] for row in session.execute(query.group_by(PhotographConsentRow.sha256))}
    for sha256 in wanted:
        place = places.get(sha256, -1) + 1
        batch.put(PhotographConsentRow, PHOTOGRAPH_CONSENT.values(step, Written(), patient_id, place, sha256=sha256))
    batch.insert(session)


def add_unknown_steps(session: Session, patient_id: str, photographs: Iterable[Photograph]) -> None:
    """What a file says of pictures that this record shows already, where the record does not say it yet."""
    saying = {each.sha256: each.consents for each in photographs if each.consents}
    known = _rows_of(session, saying, patient_id)
    for sha256, steps in saying.items():
        there = steps_of(known.get((sha256, patient_id), ()), Shown())
        for step in steps:
            if step not in there:
                add_steps(session, patient_id, [sha256], step)


def said_of(session: Session, sha256s: Iterable[str]) -> dict[str, list[tuple[ConsentStep, ...]]]:
    """The history of each of these pictures in every record that shows it; without those of whom nothing was said."""
    found: defaultdict[str, list[tuple[ConsentStep, ...]]] = defaultdict(list)
    for (sha256, _), rows in _rows_of(session, sha256s).items():
        found[sha256].append(steps_of(rows, Shown()))
    return dict(found)


def _rows_of(
    session: Session, sha256s: Iterable[str], patient_id: str | None = None
) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    """The rows of these pictures by picture and patient, in their order."""
    table: Any = PhotographConsentRow.__table__
    wanted = list(dict.fromkeys(sha256s))
    found: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(*table.c).where(table.c.sha256.in_(wanted[start : start + _AT_ONCE]))
        if patient_id is not None:
            query = query.where(table.c.patient_id == patient_id)
        for row in session.execute(query.order_by(table.c.position, table.c.id)).mappings():
            found[row["sha256"], row["patient_id"]].append(dict(row))
    return found


def erased(session: Session) -> frozenset[str]:
    """SHA-256 of every picture whose bytes were erased for good, here or where its record came from."""
    query = select(PhotographConsentRow.sha256).where(PhotographConsentRow.what == "erased")
    return frozenset(session.scalars(query.distinct()))
