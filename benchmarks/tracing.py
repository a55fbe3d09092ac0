"""How near an assisted outline comes to the true one: rendered lesions of all skin tones and stages.

    python -m benchmarks.tracing [--lesions N]

Prints, by skin tone and by stage: Dice and mean error of the edge in mm from a box alone, and how many strokes a
simulated nurse needs to reach a Dice of 0.95 (each through the largest piece that is wrong); the same Dice for tissues
proposed from colours; the edge-following line's mean distance from the edge; then how long an answer takes beside
decoding the photograph. The lesions are rendered, so real ones will be harder. Seeds are fixed: the errors come again.
"""

import argparse
import io
import time
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
import shapely
from PIL import Image

from core.imaging.assist import Assist
from core.imaging.colour import white_balance
from core.imaging.decode import decode
from core.imaging.live_wire import LiveWire
from core.imaging.rings import shape_of
from core.imaging.tissue_proposal import propose_tissues
from core.imaging.tissues import put_together
from tests.core.imaging.lesions import STAGES, TONES, Lesion, corrected, dice, edge_error, lesion

ENOUGH = 0.95
TISSUES = ("eschar", "slough", "granulation", "purpura")
ENLARGED = {0.8: 1.0, 13: 4.0, 24: 5.4}
"""Megapixels, and how many times as large a rendered picture is made for them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lesions", type=int, default=4, help="of each skin tone and stage")
    count = parser.parse_args().lesions
    outlines(count)
    tissues(count)
    live_wire(count)
    durations()


def every(count: int) -> Iterable[tuple[int, str, int, Lesion]]:
    return (
        (tone, stage, seed, lesion(tone, stage, seed)) for tone in TONES for stage in STAGES for seed in range(count)
    )


def outlines(count: int) -> None:
    """Box alone, then strokes."""
    rows: dict[str, list[tuple[float, float, int | None]]] = defaultdict(list)
    for tone, stage, seed, one in every(count):
        box = one.box(seed)
        found = shape_of(Assist(one.rgb).outline(box))
        error = edge_error(found, one.wound) * one.mm_per_px if not found.is_empty else float("nan")
        row = dice(found, one.wound), error, corrected(one, box, ENOUGH).strokes_to(ENOUGH)
        for name in (f"skin tone {tone}", stage, "all"):
            rows[name].append(row)
    print(f"{'outline':18}    n   Dice mean  worst   edge mm median  worst   strokes to {ENOUGH}: mean  most  never")
    for name in sorted(rows):
        scores, errors, strokes = (list(column) for column in zip(*rows[name], strict=True))
        needed = [number for number in strokes if number is not None]
        print(
            f"{name:18} {len(scores):4} {np.mean(scores):11.3f} {min(scores):6.3f} {np.nanmedian(errors):16.2f}"
            f" {np.nanmax(errors):6.2f} {np.mean(needed):23.2f} {max(needed):5} {strokes.count(None):6}"
        )


def tissues(count: int) -> None:
    """Tissues proposed within the true outline of the wound, and purpura round it."""
    found: dict[tuple[str, int], list[float]] = defaultdict(list)
    for tone, _, _, one in every(count):
        proposal = propose_tissues(one.rgb, one.wound_rings, white_balance(one.rgb))
        wound = [outline for outline in one.outlines if outline.tissue == "wound"]
        proposed, truth = put_together([*wound, *proposal.outlines]).shapes, one.ground
        for tissue in TISSUES:
            if tissue in truth and truth[tissue].area > 0.03 * one.wound.area:
                found[tissue, tone].append(dice(proposed.get(tissue), truth[tissue]))
    print(f"\n{'tissues, Dice':18}" + "".join(f"   tone {tone}" for tone in TONES))
    for tissue in TISSUES:
        print(f"{tissue:18}" + "".join(f"{np.mean(found[tissue, tone]):9.3f}" for tone in TONES))


def live_wire(count: int) -> None:
    """From one place of the true edge to another 80 pixels on: how far the path between lies from the edge."""
    found: dict[int, list[float]] = defaultdict(list)
    for tone, _, _, one in every(count):
        edge, wire = one.wound.exterior, LiveWire(one.rgb)
        for start in (0.0, 0.5):
            first, last = (edge.interpolate(start * edge.length + ahead) for ahead in (0, 80))
            wire.anchor((first.x, first.y))
            way = shapely.segmentize(shapely.LineString(wire.path_to((last.x, last.y))), 2.0)
            gaps = shapely.distance(shapely.points(shapely.get_coordinates(way)), edge)
            found[tone].append(float(gaps.mean()) * one.mm_per_px)
    print(f"{'live-wire, mm':18}" + "".join(f"{np.median(found[tone]):9.3f}" for tone in TONES))


def durations() -> None:
    """An answer beside decoding the JPEG that it is about, and beside half a second."""
    print("\nmegapixels   decode s   outline s  ratio   tissues s   anchor s   path s")
    for megapixels, factor in ENLARGED.items():
        one = lesion(3, "mixed").enlarged(factor)
        target = io.BytesIO()
        Image.fromarray(one.rgb).save(target, "JPEG", quality=90)
        data = target.getvalue()
        decoding = best(lambda data=data: decode(data))
        assist, box, balance = Assist(one.rgb), one.box(), white_balance(one.rgb)
        answering = best(lambda assist=assist, box=box: assist.answer(box))
        proposing = best(lambda one=one, balance=balance: propose_tissues(one.rgb, one.wound_rings, balance))
        wire, (x, y) = LiveWire(one.rgb), one.wound_rings[0][0]
        anchoring = best(lambda wire=wire, x=x, y=y: wire.anchor((x, y)))
        walking = best(lambda wire=wire, x=x, y=y: wire.path_to((x + 90, y + 40)))
        print(
            f"{megapixels:10} {decoding:10.3f} {answering:11.3f} {answering / decoding:6.2f} {proposing:11.3f}"
            f" {anchoring:10.4f} {walking:8.4f}"
        )


def best(call: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs, seconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return min(taken)


if __name__ == "__main__":
    main()
