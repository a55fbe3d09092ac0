"""What the banner reads: the same as the chart says, and far less of the record."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from core.case.file import read_case
from core.clinic.commands import patients
from core.clinic.views.banner import known
from core.clinic.views.chart import chart
from core.errors import NotFound
from core.record.cases import add_case
from core.store.store import Store
from tests.core.clinic.ward import BEGAN, Ward

EXAMPLE = read_case((Path(__file__).resolve().parents[2] / "data" / "case-example.json").read_bytes())


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def add_patient(ward: Ward) -> str:
    with ward.nurse.store.write() as session:
        return add_case(session, EXAMPLE, at=BEGAN, actor="importer")


def test_the_banner_tells_what_the_chart_tells(ward: Ward) -> None:
    patient = add_patient(ward)
    told, case = known(ward.nurse, patient), chart(ward.nurse, patient).case
    assert case.weights and case.events and case.care_goals
    assert told.patient == case.patient
    assert (told.weights, told.events, told.care_goals) == (case.weights, case.events, case.care_goals)
    assert told.like == ()


def test_nothing_is_read_for_the_banner_that_it_does_not_tell(ward: Ward) -> None:
    patient, seen = add_patient(ward), []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    known(ward.nurse, patient)
    event.remove(Engine, "before_cursor_execute", note)
    assert any("FROM care_goal" in each for each in seen)
    for table in ("assessment", "photograph", "pain", "laboratory", "task", "flag"):
        assert not any(f"FROM {table} " in each.replace("\n", " ") for each in seen)


def test_of_a_merged_duplicate_the_person_is_told_and_who_is_alike(ward: Ward) -> None:
    kept, duplicate = add_patient(ward), add_patient(ward)
    assert [one.patient_id for one in known(ward.nurse, duplicate).like] == [kept]
    patients.merge_patients(ward.head, duplicate, kept, "entered twice")
    told = known(ward.nurse, duplicate)
    assert told.patient.id == kept
    assert told.like == ()


def test_nobody_has_no_banner(ward: Ward) -> None:
    with pytest.raises(NotFound):
        known(ward.nurse, "nobody")
