"""Whether a task was settled already: done, or declined with a reason."""

from datetime import datetime, timedelta

from core.guidance.picture import ClinicalPicture


def last_settled(picture: ClinicalPicture, rule: str, subject: str | None) -> datetime | None:
    """When the task of a rule and its subject was last done or declined."""
    return picture.settled.get((rule, subject))


def is_settled(
    picture: ClinicalPicture, rule: str, subject: str | None, since: datetime, quiet_days: int | None
) -> bool:
    """Settled after its newest evidence, or so short a time ago that it stays quiet."""
    settled = last_settled(picture, rule, subject)
    if settled is None:
        return False
    return settled >= since or (quiet_days is not None and picture.at - settled < timedelta(days=quiet_days))
