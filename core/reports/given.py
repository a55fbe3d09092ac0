"""What a report is made from: each patient's record with its findings, and the occasion on which it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.guidance import Appraisal
from core.reports.choices import Choices


@dataclass(frozen=True)
class ReportInput:
    """One patient. `appraisal` holds the findings as of `Occasion.moment`; `None`: the rules were not run.

    `photographs` are the files' bytes by SHA-256 (originals or derived copies, of any format that can be taken in):
    those that `core.reports.pictures.wanted` names. What is missing is left out and said so.
    """

    case: Case
    appraisal: Appraisal | None
    photographs: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    last_handover_at: datetime | None = None


@dataclass(frozen=True)
class Occasion:
    """When, where and by whom a report is printed.

    `logo` is a picture (PNG or JPEG) that stands beside the facility's name; `anchor` a line that ties the page to the
    audit trail, printed as it is.
    """

    at: datetime
    printed_by: str
    facility: str
    zone: ZoneInfo
    logo: bytes | None = field(default=None, repr=False)
    anchor: str = ""

    def moment(self, choices: Choices) -> datetime:
        """The instant that the report tells of: now, or the end of the last day that was chosen."""
        if choices.end is None:
            return self.at
        return min(self.at, datetime.combine(choices.end, time.max, self.zone).astimezone(UTC))
