"""Entries that count, and readings as the laboratory wrote them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.case.base import EnteredInError, standing
from core.case.case import Case
from core.case.course import Laboratory, Pain, Weight
from core.case.patient import Patient

AT = datetime(2026, 10, 19, 8, tzinfo=UTC)
WRONG = EnteredInError(at=AT, by="Li Na", reason="wrong patient")


def pain(name: str, **fields: object) -> Pain:
    return Pain(id=name, at=AT, instrument="nrs", context="rest", score=5, **fields)


def names(entries: list[Pain]) -> list[str | None]:
    return [entry.id for entry in entries]


def test_an_amendment_takes_the_place_of_what_it_amends() -> None:
    assert names(standing([pain("a"), pain("b", amends="a"), pain("c")])) == ["b", "c"]


def test_only_the_last_of_several_amendments_stands() -> None:
    assert names(standing([pain("a"), pain("b", amends="a"), pain("c", amends="b")])) == ["c"]


def test_what_was_entered_in_error_counts_for_nothing() -> None:
    assert names(standing([pain("a", entered_in_error=WRONG), pain("b")])) == ["b"]


def test_under_an_amendment_entered_in_error_the_entry_stands_again() -> None:
    assert names(standing([pain("a"), pain("b", amends="a", entered_in_error=WRONG)])) == ["a"]


def test_entries_without_ids_all_stand() -> None:
    nameless = Pain(at=AT, instrument="nrs", context="rest", score=5)
    assert standing([nameless, nameless]) == [nameless, nameless]
    assert standing(None) == []


@given(st.lists(st.integers(0, 6), max_size=6), st.lists(st.booleans(), min_size=7, max_size=7))
def test_whatever_amends_what_nothing_wrong_ever_stands(amended: list[int], wrong: list[bool]) -> None:
    entries = [
        pain(str(number), amends=str(target), entered_in_error=WRONG if wrong[number] else None)
        for number, target in enumerate(amended)
    ]
    found = standing(entries)
    assert all(entry.entered_in_error is None for entry in found)
    valid = {entry.amends for entry in entries if entry.entered_in_error is None}
    assert all(entry.id not in valid for entry in found)


readings = st.decimals(0, 500, places=3)


@given(readings, st.sampled_from(["", "<", ">", "< ", "> "]))
def test_a_reading_keeps_its_comparator_and_its_digits(value: Decimal, comparator: str) -> None:
    found = Laboratory(at=AT, analyte="crp", value=f"{comparator}{value}", unit="mg/L")
    assert found.comparator == comparator.strip()
    assert found.number == value
    assert Laboratory.model_validate_json(found.model_dump_json()) == found


@given(readings)
def test_a_reading_of_another_unit_is_converted_unrounded(value: Decimal) -> None:
    assert Laboratory(at=AT, analyte="crp", value=value / 10, unit="mg/dL").value_si == value


@pytest.mark.parametrize("value", ["", "high", "1,5", "<>5", "--3", None, True, "nan", "<inf"])
def test_what_is_no_reading_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Laboratory(at=AT, analyte="crp", value=value, unit="mg/L")


def test_a_censored_value_is_compared_by_its_bound() -> None:
    assert Laboratory(at=AT, analyte="crp", value="<0.5", unit="mg/dL").value_si == Decimal("5.0")


def test_a_frozen_entry_does_not_change() -> None:
    with pytest.raises(ValidationError):
        pain("a").score = Decimal(3)  # type: ignore[misc]


@pytest.mark.parametrize("kg", ["1.9", "400.1"])
def test_an_impossible_weight_is_refused(kg: str) -> None:
    with pytest.raises(ValidationError):
        Weight(at=AT, kg=kg)


def test_a_patient_needs_a_name() -> None:
    with pytest.raises(ValidationError):
        Patient(id="p", record_number="1", name="", sex="female", birth_date="1964-03-11")


def test_a_bare_patient_is_a_case() -> None:
    patient = Patient(id="p", record_number="1", name="Li", sex="unknown", birth_date="1964-03-11")
    case = Case(patient=patient)
    assert case.therapies is None
    assert Case.model_validate_json(case.model_dump_json()) == case
