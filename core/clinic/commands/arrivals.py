"""What a file brings, taken in once a person has confirmed whose it is: one transaction, one audit entry."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from core.case.base import Entry
from core.case.case import Case
from core.clinic.changes import Changes, Kind
from core.clinic.comparing import Comparison
from core.clinic.context import Context
from core.clinic.judging import judge
from core.clinic.plausible import check_case
from core.clinic.rights import require_action
from core.clinic.views.arrivals import Match, arriving, comparisons, judged, new_patient
from core.clinic.views.search import patients_numbered
from core.clinic.writing import audit
from core.errors import Conflict, InvalidInput
from core.exchange.arrival import Arrival, Row, State, photographs_of
from core.imaging.ingest import TakenPhotograph
from core.imaging.ingest import take_in as read_photograph
from core.record.cases import add_case
from core.record.entries import find_entry
from core.record.joining import Addition, add_things
from core.record.photo_consent import add_unknown_steps, erased
from core.texts import Language, render, text


@dataclass(frozen=True)
class TakenIn:
    """What happened. `patients`: the file's key → the record's id; `rows` are all rows of the file as they went in or
    why they did not, so that the report of what happened is the preview's list again."""

    patients: Mapping[str, str]
    made: frozenset[str]
    rows: tuple[Row, ...]

    def count(self, state: State) -> int:
        """How many rows went this way."""
        return sum(row.state is state for row in self.rows)


def take_in(
    context: Context, arrival: Arrival, matches: Mapping[str, Match], *, language: Language = "en"
) -> tuple[TakenIn, Changes]:
    """Write what the file brings of the patients that are matched; the others stay out. All of it or nothing.

    Rows are compared with the record again inside the transaction: what came in meanwhile is not written twice.
    `language` is that of the reasons which corrections are kept with.

    Raises
    ------
    InvalidInput
        For a new patient who is not told well enough, or a whole record that contradicts itself.
    Conflict
        For a new patient whose record number somebody has already.
    NotAllowed
        To whoever may not chart.
    """
    require_action(context, "file.taken_in")
    photographs = _photographs(context, arrival, matches)
    came_without = _came_without(context, arrival, matches)
    with context.store.write() as session:
        compared = comparisons(session, context, arrival, matches)
        patients = {
            key: match.patient_id or _made(session, context, arrival, key, match, photographs)
            for key, match in matches.items()
        }
        rows = judged(arrival, compared)
        written = {patients[key]: found for key, found in compared.items()}
        for patient_id, found in written.items():
            _write(session, context, arrival, patient_id, found, language)
        for key, patient_id in patients.items():
            add_unknown_steps(session, patient_id, photographs_of(arrival, key))
        made = frozenset(patients[key] for key, match in matches.items() if match.patient_id is None)
        taken = TakenIn(patients, made, rows)
        session.flush()
        for patient_id in written:
            judge(session, context, patient_id)
        _audit(session, context, arrival, taken, came_without)
    return taken, Changes(frozenset(patients.values()), frozenset(Kind))


def _photographs(
    context: Context, arrival: Arrival, matches: Mapping[str, Match]
) -> dict[str, tuple[bytes, TakenPhotograph]]:
    """The pictures that may be named by what is taken in, in the store: an orphan is the worst that a crash leaves."""
    taken: dict[str, tuple[bytes, TakenPhotograph]] = {}
    for sha256 in sorted(_named(arrival, matches) & arrival.photographs.keys()):
        content = arrival.photographs[sha256]
        try:
            taken[sha256] = (content, read_photograph(content, sha256))
        except InvalidInput as error:
            raise InvalidInput("error.case_file.photograph", sha256=sha256[:12], problem=error.text) from None
    with context.store.read() as session:
        gone = erased(session)  # an older file would bring them back
    for sha256, (content, photograph) in taken.items():
        if sha256 not in gone:
            context.store.photographs.put(content, photograph.media_type, photograph.thumbnail_jpeg)
    return taken


def _named(arrival: Arrival, matches: Mapping[str, Match]) -> frozenset[str]:
    return frozenset(photograph.sha256 for key in matches for photograph in photographs_of(arrival, key))


def _came_without(context: Context, arrival: Arrival, matches: Mapping[str, Match]) -> list[str]:
    """Photographs that the file names and nobody has: when the store is checked, these are not missed."""
    absent = _named(arrival, matches) - arrival.photographs.keys()
    return sorted(absent - context.store.photographs.known()) if absent else []


def _made(
    session: Session,
    context: Context,
    arrival: Arrival,
    key: str,
    match: Match,
    photographs: Mapping[str, tuple[bytes, TakenPhotograph]],
) -> str:
    """A new patient: the whole record that the file carries, or an empty one of the identity that was confirmed."""
    patient = arriving(arrival, key)
    case = patient.whole or Case(patient=new_patient(patient, match))
    check_case(context, case, {sha256: taken for sha256, (_, taken) in photographs.items()})
    if patients_numbered(session, case.patient.record_number):
        raise Conflict("error.clinic.record_number_taken", number=case.patient.record_number)
    return add_case(session, case, at=context.now(), actor=context.actor.name)


def _write(
    session: Session, context: Context, arrival: Arrival, patient_id: str, found: Comparison, language: Language
) -> None:
    attributed = [_attributed(context, arrival, addition, language) for addition in found.additions]
    add_things(session, patient_id, attributed)
    for withdrawal in found.withdrawals:
        row = find_entry(session, patient_id, withdrawal.target)
        if row is not None and row.error_at is None:
            row.error_at, row.error_by = context.now(), arrival.source
            row.error_reason = render(withdrawal.reason, language)


def _attributed(context: Context, arrival: Arrival, addition: Addition, language: Language) -> Addition:
    """An entry without an author says from where it came and when it was taken in; nobody has signed it."""
    thing = addition.thing
    if not isinstance(thing, Entry):
        return addition
    stamp: dict[str, Any] = {}
    if thing.recorded_by is None:
        stamp = {"recorded_by": arrival.source, "recorded_at": context.now()}
    if thing.amends is not None and thing.amendment_reason is None:
        stamp["amendment_reason"] = render(text("arrival.reason.corrected", source=arrival.source), language)
    return replace(addition, thing=thing.model_copy(update=stamp))


def _audit(session: Session, context: Context, arrival: Arrival, taken: TakenIn, came_without: list[str]) -> None:
    ids = sorted(set(taken.patients.values()))
    counts = Counter(row.state.value for row in taken.rows)
    audit(
        session,
        context,
        "file.taken_in",
        ids[0] if len(ids) == 1 else None,
        arrival.fingerprint,
        format=arrival.format,
        patients=ids,
        made=sorted(taken.made),
        rows=dict(counts),
        came_without=came_without,
    )
