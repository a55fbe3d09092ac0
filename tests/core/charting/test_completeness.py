"""What is still needed, what is wrong, and the score as it builds up."""

from datetime import date, timedelta

import pytest

from core.case.photo import Outline
from core.charting import actions
from core.charting.completeness import change_since_last, missing, problems, push_so_far, score_so_far
from core.charting.form import REQUIRED_LEVELS
from core.charting.measurement import Measurement, by_ruler
from core.texts import LANGUAGES, Text, catalogue
from tests.core.charting.bedside import (
    EVERY_LEVEL,
    NOW,
    OTHER_SHA,
    SHA,
    SQUARE,
    TRACED,
    Nurse,
    new_lesion,
    photograph,
    with_assessments,
    with_last,
)


def test_a_first_assessment_needs_everything_in_the_order_of_an_examination() -> None:
    nurse = Nurse(new_lesion(), "L2")
    assert nurse.missing() == [
        "photograph",
        "measurement",
        "necrotic_type",
        "necrotic_amount",
        "granulation",
        "stage",
        "eschar_state",
        "exudate_type",
        "exudate_amount",
        "periwound_colour",
        "peripheral_oedema",
        "peripheral_induration",
        "infection_signs",
        "pain.rest",
    ]


def test_a_first_assessment_is_ready_when_everything_is_charted() -> None:
    nurse = Nurse(new_lesion(), "L2").charts_everything()
    assert nurse.missing() == []
    assert nurse.problems() == []
    assert nurse.can_sign()


def test_what_is_carried_is_missing_until_it_is_confirmed() -> None:
    nurse = Nurse(with_last(dressing="foam"))
    said = {item.field: item.text.key for item in missing(nurse.draft)}
    assert {said[item] for item in (*REQUIRED_LEVELS, "dressing")} == {"charting.missing.unconfirmed"}


def test_a_follow_up_without_changes_is_ready() -> None:
    assert Nurse(with_last(dressing="foam")).confirms_everything().can_sign()


def test_a_follow_up_in_which_two_items_changed_is_short() -> None:
    nurse = Nurse(with_last(dressing="foam")).photographs_and_outlines()
    nurse.done = 0
    nurse.scores(exudate_amount=4, periwound_colour=3)
    for section in ("bed", "exudate", "edge_and_skin", "plan"):
        nurse.does(actions.ConfirmAllCarried(section))
    nurse.does(actions.SetEscharState("wet"), actions.NoneSeen()).asks_pain()
    assert nurse.can_sign()
    assert nurse.done <= 9


@pytest.mark.parametrize(
    ("what", "leaves"),
    [
        ("photograph", "measurement"),
        ("measurement", "photograph"),
        ("pain", "photograph measurement"),
    ],
)
def test_what_could_not_be_done_needs_only_its_reason(what: str, leaves: str) -> None:
    nurse = Nurse(new_lesion(), "L2").scores(**EVERY_LEVEL).does(actions.NoneSeen())
    if what != "pain":
        nurse.asks_pain()
    nurse.does(actions.SetNotDone(what, "too painful"))
    assert nurse.missing() == leaves.split()


def test_a_refused_assessment_needs_its_reason_and_the_pain() -> None:
    nurse = Nurse().does(actions.SetNotDone("assessment", "asked us to come back"))
    assert nurse.missing() == ["pain.rest"]
    assert nurse.does(actions.SetNotDone("pain", "asleep")).can_sign()


def test_who_cannot_report_pain_is_observed_instead() -> None:
    nurse = Nurse(new_lesion(), "L2").charts_everything().does(actions.SetPain("rest", None))
    items = ("breathing", "vocalisation", "face", "body", "consolability")
    nurse.does(*(actions.SetAnswer("painad", item, 1) for item in items[:4]))
    assert nurse.missing() == ["painad"]
    assert nurse.does(actions.SetAnswer("painad", items[4], 1)).can_sign()


def test_a_half_answered_dn4_is_finished_or_taken_back() -> None:
    nurse = Nurse(new_lesion(), "L2").charts_everything().does(actions.SetAnswer("dn4", "burning", 1))
    assert nurse.missing() == ["dn4"]
    assert missing(nurse.draft)[0].text.params["count"] == 9
    assert nurse.does(actions.ClearAnswers("dn4")).can_sign()


def test_the_score_builds_up_and_is_incomplete_until_the_last_item() -> None:
    nurse = Nurse(new_lesion(), "L2")
    for item, level in list(EVERY_LEVEL.items())[:-1]:
        nurse.scores(**{item: level})
        assert score_so_far(nurse.draft).total is None
    assert (score_so_far(nurse.draft).low, score_so_far(nurse.draft).high) == (24, 28)
    nurse.scores(peripheral_induration=3)
    assert score_so_far(nurse.draft).total == 26


def test_pale_values_do_not_count_in_the_score() -> None:
    assert len(score_so_far(Nurse().draft).missing) == 8


def test_the_score_is_compared_with_the_last() -> None:
    nurse = Nurse()
    assert change_since_last(nurse.draft) is None
    found = change_since_last(nurse.scores(exudate_amount=1).does(actions.ConfirmAllCarried()).draft)
    assert found is not None
    assert (found.points, found.better) == (-5, True)
    assert change_since_last(Nurse(new_lesion(), "L2").charts_everything().draft) is None


def test_push_derives_on_the_way() -> None:
    nurse = Nurse(new_lesion(), "L2").scores(**EVERY_LEVEL)
    assert push_so_far(nurse.draft).missing == ("size",)
    assert push_so_far(nurse.does(actions.SetMeasurement(by_ruler(50, 40))).draft).total == 13


FUTURE = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("action", "field", "key"),
    [
        (actions.SetObservedAt(FUTURE), "observed_at", "future"),
        (actions.SetObservedAt(date(2026, 10, 27)), "observed_at", "future"),
        (actions.SetObservedAt(date(2026, 9, 27)), "observed_at", "before_onset"),
        (actions.SetPhotographTime(SHA, FUTURE), "photograph", "photograph_future"),
        (actions.SetPain("rest", 11), "pain.rest", "range"),
        (actions.SetPain("breakthrough", -1), "pain.breakthrough", "range"),
        (actions.SetSedation(5), "poss", "range"),
        (
            actions.SetMeasurement(TRACED.model_copy(update={"eschar_area_mm2": 2001.0})),
            "measurement",
            "eschar_larger",
        ),
        (
            actions.SetMeasurement(TRACED.model_copy(update={"wound_area_mm2": None})),
            "measurement",
            "eschar_without_wound",
        ),
        (actions.SetNotDone("photograph", "refused"), "photograph", "done_and_not_done"),
        (actions.SetNotDone("measurement", "refused"), "measurement", "done_and_not_done"),
        (actions.SetNotDone("pain", "refused"), "pain.rest", "done_and_not_done"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_blocks_signing(action: actions.Action, field: str, key: str) -> None:
    nurse = Nurse().confirms_everything().does(action)
    assert nurse.problems() == [(field, f"charting.problem.{key}")]
    assert not nurse.can_sign()


@pytest.mark.parametrize("day", [date(2026, 10, 26), date(2026, 9, 28)])
def test_today_and_the_day_of_onset_are_fine_as_days(day: date) -> None:
    assert Nurse().confirms_everything().does(actions.SetObservedAt(day)).can_sign()


def test_an_onset_known_to_the_minute_is_compared_to_the_minute() -> None:
    nurse = Nurse(with_assessments(onset=NOW), now=NOW + timedelta(hours=2))
    assert nurse.problems() == []
    nurse.does(actions.SetObservedAt(NOW - timedelta(minutes=1)))
    assert nurse.problems() == [("observed_at", "charting.problem.before_onset")]


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        (((100.0, 100.0), (600.0, 500.0), (600.0, 100.0), (100.0, 500.0)), "crosses_itself"),
        (((100.0, 100.0), (1300.0, 100.0), (100.0, 500.0)), "outside"),
        (((-1.0, 100.0), (300.0, 100.0), (100.0, 500.0)), "outside"),
        (((100.0, 100.0), (300.0, 100.0), (500.0, 100.0)), "no_area"),
        (((0.0, 0.0), (1200.0, 0.0), (1200.0, 800.0)), None),
    ],
)
def test_faulty_outlines_block_signing(points: tuple[tuple[float, float], ...], fault: str | None) -> None:
    nurse = Nurse().confirms_everything()
    nurse.does(actions.SetOutlines(SHA, (Outline(tissue="eschar", points_px=points),)), actions.SetMeasurement(TRACED))
    found = problems(nurse.draft, NOW)
    assert [problem.field for problem in found] == (["photograph"] if fault else [])
    assert [said.key for problem in found if isinstance(said := problem.text.params["problem"], Text)] == (
        [f"error.outline.{fault}"] if fault else []
    )


def test_numbers_without_an_outline_are_not_planimetry() -> None:
    measured = Measurement(measured_by="planimetry", wound_area_mm2=100.0)
    nurse = Nurse().does(actions.AddPhotograph(photograph(OTHER_SHA)), actions.SetMeasurement(measured))
    assert nurse.problems() == [("measurement", "charting.problem.untraced")]


def test_a_draft_kept_by_an_older_hand_is_checked_for_contradictions() -> None:
    nurse = Nurse().confirms_everything()
    contradicting = nurse.draft.levels.model_copy(update={"necrotic_type": 1, "necrotic_amount": 4})
    nurse.draft = nurse.draft.model_copy(update={"levels": contradicting})
    assert nurse.problems() == [("necrotic_amount", "charting.problem.contradiction")]


def test_an_eschar_as_large_as_its_wound_is_fine() -> None:
    whole = TRACED.model_copy(update={"eschar_area_mm2": 2000.0000001})
    nurse = Nurse().confirms_everything().does(actions.SetMeasurement(whole))
    assert nurse.can_sign()


INTACT = {"necrotic_type": 1, "granulation": 1, "exudate_amount": 1}


def test_a_healed_lesion_has_nothing_to_measure() -> None:
    nurse = Nurse().scores(**INTACT).does(actions.SetStage("healed"), actions.ConfirmAllCarried("edge_and_skin"))
    nurse.does(actions.NoneSeen(), actions.AddPhotograph(photograph())).asks_pain(0)
    assert nurse.missing() == []
    assert nurse.can_sign()


@pytest.mark.parametrize(
    "action", [actions.SetLevel("necrotic_type", 4), actions.SetLevel("granulation", 3), actions.SetMeasurement(TRACED)]
)
def test_what_is_open_is_not_healed(action: actions.Action) -> None:
    nurse = Nurse().photographs_and_outlines().does(actions.SetMeasurement(None)).scores(**INTACT)
    nurse.does(actions.SetStage("healed"), action)
    assert ("stage", "charting.problem.healed_but_open") in nurse.problems()


def test_an_outlined_eschar_is_not_none() -> None:
    nurse = Nurse().photographs_and_outlines().scores(necrotic_type=3)
    assert nurse.problems() == [("eschar_state", "charting.problem.no_eschar_but_outlined")]
    assert nurse.scores(necrotic_type=4).problems() == []


def test_everything_said_has_its_text_in_both_languages() -> None:
    keys = {item.text.key for item in missing(Nurse(with_last(dressing="foam")).draft)}
    keys |= {item.text.key for item in missing(Nurse(new_lesion(), "L2").draft)}
    crossing = Outline(tissue="wound", points_px=(SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]))
    nurse = Nurse().photographs_and_outlines().does(actions.SetOutlines(SHA, (crossing,)))
    keys |= {problem.text.key for problem in problems(nurse.draft, NOW)}
    for language in LANGUAGES:
        assert keys <= catalogue(language).keys()
