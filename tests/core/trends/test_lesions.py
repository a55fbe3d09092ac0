"""One lesion over time: methods apart, gaps open, amendments resolved."""

from core.case.base import EnteredInError
from core.case.lesion import Lesion
from core.trends.lesions import area_series, bwat_cua_series
from core.trends.progress import Trend, linear_advance, progress
from tests.core.trends.charted import WHOLE, assessed, at, lesion, refused


def test_planimetry_and_ruler_never_share_a_curve() -> None:
    thigh = lesion("L1", assessed(0, 700, "ruler"), assessed(7, 500), assessed(14, 480))
    curves = {series.variant: [point.value for point in series.points] for series in area_series(thigh)}
    assert curves == {"ruler": [700], "planimetry": [500, 480]}


def test_a_measurement_that_was_refused_is_a_gap_that_says_why() -> None:
    (curve,) = area_series(lesion("L1", assessed(0, 500), refused(7), assessed(14, 450)))
    assert [point.value for point in curve.points] == [500, None, 450]
    assert curve.points[1].gap == "too painful"
    assert [len(run) for run in curve.runs()] == [1, 1]


def test_a_look_without_measuring_is_no_gap() -> None:
    (curve,) = area_series(lesion("L1", assessed(0, 500), assessed(7, bwat=WHOLE), assessed(14, 450)))
    assert [point.value for point in curve.points] == [500, 450]


def test_an_amendment_stands_for_what_it_amends_and_an_error_for_nothing() -> None:
    wrong = assessed(0, 5000)
    right = assessed(0, 500, amends=wrong.id, amendment_reason="decimal point")
    elsewhere = assessed(
        7, 90, entered_in_error=EnteredInError(at=at(8), by="RN Li", reason="belongs to another patient")
    )
    (curve,) = area_series(lesion("L1", wrong, right, elsewhere))
    assert [(point.value, point.entry_id) for point in curve.points] == [(500, right.id)]


def test_an_unanswered_item_makes_the_total_a_gap_never_a_smaller_number() -> None:
    incomplete = WHOLE.model_copy(update={"granulation": None})
    curve = bwat_cua_series(lesion("L1", assessed(0, bwat=WHOLE), assessed(7, bwat=incomplete), assessed(14, 90)))
    assert [point.value for point in curve.points] == [26, None]


def test_percentage_area_reduction_and_change_since_the_last() -> None:
    numbers = progress(lesion("L1", assessed(0, 1000), assessed(14, 800), assessed(28, 600)))
    assert numbers.area_reduction_percent == 40
    assert numbers.since_first_percent == -40
    assert numbers.since_last_percent == -25
    assert numbers.trend is Trend.IMPROVING


def test_gilmans_advance_is_twice_the_area_lost_by_the_perimeters_a_week() -> None:
    healing = lesion("L1", assessed(0, 1000, perimeter_mm=120), assessed(14, 860, perimeter_mm=110))
    assert linear_advance(healing) == 2 * 140 / 230 / 2


def test_a_lesion_that_was_measured_once_says_so() -> None:
    assert progress(lesion("L1", assessed(0, 500))).trend is Trend.NOT_ENOUGH_DATA
    assert progress(lesion("L1")).wound is None


def test_purpura_that_breaks_down_is_worse_although_it_has_no_percentage() -> None:
    numbers = progress(lesion("L1", assessed(0, 0.0), assessed(14, 300)))
    assert numbers.trend is Trend.WORSE
    assert numbers.since_first_percent is None


def test_change_of_method_starts_the_comparison_anew() -> None:
    numbers = progress(lesion("L1", assessed(0, 700, "ruler"), assessed(14, 500)))
    assert (numbers.method, numbers.since_first_percent, numbers.trend) == ("planimetry", None, Trend.NOT_ENOUGH_DATA)


def test_a_limb_that_is_unrolled_for_the_first_time_is_no_growth() -> None:
    flat = {"at": "2026-10-05T09:00:00+00:00", "wound_area_mm2": 1000.0, "perimeter_mm": 120.0}
    unrolled = {
        "at": "2026-10-12T09:00:00+00:00",
        "wound_area_mm2": 1150.0,
        "wound_area_flat_mm2": 1000.0,
        "perimeter_mm": 126.0,
        "limb_circumference_mm": 340.0,
    }
    one = Lesion.model_validate(
        {
            "id": "L1",
            "site": "calf",
            "side": "left",
            "region": "distal",
            "onset": "2026-09-28",
            "assessments": [entry | {"measured_by": "planimetry"} for entry in (flat, unrolled)],
        }
    )
    assert [series.variant for series in area_series(one)] == ["planimetry", "planimetry_on_limb"]
    assert linear_advance(one) is None
