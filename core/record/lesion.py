"""Lesions, and from which others they came."""

from typing import Any

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.lesion import BodyPlace, Lesion
from core.case.moments import DayOrInstant
from core.record.assessment import put_assessment
from core.record.base import Base, Id, OwnedRow
from core.record.episode import EpisodeRow
from core.record.ids import Incoming, Written
from core.record.keeping import Batch, Keeping, Shape, as_plain
from core.record.types import JsonText, MomentText


class LesionRow(OwnedRow, Base):
    """One lesion. `episode_implied`: it was entered without saying of which episode, and means the current one."""

    __tablename__ = "lesion"

    label: Mapped[str | None] = mapped_column(Text)
    site: Mapped[str] = mapped_column(Text)
    side: Mapped[str | None] = mapped_column(Text)
    region: Mapped[str] = mapped_column(Text)
    place: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    onset: Mapped[DayOrInstant] = mapped_column(MomentText)
    closed: Mapped[DayOrInstant | None] = mapped_column(MomentText)
    closed_as: Mapped[str | None] = mapped_column(Text)
    episode_id: Mapped[str | None] = mapped_column(Text)
    episode_implied: Mapped[bool]


class LesionParentRow(Base):
    """Lineage: `lesion_id` came from `parent_id` by a split or a merge."""

    __tablename__ = "lesion_parent"

    lesion_id: Mapped[str] = mapped_column(Id, ForeignKey("lesion.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parent_id: Mapped[str] = mapped_column(Id, ForeignKey("lesion.id"), index=True)
    patient_id: Mapped[str] = mapped_column(Id, ForeignKey("patient.id"), index=True)


def _read_place(kept: dict[str, Any]) -> BodyPlace:
    return BodyPlace.model_construct(view=kept["view"], point=tuple(kept["point"]))


LESION = Keeping(
    Lesion,
    LesionRow,
    shaped={"place": Shape(as_plain, _read_place)},
    apart=frozenset({"parents", "assessments", "episode"}),
)


def put_lesion(
    batch: Batch, lesion: Lesion, ids: Incoming, patient_id: str, position: int, current_episode_id: str | None
) -> str:
    """A lesion with its lineage and assessments; its id."""
    implied = lesion.episode is None
    episode_id = current_episode_id if lesion.episode is None else ids.reference("episode", lesion.episode)
    row = LESION.values(lesion, ids, patient_id, position, episode_id=episode_id, episode_implied=implied)
    batch.put(LesionRow, row)
    lesion_id = str(row["id"])
    for place, parent in enumerate(lesion.parents):
        parent_id = ids.reference("lesion", parent)
        batch.put(
            LesionParentRow,
            {"lesion_id": lesion_id, "position": place, "parent_id": parent_id, "patient_id": patient_id},
        )
    for place, assessment in enumerate(lesion.assessments):
        put_assessment(batch, assessment, ids, patient_id, lesion_id, place)
    return lesion_id


def add_lesion(session: Session, patient_id: str, lesion: Lesion) -> str:
    """Write a lesion with its lineage and any assessments; its id. Without an episode it belongs to the current one."""
    batch = Batch()
    position = LESION.next_position(session, patient_id)
    current = session.scalar(select(EpisodeRow.id).where(EpisodeRow.patient_id == patient_id, EpisodeRow.current))
    lesion_id = put_lesion(batch, lesion, Written(), patient_id, position, current)
    batch.insert(session)
    return lesion_id
