"""NERDS, STONEES and sepsis as the rules of the triad, of flags and of tasks ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache

from core.case.course import Event
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.lesion_views import LesionView, SeenAssessment
from core.guidance.ordering import from_moment
from core.guidance.picture import ClinicalPicture, Seen
from core.instruments.definitions import instrument
from core.texts import text


@dataclass(frozen=True, slots=True)
class InfectionScore:
    """NERDS and STONEES of one assessment (Sibbald, Woo, Ayello 2006), with the signs that were ticked."""

    nerds: tuple[str, ...]
    stonees: tuple[str, ...]


def infection_score(seen: SeenAssessment | None) -> InfectionScore | None:
    """The two scores; None when the signs were not assessed."""
    if seen is None or seen.entry.infection_signs is None:
        return None
    return _score(seen.entry.infection_signs)


@lru_cache(maxsize=4096)
def _score(ticked: tuple[str, ...]) -> InfectionScore:
    return InfectionScore(
        nerds=tuple(sign for sign in _asked("nerds") if sign in ticked),
        stonees=tuple(sign for sign in _asked("stonees") if sign in ticked),
    )


@cache
def _asked(scale: str) -> tuple[str, ...]:
    return tuple(item.code for item in instrument(scale).items)


def infected(score: InfectionScore | None, nerds: Decimal, stonees: Decimal) -> bool | None:
    """Whether either score reaches its limit."""
    if score is None:
        return None
    return len(score.nerds) >= nerds or len(score.stonees) >= stonees


def of_signs(view: LesionView, seen: SeenAssessment, signs: Iterable[str], scale: str) -> Evidence:
    """The ticked signs of one scale: eschar and redness of the disease inflate the number, so the signs are named."""
    names = [text(f"word.infection_sign.{sign}") for sign in signs]
    if not names:
        return telling.of_assessment(view, seen, text("guidance.evidence.no_signs"))
    words = text(f"guidance.evidence.{scale}", count=len(names), signs=names)
    return telling.of_assessment(view, seen, words)


def septic(picture: ClinicalPicture, since: datetime, qsofa: Decimal) -> tuple[Seen[Event], ...]:
    """Sepsis, or a qSOFA that reaches the limit, recorded since a moment."""
    return tuple(
        seen
        for seen in from_moment(picture.events_of("sepsis", "qsofa"), since)
        if seen.entry.kind == "sepsis" or (seen.entry.value is not None and seen.entry.value >= qsofa)
    )
