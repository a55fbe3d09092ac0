"""What is signed is what was charted, no more and no less."""

from datetime import timedelta
from decimal import Decimal

import pytest

from core.case.case import Case
from core.case.file import read_case, write_case
from core.charting import actions
from core.charting.draft import AssessmentDraft
from core.charting.form import answering
from core.charting.measurement import by_ruler
from core.charting.signing import entries
from core.errors import InvalidInput
from tests.core.charting.bedside import NOW, RULER, SHA, TRACED, WOUND, Nurse, example, new_lesion, with_last

LATER = NOW + timedelta(minutes=7)


def test_a_full_assessment_becomes_one_entry_with_its_photograph_and_outline() -> None:
    nurse = Nurse(new_lesion(), "L2").charts_everything().does(actions.SetDressing("foam"), actions.SetNote("calm"))
    signed = entries(nurse.draft, actor="Li Na", now=LATER).assessment
    assert (signed.at, signed.signed_at, signed.signed_by, signed.recorded_by) == (NOW, LATER, "Li Na", "Li Na")
    assert (signed.stage, signed.eschar_state, signed.dressing, signed.note) == ("eschar", "dry", "foam", "calm")
    assert (signed.wound_area_mm2, signed.eschar_area_mm2, signed.measured_by) == (2000.0, 1200.0, "single_scale")
    assert signed.infection_signs == ()
    taken = signed.photographs[0]
    assert (taken.sha256, taken.signed_by) == (SHA, "Li Na")
    assert taken.tracing is not None
    assert (taken.tracing.outlines, taken.tracing.scale) == ((WOUND,), RULER)


def test_the_entries_are_part_of_a_valid_case() -> None:
    case = new_lesion()
    nurse = Nurse(case, "L2").charts_everything()
    signed = entries(nurse.draft, actor="Li Na", now=LATER)
    lesion = case.lesions[1].model_copy(update={"assessments": (signed.assessment,)})
    whole = case.model_copy(update={"lesions": (case.lesions[0], lesion), "pain": (*case.pain, *signed.pain)})
    assert read_case(write_case(whole)) == Case.model_validate(whole.model_dump())


def test_pale_values_that_do_not_block_are_not_signed() -> None:
    last = example().lesions[0].assessments[1]
    full = last.bwat.model_copy(update={"depth": 4, "edges": 2})
    nurse = Nurse(with_last(bwat=full)).photographs_and_outlines()
    for section in ("exudate", "infection"):
        nurse.does(actions.ConfirmAllCarried(section))
    for item in ("necrotic_type", "necrotic_amount", "granulation"):
        nurse.does(actions.ConfirmCarried(item))
    for item in ("periwound_colour", "peripheral_oedema", "peripheral_induration"):
        nurse.does(actions.ConfirmCarried(item))
    nurse.does(actions.SetEscharState("wet"), actions.NoneSeen()).asks_pain()
    signed = entries(nurse.draft, actor="Li Na", now=LATER).assessment.bwat
    assert signed is not None
    assert (signed.depth, signed.edges, signed.size) == (None, None, None)
    assert signed.necrotic_amount == 4


def test_what_follows_from_an_answer_is_signed_with_it() -> None:
    nurse = Nurse().confirms_everything().scores(exudate_amount=1, exudate_type=1)
    nurse.scores(necrotic_type=1, granulation=2).does(actions.SetEscharState(None))
    nurse.does(actions.SetMeasurement(TRACED.model_copy(update={"eschar_area_mm2": 0.0})))
    signed = entries(nurse.draft, actor="Li Na", now=LATER).assessment
    assert signed.bwat is not None
    assert signed.bwat.necrotic_amount == 1
    assert (signed.stage, signed.eschar_state) == ("ulcer", "none")


def test_pain_is_signed_by_context_and_sedation_and_dn4_for_the_person() -> None:
    nurse = (
        Nurse()
        .confirms_everything()
        .does(actions.SetPain("dressing_change", 8), actions.SetSedation(2), *answers("dn4", burning=1, numbness=1))
    )
    found = entries(nurse.draft, actor="Li Na", now=LATER).pain
    assert [(entry.instrument, entry.context, entry.score, entry.lesion) for entry in found] == [
        ("nrs", "rest", 4, "L1"),
        ("nrs", "dressing_change", 8, "L1"),
        ("dn4", None, 2, None),
        ("poss", None, 2, None),
    ]
    assert found[2].items is not None
    assert len(found[2].items) == 10
    assert {entry.at for entry in found} == {NOW}
    assert {entry.signed_at for entry in found} == {LATER}


def test_who_sleeps_and_is_easy_to_rouse_is_signed_as_s() -> None:
    nurse = Nurse().confirms_everything().does(answering("poss", "S"))
    assert AssessmentDraft.model_validate_json(nurse.draft.model_dump_json()).poss == "S"
    found = entries(nurse.draft, actor="Li Na", now=LATER).pain
    assert [(entry.instrument, entry.score) for entry in found] == [("nrs", 4), ("poss", "S")]


def answers(code: str, **given: int) -> list[actions.Action]:
    items = {
        "dn4": "burning painful_cold electric_shocks tingling pins_and_needles numbness itching touch_hypoaesthesia "
        "prick_hypoaesthesia brushing"
    }[code].split()
    return [actions.SetAnswer("dn4", item, given.get(item, 0)) for item in items]


def test_who_cannot_report_pain_is_scored_by_what_is_seen() -> None:
    nurse = Nurse().confirms_everything().does(actions.SetPain("rest", None))
    for item in ("breathing", "vocalisation", "face", "body", "consolability"):
        nurse.does(actions.SetAnswer("painad", item, 2))
    found = entries(nurse.draft, actor="Li Na", now=LATER).pain
    assert [(entry.instrument, entry.score, entry.lesion) for entry in found] == [("painad", Decimal(10), "L1")]


def test_a_refused_assessment_is_signed_with_its_reason_and_nothing_else() -> None:
    nurse = Nurse().does(actions.SetNotDone("assessment", "too painful"), actions.SetPain("rest", 9))
    signed = entries(nurse.draft, actor="Li Na", now=LATER)
    assert signed.assessment.bwat is None
    assert signed.assessment.stage is None
    assert signed.assessment.infection_signs is None
    assert [(item.what, item.reason) for item in signed.assessment.not_done] == [("assessment", "too painful")]
    assert len(signed.pain) == 1


def test_ruler_values_are_signed_as_such() -> None:
    nurse = (
        Nurse()
        .confirms_everything()
        .does(
            actions.SetMeasurement(None),
            actions.RemovePhotograph(SHA),
            actions.SetNotDone("photograph", "camera broken"),
        )
    )
    signed = entries(nurse.does(actions.SetMeasurement(by_ruler(60, 40))).draft, actor="Li", now=LATER).assessment
    assert (signed.measured_by, signed.wound_area_mm2, signed.eschar_area_mm2) == ("ruler", 2400.0, None)


def test_a_healed_lesion_ends_its_curve_at_nothing() -> None:
    nurse = Nurse().scores(necrotic_type=1, granulation=1, exudate_amount=1)
    nurse.does(actions.SetStage("healed"), actions.ConfirmAllCarried(), actions.NoneSeen()).asks_pain(0)
    nurse.does(actions.SetNotDone("photograph", "refused"))
    signed = entries(nurse.draft, actor="Li", now=LATER).assessment
    assert (signed.stage, signed.wound_area_mm2, signed.measured_by) == ("healed", 0.0, "planimetry")


def test_nothing_is_signed_before_it_is_ready_and_the_first_reason_is_told() -> None:
    with pytest.raises(InvalidInput) as error:
        entries(Nurse().draft, actor="Li Na", now=LATER)
    assert error.value.text.key == "charting.missing.photograph"
    nurse = Nurse().confirms_everything().does(actions.SetPain("rest", 12))
    with pytest.raises(InvalidInput) as error:
        entries(nurse.draft, actor="Li Na", now=LATER)
    assert error.value.text.key == "charting.problem.range"
