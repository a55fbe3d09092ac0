"""A change is called important only where a source says from when."""

from decimal import Decimal

import pytest

from core.instruments.change import change


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
