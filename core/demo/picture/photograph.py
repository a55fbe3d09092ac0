"""A rendered photograph of a lesion, and the truth about it: every outline in its pixels, and the ruler's scale."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Polygon as Shapely
from shapely.geometry.base import BaseGeometry

from core.demo.measuring import Polygon, area
from core.demo.picture import bed, camera, ruler
from core.demo.picture.bank import bank
from core.demo.picture.changes import Extent, tinted
from core.demo.picture.cloth import Planes
from core.demo.picture.form import drawn, outlined, points_of
from core.demo.picture.frame import HALF, HEIGHT, SHEET, WIDTH
from core.demo.picture.noise import enlarged
from core.demo.picture.scene import Scene, scene_of
from core.demo.picture.tissue import Tissues, edge_distance, laid_out, polygons, traced, without_holes
from core.demo.state import WoundState
from core.demo.subject import Picture, Shot, Subject

_FAITHFUL: Final = 0.012
"""How far a ruler's single scale may stray from the true area: a nurse takes the camera squarer than that."""


def photograph(subject: Subject, state: WoundState, shot: Shot) -> Picture:
    """Photograph a lesion in a state. The same arguments give the same bytes."""
    scene = scene_of(subject)
    rng = np.random.default_rng((*subject.seed, 7, shot.number))
    wound = _wound(scene, state)
    purpura = _purpura(scene, state, wound)
    tissues = None if wound is None else laid_out(scene, state, wound)
    through = _stand(scene, wound or purpura, rng)
    picture = camera.exposed(_sheet(scene, state, purpura, tissues), through)
    ruler.lay(picture, scene.frame, through)
    picture = camera.developed(picture, rng)
    camera.mark(picture)
    ends = camera.seen(ruler.marks(scene.frame), through @ ruler.placed(scene.frame))
    return Picture(
        jpeg=camera.jpeg(picture, shot.taken_at),
        width_px=WIDTH,
        height_px=HEIGHT,
        outlines=tuple((tissue, camera.seen(line, through)) for tissue, line in _lines(wound, purpura, tissues)),
        ruler_px=((float(ends[0, 0]), float(ends[0, 1])), (float(ends[1, 0]), float(ends[1, 1]))),
        ruler_mm=scene.frame.ruler_cm * 10,
    )


def let_go() -> None:
    """Forget the textures, rulers and letters that photographs share: a hundred megabytes, drawn again in a second.

    Whoever has made a clinic goes on working in the same process, and takes no such photograph again.
    """
    for kept in (bank, scene_of, ruler.paper_ruler, ruler.font, camera.imprint):
        kept.cache_clear()


def _wound(scene: Scene, state: WoundState) -> Shapely | None:
    """The wound's outline: branched while it is necrotic, rounder as it granulates and contracts."""
    if state.wound_mm2 <= 0:
        return None
    retiform = 0.1 if state.stage == "bulla" else 1.0 - 0.85 * min(1.0, state.granulation + state.epithelial)
    return outlined(scene.wound.surface(retiform), state.wound_mm2, scene.wound.cell_mm)


def _purpura(scene: Scene, state: WoundState, wound: Shapely | None) -> Shapely | None:
    """The non-blanching patch: alone, or beyond one side of the wound."""
    if state.purpura_mm2 <= 0:
        return None
    return outlined(scene.purpura.surface(1.5), state.purpura_mm2, scene.purpura.cell_mm, without=wound)


def _sheet(scene: Scene, state: WoundState, purpura: Shapely | None, tissues: Tissues | None) -> Planes:
    cell = 2 / scene.frame.px_per_mm
    spread = None if purpura is None else edge_distance(drawn(purpura, HALF), cell)
    tint = tinted(scene, state, Extent(None if tissues is None else tissues.edge, spread))
    planes = [plane * enlarged(factor, SHEET) for plane, factor in zip(scene.skin, tint, strict=True)]
    if tissues is not None:
        bed.painted(planes, scene, state, tissues)
    return planes


def _stand(scene: Scene, lesion: Shapely | None, rng: np.random.Generator) -> NDArray[np.float64]:
    """A stand of the camera from which the ruler's scale still gives the area that the lesion has."""
    state = rng.bit_generator.state
    share = 1.0
    while True:
        rng.bit_generator.state = state
        through = camera.view(rng, scene.frame, share)
        if lesion is None or share < 0.05:
            return through
        first, last = camera.seen(ruler.marks(scene.frame), through @ ruler.placed(scene.frame))
        scale = scene.frame.ruler_cm * 10 / float(np.hypot(*(last - first)))
        truth = lesion.area / scene.frame.px_per_mm**2
        if abs(area(camera.seen(points_of(lesion), through)) * scale**2 / truth - 1) < _FAITHFUL:
            return through
        share *= 0.7


def _lines(wound: Shapely | None, purpura: Shapely | None, tissues: Tissues | None) -> list[tuple[str, Polygon]]:
    """Every outline in pixels of the sheet, the wound's first."""
    found: list[tuple[str, Polygon]] = []
    if wound is not None and tissues is not None:
        found += [("wound", points_of(wound)), *traced(tissues, wound)]
    if purpura is not None:
        rest = purpura if wound is None else purpura.difference(wound)
        found += [("purpura", points_of(part)) for part in _plain(rest, 0.02 * purpura.area)]
    return found


def _plain(shape: BaseGeometry, smallest: float) -> list[Shapely]:
    """The parts of a shape worth tracing, each without holes."""
    return [piece for part in polygons(shape) for piece in without_holes(part) if piece.area > smallest]
