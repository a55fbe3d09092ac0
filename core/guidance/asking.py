"""A rule's answer about a picture, asked once however many other rules lean on it. No flag has the code of a factor."""

from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.registry import FACTORS, FLAGS, Judged, Raised


def judged(picture: ClinicalPicture, profile: Profile, code: str) -> Judged:
    """What the rule of a factor says. Whether the factor is switched on is its caller's question."""
    kept = picture.computed.get(code)
    if isinstance(kept, tuple) and kept[0] is profile and isinstance(kept[1], Judged):
        return kept[1]
    answer = FACTORS[code](picture, profile.factors[code], profile)
    picture.computed[code] = (profile, answer)
    return answer


def raised(picture: ClinicalPicture, profile: Profile, code: str) -> tuple[Raised, ...]:
    """What the rule of a flag raises; nothing when it is switched off."""
    row = profile.flags[code]
    if not row.on:
        return ()
    kept = picture.computed.get(code)
    if isinstance(kept, tuple) and kept[0] is profile:
        return tuple(kept[1])
    answer = tuple(FLAGS[code](picture, row, profile))
    picture.computed[code] = (profile, answer)
    return answer
