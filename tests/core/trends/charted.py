"""A record in a few words: what the nurse charted, day by day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from core.case.case import Case
from core.case.course import ASLEEP, Asleep, Pain
from core.case.lesion import Assessment, Bwat, Lesion, NotDone
from core.case.patient import Patient

DAY_ONE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

WHOLE = Bwat(
    necrotic_type=5,
    necrotic_amount=4,
    exudate_type=1,
    exudate_amount=2,
    periwound_colour=4,
    peripheral_oedema=2,
    peripheral_induration=3,
    granulation=5,
)


def at(day: float) -> datetime:
    """Nine in the morning of a day, the first being 0."""
    return DAY_ONE + timedelta(days=day)


def assessed(day: float, area: float | None = None, way: str = "planimetry", **more: Any) -> Assessment:
    """An assessment with an area in mm²."""
    measured = {} if area is None else {"wound_area_mm2": area, "measured_by": way}
    content = {"id": f"a{day}-{area}-{way}", "at": at(day), **measured, **more}
    return Assessment(**content)


def refused(day: float, what: str = "measurement", reason: str = "too painful") -> Assessment:
    """An assessment in which something could not be done."""
    return Assessment(id=f"n{day}", at=at(day), not_done=(NotDone(what=what, reason=reason),))


def lesion(label: str, *assessments: Assessment, onset: float = 0, closed: float | None = None, **more: Any) -> Lesion:
    """A lesion of the left thigh with its assessments."""
    return Lesion(
        id=label,
        label=label,
        site="thigh",
        side="left",
        region="proximal",
        onset=at(onset).date(),
        closed=None if closed is None else at(closed).date(),
        assessments=assessments,
        **more,
    )


def case(*lesions: Lesion, **more: Any) -> Case:
    """A patient with these lesions."""
    patient = Patient(id="p", record_number="CUA-1", name="Zhang, Mei", sex="female", birth_date=date(1964, 3, 11))
    return Case(patient=patient, lesions=lesions, **more)


def score(day: float, value: int | Asleep, instrument: str = "nrs", context: str | None = "rest", **more: Any) -> Pain:
    """A pain score."""
    given = value if value == ASLEEP else Decimal(value)
    return Pain(id=f"p{day}{context}", at=at(day), instrument=instrument, context=context, score=given, **more)
