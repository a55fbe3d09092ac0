"""The whole main job: from the worklist to a printed handover, on an encrypted store, by mouse and keyboard."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.clinic import opening
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from desktop.background.bridge import Bridge, wait_until_idle
from desktop.chart.place import ChartPlace
from desktop.photo_bench.place import AssessmentPlace
from desktop.photo_bench.view import AssessmentView
from desktop.printing.place import PrintingPlace
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench import hands
from tests.desktop.photo_bench.hands import ANSWERS
from tests.desktop.photo_bench.photographs import RULER, RULER_MM, outline, wound_photograph
from tests.end_to_end.interactions import InteractionCounter
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST_FULL_ASSESSMENT = 21
"""Clicks and keys of a first full assessment from the open chart, choosing the photograph and drawing apart."""


class Ward:
    """A store in a folder, and the window on it."""

    def __init__(self, folder: Path, bridge: Bridge, qtbot: QtBot) -> None:
        self.folder, self.bridge, self.qtbot = folder, bridge, qtbot
        self.context = self.signed_in()
        workplace = Workplace(
            bridge=bridge,
            language="en",
            theme=theme(),
            clock=self.context.clock,
            zone=self.context.zone,
            context=self.context,
        )
        preferences = Preferences(mood="light")
        self.shell = Shell(workplace, preferences, the_register(preferences))
        qtbot.addWidget(self.shell)
        self.shell.resize(1280, 800)
        self.shell.show()
        self.shell.activateWindow()
        self.settle()

    def signed_in(self) -> Context:
        from desktop.command_line.terminal import now

        return opening.open_store(self.folder, ACCOUNT, PASSPHRASE, now)

    def settle(self, until: Callable[[], object] = lambda: True) -> None:
        for _ in range(4):
            wait_until_idle(self.bridge)
            QApplication.processEvents()
        self.qtbot.waitUntil(lambda: bool(until()), timeout=10_000)
        QApplication.processEvents()

    def leaves(self) -> None:
        self.shell.leave()
        self.settle()
        opening.close(self.context)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from desktop.command_line.terminal import now

    made = opening.make_store(tmp_path / "store", ACCOUNT, PASSPHRASE, "Ward 7", "Asia/Shanghai", now)
    admit(made.context)
    admit(made.context, "CUA-10", "ZHANG Min")
    opening.close(made.context)
    return tmp_path / "store"


def test_from_the_worklist_to_a_printed_handover(
    folder: Path,
    dressed: QApplication,
    bridge: Bridge,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    ward = Ward(folder, bridge, qtbot)
    nurse = InteractionCounter(qtbot)

    nurse.text("/cua-9")
    ward.settle()
    nurse.key(Qt.Key.Key_Return)  # from the search to what it found
    nurse.key(Qt.Key.Key_Return)
    ward.settle(lambda: isinstance(ward.shell.place, ChartPlace) and ward.shell.place._chart is not None)
    before = nurse.count
    nurse.key("N", CTRL)
    ward.settle(lambda: isinstance(ward.shell.place, AssessmentPlace) and ward.shell.place.view is not None)
    place = ward.shell.place
    assert isinstance(place, AssessmentPlace)
    view = place.view
    assert view is not None
    assert "1964-03-11" in view.accessibleName() + place.accessibleName() + ward.shell.patient.banner.accessibleName()
    with nurse.aside():
        photographed(ward, view, tmp_path)
    answered(ward, view, nurse)
    nurse.key(Qt.Key.Key_Return, CTRL)
    ward.settle()
    assert not view.signing.isHidden(), view.notice.sentence
    nurse.key(Qt.Key.Key_Return)
    ward.settle(lambda: isinstance(ward.shell.place, ChartPlace))
    assert nurse.count - before == FIRST_FULL_ASSESSMENT, nurse.log

    out = tmp_path / "handover.pdf"
    printed(ward, nurse, out)
    ward.leaves()
    found_again(folder, out)


def photographed(ward: Ward, view: AssessmentView, tmp_path: Path) -> None:
    photograph = tmp_path / "IMG_0412.jpg"
    photograph.write_bytes(wound_photograph())
    view.bench.add_paths([photograph])
    ward.settle()
    view.bench.stage.canvas.setFocus()
    hands.give_scale(view.bench, RULER, str(RULER_MM))
    hands.press(view.bench, "2")
    hands.press(view.bench, "W")
    hands.outline(view.bench, outline((300, 205)))
    hands.press(view.bench, "E")
    hands.outline(view.bench, outline((165, 115), 12))
    ward.settle()


def answered(ward: Ward, view: AssessmentView, nurse: InteractionCounter) -> None:
    """Every question in its turn: its digit, or Enter where there is nothing to say."""
    nurse.key(Qt.Key.Key_Tab)
    for _ in range(60):
        name = view.form.current.name
        if name == "note":
            return
        nurse.key(ANSWERS[name]) if name in ANSWERS else nurse.key(Qt.Key.Key_Return)
        ward.settle()
        if view.form.current.name == name:
            nurse.key(Qt.Key.Key_Return)
    raise AssertionError("the form never came to its end")


def printed(ward: Ward, nurse: InteractionCounter, out: Path) -> None:
    nurse.key("P", CTRL)
    ward.settle(lambda: isinstance(ward.shell.place, PrintingPlace) and ward.shell.place.pdf is not None)
    place = ward.shell.place
    assert isinstance(place, PrintingPlace)
    place.save_to(out)
    ward.settle(out.exists)


def found_again(folder: Path, out: Path) -> None:
    """The store opened anew, by another process's eyes: what was signed is there, and nothing else."""
    from desktop.command_line.terminal import now

    context = opening.open_store(folder, ACCOUNT, PASSPHRASE, now)
    try:
        patient = search.patient_named(context, "CUA-9").patient_id
        found = chart(context, patient, outlines=True)
        (entry,) = found.case.lesions[0].assessments
        assert entry.bwat is not None
        assert (entry.bwat.necrotic_type, entry.bwat.periwound_colour) == (5, 4)
        # The stage was not asked: it follows from the wound bed that was charted.
        assert (entry.stage, entry.eschar_state, entry.infection_signs) == ("ulcer", "dry", ())
        assert entry.wound_area_mm2 == pytest.approx(3.14159 * 30 * 20.5, rel=0.03)
        assert entry.signed_by == ACCOUNT
        assert entry.photographs[0].tracing is not None
        assert len(entry.photographs[0].tracing.outlines) == 2
        assert {(pain.context, int(pain.score)) for pain in found.case.pain} >= {("rest", 6), ("dressing_change", 8)}
        assert found.drafts == ()
        assert context.store.photographs.content(entry.photographs[0].sha256) == wound_photograph()
        assert opening.verify(context) == ()
        other = search.patient_named(context, "CUA-10").patient_id
        assert chart(context, other).case.lesions[0].assessments == ()
    finally:
        opening.close(context)
    pages = pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages
    assert all("CUA-9" in page.extract_text() for page in pages)
