"""A lesion judged: the code, the numbers behind it, and the words for both."""

from zoneinfo import ZoneInfo

import pytest

from core.case.lesion import Lesion
from core.texts import LANGUAGES, render
from core.trends.progress import lesion_trend
from core.trends.verdict import verdict
from core.trends.verdict_words import verdict_details, verdict_line
from tests.core.trends.charted import assessed, at, lesion, refused

UTC_ZONE = ZoneInfo("UTC")


def weekly(*areas: float, way: str = "planimetry", **more: object) -> Lesion:
    return lesion("L1", *(assessed(7 * week, area, way) for week, area in enumerate(areas)), **more)  # type: ignore[arg-type]


def line(of: Lesion, day: float) -> str:
    return render(verdict_line(verdict(of, at(day))), "en")


@pytest.mark.parametrize(
    ("areas", "code"),
    [
        ((2000, 1700, 1400), "healing"),
        ((2000, 2000, 1900), "stalled"),
        ((2000, 2300, 2600), "growing"),
        ((2000,), "too_few_points"),
        ((), "not_measured"),
    ],
)
def test_the_code_follows_the_measurements(areas: tuple[float, ...], code: str) -> None:
    assert verdict(weekly(*areas), at(15)).code == code


def test_the_line_says_what_it_was_read_from() -> None:
    assert line(weekly(2310, 2000, 1800), 15) == ("Healing: wound 23.1 → 18.0 cm² in 14 days, down 22 % (planimetry)")
    assert line(weekly(0.0, 50, 100), 15) == "Growing: wound 0.0 → 1.0 cm² in 14 days, from no area (planimetry)"
    assert line(weekly(2000), 1) == "Too few measurements to judge: 20.0 cm², 1 by planimetry"


def test_what_was_not_measured_lately_is_not_judged() -> None:
    healing = weekly(2000, 1700, 1400)
    assert verdict(healing, at(14 + 28)).code == "healing"
    late = verdict(healing, at(14 + 29))
    assert (late.code, late.age_days, late.projection) == ("measured_long_ago", 29, None)
    assert line(healing, 43) == "Not measured for 29 days: then 14.0 cm²"


def test_methods_are_never_compared_with_each_other() -> None:
    mixed = lesion("L1", assessed(0, 2800, "ruler"), assessed(7, 2700, "ruler"), assessed(14, 1800))
    found = verdict(mixed, at(15))
    assert (found.code, found.method, found.n, found.reduction) == ("too_few_points", "planimetry", 1, None)
    assert found.slope.per_week is None


def test_a_closed_lesion_is_judged_no_more() -> None:
    healed = verdict(weekly(900, 100, 0, closed=16, closed_as="healed"), at(20))
    assert (healed.code, healed.projection) == ("healed", None)
    split = weekly(900, 950, closed=10, closed_as="split")
    assert line(split, 20).startswith("Closed: ")
    assert verdict(split, at(8)).code == "stalled"


def test_what_came_later_is_not_known_yet() -> None:
    grown = weekly(2000, 1700, 1400, 5000)
    assert (verdict(grown, at(15)).code, verdict(grown, at(22)).code) == ("healing", "growing")
    assert verdict(grown, at(15)).n == 3


def test_a_refused_measurement_is_told_beside_the_last_one_and_never_counted() -> None:
    patient = lesion("L1", assessed(0, 2000), assessed(7, 1800), assessed(14, 1500), refused(21))
    found = verdict(patient, at(22))
    assert (found.n, found.refused, found.code) == (3, "too painful", "healing")
    assert "Later measurement not done: too painful" in [render(each) for each in verdict_details(found, UTC_ZONE)]
    assert line(lesion("L2", refused(1)), 2) == "Not measured: too painful"


def test_purpura_is_judged_before_there_is_a_wound() -> None:
    fading = lesion(
        "L1",
        *(
            assessed(7 * k, None, purpura_area_mm2=area, measured_by="planimetry")
            for k, area in enumerate((900, 700, 400))
        ),
    )
    found = verdict(fading, at(15))
    assert (found.code, found.tissue, found.advance) == ("healing", "purpura", None)


def test_the_verdict_and_the_trend_word_of_the_chart_never_contradict_each_other() -> None:
    words = {"healing": "improving", "stalled": "stable", "growing": "worse", "too_few_points": "not_enough_data"}
    for areas in ((2000, 1700, 1400), (2000, 2000, 1900), (2000, 2300, 2600), (2000,)):
        one = weekly(*areas)
        assert lesion_trend(one).value == words[verdict(one, at(15)).code]


def test_the_sentences_carry_every_number_with_its_interval_and_n() -> None:
    measured = [
        assessed(7 * week, area, perimeter_mm=side)
        for week, (area, side) in enumerate([(2000, 160), (1690, 147), (1440, 136), (1190, 124), (1010, 114)])
    ]
    told = [render(each) for each in verdict_details(verdict(lesion("L1", *measured), at(29)), UTC_ZONE)]
    assert told[0] == "Area down 50 % since Mar 2, 2026 (n = 5)"
    assert told[1] == "Margin advance 1.7 mm a week (Gilman; healing is positive)"
    assert told[2] == "Slope -2.48 cm² a week (95 % interval -2.89 to -2.07, n = 5)"
    assert told[3] == "Halves in 4.0 weeks (95 % interval 3.9 to 4.2)"
    assert told[4].startswith("Going on as in the last weeks: ") and "2026 (95 % prediction interval" in told[4]
    assert told[5] == "No healing date: the interval does not reach 0 in that time"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verdict_is_without_words(language: str) -> None:
    cases = [
        (weekly(2000, 1700, 1400), 15),
        (weekly(2000, 2000, 1900), 15),
        (weekly(2000, 2300, 2600), 15),
        (weekly(2000), 1),
        (weekly(), 1),
        (weekly(2000), 60),
        (weekly(20, 0, closed=8, closed_as="healed"), 9),
        (weekly(20, 20, closed=8, closed_as="excised"), 9),
        (lesion("L1", refused(1)), 2),
        (lesion("L1", assessed(0, 100, None)), 2),  # type: ignore[arg-type]
    ]
    for one, day in cases:
        found = verdict(one, at(day))
        words = [verdict_line(found), *verdict_details(found, UTC_ZONE)]
        assert not [said for said in (render(each, language) for each in words) if said.startswith("trends.")]  # type: ignore[arg-type]
