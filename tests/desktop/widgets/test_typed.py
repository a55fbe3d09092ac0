"""Moments and numbers as people type them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from core.errors import InvalidInput
from desktop.widgets.areas import cm2
from desktop.widgets.moments import parse_day, parse_due, parse_moment
from desktop.widgets.numbers import fixed, parse_in_unit, parse_number, plain

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("now", NOW),
        ("-3d", NOW - timedelta(days=3)),
        ("-90 min", NOW - timedelta(minutes=90)),
        ("8:30", NOW.replace(hour=8, minute=30)),
        ("yesterday 8", NOW.replace(day=23, hour=8)),
        ("昨天 8点", NOW.replace(day=23, hour=8)),
        ("19.10.2026 9:15", NOW.replace(month=10, day=19, hour=9, minute=15)),
        ("2026-10-19", NOW.replace(month=10, day=19)),
        ("2026年10月19日 14:00", NOW.replace(month=10, day=19, hour=14)),
    ],
)
def test_moments(typed: str, meant: datetime) -> None:
    assert parse_moment(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("soon", "error.desktop.moment"),
        ("25:00", "error.desktop.moment"),
        ("2026-02-30", "error.desktop.moment"),
        ("18:00", "error.desktop.moment_future"),
        ("+1d", "error.desktop.moment_future"),
    ],
)
def test_what_is_no_moment_or_has_not_been(typed: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_moment(typed, NOW)
    assert refused.value.text.key == problem


def test_days() -> None:
    assert parse_day("9.3.1964", NOW.date()) == date(1964, 3, 9)
    assert parse_day("-1w", NOW.date()) == date(2026, 11, 17)
    with pytest.raises(InvalidInput):
        parse_day("march", NOW.date())


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_moment_or_a_clear_problem(typed: str) -> None:
    try:
        assert parse_moment(typed, NOW).astimezone(UTC) <= NOW + timedelta(minutes=1)
    except InvalidInput as error:
        assert error.text.key.startswith("error.desktop.moment")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-999_999, max_value=999_999, places=2))
def test_a_number_is_read_exactly_with_comma_or_point(number: Decimal) -> None:
    for typed in (f"{number:f}", f"{number:f}".replace(".", ",")):
        assert parse_number(typed) == (number, "")


@pytest.fixture
def german() -> Iterator[None]:
    """The window in a language with a decimal comma."""
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(QLocale("en"))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-999_999, max_value=999_999))
def test_what_is_shown_is_read_again_in_every_language(number: Decimal) -> None:
    number = round(number, 6)
    for language in ("en", "zh_CN", "de", "fr"):
        QLocale.setDefault(QLocale(language))
        try:
            assert parse_number(plain(number)) == (number, "")
        finally:
            QLocale.setDefault(QLocale("en"))


def test_numbers_are_written_with_the_comma_of_the_language(german: None) -> None:
    assert (fixed(3.456, 1), fixed(341, 0), plain(3.5), plain(Decimal("18.00")), cm2(1234)) == (
        "3,5", "341", "3,5", "18", "12,3"
    )  # fmt: skip


def test_a_comma_before_three_figures_could_mean_thousands() -> None:
    for typed in ("1,234", "12,500 mg", "-999,000"):
        with pytest.raises(InvalidInput) as refused:
            parse_number(typed)
        assert refused.value.text.key == "error.desktop.number_grouped"
    assert refused.value.text.params["whole"] == "-999000"
    assert refused.value.text.params["parts"] == "-999.000"
    assert [parse_number(typed)[0] for typed in ("1.234", "0,125", "1234", "1,23", "1,2345")] == [
        Decimal(number) for number in ("1.234", "0.125", "1234", "1.23", "1.2345")
    ]


def test_where_thousands_are_grouped_by_points_a_point_before_three_figures_is_asked_about(german: None) -> None:
    with pytest.raises(InvalidInput):
        parse_number("1.234")
    assert [parse_number(typed)[0] for typed in ("1,234", "0.125", "3.5", "3,5")] == [
        Decimal(number) for number in ("1.234", "0.125", "3.5", "3.5")
    ]


@pytest.mark.parametrize("typed", ["1,234.5", "1.2.3", "five", "5 6", "--5"])
def test_what_could_be_two_numbers_is_none(typed: str) -> None:
    with pytest.raises(InvalidInput):
        parse_in_unit(typed, "mg")


def test_another_unit_is_refused() -> None:
    assert parse_in_unit("5.6 mg/dL", "mg/dL") == Decimal("5.6")
    with pytest.raises(InvalidInput) as refused:
        parse_in_unit("5.6 mmol/L", "mg/dL")
    assert refused.value.text.key == "error.desktop.unit"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+3d", NOW + timedelta(days=3)),
        ("tomorrow 8", NOW.replace(day=25, hour=8)),
        ("明天 8点", NOW.replace(day=25, hour=8)),
        ("后天", NOW + timedelta(days=2)),
        ("14:30", NOW.replace(hour=14, minute=30)),
        ("8:30", NOW.replace(day=25, hour=8, minute=30)),
        ("2026-12-01 9", NOW.replace(month=12, day=1, hour=9)),
        ("+1w", NOW + timedelta(weeks=1)),
        ("today", NOW),
    ],
)
def test_until_when_something_is_to_be_done(typed: str, meant: datetime) -> None:
    assert parse_due(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("yesterday 8", "due_past"), ("-1h", "due_past"), ("2026-10-19", "due_past"), ("soon", "moment")],
)
def test_what_is_over_is_due_no_more(typed: str, problem: str) -> None:
    with pytest.raises(InvalidInput, match=rf"error\.desktop\.{problem}"):
        parse_due(typed, NOW)


def test_tomorrow_was_not_observed_yet() -> None:
    with pytest.raises(InvalidInput, match="moment_future"):
        parse_moment("tomorrow 8", NOW)
