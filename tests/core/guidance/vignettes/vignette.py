"""How a vignette is written down."""

from typing import NamedTuple

from tests.core.guidance.patients import THERAPIES_NOT_ASSESSED, Change, comorbid, drug, person

NOTHING = "nothing"
"""A flag that does not stand, or a task that nobody is asked to do."""


class Says(NamedTuple):
    """What the clinician says, what is expected, and how this patient differs from one in whom nothing is wrong."""

    words: str
    expected: str
    changes: tuple[Change, ...]


class Vignette(NamedTuple):
    """A patient and what one rule says of her.

    `expected` is the state of a factor, the level of a flag, or `discipline by YYYY-MM-DD HH:MM` of a task; of a flag
    or task that is not raised it is `nothing`.
    """

    rule: str
    words: str
    expected: str
    changes: tuple[Change, ...]


def says(words: str, expected: str, *changes: Change) -> Says:
    """One patient."""
    return Says(words, expected, changes)


def of(rule: str, *patients: Says) -> list[Vignette]:
    """The patients of one rule."""
    return [Vignette(rule, *patient) for patient in patients]


def given(rule: str, name: str, code: str, route: str = "oral") -> list[Vignette]:
    """The patients of a factor that is a drug: given, stopped, not yet begun, not asked about."""
    return of(
        rule,
        says(f"{name} for years", "active", drug(code, "2023-02-01", route=route)),
        says(f"{name} from today", "active", drug(code, "2026-10-19", route=route)),
        says(f"{name} stops tomorrow", "active", drug(code, "2023-02-01", "2026-10-20", route=route)),
        says(f"{name} stopped today", "corrected", drug(code, "2023-02-01", "2026-10-19", route=route)),
        says(f"{name} stopped on the day of onset", "corrected", drug(code, "2023-02-01", "2026-09-28", route=route)),
        says(f"{name} stopped the day before onset", "absent", drug(code, "2023-02-01", "2026-09-27", route=route)),
        says(f"{name} starts tomorrow", "absent", drug(code, "2026-10-20", route=route)),
        says(f"no {name}, and therapies were asked about", "absent"),
        says(f"{name} or not, nobody asked about therapies", "unknown", THERAPIES_NOT_ASSESSED),
    )


def recorded(rule: str, comorbidity: str) -> list[Vignette]:
    """The patients of a factor that is a comorbidity."""
    return of(
        rule,
        says(f"known for {comorbidity} and hypertension", "active", comorbid("hypertension", comorbidity)),
        says(f"no {comorbidity}, hypertension alone", "absent", comorbid("hypertension")),
        says(f"no {comorbidity} and nothing else, it was asked", "absent", comorbid()),
        says(f"{comorbidity} or not, nobody asked", "unknown", person(comorbidities=None)),
    )
