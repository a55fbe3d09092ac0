"""How figures become ratios, slopes and tables."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import counting
from benchmarks.counting import Count
from benchmarks.measuring import Pairs, Spent, alone, interleaved
from benchmarks.tables import put, table


def test_a_ratio_is_the_median_of_the_rounds_not_of_the_times() -> None:
    ours = tuple(Spent(each, 10 * each) for each in (2.0, 30.0, 4.0))
    bare = tuple(Spent(each, each) for each in (1.0, 10.0, 1.0))
    assert Pairs(ours, bare).ratio == 3.0
    assert Pairs(ours, bare).ratio_by_clock == 30.0


def test_rounds_take_turns() -> None:
    calls: list[str] = []
    found = interleaved(lambda: calls.append("a"), lambda: calls.append("b"), 3)
    assert len(found.ours) == len(found.bare) == 3
    assert calls[:2] == ["a", "b"]
    assert {"ab", "ba"} <= {one + other for one, other in itertools.pairwise(calls)}


def test_long_work_is_not_repeated_for_ever() -> None:
    assert len(alone(lambda: None, 4)) == 4
    assert len(alone(lambda: None, 4, enough_s=0.0)) == 0


@given(
    st.floats(-50, 50),
    st.lists(st.integers(-3, 3), min_size=8, max_size=30),
)
def test_a_slope_lies_in_its_interval_and_follows_what_is_added(added: float, noise: list[int]) -> None:
    flat = counting.slope([float(each) for each in noise])
    steep = counting.slope([each + added * place for place, each in enumerate(noise)])
    assert flat.low <= flat.median <= flat.high
    assert steep.median == pytest.approx(flat.median + added, abs=1e-6)


def counted(kb: int, objects: int = 1, qobjects: int = 1) -> Count:
    """A count of a process whose files, timers and threads stay."""
    return Count(kb, kb, objects, qobjects, timers=3, files=9, threads=5)


def test_a_leak_of_one_object_a_round_is_seen_among_noise() -> None:
    counts = [counted(1000 + (place * 7) % 5, 500 + place + (place * 5) % 3, 100) for place in range(24)]
    found = counting.slopes(counts)
    assert found["objects"].low > 0
    assert found["rss_kb"].low <= 0 <= found["rss_kb"].high
    assert found["qobjects"].median == found["qobjects"].low == found["qobjects"].high == 0


def test_warming_up_does_not_count() -> None:
    counts = [counted(1000 * place if place < 4 else 4000) for place in range(12)]
    assert counting.slopes(counts)["rss_kb"].median == 0


def test_a_section_is_written_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- growth -->\nold\n<!-- end of growth -->\nafter\n", encoding="utf-8")
    put(page, "growth", table(("what", "so"), [("a", r"\1 ×")]))
    assert page.read_text(encoding="utf-8") == (
        "before\n<!-- growth -->\n| what | so |\n|:--|--:|\n| a | \\1 × |\n<!-- end of growth -->\nafter\n"
    )
    with pytest.raises(ValueError, match="no section"):
        put(page, "memory", "x")
