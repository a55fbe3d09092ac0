"""Risk factors of the Chinese consensus grading (PMC10557543), as far as the record tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from core.case.moments import DayOrInstant, start_of
from core.guidance import telling
from core.guidance.courses import DrugCourse
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.registry import FACTORS
from core.guidance.spans import Span
from core.texts import Text, text
from core.trends.doses import daily_amount

Numbers: TypeAlias = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk factor: present, not present, or None where the record does not tell."""

    code: str
    major: bool
    present: bool | None
    title: Text
    facility_value: bool
    evidence: tuple[Evidence, ...] = ()


class _Answer(NamedTuple):
    present: bool | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    picture: ClinicalPicture
    profile: Profile
    consensus: Numbers
    facility: Numbers

    def factor(self, code: str) -> _Answer:
        """Whether a factor of the triad is active; None while it is unknown."""
        judged = FACTORS[code](self.picture, self.profile.factors[code], self.profile)
        return _Answer(None if judged.state == "unknown" else judged.state == "active", judged.evidence)

    def given_for(self, days: Decimal, *classes: str) -> _Answer:
        """Whether a drug of the classes was given that long, without or with an end."""
        needed = timedelta(days=float(days))
        return self._courses(
            lambda course: (
                course.belongs(classes) and self._end(course.given_until) - start_of(course.therapy.start) > needed
            )
        )

    def injected(self, *classes: str) -> _Answer:
        """Whether a drug of the classes is injected under the skin now."""
        return self._courses(
            lambda course: course.active and course.belongs(classes) and course.therapy.route == "subcutaneous"
        )

    def _courses(self, asked: Callable[[DrugCourse], bool]) -> _Answer:
        if self.picture.therapies is None:
            return _Answer(None, (telling.of_list("therapies", assessed=False),))
        found = tuple(telling.of_course(course) for course in self.picture.therapies if asked(course))
        return _Answer(bool(found), found)

    def _end(self, until: DayOrInstant | None) -> datetime:
        return self.picture.at if until is None else start_of(until)

    def on_dialysis_longer(self) -> _Answer:
        """Whether dialysis has gone on for longer than the consensus's years."""
        kidney = self.picture.kidney
        if kidney is None or not self.picture.on_dialysis:
            return _Answer(self.picture.on_dialysis)
        told = (telling.of_kidney(text("guidance.evidence.on_dialysis"), kidney),)
        if kidney.dialysis_since is None:
            return _Answer(None, told)
        years = timedelta(days=float(self.consensus["dialysis_years"]) * 365.25)
        return _Answer(self.picture.at - start_of(kidney.dialysis_since) > years, told)

    def on_dialysis_shorter(self) -> _Answer:
        """On dialysis, and not for longer than that."""
        longer = self.on_dialysis_longer()
        if longer.present is None:
            return longer
        return _Answer(bool(self.picture.on_dialysis) and not longer.present, longer.evidence)

    def recorded(self, *codes: str) -> _Answer:
        """Whether one of the comorbidities is in the list."""
        comorbidities = self.picture.patient.comorbidities
        if comorbidities is None:
            return _Answer(None, (telling.of_list("comorbidities", assessed=False),))
        found = tuple(telling.of_comorbidity(code) for code in codes if code in comorbidities)
        return _Answer(bool(found), found)

    def value(self, analyte: str, factor: str, judge: Callable[[Span], bool | None]) -> _Answer:
        """A question about an analyte's fresh value; a bound (`>1000`) answers it where it can."""
        reading = self.picture.fresh(analyte, self.profile.factors[factor].window_days)
        if reading is None:
            return _Answer(None)
        return _Answer(judge(reading.amount), (telling.of_reading(reading),))

    def active_vitamin_d(self) -> _Answer:
        """Whether a day brings more than the consensus's dose."""
        if self.picture.therapies is None:
            return _Answer(None, (telling.of_list("therapies", assessed=False),))
        courses = self.picture.active("active_vitamin_d")
        told = tuple(telling.of_course(course) for course in courses)
        amounts = [daily_amount(course.dose) if course.dose.unit == "ug" else None for course in courses]
        if any(amount is not None and amount > self.consensus["active_vitamin_d_ug"] for amount in amounts):
            return _Answer(True, told)
        return _Answer(None if None in amounts else False, told)


RISKS: Final[Mapping[str, tuple[bool, Callable[[_Asked], _Answer]]]] = {
    "long_dialysis": (True, _Asked.on_dialysis_longer),
    "long_warfarin": (True, lambda asked: asked.given_for(asked.facility["warfarin_days"], "vitamin_k_antagonist")),
    "calcium_load": (
        True,
        lambda asked: asked.given_for(asked.consensus["calcium_days"], "calcium_based_binder", "calcium_supplement"),
    ),
    "active_vitamin_d": (True, _Asked.active_vitamin_d),
    "protein_c_s": (True, lambda asked: asked.recorded("protein_c_deficiency", "protein_s_deficiency")),
    "vitamin_k_deficiency": (True, lambda asked: asked.factor("inhibitor.vitamin_k_deficiency")),
    "pth_very_high": (
        True,
        lambda asked: asked.value("pth", "drive.pth_high", lambda pth: pth.above(asked.consensus["pth_very_high"])),
    ),
    "shorter_dialysis": (False, _Asked.on_dialysis_shorter),
    "obesity": (False, lambda asked: asked.factor("vascular.obesity")),
    "diabetes": (False, lambda asked: asked.recorded("diabetes")),
    "albumin_low": (False, lambda asked: asked.factor("inhibitor.albumin_low")),
    "steroid": (
        False,
        lambda asked: asked.given_for(asked.facility["steroid_days"], "corticosteroid", "immunosuppressant"),
    ),
    "calcium_high": (False, lambda asked: asked.factor("drive.calcium_high")),
    "phosphate_high": (False, lambda asked: asked.factor("drive.phosphate_high")),
    "alkaline_phosphatase_high": (False, lambda asked: asked.factor("inhibitor.alkaline_phosphatase_high")),
    "pth_low": (
        False,
        lambda asked: asked.value("pth", "drive.pth_high", lambda pth: pth.below(asked.consensus["pth_low"])),
    ),
    "subcutaneous_injections": (False, lambda asked: asked.injected("insulin", "heparin")),
    "iron_overload": (
        False,
        lambda asked: asked.value(
            "ferritin", "drive.pth_high", lambda iron: iron.above(asked.facility["ferritin_ug_l"])
        ),
    ),
}
"""Code → whether it is a major risk, and how the record is asked."""

_OURS: Final = frozenset({"long_warfarin", "steroid", "iron_overload"})


def assessed_risks(
    picture: ClinicalPicture, profile: Profile, consensus: Numbers, facility: Numbers
) -> tuple[Risk, ...]:
    """Every risk factor of the consensus with its answer, major ones first."""
    asked, found = _Asked(picture, profile, consensus, facility), []
    for code, (major, ask) in RISKS.items():
        answer = ask(asked)
        title = text(f"guidance.risk.{code}")
        found.append(Risk(code, major, answer.present, title, code in _OURS, answer.evidence))
    return tuple(found)
