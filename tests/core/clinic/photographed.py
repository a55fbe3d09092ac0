"""Patients with photographs, and what was said of them."""

from io import BytesIO

import numpy as np
from PIL import Image

from core.case.photo import Outline
from core.charting.actions import SetConsent, SetOutlines, SetSensitive
from core.charting.reducing import reduce
from core.clinic.commands import assessments, photographs
from core.clinic.commands.consent import Said
from core.clinic.context import Context
from tests.wards import charted


def picture(seed: int) -> bytes:
    """A JPEG like no other seed's."""
    written = BytesIO()
    noise = np.random.default_rng(seed).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    Image.fromarray(noise).save(written, "JPEG")
    return written.getvalue()


def photographed(
    context: Context, patient: str, lesion: str, seed: int, consent: tuple[str, ...] | None = ("care",)
) -> str:
    """A signed assessment with an outlined photograph of no intimate site; the photograph's SHA-256."""
    taken = photographs.take_in(context, picture(seed), f"IMG_{seed}.jpg")
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = charted(opened.draft, taken)
    outline = Outline(tissue="wound", points_px=((10.0, 10.0), (50.0, 10.0), (50.0, 40.0)))
    for step in (SetSensitive(False), SetConsent(consent), SetOutlines(taken.sha256, (outline,))):
        draft = reduce(draft, step)
    assessments.sign(context, opened.draft_id, draft, opened.version)
    return taken.sha256


def said(context: Context, *scopes: str, **more: str) -> Said:
    """Said by the patient, now."""
    return Said(scopes or ("care", "teaching", "publication"), "patient", context.now(), **more)
