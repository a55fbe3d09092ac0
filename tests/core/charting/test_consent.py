"""What counts of what was said of a photograph, and what it may be used for then."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.moments import DayOrInstant
from core.case.photo import ConsentStep, Photograph
from core.charting.privacy import (
    SCOPES,
    Purpose,
    State,
    hidden_by,
    last_consent,
    may_be_used,
    shown,
    standing_consent,
    withdrawn,
)
from tests.core.charting.test_privacy import lesion, taken

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def step(what: str, *scopes: str, at: DayOrInstant = NOW) -> ConsentStep:
    return ConsentStep(what=what, scopes=scopes, at=at)


def photograph(consent: tuple[str, ...] | None, *steps: ConsentStep) -> Photograph:
    return taken(1, consent).model_copy(update={"consents": steps})


def allowed(found: Photograph) -> set[str]:
    return {purpose.value for purpose in Purpose if may_be_used(found, purpose)}


@pytest.mark.parametrize(
    ("consent", "steps", "uses"),
    [
        (None, (), {"show", "care"}),
        ((), (), {"show"}),
        (("care",), (), {"show", "care"}),
        (("teaching",), (), {"show", "teaching"}),
        (("care", "publication"), (), {"show", "care", "publication"}),
        (None, (step("given", "teaching"),), {"show", "care", "teaching"}),
        (("care", "teaching"), (step("withdrawn", "teaching"),), {"show", "care"}),
        (("care", "teaching"), (step("withdrawn", "care"),), set()),
        (None, (step("withdrawn", "care"),), set()),
        (("care",), (step("refused", "care"),), {"show"}),
        (("care",), (step("withdrawn", "care"), step("given", "care", at=NOW + timedelta(days=1))), {"show", "care"}),
        (("care",), (step("withdrawn", "care"), step("erased"), step("given", "care", at=date(2027, 1, 1))), set()),
    ],
)
def test_what_was_said_last_counts_and_unknown_is_care_alone(
    consent: tuple[str, ...] | None, steps: tuple[ConsentStep, ...], uses: set[str]
) -> None:
    assert allowed(photograph(consent, *steps)) == uses


def test_the_moment_counts_and_not_the_order_of_writing_down() -> None:
    earlier = step("given", "care", at=NOW - timedelta(days=3))
    assert not may_be_used(photograph(("care",), step("withdrawn", "care"), earlier), Purpose.SHOW)


def test_where_a_day_leaves_the_order_open_the_withdrawal_is_the_later() -> None:
    same_day = (step("withdrawn", "care", at=NOW.date()), step("given", "care", at=NOW))
    assert hidden_by(same_day) == same_day[0]
    assert hidden_by(tuple(reversed(same_day))) == same_day[0]


steps = st.builds(
    ConsentStep,
    what=st.sampled_from(["given", "refused", "withdrawn"]),
    scopes=st.lists(st.sampled_from([str(scope) for scope in SCOPES]), min_size=1, max_size=3).map(tuple),
    at=st.integers(0, 30).map(lambda hours: NOW + timedelta(hours=hours)),
)
consents = st.none() | st.lists(st.sampled_from([str(scope) for scope in SCOPES]), unique=True).map(tuple)


@given(consents, st.lists(steps, max_size=6))
def test_whatever_was_said_before_a_last_withdrawal_from_care_hides(
    consent: tuple[str, ...] | None, said: list[ConsentStep]
) -> None:
    last = step("withdrawn", "care", at=NOW + timedelta(days=2))
    assert allowed(photograph(consent, *said, last)) == set()


@given(consents, st.lists(steps, max_size=6))
def test_nothing_leaves_for_teaching_or_publication_that_nobody_agreed_to(
    consent: tuple[str, ...] | None, said: list[ConsentStep]
) -> None:
    found = photograph(consent, *said)
    for purpose in (Purpose.TEACHING, Purpose.PUBLICATION):
        agreed = purpose in (consent or ()) or any(one.what == "given" and purpose in one.scopes for one in said)
        assert agreed or not may_be_used(found, purpose)


def test_the_step_that_counts_is_told() -> None:
    first, second = step("given", "care", at=date(2026, 11, 1)), step("withdrawn", "teaching")
    found = photograph(("care", "teaching"), first, second)
    assert standing_consent(found, "care").step == first
    assert standing_consent(found, "teaching").state is State.WITHDRAWN
    assert standing_consent(found, "publication").step is None


def test_what_is_hidden_is_counted_once_a_picture_and_dated() -> None:
    gone = photograph(("care",), step("withdrawn", "care"))
    elsewhere = taken(2, None).model_copy(update={"consents": (step("withdrawn", "care", at=NOW + timedelta(days=4)),)})
    found = withdrawn([lesion("thigh", gone, elsewhere, taken(3, None)), lesion("shin", gone)])
    assert found is not None and (found.count, found.on) == (2, NOW + timedelta(days=4))
    assert shown([gone, taken(3, None)]) == [taken(3, None)]
    assert withdrawn([lesion("thigh", taken(3, None))]) is None


def test_after_a_withdrawal_the_next_photograph_must_be_asked_for() -> None:
    before = photograph(("care", "teaching"), step("withdrawn", "teaching"))
    assert last_consent([lesion("thigh", before)]) is None
    said_later = taken(1, None).model_copy(update={"consents": (step("given", "care", "teaching"),)})
    assert last_consent([lesion("thigh", said_later)]) == ("care", "teaching")
    assert last_consent([lesion("thigh", photograph(None, step("given", "teaching")))]) is None
