"""What the growing of a clinic does to it: each figure on clinics of ten patients and of thousands.

    python -m benchmarks.growing [--patients 10 100 1000] [--each 100]

Beside the bare SQL: the very statements of a view, run by the driver alone (`benchmarks.bare_sql`). Where there is no
such baseline, how long it takes is told, and how that grows.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import generated, long_course
from benchmarks.account import NOW
from benchmarks.bare_sql import bare_sql, statements_of
from benchmarks.measuring import Pairs, Spent, alone, interleaved, median, spent
from core.case.course import Pain
from core.charting.actions import ConfirmAllCarried
from core.charting.reducing import reduce
from core.clinic import opening
from core.clinic.commands import assessments, entries, reports
from core.clinic.commands.trail import note_read
from core.clinic.context import Context
from core.clinic.judging import judge
from core.clinic.views import search, tasks
from core.clinic.views.banner import known
from core.clinic.views.chart import chart
from core.clinic.views.clinic_day import standings
from core.clinic.views.lesion_search import find_lesions
from core.clinic.views.recent import recent_patients
from core.clinic.views.worklist import worklist
from core.errors import NotFound
from core.reports.choices import Choices
from core.reports.setting.paper import register_fonts
from tests.wards import charted

PATIENTS: Final = (10, 100, 1000)
LONG_COURSE: Final = "patient opened: 500 photographs, 5 years"
WORKLIST: Final = "worklist"
CHOICES: Final = Choices(sensitive_sites=True)


@dataclass(frozen=True)
class Figure:
    """One figure on one clinic: rounds beside a baseline, or alone."""

    what: str
    beside: str
    ours: tuple[Spent, ...]
    bare: tuple[Spent, ...] | None = None

    @property
    def ratio(self) -> float | None:
        """Beside the baseline, by processor time."""
        return None if self.bare is None else Pairs(self.ours, self.bare).ratio


@dataclass(frozen=True)
class Clinic:
    """A generated clinic: how large it is, what making it took, and what was measured on it."""

    patients: int
    assessments: int
    made: Spent | None
    bytes: int
    figures: tuple[Figure, ...]


def clinic_of_size(folder: Path, patients: int, each: int, rounds: int, photographs: int) -> Clinic:
    """Measure on the clinic in a folder; it is made when it is not there yet."""
    made = None if folder.exists() else spent(lambda: opening.close(generated.make(folder, patients, each)))
    size = generated.size_of(folder)
    context = generated.reopened(folder)
    try:
        patient = _long_course(context, photographs)
        figures = tuple(measured(context, patient, rounds))
    finally:
        opening.close(context)
    return Clinic(patients, patients * each, made, size, figures)


def _long_course(context: Context, photographs: int) -> str:
    # By the whole number: in a large clinic there are people of the name that it ends with.
    try:
        return search.patient_named(context, long_course.NUMBER).patient_id
    except NotFound:
        return long_course.put(context, photographs)


def measured(context: Context, patient: str, rounds: int) -> Iterator[Figure]:
    """Everything, on one clinic; `patient` is the one with the long course."""
    yield from views(context, patient, rounds)
    yield handover(context, patient, rounds)
    yield from writing(context, rounds)


def views(context: Context, patient: str, rounds: int) -> Iterator[Figure]:
    """What is read, beside the bare SQL of it."""
    few = [row.patient_id for row in worklist(context).rows if row.patient_id != patient][:10]
    for seen in few:
        note_read(context, seen)
    wanted: Sequence[tuple[str, Callable[[], object]]] = (
        (WORKLIST, lambda: worklist(context)),
        (LONG_COURSE, lambda: chart(context, patient)),
        ("patient opened: 100 assessments", lambda: chart(context, few[0])),
        ("who the open patient is, for the banner", lambda: known(context, patient)),
        ("whom somebody opened last", lambda: recent_patients(context)),
        ("search by the beginning of a name", lambda: search.find_patients(context, "wa")),
        ("search for a lesion by its place", lambda: find_lesions(context, "left thigh")),
        ("search for a lesion by place and name", lambda: find_lesions(context, "thigh wa")),
        ("tasks of everybody", lambda: tasks.tasks(context)),
        ("ten patients judged for the review", lambda: standings(context, few)),
    )
    for what, view in wanted:
        with bare_sql(context, view) as bare:
            pairs = interleaved(view, bare, rounds)
        yield Figure(what, "bare SQL", pairs.ours, pairs.bare)


def handover(context: Context, patient: str, rounds: int) -> Figure:
    """Made ready out of the store. No ratio: these photographs are small, and the baseline would place thumbnails."""
    register_fonts()
    work = partial(reports.prepare, context, "handover", [patient], CHOICES)
    work()
    return Figure("handover of the long course", "", alone(work, rounds))


def writing(context: Context, rounds: int) -> Iterator[Figure]:
    """What is written: an entry, a signed assessment, and the rules asked again on another day."""
    patient, lesion = _followed(context)
    nrs = Pain(at=context.now(), instrument="nrs", context="rest", score=Decimal(4))
    yield Figure("a pain score recorded", "", alone(lambda: entries.record(context, patient, [nrs]), rounds))
    yield Figure("an assessment begun and signed", "", alone(lambda: _sign(context, patient, lesion), rounds))
    later = replace(context, clock=lambda: NOW + timedelta(days=1))
    yield Figure("the rules asked again for a patient", "", alone(lambda: _judged(later, patient), rounds))


def _judged(context: Context, patient: str) -> None:
    """As the refresh of a new day does for everybody."""
    with context.store.write() as session:
        judge(session, context, patient)


def _sign(context: Context, patient: str, lesion: str) -> None:
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = reduce(charted(opened.draft), ConfirmAllCarried())
    version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
    assessments.sign(context, opened.draft_id, draft, version)


def _followed(context: Context) -> tuple[str, str]:
    """A patient of the clinic with an open lesion, and that."""
    for row in worklist(context).rows:
        found = chart(context, row.patient_id).case
        if found.patient.record_number == long_course.NUMBER:
            continue
        for lesion in found.lesions:
            if lesion.closed is None:
                return row.patient_id, lesion.id
    raise SystemExit("nobody has an open lesion")


def statements(context: Context) -> tuple[int, int]:
    """How many statements the review of two patients takes, and that of ten."""
    ids = [row.patient_id for row in worklist(context).rows][:10]
    two, ten = (len(statements_of(lambda some=some: standings(context, some))) for some in (ids[:2], ids))
    return two, ten


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, nargs="+", default=list(PATIENTS))
    parser.add_argument("--each", type=int, default=generated.EACH)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--photographs", type=int, default=long_course.PHOTOGRAPHS)
    asked = parser.parse_args()
    for patients in asked.patients:
        with tempfile.TemporaryDirectory(prefix="calcitrack-clinic-") as folder:
            clinic = clinic_of_size(Path(folder) / "store", patients, asked.each, asked.rounds, asked.photographs)
        print(f"{patients} patients, {clinic.assessments} assessments, {clinic.bytes / 1e6:.0f} MB")
        for figure in clinic.figures:
            ratio = "" if figure.ratio is None else f"   {figure.ratio:.2f} × {figure.beside}"
            took = median(figure.ours)
            print(f"    {figure.what:60} {took.processor * 1000:9.1f} ms {took.wall * 1000:9.1f} ms by clock{ratio}")


if __name__ == "__main__":
    main()
