"""The opioid load: what is counted, what is named beside the total, and how it went day by day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from core.case.course import Event
from core.case.therapy import Dose, Therapy, TherapyChange
from core.trends.doses import daily_amount, daily_mg
from core.trends.opioids import OpioidLoad, Running, daily_loads, load, load_series
from tests.core.trends.charted import at, case

ROUTES = ("oral", "transdermal")
UTC_ZONE = ZoneInfo("UTC")


def therapy(drug: str, route: str = "oral", start: float = 0, stop: float | None = None, **more: Any) -> Therapy:
    begun, ended = at(start).date(), None if stop is None else at(stop).date()
    return Therapy(id=f"{drug}-{start}", drug=drug, route=route, start=begun, stop=ended, **more)


def of(*therapies: Therapy, doses: tuple[Event, ...] = ()) -> OpioidLoad:
    return load([Running(each, each, each.start) for each in therapies], doses, ROUTES)


def rescue(drug: str, mg: float | None, day: float = 0, purpose: str | None = "breakthrough") -> Event:
    unit = None if mg is None else "mg"
    return Event(id=f"e{day}", at=at(day), kind="as_needed_dose", drug=drug, dose=mg, unit=unit, purpose=purpose)


PATCH = therapy("fentanyl_patch", "transdermal", dose=25, unit="ug/h")


@pytest.mark.parametrize(
    ("given", "mg"),
    [
        (therapy("morphine", dose=10, unit="mg", per_day=6), 60),
        (therapy("codeine", dose=30, unit="mg", per_day=4), 18),
        (therapy("hydrocodone", dose=5, unit="mg", per_day=4), 20),
        (therapy("hydromorphone", dose=2, unit="mg", per_day=3), 30),
        (therapy("methadone", dose=5, unit="mg", per_day=2), 47),
        (therapy("oxycodone", dose=10, unit="mg", per_day=2), 30),
        (therapy("oxycodone_naloxone", dose=10, unit="mg", per_day=2), 30),
        (therapy("oxymorphone", dose=5, unit="mg", per_day=2), 30),
        (therapy("tapentadol", dose=50, unit="mg", per_day=2), 40),
        (therapy("tramadol", dose=50, unit="mg", per_day=2), 20),
        (PATCH, 60),
        (therapy("morphine", dose="0.06", unit="g", per_day=1), 60),
        (therapy("hydromorphone", dose=1, unit="mg", as_needed=True, day_total=4), 20),
    ],
)
def test_what_cdc_2022_has_a_factor_for_is_counted(given: Therapy, mg: float) -> None:
    found = of(given)
    assert (found.mg_per_day, found.whole) == (Decimal(mg), True)
    assert found.counted[0].entry_id == given.id


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (therapy("buprenorphine_patch", "transdermal", dose=20, unit="ug/h"), "no_factor"),
        (therapy("alfentanil", "subcutaneous", dose=4, unit="mg", per_day=1), "no_factor"),
        (therapy("morphine", "intravenous", dose=10, unit="mg", per_day=4), "route"),
        (therapy("methadone", "subcutaneous", dose=5, unit="mg", per_day=2), "route"),
        (therapy("oxycodone_paracetamol", dose=1, unit="tablet", per_day=4), "strength"),
        (therapy("tramadol_paracetamol", dose=2, unit="tablet", per_day=3), "strength"),
        (therapy("morphine"), "dose_unknown"),
        (therapy("morphine", dose=10, unit="mL", per_day=4), "dose_unknown"),
        (therapy("morphine", dose=10, unit="mg", as_needed=True), "dose_unknown"),
        (therapy("fentanyl_patch", "transdermal", dose=25, unit="ug", per_day=1), "dose_unknown"),
    ],
)
def test_what_cannot_be_counted_is_named_beside_the_total_and_never_0(given: Therapy, why: str) -> None:
    found = of(given, therapy("oxycodone", dose=10, unit="mg", per_day=2))
    (beside,) = (*found.not_convertible, *found.dose_unknown)
    assert (beside.why, beside.mg_per_day, beside.drug) == (why, None, given.drug)
    assert (found.mg_per_day, found.whole) == (30, False)


def test_a_drug_that_is_no_opioid_is_not_there_at_all() -> None:
    assert of(therapy("paracetamol", dose=1, unit="g", per_day=4)).parts == ()


def test_doses_that_were_given_count_where_no_total_was_written() -> None:
    needed = therapy("hydromorphone", dose=1, unit="mg", as_needed=True)
    found = of(needed, doses=(rescue("hydromorphone", 1), rescue("hydromorphone", 2)))
    assert (found.mg_per_day, found.counted[0].by_given) == (15, True)
    assert found.counted[0].therapy == needed


def test_the_greater_of_the_written_total_and_the_doses_given_counts() -> None:
    needed = therapy("hydromorphone", dose=1, unit="mg", as_needed=True, day_total=4)
    assert of(needed, doses=(rescue("hydromorphone", 1),)).mg_per_day == 20
    more = of(needed, doses=tuple(rescue("hydromorphone", 3) for _ in range(2)))
    assert (more.mg_per_day, more.counted[0].by_given) == (30, True)


def test_a_dose_that_does_not_say_how_much_leaves_the_day_unknown() -> None:
    needed = therapy("hydromorphone", dose=1, unit="mg", as_needed=True)
    found = of(needed, doses=(rescue("hydromorphone", 1), rescue("hydromorphone", None)))
    assert [part.why for part in found.parts] == ["dose_unknown"]


def test_a_dose_without_an_as_needed_therapy_counts_only_when_every_usual_route_converts() -> None:
    regular = therapy("oxycodone", dose=10, unit="mg", per_day=2)
    found = of(regular, doses=(rescue("oxycodone", 5), rescue("codeine", 30)))
    assert {(part.drug, part.why, part.mg_per_day) for part in found.parts} == {
        ("oxycodone", None, Decimal(30)),
        ("oxycodone", "route", None),
        ("codeine", None, Decimal("4.5")),
    }
    assert found.parts[-1].entry_id == "e0"


amounts = st.decimals(min_value="0.1", max_value=100, places=1)
drugs_and_doses = st.lists(
    st.tuples(st.sampled_from(["morphine", "oxycodone", "tramadol", "alfentanil", "codeine"]), amounts), max_size=6
)


@drawn(drugs_and_doses)
def test_the_total_is_the_sum_of_its_parts_whatever_their_order(given: list[tuple[str, Decimal]]) -> None:
    therapies = [therapy(drug, dose=dose, unit="mg", per_day=2) for drug, dose in given]
    found, turned = of(*therapies), of(*reversed(therapies))
    assert found.mg_per_day == turned.mg_per_day == sum(part.mg_per_day or 0 for part in found.counted)
    assert len(found.parts) == len(given)
    assert all(part.drug != "alfentanil" for part in found.counted)


def days(
    *therapies: Therapy, until: float, events: tuple[Event, ...] = (), zone: ZoneInfo = UTC_ZONE
) -> list[float | None]:
    record = case(therapies=therapies, events=events)
    return [point.value for point in load_series(daily_loads(record, ROUTES, zone, at(until))).points]


def change(day: float, **more: Any) -> TherapyChange:
    return TherapyChange(**({"at": at(day).date(), "kind": "dose_change", "unit": "mg", "per_day": 2} | more))


def test_each_day_counts_with_what_is_given_at_its_end() -> None:
    oxycodone = therapy("oxycodone", stop=5, dose=10, unit="mg", per_day=2, changes=(change(2, dose=20),))
    assert days(oxycodone, until=6) == [30, 30, 60, 60, 60, 0, 0]


def test_a_held_opioid_counts_nothing_and_resumes_with_its_dose() -> None:
    held = (TherapyChange(at=at(1).date(), kind="hold"), TherapyChange(at=at(3).date(), kind="resume"))
    assert days(therapy("morphine", dose=20, unit="mg", per_day=2, changes=held), until=4) == [40, 0, 0, 40, 40]


def test_a_day_whose_dose_nobody_wrote_is_a_gap_not_0() -> None:
    unknown = TherapyChange(at=at(2).date(), kind="dose_change")
    assert days(therapy("morphine", dose=20, unit="mg", per_day=2, changes=(unknown,)), until=3) == [40, 40, None, None]
    assert days(therapy("alfentanil", "subcutaneous", dose=4, unit="mg", per_day=1), until=1) == [None, None]


def test_a_convertible_opioid_beside_one_that_is_not_keeps_its_number_and_names_the_other() -> None:
    record = case(therapies=(therapy("morphine", dose=20, unit="mg", per_day=1), therapy("alfentanil", "subcutaneous")))
    (point,) = load_series(daily_loads(record, ROUTES, UTC_ZONE, at(0))).points
    assert (point.value, point.missing, point.sources) == (20, ("alfentanil",), ("morphine-0",))


def test_as_needed_doses_count_on_their_local_day() -> None:
    needed = therapy("hydromorphone", dose=1, unit="mg", as_needed=True)
    late = Event(
        id="e", at=datetime(2026, 3, 3, 17, tzinfo=UTC), kind="as_needed_dose", drug="hydromorphone", dose=2, unit="mg"
    )
    assert days(needed, until=3, events=(late,)) == [None, 10, None, None]
    assert days(needed, until=3, events=(late,), zone=ZoneInfo("Asia/Shanghai")) == [None, None, 10, None]


def test_today_ends_now_and_tomorrow_is_not_there() -> None:
    tomorrow = therapy("morphine", start=1, dose=20, unit="mg", per_day=1)
    record = case(therapies=(therapy("codeine", dose=30, unit="mg", per_day=1), tomorrow))
    found = daily_loads(record, ROUTES, UTC_ZONE, at(0))
    assert [(each.day, each.load.mg_per_day) for each in found] == [(date(2026, 3, 2), Decimal("4.5"))]


def test_therapies_that_nobody_assessed_have_no_days() -> None:
    assert daily_loads(case(), ROUTES, UTC_ZONE, at(3)) == ()
    assert not load([], [], ROUTES, assessed=False).whole


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Shanghai", "Europe/Berlin"])
def test_every_day_is_there_once_wherever_the_facility_is(zone: str) -> None:
    record = case(therapies=(therapy("morphine", dose=20, unit="mg", per_day=1),))
    found = daily_loads(record, ROUTES, ZoneInfo(zone), at(40))
    assert [each.day for each in found] == [date(2026, 3, 2) + timedelta(days=n) for n in range(41)]
    assert {each.load.mg_per_day for each in found} == {Decimal(20)}


def test_a_week_brings_a_seventh_a_day_and_a_rate_brings_24_hours() -> None:
    assert daily_mg(Dose(dose=7, unit="mg", per_week=2)) == 2
    assert daily_mg(Dose(dose=100, unit="ug/h")) == Decimal("2.4")
    assert daily_amount(Dose(dose=25, unit="ug/h")) == 25
    assert daily_mg(Dose(dose=5, unit="tablet", per_day=1)) is None
