"""What a photograph may be shown and used for: by what was said of it, and by where it was taken.

`may_be_used` is the one answer that every view, report and export asks for (docs/decisions/0028).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Final

from core import resources
from core.case.base import standing
from core.case.lesion import Lesion
from core.case.moments import instant, start_of
from core.case.photo import ConsentStep, Photograph


class Purpose(StrEnum):
    """What somebody wants of a photograph: to see it in the program, or that it leaves, and for what."""

    SHOW = "show"
    CARE = "care"
    TEACHING = "teaching"
    PUBLICATION = "publication"


SCOPES: Final = (Purpose.CARE, Purpose.TEACHING, Purpose.PUBLICATION)
"""What a person can agree to."""


class State(StrEnum):
    """What is known of one use of a photograph."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Standing:
    """What counts of one use. `step` said it; None: it was said when the photograph was taken, or never."""

    state: State
    step: ConsentStep | None = None


def standing_consent(photograph: Photograph, scope: str) -> Standing:
    """What was said last of `care`, `teaching` or `publication`."""
    last = _last_said(photograph.consents, scope)
    if last is not None:
        return Standing(State(last.what), last)
    if photograph.consent is None:
        return Standing(State.NOT_ASKED)
    return Standing(State.GIVEN if scope in photograph.consent else State.REFUSED)


def may_be_used(photograph: Photograph, purpose: Purpose) -> bool:
    """Whether a photograph may be shown in the program (`SHOW`), or leave it for a purpose.

    Withdrawn for care is hidden everywhere and leaves for nothing. For care a photograph may be used until somebody
    said no; for anything else only once somebody said yes.
    """
    if hidden_by(photograph.consents) is not None:
        return False
    match purpose:
        case Purpose.SHOW:
            return True
        case Purpose.CARE:
            return standing_consent(photograph, Purpose.CARE).state in (State.GIVEN, State.NOT_ASKED)
        case _:
            return standing_consent(photograph, purpose).state is State.GIVEN


def hidden_by(consents: Iterable[ConsentStep]) -> ConsentStep | None:
    """The step that hides a photograph everywhere: its erasure, or what withdrew it from care and still counts."""
    steps = tuple(consents)
    erased = next((step for step in steps if step.what == "erased"), None)
    if erased is not None:
        return erased
    last = _last_said(steps, Purpose.CARE)
    return last if last is not None and last.what == State.WITHDRAWN else None


def _last_said(consents: Iterable[ConsentStep], scope: str) -> ConsentStep | None:
    said = sorted((step for step in consents if scope in step.scopes and step.what != "erased"), key=_when)
    return said[-1] if said else None


def _when(step: ConsentStep) -> datetime:
    """Where a day leaves the order open, a withdrawal is the later."""
    return instant(step.at) if step.what == State.WITHDRAWN else start_of(step.at)


def shown(photographs: Iterable[Photograph]) -> list[Photograph]:
    """Of these photographs those that count and may be seen."""
    return [each for each in standing(photographs) if may_be_used(each, Purpose.SHOW)]


def hidden(photographs: Iterable[Photograph]) -> list[Photograph]:
    """Of these photographs those that count and are hidden, because they were withdrawn."""
    return [each for each in standing(photographs) if not may_be_used(each, Purpose.SHOW)]


def standing_photographs(lesions: Iterable[Lesion]) -> Iterator[tuple[Lesion, Photograph]]:
    """Every photograph that counts, with its lesion."""
    for lesion in lesions:
        for assessment in standing(lesion.assessments):
            for photograph in standing(assessment.photographs):
                yield lesion, photograph


@dataclass(frozen=True)
class Withdrawn:
    """How many photographs are hidden, and when the last of them was withdrawn."""

    count: int
    on: datetime


def withdrawn(lesions: Iterable[Lesion]) -> Withdrawn | None:
    """What a place that shows these lesions' photographs tells instead of those that it hides; None: of nothing."""
    steps = {
        photograph.sha256: step
        for _, photograph in standing_photographs(lesions)
        if (step := hidden_by(photograph.consents)) is not None
    }
    if not steps:
        return None
    return Withdrawn(len(steps), max(instant(step.at) for step in steps.values()))


@dataclass(frozen=True)
class Asked:
    """How many photographs count, of how many nobody asked about anything, and how many were withdrawn."""

    photographs: int
    not_asked: int
    withdrawn: int


def asked(lesions: Iterable[Lesion]) -> Asked:
    """What a chart tells about the consent of its photographs."""
    found = {photograph.sha256: photograph for _, photograph in standing_photographs(lesions)}.values()
    gone = sum(hidden_by(photograph.consents) is not None for photograph in found)
    return Asked(len(found), sum(each.consent is None and not each.consents for each in found), gone)


@cache
def intimate_sites() -> frozenset[str]:
    """Sites whose photographs are intimate unless somebody says otherwise: `resources/clinical/privacy.toml`."""
    return frozenset(resources.read_toml("clinical", "privacy.toml")["intimate_sites"])


def is_sensitive(said: bool | None, site: str) -> bool:
    """Whether a photograph is blurred in lists: as was said of it, and when nothing was, as its site is."""
    return site in intimate_sites() if said is None else said


def last_consent(lesions: Iterable[Lesion]) -> tuple[str, ...] | None:
    """What the person last agreed to have photographs used for; `None` when nobody ever asked about care, or when
    something was withdrawn of the newest: then it must be asked anew."""
    found = [photograph for _, photograph in standing_photographs(lesions)]
    asked = [each for each in found if each.consent is not None or each.consents]
    newest: Photograph | None = max(asked, key=lambda photograph: instant(photograph.at), default=None)
    if newest is None:
        return None
    states = {str(scope): standing_consent(newest, scope).state for scope in SCOPES}
    if State.WITHDRAWN in states.values() or states[Purpose.CARE] is State.NOT_ASKED:
        return None
    return tuple(scope for scope, state in states.items() if state is State.GIVEN)
