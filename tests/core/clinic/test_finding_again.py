"""Whom somebody saw last, and finding people and lesions by whatever one remembers of them."""

from dataclasses import replace

import pytest

from core.case.lesion import Lesion
from core.clinic.commands import assessments, lesions, patients
from core.clinic.commands.trail import note_read
from core.clinic.context import Actor, Context
from core.clinic.views.lesion_search import find_lesions
from core.clinic.views.recent import left_off, recent_patients
from core.clinic.views.search import find_patients
from tests.wards import admit


@pytest.fixture
def other(context: Context) -> Context:
    return replace(context, actor=Actor("a2", "RN Wang", "nurse"))


def ids(context: Context, limit: int = 8) -> list[str]:
    return [found.patient_id for found in recent_patients(context, limit)]


def test_whom_somebody_opened_last_stands_first_and_everybody_has_their_own(context: Context, other: Context) -> None:
    mei, _ = admit(context)
    jun, _ = admit(context, "CUA-10", "LI Jun")
    assert ids(context) == [] and left_off(context) is None
    for patient_id in (mei, jun, mei):
        note_read(context, patient_id)
    note_read(other, jun)
    assert ids(context) == [mei, jun] and ids(context, 1) == [mei]
    assert ids(other) == [jun]


def test_a_merged_duplicate_is_seen_no_more(context: Context) -> None:
    mei, _ = admit(context)
    twice, _ = admit(context, "CUA-10", "ZHANG Mei")
    note_read(context, mei)
    note_read(context, twice)
    patients.merge_patients(context, twice, mei, "entered twice")
    assert ids(context) == [mei]


def test_where_somebody_left_off_names_their_own_draft(context: Context, other: Context) -> None:
    mei, lesion = admit(context)
    note_read(context, mei)
    note_read(other, mei)
    assert left_off(context).draft_of is None
    assessments.open_draft(context, mei, lesion)
    assert left_off(context).draft_of == lesion
    assert left_off(other).draft_of is None


@pytest.mark.parametrize("words", ["hang", "ei", "ua-9", "HANG ei"])
def test_a_patient_is_found_by_what_stands_in_the_middle(context: Context, words: str) -> None:
    mei, _ = admit(context)
    assert [found.patient_id for found in find_patients(context, words)] == [mei]


def test_who_begins_so_comes_alone(context: Context) -> None:
    admit(context, "CUA-9", "ZHANG Mei")
    ang, _ = admit(context, "CUA-10", "ANG Li")
    assert [found.patient_id for found in find_patients(context, "ang")] == [ang]


@pytest.mark.parametrize(
    "words", ["thigh", "thigh zhang", "left thigh mei", "大腿", "左大腿", "左侧大腿", "张 大腿", "L1", "l1 cua-9", "左"]
)
def test_a_lesion_is_found_by_name_place_and_person_in_any_language(context: Context, words: str) -> None:
    _, lesion = admit(context)
    assert [found.lesion_id for found in find_lesions(context, words)] == [lesion]


@pytest.mark.parametrize("words", ["", "t", "zhang", "heel", "thigh wang", "右大腿", "L2", "%", "thi_h"])
def test_what_is_of_no_lesion_finds_none(context: Context, words: str) -> None:
    admit(context)
    assert find_lesions(context, words) == ()


def test_a_lesion_is_found_by_what_the_team_calls_it_and_a_closed_one_comes_last(context: Context) -> None:
    mei, first = admit(context)
    made = Lesion(id="", label="Wound B", site="thigh", side="right", region="proximal", onset=context.today())
    second, _ = lesions.add_lesion(context, mei, made)
    assert [found.lesion_id for found in find_lesions(context, "wound")] == [second]
    assert [found.lesion_id for found in find_lesions(context, "thigh")] == [first, second]
    lesions.close_lesion(context, mei, first, context.now(), "healed")
    assert [(found.lesion_id, found.closed) for found in find_lesions(context, "thigh")] == [
        (second, False),
        (first, True),
    ]
