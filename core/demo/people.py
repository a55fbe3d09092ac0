"""Names, birth dates and record numbers: the known dozen, and any number of people after them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import numpy as np

from core import resources
from core.case.moments import DayOrInstant
from core.case.patient import Kidney, Patient
from core.demo.template import Identity

_LEAP_DAY: Final = (2, 29)


@dataclass(frozen=True)
class Person:
    """Who somebody is on the worklist, and how their skin looks in a photograph."""

    name: str
    native_name: str | None
    birth_date: date
    skin_tone: int


def known(identity: Identity) -> Person:
    """The person whom the course names."""
    return Person(identity.name, identity.native_name, identity.birth_date, identity.skin_tone)


def another(identity: Identity, number: int, rng: np.random.Generator) -> Person:
    """Somebody else of the same sex and about the same age; `number` keeps neighbours' names apart."""
    groups = _names()["group"]
    group = groups[int(rng.integers(len(groups)))]
    given = group[identity.sex if identity.sex in group else "female"]
    family_name, family_native = _pair(group["family"][(number * 7 + int(rng.integers(3))) % len(group["family"])])
    given_name, given_native = _pair(given[int(rng.integers(len(given)))])
    native = f"{family_native}{given_native}" if family_native and given_native else None
    low, high = group["skin_tones"]
    return Person(
        f"{family_name}, {given_name}",
        native,
        _shifted(identity.birth_date, int(rng.integers(-3600, 3600))),
        int(rng.integers(low, high + 1)),
    )


def patient(identity: Identity, person: Person, patient_id: str, number: int) -> Patient:
    """The patient's standing facts but for what has a date."""
    return Patient(
        id=patient_id,
        record_number=f"CUA-{number + 1:03d}",
        name=person.name,
        native_name=person.native_name,
        sex=identity.sex,
        birth_date=person.birth_date,
        height_cm=None if identity.height_cm is None else Decimal(str(identity.height_cm)),
        comorbidities=identity.comorbidities,
        allergies=identity.allergies,
    )


def kidney(identity: Identity, dialysis_since: DayOrInstant | None) -> Kidney | None:
    """Kidney and dialysis facts; `None` when they were never taken down."""
    if identity.kidney is None:
        return None
    exact = {
        name: Decimal(str(value)) if isinstance(value, float) else value for name, value in identity.kidney.items()
    }
    return Kidney(**exact, dialysis_since=dialysis_since)


def _shifted(birth_date: date, days: int) -> date:
    shifted = date.fromordinal(birth_date.toordinal() + days)
    return shifted.replace(day=28) if (shifted.month, shifted.day) == _LEAP_DAY else shifted


def _pair(entry: list[str] | str) -> tuple[str, str | None]:
    return (entry, None) if isinstance(entry, str) else (entry[0], entry[1])


@cache
def _names() -> dict[str, Any]:
    return resources.read_toml("demo", "names.toml")
