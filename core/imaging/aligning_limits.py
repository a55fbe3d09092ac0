"""When an alignment is believed: `resources/imaging/aligning.toml`, each number with its reason there."""

from dataclasses import dataclass
from functools import cache

from core import resources


@dataclass(frozen=True)
class AlignedLevel:
    """What a quality word demands."""

    word: str
    agreeing: int
    residual_mm: float
    residual_share: float


@dataclass(frozen=True)
class AligningLimits:
    """Lengths in millimetres, or in parts of the picture's longer side (`…_share`)."""

    mm_per_px: float
    reach_mm: float
    longest_px: int
    reach_share: float
    margin_share: float
    features: int
    ratio: float
    within_mm: float
    within_share: float
    fewest_moved: int
    fewest_homography: int
    share: float
    largest_zoom: float
    levels: tuple[AlignedLevel, ...]

    def quality(self, agreeing: int, residual_mm: float | None, residual_share: float | None) -> str:
        """`good`, `fair` or `poor`; give the residual that is known."""
        for level in self.levels:
            fits = residual_mm is None or residual_mm <= level.residual_mm
            fits = fits and (residual_share is None or residual_share <= level.residual_share)
            if agreeing >= level.agreeing and fits:
                return level.word
        return "poor"

    def hand_quality(self, residual_mm: float | None, residual_share: float | None) -> str:
        """The same for a few places set by hand: how well they fit says all, and two always fit. Never `good`."""
        found = self.quality(self.levels[0].agreeing, residual_mm, residual_share)
        return "fair" if found == "good" else found


@cache
def aligning() -> AligningLimits:
    """The limits in force."""
    read = resources.read_toml("imaging", "aligning.toml")
    levels = tuple(AlignedLevel(**level) for level in read["quality"])
    return AligningLimits(**read["picture"], **read["agreement"], levels=levels)
