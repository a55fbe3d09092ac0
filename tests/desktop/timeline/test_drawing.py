"""What is drawn keeps what was measured: peaks, gaps, rows; and what a reader arranged."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.timeline.arrangement import AT_FIRST, arranged, written
from desktop.timeline.at_moment import Moments
from desktop.timeline.frame import Frame
from desktop.timeline.thinning import Drawn, thinned, visible
from desktop.timeline.tracks import AREAS, BURDEN, BWAT, PAIN, THERAPY, Bar, Curve, Spot, Track

DAY = 86_400.0


def frame(**more: object) -> Frame:
    ends: dict[str, object] = {"low": 0.0, "high": 30.0} | more
    return Frame(left=100, right=900, top=3, bottom=103, begin=0.0, end=100 * DAY, **ends)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 100), st.integers(0, 1)), min_size=1, max_size=2000))
def test_thinning_keeps_every_peak_and_joins_nothing_that_was_apart(points: list[tuple[float, float, int]]) -> None:
    points = sorted(points)
    x, y = (np.array(column, dtype=float) for column in list(zip(*points, strict=True))[:2])
    run = np.cumsum([cut for _, _, cut in points])
    whole = Drawn(x, y, run)
    drawn = thinned(whole)
    assert len(drawn.x) <= max(len(x), 4 * (300 / 2 + 2 + run[-1]))
    assert (drawn.y.min(), drawn.y.max()) == (y.min(), y.max())
    assert (drawn.x[0], drawn.x[-1]) == (x[0], x[-1])
    assert set(drawn.run.tolist()) == set(run.tolist())
    for number in set(run.tolist()):
        mine, theirs = drawn.y[drawn.run == number], y[run == number]
        assert (mine.min(), mine.max()) == (theirs.min(), theirs.max())


def test_ten_thousand_points_are_thinned_to_what_a_screen_shows() -> None:
    x = np.linspace(0, 800, 10_000)
    drawn = thinned(Drawn(x, np.sin(x), np.zeros(10_000, dtype=np.int64)))
    assert len(drawn.x) < 2000
    assert drawn.joined.sum() == len(drawn.x) - 1


def test_a_line_runs_out_of_the_picture_on_both_sides() -> None:
    xs = np.arange(10.0)
    assert (visible(xs, 3.5, 5.5).start, visible(xs, 3.5, 5.5).stop) == (3, 7)
    assert (visible(xs, -5, 50).start, visible(xs, -5, 50).stop) == (0, 10)


@given(st.floats(0, 100 * DAY))
def test_a_moment_stands_where_the_pointer_finds_it(moment: float) -> None:
    assert frame().moment(frame().across(moment)) == pytest.approx(moment, abs=1)


def test_a_logarithmic_scale_has_equal_steps_for_equal_factors_and_a_floor_for_nothing() -> None:
    log = frame(logarithmic=True)
    assert log.height(0.2) - log.height(2) == pytest.approx(log.height(2) - log.height(20))
    assert log.height(0) == log.height(0.1)
    assert log.ticks(20) == [0.1, 1, 10]


@pytest.mark.parametrize(("low", "high"), [(0, 30.3), (8, 30), (0.9, 2.4), (0, 10), (31.8, 90)])
def test_the_scale_has_round_figures_within_it(low: float, high: float) -> None:
    ticks = frame(low=low, high=high).ticks(20)
    assert 2 <= len(ticks) <= 6
    assert all(low <= tick <= high for tick in ticks)


def spot(day: float, value: str = "7", y: float | None = 7.0, what: str = "at rest") -> Spot:
    return Spot(day * DAY, y, what, value, f"day {day:g}", "pain", f"e{day:g}")


def test_at_a_moment_the_last_value_of_each_curve_counts_and_a_newer_gap_says_why() -> None:
    curve = Curve("NRS, at rest", "at rest", 0, ((spot(1), spot(2, "5", 5.0)),), (spot(4, "asleep", None),))
    moments = Moments([Track(PAIN, "Pain", "", 0, 10, 8, (curve,))])
    assert [(value.spot.value, value.days) for value in moments.values(3.5 * DAY)] == [("5", 1)]
    assert [(value.spot.value, value.days) for value in moments.values(4 * DAY)] == [("asleep", 0)]
    assert moments.values(0.5 * DAY) == ()


def test_a_dose_is_told_while_it_is_given() -> None:
    bar = Bar(1 * DAY, 3 * DAY, -0.4, 0.4, "dose", 0, spot(1, "25 g", 0.0, "sodium thiosulfate"))
    moments = Moments([Track(THERAPY, "Therapies", "", -0.5, 0.5, 1, bars=(bar,), rows=("sodium thiosulfate",))])
    assert [len(moments.values(day * DAY)) for day in (0.5, 1, 2.9, 3)] == [0, 1, 1, 0]


def test_steps_stay_within_what_is_shown() -> None:
    curve = Curve("", "", 0, ((spot(1), spot(2), spot(9)),))
    moments = Moments([Track(PAIN, "Pain", "", 0, 10, 8, (curve,))])
    assert moments.step(1 * DAY, 1, 0, 5 * DAY) == 2 * DAY
    assert moments.step(2 * DAY, 1, 0, 5 * DAY) is None
    assert moments.step(2 * DAY, -1, 0, 5 * DAY) == DAY
    assert moments.step(1 * DAY, -1, 0, 5 * DAY) is None


GROUPS = (AREAS, BURDEN, BWAT, THERAPY, PAIN)


def test_before_anybody_chose_the_order_is_that_of_the_house() -> None:
    assert arranged("", GROUPS) == tuple((group, group in AT_FIRST) for group in GROUPS)


def test_what_is_new_stands_after_its_neighbour_of_the_house() -> None:
    kept = f"{PAIN} {AREAS} -{BWAT}"
    assert arranged(kept, GROUPS) == (
        (PAIN, True),
        (AREAS, True),
        (BURDEN, False),
        (BWAT, False),
        (THERAPY, True),
    )


@given(st.permutations(GROUPS), st.lists(st.booleans(), min_size=5, max_size=5))
def test_what_was_arranged_is_read_again(order: list[str], shown: list[bool]) -> None:
    wanted = tuple(zip(order, shown, strict=True))
    assert arranged(written(wanted, ""), GROUPS) == wanted


def test_a_patient_without_some_panels_does_not_make_them_forgotten() -> None:
    kept = written([(AREAS, True)], f"{AREAS} -laboratory.crp")
    assert kept == f"{AREAS} -laboratory.crp"
    assert dict(arranged(kept, (AREAS, "laboratory.crp")))["laboratory.crp"] is False
