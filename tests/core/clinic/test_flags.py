"""The life of a flag: raised, acknowledged by a name, raised again when it grows graver, resolved, never deleted."""

from datetime import timedelta
from decimal import Decimal

import pytest

from core.case.therapy import Therapy, TherapyChange
from core.clinic.commands import entries, flags, therapies
from core.clinic.views.flags import FlagLine, patient_flags, urgent_flags
from core.clinic.views.worklist import worklist
from core.errors import Conflict, NotAllowed, NotFound
from core.record.flag import FlagRow
from core.store.store import Store
from tests.core.clinic.ward import Ward

SEVERE, LOAD = "pain.severe_uncontrolled", "safety.opioid_load"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def patient(ward: Ward) -> str:
    return ward.admits()


def hurting(ward: Ward, patient: str) -> list[str]:
    """Two severe scores, five hours apart."""
    first = ward.hurts(patient, 8)
    ward.now += timedelta(hours=5)
    return [first, ward.hurts(patient, 9)]


def of_rule(ward: Ward, patient: str, rule: str) -> list[FlagLine]:
    return [flag for flag in patient_flags(ward.nurse, patient) if flag.rule == rule]


def on_morphine(ward: Ward, patient: str, mg: int) -> str:
    morphine = Therapy(
        drug="morphine",
        route="oral",
        dose=Decimal(mg),
        unit="mg",
        per_day=Decimal(2),
        start=ward.nurse.now(),
        reason="pain",
    )
    return therapies.start(ward.nurse, patient, morphine)[0]


def test_an_acknowledged_flag_says_who_when_and_what_follows(ward: Ward, patient: str) -> None:
    hurting(ward, patient)
    (flag,) = urgent_flags(ward.nurse, patient)
    ward.now += timedelta(minutes=3)
    flags.acknowledge(ward.other, flag.flag_id, "  pain team called ")
    (seen,) = of_rule(ward, patient, SEVERE)
    assert (seen.state, seen.acknowledged_by, seen.acknowledged_at) == ("acknowledged", "Dr Osei", ward.now)
    assert seen.note == "pain team called"
    assert [(step.what, step.by, step.level) for step in seen.steps] == [
        ("raised", None, "urgent"),
        ("acknowledged", "Dr Osei", "urgent"),
    ]
    assert urgent_flags(ward.nurse, patient) == ()


def test_the_evidence_is_kept_in_both_languages_with_its_entry(ward: Ward, patient: str) -> None:
    scores = hurting(ward, patient)
    (flag,) = urgent_flags(ward.nurse, patient)
    assert {item.entry_id for item in flag.evidence} == set(scores)
    assert {item.kind for item in flag.evidence} == {"pain"}
    assert flag.evidence[0].say("en") != flag.evidence[0].say("zh_CN")


def test_whoever_acknowledges_second_is_told_who_was_first(ward: Ward, patient: str) -> None:
    hurting(ward, patient)
    (flag,) = urgent_flags(ward.nurse, patient)
    flags.acknowledge(ward.nurse, flag.flag_id)
    with pytest.raises(Conflict) as told:
        flags.acknowledge(ward.other, flag.flag_id)
    assert told.value.text.params["name"] == "RN Li"
    (kept,) = of_rule(ward, patient, SEVERE)
    assert kept.acknowledged_by == "RN Li"


def test_a_flag_that_resolves_and_fires_again_is_a_new_one(ward: Ward, patient: str) -> None:
    hurting(ward, patient)
    (first,) = urgent_flags(ward.nurse, patient)
    flags.acknowledge(ward.nurse, first.flag_id)
    ward.now += timedelta(hours=5)
    ward.hurts(patient, 2)
    (gone,) = of_rule(ward, patient, SEVERE)
    assert (gone.state, gone.acknowledged_by, gone.steps[-1].what) == ("resolved", "RN Li", "resolved")
    with pytest.raises(NotAllowed, match="flag_settled"):
        flags.acknowledge(ward.nurse, gone.flag_id)
    ward.now += timedelta(hours=5)
    hurting(ward, patient)
    second, old = of_rule(ward, patient, SEVERE)
    assert (second.state, second.acknowledged_by, old.flag_id) == ("raised", None, first.flag_id)
    assert second.flag_id != first.flag_id


def test_a_flag_that_grows_graver_has_to_be_seen_again(ward: Ward, patient: str) -> None:
    drug = on_morphine(ward, patient, 30)
    (mild,) = of_rule(ward, patient, LOAD)
    assert mild.level == "attention"
    flags.acknowledge(ward.nurse, mild.flag_id, "on purpose")
    ward.now += timedelta(hours=1)
    more = TherapyChange(at=ward.nurse.now(), kind="dose_change", dose=Decimal(60), unit="mg", per_day=Decimal(2))
    therapies.change(ward.nurse, patient, drug, more)
    (grave,) = of_rule(ward, patient, LOAD)
    assert (grave.flag_id, grave.level, grave.state) == (mild.flag_id, "urgent", "raised")
    assert (grave.acknowledged_by, grave.note) == (None, None)
    assert [(step.what, step.level, step.by) for step in grave.steps] == [
        ("raised", "attention", None),
        ("acknowledged", "attention", "RN Li"),
        ("raised_again", "urgent", None),
    ]
    flags.acknowledge(ward.other, grave.flag_id)
    ward.now += timedelta(hours=1)
    less = TherapyChange(at=ward.nurse.now(), kind="dose_change", dose=Decimal(30), unit="mg", per_day=Decimal(2))
    therapies.change(ward.nurse, patient, drug, less)
    (milder,) = of_rule(ward, patient, LOAD)
    assert (milder.level, milder.state, milder.steps[-1].what) == ("attention", "acknowledged", "lowered")


def test_the_worklist_says_what_nobody_has_seen(ward: Ward) -> None:
    seen, unseen = ward.admits("CUA-1"), ward.admits("CUA-2")
    for patient in (seen, unseen):
        ward.hurts(patient, 8)
    ward.now += timedelta(hours=5)
    for patient in (seen, unseen):
        ward.hurts(patient, 8)
    for flag in urgent_flags(ward.nurse, seen):
        flags.acknowledge(ward.nurse, flag.flag_id)
    rows = {row.patient_id: row for row in worklist(ward.nurse).rows}
    assert (rows[seen].group, rows[seen].urgent_flags, rows[seen].unseen_urgent) == ("urgent", 1, 0)
    assert (rows[unseen].urgent_flags, rows[unseen].unseen_urgent) == (1, 1)
    assert list(rows) == [unseen, seen]


def test_nothing_is_deleted_when_its_evidence_was_an_error(ward: Ward, patient: str) -> None:
    scores = hurting(ward, patient)
    entries.mark_in_error(ward.nurse, patient, scores[0], "other patient")
    (kept,) = of_rule(ward, patient, SEVERE)
    assert kept.state == "resolved"
    with ward.nurse.store.read() as session:
        assert session.get(FlagRow, kept.flag_id) is not None


def test_a_flag_that_never_was_is_not_found(ward: Ward) -> None:
    with pytest.raises(NotFound):
        flags.acknowledge(ward.nurse, "nothing")
