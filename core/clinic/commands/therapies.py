"""Therapies: started, changed, held, resumed, stopped. A change is written beside the start, never over it."""

from core.case.drugs import drugs
from core.case.moments import DayOrInstant, start_of
from core.case.therapy import Therapy, TherapyChange
from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.writing import not_in_future, row_of, signed, writing
from core.errors import InvalidInput, NotAllowed
from core.record.therapy import TherapyRow, add_therapy, add_therapy_change

_KINDS = (Kind.THERAPY, Kind.TASK, Kind.FLAG)


def start(context: Context, patient_id: str, therapy: Therapy) -> tuple[str, Changes]:
    """A therapy that starts.

    Raises
    ------
    InvalidInput
        When it starts in the future, or the drug is not given by that route.
    """
    not_in_future(context, therapy.start)
    if therapy.route not in drugs()[therapy.drug].routes:
        raise InvalidInput("error.clinic.route")
    with writing(context, "therapy.started", patient_id) as session:
        made = add_therapy(session, patient_id, signed(context, therapy))
    return made, changes(patient_id, *_KINDS)


def change(context: Context, patient_id: str, therapy_id: str, change: TherapyChange) -> Changes:
    """A dose change, a hold or a resumption.

    Raises
    ------
    NotAllowed
        When the therapy has stopped.
    """
    not_in_future(context, change.at)
    with writing(context, "therapy.changed", patient_id, therapy_id, kind=change.kind) as session:
        _running(row_of(session, TherapyRow, patient_id, therapy_id), change.at)
        by = change.model_copy(update={"by": context.actor.name})
        add_therapy_change(session, patient_id, therapy_id, by)
    return changes(patient_id, *_KINDS)


def stop(context: Context, patient_id: str, therapy_id: str, stop: DayOrInstant, reason: str | None) -> Changes:
    """The end of a therapy: its last day is the one before `stop`.

    Raises
    ------
    NotAllowed
        When it has stopped already.
    """
    not_in_future(context, stop)
    with writing(context, "therapy.stopped", patient_id, therapy_id) as session:
        row = row_of(session, TherapyRow, patient_id, therapy_id)
        _running(row, stop)
        row.stop, row.stop_reason, row.stopped_by = stop, reason, context.actor.name
    return changes(patient_id, *_KINDS)


def _running(row: TherapyRow, at: DayOrInstant) -> None:
    if row.error_at is not None:
        raise NotAllowed("error.clinic.in_error_already")
    if row.stop is not None:
        raise NotAllowed("error.clinic.therapy_stopped")
    if row.observed_at is not None and start_of(at) < start_of(row.observed_at):
        raise InvalidInput("error.clinic.before_start")
