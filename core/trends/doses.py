"""What a written dose brings in a day. Where the record does not say, nothing is guessed."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from core.case.therapy import Dose, Therapy

_MASS_MG: Final[Mapping[str, Decimal]] = MappingProxyType(
    {"ug": Decimal("0.001"), "mg": Decimal(1), "g": Decimal(1000)}
)


def mass_mg(amount: Decimal | None, unit: str | None) -> Decimal | None:
    """An amount in mg; None when it was not written as a mass."""
    factor = _MASS_MG.get(unit or "")
    return None if factor is None or amount is None else amount * factor


def single_dose_mg(dose: Dose | Therapy) -> Decimal | None:
    """One dose in mg; None when it was not written as a mass."""
    return mass_mg(dose.dose, dose.unit)


def daily_amount(dose: Dose | Therapy) -> Decimal | None:
    """What a day brings, in the dose's own unit; of a rate (`ug/h`) the rate. None when the record does not say.

    An as-needed drug counts with its day's total, or with a dose and how often a day it was taken.
    """
    if dose.day_total is not None:
        return dose.day_total
    if dose.dose is None or dose.unit is None:
        return None
    if dose.unit.endswith("/h"):
        return dose.dose
    if dose.per_day is not None:
        return dose.dose * dose.per_day
    return None if dose.per_week is None else dose.dose * dose.per_week / 7


def daily_mg(dose: Dose | Therapy) -> Decimal | None:
    """What a day brings in mg, a rate counted over 24 hours; None when the record does not say."""
    amount, unit = daily_amount(dose), dose.unit or ""
    if unit.endswith("/h"):
        hourly = mass_mg(amount, unit.removesuffix("/h"))
        return None if hourly is None else hourly * 24
    return mass_mg(amount, unit)
