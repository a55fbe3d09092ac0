"""What an export would hold, told before anything leaves."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from core.clinic.context import Context
from core.clinic.leaving import Order, Told, cases, counted_as, leaving
from core.clinic.views.search import PatientFound, every_patient, patient_named
from core.exchange.research.cutouts import considered
from core.exchange.research.groups import Groups, groups_of

COUNTED: Final = 200
"""Photographs are counted for so many patients; to read more only to say how much it is would take too long."""

WITH_PHOTOGRAPHS: Final = frozenset({"case", "fhir", "dicom", "research"})
"""The formats that can take photographs along."""


@dataclass(frozen=True)
class Preview:
    """Who is in it, and of photographs how many would leave and how many stay, and why; `photographs` is None where
    nobody counted. `groups`: of a de-identified export."""

    patients: tuple[PatientFound, ...]
    photographs: int | None = None
    withheld: int = 0
    intimate: int = 0
    untraced: int = 0
    groups: Groups | None = None
    withdrawn: int = 0


def preview(context: Context, order: Order) -> Preview:
    """Count what `order` would let out; without patients, of everybody.

    Raises
    ------
    NotFound
        When a patient does not exist.
    """
    if order.patient_ids:
        patients = tuple(patient_named(context, each) for each in order.patient_ids)
    else:
        patients = every_patient(context)
    if order.format not in WITH_PHOTOGRAPHS or len(patients) > COUNTED:
        return Preview(patients)
    wanted = replace(order, patient_ids=tuple(each.patient_id for each in patients))
    return (
        _of_research(context, wanted, patients) if order.format == "research" else _of_care(context, wanted, patients)
    )


def _of_care(context: Context, order: Order, patients: tuple[PatientFound, ...]) -> Preview:
    told = Told()
    leave: set[str] = set()
    for case in cases(context, order):
        leave.update(each.photograph.sha256 for each in leaving(case, order, told))
    counts = told.counts
    return Preview(patients, len(leave), counts["withheld"], counts["intimate"], withdrawn=counts["withdrawn"])


def _of_research(context: Context, order: Order, patients: tuple[PatientFound, ...]) -> Preview:
    found = tuple(cases(context, order))
    kept = Counter(counted_as(each) for case in found for each in considered(case, order.meant_for))
    return Preview(
        patients,
        kept["photographs"],
        kept["withheld"],
        kept["intimate"],
        kept["untraced"],
        groups_of(found),
        kept["withdrawn"],
    )
