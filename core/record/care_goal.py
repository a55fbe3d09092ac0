"""What was agreed about the aim of treatment."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.episode import CareGoal
from core.record.base import Base, EntryRow
from core.record.keeping import Keeping


class CareGoalRow(EntryRow, Base):
    """One agreement."""

    __tablename__ = "care_goal"

    summary: Mapped[str] = mapped_column(Text)
    resuscitation: Mapped[str | None] = mapped_column(Text)
    discussed_with: Mapped[str | None] = mapped_column(Text)


CARE_GOAL = Keeping(CareGoal, CareGoalRow, renamed={"at": "observed_at"})


def add_care_goal(session: Session, patient_id: str, care_goal: CareGoal) -> str:
    """Write one agreement; its id."""
    return CARE_GOAL.add(session, patient_id, care_goal)
