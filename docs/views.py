"""The views that are pictured, in their order: which request leads there, and what is done there then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from core.clinic.merging.form import Author, Differs, put_together
from core.clinic.merging.standing import PATIENT
from core.clinic.views.chart import chart
from desktop.administration.diagnostics import DiagnosticsPlace
from desktop.administration.trail import TrailPlace
from desktop.exporting.place import ExportPlace
from desktop.photo_bench.consent.place import ConsentPlace
from desktop.photo_bench.place import AssessmentPlace
from desktop.printing.place import PrintingPlace
from desktop.shell.shell import Shell
from desktop.widgets.people import told_apart
from desktop.widgets.place import Place
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    AddTask,
    AddTherapy,
    BeginAssessment,
    ComparePhotographs,
    EditPatient,
    ExportData,
    ImportFiles,
    MergePatients,
    OpenConsent,
    OpenFindings,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    RecordEntry,
    Request,
    ReviewPatient,
)
from desktop.widgets.two_versions import ask_which
from docs.example_facts import EXAMPLE

NOW: Final = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
SHOWN: Final = "CUA-001"
"""The patient whose chart is shown: healing on thiosulfate after warfarin stopped."""
URGENT: Final = "CUA-002"
"""A patient with urgent flags that nobody has acknowledged."""


RESULTS: Final = Path(__file__).parents[1] / "tests" / "data" / "exchange" / "laboratory" / "oru_r01.hl7"
"""Results as a laboratory sends them, for the import place."""


@dataclass(frozen=True)
class View:
    """One picture: its name, the request that brings the window there, what is done there then, and the record number
    of whom it shows."""

    name: str
    request: Callable[[str, str], Request]
    then: Callable[[Place], object] = lambda _place: None
    shows: str = SHOWN


def _ask_elsewhere(place: Place) -> None:
    if isinstance(place, AssessmentPlace) and place.view is not None:
        place.view.ask_elsewhere()


def _show_issued(place: Place) -> None:
    if isinstance(place, PrintingPlace):
        place.tabs.setCurrentWidget(place.shelf)


def _show_example(place: Place) -> None:
    if isinstance(place, DiagnosticsPlace):
        place.show_facts(EXAMPLE)


def _show_withdrawn(place: Place) -> None:
    if isinstance(place, ConsentPlace):
        hidden = next(line.sha256 for line in place.table.lines if line.hidden is not None)
        place.table.choose({hidden})


def _withdraw(place: Place) -> None:
    if isinstance(place, ConsentPlace):
        place.table.selectRow(0)
        place.open_withdraw()


def _show_two_versions(place: Place) -> None:
    """As if somebody else had corrected the patient meanwhile; nothing is written."""
    request = place.address()
    if not isinstance(request, EditPatient):
        return
    seen = chart(place.workplace.context, request.patient_id).case.patient
    mine = seen.model_copy(update={"height_cm": Decimal(163), "allergies": ("penicillin", "latex")})
    theirs = seen.model_copy(update={"height_cm": Decimal(161), "dry_weight_kg": Decimal("82.5")})
    try:
        put_together(PATIENT, seen, mine, theirs, lambda: Author("Dr Osei", NOW - timedelta(minutes=3)))
    except Differs as error:
        who = told_apart(seen.name, seen.native_name, seen.birth_date, seen.record_number)
        ask_which(place.workplace, place, error.disagreement, who, lambda _sides: None)


def _encrypt(place: Place) -> None:
    if isinstance(place, ExportPlace):
        place.protection.box.setChecked(True)


def _save_trail(place: Place) -> None:
    if isinstance(place, TrailPlace):
        place.saving.begin()


def _ask_palette(place: Place) -> None:
    if (shell := _around(place)) is not None:
        shell.ask_palette()
        shell.palette_.line.setText("zh")


def _begin_tour(place: Place) -> None:
    if (shell := _around(place)) is not None:
        shell.palette_.put_away()
        shell.tour.begin()


def _around(place: Place) -> Shell | None:
    above = place.parentWidget()
    while above is not None and not isinstance(above, Shell):
        above = above.parentWidget()
    return above


VIEWS: Final = (
    View("worklist", lambda _patient, _lesion: OpenPlace("worklist")),
    View("review", lambda patient, _lesion: ReviewPatient(patient)),
    View("review-table", lambda _patient, _lesion: OpenPlace("review", "table")),
    View("review-urgent", lambda patient, _lesion: ReviewPatient(patient), shows=URGENT),
    View("tasks", lambda _patient, _lesion: OpenPlace("tasks")),
    View("task-sheet", lambda patient, _lesion: AddTask(patient)),
    View("task-history", lambda patient, _lesion: OpenFindings(patient)),
    View("chart", lambda patient, _lesion: OpenPatient(patient, "lesions")),
    View("pain", lambda patient, _lesion: AddPain(patient)),
    View("therapy", lambda patient, _lesion: AddTherapy(patient)),
    View("laboratory", lambda patient, _lesion: OpenPatient(patient, "laboratory")),
    View("timeline", lambda patient, _lesion: OpenPatient(patient, "timeline")),
    View("timeline-change", lambda patient, _lesion: OpenPatient(patient, "timeline/change")),
    View("timeline-healing", lambda patient, _lesion: OpenPatient(patient, "timeline/healing")),
    View("pain-diary", lambda patient, _lesion: OpenPatient(patient, "pain")),
    View("scores", lambda patient, _lesion: OpenPatient(patient, "scores")),
    View("guidance", lambda patient, _lesion: OpenPatient(patient, "guidance/triad")),
    View("guidance-history", lambda patient, _lesion: OpenPatient(patient, "guidance/history")),
    View("supersaturation", lambda patient, _lesion: OpenPatient(patient, "guidance/saturation")),
    View("diagnosis", lambda patient, _lesion: OpenPatient(patient, "guidance/diagnosis")),
    View("examination", lambda patient, _lesion: RecordEntry(patient, "examination", "abi")),
    View("reports", lambda patient, _lesion: OpenPatient(patient, "reports")),
    View("assessment", BeginAssessment),
    View("capture", BeginAssessment, _ask_elsewhere),
    View("compare", lambda patient, lesion: ComparePhotographs(patient, lesion, "wipe")),
    View("compare-change", lambda patient, lesion: ComparePhotographs(patient, lesion, "change")),
    View("consent", lambda patient, _lesion: OpenConsent(patient), _show_withdrawn),
    View("consent-withdraw", lambda patient, _lesion: OpenConsent(patient), _withdraw),
    View("printing", lambda patient, _lesion: PrintHandover((patient,))),
    View("printing-issued", lambda patient, _lesion: PrintHandover((patient,)), _show_issued),
    View("export", lambda patient, _lesion: ExportData((patient,))),
    View("export-encrypted", lambda patient, _lesion: ExportData((patient,)), _encrypt),
    View("new-patient", lambda _patient, _lesion: AddPatient()),
    View("edit-patient", lambda patient, _lesion: EditPatient(patient)),
    View("two-versions", lambda patient, _lesion: EditPatient(patient), _show_two_versions),
    View("merge", lambda patient, _lesion: MergePatients(patient)),
    View("import", lambda _patient, _lesion: ImportFiles((str(RESULTS),))),
    View("settings", lambda _patient, _lesion: OpenPlace("settings")),
    View("rules", lambda _patient, _lesion: OpenPlace("profile")),
    View("accounts", lambda _patient, _lesion: OpenPlace("accounts")),
    View("diagnostics", lambda _patient, _lesion: OpenPlace("diagnostics"), _show_example),
    View("trail", lambda _patient, _lesion: OpenPlace("trail")),
    View("trail-saving", lambda _patient, _lesion: OpenPlace("trail"), _save_trail),
    View("urgent-flags", lambda patient, _lesion: OpenPatient(patient, "pain"), shows=URGENT),
    View("palette", lambda _patient, _lesion: OpenPlace("worklist"), _ask_palette),
    View("tour", lambda _patient, _lesion: OpenPlace("worklist"), _begin_tour),
)
