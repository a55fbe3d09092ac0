"""Risk factors of the Chinese consensus grading (PMC10557543), as far as the record tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from core.case.moments import DayOrInstant, start_of
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.registry import FACTORS
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


@dataclass(frozen=True, slots=True)
class _Asked:
    picture: ClinicalPicture
    profile: Profile
    consensus: Numbers
    facility: Numbers

    def factor(self, code: str) -> bool | None:
        """Whether a factor of the triad is active; None while it is unknown."""
        state = FACTORS[code](self.picture, self.profile.factors[code], self.profile).state
        return None if state == "unknown" else state == "active"

    def given_for(self, days: Decimal, *classes: str) -> bool | None:
        """Whether a drug of the classes was given that long, without or with an end."""
        if self.picture.therapies is None:
            return None
        needed = timedelta(days=float(days))
        return any(
            self._end(course.given_until) - start_of(course.therapy.start) > needed
            for course in self.picture.therapies
            if course.belongs(classes)
        )

    def _end(self, until: DayOrInstant | None) -> datetime:
        return self.picture.at if until is None else start_of(until)

    def on_dialysis_longer(self) -> bool | None:
        """Whether dialysis has gone on for longer than the consensus's years."""
        kidney = self.picture.kidney
        if kidney is None or not self.picture.on_dialysis:
            return self.picture.on_dialysis
        if kidney.dialysis_since is None:
            return None
        years = timedelta(days=float(self.consensus["dialysis_years"]) * 365.25)
        return self.picture.at - start_of(kidney.dialysis_since) > years

    def recorded(self, *codes: str) -> bool | None:
        """Whether one of the comorbidities is in the list."""
        comorbidities = self.picture.patient.comorbidities
        return None if comorbidities is None else any(code in comorbidities for code in codes)

    def value(self, analyte: str, factor: str, judge: Callable[[Decimal], bool]) -> bool | None:
        """A question about an analyte's fresh, exact value."""
        reading = self.picture.fresh(analyte, self.profile.factors[factor].window_days)
        exact = None if reading is None else reading.amount.exact
        return None if exact is None else judge(exact)


def _active_vitamin_d(asked: _Asked) -> bool | None:
    if asked.picture.therapies is None:
        return None
    courses = asked.picture.active("active_vitamin_d")
    amounts = [daily_amount(course.dose) if course.dose.unit == "ug" else None for course in courses]
    if any(amount is not None and amount > asked.consensus["active_vitamin_d_ug"] for amount in amounts):
        return True
    return None if None in amounts else False


def _shorter_dialysis(asked: _Asked) -> bool | None:
    longer = asked.on_dialysis_longer()
    return None if longer is None else bool(asked.picture.on_dialysis) and not longer


def _injections(asked: _Asked) -> bool | None:
    if asked.picture.therapies is None:
        return None
    return any(course.therapy.route == "subcutaneous" for course in asked.picture.active("insulin", "heparin"))


RISKS: Final[Mapping[str, tuple[bool, Callable[[_Asked], bool | None]]]] = {
    "long_dialysis": (True, lambda asked: asked.on_dialysis_longer()),
    "long_warfarin": (True, lambda asked: asked.given_for(asked.facility["warfarin_days"], "vitamin_k_antagonist")),
    "calcium_load": (
        True,
        lambda asked: asked.given_for(asked.consensus["calcium_days"], "calcium_based_binder", "calcium_supplement"),
    ),
    "active_vitamin_d": (True, _active_vitamin_d),
    "protein_c_s": (True, lambda asked: asked.recorded("protein_c_deficiency", "protein_s_deficiency")),
    "vitamin_k_deficiency": (True, lambda asked: asked.factor("inhibitor.vitamin_k_deficiency")),
    "pth_very_high": (
        True,
        lambda asked: asked.value("pth", "drive.pth_high", lambda pth: pth > asked.consensus["pth_very_high"]),
    ),
    "shorter_dialysis": (False, _shorter_dialysis),
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
        lambda asked: asked.value("pth", "drive.pth_high", lambda pth: pth < asked.consensus["pth_low"]),
    ),
    "subcutaneous_injections": (False, _injections),
    "iron_overload": (
        False,
        lambda asked: asked.value("ferritin", "drive.pth_high", lambda iron: iron > asked.facility["ferritin_ug_l"]),
    ),
}
"""Code → whether it is a major risk, and how the record is asked."""

_OURS: Final = frozenset({"long_warfarin", "steroid", "iron_overload"})


def assessed_risks(
    picture: ClinicalPicture, profile: Profile, consensus: Numbers, facility: Numbers
) -> tuple[Risk, ...]:
    """Every risk factor of the consensus with its answer, major ones first."""
    asked = _Asked(picture, profile, consensus, facility)
    return tuple(
        Risk(code, major, ask(asked), text(f"guidance.risk.{code}"), code in _OURS)
        for code, (major, ask) in RISKS.items()
    )
