"""What a wound is made of: shares of its area, gaps where nobody could measure."""

from core.trends.score_course import score_series
from core.trends.tissue_shares import tissue_shares
from tests.core.trends.charted import WHOLE, assessed, lesion, refused


def test_shares_are_of_the_wound_that_they_were_outlined_in() -> None:
    one = lesion(
        "L1",
        assessed(0, 1000, eschar_area_mm2=800, granulation_area_mm2=200),
        refused(7),
        assessed(14, 500, eschar_area_mm2=100, granulation_area_mm2=400),
    )
    shares = {series.variant: [point.value for point in series.points] for series in tissue_shares(one)}
    assert shares == {"eschar": [80, None, 20], "granulation": [20, None, 80]}


def test_a_wound_without_area_and_a_tissue_that_nobody_outlined_have_no_share() -> None:
    assert tissue_shares(lesion("L1", assessed(0, 0.0, eschar_area_mm2=0.0), assessed(7, 300))) == ()


def test_no_share_is_more_than_all_of_the_wound() -> None:
    (eschar,) = tissue_shares(lesion("L1", assessed(0, 1000, eschar_area_mm2=1004)))
    assert eschar.points[0].value == 100


def test_a_total_that_is_incomplete_is_a_gap_of_the_curve() -> None:
    incomplete = WHOLE.model_copy(update={"granulation": None})
    curve = score_series(
        lesion("L1", assessed(0, bwat=WHOLE), assessed(7, bwat=incomplete), refused(14, "assessment", "asleep")),
        "bwat_cua",
    )
    assert [(point.value, point.gap) for point in curve.points] == [(26, None), (None, ""), (None, "asleep")]
