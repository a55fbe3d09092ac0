"""A ward in a few lines: a patient with a lesion, and an assessment charted as a nurse would enter it."""

from datetime import date, timedelta

from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.charting import actions
from core.charting.draft import AssessmentDraft, DraftPhotograph
from core.charting.measurement import by_ruler
from core.charting.reducing import reduce
from core.clinic.commands import lesions, patients
from core.clinic.context import Context
from core.imaging.ingest import TakenPhotograph
from core.trends.lesions import BWAT_CUA_ITEMS


def admit(context: Context, number: str = "CUA-9", name: str = "ZHANG Mei") -> tuple[str, str]:
    """A patient with one lesion of the left thigh: the ids of both."""
    onset = context.today() - timedelta(days=20)
    person = Patient(
        id="", record_number=number, name=name, native_name="张梅", sex="female", birth_date=date(1964, 3, 11)
    )
    patient_id, _ = patients.add_patient(context, person, Episode(onset=onset, subtype="uraemic"))
    thigh = Lesion(id="", site="thigh", side="left", region="proximal", onset=onset)
    lesion_id, _ = lesions.add_lesion(context, patient_id, thigh)
    return patient_id, lesion_id


def charted(draft: AssessmentDraft, photograph: TakenPhotograph | None = None) -> AssessmentDraft:
    """The draft with everything that is needed to sign it; without a photograph, not done with a reason."""
    steps: list[actions.Action] = [
        actions.SetStage("ulcer"),
        actions.SetEscharState("dry"),
        *(actions.SetLevel(item, 3) for item in BWAT_CUA_ITEMS),
        actions.NoneSeen(),
        actions.SetPain("rest", 6),
        actions.SetPain("dressing_change", 8),
    ]
    if photograph is None:
        steps += [actions.SetNotDone("photograph", "declined today"), actions.SetMeasurement(by_ruler(40.0, 30.0))]
    else:
        taken = DraftPhotograph(
            sha256=photograph.sha256,
            media_type=photograph.media_type,
            width_px=photograph.width_px,
            height_px=photograph.height_px,
            at=draft.observed_at,
        )
        steps += [actions.AddPhotograph(taken), actions.SetMeasurement(by_ruler(40.0, 30.0))]
    for step in steps:
        draft = reduce(draft, step)
    return draft
