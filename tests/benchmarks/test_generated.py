"""The generated clinic is what the program would have written: its trail is whole, and everybody is found and read."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from benchmarks import generated, long_course
from benchmarks.account import now
from benchmarks.bare_sql import bare_sql, statements_of
from core.clinic import opening
from core.clinic.commands import findings
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from core.record.assessment import AssessmentRow
from core.record.audit import AuditRow
from core.record.flag import FlagRow

PATIENTS, EACH = 14, 5


@pytest.fixture(scope="module")
def clinic() -> Iterator[Context]:
    """Three copies, beside the eleven that are copied."""
    context = opening.open_demo(now, patients=0)
    generated.fill(context, PATIENTS, EACH)
    yield context
    opening.close(context)


def test_there_are_as_many_as_were_asked_for(clinic: Context) -> None:
    assert worklist(clinic).total_patients == PATIENTS
    with clinic.store.read() as session:
        assert session.scalar(select(func.count()).select_from(AssessmentRow)) == PATIENTS * EACH
        signed = select(func.count()).select_from(AuditRow).where(AuditRow.action == "assessment.signed")
        assert session.scalar(signed) == PATIENTS * EACH


def test_the_store_is_whole_and_so_is_its_trail(clinic: Context) -> None:
    assert opening.verify(clinic) == ()


def test_a_copy_is_another_person_with_the_same_course(clinic: Context) -> None:
    everybody = search.every_patient(clinic)
    copies = [found for found in everybody if found.record_number.startswith("B-")]
    assert len(copies) >= 3
    copy = chart(clinic, copies[0].patient_id).case
    assert copy.patient.name == copies[0].name
    assert sum(len(lesion.assessments) for lesion in copy.lesions) == EACH
    assert copy.lesions[0].id not in {
        lesion.id
        for found in everybody
        if found.patient_id != copy.patient.id
        for lesion in chart(clinic, found.patient_id).case.lesions
    }
    assert copies[0] in search.find_patients(clinic, copies[0].name.split(",")[0])


def test_what_stands_in_a_copys_texts_is_the_copys_own(clinic: Context) -> None:
    with clinic.store.read() as session:
        flags = session.execute(select(FlagRow.patient_id, FlagRow.open_key, FlagRow.rule)).all()
    assert flags
    assert all(key is None or key.startswith(f"{patient} {rule}") for patient, key, rule in flags)


def test_the_rules_have_nothing_to_add(clinic: Context) -> None:
    assert not findings.refresh(clinic).patients


def test_a_long_course_has_its_photographs_and_years() -> None:
    context = opening.open_demo(now, patients=0)
    patient = long_course.put(context, photographs=6, years=2)
    case = chart(context, patient).case
    taken = [photo for entry in case.lesions[0].assessments for photo in entry.photographs]
    assert len(taken) == len({photo.sha256 for photo in taken}) == 6
    assert {photo.sha256 for photo in taken} <= context.store.photographs.known()
    times = [entry.at for entry in case.lesions[0].assessments]
    assert max(times).year - min(times).year >= 1
    opening.close(context)


def test_the_bare_sql_of_a_view_is_its_statements(clinic: Context) -> None:
    heard = statements_of(lambda: worklist(clinic))
    assert len(heard) == 8
    with bare_sql(clinic, lambda: worklist(clinic)) as bare:
        assert statements_of(bare) == []  # the driver alone: no engine hears of it
