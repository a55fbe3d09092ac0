"""What the disease does to the skin round the wound: livedo, purpura, redness, brown marks, scar. On the half grid."""

from dataclasses import dataclass

import numpy as np

from core.demo.picture import palette
from core.demo.picture.cloth import Planes
from core.demo.picture.form import Form
from core.demo.picture.noise import Field, as_field, enlarged, step
from core.demo.picture.scene import Scene
from core.demo.state import WoundState

_FRESH = 2
_PALE = 3
_DUSKY = 4
_BROWN = 5
"""Levels of BWAT's skin colour round the wound."""


@dataclass(frozen=True)
class Extent:
    """Distances in mm from the wound's border, and from that of the purpura; negative inside. None: there is none."""

    wound: Field | None
    purpura: Field | None


def tinted(scene: Scene, state: WoundState, extent: Extent) -> Planes:
    """What the healthy skin's red, green and blue are multiplied by."""
    colours = palette.tints(scene.subject.skin_tone)
    away = _away(scene, extent)
    uneven = np.float32(0.85) + np.float32(0.3) * scene.mottling
    spread = None if extent.purpura is None else _spread(scene, extent.purpura)
    free = np.float32(1) if spread is None else 1 - spread
    layers: list[tuple[palette.Colour, Field]] = [
        (colours.livedo, _livedo(scene, state, away) * free),
        (colours.erythema, _erythema(state, away) * uneven * free),
        *((colour, as_field(strength * free)) for colour, strength in _margin(scene, state, away, colours)),
    ]
    if state.stage == "healed" or (extent.wound is not None and state.granulation + state.epithelial > 0.2):
        layers += _scar(scene, state, colours)
    if extent.purpura is not None and spread is not None:
        layers += _purpura(scene, extent.purpura, spread, colours)
    planes = [np.ones_like(away) for _ in range(3)]
    for colour, strength in layers:
        held = np.clip(strength, 0, 1) * scene.bare
        for plane, value in zip(planes, colour, strict=True):
            plane *= np.float32(1) + held * np.float32(value - 1)
    return [as_field(plane) for plane in planes]


def _away(scene: Scene, extent: Extent) -> Field:
    if extent.wound is not None:
        return np.maximum(extent.wound, 0)
    if extent.purpura is not None:
        return np.maximum(extent.purpura, 0)
    return np.maximum(as_field(enlarged(scene.wound.round, scene.net.shape) - np.float32(6)), 0)


def _livedo(scene: Scene, state: WoundState, away: Field) -> Field:
    near = np.float32(0.22) + np.float32(0.78) * np.exp(away * np.float32(-1 / 34))
    haze = np.float32(0.10) * (1 + scene.mottling)
    return as_field((scene.net * np.float32(0.95) + haze) * near * np.float32(state.livedo))


def _erythema(state: WoundState, away: Field) -> Field:
    reach = 5.0 + 11.0 * state.redness
    return as_field(np.float32(0.95 * state.redness) * np.exp(away * np.float32(-1 / reach)))


def _margin(scene: Scene, state: WoundState, away: Field, colours: palette.Tints) -> list[tuple[palette.Colour, Field]]:
    """The few millimetres next to the wound."""
    close = np.exp(away * np.float32(-1 / 3.4))
    uneven = np.float32(0.75) + np.float32(0.45) * scene.mottling
    found: list[tuple[palette.Colour, Field]] = []
    if state.periwound == _DUSKY:
        branches = scene.net * np.exp(away * np.float32(-1 / 11)) * np.float32(min(1.0, 0.25 + state.livedo))
        found.append((colours.dusky, as_field(np.float32(0.8) * close * uneven + np.float32(0.85) * branches)))
    if state.periwound == _BROWN:
        found.append((colours.brown, as_field(np.float32(0.9) * np.exp(away * np.float32(-1 / 8)) * uneven)))
    if state.periwound == _FRESH:
        found.append((colours.erythema, as_field(np.float32(0.6) * close)))
    wet = state.exudate_amount >= _DUSKY and state.periwound != _BROWN
    if state.periwound == _PALE or wet:
        found.append((colours.pale, as_field(np.float32(0.55) * np.exp(away * np.float32(-1 / 1.8)) * uneven)))
    return found


def _scar(scene: Scene, state: WoundState, colours: palette.Tints) -> list[tuple[palette.Colour, Field]]:
    """New skin where the wound has been: pink and smooth, brown at its rim; it contracts with time."""
    largest = scene.subject.largest_mm2
    once = max(0.55 * largest, min(state.wound_mm2 * 1.35, largest)) if state.wound_mm2 else 0.42 * largest
    edge = _landscape_edge(scene.wound, once, scene.net.shape) + np.float32(1.2) * scene.mottling
    inside = step(1.2, -1.6, edge)
    rim = np.exp(-((edge / np.float32(3.2)) ** 2))
    healed = min(1.0, state.granulation + 1.5 * state.epithelial) if state.wound_mm2 else 1.0
    strength = np.float32(0.8 * healed)
    marked = np.maximum(rim, inside * np.float32(0.35))
    return [(colours.scar, as_field(strength * inside)), (colours.brown, as_field(strength * marked))]


def _spread(scene: Scene, edge: Field) -> Field:
    """Where the purpura is, 0…1, with a border that is sharp but not cut."""
    return step(0.5, -0.55, as_field(edge + np.float32(0.5) * scene.mottling))


def _purpura(scene: Scene, edge: Field, spread: Field, colours: palette.Tints) -> list[tuple[palette.Colour, Field]]:
    """Non-blanching: nearly black in its depth, violet towards its border, with a red halo."""
    uneven = edge + np.float32(1.3) * scene.mottling - np.float32(2.0) * scene.net
    depth = step(-0.6, -4.6, as_field(uneven)) * (np.float32(0.84) + np.float32(0.2) * scene.mottling)
    middle = max(float(-edge.min()), 1.0)
    dead = step(-0.25 * middle, -0.8 * middle, as_field(edge - np.float32(0.28 * middle) * scene.mottling))
    halo = np.exp(np.maximum(edge, 0) * np.float32(-1 / 2.2)) * (1 - spread) * np.float32(0.5)
    return [(colours.dusky, as_field(spread * (1 - depth))), (colours.purpura, as_field(spread * depth * (1 - dead))),
            (colours.dead, as_field(spread * depth * dead)), (colours.erythema, as_field(halo))]  # fmt: skip


def _landscape_edge(form: Form, area_mm2: float, shape: tuple[int, ...]) -> Field:
    """About how far each place is from the border that the lesion had at that area, in mm."""
    surface = form.surface(0.3)
    share = area_mm2 / form.cell_mm**2 / surface.size
    level = np.quantile(surface, min(share, 0.95))
    return enlarged(as_field(surface - level), (shape[0], shape[1]))
