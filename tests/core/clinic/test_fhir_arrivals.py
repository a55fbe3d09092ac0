"""A FHIR bundle taken into the record: a new patient whole, the same bundle twice, somebody who is here already."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from core.case.case import Case
from core.case.file import read_case, write_case
from core.clinic.commands import cases
from core.clinic.commands.arrivals import take_in
from core.clinic.context import Context
from core.clinic.views.arrivals import Match, propose, weigh
from core.clinic.views.chart import chart
from core.exchange.arrival import State
from core.exchange.fhir.export import Form, export_bundle
from core.exchange.reading import read_whole
from core.record.audit import AuditRow
from tests.core.clinic.test_commands import EXAMPLE
from tests.wards import admit

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOSPITAL = Path(__file__).resolve().parents[2] / "data" / "exchange" / "fhir" / "foreign" / "hospital.json"
WEBER = "https://hospital.example/fhir/Patient/77"


@pytest.fixture
def example() -> Case:
    return read_case(EXAMPLE.read_bytes())


@pytest.mark.parametrize("form", ["json", "xml"])
def test_our_bundle_makes_the_patient_that_it_was_made_of(context: Context, example: Case, form: Form) -> None:
    arrival = read_whole(export_bundle(example, at=NOW, author="RN Li", form=form), "bundle")
    (key,) = [patient.key for patient in arrival.patients]
    taken, _ = take_in(context, arrival, {key: Match(None)})
    exported = cases.export_case(context, taken.patients[key], as_zip=False)
    assert exported.data == write_case(example)


def test_our_bundle_twice_is_one_patient_and_nothing_new(context: Context, example: Case) -> None:
    arrival = read_whole(export_bundle(example, at=NOW, author="RN Li"), "bundle")
    (key,) = [patient.key for patient in arrival.patients]
    taken, _ = take_in(context, arrival, {key: Match(None)})
    before = chart(context, taken.patients[key]).case
    again = {key: Match(taken.patients[key])}
    assert {row.state for row in weigh(context, arrival, again).rows} == {State.KNOWN}
    take_in(context, arrival, again)
    after = chart(context, taken.patients[key]).case
    # What the rules raise when they look again is the record's own.
    raised = {"tasks": (), "flags": ()}
    assert after.model_copy(update=raised) == before.model_copy(update=raised)


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
