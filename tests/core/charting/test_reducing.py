"""Each thing a nurse can do, and what it leaves alone."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.lesion import Bwat
from core.case.words import lists
from core.charting import actions
from core.charting.draft import PAIN_CONTEXTS, AssessmentDraft
from core.charting.form import fields, sections
from core.charting.measurement import by_ruler, remark
from core.charting.reducing import reduce
from core.charting.signing import entries
from core.errors import InvalidInput
from core.texts import text
from tests.core.charting.bedside import NOW, OTHER_SHA, RULER, SHA, TRACED, WOUND, Nurse, photograph


def test_the_same_photograph_twice_is_one() -> None:
    nurse = Nurse().does(actions.AddPhotograph(photograph()), actions.AddPhotograph(photograph()))
    assert len(nurse.draft.photographs) == 1


def test_a_photograph_leaves_with_what_was_measured_on_it() -> None:
    nurse = Nurse().photographs_and_outlines().does(actions.RemovePhotograph(SHA))
    assert nurse.draft.photographs == ()
    assert nurse.draft.measurement is None


def test_another_photograph_leaves_the_measurement_alone() -> None:
    nurse = Nurse().photographs_and_outlines().does(actions.AddPhotograph(photograph(OTHER_SHA)))
    assert nurse.does(actions.RemovePhotograph(OTHER_SHA)).draft.measurement == TRACED


@pytest.mark.parametrize("action", [actions.SetOutlines(SHA, ()), actions.SetScale(SHA, None)])
def test_numbers_do_not_outlive_the_outline_they_came_from(action: actions.Action) -> None:
    assert Nurse().photographs_and_outlines().does(action).draft.measurement is None


def test_ruler_values_do_not_depend_on_any_outline() -> None:
    nurse = Nurse().photographs_and_outlines().does(actions.SetMeasurement(by_ruler(50, 40)))
    assert nurse.does(actions.SetOutlines(SHA, (WOUND,))).draft.measurement is not None


def test_the_time_of_a_photograph_is_what_the_nurse_says() -> None:
    nurse = Nurse().does(actions.AddPhotograph(photograph(exif_at=datetime(2020, 1, 1))))
    assert nurse.draft.photographs[0].at == NOW
    earlier = datetime.fromisoformat("2026-10-26T08:00:00+02:00")
    assert nurse.does(actions.SetPhotographTime(SHA, earlier)).draft.photographs[0].at == earlier


def test_a_time_without_its_offset_is_refused() -> None:
    nurse = Nurse().does(actions.AddPhotograph(photograph()))
    with pytest.raises(InvalidInput):
        nurse.does(actions.SetPhotographTime(SHA, datetime(2026, 10, 26)))
    with pytest.raises(InvalidInput):
        nurse.does(actions.SetObservedAt(datetime(2026, 10, 26)))


@pytest.mark.parametrize(
    "action",
    [
        actions.SetLevel("granulation", 6),
        actions.SetLevel("colour", 2),
        actions.SetStage("rotten"),
        actions.SetEscharState("crumbly"),
        actions.SetSigns(("non_healing", "green")),
        actions.SetOdour("awful"),
        actions.SetDressing("cabbage"),
        actions.SetPain("sleep", 3),
        actions.SetAnswer("dn4", "burning", 2),
        actions.SetAnswer("dn4", "cold_feet", 1),
        actions.SetNotDone("supper", "no time"),
        actions.SetOutlines(OTHER_SHA, ()),
        actions.SetScale(OTHER_SHA, RULER),
    ],
)
def test_what_the_charts_do_not_know_is_refused_and_changes_nothing(action: actions.Action) -> None:
    nurse = Nurse()
    before = nurse.draft
    with pytest.raises(InvalidInput):
        nurse.does(action)
    assert nurse.draft == before


def test_none_seen_is_not_the_same_as_not_asked() -> None:
    nurse = Nurse()
    assert nurse.draft.infection_signs is None
    assert nurse.does(actions.NoneSeen()).draft.infection_signs == ()
    assert nurse.does(actions.SetSigns(("smell", "smell"))).draft.infection_signs == ("smell",)
    assert nurse.does(actions.SetSigns(None)).draft.infection_signs is None


def test_a_reason_is_given_changed_and_taken_back() -> None:
    nurse = Nurse().does(
        actions.SetNotDone("photograph", "refused"), actions.SetNotDone("photograph", " camera broken ")
    )
    assert nurse.draft.reason_not_done("photograph") == "camera broken"
    assert nurse.does(actions.SetNotDone("photograph", "  ")).draft.not_done == ()


def test_doing_it_after_all_takes_the_reason_away() -> None:
    nurse = Nurse()
    for what in ("photograph", "measurement", "pain"):
        nurse.does(actions.SetNotDone(what, "too painful"))
    nurse.photographs_and_outlines().asks_pain()
    assert nurse.draft.not_done == ()


def test_the_newest_answer_wins_over_one_that_cannot_stand_beside_it() -> None:
    nurse = Nurse().scores(necrotic_type=4, necrotic_amount=3)
    nurse.scores(necrotic_type=1)
    assert nurse.sees("necrotic_amount") == 1
    nurse.scores(necrotic_amount=3)
    assert nurse.draft.levels.necrotic_type is None
    assert nurse.problems() == []


def test_a_dry_wound_has_no_kind_of_exudate() -> None:
    assert Nurse().scores(exudate_amount=1).sees("exudate_type") == 1


def test_a_note_of_blanks_is_none() -> None:
    assert Nurse().does(actions.SetNote("  ")).draft.note is None


def test_answers_of_dn4_are_given_taken_back_and_cleared() -> None:
    nurse = Nurse().does(actions.SetAnswer("dn4", "burning", 1), actions.SetAnswer("dn4", "itching", 0))
    assert nurse.sees("dn4.burning") == 1
    assert nurse.does(actions.SetAnswer("dn4", "burning", None)).draft.dn4 == {"itching": 0}
    assert nurse.does(actions.ClearAnswers("dn4")).draft.dn4 == {}


def test_a_ruler_gives_length_and_width_whichever_is_named_first() -> None:
    measured = by_ruler(40, 70, 50)
    assert (measured.length_mm, measured.width_mm, measured.wound_area_mm2) == (70, 40, 2800)
    assert measured.eschar_percent == 50
    assert by_ruler(40, 70).eschar_percent is None
    assert by_ruler(0, 0, 0).eschar_percent is None


@pytest.mark.parametrize("values", [(-1, 5, None), (5, 5, 101), (5, 5, -1)])
def test_a_ruler_measures_nothing_impossible(values: tuple[float, float, float | None]) -> None:
    with pytest.raises(InvalidInput):
        by_ruler(*values)


def test_a_warning_of_the_bench_is_kept_with_its_numbers() -> None:
    kept = remark(text("charting.problem.range", field=text("charting.field.note"), low=1, high=2.5))
    assert kept.text.params["high"] == 2.5


words = lists()
levels = st.builds(actions.SetLevel, st.sampled_from(tuple(Bwat.model_fields)), st.none() | st.integers(1, 5))
anything = st.one_of(
    levels,
    st.builds(actions.ConfirmCarried, st.sampled_from(tuple(fields()))),
    st.builds(actions.ConfirmAllCarried, st.none() | st.sampled_from([section.code for section in sections()])),
    st.builds(actions.SetSigns, st.none() | st.lists(st.sampled_from(words["infection_sign"])).map(tuple)),
    st.just(actions.NoneSeen()),
    st.builds(actions.SetStage, st.none() | st.sampled_from(words["stage"])),
    st.builds(actions.SetEscharState, st.none() | st.sampled_from(words["eschar_state"])),
    st.builds(actions.SetOdour, st.none() | st.sampled_from(words["odour"])),
    st.builds(actions.SetDressing, st.none() | st.sampled_from(words["dressing"])),
    st.builds(actions.SetNote, st.none() | st.text(max_size=9)),
    st.builds(actions.SetPain, st.sampled_from(PAIN_CONTEXTS), st.none() | st.integers(-2, 12)),
    st.builds(actions.SetSedation, st.none() | st.integers(0, 5)),
    st.builds(actions.SetNotDone, st.sampled_from(words["not_done_item"]), st.none() | st.text(max_size=9)),
    st.sampled_from([actions.AddPhotograph(photograph()), actions.AddPhotograph(photograph(OTHER_SHA))]),
    st.sampled_from([actions.RemovePhotograph(SHA), actions.SetMeasurement(TRACED), actions.SetMeasurement(None)]),
    st.builds(
        actions.SetMeasurement, st.builds(by_ruler, st.floats(0, 300), st.floats(0, 300), st.none() | st.just(5))
    ),
)


@settings(max_examples=60)
@given(st.lists(anything, max_size=25))
def test_whatever_is_done_the_draft_survives_and_only_what_is_ready_is_signed(done: list[actions.Action]) -> None:
    nurse = Nurse()
    for action in done:
        nurse.draft = reduce(nurse.draft, action)
    assert AssessmentDraft.model_validate_json(nurse.draft.model_dump_json()) == nurse.draft
    if nurse.can_sign():
        entries(nurse.draft, actor="Li", now=NOW)
    else:
        with pytest.raises(InvalidInput):
            entries(nurse.draft, actor="Li", now=NOW)


@given(levels, levels)
def test_doing_the_same_twice_is_doing_it_once(one: actions.Action, other: actions.Action) -> None:
    draft = reduce(reduce(Nurse().draft, one), other)
    assert reduce(draft, other) == draft
