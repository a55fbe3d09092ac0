"""The differential and the vessels: what speaks for and against, and what never lowers the suspicion."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.words import lists
from core.guidance import load_profile, picture_of
from core.guidance.clues import COMPUTED
from core.guidance.diagnosis import Diagnosis, diagnosis
from core.guidance.differential import ITSELF, Condition, differential_table
from core.texts import LANGUAGES, catalogue, render
from tests.core.guidance.patients import (
    AT,
    THERAPIES_NOT_ASSESSED,
    Change,
    Record,
    ago,
    comorbid,
    drug,
    episode,
    event,
    kidney,
    lesion,
    nrs,
    patient,
    person,
    seen,
)


def examined(kind: str, result: str | None = None, days: float = 1, **more: object) -> Change:
    """An examination and what it found."""
    entry = {"at": ago(days), "kind": kind, "result": result, **more}

    def change(found: Record) -> None:
        found.setdefault("examinations", []).append({key: value for key, value in entry.items() if value is not None})

    return change


def found(*changes: Change) -> Diagnosis:
    return diagnosis(picture_of(patient(*changes), AT), load_profile())


def condition(code: str, *changes: Change) -> Condition:
    return next(one for one in found(*changes).conditions if one.code == code)


def codes(lines: tuple) -> set[str]:
    return {line.clue.code for line in lines}


ULCER = lesion(seen(9, stage="purpura"), seen(stage="ulcer"))
THIGH = lesion(seen(stage="ulcer"), site="thigh", region="proximal")
SACRUM = lesion(seen(stage="eschar"), site="sacrum", region="proximal")
TOE = lesion(seen(stage="eschar"), site="toe")

# For each mimic: what speaks for it, what speaks against it, and a patient in whom nobody looked.
VIGNETTES: list[tuple[str, str, tuple[Change, ...], tuple[Change, ...], str]] = [
    ("peripheral_arterial_disease", "toe_perfusion_low",
     (examined("tbi", value=0.55, side="left"),), (examined("tbi", value=0.8, side="left"),), "toe_perfusion_low"),
    ("leukocytoclastic_vasculitis", "systemic_vasculitis",
     (examined("systemic_vasculitis", "present"),), (examined("systemic_vasculitis", "absent"),),
     "systemic_vasculitis"),
    ("warfarin_necrosis", "vka_just_started",
     (drug("warfarin", "2026-09-23"), ULCER), (drug("warfarin", "2024-01-01"), ULCER), "vka_just_started"),
    ("cholesterol_emboli", "arterial_procedure",
     (examined("arterial_procedure", "present"),), (examined("arterial_procedure", "absent"),), "arterial_procedure"),
    ("pyoderma_gangrenosum", "undermined_border",
     (examined("undermined_border", "present"),), (examined("undermined_border", "absent"),), "undermined_border"),
    ("antiphospholipid_syndrome", "antiphospholipid_antibodies",
     (examined("antiphospholipid_antibodies", "positive"),), (examined("antiphospholipid_antibodies", "negative"),),
     "antiphospholipid_antibodies"),
    ("cryoglobulinaemia", "cryoglobulins",
     (examined("cryoglobulins", "positive"),), (examined("cryoglobulins", "negative"),), "cryoglobulins"),
    ("nephrogenic_systemic_fibrosis", "gadolinium",
     (examined("gadolinium", "present"),), (examined("gadolinium", "absent"),), "gadolinium"),
    ("oxalate_vasculopathy", "oxalate_stones",
     (examined("oxalate_stones", "present"),), (examined("oxalate_stones", "absent"),), "oxalate_stones"),
    ("purpura_fulminans", "disseminated_coagulation",
     (examined("disseminated_coagulation", "present"),), (examined("disseminated_coagulation", "absent"),),
     "disseminated_coagulation"),
    ("cellulitis", "spreading_erythema",
     (examined("spreading_erythema", "present"),), (examined("spreading_erythema", "absent"),), "spreading_erythema"),
    ("pressure_injury", "pressure_site", (SACRUM,), (ULCER,), "pressure_site"),
    ("venous_ulcer", "lower_leg", (ULCER,), (THIGH,), "lower_leg"),
    ("martorell_ulcer", "hypertension", (comorbid("hypertension"),), (comorbid(),), "hypertension"),
]  # fmt: skip

NOBODY_LOOKED = (person(comorbidities=None), THERAPIES_NOT_ASSESSED)


@pytest.mark.parametrize(("code", "clue", "speaks", "denies", "missing"), VIGNETTES)
def test_a_mimic_has_findings_for_it_against_it_and_findings_that_nobody_recorded(
    code: str, clue: str, speaks: tuple[Change, ...], denies: tuple[Change, ...], missing: str
) -> None:
    assert clue in codes(condition(code, *speaks).found_for())
    against = condition(code, *denies)
    assert clue in codes(against.found_against())
    assert clue not in codes(against.found_for())
    nobody = condition(code, *NOBODY_LOOKED)
    assert missing in {one.code for one in nobody.not_known()}
    assert clue not in codes(nobody.found_for()) | codes(nobody.found_against())


def test_what_speaks_for_a_necrotising_infection_is_told_and_its_absence_excludes_nothing() -> None:
    infected = condition("necrotising_infection", examined("crepitus", "present"), event("sepsis"))
    assert codes(infected.found_for()) == {"crepitus", "sepsis"}
    calm = condition("necrotising_infection", examined("crepitus", "absent"), examined("spreading_erythema", "absent"))
    assert calm.found_against() == ()


def test_every_mimic_of_the_list_has_a_row_and_a_vignette() -> None:
    mimics = set(lists()["mimic"])
    assert {one.code for one in found().conditions} == mimics | {ITSELF}
    assert {row[0] for row in VIGNETTES} | {"necrotising_infection"} == mimics


def test_the_disease_itself_stands_first_with_what_hayashi_asks() -> None:
    itself = found(ULCER, nrs(6)).conditions[0]
    assert itself.code == ITSELF
    assert codes(itself.found_for()) >= {"pain", "purpura", "necrosis", "kidney_failure"}
    assert codes(condition(ITSELF, examined("biopsy", "vasculitis")).found_against()) == {"biopsy_other"}


LARGE_VESSELS = [
    ("a normal pulse", examined("pulses", "palpable", side="left")),
    ("a weak pulse", examined("pulses", "weak", side="left")),
    ("a normal ABI", examined("abi", value=1.1, side="left")),
    ("a low ABI", examined("abi", value=0.7, side="left")),
    ("a falsely high ABI", examined("abi", value=1.5, side="left")),
    ("a normal TBI", examined("tbi", value=0.9, side="left")),
    ("a good toe pressure", examined("toe_pressure_mmhg", value=110, side="left")),
    ("open arteries", examined("arterial_imaging", "no_stenosis")),
]


@pytest.mark.parametrize(("words", "vessel"), LARGE_VESSELS)
@pytest.mark.parametrize("skin", [(ULCER, nrs(5)), (lesion(seen(stage="purpura")), nrs(5)), ()])
def test_a_large_vessel_never_changes_the_suspicion(words: str, vessel: Change, skin: tuple[Change, ...]) -> None:
    without, with_it = found(*skin), found(*skin, vessel)
    assert with_it.workup == without.workup, words
    assert with_it.conditions[0] == without.conditions[0], words


def test_no_clue_of_the_disease_itself_asks_for_large_vessels() -> None:
    table = differential_table()
    asked = {table.clues[line.clue].examination or table.clues[line.clue].computed
             for line in (*table.calciphylaxis.speaks_for, *table.calciphylaxis.against)}  # fmt: skip
    assert asked.isdisjoint({"pulses", "abi_low", "toe_perfusion_low", "arterial_imaging", "claudication"})


SPARED = kidney("normal", egfr=90)
JUDGED: list[tuple[str, str, tuple[Change, ...]]] = [
    ("falsely_high", "exactly 1.4", (examined("abi", value=1.4),)),
    ("falsely_high", "1.4 off dialysis too", (SPARED, examined("abi", value=1.4))),
    ("unreliable", "just below 1.4", (SPARED, examined("abi", value=1.39))),
    ("unreliable", "1.1 on dialysis", (examined("abi", value=1.1),)),
    ("unreliable", "1.1, kidneys not assessed", (person(kidney=None), examined("abi", value=1.1))),
    ("normal", "1.1 with good kidneys", (SPARED, examined("abi", value=1.1))),
    ("normal", "exactly 1.3 with good kidneys", (SPARED, examined("abi", value=1.3))),
    ("low", "just below 0.9, on dialysis", (examined("abi", value=0.89),)),
    ("normal", "exactly 0.9 with good kidneys", (SPARED, examined("abi", value=0.9))),
    ("low", "TBI just below 0.6", (examined("tbi", value=0.59),)),
    ("borderline", "TBI exactly 0.6", (examined("tbi", value=0.6),)),
    ("borderline", "TBI just below 0.7", (examined("tbi", value=0.69),)),
    ("normal", "TBI exactly 0.7", (examined("tbi", value=0.7),)),
    ("critical", "toe pressure 29", (examined("toe_pressure_mmhg", value=29),)),
    ("not_critical", "toe pressure exactly 30", (examined("toe_pressure_mmhg", value=30),)),
    ("palpable", "a pulse", (examined("pulses", "palpable"),)),
    ("weak", "no pulse", (examined("pulses", "not_palpable"),)),
]  # fmt: skip


@pytest.mark.parametrize(("judged", "words", "changes"), JUDGED)
def test_a_vessel_is_judged(judged: str, words: str, changes: tuple[Change, ...]) -> None:
    (vessel,) = found(*changes).vessels
    assert vessel.judged == judged, words


def test_each_side_is_told_by_its_latest_value_and_toes_come_first() -> None:
    told = found(
        examined("abi", value=1.5, days=1, side="left"),
        examined("abi", value=1.0, days=30, side="left"),
        examined("abi", value=0.8, days=1, side="right"),
        examined("toe_pressure_mmhg", value=25, days=1, side="right"),
    ).vessels
    assert [(one.kind, one.side, one.judged) for one in told] == [
        ("toe_pressure_mmhg", "right", "critical"),
        ("abi", "left", "falsely_high"),
        ("abi", "right", "low"),
    ]
    assert [one.preferred for one in told] == [True, False, False]


def test_a_normal_ankle_index_never_speaks_against_arterial_disease() -> None:
    pad = condition("peripheral_arterial_disease", SPARED, examined("abi", value=1.1, side="left"))
    assert "abi_low" not in codes(pad.found_against())
    assert "abi_low" in {one.code for one in pad.not_known()}
    assert next(one for one in pad.not_known() if one.code == "abi_low").evidence


def test_one_bad_leg_is_enough_and_two_good_ones_are_needed() -> None:
    bad = condition("peripheral_arterial_disease",
                    examined("pulses", "palpable", side="left"), examined("pulses", "weak", side="right"))  # fmt: skip
    assert "pulses_weak" in codes(bad.found_for())
    line = next(one for one in bad.found_for() if one.clue.code == "pulses_weak")
    assert [render(item.text) for item in line.clue.evidence] == ["pedal pulses, right: weak"]


def test_an_examination_of_tomorrow_or_entered_in_error_says_nothing() -> None:
    wrong = {"at": ago(0), "by": "RN", "reason": "other patient"}
    told = found(examined("livedo", "present", days=-1), examined("livedo", "present", entered_in_error=wrong))
    assert "livedo" in {clue.code for clue in told.conditions[0].not_known()}


def test_an_amended_examination_counts_as_amended() -> None:
    told = found(examined("livedo", "present", days=2, id="x1"), examined("livedo", "absent", days=2, amends="x1"))
    livedo = next(step for step in told.steps if step.code == "livedo")
    assert [render(words) for words in livedo.outcome] == ["looked for, not found"]


def test_the_checklist_says_what_was_recorded_and_how_the_rest_can_be() -> None:
    steps = {step.code: step for step in found(ULCER, nrs(4), examined("abi", value=1.45, side="left")).steps}
    assert steps["pain"].recorded and steps["necrosis"].recorded and steps["abi"].recorded
    assert render(steps["abi"].outcome[0]).endswith("falsely high: the arteries cannot be compressed")
    assert not steps["biopsy"].recorded and steps["biopsy"].outcome == ()
    assert steps["biopsy"].record_by == "examination:biopsy"
    assert steps["biopsy"].note is not None and "never forced" in render(steps["biopsy"].note)


def test_a_biopsy_that_was_decided_against_is_recorded_and_decides_nothing() -> None:
    told = found(ULCER, nrs(5), examined("biopsy", "decided_against"))
    assert next(step for step in told.steps if step.code == "biopsy").recorded
    assert told.workup.grade != "confirmed"
    assert "biopsy_typical" in {clue.code for clue in told.conditions[0].not_known()}


def test_a_typical_biopsy_and_branching_purpura_count_for_the_criteria() -> None:
    one_ulcer = lesion(seen(stage="ulcer"))
    assert found(one_ulcer, nrs(5)).workup.hayashi_fulfilled is False
    told = found(one_ulcer, nrs(5), examined("retiform_purpura", "present"), examined("biopsy", "typical")).workup
    assert told.hayashi_fulfilled is True
    assert told.grade == "confirmed"
    assert "examination" in {item.kind for item in told.hayashi[2].evidence}


def test_an_episode_that_was_confirmed_by_a_test_has_that_test_recorded() -> None:
    confirmed = episode(confirmed_by=["biopsy", "scintigraphy"])
    told = found(ULCER, confirmed)
    assert {step.code for step in told.steps if step.recorded} >= {"biopsy", "bone_scintigraphy"}
    assert {"biopsy_typical", "soft_tissue_uptake"} <= codes(told.conditions[0].found_for())
    contradicted = found(ULCER, confirmed, examined("biopsy", "vasculitis")).conditions[0]
    assert "biopsy_other" in codes(contradicted.found_against())
    assert "biopsy_typical" not in codes(contradicted.found_for())


def test_mimics_are_excluded_only_by_a_person_and_only_all_together() -> None:
    assert found().mimics is None
    each = tuple(examined("mimic", "excluded", mimic=code) for code in lists()["mimic"])
    assert found(*each).mimics is True
    assert found(*each[1:]).mimics is None
    assert found(*each, examined("mimic", "confirmed", days=0.5, mimic="cellulitis")).mimics is False
    told = next(one for one in found(*each).conditions if one.code == "cellulitis")
    assert told.judged == "excluded" and told.judged_by[0].kind == "examination"


def test_every_finding_leads_to_its_entry() -> None:
    told = found(examined("livedo", "present", id="x1"), nrs(6))
    livedo = next(line for line in told.conditions[0].found_for() if line.clue.code == "livedo")
    assert [(item.kind, item.entry_id) for item in livedo.clue.evidence] == [("examination", "x1")]


kinds = st.sampled_from([
    examined("pulses", "palpable", side="left"), examined("abi", value=1.2, side="left"),
    examined("tbi", value=0.9), examined("claudication", "absent"), examined("arterial_imaging", "no_stenosis"),
])  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(kinds, max_size=4), st.randoms())
def test_however_many_normal_vessels_and_in_whatever_order(vessels: list[Change], random) -> None:
    base = (ULCER, nrs(7), examined("livedo", "present", days=3), examined("gadolinium", "absent", days=2))
    one = found(*base, *vessels)
    shuffled = [*base, *vessels]
    random.shuffle(shuffled)
    other = found(*shuffled)
    assert one.conditions == other.conditions
    assert one.workup == found(*base).workup


def test_every_word_of_the_aid_stands_in_both_languages() -> None:
    table = differential_table()
    lines = [line for row in (table.calciphylaxis, *table.conditions.values()) for line in
             (*row.speaks_for, *row.against)]  # fmt: skip
    wanted = {f"guidance.clue.{code}" for code in table.clues}
    wanted |= {f"guidance.source.{line.source}" for line in lines}
    wanted |= {f"guidance.mimic_note.{code}" for code in (*table.conditions, ITSELF)}
    words = (
        "critical",
        "low",
        "borderline",
        "normal",
        "not_critical",
        "unreliable",
        "falsely_high",
        "weak",
        "palpable",
    )
    wanted |= {f"guidance.vessel.{word}" for word in words}
    for language in LANGUAGES:
        assert wanted <= catalogue(language).keys()


def test_every_clue_is_asked_and_every_question_has_a_clue() -> None:
    table = differential_table()
    used = {line.clue for row in (table.calciphylaxis, *table.conditions.values()) for line in
            (*row.speaks_for, *row.against)}  # fmt: skip
    assert used == set(table.clues)
    assert {row.computed for row in table.clues.values()} - {None} == COMPUTED.keys()
