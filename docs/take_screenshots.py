"""`python -m docs.take_screenshots [FOLDER]` takes a picture of every place on the demo clinic, in both languages.

The clock stands still and the clinic comes from its seed, so that a picture changes only when the window does.
"""

import argparse
import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest.mock import patch
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.charting.actions import AddPhotograph
from core.charting.draft import DraftPhotograph
from core.charting.reducing import reduce
from core.clinic import opening, signing_in
from core.clinic.commands import accounts, assessments, photographs, reports
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.reports.choices import Choices
from core.texts import LANGUAGES, Language
from desktop.administration.first_start import FirstStart
from desktop.administration.locked import Locked
from desktop.administration.sign_in import SignIn
from desktop.background.bridge import Bridge
from desktop.background.collector import Collector
from desktop.photo_bench.place import AssessmentPlace
from desktop.printing.place import PrintingPlace
from desktop.shell.cover import Cover
from desktop.shell.language import Translators
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.style_sheet import apply
from desktop.widgets.place import Place
from desktop.widgets.preferences import Preferences
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
    OpenFindings,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    RecordEntry,
    Request,
    ReviewPatient,
)
from desktop.widgets.tray import Tray
from desktop.widgets.workplace import Desk, Workplace

NOW: Final = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
ZONE: Final = ZoneInfo("UTC")
SIZES: Final = ((1280, 800), (1920, 1080))
FOLDER: Final = Path(__file__).with_name("screenshots")
_ROUNDS: Final = 60
_QUIET_MS: Final = 350
_BIG_NAME_MS: Final = 2000
"""The name of another patient stands over the place for a moment."""
PEOPLE: Final = (
    ("li", "RN Li Na 李娜", "nurse"),
    ("obrien", "Dr O'Brien", "clinician"),
    ("vera", "Vera Stone", "viewer"),
)
"""Who else works in the clinic of the pictures: account, name, role. The last may only read."""
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
        place.view.bench.capturing.ask()


def _show_issued(place: Place) -> None:
    if isinstance(place, PrintingPlace):
        place.tabs.setCurrentWidget(place.shelf)


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
    View("printing", lambda patient, _lesion: PrintHandover((patient,))),
    View("printing-issued", lambda patient, _lesion: PrintHandover((patient,)), _show_issued),
    View("export", lambda patient, _lesion: ExportData((patient,))),
    View("new-patient", lambda _patient, _lesion: AddPatient()),
    View("edit-patient", lambda patient, _lesion: EditPatient(patient)),
    View("merge", lambda patient, _lesion: MergePatients(patient)),
    View("import", lambda _patient, _lesion: ImportFiles((str(RESULTS),))),
    View("settings", lambda _patient, _lesion: OpenPlace("settings")),
    View("rules", lambda _patient, _lesion: OpenPlace("profile")),
    View("accounts", lambda _patient, _lesion: OpenPlace("accounts")),
    View("trail", lambda _patient, _lesion: OpenPlace("trail")),
    View("urgent-flags", lambda patient, _lesion: OpenPatient(patient, "pain"), shows=URGENT),
)


NAMES: Final = (
    "first-start",
    "sign-in",
    *(view.name for view in VIEWS),
    "locked",
    "another-person",
    "emergency",
)
"""All pictures, in the order in which they are taken."""


def demo_clinic() -> Context:
    """The clinic that every picture shows."""
    with patch("platform.node", return_value="WARD-7"):  # the pictures are the same on every computer
        context = opening.open_demo(lambda: NOW)
    patient = search.patient_named(context, SHOWN).patient_id
    for account, name, role in PEOPLE:
        accounts.add(context, account, name, role)
    reports.issue(context, reports.prepare(context, "transfer", [patient], Choices()), "print")
    _begin_assessment(context, patient, _open_lesion(context, patient))
    return context


def _begin_assessment(context: Context, patient: str, lesion: str) -> None:
    """A draft with the last photograph, taken anew as it were, and its outlines."""
    opened, _ = assessments.open_draft(context, patient, lesion)
    entries = next(one for one in chart(context, patient).case.lesions if one.id == lesion).assessments
    last = [photo for entry in entries for photo in entry.photographs if photo.tracing is not None][-1]
    again = io.BytesIO()
    with Image.open(io.BytesIO(context.store.photographs.content(last.sha256))) as picture:
        picture.save(again, "JPEG", quality=90)
    taken = photographs.take_in(context, again.getvalue(), "IMG_0612.jpg")
    outlined = DraftPhotograph(
        sha256=taken.sha256,
        media_type=taken.media_type,
        width_px=taken.width_px,
        height_px=taken.height_px,
        at=opened.draft.observed_at,
        outlines=last.tracing.outlines if last.tracing else (),
        scale=last.tracing.scale if last.tracing else None,
    )
    with_photograph = reduce(opened.draft, AddPhotograph(outlined))
    assessments.autosave(context, opened.draft_id, with_photograph, opened.version)


def take(
    app: QApplication, context: Context, language: Language, size: tuple[int, int], *, dark: bool = False
) -> Iterator[tuple[str, QWidget]]:
    """Every place in turn, shown and settled: its name and the widget to grab."""
    translators = Translators(app)
    translators.switch(language)
    preferences = Preferences(language=language, mood="dark" if dark else "light")
    apply(app, preferences.theme())
    collector, bridge = Collector(), Bridge()
    tray = Tray()
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield from _before_signing_in(bridge, preferences, size)
            tray.offer(_dropped(context, Path(folder)))
            yield from _inside(bridge, context, preferences, tray, size)
            yield from _in_emergency(bridge, context, preferences, size)
    finally:
        bridge.shutdown()
        collector.stop()
        translators.switch("en")


def _before_signing_in(
    bridge: Bridge, preferences: Preferences, size: tuple[int, int]
) -> Iterator[tuple[str, QWidget]]:
    desk = Desk(bridge, preferences.language, preferences.theme(), lambda: NOW, ZONE)
    store = Path("store")
    for name, page in (
        ("first-start", FirstStart(desk, preferences, store)),
        ("sign-in", SignIn(desk, preferences, str(store), "RN Li")),
    ):
        page.resize(*size)
        page.show()
        page.begin()
        settle(bridge)
        yield name, page
        page.close()
        page.deleteLater()


def _dropped(context: Context, folder: Path) -> list[Path]:
    """Two photographs as a phone would drop them, for the tray."""
    patient = search.patient_named(context, SHOWN).patient_id
    entries = chart(context, patient).case.lesions[0].assessments
    taken = [photo.sha256 for entry in entries for photo in entry.photographs][-2:]
    paths = [folder / f"IMG_06{number}.jpg" for number in (14, 15)]
    for path, sha256 in zip(paths, taken, strict=True):
        path.write_bytes(context.store.photographs.content(sha256))
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    return paths


def _inside(
    bridge: Bridge, context: Context, preferences: Preferences, tray: Tray, size: tuple[int, int]
) -> Iterator[tuple[str, QWidget]]:
    workplace = _workplace(bridge, context, preferences, tray)
    patient = search.patient_named(context, SHOWN).patient_id
    shell = Shell(workplace, preferences, the_register(preferences))
    shell.resize(*size)
    shell.show()
    settle(bridge)
    shell.go(OpenPatient(patient))
    settle(bridge, _BIG_NAME_MS)
    for view in VIEWS:
        patient = search.patient_named(context, view.shows).patient_id
        shell.go(view.request(patient, _open_lesion(context, patient)))
        settle(bridge, _QUIET_MS if view.shows == SHOWN else _BIG_NAME_MS)
        if shell.place is not None:
            view.then(shell.place)
            settle(bridge)
        yield view.name, shell
        if shell.place is not None:
            shell.place.escape()
    yield from _locked(bridge, context, preferences, shell)
    _close(bridge, shell)


def _workplace(bridge: Bridge, context: Context, preferences: Preferences, tray: Tray | None = None) -> Workplace:
    return Workplace(
        bridge=bridge,
        language=preferences.language,
        theme=preferences.theme(),
        clock=context.clock,
        zone=context.zone,
        context=context,
        tray=tray,
    )


def _close(bridge: Bridge, window: QWidget) -> None:
    if isinstance(window, Shell):
        window.leave()
    settle(bridge)
    window.close()
    window.deleteLater()


def _locked(bridge: Bridge, context: Context, preferences: Preferences, shell: Shell) -> Iterator[tuple[str, QWidget]]:
    """The window covered, asking for the person who is signed in, and for another one."""
    desk = Desk(bridge, preferences.language, preferences.theme(), lambda: NOW, ZONE)
    cover = Cover(shell.grab(), desk.theme)
    page = Locked(desk, preferences, context, NOW)
    QVBoxLayout(cover).addWidget(page)
    cover.resize(shell.size())
    cover.show()
    page.begin()
    settle(bridge)
    yield "locked", cover
    page.ask_other()
    settle(bridge)
    yield "another-person", cover
    _close(bridge, cover)


def _in_emergency(
    bridge: Bridge, context: Context, preferences: Preferences, size: tuple[int, int]
) -> Iterator[tuple[str, QWidget]]:
    """What somebody sees who may only read, and has taken emergency access."""
    patient = search.patient_named(context, SHOWN).patient_id
    viewer = signing_in.switch(context, PEOPLE[-1][0], "")
    if not isinstance(viewer, Context):
        raise TypeError("nobody has to choose a passphrase in the demo clinic")
    taken, _ = accounts.break_glass(viewer, patient, "Dressing soaked through, the nurse is on another ward")
    shell = Shell(_workplace(bridge, taken, preferences), preferences, the_register(preferences))
    shell.resize(*size)
    shell.show()
    shell.go(OpenPatient(patient))
    settle(bridge, _BIG_NAME_MS)
    yield "emergency", shell
    _close(bridge, shell)


def _open_lesion(context: Context, patient: str) -> str:
    return next(lesion.id for lesion in chart(context, patient).case.lesions if lesion.closed is None)


def settle(bridge: Bridge, quiet_ms: int = _QUIET_MS, longest_s: float = 60) -> None:
    """Let the window work until nothing has been under way for a while, and for some rounds of events too.

    On a busy machine a while may be over before the window has laid itself out: rounds are what layouts need.
    """
    started = quiet_since = time.monotonic()
    rounds = 0
    while time.monotonic() - started < longest_s:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
        rounds += 1
        if not bridge.idle:
            quiet_since, rounds = time.monotonic(), 0
        elif rounds >= _ROUNDS and time.monotonic() - quiet_since >= quiet_ms / 1000:
            return
        time.sleep(0.005)


def save(widget: QWidget, path: Path) -> None:
    """The widget as a PNG of 256 colours: a fifth of the size, and no eye sees the difference in a manual."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    with Image.open(io.BytesIO(bytes(buffer.data().data()))) as picture:
        picture.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE).save(path, optimize=True)


def main() -> None:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--only", nargs="*", help="names of places")
    parser.add_argument("--dark", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    context = demo_clinic()
    for language in LANGUAGES:
        for size in SIZES:
            for name, widget in take(app, context, language, size, dark=arguments.dark):
                if not arguments.only or name in arguments.only:
                    save(widget, arguments.folder / f"{name}-{language}-{size[0]}x{size[1]}.png")
    opening.close(context)


if __name__ == "__main__":
    main()
