"""Lesions: added, corrected, split, merged, closed."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.lesion_names import external_names, named
from core.clinic.merging.authors import last_author
from core.clinic.merging.form import put_together
from core.clinic.merging.standing import LESION
from core.clinic.writing import not_in_future, row_of, writing
from core.errors import InvalidInput, NotAllowed
from core.record.cases import case_of
from core.record.lesion import LesionRow
from core.record.lesion import add_lesion as write_lesion

_KINDS = (Kind.LESION, Kind.TASK, Kind.FLAG)


def add_lesion(context: Context, patient_id: str, lesion: Lesion) -> tuple[str, Changes]:
    """A new lesion of the current episode; without a name of its own it is numbered.

    Raises
    ------
    InvalidInput
        When it was first seen in the future.
    """
    not_in_future(context, lesion.onset)
    with writing(context, "lesion.added", patient_id) as session:
        made = _write(session, patient_id, lesion)
    return made, changes(patient_id, *_KINDS)


def edit_lesion(context: Context, patient_id: str, lesion: Lesion, seen: Lesion) -> Changes:
    """Correct where a lesion is and when it was first seen. Its assessments and lineage stay.

    `seen` is the lesion as it was read; what somebody else corrected meanwhile is kept beside, field by field.

    Raises
    ------
    Differs
        When somebody else corrected the same field; both are shown with it.
    """
    not_in_future(context, lesion.onset)
    with writing(context, "lesion.corrected", patient_id, lesion.id) as session:
        row = row_of(session, LesionRow, patient_id, lesion.id)
        case = named(case_of(session, patient_id, tracings=False), external_names(session, [patient_id]))
        standing = next(known for known in case.lesions if known.id == lesion.id)
        mine = lesion.model_copy(
            update={"label": lesion.label or seen.label, "place": lesion.place if lesion.place else seen.place}
        )
        author = partial(last_author, session, ("lesion.corrected",), patient_id, lesion.id)
        merged = put_together(LESION, seen, mine, standing, author)
        _describe(row, merged.value, standing)
    return changes(patient_id, *_KINDS, beside=merged.beside)


def _describe(row: LesionRow, lesion: Lesion, standing: Lesion) -> None:
    """A name that only stood for the lesion's number is not written down."""
    if lesion.label != standing.label:
        row.label = lesion.label
    row.site, row.side, row.region, row.onset = lesion.site, lesion.side, lesion.region, lesion.onset
    if lesion.place is not None:
        row.place = lesion.place.model_dump()


def close_lesion(context: Context, patient_id: str, lesion_id: str, closed: DayOrInstant, closed_as: str) -> Changes:
    """A lesion that is over.

    Raises
    ------
    NotAllowed
        When it is closed already.
    """
    with writing(context, "lesion.closed", patient_id, lesion_id, closed_as=closed_as) as session:
        _close(context, session, patient_id, lesion_id, closed, closed_as)
    return changes(patient_id, *_KINDS)


def split_lesion(
    context: Context, patient_id: str, lesion_id: str, children: Sequence[Lesion], at: DayOrInstant
) -> tuple[tuple[str, ...], Changes]:
    """One lesion becomes several: it closes, and they open with it as their parent.

    Raises
    ------
    InvalidInput
        With fewer than two children.
    """
    if len(children) < 2:
        raise InvalidInput("error.clinic.split_needs_two")
    with writing(context, "lesion.split", patient_id, lesion_id) as session:
        _close(context, session, patient_id, lesion_id, at, "split")
        made = tuple(_descend(session, patient_id, child, (lesion_id,), at) for child in children)
    return made, changes(patient_id, *_KINDS)


def merge_lesions(
    context: Context, patient_id: str, lesion_ids: Sequence[str], merged: Lesion, at: DayOrInstant
) -> tuple[str, Changes]:
    """Several lesions become one: they close, and it opens with them as its parents.

    Raises
    ------
    InvalidInput
        With fewer than two lesions.
    """
    parents = tuple(dict.fromkeys(lesion_ids))
    if len(parents) < 2:
        raise InvalidInput("error.clinic.merge_needs_two")
    with writing(context, "lesion.merged", patient_id, lesions=list(parents)) as session:
        for lesion_id in parents:
            _close(context, session, patient_id, lesion_id, at, "merged")
        made = _descend(session, patient_id, merged, parents, at)
    return made, changes(patient_id, *_KINDS)


def _close(
    context: Context, session: Session, patient_id: str, lesion_id: str, closed: DayOrInstant, closed_as: str
) -> None:
    not_in_future(context, closed)
    row = row_of(session, LesionRow, patient_id, lesion_id)
    if row.closed is not None:
        raise NotAllowed("error.clinic.lesion_closed")
    if instant(closed) < instant(row.onset):
        raise InvalidInput("error.clinic.closed_before_onset")
    row.closed, row.closed_as = closed, closed_as


def _descend(session: Session, patient_id: str, lesion: Lesion, parents: tuple[str, ...], at: DayOrInstant) -> str:
    """A lesion that came from others begins when they ended: its tissue is not new."""
    return _write(session, patient_id, lesion.model_copy(update={"parents": parents, "onset": at}))


def _write(session: Session, patient_id: str, lesion: Lesion) -> str:
    earlier = session.scalar(select(func.count()).select_from(LesionRow).where(LesionRow.patient_id == patient_id))
    named = lesion.label or f"L{(earlier or 0) + 1}"
    fresh = lesion.model_copy(update={"id": "", "label": named, "assessments": (), "closed": None})
    return write_lesion(session, patient_id, fresh)
