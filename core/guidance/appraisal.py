"""The appraisal: every rule that is switched on, asked of one picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, cached_property
from typing import Final

from core.case.moments import start_of
from core.guidance import (
    drive,
    infection,
    inhibitor,
    pain,
    palliative,
    progression,
    safety,
    tasks_opened,
    tasks_raised,
    tasks_recurring,
    telling,
    vascular,
)
from core.guidance.asking import judged, raised
from core.guidance.findings import ARMS, LEVELS, Arm, Factor, FlagFinding, TaskFinding
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile, TaskRow
from core.guidance.registry import TASKS, Wanted
from core.guidance.saturation import PictureSupersaturation, of_picture
from core.guidance.scores import Scores, scores_of
from core.guidance.settled import is_settled
from core.texts import Text, text

_FACTOR_ROOMS: Final = (drive, inhibitor, vascular)
_FLAG_ROOMS: Final = (pain, safety, infection, progression, palliative)
_TASK_ROOMS: Final = (tasks_opened, tasks_recurring, tasks_raised)
ROOMS: Final = (*_FACTOR_ROOMS, *_FLAG_ROOMS, *_TASK_ROOMS)
"""The modules that register rules."""


@dataclass(frozen=True)
class Appraisal:
    """All findings about one patient as of one moment.

    Scores and supersaturation explain, and raise nothing: they are computed when somebody looks at them, not when a
    whole clinic is judged.
    """

    at: datetime
    triad: Mapping[Arm, tuple[Factor, ...]]
    tasks: tuple[TaskFinding, ...]
    flags: tuple[FlagFinding, ...]
    picture: ClinicalPicture = field(repr=False, compare=False)
    profile: Profile = field(repr=False, compare=False)

    @cached_property
    def scores(self) -> Scores:
        """Instruments, healing and opioids as of the moment."""
        return scores_of(self.picture, self.profile)

    @cached_property
    def supersaturation(self) -> PictureSupersaturation:
        """The supersaturation of the latest blood, with what would change it most."""
        return of_picture(self.picture, self.profile)


def appraise(picture: ClinicalPicture, profile: Profile) -> Appraisal:
    """Every finding about one patient as of the picture's moment. Pure: the same picture gives the same findings."""
    triad: dict[Arm, list[Factor]] = {arm: [] for arm in ARMS.values()}
    for factor in _factors(picture, profile):
        triad[_arm(factor.factor)].append(factor)
    factors = [factor for arm in triad.values() for factor in arm]
    tasks = [*_tasks(picture, profile), *_corrections(picture, profile, factors)]
    return Appraisal(
        at=picture.at,
        triad={arm: tuple(found) for arm, found in triad.items()},
        tasks=tuple(sorted(tasks, key=lambda task: (task.due, task.rule, task.subject or ""))),
        flags=tuple(_flags(picture, profile)),
        picture=picture,
        profile=profile,
    )


def _factors(picture: ClinicalPicture, profile: Profile) -> Iterator[Factor]:
    for code, row in profile.factors.items():
        if not row.on:
            continue
        found = judged(picture, profile, code)
        title, action, source = _words(code, found.variant, row.source)
        yield Factor(
            factor=code,
            state=found.state,
            title=title,
            evidence=found.evidence,
            action=action,
            disciplines=row.disciplines,
            source=source,
            facility_value=row.facility_value,
        )


@cache
def _words(code: str, variant: str | None, source: str) -> tuple[Text, Text, Text]:
    """Title, action and source of a factor."""
    action = f"{code}.{variant}" if variant else code
    return _text("guidance.factor", code), _text("guidance.action", action), _text("guidance.source", source)


def _flags(picture: ClinicalPicture, profile: Profile) -> list[FlagFinding]:
    found = [
        FlagFinding(
            rule=code,
            subject=one.subject,
            kind=code.partition(".")[0],
            level=one.level or row.level,
            title=_text("guidance.flag", code),
            evidence=one.evidence,
            action=_text("guidance.flag_action", code),
            source=_text("guidance.source", row.source),
            facility_value=row.facility_value,
        )
        for code, row in profile.flags.items()
        for one in raised(picture, profile, code)
    ]
    return sorted(found, key=lambda flag: -LEVELS.index(flag.level))


def _tasks(picture: ClinicalPicture, profile: Profile) -> Iterator[TaskFinding]:
    if _over(picture):
        return
    for code, rule in TASKS.items():
        row = profile.tasks[code]
        if not row.on:
            continue
        for wanted in rule(picture, row, profile):
            if row.every_days is not None or not is_settled(
                picture, code, wanted.subject, wanted.since, row.quiet_days
            ):
                yield _task(code, row, wanted, (row.discipline, *row.informed), row.source)


def _over(picture: ClinicalPicture) -> bool:
    """An episode that was closed, with no lesion left open, asks for nothing more."""
    return picture.episode is not None and not picture.in_episode and not picture.open_lesions


def _corrections(picture: ClinicalPicture, profile: Profile, factors: list[Factor]) -> Iterator[TaskFinding]:
    """`task.correct.<factor>` for each active factor that somebody can correct."""
    general = profile.tasks["task.correct"]
    if not general.on or _over(picture):
        return
    for found in factors:
        own = profile.factors[found.factor]
        if found.state != "active" or not own.correctable or not own.disciplines:
            continue
        code, last = f"task.correct.{found.factor}", telling.latest(found.evidence)
        wanted = Wanted(
            title=text("guidance.task.correct.named", factor=found.title, action=found.action),
            due=picture.at + timedelta(hours=own.due_hours),
            since=picture.at if last is None else start_of(last),
            evidence=found.evidence,
        )
        if not is_settled(picture, code, None, wanted.since, general.quiet_days):
            yield _task(code, general, wanted, own.disciplines, own.source)


def _task(code: str, row: TaskRow, wanted: Wanted, disciplines: tuple[str, ...], source: str) -> TaskFinding:
    return TaskFinding(
        rule=code,
        subject=wanted.subject,
        discipline=disciplines[0],
        informed=disciplines[1:],
        title=wanted.title,
        due=wanted.due - timedelta(microseconds=wanted.due.microsecond),
        priority=row.priority,
        evidence=wanted.evidence,
        recurring=row.every_days is not None,
        source=_text("guidance.source", source),
        facility_value=row.facility_value,
    )


@cache
def _text(group: str, name: str) -> Text:
    """A text without parameters, made once."""
    return text(f"{group}.{name}")


@cache
def _arm(code: str) -> Arm:
    return ARMS[code.partition(".")[0]]
