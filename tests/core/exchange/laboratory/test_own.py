"""The program's own tables of laboratory values come back without anybody naming a column."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from core.case.base import EnteredInError, standing
from core.case.case import Case
from core.case.course import Laboratory
from core.demo.clinic import make_clinic
from core.exchange.arrival import State
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.tables import Filled, filled
from core.exchange.tables.workbook import workbook_bytes
from tests.core.exchange.laboratory.files import bring, told
from tests.core.record.random_cases import cases


def as_csv(tables: tuple[Filled, ...]) -> bytes:
    return csv_bytes(next(table for table in tables if table.name == "laboratory"))


@pytest.fixture(scope="module")
def case() -> Case:
    (patient,) = make_clinic(1, 4, today=datetime(2026, 11, 24, tzinfo=UTC))
    first, second, third, *others = patient.case.laboratory
    amends = second.model_copy(update={"id": "amends", "amends": second.id, "amendment_reason": "=1+1", "value": "<5"})
    wrong = EnteredInError(at=datetime(2026, 11, 20, tzinfo=UTC), by="RN Li", reason="wrong patient")
    of_a_day = first.model_copy(update={"at": date(2026, 11, 3)})
    kept = (of_a_day, second, amends, third.model_copy(update={"entered_in_error": wrong}), *others)
    return patient.case.model_copy(update={"laboratory": kept})


@pytest.mark.parametrize("write", [as_csv, workbook_bytes], ids=["csv", "xlsx"])
def test_own_values_come_back_as_they_left(case: Case, write: Callable[[tuple[Filled, ...]], bytes]) -> None:
    arrival = bring(write(filled([case], "en")), name="laboratory")
    assert [patient.identity.id for patient in arrival.patients] == [case.patient.id]
    by_id = {row.entry.id: row for row in arrival.rows if isinstance(row.entry, Laboratory)}
    for entry in standing(case.laboratory):
        back = by_id[entry.id].entry
        assert isinstance(back, Laboratory)
        assert (back.at, back.analyte, back.value, back.unit) == (entry.at, entry.analyte, entry.value, entry.unit)
        assert (back.range_low, back.range_high) == (entry.range_low, entry.range_high)
    withdrawn = [row for row in arrival.rows if row.withdraws]
    assert [row.entry.id for row in withdrawn if row.entry] == [case.laboratory[3].id]
    assert [told(row) for row in arrival.rows if row.state is not State.NEW] == [
        ("not_understood", "laboratory.reason.superseded")
    ]


@given(cases())
def test_no_value_changes_on_its_way_out_and_in(case: Case) -> None:
    stood = {entry.id: entry for entry in standing(case.laboratory) if entry.id is not None}
    if not stood:
        return
    for row in bring(as_csv(filled([case], "zh_CN"))).rows:
        if isinstance(row.entry, Laboratory) and row.entry.id in stood:
            assert row.entry.value_si == stood[row.entry.id].value_si
            assert row.entry.comparator == stood[row.entry.id].comparator
