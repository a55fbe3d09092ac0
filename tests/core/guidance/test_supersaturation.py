"""Supersaturation: the same as PHREEQC over every plasma a human can have, and honest about what it assumes."""

from decimal import Decimal
from itertools import product
from math import log, log10
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phreeqpython import PhreeqPython

from core.errors import InvalidInput
from core.guidance import levers, supersaturation, supersaturation_to_json
from core.guidance.speciation import Water, activities
from tests.core.guidance.patients import appraisal, forget, lab
from tests.core.guidance.test_properties import many

BOX = {"calcium": (0.8, 2.0), "phosphate": (0.5, 4.0), "ph": (7.0, 7.7), "temperature": (33.0, 40.0)}
TOLERANCE = 0.2


@pytest.fixture(scope="module")
def phreeqc() -> PhreeqPython:
    return PhreeqPython(database="phreeqc.dat")


def iap_by_phreeqc(
    phreeqc: PhreeqPython, free_calcium: float, phosphate: float, ph: float, celsius: float, bicarbonate: float = 24
) -> float:
    """log₁₀ IAP of a plasma water whose free calcium is what was asked for: total calcium is found by iteration."""
    total = free_calcium * 1.15
    for _ in range(12):
        water: Any = phreeqc.add_solution(
            {
                "units": "mmol/kgw", "pH": ph, "temp": celsius, "Na": 140, "Cl": "100 charge", "Ca": total,
                "P": phosphate, "C(4)": bicarbonate,
            }
        )  # fmt: skip
        free = water.molality("Ca+2", "mmol")
        iap = 10 * log10(water.activity("Ca+2", "mol")) + 6 * log10(water.activity("PO4-3", "mol"))
        iap += 2 * log10(water.activity("OH-", "mol"))
        water.forget()
        if abs(free - free_calcium) < 1e-6:
            break
        total *= free_calcium / free
    return iap


def test_it_agrees_with_phreeqc_over_the_whole_box(phreeqc: PhreeqPython) -> None:
    """625 plasmas, the corners and edges among them."""
    grid = [[low + (high - low) * step / 4 for step in range(5)] for low, high in BOX.values()]
    worst = 0.0
    for calcium, phosphate, ph, celsius in product(*grid):
        ours = supersaturation(
            ionised_calcium_mmol_l=calcium,
            phosphate_mmol_l=phosphate,
            ph=ph,
            bicarbonate_mmol_l=24,
            temperature_c=celsius,
        )
        worst = max(worst, abs(ours.log10_iap - iap_by_phreeqc(phreeqc, calcium, phosphate, ph, celsius)))
    assert worst < TOLERANCE
    assert worst < 0.02, "it has been far better than asked for; find out what changed"


@many(30)
@given(*(st.floats(low, high) for low, high in BOX.values()), st.floats(12, 32))
def test_it_agrees_with_phreeqc_anywhere(
    calcium: float, phosphate: float, ph: float, celsius: float, bicarbonate: float
) -> None:
    """Anywhere within the box, and at any bicarbonate that a patient on dialysis has."""
    ours = supersaturation(
        ionised_calcium_mmol_l=calcium,
        phosphate_mmol_l=phosphate,
        ph=ph,
        bicarbonate_mmol_l=bicarbonate,
        temperature_c=celsius,
    )
    theirs = iap_by_phreeqc(PhreeqPython(database="phreeqc.dat"), calcium, phosphate, ph, celsius, bicarbonate)
    assert abs(ours.log10_iap - theirs) < TOLERANCE


@pytest.mark.parametrize(("calcium", "phosphate", "about"), [(1.20, 1.0, 20.3), (1.25, 2.0, 22.3)])
def test_the_check_points_of_the_clinical_reference(calcium: float, phosphate: float, about: float) -> None:
    """They were computed with Davies alone, so *about* is half a power of ten."""
    found = supersaturation(ionised_calcium_mmol_l=calcium, phosphate_mmol_l=phosphate)
    assert found.log10_s == pytest.approx(about, abs=0.5)


def test_the_reference_plasma_is_its_own_reference() -> None:
    found = supersaturation(ionised_calcium_mmol_l=1.25, phosphate_mmol_l=1.10)
    assert found.log10_s == pytest.approx(found.reference_log10_s)
    assert found.relative_nucleation_barrier == pytest.approx(1)
    assert found.log10_s == pytest.approx(found.log10_iap - found.log10_ksp)
    assert found.ln_s == pytest.approx(found.log10_s * log(10))


@many(60)
@given(st.floats(0.8, 1.9), st.floats(0.5, 3.9), st.floats(7.0, 7.69))
def test_more_of_anything_is_more_supersaturated(calcium: float, phosphate: float, ph: float) -> None:
    def s(calcium: float, phosphate: float, ph: float) -> float:
        return supersaturation(ionised_calcium_mmol_l=calcium, phosphate_mmol_l=phosphate, ph=ph).log10_s

    here = s(calcium, phosphate, ph)
    assert s(calcium + 0.1, phosphate, ph) > here
    assert s(calcium, phosphate + 0.1, ph) > here
    assert s(calcium, phosphate, ph + 0.01) > here


def test_without_ionised_calcium_half_the_corrected_total_stands_for_it_and_says_so() -> None:
    found = supersaturation(calcium_mmol_l=Decimal("2.30"), albumin_g_l=30, phosphate_mmol_l=1.5)
    assert found.water.calcium_mmol_l == pytest.approx(1.25)
    assert "guidance.assumed.ionised" in [one.key for one in found.assumptions]
    measured = supersaturation(calcium_mmol_l=2.30, ionised_calcium_mmol_l=1.1, albumin_g_l=30, phosphate_mmol_l=1.5)
    assert measured.water.calcium_mmol_l == 1.1
    assert "guidance.assumed.ionised" not in [one.key for one in measured.assumptions]


def test_without_albumin_the_total_is_not_corrected_and_says_so() -> None:
    found = supersaturation(calcium_mmol_l=2.5, phosphate_mmol_l=1.5)
    assert found.water.calcium_mmol_l == pytest.approx(1.25)
    assert "guidance.assumed.albumin" in [one.key for one in found.assumptions]


@pytest.mark.parametrize(
    "values",
    [
        {"phosphate_mmol_l": 1.5},
        {"phosphate_mmol_l": 1.5, "ionised_calcium_mmol_l": 12},
        {"phosphate_mmol_l": 0, "ionised_calcium_mmol_l": 1.2},
        {"phosphate_mmol_l": 1.5, "ionised_calcium_mmol_l": 1.2, "ph": 9},
        {"phosphate_mmol_l": 1.5, "ionised_calcium_mmol_l": float("nan")},
    ],
)
def test_what_no_plasma_has_is_refused(values: dict[str, float]) -> None:
    with pytest.raises(InvalidInput):
        supersaturation(**values)


def test_the_levers_are_sorted_by_what_they_would_do() -> None:
    found = levers(supersaturation(ionised_calcium_mmol_l=1.3, phosphate_mmol_l=2.5, ph=7.5))
    assert {lever.name for lever in found} == {"phosphate", "calcium", "ph"}
    assert [lever.change for lever in found] == sorted(lever.change for lever in found)
    assert all(lever.change < 0 for lever in found)
    assert levers(supersaturation(ionised_calcium_mmol_l=1.1, phosphate_mmol_l=1.0, ph=7.3)) == ()


def test_a_lever_on_a_value_that_nobody_measured_says_so() -> None:
    guessed = levers(supersaturation(calcium_mmol_l=2.6, albumin_g_l=40, phosphate_mmol_l=2.5))
    assert {lever.name: lever.assumed for lever in guessed} == {"phosphate": False, "calcium": True, "ph": True}
    measured = levers(supersaturation(ionised_calcium_mmol_l=1.3, phosphate_mmol_l=2.5, ph=7.45))
    assert not any(lever.assumed for lever in measured)


def test_its_json_has_the_keys_of_the_contract() -> None:
    written = supersaturation_to_json(supersaturation(ionised_calcium_mmol_l=1.2, phosphate_mmol_l=1.5))
    contract = {"log10_iap", "log10_ksp", "log10_s", "relative_nucleation_barrier", "reference_log10_s", "assumptions"}
    assert contract <= written.keys()
    assert written["log10_ksp"] == -117.2


def test_a_picture_uses_its_fresh_values() -> None:
    found = appraisal(lab("calcium_ionised", 1.2), lab("phosphate", 2.0), lab("ph", 7.35)).supersaturation
    assert found.result is not None
    assert found.result.water == Water(1.2, 2.0, 7.35, 24.0, 37.0)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ((forget("phosphate"),), ("phosphate",)),
        ((forget("calcium_total"),), ("calcium_total",)),
        ((forget("albumin"),), ("calcium_total",)),
        ((lab("phosphate", ">3"),), ("phosphate",)),
        ((lab("phosphate", 2.0, days=15),), ("phosphate",)),
    ],
)
def test_a_picture_names_what_is_missing_for_it(changes: Any, missing: tuple[str, ...]) -> None:
    found = appraisal(*changes).supersaturation
    assert found.result is None
    assert found.missing == missing


def test_the_equilibrium_keeps_the_phosphate_that_was_measured() -> None:
    dilute = activities(Water(1.2, 1.0, 7.4, 24, 37))
    double = activities(Water(1.2, 2.0, 7.4, 24, 37))
    assert double.phosphate - dilute.phosphate == pytest.approx(log10(2), abs=0.01)
    assert 0.13 < dilute.ionic_strength < 0.16
