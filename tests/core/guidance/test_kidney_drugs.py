"""Drugs that failing kidneys make dangerous: named with the reason, not hidden by not knowing."""

from core.texts import render
from tests.core.guidance.patients import NO_KIDNEY_FACTS, THERAPIES_NOT_ASSESSED, Change, appraisal, drug, kidney


def opioid(name: str) -> Change:
    return drug(name, dose=10, unit="mg", per_day=2)


def test_each_drug_says_why_and_what_is_usual_instead() -> None:
    found = appraisal(opioid("oxycodone"), opioid("morphine"), drug("diclofenac")).scores.kidney_drugs
    assert (found.failing, found.assessed) == (True, True)
    assert [(each.course.therapy.drug, each.level) for each in found.drugs] == [
        ("morphine", "urgent"),
        ("oxycodone", "attention"),
        ("diclofenac", "attention"),
    ]
    assert "glucuronides" in render(found.drugs[0].why, "en")
    assert "Chinnadurai" in render(found.drugs[0].source, "en")
    assert {"fentanyl_patch", "alfentanil", "buprenorphine", "methadone"} <= set(found.usual_opioids)


def test_a_topical_nsaid_and_a_safe_opioid_are_not_named() -> None:
    assert appraisal(drug("diclofenac", route="topical"), opioid("methadone")).scores.kidney_drugs.drugs == ()


def test_kidneys_that_nobody_knows_do_not_make_a_drug_safe() -> None:
    found = appraisal(NO_KIDNEY_FACTS, opioid("morphine")).scores.kidney_drugs
    assert found.failing is None
    assert len(found.drugs) == 1
    assert appraisal(kidney("ckd", egfr=45), opioid("morphine")).scores.kidney_drugs.failing is False


def test_therapies_that_nobody_assessed_are_said() -> None:
    found = appraisal(THERAPIES_NOT_ASSESSED).scores.kidney_drugs
    assert (found.assessed, found.drugs) == (False, ())
