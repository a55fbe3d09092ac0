"""Asked once: what follows from exudate and tissue, and from measured sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.words import lists
from core.instruments import derivation
from core.instruments.derivation import derive, implied_levels, push

levels = st.fixed_dictionaries(
    {},
    optional={
        item: st.integers(1, 5) for item in ("necrotic_type", "necrotic_amount", "exudate_amount", "granulation")
    },
)


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({"necrotic_type": 5, "necrotic_amount": 5}, "eschar"),
        ({"necrotic_type": 4, "necrotic_amount": 4}, "ulcer"),
        ({"necrotic_type": 3, "necrotic_amount": 5}, "ulcer"),
        ({"necrotic_type": 1, "granulation": 2}, "ulcer"),
        ({"necrotic_type": 1, "granulation": 1}, None),
        ({"necrotic_type": 5}, None),
        ({"granulation": 2}, None),
        ({}, None),
    ],
)
def test_the_stage_follows_from_the_bed(answers: dict[str, int], stage: str | None) -> None:
    assert derive("stage", answers).answer == stage


def test_intact_skin_leaves_the_stage_to_the_nurse() -> None:
    found = derive("stage", {"necrotic_type": 1, "granulation": 1})
    assert found.answer is None
    assert "healed" in found.one_of
    assert "eschar" not in found.one_of


@pytest.mark.parametrize(
    ("answers", "state", "one_of"),
    [
        ({"necrotic_type": 1}, "none", ()),
        ({"necrotic_type": 3}, "none", ()),
        ({"necrotic_type": 5, "exudate_amount": 1}, "dry", ()),
        ({"necrotic_type": 5, "exudate_amount": 4}, None, ("dry", "wet", "draining")),
        ({"necrotic_type": 4}, None, ("wet", "boggy", "draining")),
        ({"necrotic_type": 5}, None, ()),
    ],
)
def test_the_state_of_the_eschar_follows_where_it_can(
    answers: dict[str, int], state: str | None, one_of: tuple[str, ...]
) -> None:
    found = derive("eschar_state", answers)
    assert (found.answer, found.one_of) == (state, one_of)


@given(levels)
def test_whatever_is_derived_is_a_word_of_the_case_file_and_names_what_it_follows_from(answers: dict[str, int]) -> None:
    for what in ("stage", "eschar_state"):
        found = derive(what, answers)
        assert {found.answer, *found.one_of} - {None} <= set(lists()[what])
        if found.answer is not None:
            assert found.by
            assert set(found.by) <= answers.keys()


@given(levels)
def test_an_answer_more_never_changes_what_was_derived(answers: dict[str, int]) -> None:
    for what in ("stage", "eschar_state"):
        settled = derive(what, answers).answer
        for item in ("necrotic_type", "necrotic_amount", "exudate_amount", "granulation"):
            if settled is not None and item not in answers:
                assert derive(what, {**answers, item: 3}).answer == settled


def test_no_necrosis_has_no_amount_and_a_dry_wound_no_kind_of_exudate() -> None:
    assert implied_levels({"necrotic_type": 1}) == {"necrotic_amount": 1}
    assert implied_levels({"exudate_amount": 1}) == {"exudate_type": 1}
    assert implied_levels({"exudate_type": 1}) == {}
    assert implied_levels({"necrotic_type": 4}) == {}


@pytest.mark.parametrize(
    ("share", "level"), [(0, 1), (1, 2), (24.9, 2), (25, 3), (50, 3), (50.1, 4), (74.9, 4), (75, 5), (100, 5)]
)
def test_the_amount_of_necrosis_from_its_share(share: float, level: int) -> None:
    assert derivation.necrotic_amount(1000.0, share * 6, share * 4) == level


def test_what_was_not_outlined_is_not_none() -> None:
    assert derivation.necrotic_amount(1000.0, None, None) is None
    assert derivation.necrotic_amount(0.0, 0.0, 0.0) is None
    assert derivation.necrotic_amount(1000.0, 0.0, None) == 1


@pytest.mark.parametrize(
    ("share", "levels"),
    [(0, (1, 5)), (0.1, (4,)), (25, (4,)), (25.1, (3, 4)), (74.9, (3, 4)), (75, (2, 4)), (100, (2, 4))],
)
def test_the_share_of_granulation_leaves_its_brightness_to_the_nurse(share: float, levels: tuple[int, ...]) -> None:
    assert derivation.granulation(1000.0, share * 10) == levels


def test_granulation_that_was_not_outlined_says_nothing() -> None:
    assert derivation.granulation(1000.0, None) == ()
    assert derivation.granulation(0.0, 0.0) == ()


@pytest.mark.parametrize(
    ("length", "width", "level"),
    [
        (10, 10, 1),
        (19.9, 20, 1),
        (20, 20, 2),
        (40, 40, 2),
        (40, 40.1, 3),
        (60, 60, 3),
        (90, 80, 4),
        (100, 80, 4),
        (81, 100, 5),
    ],
)
def test_the_size_item_from_length_and_width(length: float, width: float, level: int) -> None:
    assert derivation.size(length, width) == level


@pytest.mark.parametrize(
    ("square_cm", "points"),
    [
        (0, 0), (0.02, 1), (0.29, 2), (0.24, 1), (0.3, 2), (0.6, 2), (0.64, 2), (0.65, 3), (1.0, 3),
        (1.04, 3), (1.1, 4), (2.0, 4),
        (2.1, 5), (3.0, 5), (3.1, 6), (4.0, 6), (4.1, 7), (8.0, 7), (8.1, 8), (12.0, 8), (12.1, 9),
        (24.0, 9), (24.1, 10), (99, 10),
    ],
)  # fmt: skip
def test_push_size_is_that_of_the_tool(square_cm: float, points: int) -> None:
    assert derivation.push_size(100.0, square_cm) == points


@given(st.floats(0, 500), st.floats(0, 500), st.floats(0, 500))
def test_a_wound_never_scores_less_for_being_larger(length: float, width: float, more: float) -> None:
    assert derivation.size(length, width) <= derivation.size(length + more, width)
    assert derivation.push_size(length, width) <= derivation.push_size(length + more, width)


@pytest.mark.parametrize(
    ("answers", "total"),
    [
        ({"necrotic_type": 5, "exudate_amount": 1}, 14),
        ({"necrotic_type": 3, "exudate_amount": 3}, 14),
        ({"necrotic_type": 1, "granulation": 3, "exudate_amount": 4}, 14),
        ({"necrotic_type": 1, "granulation": 1, "exudate_amount": 5}, 14),
    ],
)
def test_push_derives_from_the_answers(answers: dict[str, int], total: int) -> None:
    assert push(answers, "ulcer", 70.0, 44.0).total == total


def test_push_is_incomplete_without_a_size() -> None:
    found = push({"necrotic_type": 5, "exudate_amount": 1}, "ulcer", None, None)
    assert found.total is None
    assert found.missing == ("size",)


def test_a_healed_lesion_scores_nothing() -> None:
    assert push({}, "healed", None, None).total == 0
