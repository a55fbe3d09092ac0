"""A first assessment that was signed a week ago, without the window."""

from core.case.photo import Outline
from core.charting import actions
from core.charting.draft import AssessmentDraft, DraftPhotograph
from core.charting.measurement import Measurement
from core.charting.reducing import reduce
from core.clinic.commands import assessments, photographs
from core.clinic.context import Context
from core.imaging.scale import ruler_scale
from tests.desktop.photo_bench.photographs import RULER, RULER_MM, outline, wound_photograph

LEVELS = {
    "necrotic_type": 5,
    "necrotic_amount": 4,
    "exudate_type": 3,
    "exudate_amount": 2,
    "periwound_colour": 4,
    "peripheral_oedema": 2,
    "peripheral_induration": 2,
    "granulation": 4,
}


def signed_first_visit(context: Context, patient_id: str, lesion_id: str) -> str:
    """Its id."""
    opened, _ = assessments.open_draft(context, patient_id, lesion_id)
    taken = photographs.take_in(context, wound_photograph(), "IMG_0398.jpg")
    photograph = DraftPhotograph(
        sha256=taken.sha256,
        media_type=taken.media_type,
        width_px=taken.width_px,
        height_px=taken.height_px,
        at=opened.draft.observed_at,
        scale=ruler_scale(*RULER, RULER_MM),
        outlines=(Outline(tissue="wound", points_px=tuple(outline((300, 205)))),),
    )
    draft: AssessmentDraft = opened.draft
    steps = [
        actions.AddPhotograph(photograph),
        actions.SetMeasurement(
            Measurement(
                measured_by="single_scale",
                photograph=taken.sha256,
                wound_area_mm2=1932.0,
                eschar_area_mm2=1200.0,
                perimeter_mm=160.0,
                length_mm=60.0,
                width_mm=41.0,
            )
        ),
        *[actions.SetLevel(item, level) for item, level in LEVELS.items()],
        actions.NoneSeen(),
        actions.SetDressing("foam"),
        actions.SetPain("rest", 6),
    ]
    for step in steps:
        draft = reduce(draft, step)
    return assessments.sign(context, opened.draft_id, draft, opened.version)[0]
