"""A patient is found by any beginning of a name, in the person's own script, by pinyin, initials, or number."""

from datetime import UTC, date, datetime

import pytest

from core.case.patient import Patient
from core.record.patient import PatientRow, add_patient, edit_patient
from core.record.search import patient_ids, tokens_of

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def person(name: str, native: str | None = None, number: str = "CUA-0017", **more) -> Patient:
    return Patient(
        id="", record_number=number, name=name, native_name=native, sex="female", birth_date=date(1964, 3, 11), **more
    )


@pytest.mark.parametrize(
    "words",
    [
        "Zeng",
        "zeng meil",
        "zml",
        "zengmeiling",
        "曾",
        "美玲",
        "玲",
        "cua-0017",
        "CUA0017",
        "17",
        "ex",
        "Łucja",
        "mé",
    ],
)
def test_she_is_found_by(session, words: str) -> None:
    mine = add_patient(session, person("Exámple, Łucja Mei", "曾美玲"), at=NOW, actor="a")
    add_patient(session, person("Other, Bob", number="X9"), at=NOW, actor="a")
    assert patient_ids(session, words, 20) == [mine]


@pytest.mark.parametrize("words", ["", "  ", "--", "\0", "xample", "zeng bob", "%", "_"])
def test_she_is_not_found_by(session, words: str) -> None:
    add_patient(session, person("Example, Mei", "曾美玲"), at=NOW, actor="a")
    assert patient_ids(session, words, 20) == []


def test_an_edited_name_is_found_and_the_old_one_is_not(session) -> None:
    mine = add_patient(session, person("Smith, Ann"), at=NOW, actor="a")
    edit_patient(session, session.get(PatientRow, mine), person("Jones, Ann", also_known_as=("OLD-5",)))
    assert patient_ids(session, "jones ann", 20) == patient_ids(session, "old-5", 20) == [mine]
    assert patient_ids(session, "smith", 20) == []


@pytest.mark.parametrize("words", ["łoś", "los", "Dang jan", "dąng"])
def test_a_name_is_found_without_the_letters_that_a_keyboard_lacks(session, words: str) -> None:
    mine = add_patient(session, person("Łoś-Đặng, Jan"), at=NOW, actor="a")
    assert patient_ids(session, words, 20) == [mine]


def test_only_so_many_are_listed(session) -> None:
    for number in range(5):
        add_patient(session, person("Same, Name", number=str(number)), at=NOW, actor="a")
    assert len(patient_ids(session, "same", 3)) == 3


def test_a_very_long_name_still_fits(session) -> None:
    assert all(len(token) <= 100 for token in tokens_of(person("x" * 200)))


def test_u_with_dots_is_typed_either_way() -> None:
    assert {"lvbu", "lubu", "lb"} <= tokens_of(person("Lu", "吕布"))
