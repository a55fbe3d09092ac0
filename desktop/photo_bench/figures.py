"""How measured numbers are written: as exact as they are worth, never more."""

from datetime import datetime

from core.case.lesion import Lesion
from core.case.moments import DayOrInstant
from core.case.patient import Patient
from core.languages import at_side
from desktop.widgets.areas import cm2
from desktop.widgets.numbers import fixed
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

NOTHING = "–"


def rounded(value: float, unit: str) -> str:
    """Three figures, and the unit: `3.4 cm²`, `341 mm²`."""
    digits = 0 if abs(value) >= 100 else 1
    return f"{fixed(value, digits)} {unit}"


def area_mm2(value: float | None) -> str:
    """An area in mm²."""
    return NOTHING if value is None else rounded(value, "mm²")


def area_off(value: float | None, percent_off: float | None) -> str:
    """An area in mm² with how far it may be off: `341 ± 2 mm²`."""
    if value is None or percent_off is None:
        return area_mm2(value)
    off = value * percent_off / 100
    digits = 0 if off >= 10 else 1
    return f"{fixed(value, digits)} ± {fixed(off, digits)} mm²"


def area_cm2(value: float | None) -> str:
    """An area given in mm², as cm²: written as the chart and every page write it."""
    return NOTHING if value is None else f"{cm2(value)} cm²"


def length_mm(value: float | None) -> str:
    """A length in mm."""
    return NOTHING if value is None else rounded(value, "mm")


def percent(value: float | None) -> str:
    """A share; one that rounds to nothing and is not nothing is said so."""
    if value is None:
        return NOTHING
    return "<1 %" if 0 < value < 0.5 else f"{value:.0f} %"


def per_cent_off(value: float) -> str:
    """How far a number may be off, in percent of it: `± 30 %`, `± 0.1 %`. Never nothing: nothing is exact."""
    if value < 0.1:
        return f"± <{fixed(0.1, 1)} %"
    return f"± {fixed(value, 0 if value >= 10 else 1)} %"


def day_of(moment: DayOrInstant, workplace: Workplace) -> str:
    """The day of a moment in the facility's zone."""
    if isinstance(moment, datetime):
        return moment.astimezone(workplace.zone).strftime("%Y-%m-%d")
    return moment.isoformat()


def when(moment: DayOrInstant, workplace: Workplace) -> str:
    """A day as it was written, an instant in the facility's time."""
    if isinstance(moment, datetime):
        return moment.astimezone(workplace.zone).strftime("%Y-%m-%d %H:%M")
    return moment.isoformat()


def identity(patient: Patient) -> str:
    """Name, name in the person's own script, birth date and number: what stands on every charting view."""
    native = f" {patient.native_name}" if patient.native_name else ""
    return f"{patient.name}{native} · {patient.birth_date.isoformat()} · {patient.record_number}"


def lesion_name(lesion: Lesion, number: int, workplace: Workplace) -> str:
    """Label, site and side: `L1 · Thigh, left`."""
    site = word("site", lesion.site, workplace.language)
    if lesion.side is not None:
        side = word("side", lesion.side, workplace.language)
        site = at_side(site, side, workplace.language)
    return f"{lesion.label or number} · {site}"
