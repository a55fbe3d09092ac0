"""What the card of the chosen patient says, read in one go: flags, last photograph, burden, pain, next tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.case.photo import Photograph
from core.charting.privacy import Withdrawn, is_sensitive, shown, withdrawn
from core.clinic.context import Context
from core.clinic.views.chart import Chart, chart
from core.clinic.views.photographs import thumbnails
from core.clinic.views.worklist import task_title
from core.texts import Text
from core.trends.burden import burden_series
from core.trends.lesions import assessments, lesion_name
from core.trends.scores import pain_series
from core.trends.series import Series

_MOST_TASKS = 4
_MOST_FLAGS = 3


@dataclass(frozen=True)
class Picture:
    """The last photograph: of which lesion, when, whether it is intimate, and its thumbnail if the store has it."""

    lesion: Text
    at: DayOrInstant
    sensitive: bool
    thumbnail: bytes | None


@dataclass(frozen=True)
class NextTask:
    """An open task."""

    title: Text
    due: datetime | None


@dataclass(frozen=True)
class CardFacts:
    """`burden` is the wound area of all open lesions in mm²; `pain` the last score of each kind that is known."""

    chart: Chart
    picture: Picture | None
    burden: Series | None
    pain: tuple[Series, ...]
    flags: tuple[tuple[str, Text], ...]
    tasks: tuple[NextTask, ...]
    withdrawn: Withdrawn | None

    @property
    def open_lesions(self) -> int:
        """How many lesions are not closed."""
        return sum(lesion.closed is None for lesion in self.chart.case.lesions)


def read_card(context: Context, patient_id: str) -> CardFacts:
    """Everything on the card; runs in a worker."""
    found = chart(context, patient_id)
    case = found.case
    taken = _last_photograph(case)
    picture = None
    if taken is not None:
        lesion, photograph = taken
        sensitive = is_sensitive(photograph.sensitive, lesion.site)
        data = thumbnails(context, [photograph.sha256]).get(photograph.sha256)
        picture = Picture(lesion_name(lesion), photograph.at, sensitive, data)
    flags = [(flag.level, flag.title) for flag in found.appraisal.flags if flag.level != "info"]
    flags.sort(key=lambda flag: flag[0] != "urgent")
    first_flags, hidden = tuple(flags[:_MOST_FLAGS]), withdrawn(case.lesions)
    return CardFacts(found, picture, _burden(case), _pain(case), first_flags, _tasks(case), hidden)


def _last_photograph(case: Case) -> tuple[Lesion, Photograph] | None:
    taken = [
        (lesion, photograph)
        for lesion in case.lesions
        for entry in assessments(lesion)
        for photograph in shown(entry.photographs)
    ]
    return max(taken, key=lambda pair: instant(pair[1].at), default=None)


def _burden(case: Case) -> Series | None:
    """The series of the method that is in use now: the one with the newest total."""
    return _newest(burden_series(case))


def _newest(series: Sequence[Series]) -> Series | None:
    known = [(each.last.when, each) for each in series if each.last is not None]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def _pain(case: Case) -> tuple[Series, ...]:
    return tuple(series for series in pain_series(case) if series.last is not None and series.variant != "dn4")


def _tasks(case: Case) -> tuple[NextTask, ...]:
    still = [task for task in case.tasks if task.state == "open"]
    still.sort(key=lambda task: instant(task.due or date.max))
    return tuple(NextTask(task_title(task.rule, task.title), task.due) for task in still[:_MOST_TASKS])
