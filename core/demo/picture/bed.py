"""The wound's bed at full size: black leathery eschar, yellow slough, cobbled granulation, pearly new skin."""

from dataclasses import dataclass

import cv2
import numpy as np

from core.demo.picture import palette
from core.demo.picture.cloth import Planes
from core.demo.picture.frame import SHEET
from core.demo.picture.noise import Field, as_field, enlarged, relief, step
from core.demo.picture.scene import Scene
from core.demo.picture.tissue import Tissues
from core.demo.state import WoundState

_SHINE = {"dry": 0.5, "wet": 1.0, "boggy": 1.0, "draining": 1.25, "none": 0.8}


@dataclass
class Bed:
    """The part of the sheet that the wound takes up: how much of each tissue lies where, 0…1."""

    window: tuple[slice, slice]
    edge: Field
    inside: Field
    eschar: Field
    slough: Field
    granulation: Field
    rim: Field
    soft: Field


def painted(planes: Planes, scene: Scene, state: WoundState, tissues: Tissues) -> None:
    """Paint the wound onto the sheet in place."""
    bed = _bed(scene, state, tissues)
    colours = _coloured(scene, state, bed)
    height = _height(scene, state, bed)
    light = np.float32(1) + np.float32(0.2) * np.clip(relief(height), -2.2, 1.5)
    light *= np.float32(1) - np.float32(0.34) * np.exp(np.minimum(bed.edge, 0) * np.float32(1 / 1.1)) * (1 - bed.rim)
    shine = _shine(scene, state, bed, height)
    for plane, colour in zip(planes, colours, strict=True):
        part = plane[bed.window]
        part += bed.inside * (colour * light + shine - part)


def _bed(scene: Scene, state: WoundState, tissues: Tissues) -> Bed:
    margin = int(3 * scene.frame.px_per_mm) // 2 + 2
    rows, columns = np.flatnonzero(tissues.inside.any(axis=1)), np.flatnonzero(tissues.inside.any(axis=0))
    top, bottom = max(rows[0] - margin, 0), min(rows[-1] + margin, tissues.inside.shape[0])
    left, right = max(columns[0] - margin, 0), min(columns[-1] + margin, tissues.inside.shape[1])
    window = (slice(2 * top, 2 * bottom), slice(2 * left, 2 * right))
    shape = (2 * (bottom - top), 2 * (right - left))

    def large(field: Field) -> Field:
        return enlarged(np.ascontiguousarray(field[top:bottom, left:right]), shape)

    jag = scene.materials.jag[window]
    edge = large(tissues.edge)
    order = large(tissues.order) + np.float32(0.045) * jag
    rim_place = large(tissues.rim) + np.float32(0.12) * jag
    low, middle, high = tissues.levels
    rim = step(tissues.rim_level + 0.5, tissues.rim_level - 0.5, rim_place)
    in_bed = 1 - rim
    eschar = step(high - 0.035, high + 0.035, order) * in_bed
    slough = step(middle - 0.05, middle + 0.05, order) * in_bed - eschar
    granulation = step(low - 0.04, low + 0.04, order) * in_bed - eschar - slough
    ragged = as_field(edge + np.float32(0.16) * jag)
    inside = step(0.22, -0.22, ragged) + rim * (step(0.35, -1.3, ragged) - step(0.22, -0.22, ragged))
    soft = large(scene.mottling)
    return Bed(window, edge, _share(inside), _share(eschar), _share(slough), _share(granulation), _share(rim), soft)


def _share(field: Field) -> Field:
    return as_field(np.clip(field, 0, 1))


def _coloured(scene: Scene, state: WoundState, bed: Bed) -> Planes:
    materials, window = scene.materials, bed.window
    leather, cobbles = materials.leather[window], materials.cobbles[window]
    strands, jag = materials.strands[window], materials.jag[window]
    if state.stage == "bulla":
        planes = _between(palette.BULLA, _share(as_field(np.float32(0.4) + np.float32(0.3) * bed.soft)))
    else:
        planes = _between(palette.RAW, _share(as_field(np.float32(0.45) + np.float32(0.3) * jag)))
    pale = np.float32(0.12 if state.granulation > 0.4 else 0.3)
    tops = np.clip(cobbles * np.float32(1.1) + np.float32(0.12) * jag, 0, 1)
    _mix(planes, _between(palette.GRANULATION, as_field(tops)), bed.granulation)
    red = _between(palette.GRANULATION, as_field(np.clip(cobbles * np.float32(0.9) + np.float32(0.1) * jag, 0, 1)))
    _mix(planes, _flat(palette.SLOUGH[1]), as_field(bed.granulation * pale * np.clip(jag - np.float32(0.2), 0, 1)))
    _mix(planes, _between(palette.SLOUGH, as_field(np.clip(strands + np.float32(0.14) * jag, 0, 1))), bed.slough)
    _mix(planes, _flat(palette.OLD_SLOUGH), as_field(bed.slough * step(-0.2, 1.1, bed.soft) * np.float32(0.6)))
    thin = step(0.62, -0.05, strands) * np.float32(0.42) + step(0.95, 0.3, bed.slough) * np.float32(0.35)
    _mix(planes, red, as_field(bed.slough * np.clip(thin, 0, 0.85)))
    brown = _brown_of_eschar(bed, leather)
    _mix(planes, _between(palette.ESCHAR[state.eschar_state], brown), bed.eschar)
    fissure = as_field(materials.cracks[window] * bed.eschar)
    deep = palette.RAW[0] if state.eschar_state == "dry" else palette.SLOUGH[0]
    _mix(planes, _flat(palette.mixed((12, 9, 9), deep, 0.45)), as_field(fissure * np.float32(0.9)))
    if state.exudate_type == 5:
        near = np.exp(np.minimum(bed.edge, 0) * np.float32(1 / 7))
        pool = as_field(
            step(-0.1, 0.9, bed.soft + np.float32(0.12) * jag)
            * (bed.slough + np.float32(0.6) * bed.eschar * near)
            * np.float32(0.7)
        )
        _mix(planes, _flat(palette.PUS), pool)
    _mix(planes, _new_skin(scene), as_field(bed.rim * step(0.05, 0.95, bed.rim) * np.float32(0.93)))
    return planes


def _brown_of_eschar(bed: Bed, leather: Field) -> Field:
    """Where the crust is thin it is brown: in the hollows of its relief, and towards its own border."""
    border = np.float32(0.9) * (1 - cv2.blur(bed.eschar, (31, 31)))
    return as_field(
        np.clip(
            np.float32(0.04) + np.float32(0.22) * leather + np.float32(0.16) * np.maximum(bed.soft, 0) + border, 0, 1
        )
    )


def _new_skin(scene: Scene) -> Planes:
    tone = scene.subject.skin_tone
    healthy = palette.SKIN[tone - 1]
    return _flat(palette.mixed(palette.EPITHELIUM, healthy, 0.28 + 0.09 * tone))


def _height(scene: Scene, state: WoundState, bed: Bed) -> Field:
    """Relief of the wound in pixels: the bed lies below the skin, dead skin stands up like a lid."""
    scale = np.float32(scene.frame.px_per_mm)
    materials, window = scene.materials, bed.window
    depth = 1.1 + 2.0 * min(state.slough + state.eschar, 0.4)
    height = np.float32(-depth) * step(0.3, -1.6, bed.edge) * (1 - bed.rim)
    height += bed.granulation * materials.cobbles[window] * np.float32(0.75)
    height += bed.slough * (np.float32(0.35) + materials.strands[window] * np.float32(0.45))
    leather = materials.leather[window] * np.float32(0.34) - materials.cracks[window] * np.float32(0.75)
    lid = cv2.GaussianBlur(bed.eschar, (0, 0), float(scale) * 0.16)
    height += lid * np.float32(1.25) + bed.eschar * leather
    if state.stage == "bulla":
        dome = np.sqrt(np.clip(-bed.edge, 0, 8) / 8)
        height += np.float32(7) * cv2.GaussianBlur(dome, (0, 0), float(scale) * 1.3)
    return as_field(height * scale * np.float32(0.5))


def _shine(scene: Scene, state: WoundState, bed: Bed, height: Field) -> Field:
    """Highlights: fluid on slough and granulation, the dull polish of leather on eschar."""
    turned = np.clip(relief(as_field(cv2.GaussianBlur(height, (0, 0), 1.0))), 0, 1.6)
    wet = np.float32(0.35 + 0.16 * state.exudate_amount) * (
        bed.slough * np.float32(0.8) + bed.granulation + (1 - bed.rim) * np.float32(0.25)
    )
    sparkle = np.clip(turned - np.float32(0.42), 0, 1) ** 2 * wet * np.float32(260)
    rows, columns = (np.arange(s.start, s.stop, dtype=np.float32) for s in bed.window)
    spot = np.exp(-(((rows / SHEET[0] - 0.40) ** 2) * 22)[:, None] - (((columns / SHEET[1] - 0.42) ** 2) * 14)[None, :])
    polish = bed.eschar * (np.float32(0.12) + turned) * np.float32(62 * _SHINE[state.eschar_state])
    if state.stage == "bulla":
        return as_field(np.clip(turned - np.float32(0.3), 0, 1) ** 2 * np.float32(110))
    return as_field(sparkle + polish * (np.float32(0.3) + spot))


def _between(pair: tuple[palette.Colour, palette.Colour], share: Field) -> Planes:
    return [np.float32(low) + share * np.float32(high - low) for low, high in zip(*pair, strict=True)]


def _flat(colour: palette.Colour) -> Planes:
    return [np.full((1, 1), value, np.float32) for value in colour]


def _mix(planes: Planes, colours: Planes, share: Field) -> None:
    for plane, colour in zip(planes, colours, strict=True):
        plane += share * (colour - plane)
