"""The calibration card, strip or stickers found in a photograph: the plane they lie in, and how well it was seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.case.photo import Lens, Limb, Scale
from core.errors import InvalidInput
from core.imaging.camera import CameraProfile, fitting
from core.imaging.decode import RgbArray
from core.imaging.distortion import lens_of_card
from core.imaging.exif import CameraNotes
from core.imaging.geometry import Points
from core.imaging.lens import bent, straightened
from core.imaging.limb import limb_of_skin
from core.imaging.limits import limits
from core.imaging.look import burnt, softness
from core.imaging.markers import MODULES, Grey, grey_of, plane_through
from core.imaging.pieces import Found, Piece, found_pieces
from core.imaging.plane import Matrix, inverse, project, view_at
from core.imaging.skin import Flat, flat_skin, lies_apart
from core.texts import Text, text


@dataclass(frozen=True)
class Calibration:
    """The plane of a card, a strip or stickers. `quality` is `good`, `fair` or `poor`; it judges their fit, not whether
    the wound lies in their plane or is flat.

    `layout` is what was found (`l_card`, `strip`, `stickers`), `card_version` its version. `limb` is there when the
    markers themselves bend round a limb: `scale` is then of the plane that touches the limb in their middle, and
    `scale.model_copy(update={"limb": limb})` measures the unrolled skin too.
    """

    scale: Scale
    layout: str
    card_version: int
    markers_seen: int
    markers_on_card: int
    quality: str
    warnings: tuple[Text, ...]
    limb: Limb | None = None


@dataclass(frozen=True)
class _Seen:
    """A plane, its homography to the straightened picture, the pieces that agree on it and what they are off by."""

    method: str
    pieces: tuple[Piece, ...]
    to_picture: Matrix
    residual_px: float
    lens: Lens | None
    whole: int
    limb: Limb | None = None
    warnings: tuple[Text, ...] = ()

    @property
    def points(self) -> Points:
        return np.concatenate([piece.in_picture for piece in self.pieces])

    @property
    def marker_px(self) -> float:
        return float(np.mean([piece.marker_px for piece in self.pieces]))


def calibrate(
    rgb: RgbArray, camera: CameraNotes | None = None, profiles: Sequence[CameraProfile] = ()
) -> Calibration | None:
    """Find a calibration card, strip or stickers, of whatever version, and the plane that they lie in.

    Parameters
    ----------
    rgb
        The upright photograph at full size, height × width × 3, sRGB.
    camera
        What the photograph's file says of its camera (`core.imaging.decode.Decoded.notes`).
    profiles
        The cameras that are known; the lens of the one that fits is taken out of the picture.

    Returns
    -------
    `None` when nothing printed, or not enough of it, is in the picture: then nothing is measured in millimetres by
    itself. A card goes before a strip, and a strip before stickers.
    """
    grey = grey_of(rgb)
    size = (grey.shape[1], grey.shape[0])
    found = found_pieces(grey)
    lens = fitting(profiles, camera, size)
    try:
        seen = _by_card(found, lens, size) or _by_skin(found, lens, size, camera)
        return None if seen is None else _judged(seen, grey, size)
    except InvalidInput:
        return None


def _by_card(found: Found, profile: Lens | None, size: tuple[int, int]) -> _Seen | None:
    card = found.card
    if card is None or card.markers < limits().fewest_markers:
        return None
    kept = _agreeing(card, profile)
    if kept is None:
        return None
    lens = profile or lens_of_card(kept, size)
    straight = straightened(lens, kept.in_picture)
    plane = plane_through(kept.on_piece, straight, _tolerance(kept))
    if plane is None:
        return None
    gaps = bent(lens, project(plane[0], kept.on_piece)) - kept.in_picture
    residual = float(np.sqrt((gaps**2).sum(axis=1).mean()))
    warnings = list(_few(card))
    if residual > limits().curled_share * kept.marker_px:
        warnings.append(text("imaging.warning.curled"))
    back = inverse(plane[0])
    others = [piece for piece in (found.strip, *found.stickers) if piece is not None]
    if any(lies_apart(piece, project(back, straightened(lens, piece.in_picture))) for piece in others):
        warnings.append(text("imaging.warning.not_one_plane"))
    return _Seen("card", (kept,), plane[0], residual, lens, kept.markers, warnings=tuple(warnings))


def _agreeing(card: Piece, lens: Lens | None) -> Piece | None:
    """The card's markers whose four corners all lie on the plane that most corners agree on."""
    plane = plane_through(card.on_piece, straightened(lens, card.in_picture), _tolerance(card))
    if plane is None:
        return None
    kept = card.kept(np.array([all(corners) for corners in plane[1].reshape(-1, 4)]))
    return kept if kept.markers >= limits().fewest_markers else None


def _tolerance(piece: Piece) -> float:
    return max(1.0, limits().outlier_share * piece.marker_px)


def _few(card: Piece) -> tuple[Text, ...]:
    whole = len(getattr(card.layout, "markers", ()))
    return (text("imaging.warning.few_markers", seen=card.markers, whole=whole),) if card.markers < whole / 2 else ()


def _by_skin(found: Found, lens: Lens | None, size: tuple[int, int], camera: CameraNotes | None) -> _Seen | None:
    strip = found.strip if found.strip is not None and found.strip.markers >= limits().fewest_markers else None
    pieces = (strip,) if strip is not None else found.stickers
    if not pieces:
        return None
    straight = [straightened(lens, piece.in_picture) for piece in pieces]
    plane = flat_skin(pieces, straight)
    if plane is None:
        return None
    method = "strip" if strip is not None else "sticker"
    marker_px = float(np.mean([piece.marker_px for piece in pieces]))
    round_limb = limb_of_skin(pieces, straight, plane, lens, size, camera)
    markers = sum(piece.markers for piece in pieces)
    if round_limb is not None:
        touching, limb = round_limb
        return _Seen(method, pieces, touching.to_picture, touching.residual_px, lens, markers, limb)
    return _Seen(
        method, pieces, plane.to_picture, plane.residual_px, lens, markers, warnings=_about(pieces, plane, marker_px)
    )


def _about(pieces: Sequence[Piece], plane: Flat, marker_px: float) -> tuple[Text, ...]:
    if plane.residual_px > limits().plane_disagreement_share * marker_px:
        return (text("imaging.warning.not_one_plane"),)
    return (text("imaging.warning.one_sticker"),) if sum(piece.markers for piece in pieces) == 1 else ()


def _judged(seen: _Seen, grey: Grey, size: tuple[int, int]) -> Calibration:
    matrix = inverse(seen.to_picture)
    centre = (size[0] / 2, size[1] / 2)
    project(matrix, np.vstack([straightened(seen.lens, seen.points), centre]))
    view = view_at(matrix, centre)
    scale = Scale(
        method=seen.method,
        points_px=tuple((float(x), float(y)) for x, y in seen.points),
        homography=tuple(float(number) for number in matrix.ravel()),
        mm_per_px=view.mm_per_px,
        tilt_deg=view.tilt_deg,
        residual_px=seen.residual_px,
        pieces=tuple(len(piece.on_piece) for piece in seen.pieces) if len(seen.pieces) > 1 else (),
        lens=seen.lens,
    )
    layout = seen.pieces[0].layout
    return Calibration(
        scale,
        layout.kind,
        layout.version,
        seen.whole,
        len(getattr(layout, "markers", ())) or seen.whole,
        _quality(scale, seen),
        (*seen.warnings, *_looks(seen, grey)),
        seen.limb,
    )


def _quality(scale: Scale, seen: _Seen) -> str:
    for level in limits().card_quality:
        fits = seen.residual_px <= level.residual_share * seen.marker_px
        if seen.whole >= level.markers and fits and (scale.tilt_deg or 0.0) <= level.tilt_deg:
            return level.word
    return "poor"


def _looks(seen: _Seen, grey: Grey) -> tuple[Text, ...]:
    """What the markers show of the picture. The plane's tilt is told with the measurement."""
    found: list[Text] = []
    markers = [corners for piece in seen.pieces for corners in piece.by_marker]
    if seen.marker_px < limits().small_marker_px:
        found.append(text("imaging.warning.small_card", pixels=round(seen.marker_px)))
    if softness(grey, markers) > limits().blurred_share * seen.marker_px / MODULES:
        found.append(text("imaging.warning.blurred"))
    if burnt(grey, markers) > limits().overexposed_share:
        found.append(text("imaging.warning.overexposed"))
    return tuple(found)
