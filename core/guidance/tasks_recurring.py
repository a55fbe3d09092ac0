"""Tasks that come again. Each is due some days after it was last done, whether a task or an entry says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from core.case.moments import instant, start_of
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.pain import last_asked, last_rest
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile, TaskRow
from core.guidance.registry import Wanted, task
from core.guidance.settled import last_settled
from core.texts import text


def every(row: TaskRow) -> timedelta:
    """How long after it was done the task of a row comes again."""
    return timedelta(days=row.every_days or 0)


def _again(picture: ClinicalPicture, rule: str, subject: str | None, done: datetime, later: timedelta) -> datetime:
    settled = last_settled(picture, rule, subject)
    return (done if settled is None else max(done, settled)) + later


@task("task.lesion_reassessment")
def lesion_reassessment(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Each open lesion, days after its last assessment; one that was never assessed is due since it began."""
    for view in picture.open_lesions:
        rule, subject = "task.lesion_reassessment", view.lesion.id
        title = text("guidance.task.lesion_reassessment.named", lesion=view.name)
        if view.last is None:
            began = instant(view.lesion.onset)
            evidence = telling.of_lesion(view, text("guidance.evidence.never_assessed"))
            yield Wanted(title, _again(picture, rule, subject, began, timedelta(0)), began, (evidence,), subject)
        else:
            done = view.last.when
            evidence = telling.of_assessment(view, view.last, text("guidance.evidence.last_assessment"))
            yield Wanted(title, _again(picture, rule, subject, done, every(row)), done, (evidence,), subject)


@task("task.pain_assessment")
def pain_assessment(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Daily while the last rest score is severe, otherwise weekly; due at once when pain was never asked about."""
    if not (picture.in_episode or picture.open_lesions):
        return
    rest = last_rest(picture)
    severe = rest if rest is not None and rest.entry.number >= row.limit("score") else None
    later = every(row) if severe is None else row.days("severe_days")
    last = last_asked(picture, row.words["instruments"])
    title = text("guidance.task.pain_assessment")
    if last is not None:
        done = last.when
        evidence = [telling.of_pain((severe or last).entry)]
        yield Wanted(title, _again(picture, "task.pain_assessment", None, done, later), done, tuple(evidence))
    else:
        began = picture.onset or min(start_of(view.lesion.onset) for view in picture.open_lesions)
        evidence = [Evidence(text("guidance.evidence.pain_never_assessed"), "pain")]
        yield Wanted(title, _again(picture, "task.pain_assessment", None, began, timedelta(0)), began, tuple(evidence))


@task("task.team_meeting")
def team_meeting(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Every week of an episode."""
    episode = picture.episode
    if episode is not None and picture.in_episode:
        began = instant(episode.onset)
        due = _again(picture, "task.team_meeting", None, began, every(row))
        yield Wanted(text("guidance.task.team_meeting"), due, began, (telling.of_episode(picture, episode),))


@task("task.sts_monitoring")
def sts_monitoring(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Every week on sodium thiosulfate that reaches the blood."""
    given = [c for c in picture.active(*row.classes) if not row.routes or c.therapy.route in row.routes]
    if given:
        began = min(start_of(course.given_since) for course in given)
        due = _again(picture, "task.sts_monitoring", None, began, every(row))
        evidence = tuple(telling.of_course(course) for course in given)
        yield Wanted(text("guidance.task.sts_monitoring"), due, began, evidence)
