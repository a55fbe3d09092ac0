"""An assessment from draft to signature: nothing half-written, nothing lost, nothing on the wrong patient."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from core.charting import actions
from core.charting.reducing import reduce
from core.clinic.commands import assessments, entries, lesions, photographs, tasks
from core.clinic.context import Context
from core.clinic.judging import DRESSING_RULE
from core.clinic.views.chart import chart
from core.clinic.views.drafts import patients_with_drafts
from core.clinic.views.photographs import original, thumbnails
from core.clinic.views.worklist import worklist
from core.errors import Conflict, InvalidInput, NotAllowed
from core.record.audit import AuditRow
from tests.exports import export_case
from tests.imports import import_case
from tests.wards import admit, charted


def picture(colour: str = "brown") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(data, "JPEG")
    return data.getvalue()


def actions_since(context: Context, number: int) -> list[str]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.sequence)))[number:]


def test_a_draft_is_saved_resumed_and_signed(context: Context) -> None:
    patient, lesion = admit(context)
    before = len(actions_since(context, 0))
    opened, _ = assessments.open_draft(context, patient, lesion)
    assert not opened.resumed
    half = reduce(opened.draft, actions.SetNote("smells of nothing"))
    version, _ = assessments.autosave(context, opened.draft_id, half, opened.version)
    again, _ = assessments.open_draft(context, patient, lesion)
    assert (again.resumed, again.draft) == (True, half)
    assert worklist(context).rows[0].has_draft
    assert patients_with_drafts(context) == 1
    signed, _ = assessments.sign(context, opened.draft_id, charted(half), version)
    kept = chart(context, patient)
    (entry,) = kept.case.lesions[0].assessments
    assert (entry.id, entry.signed_by, entry.note) == (signed, "RN Li", "smells of nothing")
    assert [(pain.context, pain.score) for pain in kept.case.pain] == [("rest", 6), ("dressing_change", 8)]
    assert kept.drafts == ()
    assert patients_with_drafts(context) == 0
    assert actions_since(context, before) == ["draft.opened", "assessment.signed"]


def test_what_is_missing_is_not_signed_and_the_draft_stays(context: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    with pytest.raises(InvalidInput):
        assessments.sign(context, opened.draft_id, opened.draft, opened.version)
    assert chart(context, patient).case.lesions[0].assessments == ()
    assert [line.draft_id for line in chart(context, patient).drafts] == [opened.draft_id]


def test_a_future_assessment_is_refused(context: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    later = reduce(charted(opened.draft), actions.SetObservedAt(context.now() + timedelta(days=2)))
    with pytest.raises(InvalidInput):
        assessments.sign(context, opened.draft_id, later, opened.version)
    assert chart(context, patient).case.lesions[0].assessments == ()


def test_a_draft_signed_elsewhere_is_not_signed_twice(context: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    assessments.sign(context, opened.draft_id, charted(opened.draft), opened.version)
    with pytest.raises(Conflict):
        assessments.sign(context, opened.draft_id, charted(opened.draft), opened.version)
    with pytest.raises(Conflict):
        assessments.autosave(context, opened.draft_id, opened.draft, opened.version)
    assert len(chart(context, patient).case.lesions[0].assessments) == 1


def test_a_discarded_draft_is_gone_and_said_so(context: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    before = len(actions_since(context, 0))
    assessments.discard(context, opened.draft_id)
    assert chart(context, patient).drafts == ()
    assert actions_since(context, before) == ["draft.discarded"]


def test_a_closed_lesion_is_not_assessed(context: Context) -> None:
    patient, lesion = admit(context)
    lesions.close_lesion(context, patient, lesion, context.today(), "healed")
    with pytest.raises(NotAllowed):
        assessments.open_draft(context, patient, lesion)


def test_a_photograph_is_kept_bit_for_bit_and_shown_small(context: Context) -> None:
    data = picture()
    taken = photographs.take_in(context, data, "IMG_1.jpg")
    assert original(context, taken.sha256) == data
    assert thumbnails(context, [taken.sha256])[taken.sha256].startswith(b"\xff\xd8")


def test_a_refused_photograph_leaves_nothing_behind(context: Context) -> None:
    before = len(actions_since(context, 0))
    with pytest.raises(InvalidInput):
        photographs.take_in(context, picture()[:200], "IMG_1.jpg")
    assert context.store.photographs.known() == frozenset()
    assert actions_since(context, before) == []


def test_an_amended_assessment_supersedes_with_its_photographs(context: Context) -> None:
    patient, lesion = admit(context)
    taken = photographs.take_in(context, picture(), "IMG_1.jpg")
    opened, _ = assessments.open_draft(context, patient, lesion)
    signed, _ = assessments.sign(context, opened.draft_id, charted(opened.draft, taken), opened.version)
    entry = chart(context, patient).case.lesions[0].assessments[0]
    assessments.amend(context, patient, signed, entry.model_copy(update={"stage": "eschar"}), "looked again")
    first, second = chart(context, patient).case.lesions[0].assessments
    assert (first.stage, second.stage, second.amends) == ("ulcer", "eschar", signed)
    assert second.photographs[0].sha256 == taken.sha256
    with pytest.raises(NotAllowed):
        assessments.amend(context, patient, signed, entry, "again")


def test_an_assessment_on_the_wrong_patient_moves_with_photograph_and_pain(context: Context) -> None:
    wrong, wrong_lesion = admit(context)
    right, right_lesion = admit(context, "CUA-10", "ZHANG Min")
    taken = photographs.take_in(context, picture(), "IMG_1.jpg")
    opened, _ = assessments.open_draft(context, wrong, wrong_lesion)
    signed, _ = assessments.sign(context, opened.draft_id, charted(opened.draft, taken), opened.version)
    moved, changed = entries.chart_again(context, wrong, signed, right, right_lesion, "charts exchanged")
    there = chart(context, right).case
    assert there.lesions[0].assessments[0].id == moved
    assert there.lesions[0].assessments[0].photographs[0].sha256 == taken.sha256
    assert [pain.score for pain in there.pain] == [6, 8]
    here = chart(context, wrong).case
    assert here.lesions[0].assessments[0].entered_in_error is not None
    assert all(pain.entered_in_error is not None for pain in here.pain)
    assert changed.patients == {wrong, right}


def test_a_case_travels_with_its_photographs(context: Context) -> None:
    patient, lesion = admit(context)
    data = picture()
    taken = photographs.take_in(context, data, "IMG_1.jpg")
    opened, _ = assessments.open_draft(context, patient, lesion)
    assessments.sign(context, opened.draft_id, charted(opened.draft, taken), opened.version)
    archive = export_case(context, patient, as_zip=True).data
    with pytest.raises(Conflict):
        import_case(context, archive)


def test_a_planned_dressing_is_due_on_its_day_and_done_by_the_next_assessment(context: Context) -> None:
    patient, lesion = admit(context)
    tasks.plan_dressing(context, patient, lesion, context.today() + timedelta(days=3))
    tasks.plan_dressing(context, patient, lesion, context.today() + timedelta(days=2))
    with pytest.raises(InvalidInput):
        tasks.plan_dressing(context, patient, lesion, context.today() - timedelta(days=1))
    (planned,) = [task for task in chart(context, patient).case.tasks if task.rule == DRESSING_RULE]
    assert planned.due is not None
    assert planned.due.astimezone(context.zone).date() == context.today() + timedelta(days=2)
    opened, _ = assessments.open_draft(context, patient, lesion)
    assessments.sign(context, opened.draft_id, charted(opened.draft), opened.version)
    (done,) = [task for task in chart(context, patient).case.tasks if task.rule == DRESSING_RULE]
    assert (done.state, done.by) == ("done", "RN Li")


def test_two_workstations_on_one_draft_never_overwrite_each_other(context: Context) -> None:
    patient, lesion = admit(context)
    opened, _ = assessments.open_draft(context, patient, lesion)
    theirs, _ = assessments.open_draft(context, patient, lesion)
    noted = reduce(opened.draft, actions.SetNote("smells of nothing"))
    version, _ = assessments.autosave(context, opened.draft_id, noted, opened.version)
    with pytest.raises(Conflict, match="draft_changed"):
        assessments.autosave(context, theirs.draft_id, theirs.draft, theirs.version)
    with pytest.raises(Conflict, match="draft_changed"):
        assessments.sign(context, theirs.draft_id, charted(theirs.draft), theirs.version)
    assessments.sign(context, opened.draft_id, charted(noted), version)
