"""What the guidance tab shows beside the appraisal: the triad's history, corrections, and the diagnosis aid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.case.case import Case
from core.case.moments import start_of
from core.clinic.today import begun_days_counted
from core.guidance.corrections import Correction, corrections
from core.guidance.diagnosis import Diagnosis, diagnosis
from core.guidance.history import FactorHistory, history
from core.guidance.picture import picture_of
from core.guidance.profile import Profile


@dataclass(frozen=True)
class Review:
    """`histories` reach from the onset of the episode to now; empty without an episode."""

    at: datetime
    histories: tuple[FactorHistory, ...]
    corrections: Mapping[str, Correction]
    diagnosis: Diagnosis


def review(case: Case, profile: Profile, now: datetime) -> Review:
    """The longer reading of one case. Pure: it takes a while on a long course, so that a worker does it."""
    counted = begun_days_counted(case, now)
    picture = picture_of(counted, now)
    episode = counted.episode
    begun = episode is not None and start_of(episode.onset) <= now
    found = history(counted, profile, episode.onset, now) if episode is not None and begun else ()
    return Review(now, found, corrections(counted, found, now), diagnosis(picture, profile))
