"""All open lesions together: no tissue twice, none lost while lesions split and merge."""

from hypothesis import given
from hypothesis import strategies as st

from core.trends.burden import burden_series
from tests.core.trends.charted import assessed, at, case, lesion


def totals(*lesions: object) -> list[tuple[int, float | None]]:
    (curve,) = burden_series(case(*lesions))  # type: ignore[arg-type]
    return [((point.when.date() - at(0).date()).days, point.value) for point in curve.points]


def test_each_lesion_counts_with_its_latest_area() -> None:
    first = lesion("L1", assessed(0, 500), assessed(14, 400))
    second = lesion("L2", assessed(7, 100), onset=7)
    assert totals(first, second) == [(0, 500), (7, 600), (14, 500)]


def test_a_healed_lesion_leaves_the_total_on_the_day_it_closed() -> None:
    first = lesion("L1", assessed(0, 500))
    second = lesion("L2", assessed(0, 100), closed=10, closed_as="healed")
    assert totals(first, second)[-1] == (10, 500)


def test_a_split_neither_doubles_the_tissue_nor_loses_it_before_both_halves_are_measured() -> None:
    whole = lesion("L1", assessed(0, 1000), assessed(7, 900), closed=14, closed_as="split")
    upper = lesion("L1a", assessed(15, 400), onset=14, parents=("L1",))
    lower = lesion("L1b", assessed(17, 350), onset=14, parents=("L1",))
    assert totals(whole, upper, lower) == [(0, 1000), (7, 900), (14, 900), (15, 900), (17, 750)]


def test_a_merged_lesion_takes_the_place_of_its_parents() -> None:
    left = lesion("L1", assessed(0, 500), closed=14, closed_as="merged")
    right = lesion("L2", assessed(0, 300), closed=14, closed_as="merged")
    both = lesion("L3", assessed(16, 900), onset=14, parents=("L1", "L2"))
    assert totals(left, right, both) == [(0, 800), (14, 800), (16, 900)]


def test_parents_that_nobody_closed_do_not_count_beside_their_child() -> None:
    left = lesion("L1", assessed(0, 500))
    right = lesion("L2", assessed(0, 300))
    both = lesion("L3", assessed(16, 900), onset=14, parents=("L1", "L2"))
    assert totals(left, right, both)[-1] == (16, 900)


def test_a_lesion_measured_another_way_is_named_and_not_added() -> None:
    curves = {
        series.variant: series
        for series in burden_series(
            case(lesion("L1", assessed(0, 500)), lesion("L2", assessed(1, 300, "ruler")), lesion("L3"))
        )
    }
    planimetry, ruler = curves["planimetry"].last, curves["ruler"].last
    assert planimetry is not None
    assert ruler is not None
    assert (planimetry.value, set(planimetry.missing)) == (500, {"L2", "L3"})
    assert (ruler.value, set(ruler.missing)) == (300, {"L1", "L3"})


def test_a_lesion_that_changed_its_method_leaves_the_old_total() -> None:
    curves = {
        series.variant: series
        for series in burden_series(case(lesion("L1", assessed(0, 700, "ruler"), assessed(7, 500))))
    }
    assert [point.value for point in curves["ruler"].points] == [700, None]
    assert [point.value for point in curves["planimetry"].points] == [500]


def test_each_total_names_the_entries_that_it_was_made_of() -> None:
    one, two = assessed(0, 500), assessed(7, 100)
    (curve,) = burden_series(case(lesion("L1", one), lesion("L2", two, onset=7)))
    assert curve.points[-1].sources == (one.id, two.id)


@given(st.lists(st.floats(1, 5000), min_size=2, max_size=5), st.integers(15, 40))
def test_splitting_into_equal_parts_leaves_the_burden_as_it_was(parts: list[float], day: int) -> None:
    whole = lesion("L0", assessed(0, sum(parts)), closed=14, closed_as="split")
    children = [
        lesion(f"C{number}", assessed(day + number, part), onset=14, parents=("L0",))
        for number, part in enumerate(parts)
    ]
    found = [value for _, value in totals(whole, *children)]
    assert all(value is not None and abs(value - sum(parts)) < 1e-6 for value in found)
