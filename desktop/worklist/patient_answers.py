"""The form of a patient as plain answers, and the checks that each answer gets where it was typed."""

from datetime import date
from decimal import Decimal

from core import resources
from core.case.moments import DayOrInstant, day
from core.texts import text
from desktop.widgets.workplace import Desk

_DAYS_A_YEAR = 365.25


def implausible(desk: Desk, name: str, value: Decimal | float) -> str | None:
    """What is wrong with a height, weight or age that nobody has; None when it can be. Bounds: plausible.toml."""
    bounds = resources.read_toml("clinical", "plausible.toml")[name]
    if bounds["low"] <= value <= bounds["high"]:
        return None
    return desk.say(text(f"error.clinic.implausible.{name}", low=bounds["low"], high=bounds["high"]))


def birth_problem(desk: Desk, born: date) -> str | None:
    """What is wrong with a birth date."""
    if born > desk.today():
        return desk.say(text("error.desktop.moment_future"))
    return implausible(desk, "age_years", (desk.today() - born).days / _DAYS_A_YEAR)


def day_problem(desk: Desk, when: date, born: date | None) -> str | None:
    """What is wrong with a day in the life of somebody born then."""
    if when > desk.today():
        return desk.say(text("error.desktop.moment_future"))
    return desk.say(text("error.desktop.before_birth")) if born is not None and when < born else None


def day_of(moment: DayOrInstant | None) -> date | None:
    """The day of a moment that may not be known."""
    return None if moment is None else day(moment)
