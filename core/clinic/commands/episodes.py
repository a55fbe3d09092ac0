"""Episodes: opened and closed."""

from sqlalchemy import select

from core.case.episode import Episode
from core.case.moments import DayOrInstant, instant
from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.writing import not_in_future, writing
from core.errors import InvalidInput, NotAllowed
from core.record.episode import EpisodeRow, add_episode
from core.record.patient import PatientRow

_KINDS = (Kind.EPISODE, Kind.TASK, Kind.FLAG)


def open_episode(context: Context, patient_id: str, episode: Episode) -> tuple[str, Changes]:
    """A new course of the disease. The list of therapies has to be confirmed again in it.

    Raises
    ------
    NotAllowed
        While another episode is open.
    """
    not_in_future(context, episode.onset)
    with writing(context, "episode.opened", patient_id) as session:
        current = session.scalar(select(EpisodeRow).where(EpisodeRow.patient_id == patient_id, EpisodeRow.current))
        if current is not None and current.closed is None:
            raise NotAllowed("error.clinic.episode_open")
        made = add_episode(session, patient_id, episode.model_copy(update={"id": None}))
        row = session.get_one(PatientRow, patient_id)
        row.therapies_assessed, row.therapies_confirmed_at = False, None
    return made, changes(patient_id, *_KINDS)


def close_episode(context: Context, patient_id: str, closed: DayOrInstant, outcome: str | None) -> Changes:
    """The end of the current episode.

    Raises
    ------
    NotAllowed
        When none is open.
    """
    not_in_future(context, closed)
    with writing(context, "episode.closed", patient_id) as session:
        row = session.scalar(select(EpisodeRow).where(EpisodeRow.patient_id == patient_id, EpisodeRow.current))
        if row is None or row.closed is not None:
            raise NotAllowed("error.clinic.no_open_episode")
        if instant(closed) < instant(row.onset):
            raise InvalidInput("error.clinic.closed_before_onset")
        row.closed, row.outcome = closed, outcome
    return changes(patient_id, *_KINDS)
