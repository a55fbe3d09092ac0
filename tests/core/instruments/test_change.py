"""A change is called important only where a source says from when."""

from decimal import Decimal

import pytest

from core.instruments.change import Changes, change, changes


@pytest.mark.parametrize(
    ("before", "now", "important", "better"),
    [
        (8, 6, True, True),
        (8, 7, False, True),
        (3, 2, True, True),
        (4, 3, False, True),
        (5, 7, True, False),
        (0, 1, False, False),
        (0, 2, True, False),
        (6, 6, False, None),
    ],
)
def test_pain_changes_importantly_by_two_points_or_thirty_percent(
    before: int, now: int, important: bool, better: bool | None
) -> None:
    found = change("nrs", before, now)
    assert found is not None
    assert (found.important, found.better) == (important, better)
    assert found.source is not None


def test_nobody_knows_what_an_important_change_of_bwat_cua_is() -> None:
    found = change("bwat_cua", 30, 24)
    assert found is not None
    assert found.important is None
    assert found.better is True
    assert (found.points, found.percent) == (Decimal(-6), Decimal(-20))


def test_a_higher_performance_is_better() -> None:
    found = change("pps", 40, 60)
    assert found is not None
    assert found.better is True


def test_nothing_is_compared_with_an_incomplete_score() -> None:
    assert change("bwat_cua", None, 20) is None
    assert change("bwat_cua", 20, None) is None


def test_a_change_from_zero_has_no_percent() -> None:
    found = change("nrs", 0, 4)
    assert found is not None
    assert found.percent is None


@pytest.mark.parametrize(("before", "now", "substantial"), [(8, 4, True), (8, 5, False), (1, 0, True), (0, 3, False)])
def test_half_of_the_pain_gone_is_substantial(before: int, now: int, substantial: bool) -> None:
    found = change("nrs", before, now)
    assert found is not None
    assert found.substantial is substantial


@pytest.mark.parametrize(
    ("totals", "last", "first"),
    [
        ((30, 27, 24), -3, -6),
        ((30, 24), -6, -6),
        ((30, None, 24), -6, -6),
        ((None, 30, 27), -3, -3),
    ],
)
def test_a_total_is_compared_with_the_last_and_with_the_first_complete_one(
    totals: tuple[int | None, ...], last: int, first: int
) -> None:
    found = changes("bwat_cua", totals)
    assert found.since_last is not None
    assert found.since_first is not None
    assert (found.since_last.points, found.since_first.points) == (last, first)


@pytest.mark.parametrize("totals", [(), (30,), (None, 30), (30, None)])
def test_one_total_or_an_incomplete_one_has_not_changed(totals: tuple[int | None, ...]) -> None:
    assert changes("bwat_cua", totals) == Changes(None, None)
