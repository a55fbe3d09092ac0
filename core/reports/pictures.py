"""Which photographs a report prints: what consent, intimacy, the lesions chosen and the days chosen leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.case.base import standing
from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.charting.privacy import Purpose, hidden_by, may_be_used
from core.reports.choices import Choices, Kind
from core.reports.figures.photographs import Taken
from core.reports.given import Occasion
from core.trends.as_of import as_of
from core.trends.lesions import assessments

SERIES: Final = 12
"""The most photographs of one lesion in a series: the first, the last, and those between at even distances."""


@dataclass(frozen=True)
class Roll:
    """The photographs of one lesion that may be printed, oldest first, and how many were left out and why.

    `withdrawn` holds the moment of each that was withdrawn.
    """

    lesion: Lesion
    pictures: tuple[Taken, ...]
    without_consent: int
    withdrawn: tuple[DayOrInstant, ...]
    intimate: int


def rolls(case: Case, choices: Choices, occasion: Occasion) -> tuple[Roll, ...]:
    """A roll for each lesion that was chosen. `case` is as of the report's moment."""
    return tuple(_roll(lesion, choices, occasion) for lesion in case.lesions if choices.shows(lesion))


def within(at: DayOrInstant, choices: Choices, occasion: Occasion) -> bool:
    """Whether a moment is not before the first day that was chosen, in the facility's days."""
    if choices.start is None:
        return True
    day = at.astimezone(occasion.zone).date() if isinstance(at, datetime) else at
    return day >= choices.start


def _roll(lesion: Lesion, choices: Choices, occasion: Occasion) -> Roll:
    pictures: list[Taken] = []
    withdrawn: list[DayOrInstant] = []
    without_consent = intimate = 0
    for assessment in assessments(lesion):
        for photograph in standing(assessment.photographs):
            if not within(photograph.at, choices, occasion):
                continue
            hiding = hidden_by(photograph.consents)
            if hiding is not None:
                withdrawn.append(hiding.at)
            elif not may_be_used(photograph, Purpose.CARE):
                without_consent += 1
            elif choices.hides(lesion, photograph):
                intimate += 1
            else:
                pictures.append(Taken(lesion, assessment, photograph))
    pictures.sort(key=lambda each: instant(each.photograph.at))
    return Roll(lesion, tuple(pictures), without_consent, tuple(withdrawn), intimate)


def followed(case: Case) -> tuple[Lesion, ...]:
    """Lesions that are open and were not replaced by those that they split or merged into."""
    replaced = {parent for lesion in case.lesions for parent in lesion.parents}
    return tuple(lesion for lesion in case.lesions if lesion.closed is None and lesion.id not in replaced)


def wanted(kind: Kind, case: Case, choices: Choices, occasion: Occasion) -> tuple[str, ...]:
    """The SHA-256 of the photographs that a report of this kind may print: whoever prepares it brings their bytes."""
    if not choices.photographs:
        return ()
    most = SERIES if kind == "timeline" else 2
    found = [each for roll in _looked_at(kind, case, choices, occasion) for each in evenly(roll.pictures, most)]
    return tuple(dict.fromkeys(each.photograph.sha256 for each in found))


def withheld(kind: Kind, case: Case, choices: Choices, occasion: Occasion) -> int:
    """The photographs of intimate sites that a report of this kind would print if somebody asked for them."""
    if not choices.photographs:
        return 0
    return sum(roll.intimate for roll in _looked_at(kind, case, choices, occasion))


def _looked_at(kind: Kind, case: Case, choices: Choices, occasion: Occasion) -> list[Roll]:
    """The rolls that a kind prints from: of a wound that is healed only the timeline shows photographs."""
    then = as_of(case, occasion.moment(choices))
    open_ones = {lesion.id for lesion in followed(then)}
    found = rolls(then, choices, occasion)
    return [roll for roll in found if kind == "timeline" or roll.lesion.id in open_ones]


def evenly(pictures: Sequence[Taken], most: int) -> list[Taken]:
    """At most so many (two or more): the first, the last, and those between at even distances."""
    if len(pictures) <= most:
        return list(pictures)
    return [pictures[round(place * (len(pictures) - 1) / (most - 1))] for place in range(most)]


def first_and_last(pictures: Mapping[str, Sequence[Taken]], order: Sequence[str], limit: int) -> list[Taken]:
    """The newest photograph of each lesion in `order`, and as many first ones beside them as fit into `limit`."""
    taken = [pictures[lesion] for lesion in order if pictures.get(lesion)][:limit]
    spare = limit - len(taken)
    chosen: list[Taken] = []
    for roll in taken:
        if len(roll) > 1 and spare > 0:
            chosen.append(roll[0])
            spare -= 1
        chosen.append(roll[-1])
    return chosen
