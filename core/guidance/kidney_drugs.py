"""Drugs that failing kidneys make dangerous: what is given of them, why it is unsafe, and what is usual instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from core.case.drugs import drugs, in_class
from core.guidance.courses import DrugCourse
from core.guidance.findings import LEVELS, Level
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FlagRow, Profile
from core.texts import Text, text

_RULES: Final = (
    "safety.renal_unsafe_opioid",
    "safety.nsaid_in_kidney_failure",
    "safety.phosphate_magnesium_laxative",
)


@dataclass(frozen=True, slots=True)
class UnsafeDrug:
    """A drug that is given now. `why` and `action` in words; `rule` is the flag that fires in kidney failure."""

    course: DrugCourse
    rule: str
    level: Level
    why: Text
    action: Text
    source: Text


@dataclass(frozen=True, slots=True)
class KidneyDrugs:
    """What is given that is unsafe in kidney failure. `failing` is None where nobody knows the kidneys.

    The list is the same whether the kidneys fail or not: not known is not *safe*. `usual_opioids` are the drugs that
    are usual instead (Chinnadurai 2020). `assessed` is False where nobody assessed the therapies.
    """

    failing: bool | None
    drugs: tuple[UnsafeDrug, ...]
    usual_opioids: tuple[str, ...]
    assessed: bool


def kidney_drugs(picture: ClinicalPicture, profile: Profile) -> KidneyDrugs:
    """The drugs of a picture that kidney failure makes unsafe, the gravest first."""
    rows = [(rule, profile.flags[rule]) for rule in _RULES if profile.flags[rule].on]
    found = [unsafe for rule, row in rows for unsafe in _given(picture, rule, row)]
    found.sort(key=lambda unsafe: -LEVELS.index(unsafe.level))
    return KidneyDrugs(
        failing=picture.kidney_failure(profile.flags[_RULES[0]].limit("egfr")),
        drugs=tuple(found),
        usual_opioids=_usual_opioids(),
        assessed=picture.therapies is not None,
    )


@cache
def _usual_opioids() -> tuple[str, ...]:
    return tuple(code for code in drugs() if in_class(code, "renal_usual_opioid"))


def _given(picture: ClinicalPicture, rule: str, row: FlagRow) -> Iterator[UnsafeDrug]:
    for level, classes in (row.graded_classes or {row.level: row.classes}).items():
        for course in picture.active(*classes):
            if row.routes and course.therapy.route not in row.routes:
                continue
            why, source = f"guidance.source.{row.source}", text(f"guidance.source.{row.source}")
            if course.drug.kidney is not None:
                why, source = f"drug_kidney.{course.drug.kidney}", text("drug_kidney.source", rule=source)
            yield UnsafeDrug(course, rule, level, text(why), text(f"guidance.flag_action.{rule}"), source)
