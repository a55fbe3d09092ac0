"""Flags of infection."""

from core.guidance import telling
from core.guidance.infections import infection_score, of_signs, septic
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FlagRow, Profile
from core.guidance.registry import Raised, flag, once


@flag("infection.local")
def local(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """NERDS reaches its limit at the last assessment of an open lesion."""
    return _scored(picture, row, profile, "nerds")


@flag("infection.deep")
def deep(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """STONEES reaches its limit at the last assessment of an open lesion."""
    return _scored(picture, row, profile, "stonees")


def _scored(picture: ClinicalPicture, row: FlagRow, profile: Profile, scale: str) -> tuple[Raised, ...]:
    raised = []
    for view in picture.open_lesions:
        score = infection_score(view.last)
        if score is None or view.last is None:
            continue
        signs = score.nerds if scale == "nerds" else score.stonees
        if len(signs) >= row.limit("signs"):
            raised.append(Raised((of_signs(view, view.last, signs, scale),), view.lesion.id))
    return tuple(raised)


@flag("infection.sepsis")
def sepsis(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Sepsis recorded, or a qSOFA that reaches the limit, in the last hours."""
    since = picture.at - row.hours("within_hours")
    return once([telling.of_event(seen.entry) for seen in septic(picture, since, row.limit("qsofa"))])
