"""A lesion followed for weeks: each visit a photograph of the same skin with the card in it, outlined and signed."""

import io
from functools import cache

import numpy as np
from PIL import Image

from core.case.photo import Scale
from core.charting import actions
from core.charting.draft import DraftPhotograph
from core.charting.measurement import Measurement
from core.charting.reducing import reduce
from core.clinic.commands import assessments, photographs
from core.clinic.context import Context
from core.imaging.calibrate import calibrate
from core.imaging.measure import measure
from tests.core.imaging.scenes import Camera, circle, ellipse, outline
from tests.core.imaging.skin_scenes import Day
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.photo_bench.first_visit import LEVELS

CAMERA = Camera(size=(1000, 750), focal_px=800.0)
TILTED = Camera(size=(1000, 750), focal_px=800.0, tilt_deg=18, direction_deg=40)
DAYS = (
    Day(circle(18), CAMERA),
    Day(ellipse(16, 14), TILTED, 12, (5, -3), (-49, -55)),
    Day(ellipse(13, 10), CAMERA, -9, (-4, 4), (-54, -48), light=0.8),
    Day(circle(9), CAMERA, 4, (2, 2), (-52, -50)),
)


@cache
def photograph_of(number: int) -> tuple[bytes, Scale | None]:
    """The file of a visit, and the scale of its card."""
    rgb = DAYS[number].taken()
    written = io.BytesIO()
    Image.fromarray(rgb).save(written, "JPEG", quality=95)
    found = calibrate(np.asarray(Image.open(io.BytesIO(written.getvalue()))))
    return written.getvalue(), found.scale if found is not None else None


def signed_visits(context: Context, clock: Clock, patient: str, lesion: str, count: int = 3) -> list[str]:
    """SHA-256 of each visit's photograph, a week apart."""
    return [_signed(context, clock, patient, lesion, number) for number in range(count)]


def _signed(context: Context, clock: Clock, patient: str, lesion: str, number: int) -> str:
    clock.weeks_later(1)
    data, scale = photograph_of(number)
    opened, _ = assessments.open_draft(context, patient, lesion)
    taken = photographs.take_in(context, data, f"IMG_{number}.jpg")
    traced = outline("wound", DAYS[number].sees(DAYS[number].wound))
    found = measure([traced], scale, (taken.width_px, taken.height_px))
    photograph = DraftPhotograph(
        sha256=taken.sha256,
        media_type=taken.media_type,
        width_px=taken.width_px,
        height_px=taken.height_px,
        at=opened.draft.observed_at,
        scale=scale,
        outlines=(traced,),
    )
    measured = Measurement(
        measured_by="planimetry", photograph=taken.sha256, wound_area_mm2=found.wound_area_mm2, eschar_area_mm2=0.0
    )
    draft = opened.draft
    for step in (
        actions.AddPhotograph(photograph),
        actions.SetMeasurement(measured),
        *[actions.SetLevel(item, level) for item, level in LEVELS.items()],
        actions.NoneSeen(),
        actions.SetStage("ulcer"),
        actions.SetEscharState("dry"),
        actions.SetPain("rest", 4),
    ):
        draft = reduce(draft, step)
    assessments.sign(context, opened.draft_id, draft, opened.version)
    return taken.sha256
