"""The facility's profile of rules: read by every appraisal of the clinic through one function."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InvalidInput
from core.guidance.profile import Profile, load_profile
from core.record.facility import FacilityProfileRow
from core.texts import Text


@dataclass(frozen=True)
class ReadProfile:
    """A profile, and why the facility's own could not be read, if it could not: then it is the shipped one."""

    profile: Profile
    problem: Text | None = None


def profile_of(session: Session) -> Profile:
    """The profile that this facility judges by. One statement.

    A kept profile was valid when it was kept. One that a newer version of the program does not know any more must not
    stop anybody from charting: the shipped one holds until it is put right, and the settings say so.
    """
    row = kept_row(session)
    return read_profile("" if row is None else row.content).profile


def kept_row(session: Session) -> FacilityProfileRow | None:
    """The state that holds; None while nobody has changed anything."""
    return session.scalar(select(FacilityProfileRow).order_by(FacilityProfileRow.number.desc()).limit(1))


@lru_cache(maxsize=8)
def read_profile(content: str) -> ReadProfile:
    """The profile of a kept content."""
    try:
        return ReadProfile(load_profile(content.encode()))
    except InvalidInput as error:
        return ReadProfile(load_profile(), error.text)
