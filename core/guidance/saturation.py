"""Supersaturation of plasma with respect to hydroxyapatite, Ca₁₀(PO₄)₆(OH)₂ (clinical reference §3).

It explains and compares; every plasma is supersaturated, and it never raises a flag.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from math import log
from typing import Final, Literal, TypeAlias

from core.errors import InvalidInput
from core.guidance.minerals import corrected_calcium
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Derived, Profile, default_profile
from core.guidance.speciation import Water, activities, chemistry
from core.texts import Text, text

Amount: TypeAlias = Decimal | float
LeverName: TypeAlias = Literal["phosphate", "calcium", "ph"]
_LEVERS: Final[tuple[LeverName, ...]] = ("phosphate", "calcium", "ph")


@dataclass(frozen=True, slots=True)
class Supersaturation:
    """IAP = a(Ca²⁺)¹⁰·a(PO₄³⁻)⁶·a(OH⁻)² and S = IAP/Ksp as logarithms, beside the reference plasma.

    `relative_nucleation_barrier` is (ln S_ref / ln S)² of classical nucleation theory; None where S ≤ 1, where nothing
    nucleates. `water` holds the values computed with, and `assumptions` what was assumed about them; `assumed` names
    the levers whose value was not measured.
    """

    log10_iap: float
    log10_ksp: float
    log10_s: float
    relative_nucleation_barrier: float | None
    reference_log10_s: float
    assumptions: tuple[Text, ...]
    water: Water
    assumed: frozenset[LeverName] = frozenset()

    @property
    def ln_s(self) -> float:
        """ln S."""
        return self.log10_s * log(10)

    @property
    def log10_ratio_to_reference(self) -> float:
        """log₁₀ (S / S_ref): what to show first, for published solubility products span eight powers of ten."""
        return self.log10_s - self.reference_log10_s


@dataclass(frozen=True, slots=True)
class Lever:
    """One value moved to its target, and what that would do to log₁₀ S. `assumed`: the value was not measured."""

    name: LeverName
    now: float
    target: float
    log10_s: float
    change: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class PictureSupersaturation:
    """The supersaturation of a picture, or the analytes that are missing or out of date for it."""

    result: Supersaturation | None
    missing: tuple[str, ...] = ()


def supersaturation(
    *,
    phosphate_mmol_l: Amount,
    calcium_mmol_l: Amount | None = None,
    ionised_calcium_mmol_l: Amount | None = None,
    albumin_g_l: Amount | None = None,
    ph: Amount | None = None,
    bicarbonate_mmol_l: Amount | None = None,
    temperature_c: Amount | None = None,
    derived: Derived | None = None,
) -> Supersaturation:
    """Supersaturation of one set of values; what is left out is assumed, and said so.

    Ionised calcium wins. Without it, half of the total calcium corrected for albumin stands for it; `derived` holds
    the facility's numbers of that correction, None the shipped ones.

    Raises
    ------
    InvalidInput
        For a value that no plasma has, or when there is no calcium at all.
    """
    assumptions = list[Text]()
    numbers = derived or default_profile().derived
    free = _free_calcium(calcium_mmol_l, ionised_calcium_mmol_l, albumin_g_l, numbers, assumptions)
    water = Water(
        calcium_mmol_l=_within("calcium_mmol_l", free),
        phosphate_mmol_l=_within("phosphate_mmol_l", phosphate_mmol_l),
        ph=_or_assumed("ph", ph, assumptions),
        bicarbonate_mmol_l=_or_assumed("bicarbonate_mmol_l", bicarbonate_mmol_l, assumptions),
        temperature_c=_or_assumed("temperature_c", temperature_c, assumptions),
    )
    table = chemistry()
    assumptions += [
        text("guidance.assumed.sodium", value=Decimal(str(table.solution["sodium_mmol_l"]))),
        text("guidance.assumed.activity"),
        text("guidance.assumed.ksp", value=Decimal(str(table.mineral["p_ksp"]))),
    ]
    given: dict[LeverName, Amount | None] = {"ph": ph, "calcium": ionised_calcium_mmol_l}
    assumed = frozenset(name for name, value in given.items() if value is None)
    return replace(_of_water(water, tuple(assumptions)), assumed=assumed)


def levers(of: Supersaturation) -> tuple[Lever, ...]:
    """What would lower the supersaturation most, the strongest first. Values at or below their target are left out."""
    targets, found = chemistry().levers, []
    for name in _LEVERS:
        key = name if name == "ph" else f"{name}_mmol_l"
        now, target = float(getattr(of.water, key)), targets[key]
        if now > target:
            values = {field: getattr(of.water, field) for field in Water.__slots__} | {key: target}
            moved = _log10_iap(Water(**values)) - of.log10_ksp
            found.append(Lever(name, now, target, moved, moved - of.log10_s, name in of.assumed))
    return tuple(sorted(found, key=lambda lever: lever.change))


def of_picture(picture: ClinicalPicture, profile: Profile) -> PictureSupersaturation:
    """The supersaturation by the fresh values of a picture. A value known only by a bound is no value here."""
    window = profile.factors["drive.calcium_high"].window_days
    fresh = {code: _fresh(picture, code, window) for code in ("calcium_ionised", "phosphate", "ph", "bicarbonate")}
    corrected = [item for item in corrected_calcium(picture, profile.derived) if item.when >= picture.since(window)]
    total = corrected[-1].calcium.amount.exact if corrected else None
    albumin = corrected[-1].albumin.amount.exact if corrected else None
    phosphate, ionised = fresh["phosphate"], fresh["calcium_ionised"]
    missing = [] if ionised is not None or (total is not None and albumin is not None) else ["calcium_total"]
    if phosphate is None:
        missing.append("phosphate")
    if missing or phosphate is None:
        return PictureSupersaturation(None, tuple(missing))
    try:
        result = supersaturation(
            phosphate_mmol_l=phosphate,
            calcium_mmol_l=total,
            ionised_calcium_mmol_l=ionised,
            albumin_g_l=albumin,
            ph=fresh["ph"],
            bicarbonate_mmol_l=fresh["bicarbonate"],
            derived=profile.derived,
        )
    except InvalidInput:
        return PictureSupersaturation(None, ("calcium_total",))
    return PictureSupersaturation(result)


def _fresh(picture: ClinicalPicture, analyte: str, window: int | None) -> Decimal | None:
    reading = picture.fresh(analyte, window)
    return None if reading is None else reading.amount.exact


def _free_calcium(
    total: Amount | None, ionised: Amount | None, albumin: Amount | None, derived: Derived, assumptions: list[Text]
) -> float:
    if ionised is not None:
        return float(ionised)
    if total is None:
        raise InvalidInput("error.supersaturation.no_calcium")
    fraction = chemistry().assumed["ionised_fraction"]
    if albumin is None:
        assumptions.append(text("guidance.assumed.albumin", value=derived.albumin_normal_g_l))
        corrected = float(total)
    else:
        lacking = float(derived.albumin_normal_g_l) - _within("albumin_g_l", albumin)
        corrected = _within("calcium_mmol_l", total) + float(derived.calcium_per_albumin_mmol_g) * lacking
    assumptions.append(
        text("guidance.assumed.ionised", fraction=Decimal(str(fraction)), value=round(Decimal(corrected), 2))
    )
    return fraction * corrected


def _within(name: str, value: Amount) -> float:
    low, high = chemistry().bounds[name]
    number = float(value)
    if not low <= number <= high:
        raise InvalidInput("error.supersaturation.bounds", what=text(f"guidance.value.{name}"), low=low, high=high)
    return number


def _or_assumed(name: str, value: Amount | None, assumptions: list[Text]) -> float:
    """The value, or that of the reference plasma."""
    if value is not None:
        return _within(name, value)
    assumed = chemistry().reference[name]
    what = text(f"guidance.value.{name}")
    assumptions.append(text("guidance.assumed.value", what=what, value=Decimal(str(assumed))))
    return assumed


def _of_water(water: Water, assumptions: tuple[Text, ...]) -> Supersaturation:
    log10_ksp = -chemistry().mineral["p_ksp"]
    log10_iap = _log10_iap(water)
    reference = _reference_log10_iap() - log10_ksp
    log10_s = log10_iap - log10_ksp
    return Supersaturation(
        log10_iap=log10_iap,
        log10_ksp=log10_ksp,
        log10_s=log10_s,
        relative_nucleation_barrier=(reference / log10_s) ** 2 if log10_s > 0 else None,
        reference_log10_s=reference,
        assumptions=assumptions,
        water=water,
    )


def _log10_iap(water: Water) -> float:
    mineral, found = chemistry().mineral, activities(water)
    return (
        mineral["calcium"] * found.calcium
        + mineral["phosphate"] * found.phosphate
        + mineral["hydroxide"] * found.hydroxide
    )


@cache
def _reference_log10_iap() -> float:
    return _log10_iap(Water(**chemistry().reference))
