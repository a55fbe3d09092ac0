"""What a new draft begins with: carried values are pale, and what must be looked at anew is empty."""

from datetime import timedelta

import pytest

from core.case.base import EnteredInError
from core.case.course import Pain
from core.case.lesion import NotDone
from core.charting import actions
from core.charting.carrying import begin, carried, shown
from core.charting.form import REQUIRED_LEVELS
from core.errors import NotAllowed, NotFound
from tests.core.charting.bedside import (
    NOW,
    TRACED,
    Nurse,
    days_before,
    example,
    new_lesion,
    with_assessments,
    with_last,
)


def test_bwat_items_and_dressing_come_pale_from_the_last_assessment() -> None:
    nurse = Nurse(with_last(dressing="foam"))
    assert carried(nurse.draft) == (*REQUIRED_LEVELS, "dressing")
    assert nurse.sees("exudate_type") == 4
    assert shown(nurse.draft, "exudate_type").pale
    assert nurse.sees("dressing") == "foam"


def test_pain_sedation_signs_odour_and_measurements_are_never_carried() -> None:
    nurse = Nurse(with_last(odour="strong"))
    for field in ("pain.rest", "pain.dressing_change", "poss", "infection_signs", "odour", "dn4.burning"):
        assert nurse.sees(field) is None
    assert nurse.draft.measurement is None
    assert nurse.draft.photographs == ()


def test_a_lesion_that_nobody_assessed_begins_empty() -> None:
    nurse = Nurse(new_lesion(), "L2")
    assert carried(nurse.draft) == ()
    assert nurse.draft.last is None


def test_stage_and_eschar_are_not_carried_but_follow_once_the_bed_is_confirmed() -> None:
    nurse = Nurse()
    assert nurse.sees("stage") is None
    nurse.does(actions.ConfirmAllCarried("bed"))
    assert nurse.sees("stage") == "ulcer"
    assert shown(nurse.draft, "stage").by == ("necrotic_type",)
    assert shown(nurse.draft, "eschar_state").one_of == ("wet", "boggy", "draining")


def test_the_nurse_may_say_otherwise_than_what_follows() -> None:
    nurse = Nurse().does(actions.ConfirmAllCarried("bed"), actions.SetStage("eschar"))
    assert nurse.sees("stage") == "eschar"
    assert nurse.does(actions.SetStage(None)).sees("stage") == "ulcer"


def test_confirming_one_section_leaves_the_others_pale() -> None:
    nurse = Nurse().does(actions.ConfirmAllCarried("exudate"))
    assert "exudate_amount" not in carried(nurse.draft)
    assert "granulation" in carried(nurse.draft)


def test_one_value_is_confirmed_by_itself() -> None:
    nurse = Nurse().does(actions.ConfirmCarried("granulation"))
    assert shown(nurse.draft, "granulation").source == "answered"
    assert len(carried(nurse.draft)) == len(REQUIRED_LEVELS) - 1


def test_confirming_what_is_not_pale_changes_nothing() -> None:
    nurse = Nurse()
    before = nurse.draft
    assert nurse.does(actions.ConfirmCarried("note"), actions.ConfirmCarried("stage")).draft == before


def test_an_answer_taken_back_shows_the_last_one_again_pale() -> None:
    nurse = Nurse().scores(exudate_amount=5)
    assert nurse.sees("exudate_amount") == 5
    nurse.does(actions.SetLevel("exudate_amount", None))
    assert nurse.sees("exudate_amount") == 3
    assert shown(nurse.draft, "exudate_amount").pale


def test_what_was_entered_in_error_is_not_carried() -> None:
    first, last = example().lesions[0].assessments
    wrong = last.model_copy(update={"entered_in_error": EnteredInError(at=NOW, by="Li", reason="wrong patient")})
    assert Nurse(with_assessments(first, wrong)).sees("exudate_type") == 1


def test_an_amended_assessment_is_carried_as_amended() -> None:
    first, last = example().lesions[0].assessments
    signed = last.model_copy(update={"id": "a2"})
    amended = last.model_copy(
        update={"id": "a3", "amends": "a2", "bwat": last.bwat.model_copy(update={"exudate_amount": 5})}
    )
    assert Nurse(with_assessments(first, signed, amended)).sees("exudate_amount") == 5


def test_a_visit_at_which_nothing_could_be_done_is_looked_past() -> None:
    first, last = example().lesions[0].assessments
    refused = last.model_copy(
        update={"at": days_before(1), "bwat": None, "not_done": (NotDone(what="assessment", reason="too painful"),)}
    )
    nurse = Nurse(with_assessments(first, last, refused))
    assert nurse.draft.last is not None
    assert nurse.draft.last.at == last.at


def test_the_pictures_of_last_time_do_not_travel_with_the_draft() -> None:
    nurse = Nurse().photographs_and_outlines()
    assert nurse.draft.last is not None
    assert nurse.draft.last.photographs == ()


@pytest.mark.parametrize(("days", "due"), [(6.9, False), (7, True), (30, True)])
def test_dn4_is_due_weekly(days: float, due: bool) -> None:
    asked = Pain(at=NOW - timedelta(days=days), instrument="dn4", score=5)
    case = example().model_copy(update={"pain": (asked,)})
    assert begin(case, "L1", NOW).dn4_due is due


def test_dn4_is_due_when_it_was_never_asked() -> None:
    assert begin(example().model_copy(update={"pain": ()}), "L1", NOW).dn4_due


def test_sedation_is_to_be_asked_while_an_opioid_is_given() -> None:
    assert begin(example(), "L1", NOW).on_opioid
    assert not begin(example(), "L1", NOW - timedelta(days=60)).on_opioid
    assert not begin(example().model_copy(update={"therapies": None}), "L1", NOW).on_opioid


def test_a_lesion_that_is_not_there_cannot_be_charted() -> None:
    with pytest.raises(NotFound):
        begin(example(), "L9", NOW)


def test_a_closed_lesion_cannot_be_charted() -> None:
    case = with_assessments(closed=days_before(1), closed_as="healed")
    with pytest.raises(NotAllowed):
        begin(case, "L1", NOW)


def test_the_measurement_proposes_amount_and_size_in_place_of_what_was_carried() -> None:
    nurse = Nurse().photographs_and_outlines()
    assert shown(nurse.draft, "necrotic_amount").source == "measured"
    assert nurse.sees("necrotic_amount") == 4
    assert nurse.sees("size") == 3
    assert shown(nurse.draft, "size").pale


def _traced(granulation_mm2: float | None) -> Nurse:
    measured = TRACED.model_copy(update={"wound_area_mm2": 1000.0, "granulation_area_mm2": granulation_mm2})
    return Nurse().photographs_and_outlines().does(actions.SetMeasurement(measured))


def test_little_granulation_is_proposed_whatever_its_colour() -> None:
    nurse = _traced(200.0)
    assert nurse.sees("granulation") == 4
    assert shown(nurse.draft, "granulation").source == "measured"


@pytest.mark.parametrize(("area", "left"), [(500.0, (3, 4)), (900.0, (2, 4))])
def test_more_granulation_leaves_its_brightness_to_the_nurse(area: float, left: tuple[int, ...]) -> None:
    seen = shown(_traced(area).draft, "granulation")
    assert seen.value is None
    assert seen.one_of == left


def test_granulation_is_carried_only_where_the_measured_share_allows_it() -> None:
    assert Nurse().sees("granulation") == 5
    assert _traced(None).sees("granulation") == 5
    assert _traced(0.0).sees("granulation") == 5
    assert _traced(500.0).sees("granulation") is None


def test_a_measurement_never_overrides_what_the_nurse_answered() -> None:
    nurse = Nurse().scores(necrotic_amount=5).photographs_and_outlines()
    assert nurse.sees("necrotic_amount") == 5
