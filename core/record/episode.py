"""Episodes of the disease: the current one and earlier ones."""

from typing import Any

from sqlalchemy import Text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.episode import Episode
from core.case.moments import DayOrInstant
from core.record.base import Base, OwnedRow
from core.record.keeping import WORDS, Keeping
from core.record.types import JsonText, MomentText


class EpisodeRow(OwnedRow, Base):
    """One course of the disease. The current one stays current when it is closed, until another opens."""

    __tablename__ = "episode"

    current: Mapped[bool]
    onset: Mapped[DayOrInstant] = mapped_column(MomentText)
    subtype: Mapped[str] = mapped_column(Text)
    confirmed_by: Mapped[list[Any]] = mapped_column(JsonText)
    closed: Mapped[DayOrInstant | None] = mapped_column(MomentText)
    outcome: Mapped[str | None] = mapped_column(Text)


EPISODE = Keeping(Episode, EpisodeRow, shaped={"confirmed_by": WORDS})


def add_episode(session: Session, patient_id: str, episode: Episode) -> str:
    """Write a new current episode; the one that was current becomes an earlier one."""
    session.execute(
        update(EpisodeRow)
        .where(EpisodeRow.patient_id == patient_id, EpisodeRow.current)
        .values(current=False, version=EpisodeRow.version + 1)
    )
    return EPISODE.add(session, patient_id, episode, current=True)
