"""Where laboratory values should lie: the limits of the rules that are switched on, as bands for a chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.guidance.profile import Profile
from core.texts import Text, text

PRODUCT: Final = "calcium_phosphate_product"
CORRECTED: Final = "calcium_corrected"

_BOUNDS: Final = (
    ("calcium_ionised", "drive.calcium_high", "ionised", "high"),
    (CORRECTED, "drive.calcium_high", "corrected", "high"),
    ("phosphate", "drive.phosphate_high", "high", "high"),
    (PRODUCT, "drive.calcium_phosphate_product_high", "high", "high"),
    ("pth", "drive.pth_oversuppressed", "low", "low"),
    ("pth", "drive.pth_high", "high", "high"),
    ("albumin", "inhibitor.albumin_low", "low", "low"),
    ("alkaline_phosphatase", "inhibitor.alkaline_phosphatase_high", "default_high", "high"),
    ("crp", "vascular.inflammation", "high", "high"),
    ("magnesium", "inhibitor.magnesium_low", "low", "low"),
    ("bicarbonate", "drive.alkalosis", "bicarbonate", "high"),
    ("ph", "drive.alkalosis", "ph", "high"),
)
"""Which limit of which rule bounds a value on which side."""


@dataclass(frozen=True)
class Target:
    """A band in SI; a side that no rule bounds is None. `sources` say where the limits come from."""

    low: Decimal | None
    high: Decimal | None
    sources: tuple[Text, ...]


def targets(profile: Profile) -> Mapping[str, Target]:
    """The band of every value that a rule bounds, by analyte, and of the two that are computed.

    Where a rule is switched off, its side is open: the facility does not judge by it.
    """
    found: dict[str, Target] = {}
    for code, rule, name, at in _BOUNDS:
        row = profile.factors[rule]
        if not row.on:
            continue
        before = found.get(code, Target(None, None, ()))
        limit, sources = row.limit(name), (*before.sources, text(f"guidance.source.{row.source}"))
        low, high = (limit, before.high) if at == "low" else (before.low, limit)
        found[code] = Target(low, high, tuple(dict.fromkeys(sources)))
    return found
