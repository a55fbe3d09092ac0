"""The diagnostic work-up: what the record says for the criteria, and what it cannot say."""

import pytest

from core.guidance import Workup, load_profile, picture_of, workup
from core.guidance.risks import RISKS
from core.texts import LANGUAGES, catalogue
from tests.core.guidance.patients import (
    AT,
    NO_KIDNEY_FACTS,
    THERAPIES_NOT_ASSESSED,
    Change,
    comorbid,
    dialysis,
    drug,
    episode,
    kidney,
    lab,
    lesion,
    nrs,
    patient,
    person,
    seen,
)

ULCER = lesion(seen(9, stage="purpura"), seen(stage="ulcer"))
SECOND_ULCER = lesion(seen(stage="eschar"), id="L2")
BIOPSY = episode(confirmed_by=["biopsy"])
SPARED = kidney("normal", egfr=90)


def found(*changes: Change) -> Workup:
    return workup(picture_of(patient(*changes), AT), load_profile())


def met(*changes: Change) -> dict[str, bool | None]:
    return {criterion.code: criterion.met for criterion in found(*changes).hayashi}


HAYASHI: list[tuple[str, tuple[Change, ...], dict[str, bool | None], bool | None]] = [
    ("dialysis, two painful ulcers, purpura", (ULCER, SECOND_ULCER, nrs(5)), {"a": True, "b": True, "c": True}, True),
    ("one ulcer: two of three without a biopsy", (ULCER, nrs(5)), {"a": True, "b": False, "c": True}, False),
    ("one ulcer and a typical biopsy", (ULCER, nrs(5), BIOPSY), {"a": True, "b": False, "c": True}, True),
    ("good kidneys, two ulcers and a biopsy",
     (SPARED, ULCER, SECOND_ULCER, nrs(5), BIOPSY), {"a": False, "b": True, "c": True}, True),
    ("kidneys never assessed", (NO_KIDNEY_FACTS, ULCER, SECOND_ULCER, nrs(5)), {"a": None, "b": True, "c": True}, None),
    ("pain never asked about", (ULCER, SECOND_ULCER), {"a": True, "b": None, "c": None}, None),
    ("no pain", (ULCER, SECOND_ULCER, nrs(0)), {"a": True, "b": False, "c": False}, False),
    ("a second lesion that nobody looked at", (ULCER, lesion(id="L2"), nrs(5)),
     {"a": True, "b": None, "c": True}, None),
    ("no purpura", (SECOND_ULCER, nrs(5)), {"a": True, "b": False, "c": False}, False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "changes", "expected", "fulfilled"), HAYASHI)
def test_hayashi_s_criteria(
    words: str, changes: tuple[Change, ...], expected: dict[str, bool | None], fulfilled: bool | None
) -> None:
    assert met(*changes) == expected, words
    assert found(*changes).hayashi_fulfilled is fulfilled, words


def test_whether_an_ulcer_is_untreatable_is_left_to_the_clinician() -> None:
    skin = found(ULCER, nrs(5)).hayashi[2]
    assert skin.confirm is not None
    assert skin.evidence


def risk(code: str, *changes: Change) -> bool | None:
    return next(item.present for item in found(*changes).risks if item.code == code)


RISKS_TOLD: list[tuple[str, bool | None, str, tuple[Change, ...]]] = [
    ("long_dialysis", True, "since 2020", (dialysis(dialysis_since="2020-01-01"),)),
    ("long_dialysis", False, "since 2024", (dialysis(dialysis_since="2024-01-01"),)),
    ("long_dialysis", None, "since nobody knows when", ()),
    ("shorter_dialysis", True, "since 2024", (dialysis(dialysis_since="2024-01-01"),)),
    ("shorter_dialysis", False, "no dialysis", (SPARED,)),
    ("long_warfarin", True, "for years", (drug("warfarin", "2023-01-01", "2026-10-01"),)),
    ("long_warfarin", False, "for a month", (drug("warfarin", "2026-09-01", "2026-10-01"),)),
    ("long_warfarin", None, "therapies not assessed", (THERAPIES_NOT_ASSESSED,)),
    ("calcium_load", True, "calcium acetate for a year", (drug("calcium_acetate", "2025-10-01"),)),
    ("calcium_load", False, "for a month", (drug("calcium_acetate", "2026-09-15"),)),
    ("active_vitamin_d", True, "calcitriol 0.75 µg", (drug("calcitriol", dose=0.75, unit="ug", per_day=1),)),
    ("active_vitamin_d", False, "exactly 0.5 µg", (drug("calcitriol", dose=0.5, unit="ug", per_day=1),)),
    ("active_vitamin_d", None, "dose not written down", (drug("calcitriol"),)),
    ("protein_c_s", True, "recorded", (comorbid("protein_s_deficiency"),)),
    ("protein_c_s", None, "list not assessed", (person(comorbidities=None),)),
    ("pth_very_high", True, "1001 pg/mL", (lab("pth", 1001, "pg/mL"),)),
    ("pth_very_high", False, "exactly 1000", (lab("pth", 1000, "pg/mL"),)),
    ("pth_low", True, "299 pg/mL", (lab("pth", 299, "pg/mL"),)),
    ("pth_low", False, "exactly 300", (lab("pth", 300, "pg/mL"),)),
    ("vitamin_k_deficiency", None, "PIVKA-II never measured", ()),
    ("albumin_low", True, "30 g/L", (lab("albumin", 30),)),
    ("diabetes", True, "recorded", (comorbid("diabetes"),)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected", "words", "changes"), RISKS_TOLD)
def test_a_risk_is_told_or_not_known(code: str, expected: bool | None, words: str, changes: tuple[Change, ...]) -> None:
    assert risk(code, *changes) is expected, words


PURPURA = lesion(seen(stage="purpura"))
GRADES: list[tuple[str, str, tuple[Change, ...]]] = [
    ("confirmed", "biopsy and skin", (PURPURA, BIOPSY)),
    ("clinical", "a risk and a necrotic ulcer", (lesion(seen(stage="ulcer")), comorbid("diabetes"))),
    ("clinical", "a risk and painful purpura", (PURPURA, nrs(4), comorbid("diabetes"))),
    ("suspected", "two major risks and early skin",
     (PURPURA, drug("warfarin", "2020-01-01"), dialysis(dialysis_since="2015-01-01"))),
    ("suspected", "one major and three minor",
     (PURPURA, drug("warfarin", "2020-01-01"), comorbid("diabetes", "obesity"), lab("albumin", 30))),
    ("unknown", "early skin, too few risks known", (PURPURA,)),
    ("unknown", "a lesion that nobody looked at", (lesion(),)),
    ("not_suspected", "no lesion", ()),
    ("not_suspected", "a healed scar", (lesion(seen(stage="healed")),)),
]  # fmt: skip


@pytest.mark.parametrize(("grade", "words", "changes"), GRADES)
def test_the_chinese_consensus_grades(grade: str, words: str, changes: tuple[Change, ...]) -> None:
    assert found(*changes).grade == grade, words


def test_every_word_of_the_work_up_is_there() -> None:
    wanted = {f"guidance.risk.{code}" for code in RISKS} | {f"guidance.hayashi.{code}" for code in "abc"}
    wanted |= {
        f"guidance.grade.{grade}" for grade in ("confirmed", "clinical", "suspected", "not_suspected", "unknown")
    }
    for language in LANGUAGES:
        assert wanted <= catalogue(language).keys()
