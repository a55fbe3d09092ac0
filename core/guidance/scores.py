"""The scores and computed values of a picture: what the rules compared, shown beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.case.course import Pain
from core.case.moments import DayOrInstant
from core.guidance.infections import infection_score
from core.guidance.kidney_drugs import KidneyDrugs, kidney_drugs
from core.guidance.minerals import corrected_calcium, products
from core.guidance.opioids import opioid_load
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.instruments.change import Changes, changes
from core.trends.lesions import BWAT_CUA_ITEMS
from core.trends.opioids import OpioidLoad


@dataclass(frozen=True, slots=True)
class LesionScores:
    """Scores of an open lesion's last assessment. A total is None while items are missing, never smaller."""

    lesion: str
    at: DayOrInstant
    bwat_cua: int | None
    bwat_cua_missing: tuple[str, ...]
    bwat_cua_changes: Changes
    nerds: int | None
    stonees: int | None
    wound_area_mm2: float | None
    eschar_area_mm2: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores as of the picture's moment. `pain` holds the latest score by instrument, or `nrs_<context>`."""

    lesions: tuple[LesionScores, ...]
    pain: Mapping[str, Pain]
    opioids: OpioidLoad
    kidney_drugs: KidneyDrugs
    pps: int | None
    bmi: Decimal | None
    corrected_calcium_mmol_l: Decimal | None
    calcium_phosphate_product: Decimal | None


def scores_of(picture: ClinicalPicture, profile: Profile) -> Scores:
    """Every score that the picture allows; values older than their window are left out."""
    pps = [seen.entry.value for seen in picture.function if seen.entry.scale == "pps"]
    pain = {}
    for seen in picture.pain:
        entry = seen.entry
        pain[f"{entry.instrument}_{entry.context}" if entry.context else entry.instrument] = entry
    calcium, product = corrected_calcium(picture, profile.derived), products(picture, profile.derived)
    since = picture.since(profile.factors["drive.calcium_high"].window_days)
    return Scores(
        lesions=tuple(_lesion_scores(picture, profile)),
        pain=pain,
        opioids=opioid_load(picture, profile),
        kidney_drugs=kidney_drugs(picture, profile),
        pps=pps[-1] if pps else None,
        bmi=picture.bmi,
        corrected_calcium_mmol_l=calcium[-1].amount.exact if calcium and calcium[-1].when >= since else None,
        calcium_phosphate_product=product[-1].amount.exact if product and product[-1].when >= since else None,
    )


def _lesion_scores(picture: ClinicalPicture, profile: Profile) -> list[LesionScores]:
    found = []
    for view in picture.open_lesions:
        if view.last is None:
            continue
        entry, infection = view.last.entry, infection_score(view.last)
        bwat = entry.bwat
        missing = tuple(item for item in BWAT_CUA_ITEMS if bwat is None or getattr(bwat, item) is None)
        found.append(
            LesionScores(
                lesion=view.lesion.id,
                at=entry.at,
                bwat_cua=view.bwat_cua_totals[-1],
                bwat_cua_missing=missing,
                bwat_cua_changes=changes("bwat_cua", view.bwat_cua_totals),
                nerds=None if infection is None else len(infection.nerds),
                stonees=None if infection is None else len(infection.stonees),
                wound_area_mm2=entry.wound_area_mm2,
                eschar_area_mm2=entry.eschar_area_mm2,
            )
        )
    return found
