"""The use cases as the record sees them: one transaction, one audit entry, nothing changed that was signed."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from core.case.course import Pain, Weight
from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.case.therapy import Therapy, TherapyChange
from core.clinic.changes import Kind
from core.clinic.commands import entries, episodes, findings, flags, lesions, patients, tasks, therapies
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.clinic.views.tasks import tasks as task_list
from core.clinic.views.worklist import worklist
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.record.audit import AuditRow
from tests.exports import export_case
from tests.imports import import_case

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "case-example.json"


def mei(number: str = "CUA-9", **facts: object) -> Patient:
    given = {"record_number": number, "name": "ZHANG Mei", "native_name": "张梅", "birth_date": date(1964, 3, 11)}
    return Patient(id="", sex="female", **(given | facts))


def audit_actions(context: Context) -> list[str]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.sequence)))


@pytest.fixture
def patient(context: Context) -> str:
    made, _ = patients.add_patient(context, mei(), Episode(onset=context.today(), subtype="uraemic"))
    return made


@pytest.fixture
def thigh(context: Context, patient: str) -> str:
    made, _ = lesions.add_lesion(
        context, patient, Lesion(id="", site="thigh", side="left", region="proximal", onset=context.today())
    )
    return made


def test_a_new_patient_gets_the_tasks_of_a_new_episode(context: Context, patient: str) -> None:
    rules = {task.rule for task in chart(context, patient).case.tasks}
    assert {"task.wound_plan", "task.pain_plan", "task.medication_reconciliation"} <= rules
    assert [row.patient_id for row in worklist(context).rows] == [patient]


def test_each_use_case_writes_one_audit_entry(context: Context, patient: str, thigh: str) -> None:
    before = len(audit_actions(context))
    entries.record(context, patient, [Pain(at=context.now(), instrument="nrs", context="rest", score=Decimal(6))])
    lesions.close_lesion(context, patient, thigh, context.today(), "healed")
    assert audit_actions(context)[before:] == ["entries.recorded", "lesion.closed"]


def test_what_has_not_happened_yet_is_refused(context: Context, patient: str) -> None:
    tomorrow = context.now() + timedelta(days=1)
    before = audit_actions(context)
    with pytest.raises(InvalidInput, match=r"error\.clinic\.future"):
        entries.record(context, patient, [Pain(at=tomorrow, instrument="nrs", context="rest", score=Decimal(6))])
    assert audit_actions(context) == before
    assert chart(context, patient).case.pain == ()


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"dry_weight_kg": Decimal(900)}, "adult_weight_kg"),
        ({"dry_weight_kg": Decimal("8.4")}, "adult_weight_kg"),
        ({"height_cm": Decimal("1.62")}, "height_cm"),
        ({"birth_date": date(1890, 1, 1)}, "age_years"),
        ({"birth_date": date(2100, 1, 1)}, "age_years"),
    ],
)
def test_an_impossible_person_is_refused(context: Context, facts: dict[str, object], key: str) -> None:
    with pytest.raises(InvalidInput, match=key):
        patients.add_patient(context, mei(**facts), None)
    assert search.every_patient(context) == ()


def test_a_record_number_belongs_to_one_patient(context: Context, patient: str) -> None:
    with pytest.raises(InvalidInput, match="record_number_taken"):
        patients.add_patient(context, mei(), None)


def test_the_second_writer_is_told(context: Context, patient: str) -> None:
    seen = chart(context, patient)
    first = seen.case.patient.model_copy(update={"height_cm": Decimal(162)})
    patients.edit_patient(context, first, seen.version)
    with pytest.raises(Conflict):
        patients.edit_patient(context, seen.case.patient, seen.version)
    assert chart(context, patient).case.patient.height_cm == Decimal(162)


def test_an_amended_entry_stays_readable_and_counts_no_more(context: Context, patient: str) -> None:
    now = context.now()
    (wrong,), _ = entries.record(context, patient, [Weight(at=now, kg=Decimal(48))])
    entries.amend(context, patient, wrong, Weight(at=now, kg=Decimal(84)), "digits exchanged")
    kept = chart(context, patient).case.weights
    assert [weight.kg for weight in kept] == [Decimal(48), Decimal(84)]
    assert kept[1].amends == wrong
    with pytest.raises(NotAllowed, match="amended_already"):
        entries.amend(context, patient, wrong, Weight(at=now, kg=Decimal(85)), "again")


def test_an_entry_in_error_is_struck_through_with_reason_and_author(context: Context, patient: str) -> None:
    (wrong,), _ = entries.record(context, patient, [Weight(at=context.now(), kg=Decimal(48))])
    with pytest.raises(InvalidInput, match="reason_needed"):
        entries.mark_in_error(context, patient, wrong, "  ")
    changed = entries.mark_in_error(context, patient, wrong, "of another patient")
    struck = chart(context, patient).case.weights[0].entered_in_error
    assert struck is not None
    assert (struck.reason, struck.by) == ("of another patient", context.actor.name)
    assert Kind.WEIGHT in changed.kinds
    with pytest.raises(NotAllowed):
        entries.mark_in_error(context, patient, wrong, "twice")


def test_an_entry_of_another_patient_is_out_of_reach(context: Context, patient: str) -> None:
    other, _ = patients.add_patient(context, mei("CUA-10"), None)
    (entry,), _ = entries.record(context, patient, [Weight(at=context.now(), kg=Decimal(84))])
    with pytest.raises(NotFound):
        entries.mark_in_error(context, other, entry, "wrong chart")


def test_a_split_lesion_closes_and_its_children_know_it(context: Context, patient: str, thigh: str) -> None:
    part = Lesion(id="", site="thigh", side="left", region="proximal", onset=context.today())
    ids, _ = lesions.split_lesion(context, patient, thigh, [part, part], context.today())
    case = chart(context, patient).case
    parent, *children = case.lesions
    assert (parent.closed, parent.closed_as) == (context.today(), "split")
    assert [child.id for child in children] == list(ids)
    assert all(child.parents == (thigh,) for child in children)
    merged, _ = lesions.merge_lesions(context, patient, ids, part, context.today())
    assert chart(context, patient).case.lesions[-1].parents == ids
    assert [lesion.id for lesion in chart(context, patient).case.lesions if lesion.closed is None] == [merged]


def test_a_closed_lesion_does_not_close_again(context: Context, patient: str, thigh: str) -> None:
    lesions.close_lesion(context, patient, thigh, context.today(), "healed")
    with pytest.raises(NotAllowed):
        lesions.close_lesion(context, patient, thigh, context.today(), "healed")


def test_a_therapy_changes_without_losing_what_it_was(context: Context, patient: str) -> None:
    start = context.today() - timedelta(days=30)
    warfarin = Therapy(
        drug="warfarin", route="oral", dose=Decimal(3), unit="mg", per_day=Decimal(1), start=start, reason="valve"
    )
    made, _ = therapies.start(context, patient, warfarin)
    less = TherapyChange(at=context.today(), kind="dose_change", dose=Decimal(2), unit="mg", per_day=Decimal(1))
    therapies.change(context, patient, made, less)
    therapies.stop(context, patient, made, context.today(), "calciphylaxis")
    patients.confirm_therapies(context, patient)
    (kept,) = chart(context, patient).case.therapies or ()
    assert (kept.dose, kept.reason, kept.stop_reason) == (Decimal(3), "valve", "calciphylaxis")
    assert kept.changes[0].dose == Decimal(2)
    with pytest.raises(NotAllowed):
        therapies.stop(context, patient, made, context.today(), "again")


def test_a_list_of_therapies_that_nobody_confirmed_is_unknown(context: Context, patient: str) -> None:
    assert chart(context, patient).case.therapies is None
    patients.confirm_therapies(context, patient)
    assert chart(context, patient).case.therapies == ()


def test_a_task_done_is_not_raised_again_at_once(context: Context, patient: str) -> None:
    plan = next(task for task in task_list(context) if task.rule == "task.wound_plan")
    tasks.complete(context, plan.task_id)
    assert "task.wound_plan" not in {task.rule for task in task_list(context)}
    with pytest.raises(Conflict, match="task_settled"):
        tasks.complete(context, plan.task_id)


def test_a_free_task_can_be_declined_with_a_reason(context: Context, patient: str) -> None:
    made, _ = tasks.add(context, patient, "Call the daughter", "nursing", context.now(), "info")
    with pytest.raises(InvalidInput):
        tasks.decline(context, made, "")
    tasks.decline(context, made, "she was here")
    assert made not in {task.task_id for task in task_list(context)}


def test_the_rules_run_twice_raise_nothing_twice(context: Context) -> None:
    patient, _ = import_case(context, EXAMPLE.read_bytes())
    findings.refresh(context)
    first = chart(context, patient).case
    patients.confirm_therapies(context, patient)
    second = chart(context, patient).case
    assert [flag.id for flag in first.flags] == [flag.id for flag in second.flags]
    assert [task.id for task in first.tasks] == [task.id for task in second.tasks]
    assert findings.refresh(context).patients == frozenset()


def test_a_flag_is_acknowledged_by_name_and_only_once(context: Context) -> None:
    patient, _ = import_case(context, EXAMPLE.read_bytes())
    findings.refresh(context)
    flag = chart(context, patient).case.flags[0]
    assert flag.id is not None
    flags.acknowledge(context, flag.id)
    seen = next(kept for kept in chart(context, patient).case.flags if kept.id == flag.id)
    assert (seen.state, seen.acknowledged_by) == ("acknowledged", context.actor.name)
    with pytest.raises(Conflict, match="flag_seen"):
        flags.acknowledge(context, flag.id)


def test_a_case_imported_and_exported_is_the_same(context: Context) -> None:
    patient, _ = import_case(context, EXAMPLE.read_bytes())
    again = export_case(context, patient, as_zip=False).data
    assert json.loads(again) == json.loads(EXAMPLE.read_bytes())


def test_a_bad_case_imports_nothing_and_names_the_field(context: Context) -> None:
    record = json.loads(EXAMPLE.read_bytes())
    record["lesions"][0]["assessments"][1]["stage"] = "rotten"
    with pytest.raises(InvalidInput) as told:
        import_case(context, json.dumps(record).encode())
    assert told.value.text.params["path"] == "lesions[0].assessments[1].stage"
    assert search.every_patient(context) == ()


def test_a_case_that_is_here_already_is_not_doubled(context: Context) -> None:
    import_case(context, EXAMPLE.read_bytes())
    with pytest.raises(Conflict):
        import_case(context, EXAMPLE.read_bytes())
    assert len(search.every_patient(context)) == 1


def test_duplicates_merge_with_everything_and_both_numbers_find_the_person(context: Context, patient: str) -> None:
    now = context.now()
    twice, _ = patients.add_patient(context, mei("CUA-99", allergies=("penicillin",)), None)
    entries.record(context, twice, [Weight(at=now, kg=Decimal(84))])
    patients.merge_patients(context, twice, patient, "entered twice")
    merged = chart(context, twice).case
    assert merged.patient.id == patient
    assert merged.patient.also_known_as == ("CUA-99",)
    assert merged.patient.allergies == ("penicillin",)
    assert len(merged.weights) == 1
    assert [found.patient_id for found in search.find_patients(context, "CUA-99")] == [patient]
    assert [row.patient_id for row in worklist(context).rows] == [patient]
    with pytest.raises(NotAllowed):
        patients.merge_patients(context, twice, patient, "again")


@pytest.mark.parametrize("words", ["zhang m", "mei", "张", "zm", "zhangmei", "cua 9", "Zhāng"])
def test_a_patient_is_found_by_any_part_of_name_or_number(context: Context, patient: str, words: str) -> None:
    assert [found.patient_id for found in search.find_patients(context, words)] == [patient]


@pytest.mark.parametrize(
    ("name", "native", "born", "alike"),
    [
        ("ZHANG Mei", "张玫", date(1970, 1, 1), True),
        ("Zhang, Mei", None, None, True),
        ("ZHANG Meii", None, None, True),
        ("ZHANG Wei", None, date(1964, 3, 11), True),
        ("ZHANG Wei", "张伟", date(1970, 1, 1), False),
        ("Smith Jane", None, date(1964, 3, 11), False),
    ],
)
def test_like_names_are_found(
    context: Context, patient: str, name: str, native: str | None, born: date | None, alike: bool
) -> None:
    found = search.like_patients(context, name, native, born)
    assert [person.patient_id for person in found] == ([patient] if alike else [])


def test_an_episode_ends_before_another_begins(context: Context, patient: str) -> None:
    with pytest.raises(NotAllowed):
        episodes.open_episode(context, patient, Episode(onset=context.today(), subtype="uraemic"))
    episodes.close_episode(context, patient, context.today(), "healed")
    episodes.open_episode(context, patient, Episode(onset=context.today(), subtype="uraemic"))
    case = chart(context, patient).case
    assert case.episode is not None
    assert case.episode.closed is None
    assert len(case.earlier_episodes) == 1


def test_a_moment_is_stored_with_the_offset_it_was_entered_with(context: Context, patient: str) -> None:
    at = datetime(2026, 1, 5, 14, 30, tzinfo=UTC).astimezone(context.zone)
    entries.record(context, patient, [Weight(at=at, kg=Decimal(84))])
    kept = chart(context, patient).case.weights[0].at
    assert kept == at
    assert isinstance(kept, datetime)
    assert kept.utcoffset() == at.utcoffset()


def test_every_rule_has_a_title_that_needs_nothing_more(context: Context) -> None:
    from core.clinic.views.worklist import task_title
    from core.guidance.profile import default_profile
    from core.texts import LANGUAGES, render

    profile = default_profile()
    rules = [
        *(rule for rule in profile.tasks if rule != "task.correct"),
        *(f"task.correct.{factor}" for factor in profile.factors),
    ]
    for rule in rules:
        for language in LANGUAGES:
            assert not render(task_title(rule, None), language).startswith(("clinic.", "guidance."))
