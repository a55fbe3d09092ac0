"""An episode of calciphylaxis, and what the patient wants from care."""

from typing import Annotated, ClassVar

from core.case.base import CaseModel, Entry
from core.case.moments import Moment
from core.case.words import Word


class Episode(CaseModel):
    """One course of the disease, from onset until it is closed."""

    shown_when_null: ClassVar[frozenset[str]] = frozenset({"closed"})

    id: str | None = None
    onset: Moment
    subtype: Annotated[str, Word("episode_subtype")]
    confirmed_by: tuple[Annotated[str, Word("confirmed_by")], ...] = ()
    closed: Moment | None = None
    outcome: str | None = None


class CareGoal(Entry):
    """What was agreed about the aim of treatment."""

    at: Moment
    summary: str
    resuscitation: Annotated[str, Word("resuscitation")] | None = None
    discussed_with: str | None = None
