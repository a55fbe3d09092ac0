"""Two people change one record: each finds the other's change beside their own, or both values to choose from."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.charting import actions
from core.charting.reducing import reduce
from core.clinic.commands import assessments, facility, lesions, patients, profile, tasks
from core.clinic.context import Actor, Context
from core.clinic.merging.form import Differs
from core.clinic.merging.standing import Owner
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.chart import chart
from core.clinic.views.drafts import draft_fate
from core.clinic.views.facility import letterhead
from core.clinic.views.profile import facility_profile
from core.clinic.views.tasks import tasks as open_tasks
from core.errors import Conflict
from core.record.base import new_id
from core.record.facility import FacilityRow
from core.texts import render
from tests.core.clinic.ward import Ward
from tests.wards import admit, charted

HIGH = ("factors", "drive.phosphate_high", "limits", "high")


@pytest.fixture
def ward(store) -> Ward:
    return Ward(store)


@pytest.fixture
def osei(context: Context) -> Context:
    return replace(context, actor=Actor("a2", "Dr Osei", "nurse"))


def test_a_patient_corrected_by_two_keeps_both_corrections(context: Context, osei: Context) -> None:
    patient, _ = admit(context)
    seen = chart(context, patient).case.patient
    patients.edit_patient(osei, seen.model_copy(update={"height_cm": Decimal(160)}), seen)
    told = patients.edit_patient(context, seen.model_copy(update={"allergies": ("latex",)}), seen)
    kept = chart(context, patient).case.patient
    assert (kept.height_cm, kept.allergies) == (Decimal(160), ("latex",))
    assert "Dr Osei" in render(told.beside) and "Height" in render(told.beside)


def test_the_same_field_is_shown_with_who_and_when_and_a_third_is_shown_again(context: Context, osei: Context) -> None:
    patient, _ = admit(context)
    seen = chart(context, patient).case.patient
    mine = seen.model_copy(update={"name": "ZHANG Meihua", "height_cm": Decimal(161)})
    patients.edit_patient(osei, seen.model_copy(update={"name": "ZHANG Mei Li"}), seen)
    with pytest.raises(Differs) as told:
        patients.edit_patient(context, mine, seen)
    both = told.value.disagreement
    assert (both.author.name, [line.name for line in both.lines]) == ("Dr Osei", ["name"])
    assert both.author.at is not None and "ZHANG Mei Li" in render(both.lines[0].theirs)
    assert chart(context, patient).case.patient.name == "ZHANG Mei Li"
    decided = both.decided({"name": "mine"})
    third = replace(osei, actor=Actor("a3", "RN Adu", "nurse"))
    patients.edit_patient(third, both.theirs.model_copy(update={"name": "ZHANG M."}), both.theirs)
    with pytest.raises(Differs) as again:
        patients.edit_patient(context, decided, both.theirs)
    last = again.value.disagreement
    assert last.author.name == "RN Adu"
    patients.edit_patient(context, last.decided({"name": "mine"}), last.theirs)
    kept = chart(context, patient).case.patient
    assert (kept.name, kept.height_cm) == ("ZHANG Meihua", Decimal(161))


def test_a_lesion_corrected_by_two(context: Context, osei: Context) -> None:
    patient, lesion = admit(context)
    seen = chart(context, patient).case.lesions[0]
    lesions.edit_lesion(osei, patient, seen.model_copy(update={"side": "right"}), seen)
    lesions.edit_lesion(context, patient, seen.model_copy(update={"label": "L7"}), seen)
    kept = chart(context, patient).case.lesions[0]
    assert (kept.side, kept.label) == ("right", "L7")
    with pytest.raises(Differs) as told:
        lesions.edit_lesion(context, patient, seen.model_copy(update={"side": None}), seen)
    both = told.value.disagreement
    lesions.edit_lesion(context, patient, both.decided({both.lines[0].name: "mine"}), both.theirs)
    assert (chart(context, patient).case.lesions[0].side, lesion) == (None, kept.id)


def test_a_name_that_only_stands_for_a_number_is_not_written_down(context: Context) -> None:
    patient, _ = admit(context)
    seen = chart(context, patient).case.lesions[0]
    lesions.edit_lesion(context, patient, seen.model_copy(update={"region": "distal"}), seen)
    assert chart(context, patient).case.lesions[0].label == seen.label


def test_a_task_that_two_give_away_at_once(ward: Ward) -> None:
    patient = ward.admits()
    line = open_tasks(ward.nurse)[0]
    seen = Owner(line.discipline, line.assignee)
    tasks.take(ward.other, line.task_id)
    with pytest.raises(Differs) as told:
        tasks.hand_over(ward.nurse, line.task_id, "surgery", seen)
    both = told.value.disagreement
    assert both.author.name == "Dr Osei" and "Dr Osei" in render(both.lines[0].theirs)
    with pytest.raises(Differs):
        tasks.assign(ward.nurse, line.task_id, "RN Li", seen)
    tasks.give(ward.nurse, line.task_id, both.decided({"owner": "mine"}), both.theirs)
    (now,) = [one for one in open_tasks(ward.nurse) if one.task_id == line.task_id]
    assert (now.discipline, now.assignee, now.patient_id) == ("surgery", None, patient)
    tasks.give(ward.nurse, line.task_id, Owner("surgery", "RN Li"), Owner("surgery", None))
    assert not tasks.give(ward.nurse, line.task_id, both.theirs, both.theirs).patients
    with pytest.raises(Differs):
        tasks.give(ward.other, line.task_id, Owner("nursing", None), Owner("surgery", None))


def test_the_head_of_the_reports_changed_by_two(ward: Ward) -> None:
    with ward.head.store.write() as session:
        session.add(FacilityRow(id=new_id(), name="Ward 7", time_zone="Asia/Shanghai", settings={}))
    seen = letterhead(ward.head)
    facility.set_letterhead(ward.head, "Ward 8", None, seen)
    with pytest.raises(Differs) as told:
        facility.set_letterhead(ward.head, "Ward 9", None, seen)
    both = told.value.disagreement
    decided = both.decided({"name": "theirs"})
    facility.set_letterhead(ward.head, decided.name, decided.logo, both.theirs)
    assert letterhead(ward.head).name == "Ward 8"


def test_rules_changed_by_two_administrators(ward: Ward) -> None:
    seen = facility_profile(ward.head)
    off = ProfileChanges().with_value(("flags", "pain.refractory", "on"), False)
    profile.keep_profile(ward.head, off, seen.number, seen.changes)
    mine = ProfileChanges().with_value(HIGH, Decimal("1.9"))
    told = profile.keep_profile(ward.head, mine, seen.number, seen.changes)
    kept = facility_profile(ward.head)
    assert dict(kept.changes.values) == {**off.values, **mine.values} and kept.number == 2
    assert told.beside is not None
    other = ProfileChanges().with_value(HIGH, Decimal("1.8"))
    with pytest.raises(Differs):
        profile.keep_profile(ward.head, other, seen.number, seen.changes)


def test_one_draft_at_two_workstations(context: Context, osei: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    theirs = reduce(opened.draft, actions.SetPain("rest", 4))
    assessments.autosave(osei, opened.draft_id, theirs, opened.version)
    mine = reduce(opened.draft, actions.SetNote("wet"))
    with pytest.raises(Conflict, match="draft_changed"):
        assessments.autosave(context, opened.draft_id, mine, opened.version)
    kept, told = assessments.save_beside(context, opened.draft_id, mine, opened.draft)
    assert (kept.draft.note, kept.draft.pain.rest) == ("wet", 4)
    assert "Dr Osei" in render(told.beside)
    with pytest.raises(Differs) as differs:
        assessments.save_beside(osei, opened.draft_id, reduce(theirs, actions.SetNote("dry")), theirs)
    assert differs.value.disagreement.author.name == "RN Li"
    again, _ = assessments.save_beside(context, opened.draft_id, mine, opened.draft)
    assert again == kept, "what stands already is not written again"


def test_a_state_that_arrived_without_an_answer_is_nobody_elses(context: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    sent = reduce(opened.draft, actions.SetNote("dr"))
    assessments.autosave(context, opened.draft_id, sent, opened.version)
    later = reduce(opened.draft, actions.SetNote("dry"))
    with pytest.raises(Differs):
        assessments.save_beside(context, opened.draft_id, later, opened.draft)
    kept, told = assessments.save_beside(context, opened.draft_id, later, opened.draft, sent)
    assert (kept.draft.note, told.beside) == ("dry", None)


def test_what_is_signed_is_never_merged_and_its_fate_is_told(context: Context, osei: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    assert draft_fate(context, opened.draft_id, patient, lesion).state == "waiting"
    assessments.sign(osei, opened.draft_id, charted(opened.draft), opened.version)
    with pytest.raises(Conflict, match="draft_gone"):
        assessments.save_beside(context, opened.draft_id, opened.draft, opened.draft)
    fate = draft_fate(context, opened.draft_id, patient, lesion)
    assert (fate.state, fate.by) == ("signed", "Dr Osei") and fate.at is not None
    second, _ = assessments.open_draft(context, patient, lesion)
    assessments.discard(context, second.draft_id)
    assert draft_fate(context, second.draft_id, patient, lesion).state == "discarded"
    assert draft_fate(context, "unknown", patient, lesion).state == "gone"
