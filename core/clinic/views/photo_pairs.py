"""The first and the latest photograph of a lesion, cropped to the wound, with what draws both at one scale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from core.case.base import standing
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.charting.privacy import Purpose, Withdrawn, is_sensitive, may_be_used, shown, withdrawn
from core.clinic.context import Context
from core.clinic.views.photographs import originals
from core.errors import InvalidInput
from core.imaging.ingest import jpeg, upright
from core.reports.figures.photographs import Taken
from core.trends.lesions import assessments

_SIDE_PX = 560
"""The longer side of a crop: two fifths of a screen of 1280 pixels, on a sharp screen."""
_QUALITY = 88


@dataclass(frozen=True)
class Shot:
    """A photograph cropped to the wound. `width_mm` is that of the crop, None without a scale.

    `outlines` are the tissue and the corners of each outline as shares of the crop, from its left upper corner.
    """

    at: DayOrInstant
    sensitive: bool
    picture: bytes = field(repr=False)
    width_mm: float | None
    outlines: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = field(repr=False)


@dataclass(frozen=True)
class Pair:
    """What can be shown of a lesion: none, one (`first` is None) or two photographs.

    `withheld` photographs are not shown, because consent was asked for and does not cover care; `withdrawn` ones are
    hidden everywhere.
    """

    first: Shot | None
    now: Shot | None
    withheld: int
    withdrawn: Withdrawn | None = None


def photo_pairs(context: Context, lesions: Iterable[Lesion]) -> Mapping[str, Pair]:
    """The pair of each lesion, by its id. Photographs whose picture the store does not have are passed over."""
    chosen = {lesion.id: _first_and_last(_shown(lesion)) for lesion in lesions}
    wanted = dict.fromkeys(each.photograph.sha256 for pair in chosen.values() for each in pair)
    pixels = originals(context, tuple(wanted))
    pairs: dict[str, Pair] = {}
    for lesion in lesions:
        shots = [shot for each in chosen[lesion.id] if (shot := _shot(each, pixels)) is not None]
        first = shots[0] if len(shots) > 1 else None
        pairs[lesion.id] = Pair(first, shots[-1] if shots else None, _withheld(lesion), withdrawn([lesion]))
    return pairs


def _shown(lesion: Lesion) -> list[Taken]:
    """The photographs that count and that consent does not keep back, oldest first."""
    found = [
        Taken(lesion, assessment, photograph)
        for assessment in assessments(lesion)
        for photograph in standing(assessment.photographs)
        if may_be_used(photograph, Purpose.CARE)
    ]
    return sorted(found, key=lambda each: instant(each.photograph.at))


def _first_and_last(roll: Sequence[Taken]) -> Sequence[Taken]:
    return (roll[0], roll[-1]) if len(roll) > 1 else roll


def _withheld(lesion: Lesion) -> int:
    known = sum(len(shown(entry.photographs)) for entry in assessments(lesion))
    return known - len(_shown(lesion))


def _shot(each: Taken, pixels: Mapping[str, bytes]) -> Shot | None:
    data = pixels.get(each.photograph.sha256)
    if data is None:
        return None
    left, top, right, bottom = each.crop()
    wide, high = right - left, bottom - top
    whole = max(each.photograph.width_px, each.photograph.height_px)
    try:
        # Decoding to no more than is shown costs a fraction of the whole picture.
        rgb = upright(data, ceil(whole * min(1.0, _SIDE_PX / max(wide, high))))
    except InvalidInput:
        return None
    ratio = rgb.shape[1] / each.photograph.width_px
    x, y = round(left * ratio), round(top * ratio)
    part = rgb[y : max(round(bottom * ratio), y + 1), x : max(round(right * ratio), x + 1)]
    return Shot(
        at=each.photograph.at,
        sensitive=is_sensitive(each.photograph.sensitive, each.lesion.site),
        picture=jpeg(part.copy(), _QUALITY),
        width_mm=None if each.mm_per_px is None else wide * each.mm_per_px,
        outlines=tuple(
            (outline.tissue, tuple(((px - left) / wide, (py - top) / high) for px, py in outline.points_px))
            for outline in each.outlines
        ),
    )
