"""Examinations are entries like any other: signed, audited, amended, struck through; and the file brings them back."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.case.episode import Episode
from core.case.examination import Examination
from core.case.file import read_case
from core.case.patient import Patient
from core.clinic.changes import Kind
from core.clinic.commands import entries, patients
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.guidance import review
from core.errors import InvalidInput, NotAllowed
from core.guidance.vessels import Vessel
from core.record.audit import AuditRow
from tests.exports import export_case


@pytest.fixture
def patient(context: Context) -> str:
    who = Patient(id="", record_number="CUA-9", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 11))
    made, _ = patients.add_patient(context, who, Episode(onset=context.today(), subtype="uraemic"))
    return made


def abi(value: str = "1.45", **more: object) -> Examination:
    return Examination(at=datetime.now(UTC), kind="abi", side="left", value=Decimal(value), **more)


def examined(context: Context, patient: str) -> tuple[Examination, ...]:
    return chart(context, patient).case.examinations


def seen_vessels(context: Context, patient: str) -> tuple[Vessel, ...]:
    found = chart(context, patient)
    return review(found.case, found.profile, context.now()).diagnosis.vessels


def test_an_examination_is_signed_and_audited_once(context: Context, patient: str) -> None:
    ids, changed = entries.record(
        context, patient, [abi(), Examination(at=context.now(), kind="livedo", result="absent")]
    )
    assert Kind.EXAMINATION in changed.kinds
    assert [(entry.id, entry.signed_by) for entry in examined(context, patient)] == [(one, "RN Li") for one in ids]
    with context.store.read() as session:
        last = session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc())).first()
        assert last is not None and last.action == "entries.recorded"
        assert last.details is not None and "1.45" not in json.dumps(last.details)


def test_one_of_tomorrow_is_refused(context: Context, patient: str) -> None:
    with pytest.raises(InvalidInput):
        entries.record(context, patient, [abi().model_copy(update={"at": context.now() + timedelta(days=2)})])


def test_only_the_amendment_counts_and_both_stay_readable(context: Context, patient: str) -> None:
    (first,), _ = entries.record(context, patient, [abi("1.05")])
    entries.amend(context, patient, first, abi("1.5"), "read from the other leg")
    assert len(examined(context, patient)) == 2
    (vessel,) = seen_vessels(context, patient)
    assert vessel.judged == "falsely_high"
    with pytest.raises(NotAllowed):
        entries.amend(context, patient, first, abi("1.2"), "again")


def test_one_entered_in_error_counts_for_nothing(context: Context, patient: str) -> None:
    (made,), changed = entries.record(context, patient, [abi()])
    entries.mark_in_error(context, patient, made, "wrong patient")
    assert Kind.EXAMINATION in changed.kinds
    assert seen_vessels(context, patient) == ()
    assert examined(context, patient)[0].entered_in_error is not None


def test_an_exported_case_brings_its_examinations_along(context: Context, patient: str) -> None:
    entries.record(context, patient, [abi(note="after dialysis"), Examination(at=context.now(), kind="mimic",
                   mimic="cellulitis", result="excluded")])  # fmt: skip
    exported = export_case(context, patient, as_zip=False)
    came_back = [
        (one.kind, one.value, one.mimic, one.result, one.note) for one in read_case(exported.data).examinations
    ]
    assert came_back == [(one.kind, one.value, one.mimic, one.result, one.note) for one in examined(context, patient)]
