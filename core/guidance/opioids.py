"""The day's opioids as oral morphine (CDC 2022). A sum for safety; never a table for changing drugs."""

from dataclasses import dataclass
from decimal import Decimal

from core.guidance.courses import DrugCourse, daily_amount, daily_mg
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile


@dataclass(frozen=True, slots=True)
class OpioidLoad:
    """Oral morphine equivalents of a day, mg, and what stands beside the total because it cannot be counted.

    `not_convertible`: no factor for the drug or its route, never counted as 0. `dose_unknown`: the record does not say
    how much a day. `assessed` is False where nobody assessed the therapies.
    """

    mg_per_day: Decimal
    counted: tuple[DrugCourse, ...]
    not_convertible: tuple[DrugCourse, ...]
    dose_unknown: tuple[DrugCourse, ...]
    assessed: bool = True


def opioid_load(picture: ClinicalPicture, profile: Profile) -> OpioidLoad:
    """All opioids that are given now. Factors are for the routes that CDC 2022 has them for."""
    total = Decimal(0)
    counted: list[DrugCourse] = []
    foreign: list[DrugCourse] = []
    unknown: list[DrugCourse] = []
    for course in picture.active("opioid"):
        if course.drug.oral_morphine_factor is None or course.therapy.route not in profile.derived.convertible_routes:
            foreign.append(course)
        elif (morphine := oral_morphine_mg(course)) is None:
            unknown.append(course)
        else:
            total += morphine
            counted.append(course)
    return OpioidLoad(total, tuple(counted), tuple(foreign), tuple(unknown), assessed=picture.therapies is not None)


def oral_morphine_mg(course: DrugCourse) -> Decimal | None:
    """One drug's day as oral morphine, mg. A patch is converted from its rate in µg/h, anything else from mg."""
    factor = course.drug.oral_morphine_factor
    if course.therapy.route == "transdermal":
        amount = daily_amount(course.dose) if course.dose.unit == "ug/h" else None
    else:
        amount = daily_mg(course.dose)
    return None if factor is None or amount is None else amount * factor
