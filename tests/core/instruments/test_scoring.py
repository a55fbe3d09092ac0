"""A total, or what is missing for it: never a smaller number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.instruments.definitions import instrument, instruments
from core.instruments.scoring import score

CODES = sorted(code for code in instruments() if not instrument(code).items[0].continuous)


@st.composite
def answered(draw: st.DrawFn) -> tuple[str, dict[str, int | None]]:
    code = draw(st.sampled_from(CODES))
    return code, {item.code: draw(st.none() | st.sampled_from(item.levels)) for item in instrument(code).items}


@given(answered())
def test_a_total_exists_exactly_when_every_item_is_answered(given_: tuple[str, dict[str, int | None]]) -> None:
    code, answers = given_
    found = score(code, answers)
    missing = tuple(item for item, answer in answers.items() if answer is None)
    assert found.missing == missing
    assert found.complete == (not missing)
    if missing:
        assert found.total is None
    else:
        assert found.total == found.low == found.high == sum(answer or 0 for answer in answers.values())


@given(answered())
def test_what_the_total_can_still_become_closes_in_with_each_answer(given_: tuple[str, dict[str, int | None]]) -> None:
    code, answers = given_
    definition = instrument(code)
    given_so_far: dict[str, int | None] = {}
    low, high = Decimal(definition.low), Decimal(definition.high)
    for item, answer in answers.items():
        given_so_far[item] = answer
        found = score(code, given_so_far)
        assert low <= found.low <= found.high <= high
        low, high = found.low, found.high


def test_the_lesion_of_the_example_scores_26() -> None:
    levels = [5, 5, 1, 1, 4, 2, 3, 5]
    answers = {item.code: level for item, level in zip(instrument("bwat_cua").items, levels, strict=True)}
    assert score("bwat_cua", answers).total == 26


def test_answers_of_other_items_are_not_counted() -> None:
    cua = {item.code: 1 for item in instrument("bwat_cua").items}
    assert score("bwat_cua", {**cua, "depth": 5}).total == 8
    assert score("bwat", {**cua, "depth": 5}).missing == ("size", "edges", "undermining", "epithelialisation")


@pytest.mark.parametrize(
    ("code", "item", "answer"),
    [
        ("bwat_cua", "granulation", 0),
        ("bwat_cua", "granulation", 6),
        ("dn4", "burning", 2),
        ("pps", "score", 45),
        ("nrs", "score", 11),
        ("nrs", "score", Decimal("4.5")),
        ("vas", "score", Decimal("100.5")),
    ],
)
def test_an_answer_that_is_no_level_is_refused(code: str, item: str, answer: int | Decimal) -> None:
    with pytest.raises(InvalidInput) as error:
        score(code, {item: answer})
    assert error.value.text.key == "error.instrument.level"


def test_a_mark_between_two_millimetres_is_a_vas_score() -> None:
    assert score("vas", {"score": Decimal("43.5")}).total == Decimal("43.5")
