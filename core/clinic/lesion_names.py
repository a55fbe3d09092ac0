"""Lesions always have a name that a team can say."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.case import Case
from core.record.lesion import LesionRow


def external_names(session: Session, patient_ids: Sequence[str]) -> dict[str, str | None]:
    """What imported files called the lesions of these patients, by their ids; one statement."""
    query = select(LesionRow.id, LesionRow.external_id).where(LesionRow.patient_id.in_(patient_ids))
    return {lesion_id: external for lesion_id, external in session.execute(query)}  # noqa: C416 – rows are not pairs


def named(case: Case, external: Mapping[str, str | None]) -> Case:
    """Every lesion with a name: its own, what the file called it, or its number."""
    lesions = tuple(
        lesion if lesion.label else lesion.model_copy(update={"label": external.get(lesion.id) or f"L{number}"})
        for number, lesion in enumerate(case.lesions, start=1)
    )
    return case.model_copy(update={"lesions": lesions})
