"""A new patient, a corrected one, a doubled one."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.case.episode import Episode
from core.case.patient import Kidney, Patient
from core.clinic.commands.patients import add_patient, edit_patient
from core.clinic.views.chart import chart
from core.clinic.views.search import find_patients
from desktop.widgets.requests import AddPatient, EditPatient, GoBack, MergePatients, OpenPatient
from desktop.widgets.two_versions import TwoVersions
from desktop.worklist.merge import MergePlace
from desktop.worklist.patient_form import PatientPlace
from tests.desktop.walk import faults

ZHANG = Patient(
    id="", record_number="CUA-001", name="ZHANG Mei", native_name="张梅", sex="female", birth_date=date(1964, 3, 9)
)


@pytest.fixture
def form(qtbot, at_work, empty_clinic) -> PatientPlace:
    place = PatientPlace(at_work(empty_clinic))
    qtbot.addWidget(place)
    place.resize(1190, 760)
    place.show()
    place.open(AddPatient())
    return place


def fill(form: PatientPlace, **typed: str) -> None:
    answers = {"number": "CUA-001", "name": "ZHANG Mei", "born": "9.3.1964"} | typed
    for name, words in answers.items():
        getattr(form.identity, name).line.setText(words)
    form.identity.sex.set_value("female")


def test_a_patient_is_entered_and_nothing_is_assumed(qtbot, form: PatientPlace, empty_clinic) -> None:
    fill(form)
    with qtbot.waitSignal(form.asks) as asked:
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (request,) = asked.args
    assert isinstance(request, OpenPatient)
    case = chart(empty_clinic, request.patient_id).case
    assert (case.patient.name, case.patient.birth_date) == ("ZHANG Mei", date(1964, 3, 9))
    assert case.patient.allergies is None and case.patient.comorbidities is None and case.patient.kidney is None
    assert case.episode is None
    assert faults(form) == []


def test_everything_that_was_answered_is_kept(qtbot, form: PatientPlace, empty_clinic) -> None:
    fill(form, stature="162", dry_weight="84,5")
    form.background.allergies.set_value(["penicillin", "latex"])
    form.background.comorbidities.set_value([])
    form.kidney.status.set_value("haemodialysis")
    form.kidney.status.edited.emit()
    form.kidney.sessions.line.setText("3")
    form.kidney.since.line.setText("2019-05-01")
    form.episode.onset.line.setText("-14d")
    form.episode.confirmed["biopsy"].click()
    with qtbot.waitSignal(form.asks) as asked:
        form.save()
    case = chart(empty_clinic, asked.args[0].patient_id).case
    assert case.patient.allergies == ("penicillin", "latex") and case.patient.comorbidities == ()
    assert case.patient.kidney is not None and case.patient.kidney.sessions_per_week == 3
    assert case.patient.dry_weight_kg == Decimal("84.5")
    assert case.episode is not None and case.episode.confirmed_by == ("biopsy",)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("stature", "17"),
        ("dry_weight", "840"),
        ("born", "2030-01-01"),
        ("born", "1850-01-01"),
        ("born", "yesteryear"),
        ("name", ""),
        ("number", ""),
    ],
)
def test_what_cannot_be_is_refused_where_it_was_typed(form: PatientPlace, empty_clinic, settle, field, typed) -> None:
    fill(form, **{field: typed})
    form.save()
    settle()
    assert getattr(form.identity, field).problem
    assert form.notice.isVisible()
    assert find_patients(empty_clinic, "zhang") == ()


def test_days_before_the_birth_are_refused(form: PatientPlace) -> None:
    fill(form)
    form.kidney.status.set_value("peritoneal_dialysis")
    form.kidney.status.edited.emit()
    form.kidney.since.line.setText("1950-01-01")
    form.episode.onset.line.setText("2031-01-01")
    form.save()
    assert "birth" in form.kidney.since.problem and form.episode.onset.problem


def test_yes_without_a_name_is_no_answer(form: PatientPlace) -> None:
    fill(form)
    form.background.allergies.choices.set_value("some")
    form.save()
    assert form.notice.isVisible()


def test_what_belongs_to_dialysis_is_only_asked_of_dialysis(form: PatientPlace) -> None:
    form.kidney.status.set_value("transplant")
    form.kidney.status.edited.emit()
    assert form.kidney.since.isHidden() and not form.kidney.egfr.isHidden()
    form.kidney.status.set_value(None)
    form.kidney.status.edited.emit()
    assert form.kidney.egfr.isHidden() and form.kidney.value() is None


def test_like_names_are_warned_of_while_typing(qtbot, form: PatientPlace, empty_clinic, settle) -> None:
    add_patient(empty_clinic, ZHANG, None)
    qtbot.keyClicks(form.identity.name.line, "Zhang Mei")
    qtbot.wait(260)
    settle()
    assert form.like.isVisible() and "CUA-001" in form.like.sentence
    form.identity.name.line.clear()
    qtbot.keyClicks(form.identity.name.line, "Smith")
    qtbot.wait(260)
    settle()
    assert not form.like.isVisible()


def test_a_number_that_is_taken_is_refused_and_nothing_is_lost(form: PatientPlace, empty_clinic, settle) -> None:
    add_patient(empty_clinic, ZHANG, None)
    fill(form, name="SMITH Ann")
    form.save()
    settle()
    assert "CUA-001" in form.notice.sentence
    assert form.identity.name.typed == "SMITH Ann" and form.save_button.isEnabled()


def test_corrections_and_the_end_of_an_episode(qtbot, form: PatientPlace, empty_clinic, settle) -> None:
    known = episode()
    patient_id, _ = add_patient(empty_clinic, ZHANG, known)
    form.open(EditPatient(patient_id))
    settle()
    assert form.identity.name.typed == "ZHANG Mei" and form.identity.native_name.typed == "张梅"
    form.identity.name.line.setText("ZHANG Meihua")
    form.episode.ended.line.setText("-1d")
    form.episode.outcome.line.setText("healed")
    with qtbot.waitSignal(form.asks) as asked:
        form.save()
    assert asked.args == [OpenPatient(patient_id)]
    case = chart(empty_clinic, patient_id).case
    assert case.patient.name == "ZHANG Meihua"
    assert case.episode is not None and case.episode.closed == date(2026, 11, 23)


STOOD = Kidney(
    status="haemodialysis",
    egfr=Decimal(6),
    kt_v=Decimal("1.40"),
    dialysis_since=datetime(2019, 5, 1, 8, tzinfo=UTC),
    at=date(2026, 8, 1),
)


@pytest.mark.parametrize(("kt_v", "at"), [(None, STOOD.at), ("1.2", None)])
def test_what_nobody_touched_of_the_kidney_stands_and_its_date_until_a_fact_changes(
    qtbot, form: PatientPlace, empty_clinic, settle, kt_v, at
) -> None:
    """The date is of the facts together, eGFR is not asked of dialysis, and a day is shown of an instant."""
    patient_id, _ = add_patient(empty_clinic, ZHANG.model_copy(update={"kidney": STOOD}), None)
    form.open(EditPatient(patient_id))
    settle()
    form.identity.stature.line.setText("162")
    if kt_v is not None:
        form.kidney.kt_v.line.setText(kt_v)
    with qtbot.waitSignal(form.asks):
        form.save()
    kept = chart(empty_clinic, patient_id).case.patient
    changes = {"kt_v": STOOD.kt_v if kt_v is None else Decimal(kt_v), "at": at}
    assert kept.height_cm == 162 and kept.kidney == STOOD.model_copy(update=changes)


def test_facts_of_another_status_do_not_stay_behind(qtbot, form: PatientPlace, empty_clinic, settle) -> None:
    patient_id, _ = add_patient(empty_clinic, ZHANG.model_copy(update={"kidney": STOOD}), None)
    form.open(EditPatient(patient_id))
    settle()
    form.kidney.status.set_value("transplant")
    form.kidney.status.edited.emit()
    with qtbot.waitSignal(form.asks):
        form.save()
    assert chart(empty_clinic, patient_id).case.patient.kidney == Kidney(status="transplant", egfr=Decimal(6))


def episode() -> Episode:
    return Episode(onset=date(2026, 10, 1), subtype="uraemic", confirmed_by=("clinical",))


def test_the_second_writer_sees_both_and_loses_nothing(qtbot, form: PatientPlace, empty_clinic, settle) -> None:
    patient_id, _ = add_patient(empty_clinic, ZHANG, None)
    form.open(EditPatient(patient_id))
    settle()
    seen = chart(empty_clinic, patient_id).case.patient
    theirs = seen.model_copy(update={"name": "ZHANG Mei Li", "allergies": ("latex",)})
    edit_patient(empty_clinic, theirs, seen)
    form.identity.name.line.setText("ZHANG Meihua")
    form.identity.stature.line.setText("163")
    form.save()
    settle()
    (sheet,) = form.findChildren(TwoVersions)
    assert chart(empty_clinic, patient_id).case.patient == theirs, "nothing is written before somebody chose"
    third = theirs.model_copy(update={"name": "ZHANG M."})
    edit_patient(empty_clinic, third, theirs)
    qtbot.keyClick(sheet.lines[0].buttons()[0], "1")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    settle()
    (again,) = [each for each in form.findChildren(TwoVersions) if not each.isHidden()]
    qtbot.keyClick(again.lines[0].buttons()[0], "1")
    with qtbot.waitSignal(form.asks):
        qtbot.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = chart(empty_clinic, patient_id).case.patient
    assert (kept.name, kept.allergies, kept.height_cm) == ("ZHANG Meihua", ("latex",), 163)


def test_corrections_of_different_fields_stand_beside_each_other(qtbot, form, empty_clinic, settle) -> None:
    patient_id, _ = add_patient(empty_clinic, ZHANG, None)
    form.open(EditPatient(patient_id))
    settle()
    seen = chart(empty_clinic, patient_id).case.patient
    edit_patient(empty_clinic, seen.model_copy(update={"allergies": ("latex",)}), seen)
    form.identity.stature.line.setText("163")
    told = []
    form.workplace.bridge.changed.connect(told.append)
    with qtbot.waitSignal(form.asks):
        form.save()
    settle()
    kept = chart(empty_clinic, patient_id).case.patient
    assert (kept.allergies, kept.height_cm) == (("latex",), 163)
    assert told[0].beside is not None


def test_cancel_goes_back(qtbot, form: PatientPlace) -> None:
    cancel = next(push for push in form.findChildren(QPushButton) if push.text() == "Cancel")
    with qtbot.waitSignal(form.asks) as asked:
        cancel.click()
    assert asked.args == [GoBack()]


def test_one_person_entered_twice_becomes_one(qtbot, at_work, empty_clinic, settle) -> None:
    kept, _ = add_patient(empty_clinic, ZHANG, None)
    double, _ = add_patient(empty_clinic, ZHANG.model_copy(update={"record_number": "CUA-099"}), None)
    place = MergePlace(at_work(empty_clinic))
    qtbot.addWidget(place)
    place.resize(1190, 760)
    place.show()
    place.open(MergePatients(kept))
    settle()
    assert place.found.count() == 1 and "CUA-099" in place.found.item(0).text()
    place._choose(place.found.item(0))
    settle()
    place.stays.set_value("one")
    place.reason.line.setText("entered twice at admission")
    assert faults(place) == []
    with qtbot.waitSignal(place.asks) as asked:
        place.merge(double, kept)
    assert asked.args == [OpenPatient(kept)]
    assert chart(empty_clinic, double).case.patient.also_known_as == ("CUA-099",)


def test_nothing_is_merged_without_a_choice_and_a_reason(qtbot, at_work, empty_clinic, settle) -> None:
    kept, _ = add_patient(empty_clinic, ZHANG, None)
    place = MergePlace(at_work(empty_clinic))
    qtbot.addWidget(place)
    place.show()
    place.open(MergePatients(kept))
    settle()
    place._confirm()
    assert place.notice.isVisible()
