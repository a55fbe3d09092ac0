"""The demo clinic as a whole: repeatable, valid, in the past, complete."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

import pytest

from core.case.base import Entry
from core.case.case import Case
from core.case.file import photograph_hashes, read_case, read_case_file, write_case, write_case_zip
from core.case.moments import instant, start_of
from core.demo import DemoPatient, make_clinic
from tests.core.demo.conftest import TODAY


def entries(case: Case) -> Iterator[Entry]:
    for lesion in case.lesions:
        for assessment in lesion.assessments:
            yield assessment
            for photograph in assessment.photographs:
                yield photograph
                if photograph.tracing is not None:
                    yield photograph.tracing
    for kind in ("pain", "therapies", "procedures", "laboratory", "weights", "function", "events", "care_goals"):
        yield from getattr(case, kind) or ()


def written(when: datetime = TODAY, seed: int = 7, weeks: int = 26) -> list[bytes]:
    clinic = make_clinic(4, weeks, seed, today=when, photographs=False)
    return [write_case(patient.case) for patient in clinic]


def test_the_same_day_and_seed_make_the_same_clinic_at_any_hour() -> None:
    assert written() == written(TODAY.replace(hour=7, minute=5))


def test_another_seed_or_day_makes_another_clinic() -> None:
    first = written()
    assert first != written(seed=8)
    assert first != written(TODAY + timedelta(days=1))


def test_photographs_are_the_same_to_the_byte(clinic: tuple[DemoPatient, ...]) -> None:
    again = next(make_clinic(1, today=TODAY))
    assert dict(again.photographs) == dict(clinic[0].photographs)
    assert write_case(again.case) == write_case(clinic[0].case)


def test_without_photographs_the_stories_are_the_same(cases: tuple[Case, ...]) -> None:
    for case, patient in zip(cases, make_clinic(today=TODAY, photographs=False), strict=True):
        told = patient.case
        assert (told.patient, told.pain, told.laboratory) == (case.patient, case.pain, case.laboratory)
        assert [len(one.assessments) for one in told.lesions] == [len(one.assessments) for one in case.lesions]


def test_every_case_goes_through_a_file_and_comes_back_the_same(cases: tuple[Case, ...]) -> None:
    for case in cases:
        assert read_case(write_case(case)) == case


def test_a_case_travels_with_its_photographs(clinic: tuple[DemoPatient, ...]) -> None:
    patient = clinic[0]
    back = read_case_file(write_case_zip(patient.case, patient.photographs))
    assert back.case == patient.case
    assert back.photographs == patient.photographs


def test_every_photograph_named_is_there_under_its_own_hash(clinic: tuple[DemoPatient, ...]) -> None:
    for patient in clinic:
        assert photograph_hashes(patient.case) == frozenset(patient.photographs)
        for sha256, jpeg in patient.photographs.items():
            assert hashlib.sha256(jpeg).hexdigest() == sha256
    assert 60 <= sum(len(patient.photographs) for patient in clinic) <= 110


def test_nothing_was_charted_in_the_future(cases: tuple[Case, ...], crowd: tuple[Case, ...]) -> None:
    for case in (*cases, *crowd):
        for entry in entries(case):
            observed = entry.start if hasattr(entry, "start") else getattr(entry, "at", None)
            assert observed is None or start_of(observed) <= TODAY
            assert entry.recorded_at <= entry.signed_at <= TODAY


def test_an_entry_is_recorded_after_it_was_observed(cases: tuple[Case, ...]) -> None:
    for case in cases:
        for entry in entries(case):
            if isinstance(getattr(entry, "at", None), datetime):
                assert entry.at <= entry.recorded_at


def test_every_identifier_is_its_own(cases: tuple[Case, ...], crowd: tuple[Case, ...]) -> None:
    seen = [entry.id for case in (*cases,) for entry in entries(case)]
    seen += [case.patient.id for case in cases] + [lesion.id for case in cases for lesion in case.lesions]
    assert len(seen) == len(set(seen))
    assert len({case.patient.record_number for case in crowd}) == len(crowd)


def test_the_first_dozen_are_the_same_people_in_a_larger_clinic(
    cases: tuple[Case, ...], crowd: tuple[Case, ...]
) -> None:
    known = [(case.patient.name, case.patient.birth_date) for case in cases]
    assert [(case.patient.name, case.patient.birth_date) for case in crowd[:12]] == known


def test_a_clinic_of_another_length_tells_the_same_stories() -> None:
    for patient in make_clinic(12, 10, today=TODAY, photographs=False):
        for entry in entries(patient.case):
            assert entry.signed_at <= TODAY


def test_some_of_the_later_patients_die_and_nothing_is_charted_after(crowd: tuple[Case, ...]) -> None:
    dead = 0
    for case in crowd:
        death = next((event for event in case.events if event.kind == "death"), None)
        if death is None:
            continue
        dead += 1
        assert case.episode.outcome == "death"
        assert all(entry is death or entry.signed_at <= instant(death.at) for entry in entries(case))
        assert all(therapy.stop is not None for therapy in case.therapies)
        assert read_case(write_case(case)) == case
    assert 1 <= dead <= 12


def test_patients_come_one_by_one() -> None:
    thousands = make_clinic(100_000, today=TODAY, photographs=False)
    assert len(list(islice(thousands, 3))) == 3


@pytest.mark.parametrize(
    ("today", "weeks"), [(TODAY.replace(tzinfo=None), 26), (TODAY, 0)], ids=["no time zone", "no weeks"]
)
def test_what_cannot_be_made_is_refused(today: datetime, weeks: int) -> None:
    with pytest.raises(ValueError, match=r"today_without_time_zone|weeks_not_positive"):
        next(make_clinic(1, weeks, today=today))
