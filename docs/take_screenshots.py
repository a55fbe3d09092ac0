"""`python -m docs.take_screenshots [FOLDER]` takes a picture of every place on the demo clinic, in both languages.

The clock stands still and the clinic comes from its seed, so that a picture changes only when the window does.
"""

import argparse
import io
import os
import tempfile
import time
from collections.abc import Iterator
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
from core.clinic import beside, opening, signing_in
from core.clinic.commands import accounts, assessments, consent, demo, photographs, reports
from core.clinic.commands.consent import Said
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.clinic.views.consent import patient_consents
from core.reports.choices import Choices
from core.texts import LANGUAGES, Language
from desktop.administration.first_start import FirstStart
from desktop.administration.locked import Locked
from desktop.administration.sign_in import SignIn
from desktop.background.bridge import Bridge
from desktop.background.collector import Collector
from desktop.shell.cover import Cover
from desktop.shell.language import Translators
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.style_sheet import apply
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPatient
from desktop.widgets.tray import Tray
from desktop.widgets.workplace import Desk, Workplace
from docs.few_colours import of_few_colours
from docs.views import NOW, SHOWN, VIEWS

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
SECOND_WINDOW: Final = "second-window"
"""The last picture: a window that only reads, because another one writes."""
PASSPHRASE: Final = "a synthetic clinic, for pictures"  # noqa: S105


NAMES: Final = (
    "first-start",
    "sign-in",
    *(view.name for view in VIEWS),
    "locked",
    "another-person",
    SECOND_WINDOW,
    "emergency",
)
"""All pictures, in the order in which they are taken."""


def demo_clinic(patients: int = 12) -> Context:
    """The clinic that every picture shows; with fewer patients, sooner made, for whoever only uses the window."""
    with patch("platform.node", return_value="WARD-7"):  # the pictures are the same on every computer
        context = opening.open_demo(lambda: NOW, patients=patients)
    dress(context)
    return context


def dress(context: Context) -> None:
    """What the pictures show beside the demo clinic: consents, accounts, an issued report, a begun assessment."""
    patient = search.patient_named(context, SHOWN).patient_id
    _say_of_photographs(context, patient)
    for account, name, role in PEOPLE:
        accounts.add(context, account, name, role)
    reports.issue(context, reports.prepare(context, "transfer", [patient], Choices()), "print")
    _begin_assessment(context, patient, _open_lesion(context, patient))


def _say_of_photographs(context: Context, patient: str) -> None:
    """Three photographs may be taught with, and one of them is withdrawn since."""
    taken = patient_consents(context, patient).lines[-3:]
    agreed = Said(("care", "teaching"), "patient", datetime(2026, 11, 3, 9, 0, tzinfo=UTC), form="F-12, 2026-11-03")
    consent.record_consent(context, patient, [line.sha256 for line in taken], agreed)
    no_more = Said(("care",), "representative", datetime(2026, 11, 20, 14, 0, tzinfo=UTC), name="ZHANG Wei, son")
    consent.withdraw(context, patient, [taken[1].sha256], no_more, "does not want it kept")


def _begin_assessment(context: Context, patient: str, lesion: str) -> None:
    """A draft with the last photograph, taken anew as it were, and its outlines."""
    opened, _ = assessments.open_draft(context, patient, lesion)
    entries = next(one for one in chart(context, patient, outlines=True).case.lesions if one.id == lesion).assessments
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
    app: QApplication,
    context: Context,
    language: Language,
    size: tuple[int, int],
    *,
    dark: bool = False,
    scale: int = 100,
) -> Iterator[tuple[str, QWidget]]:
    """Every place in turn, in letters of `scale` percent, shown and settled: its name and the widget to grab."""
    translators = Translators(app)
    translators.switch(language)
    preferences = Preferences(language=language, mood="dark" if dark else "light", scale=scale)
    apply(app, preferences.theme())
    collector, bridge = Collector(), Bridge()
    tray = Tray()
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield from _before_signing_in(bridge, preferences, size)
            tray.offer(_dropped(context, Path(folder)))
            yield from _inside(bridge, context, preferences, tray, size)
            yield from _second_window(bridge, preferences, size, Path(folder) / "store")
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
        settle(bridge)
        shell.patient.big_name.hide()
        if shell.place is not None:
            view.then(shell.place)
            settle(bridge)
        yield view.name, shell
        if shell.place is not None:
            shell.place.escape()
    shell.tour.close()
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


def _second_window(
    bridge: Bridge, preferences: Preferences, size: tuple[int, int], folder: Path
) -> Iterator[tuple[str, QWidget]]:
    """What a second program shows on a store that another one writes."""
    with patch("socket.gethostname", return_value="WARD-7"):
        writer = opening.make_store(folder, "RN Li", PASSPHRASE, "Demo clinic", "UTC", lambda: NOW).context
    demo.fill(writer, patients=2, weeks=4, seed=7)
    context = beside.sign_in_or_beside(folder, "RN Li", PASSPHRASE, lambda: NOW)
    shell = Shell(_workplace(bridge, context, preferences), preferences, the_register(preferences))
    shell.resize(*size)
    shell.show()
    shell.reading_only.begin_reading()
    shell.go(OpenPatient(search.patient_named(context, SHOWN).patient_id, "therapies"))
    settle(bridge, _BIG_NAME_MS)
    yield SECOND_WINDOW, shell
    _close(bridge, shell)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opening.close(context)
    opening.close(writer)


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
        of_few_colours(picture.convert("RGB")).save(path, optimize=True)


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
