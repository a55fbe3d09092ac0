"""The timeline's view: one reading of a case, nothing of the future, computed values beside reported ones."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.case.course import Laboratory
from core.clinic.views.timeline import course
from core.guidance.profile import default_profile
from core.guidance.targets import CORRECTED, PRODUCT
from tests.core.trends.charted import assessed, at, case, lesion, score

ZONE = ZoneInfo("Asia/Shanghai")


def value(day: float, analyte: str, amount: str, unit: str) -> Laboratory:
    return Laboratory(id=f"{analyte}{day}", at=at(day), analyte=analyte, value=Decimal(amount), unit=unit)


def test_corrected_calcium_and_the_product_stand_beside_what_was_reported() -> None:
    record = case(
        laboratory=(
            value(0, "calcium_total", "2.30", "mmol/L"),
            value(0, "albumin", "30", "g/L"),
            value(0, "phosphate", "2.0", "mmol/L"),
        )
    )
    found = course(record, default_profile(), ZONE, at(1).astimezone(ZONE))
    curves = {series.variant: [point.value for point in series.points] for series in found.laboratory}
    assert curves["calcium_total"] == [2.3]
    assert curves[CORRECTED] == [pytest.approx(2.5)]
    assert curves[PRODUCT] == [pytest.approx(5.0)]


def test_without_an_albumin_nothing_is_called_corrected() -> None:
    record = case(laboratory=(value(0, "calcium_total", "2.30", "mmol/L"),))
    found = course(record, default_profile(), ZONE, at(1).astimezone(ZONE))
    assert [series.variant for series in found.laboratory] == ["calcium_total"]


def test_what_was_observed_later_is_left_out_and_today_is_not() -> None:
    record = case(
        lesion("L1", assessed(0, 900), assessed(7, 800), assessed(14, 700), assessed(21, 5000)),
        pain=(score(0, 7), score(20, 9)),
    )
    found = course(record, default_profile(), ZONE, at(14).astimezone(ZONE))
    assert found.verdicts[0].latest is not None and found.verdicts[0].latest.value == 700
    assert [day.highest for day in found.pain_days] == [7]
    local_today = datetime(2026, 3, 16, 6, tzinfo=ZONE)
    dated = case(laboratory=(Laboratory(id="l", at=local_today.date(), analyte="crp", value=Decimal(4), unit="mg/L"),))
    assert len(course(dated, default_profile(), ZONE, local_today).laboratory) == 1


def test_an_empty_record_is_an_empty_course() -> None:
    found = course(case(), default_profile(), ZONE, datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=1))
    assert (found.begin, found.laboratory, found.histories, found.verdicts, found.turns) == (None, (), (), (), ())
