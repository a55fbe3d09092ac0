"""How long a handover takes beside bare ReportLab placing the same eight photographs, and how large it is.

    python -m benchmarks.handover [--megapixels 12]

Prints the ratio (aim: at most 2) and the size (aim: at most 2 MB). Both sides decode, crop to the wound, write JPEG at
200 dpi of the printed size and embed the same two faces; the handover adds everything that it says.
"""

import argparse
import hashlib
import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import numpy as np
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measuring import Pairs, interleaved, median
from core.case.case import Case
from core.case.photo import Outline, Photograph, Scale, Tracing
from core.demo.clinic import make_clinic
from core.guidance import appraise, load_profile, picture_of
from core.reports.choices import Choices
from core.reports.figures.photographs import DPI, Taken, common_scale, prints
from core.reports.given import Occasion, ReportInput
from core.reports.pictures import first_and_last, rolls
from core.reports.rendering import render
from core.reports.setting.paper import BOLD, REGULAR, register_fonts

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PHOTOGRAPHS = 8
ROUNDS = 7


def photograph(seed: int, side: int) -> tuple[Photograph, bytes]:
    """A noisy picture of `side` × ¾ `side` pixels, its wound in the middle quarter, 8 cm across."""
    height = side * 3 // 4
    coarse = np.random.default_rng(seed).integers(60, 220, (height // 40 + 1, side // 40 + 1, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((side, height), Image.Resampling.BICUBIC)
    written = BytesIO()
    image.save(written, "JPEG", quality=90)
    points = tuple(
        (side / 2 + side / 8 * math.cos(turn / 10), height / 2 + side / 10 * math.sin(turn / 10)) for turn in range(62)
    )
    found = Photograph(
        id=f"photo-{seed}",
        at=NOW - timedelta(days=1),
        sha256=hashlib.sha256(written.getvalue()).hexdigest(),
        media_type="image/jpeg",
        width_px=side,
        height_px=height,
        consent=("care",),
        tracing=Tracing(
            outlines=(Outline(tissue="wound", points_px=points),), scale=Scale(method="ruler", mm_per_px=320 / side)
        ),
    )
    return found, written.getvalue()


def patient(side: int) -> tuple[Case, dict[str, bytes]]:
    """The demo clinic's first patient, her lesion four times, each with a first and a last photograph."""
    record = next(make_clinic(patients=1, today=NOW, photographs=False)).case
    bytes_by_hash: dict[str, bytes] = {}
    lesions = []
    for number in range(PHOTOGRAPHS // 2):
        assessments = list(record.lesions[0].assessments)
        for place in (0, -1):
            taken, data = photograph(2 * number - place, side)
            bytes_by_hash[taken.sha256] = data
            update = {
                "photographs": (taken.model_copy(update={"at": assessments[place].at}),),
                "entered_in_error": None,
            }
            assessments[place] = assessments[place].model_copy(update=update)
        name = f"L{number + 1}"
        update = {"id": name, "label": name, "assessments": tuple(assessments), "closed": None, "parents": ()}
        lesions.append(record.lesions[0].model_copy(update=update))
    # What names the lesion that there are four of now.
    return record.model_copy(update={"lesions": tuple(lesions), "pain": (), "procedures": ()}), bytes_by_hash


def bare(pages: Sequence[Sequence[Taken]], data: Mapping[str, bytes]) -> bytes:
    """ReportLab and Pillow alone: the same crops at the same size, each patient's on a page."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, initialFontName=REGULAR)
    for pictures in pages:
        _place(canvas, pictures, data)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _place(canvas: Canvas, pictures: Sequence[Taken], data: Mapping[str, bytes]) -> None:
    size = (121, 86)
    ready = prints(
        pictures, data, size, lambda each: each.lesion.label or "", common_scale(pictures, *size), lambda each: ""
    )
    for number, each in enumerate(ready):
        left, top, right, bottom = each.taken.crop()
        image = Image.open(BytesIO(each.data))
        wanted = (each.width / 72 * DPI, each.height / 72 * DPI)
        share = wanted[0] / (right - left)
        image.draft("RGB", (round(image.width * share), round(image.height * share)))
        ratio = image.width / each.taken.photograph.width_px
        box = (left * ratio, top * ratio, right * ratio, bottom * ratio)
        crop = image.resize((round(wanted[0]), round(wanted[1])), Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
        jpeg = BytesIO()
        crop.save(jpeg, "JPEG", quality=82)
        x, y = 42 + 128 * (number % 4), 600 - 120 * (number // 4)
        canvas.drawImage(ImageReader(jpeg), x, y, each.width, each.height)
        for face in (REGULAR, BOLD):
            canvas.setFont(face, 8)
            canvas.drawString(x, y - 10, each.caption)


def seconds(works: Sequence[Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    """The median time of each; the rounds take turns, so that a busy machine troubles all alike."""
    found: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for times, work in zip(found, works, strict=True):
            began = time.perf_counter()
            work()
            # The first round warms up.
            if turn:
                times.append(time.perf_counter() - began)
    return [statistics.median(times) for times in found]


def measured(megapixels: float, rounds: int = ROUNDS) -> tuple[Pairs, int]:
    """The handover beside bare ReportLab, and the bytes of its PDF.

    Raises
    ------
    SystemExit
        When the handover had no room for all photographs: then there is nothing to compare.
    """
    side = round(math.sqrt(megapixels * 1e6 * 4 / 3))
    register_fonts()
    record, data = patient(side)
    given = ReportInput(record, appraise(picture_of(record, NOW), load_profile()), data)
    occasion, choices = Occasion(NOW, "RN Li", "Renal wound clinic", ZoneInfo("Europe/Berlin")), Choices()
    taken = {roll.lesion.id: roll.pictures for roll in rolls(record, choices, occasion)}
    pictures = first_and_last(taken, list(taken), PHOTOGRAPHS)

    def whole_handover() -> bytes:
        return render("handover", [given], choices, occasion)

    pdf = whole_handover()
    if pdf.count(b"/Subtype /Image") != PHOTOGRAPHS:
        raise SystemExit("the handover had no room for all photographs: nothing to compare")
    return interleaved(whole_handover, lambda: bare([pictures], data), rounds), len(pdf)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=float, default=12.0)
    asked = parser.parse_args()
    found, size = measured(asked.megapixels)
    plain, whole = median(found.bare).processor, median(found.ours).processor
    print(f"{PHOTOGRAPHS} photographs of {asked.megapixels:g} megapixels, time of the processor")
    print(f"bare ReportLab {plain * 1000:.0f} ms, handover {whole * 1000:.0f} ms, ratio {found.ratio:.2f} (aim ≤ 2)")
    print(f"size {size / 1e6:.2f} MB (aim ≤ 2)")


if __name__ == "__main__":
    main()
