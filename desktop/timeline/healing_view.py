"""How each lesion does, in words with its numbers: the verdict, and the rates behind it."""

from typing import Final

from core.clinic.views.timeline import Course
from core.trends.verdict import Code
from core.trends.verdict_words import verdict_details, verdict_line
from desktop.theme.levels import SHAPES
from desktop.timeline.reading_page import ReadingPage, Section
from desktop.widgets.workplace import Workplace

_LEVELS: Final[dict[Code, str]] = {
    "growing": "urgent",
    "stalled": "attention",
    "measured_long_ago": "attention",
    "not_measured": "attention",
    "healing": "good",
    "healed": "good",
}
"""The level that the line of a verdict is written in; the others are information."""
_LAST: Final = ("healed", "closed")


class HealingView(ReadingPage):
    """Open lesions first."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "")
        self.setAccessibleName(self.tr("Healing of each lesion"))
        self._place = workplace

    def show_course(self, course: Course) -> None:
        """Show the verdicts of a course."""
        say = self._place.say
        sections: list[Section] = []
        for verdict in sorted(course.verdicts, key=lambda one: one.code in _LAST):
            level = _LEVELS.get(verdict.code, "info")
            line = f"{SHAPES[level]} {say(verdict_line(verdict))}"
            sections.append((say(verdict.name), (), "strong"))
            details = [say(each) for each in verdict_details(verdict, self._place.zone)]
            sections.append((line, details, level))
        self.read_out(sections or [("", [self.tr("No lesion was charted yet.")], "")])
