"""Every number of the rules is told by a patient: move it, and some vignette has another ending."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest

from core.guidance import ClinicalPicture, Profile, load_profile, picture_of
from core.guidance.asking import judged, raised
from core.guidance.profile import FactorRow, FlagRow
from core.guidance.registry import FACTORS, FLAGS
from tests.core.guidance.patients import AT, patient
from tests.core.guidance.test_vignettes import ALL
from tests.core.guidance.vignettes.vignette import NOTHING

NAMES_AN_ACTION = {("drive.pth_high", "severe"), ("inhibitor.albumin_low", "severe")}
"""They choose among a factor's actions and leave its state alone; `test_triad` tells them."""

LEANING = {"pain.refractory": ("pain.refractory", "palliative.refractory_pain")}


@cache
def pictures(code: str) -> tuple[tuple[ClinicalPicture, str, str], ...]:
    """The patients of a rule and of those that lean on it, with what each is told."""
    rules = LEANING.get(code, (code,))
    return tuple((picture_of(patient(*one.changes), AT), one.rule, one.expected) for one in ALL if one.rule in rules)


def told(picture: ClinicalPicture, profile: Profile, code: str) -> str:
    if code in FACTORS:
        return judged(picture, profile, code).state
    first = next(iter(raised(picture, profile, code)), None)
    return NOTHING if first is None else first.level or profile.flags[code].level


def notices(profile: Profile, code: str) -> bool:
    """Whether some patient of the rule is told something else now."""
    return any(told(picture, profile, rule) != expected for picture, rule, expected in pictures(code))


def moved(value: Decimal) -> tuple[Decimal, Decimal]:
    """A little less and a little more; of a small whole number, one."""
    if value == value.to_integral_value() and value <= 10:
        return value - 1, value + 1
    return value * Decimal("0.75"), value * Decimal("1.25")


def with_row(code: str, row: FactorRow | FlagRow) -> Profile:
    profile = load_profile()
    kind = "factors" if code in FACTORS else "flags"
    return profile.model_copy(update={kind: {**getattr(profile, kind), code: row}})


def numbers() -> Iterator[tuple[str, str]]:
    profile = load_profile()
    for code in (*FACTORS, *FLAGS):
        row = profile.factors[code] if code in FACTORS else profile.flags[code]
        for name in row.limits:
            if (code, name) not in NAMES_AN_ACTION:
                yield code, name


BY_TENS = {("palliative.functional_decline", "down"), ("palliative.functional_decline", "pps")}
"""The scale goes by tens."""


@pytest.mark.parametrize(("code", "name"), list(numbers()))
def test_a_number_that_is_moved_is_noticed(code: str, name: str) -> None:
    profile = load_profile()
    row: FactorRow | FlagRow = profile.factors[code] if code in FACTORS else profile.flags[code]
    lower, higher = (
        moved(row.limit(name)) if (code, name) not in BY_TENS else (row.limit(name) - 10, row.limit(name) + 10)
    )
    for value in (lower, higher):
        limits = {**row.limits, name: value}
        assert notices(with_row(code, row.model_copy(update={"limits": limits})), code), f"{name} = {value}"


@pytest.mark.parametrize("code", [code for code, row in load_profile().factors.items() if row.window_days])
def test_a_window_that_is_moved_by_a_day_is_noticed(code: str) -> None:
    row = load_profile().factors[code]
    for days in ((row.window_days or 0) - 1, (row.window_days or 0) + 1):
        assert notices(with_row(code, row.model_copy(update={"window_days": days})), code), days
