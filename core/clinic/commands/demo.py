"""The synthetic clinic put into a store."""

from collections.abc import Callable

from core.clinic.commands import findings
from core.clinic.context import Context
from core.clinic.writing import audit
from core.demo.clinic import make_clinic
from core.demo.picture.photograph import let_go
from core.imaging.ingest import take_in
from core.record.cases import add_case
from core.texts import Text, text

Progress = Callable[[float, Text], None]


def fill(
    context: Context, *, patients: int = 12, weeks: int = 26, seed: int = 7, progress: Progress | None = None
) -> None:
    """Invented patients, the same ones for the same seed and day; each in a transaction of its own."""
    made = make_clinic(patients, weeks, seed, today=context.now())
    for number, patient in enumerate(made):
        if progress is not None:
            progress(number / patients, text("clinic.making_demo", number=number + 1, patients=patients))
        for sha256, data in patient.photographs.items():
            taken = take_in(data, f"{sha256[:8]}.jpg")
            context.store.photographs.put(data, taken.media_type, taken.thumbnail_jpeg)
        with context.store.write() as session:
            add_case(session, patient.case, at=context.now(), actor=context.actor.name)
            audit(session, context, "demo.patient_made")
    let_go()
    while findings.refresh(context).patients:
        continue
