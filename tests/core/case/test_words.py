"""The closed lists of the case file."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from core.case.analytes import analytes, to_si
from core.case.drugs import drugs, in_class
from core.case.lesion import Assessment
from core.case.words import check_word, lists

CLINICAL_LISTS = {
    "kidney_status": "haemodialysis peritoneal_dialysis ckd transplant normal",
    "episode_subtype": "uraemic non_uraemic undetermined",
    "region": "proximal distal penile",
    "stage": "purpura plaque bulla eschar ulcer healed",
    "eschar_state": "none dry wet boggy draining",
    "measured_by": "planimetry ruler single_scale",
    "pain_instrument": "nrs vas painad dn4 poss",
    "tissue": "wound eschar slough granulation epithelial purpura",
    "task_state": "open done declined lapsed",
}


@pytest.mark.parametrize(("name", "known"), CLINICAL_LISTS.items())
def test_the_lists_hold_the_words_of_the_clinical_reference(name: str, known: str) -> None:
    assert set(known.split()) <= set(lists()[name])


def test_no_list_has_a_word_twice() -> None:
    assert [name for name, words in lists().items() if len(set(words)) != len(words)] == []


def test_a_word_outside_its_list_is_an_error_that_names_the_list() -> None:
    assert check_word("stage", "ulcer") == "ulcer"
    with pytest.raises(ValidationError) as error:
        Assessment(at="2026-10-19", stage="Ulcer")
    assert "purpura" in error.value.errors()[0]["ctx"]["known"]


# fmt: off
ASKED_BY_RULES = [
    "vitamin_k_antagonist", "calcium_based_binder", "calcium_supplement", "active_vitamin_d", "corticosteroid",
    "intravenous_iron", "thiosulfate", "opioid", "analgesic", "gabapentinoid", "tricyclic", "snri", "nmda_antagonist",
    "nsaid", "phosphate_laxative", "magnesium_laxative", "laxative", "renal_unsafe_opioid_urgent",
    "renal_unsafe_opioid_attention", "anticoagulant", "non_calcium_binder", "calcimimetic", "local_anaesthetic",
    "antibiotic", "bisphosphonate", "vitamin_k", "insulin", "heparin", "immunosuppressant", "esa", "antiemetic",
]
# fmt: on


@pytest.mark.parametrize("drug_class", ASKED_BY_RULES)
def test_each_class_that_the_rules_ask_for_has_drugs(drug_class: str) -> None:
    assert any(in_class(code, drug_class) for code in drugs())


def test_drugs_are_offered_only_with_routes_and_units_of_the_lists() -> None:
    for drug in drugs().values():
        assert drug.classes
        assert drug.routes
        assert drug.units
        assert set(drug.routes) <= set(lists()["route"])
        assert set(drug.units) <= set(lists()["dose_unit"])


FACTORS = {
    "codeine": "0.15",
    "fentanyl_patch": "2.4",
    "hydrocodone": "1",
    "hydromorphone": "5",
    "methadone": "4.7",
    "morphine": "1",
    "oxycodone": "1.5",
    "oxycodone_naloxone": "1.5",
    "oxymorphone": "3",
    "tapentadol": "0.4",
    "tramadol": "0.2",
}


def test_opioid_factors_are_those_of_cdc_2022_and_nothing_else_is_convertible() -> None:
    found = {code: drug.oral_morphine_factor for code, drug in drugs().items() if drug.oral_morphine_factor is not None}
    assert found == {code: Decimal(factor) for code, factor in FACTORS.items()}


def test_only_opioids_are_unsafe_opioids() -> None:
    for code, drug in drugs().items():
        if any(name.startswith("renal_unsafe_opioid") for name in drug.classes):
            assert in_class(code, "opioid")


@pytest.mark.parametrize(
    ("code", "dose_mg"),
    [
        ("prednisolone", 5),
        ("methylprednisolone", 4),
        ("dexamethasone", "0.75"),
        ("hydrocortisone", 20),
        ("deflazacort", 6),
    ],
)
def test_equal_steroid_doses_reach_five_of_prednisone(code: str, dose_mg: str) -> None:
    factor = drugs()[code].prednisone_factor
    assert factor is not None
    assert Decimal(5) <= factor * Decimal(dose_mg) < Decimal("5.01")


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "si"),
    [
        ("calcium_total", "10", "mg/dL", "2.495"),
        ("phosphate", "5.5", "mg/dL", "1.77595"),
        ("pth", "300", "pg/mL", "31.8"),
        ("albumin", "3.5", "g/dL", "35"),
        ("crp", "1", "mg/dL", "10"),
        ("magnesium", "2", "mg/dL", "0.8228"),
    ],
)
def test_values_become_si_unrounded(analyte: str, value: str, unit: str, si: str) -> None:
    assert to_si(analyte, Decimal(value), unit) == Decimal(si)


def test_each_analyte_is_reported_in_its_si_unit_and_its_range_is_one() -> None:
    for analyte in analytes().values():
        assert analyte.units[analyte.si_unit] == 1
        assert analyte.plausible_low < analyte.plausible_high
