"""The weeks of a course as days and instants of a clinic that opens today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

TEMPLATE_WEEKS: Final = 26
"""Courses are written for half a year: week 0 is the first visit, week 26 is today."""

_SIGNING: Final = timedelta(minutes=20)


@dataclass(frozen=True)
class Clock:
    """Turns weeks of a course into moments.

    `weeks` stretches or presses the course; weeks before 0 keep their length.
    """

    today: datetime
    weeks: int

    def days_ago(self, week: float) -> float:
        """Days from `week` to today."""
        stretch = self.weeks / TEMPLATE_WEEKS
        since_start = max(week, 0.0) * stretch * 7
        return self.weeks * 7 - since_start - min(week, 0.0) * 7

    def day(self, week: float) -> date:
        """The calendar day of `week`, never after today."""
        return (self.today - timedelta(days=max(round(self.days_ago(week)), 0))).date()

    def instant(self, week: float, hour: int, minute: int) -> datetime:
        """The instant on that day at the clinic's wall clock, with a fixed offset."""
        return self.on(self.day(week), hour, minute)

    def on(self, day: date, hour: int, minute: int) -> datetime:
        """The instant on a day at the clinic's wall clock, with a fixed offset: what a file can hold."""
        local = datetime.combine(day, time(hour, minute), tzinfo=self.today.tzinfo)
        offset = local.utcoffset() or timedelta()
        return local.replace(tzinfo=timezone(offset), fold=0)

    def is_past(self, moment: datetime) -> bool:
        """Whether something observed then can be signed by now."""
        return moment + _SIGNING <= self.today

    def week_of(self, day: date) -> float:
        """The week of the course in which a day lies (course weeks, not calendar weeks)."""
        ago = (self.today.date() - day).days
        since_start = self.weeks * 7 - ago
        return since_start / 7 if since_start < 0 else since_start / 7 * TEMPLATE_WEEKS / self.weeks
