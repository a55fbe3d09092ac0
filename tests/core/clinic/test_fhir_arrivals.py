"""A foreign FHIR bundle taken into the record of somebody who is here already: what a person confirmed, and once."""

import json
from pathlib import Path

from sqlalchemy import select

from core.clinic.commands.arrivals import take_in
from core.clinic.context import Context
from core.clinic.views.arrivals import Match, propose, weigh
from core.clinic.views.chart import chart
from core.exchange.arrival import State
from core.exchange.fhir.export import export_bundle
from core.exchange.reading import read_whole
from core.record.audit import AuditRow
from core.record.cases import case_of
from tests.core.clinic.test_commands import EXAMPLE
from tests.imports import import_case
from tests.wards import admit

HOSPITAL = Path(__file__).resolve().parents[2] / "data" / "exchange" / "fhir" / "foreign" / "hospital.json"
WEBER = "https://hospital.example/fhir/Patient/77"


def test_a_foreign_bundle_goes_to_the_patient_that_somebody_confirmed_and_only_once(context: Context) -> None:
    patient, _ = admit(context)
    arrival = read_whole(HOSPITAL.read_bytes(), "hospital.json")
    before = chart(context, patient).case
    taken, _ = take_in(context, arrival, {WEBER: Match(patient)})
    after = chart(context, patient).case
    assert len(after.laboratory) == len(before.laboratory) + 2
    assert len(after.pain) == len(before.pain) + 1
    assert taken.count(State.REFUSED) == sum(row.state is State.REFUSED for row in arrival.rows)
    take_in(context, arrival, {WEBER: Match(patient)})
    assert chart(context, patient).case == after


def test_no_patient_of_a_foreign_bundle_is_matched_without_a_person(context: Context) -> None:
    admit(context)
    arrival = read_whole(HOSPITAL.read_bytes(), "hospital.json")
    assert [(proposal.key, proposal.certain) for proposal in propose(context, arrival)] == [(WEBER, None)]


def test_an_audit_entry_names_no_patient_data(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, read_whole(HOSPITAL.read_bytes(), "hospital.json"), {WEBER: Match(patient)})
    with context.store.read() as session:
        (entry,) = session.scalars(select(AuditRow).where(AuditRow.action == "file.taken_in"))
    assert "Weber" not in json.dumps(entry.details)


def test_a_bundle_that_left_this_record_brings_nothing_new_to_it(context: Context) -> None:
    patient, _ = import_case(context, EXAMPLE.read_bytes())
    with context.store.read() as session:
        case = case_of(session, patient)
    arrival = read_whole(export_bundle(case, at=context.now(), author="RN Li"), "bundle")
    (proposal,) = propose(context, arrival)
    assert proposal.certain == patient
    rows = weigh(context, arrival, {proposal.key: Match(patient)}).rows
    assert rows
    assert {row.state for row in rows} == {State.KNOWN}
