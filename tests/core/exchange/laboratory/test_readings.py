"""Numbers, ranges and moments as laboratories write them: read as they are meant, or refused with a reason."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.exchange.laboratory.readings import (
    Calendar,
    DateOrder,
    DecimalSign,
    date_order,
    decimal_sign,
    moment_of,
    number_of,
    range_of,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "sign", "meant"),
    [
        ("2.31", None, Decimal("2.31")),
        ("2,31", None, Decimal("2.31")),
        ("2,310", ",", Decimal("2.310")),
        ("1.234,5", None, Decimal("1234.5")),
        ("1,234.5", None, Decimal("1234.5")),
        ("1 234,5", ",", Decimal("1234.5")),
        ("0,123", None, Decimal("0.123")),
        ("1,234", ".", Decimal(1234)),
        ("1.234", ",", Decimal(1234)),
        ("<0.5", None, "<0.5"),
        ("< 0,5", ",", "<0.5"),
        ("＞100", None, ">100"),
        (">=90", None, ">90"),
        ("685 H", None, Decimal(685)),
        ("2.31↑", None, Decimal("2.31")),
        ("7.1*", None, Decimal("7.1")),
        ("1.2e3", None, Decimal("1.2E+3")),
    ],
)
def test_numbers_are_read_as_they_are_meant(written: str, sign: DecimalSign | None, meant: Decimal | str) -> None:
    assert number_of(written, sign) == meant


@pytest.mark.parametrize("written", ["1,234", "12,345", "1.234", "1,234,567"])
def test_a_number_that_means_two_things_is_refused_until_the_sign_is_told(written: str) -> None:
    with pytest.raises(InvalidInput, match="ambiguous_number"):
        number_of(written, None)


@pytest.mark.parametrize("written", ["negative", "阴性", "", "1.2.3-4", "3-5", "<", "NaN", "1e99", "9" * 40])
def test_words_are_no_numbers(written: str) -> None:
    with pytest.raises(InvalidInput):
        number_of(written, ".")


def test_a_formula_is_inert() -> None:
    with pytest.raises(InvalidInput, match="formula"):
        number_of("=1+1", ".")


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        (["2,3", "14"], ","),
        (["2.31"], "."),
        (["2,3", "2.3"], None),
        (["1,234"], None),
        (["0,123"], ","),
        (["14"], None),
    ],
)
def test_the_decimal_sign_is_seen_where_numbers_show_it(values: list[str], sign: DecimalSign | None) -> None:
    assert decimal_sign(values) == sign


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("0.81-1.45", (Decimal("0.81"), Decimal("1.45"))),
        ("0.81 – 1.45", (Decimal("0.81"), Decimal("1.45"))),
        ("15～65", (Decimal(15), Decimal(65))),
        ("(35 to 50)", (Decimal(35), Decimal(50))),
        ("<5", (None, Decimal(5))),
        ("≥3.5", (Decimal("3.5"), None)),
    ],
)
def test_ranges_have_two_ends_or_one(written: str, ends: tuple[Decimal | None, Decimal | None]) -> None:
    assert range_of(written, ".") == ends


@pytest.mark.parametrize("written", ["5-3", "see comment", "1-2-3", ""])
def test_what_is_no_range_is_said(written: str) -> None:
    with pytest.raises(InvalidInput):
        range_of(written, ".")


@pytest.mark.parametrize(
    ("written", "order", "meant"),
    [
        ("2026-10-19", None, date(2026, 10, 19)),
        ("20261019", None, date(2026, 10, 19)),
        ("2026年10月19日", None, date(2026, 10, 19)),
        ("19.10.2026", None, date(2026, 10, 19)),
        ("10/19/2026", None, date(2026, 10, 19)),
        ("04/05/2026", "dmy", date(2026, 5, 4)),
        ("04/05/2026", "mdy", date(2026, 4, 5)),
        ("05/05/2026", None, date(2026, 5, 5)),
        ("2026-10-19 08:10", None, datetime(2026, 10, 19, 8, 10, tzinfo=SHANGHAI)),
        ("2026-10-19T08:10:30Z", None, datetime.fromisoformat("2026-10-19T08:10:30+00:00")),
        ("20261019081030+0200", None, datetime.fromisoformat("2026-10-19T08:10:30+02:00")),
        ("10/19/2026 08:10 PM", None, datetime(2026, 10, 19, 20, 10, tzinfo=SHANGHAI)),
        ("2026年10月19日 08:10", None, datetime(2026, 10, 19, 8, 10, tzinfo=SHANGHAI)),
    ],
)
def test_moments_are_read_in_the_facilitys_zone(written: str, order: DateOrder | None, meant: date) -> None:
    assert moment_of(written, Calendar(SHANGHAI, order)) == meant


@pytest.mark.parametrize("written", ["04/05/2026", "1.2.2026", "19.10.26", "04-05-26 08:00"])
def test_a_date_that_could_be_two_is_never_guessed(written: str) -> None:
    with pytest.raises(InvalidInput, match="ambiguous_date"):
        moment_of(written, Calendar(SHANGHAI))


@pytest.mark.parametrize("written", ["yesterday", "2026-13-40", "2026-10-19 25:00", "2026-10", "46314", "0000-00-00"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(InvalidInput, match="not_a_moment"):
        moment_of(written, Calendar(SHANGHAI))


@pytest.mark.parametrize("written", ["2026-03-29 02:30", "2026-10-25 02:30"])
def test_an_hour_that_the_clocks_skipped_or_showed_twice_is_refused(written: str) -> None:
    with pytest.raises(InvalidInput, match="clock_change"):
        moment_of(written, Calendar(BERLIN))


def test_a_time_of_its_own_column_completes_the_day() -> None:
    assert moment_of("2026-10-19", Calendar(SHANGHAI), "08:10") == datetime(2026, 10, 19, 8, 10, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("values", "order"),
    [(["19/10/2026", "01/02/2026"], "dmy"), (["10/19/2026"], "mdy"), (["2026-01-02"], "ymd"), (["01/02/2026"], None)],
)
def test_the_order_of_dates_is_seen_where_a_day_is_over_twelve(values: list[str], order: DateOrder | None) -> None:
    assert date_order(values) == order


@given(st.text(max_size=30), st.sampled_from([None, ".", ","]), st.sampled_from([None, "ymd", "dmy", "mdy"]))
def test_any_text_is_an_answer_or_an_error_that_a_person_understands(
    written: str, sign: DecimalSign | None, order: DateOrder | None
) -> None:
    for read in (
        lambda: number_of(written, sign),
        lambda: range_of(written, sign),
        lambda: moment_of(written, Calendar(BERLIN, order)),
        lambda: moment_of("2026-10-19", Calendar(BERLIN, order), written),
    ):
        try:
            read()
        except InvalidInput:
            continue


@given(st.decimals(0, 10_000, places=3), st.sampled_from([".", ","]))
def test_a_number_written_with_a_sign_is_read_with_it(number: Decimal, sign: DecimalSign) -> None:
    assert number_of(f"{number}".replace(".", sign), sign) == number
