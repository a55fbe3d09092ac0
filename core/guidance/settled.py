"""Whether a task was settled already: done, or declined with a reason."""

from datetime import datetime, timedelta
from typing import Final

from core.case.moments import instant
from core.guidance.picture import ClinicalPicture

_SETTLED: Final = frozenset({"done", "declined"})


def last_settled(picture: ClinicalPicture, rule: str, subject: str | None) -> datetime | None:
    """When the task of a rule and its subject was last done or declined."""
    moments = [
        instant(task.at)
        for task in picture.tasks
        if task.rule == rule and task.subject == subject and task.state in _SETTLED
    ]
    return max(moments, default=None)


def is_settled(
    picture: ClinicalPicture, rule: str, subject: str | None, since: datetime, quiet_days: int | None
) -> bool:
    """Settled after its newest evidence, or so short a time ago that it stays quiet."""
    settled = last_settled(picture, rule, subject)
    if settled is None:
        return False
    return settled >= since or (quiet_days is not None and picture.at - settled < timedelta(days=quiet_days))
