"""Uses the program in a process of its own, as a nurse and then IT would, on a record in which everything is planted.

`python -m tests.leaks.using first|again OUTSIDE`: prints as JSON what of the planted lay on the clipboard at each step,
and what it got through.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from core.case.course import Pain
from core.case.lesion import Lesion
from core.charting.actions import SetNote
from core.charting.reducing import reduce
from core.clinic import opening
from core.clinic.commands import assessments, entries, lesions, photographs
from core.clinic.context import Context
from core.clinic.views.search import patient_named
from desktop import window
from desktop.administration.sign_in import SignIn
from desktop.administration.store_folder import default_store
from desktop.administration.trail import TrailPlace
from desktop.background.bridge import wait_until_idle
from desktop.exporting.place import ExportPlace
from desktop.exporting.where import WhereDialog, where
from desktop.importing.place import ImportingPlace
from desktop.photo_bench.place import AssessmentPlace
from desktop.printing.place import PrintingPlace
from desktop.shell.program import Program
from desktop.widgets.place import Place
from desktop.widgets.requests import (
    AddPatient,
    BeginAssessment,
    ComparePhotographs,
    ExportData,
    ImportFiles,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    Request,
    ReviewPatient,
)
from desktop.widgets.tables import copy_rows
from desktop.worklist.patient_form import PatientPlace
from desktop.worklist.place import WorklistPlace
from tests.leaks import planted
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import charted

_WAIT_MS = 20
_MOST_WAITS = 3_000


class Session:
    """The window, driven from within its own process."""

    def __init__(self, outside: Path) -> None:
        self.outside = outside
        self.program: Program | None = None
        self.clipboard: dict[str, list[str]] = {}
        self.done: list[str] = []
        self._planted = planted.planted()

    def run(self, steps: Callable[["Session"], None]) -> None:
        """The program as it starts, with the steps in the place of its event loop."""

        def made(*arguments: object) -> Program:
            self.program = Program(*arguments)  # type: ignore[arg-type]
            return self.program

        def loop(_app: QApplication) -> int:
            QApplication.processEvents()
            steps(self)
            return 0

        with patch.object(window, "Program", made), patch.object(QApplication, "exec", loop):
            assert window.run_window(str(default_store()), False) == 0

    @property
    def context(self) -> Context:
        assert self.program is not None
        assert self.program.context is not None
        return self.program.context

    def settle(self, until: Callable[[], object] = lambda: True) -> None:
        assert self.program is not None
        for _ in range(3):
            wait_until_idle(self.program.bridge)
            QApplication.processEvents()
        for _ in range(_MOST_WAITS):
            if until():
                break
            QTest.qWait(_WAIT_MS)
        else:
            raise AssertionError("it never came to that")
        QApplication.processEvents()

    def signs_in(self) -> None:
        assert self.program is not None
        page = self.program.window.page
        assert isinstance(page, SignIn)
        page.account.set_value(ACCOUNT)
        QTest.keyClicks(page.passphrase.line, PASSPHRASE)
        QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
        self.settle(lambda: self.program is not None and self.program.shell is not None)
        self.settle()

    def goes(self, request: Request) -> Place:
        assert self.program is not None
        assert self.program.shell is not None
        self.program.shell.go(request)
        self.settle()
        place = self.program.shell.place
        assert place is not None
        self.program.window.grab()
        self.done.append(type(request).__name__)
        return place

    def notes_clipboard(self, step: str) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        held = [bytes(mime.data(name).data()) for name in mime.formats()] if mime is not None else []
        self.clipboard[step] = self._planted.found_in(b"\n".join(held))


def first(session: Session) -> None:
    """A new patient, charted, printed, exported, imported; something breaks; preferences are set."""
    session.signs_in()
    patient = new_patient(session)
    lesion = charting(session, patient)
    looking(session, patient)
    session.notes_clipboard("used")
    leaving(session, patient)
    arriving(session, patient)
    breaking(session)
    session.notes_clipboard("broken")
    copying(session)
    session.goes(BeginAssessment(patient, lesion))
    preferring(session)
    QGuiApplication.clipboard().clear()


def new_patient(session: Session) -> str:
    form = session.goes(AddPatient())
    assert isinstance(form, PatientPlace)
    identity = form.identity
    for field, typed in (
        (identity.number, planted.RECORD_NUMBER),
        (identity.name, planted.NAME),
        (identity.native_name, planted.NATIVE_NAME),
        (identity.born, "1964-03-11"),
    ):
        field.line.setText(typed)
    identity.sex.set_value("female")
    form.episode.onset.line.setText("-20d")
    form.save()
    session.settle(lambda: session.program.shell.place is not form)  # type: ignore[union-attr]
    return patient_named(session.context, planted.RECORD_NUMBER).patient_id


def charting(session: Session, patient: str) -> str:
    """A lesion, a photograph at the bench, an assessment signed and another begun, pain with words."""
    context = session.context
    thigh = Lesion(id="", site="thigh", side="left", region="proximal", onset=context.today() - timedelta(days=20))
    lesion, _ = lesions.add_lesion(context, patient, thigh)
    source = session.outside / "IMG_0042.jpg"
    place = session.goes(BeginAssessment(patient, lesion))
    assert isinstance(place, AssessmentPlace)
    session.settle(lambda: place.view is not None)
    assert place.view is not None
    place.view.bench.add_paths([source])
    session.settle()
    place.leave()
    session.settle()
    taken = photographs.take_in(context, source.read_bytes(), source.name)
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = reduce(charted(opened.draft, taken), SetNote(f"{planted.NOTE} {planted.CHINESE_NOTE}"))
    version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
    assessments.sign(context, opened.draft_id, draft, version)
    entries.record(context, patient, [Pain(at=context.now(), instrument="nrs", context="rest", score=6)])
    session.done.append("charted")
    return lesion


def looking(session: Session, patient: str) -> None:
    worklist = session.goes(OpenPlace("worklist"))
    assert isinstance(worklist, WorklistPlace)
    for typed in (planted.PINYIN[:6], "qwynt", planted.RECORD_NUMBER):
        worklist.list.search.setText(typed)
        session.settle()
    tabs = ("lesions", "pain", "scores", "laboratory", "timeline", "timeline/healing", "guidance/triad", "reports")
    for request in (
        *(OpenPatient(patient, tab) for tab in tabs),
        ReviewPatient(patient),
        ComparePhotographs(patient),
        OpenPlace("tasks"),
        OpenPlace("settings"),
        OpenPlace("profile"),
    ):
        session.goes(request)
    trail = session.goes(OpenPlace("trail"))
    assert isinstance(trail, TrailPlace)


def leaving(session: Session, patient: str) -> None:
    """A report looked at, saved and printed; an export stopped, and one asked for in a dialog that is closed."""
    printing = session.goes(PrintHandover((patient,)))
    assert isinstance(printing, PrintingPlace)
    session.settle(lambda: printing.pdf is not None)
    printing.options.photographs.setChecked(True)
    printing.options.edited.emit()
    session.settle(lambda: printing.pdf is not None)
    session.program.window.grab()  # type: ignore[union-attr]
    printing.save_to(session.outside / "handover.pdf")
    session.settle((session.outside / "handover.pdf").exists)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(session.outside / "printed.pdf"))
    assert printing._document is not None
    printing.leaving.print_on(printer, printing._document)
    session.settle((session.outside / "printed.pdf").exists)
    session.settle()
    exporting = session.goes(ExportData((patient,)))
    assert isinstance(exporting, ExportPlace)
    session.settle(exporting.export_button.isEnabled)
    folder = session.outside / planted.NAME
    dialog = WhereDialog(
        exporting, where(exporting.order(), everybody=False), exporting.order(), session.context.today()
    )
    dialog.setDirectory(str(folder))
    dialog.open()
    session.settle()
    dialog.reject()
    exporting.export_to(folder / "stopped.zip")
    exporting._cancel()
    session.settle(exporting.export_button.isEnabled)
    for wanted in exporting.formats._group.buttons():
        wanted.click()
        session.settle(exporting.export_button.isEnabled)
        name = f"whole-{exporting.formats.value()}.{'xlsx' if exporting.formats.value() == 'xlsx' else 'zip'}"
        exporting.export_to(folder / name)
        session.settle((folder / name).exists)
        session.settle(exporting.export_button.isEnabled)
    session.done.append("left")


def arriving(session: Session, patient: str) -> None:
    place = session.goes(ImportFiles((str(session.outside / "results.hl7"),)))
    assert isinstance(place, ImportingPlace)
    session.settle(lambda: place.desk.view is not None)
    assert place.desk.view is not None
    for card in place.desk.view.cards:
        card.who.setCurrentIndex(card.who.findData(patient))
        card.who.activated.emit(card.who.currentIndex())
        if not card.yes.isChecked():
            card.yes.click()
    session.settle(place.desk.view.import_button.isEnabled)
    place.desk.take_in()
    session.settle(lambda: place.notice.sentence)
    session.done.append("arrived")


def breaking(session: Session) -> None:
    """Mistakes of ours, with patient data in their messages: in the window, and in a worker."""
    assert session.program is not None
    error = ValueError(f"{planted.NAME} {planted.NATIVE_NAME} {planted.NOTE}")
    sys.excepthook(type(error), error, error.__traceback__)

    def fails() -> None:
        raise KeyError(planted.NATIVE_NAME, planted.RECORD_NUMBER)

    session.program.bridge.read(session.program, fails, lambda _none: None)
    session.settle()
    dialogs = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "CrashDialog"]
    assert dialogs
    copy = next(each for each in dialogs[0].findChildren(QPushButton) if "opy" in each.text())
    copy.click()
    session.notes_clipboard("details copied")
    dialogs[0].accept()
    session.settle()
    session.done.append("broke")


def copying(session: Session) -> None:
    """What somebody copies is on the clipboard: that is what they asked for."""
    worklist = session.goes(OpenPlace("worklist", "all"))
    assert isinstance(worklist, WorklistPlace)
    worklist.list.search.clear()
    session.settle()
    copy_rows(worklist.list.table)
    session.notes_clipboard("copied")


def preferring(session: Session) -> None:
    assert session.program is not None
    for language in ("zh_CN", "en"):
        session.program.prefer(replace(session.program.preferences, language=language))
        session.settle()
    session.program.window.resize(1300, 820)
    session.done.append("preferred")


def again(session: Session) -> None:
    """After a restart: the draft is there, from the store."""
    session.signs_in()
    patient = patient_named(session.context, planted.RECORD_NUMBER).patient_id
    session.goes(OpenPatient(patient, "lesions"))
    session.notes_clipboard("again")
    dialog = QFileDialog()
    dialog.deleteLater()
    session.program.sign_out()  # type: ignore[union-attr]
    session.settle(lambda: isinstance(session.program.window.page, SignIn))  # type: ignore[union-attr]
    session.done.append("signed out")


def make_store() -> None:
    made = opening.make_store(default_store(), ACCOUNT, PASSPHRASE, "Ward 7", "UTC", window.now)
    opening.close(made.context)


if __name__ == "__main__":
    what, folder = sys.argv[1:]
    here = Session(Path(folder))
    if what == "first":
        make_store()
        here.run(first)
    else:
        here.run(again)
    print(json.dumps({"clipboard": here.clipboard, "done": here.done}))
