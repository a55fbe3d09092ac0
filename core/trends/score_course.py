"""A scored instrument over time: totals with their items, changes since the first and the last, and a trial beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from core.case.lesion import Assessment, Bwat, Lesion
from core.case.moments import DayOrInstant, instant
from core.instruments.change import Change, change
from core.instruments.definitions import instrument
from core.instruments.derivation import push_answers
from core.instruments.references import Expected, Reference
from core.instruments.scoring import Score, score
from core.texts import text
from core.trends.lesions import assessments, not_done
from core.trends.series import Point, Series, in_order

Code = Literal["bwat_cua", "bwat", "push"]


@dataclass(frozen=True)
class ScoredAssessment:
    """One assessment as an instrument sees it.

    `levels` holds the answers by item, None where there is none; of PUSH they are derived. `refused` says why the
    assessment could not be done. The changes compare complete totals alone, `since_last` with the complete one before.
    """

    at: DayOrInstant
    entry_id: str | None
    score: Score
    levels: Mapping[str, int | None]
    refused: str | None
    since_first: Change | None
    since_last: Change | None


@dataclass(frozen=True)
class ReferencePoint:
    """Where the first complete total would stand had it changed as an arm of a trial did: care in a trial, no forecast.

    The trial's patients were scored at `at` (its week after the first score); nothing is known of the time between.
    """

    reference: Reference
    start: datetime
    at: datetime
    expected: Expected


@dataclass(frozen=True)
class ScoreCourse:
    """One instrument of one lesion, oldest first."""

    code: Code
    lesion_id: str
    rows: tuple[ScoredAssessment, ...]
    references: tuple[ReferencePoint, ...]

    @property
    def complete(self) -> tuple[ScoredAssessment, ...]:
        """The assessments with a total."""
        return tuple(row for row in self.rows if row.score.complete)


def score_course(lesion: Lesion, code: Code) -> ScoreCourse:
    """Every standing assessment of a lesion in which the instrument was begun, or the assessment was not done."""
    rows: list[ScoredAssessment] = []
    first: Decimal | None = None
    last: Decimal | None = None
    for entry in assessments(lesion):
        levels, refused = _levels(entry, code), not_done(entry)
        if refused is None and all(level is None for level in levels.values()):
            continue
        found = score(code, levels)
        rows.append(
            ScoredAssessment(
                entry.at,
                entry.id,
                found,
                levels,
                refused,
                since_first=change(code, first, found.total),
                since_last=change(code, last, found.total),
            )
        )
        if found.total is not None:
            first, last = found.total if first is None else first, found.total
    return ScoreCourse(code, lesion.id, tuple(rows), _references(code, rows))


def score_series(lesion: Lesion, code: Code) -> Series:
    """The totals of an instrument as a curve; one that is incomplete, and what could not be done, are gaps.

    PUSH is derived from a measurement, which not every assessment has to bring: one without is no gap.
    """
    told = (row for row in score_course(lesion, code).rows if row.score.complete or row.refused or code != "push")
    points = [_point(row) for row in told]
    return Series(code, text(f"instrument.{code}"), "1", in_order(points), lesion.id)


def _point(row: ScoredAssessment) -> Point:
    if row.score.total is None:
        return Point(row.at, None, row.entry_id, gap=row.refused or "")
    return Point(row.at, float(row.score.total), row.entry_id)


def _levels(entry: Assessment, code: Code) -> dict[str, int | None]:
    bwat = entry.bwat or Bwat()
    answers: dict[str, int | None] = {item: getattr(bwat, item) for item in Bwat.model_fields}
    if code != "push":
        return {item.code: answers[item.code] for item in instrument(code).items}
    return push_answers(answers, entry.stage, entry.length_mm, entry.width_mm)


def _references(code: Code, rows: Sequence[ScoredAssessment]) -> tuple[ReferencePoint, ...]:
    first = next((row for row in rows if row.score.total is not None), None)
    if first is None or first.score.total is None:
        return ()
    start = instant(first.at)
    return tuple(
        ReferencePoint(reference, start, start + timedelta(weeks=reference.week), reference.expected(first.score.total))
        for reference in instrument(code).references
    )
