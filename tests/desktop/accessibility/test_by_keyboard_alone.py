"""A whole assessment without a mouse: from the passphrase over photograph, scale and outline to the signature."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.clinic import opening
from core.clinic.views import search
from core.clinic.views.chart import chart
from desktop.background.bridge import wait_until_idle
from desktop.chart.place import ChartPlace
from desktop.photo_bench.place import AssessmentPlace
from desktop.photo_bench.view import AssessmentView
from desktop.shell.program import Program
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences, PreferencesFile
from tests.desktop.conftest import now
from tests.desktop.photo_bench.hands import ANSWERS
from tests.desktop.photo_bench.photographs import wound_photograph
from tests.end_to_end.interactions import InteractionCounter
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
RULER_MM = "50"


class NoMouse(QObject):
    """Sees every event of the program, and keeps those of a mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.used: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel):
            self.used.append(event.type())
        return False


@pytest.fixture
def no_mouse(dressed: QApplication) -> Iterator[NoMouse]:
    watch = NoMouse()
    dressed.installEventFilter(watch)
    yield watch
    dressed.removeEventFilter(watch)


@pytest.fixture
def program(dressed: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = opening.make_store(tmp_path / "store", ACCOUNT, PASSPHRASE, "Ward 7", "Asia/Shanghai", now)
    admit(made.context)
    opening.close(made.context)
    program = Program(dressed, PreferencesFile(tmp_path / "window.ini"), now, ZoneInfo("UTC"))
    program.prefer(Preferences("en", "light"))
    yield program
    program.window.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()


class Keys:
    """Presses keys on whatever has the focus, and waits for what follows."""

    def __init__(self, program: Program, qtbot) -> None:
        self.program, self._qtbot = program, qtbot
        self._keys = InteractionCounter(qtbot)
        self.text, self.key = self._keys.text, self._keys.key

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=20_000)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            wait_until_idle(self.program.bridge)
            QApplication.processEvents()

    def times(self, count: int, key: Qt.Key) -> None:
        for _ in range(count):
            self.key(key)


def test_an_assessment_is_charted_by_keyboard_alone(program: Program, qtbot, tmp_path: Path, no_mouse: NoMouse) -> None:
    keys = Keys(program, qtbot)
    with qtbot.waitActive(program.window):
        program.start(str(tmp_path / "store"), demo=False)
    keys.text(ACCOUNT)
    keys.key(KEY.Key_Tab)
    keys.text(PASSPHRASE)
    keys.key(KEY.Key_Return)
    keys.until(lambda: isinstance(program.window.page, Shell))
    view = _opened(keys)
    _photographed(keys, view)
    _answered(keys, view)
    keys.key(KEY.Key_Return, CTRL)
    keys.settle()
    assert not view.signing.isHidden(), view.notice.sentence
    keys.key(KEY.Key_Return)
    keys.until(lambda: isinstance(keys.program.shell.place, ChartPlace))
    context = program.context
    (entry,) = (
        chart(context, search.patient_named(context, "CUA-9").patient_id, outlines=True).case.lesions[0].assessments
    )
    assert entry.signed_by == ACCOUNT and entry.bwat is not None and entry.bwat.necrotic_type == 5
    assert entry.photographs[0].tracing is not None and entry.wound_area_mm2
    assert no_mouse.used == []


def _opened(keys: Keys) -> AssessmentView:
    """From the worklist to the assessment of the patient's one lesion."""
    shell = keys.program.shell
    keys.settle()
    keys.text("/cua-9")
    keys.settle()
    keys.key(KEY.Key_Return)  # from the search to what it found
    keys.key(KEY.Key_Return)
    keys.until(lambda: isinstance(shell.place, ChartPlace) and shell.place._chart is not None)
    keys.key("N", CTRL)
    keys.until(lambda: isinstance(shell.place, AssessmentPlace) and shell.place.view is not None)
    return shell.place.view


def _photographed(keys: Keys, view: AssessmentView) -> None:
    """Pasted, its millimetres given by a ruler, and the wound outlined, all by the cross."""
    QApplication.clipboard().setImage(QImage.fromData(wound_photograph()))
    keys.key(KEY.Key_F6)
    keys.key(KEY.Key_F6)
    keys.key("V", CTRL)
    keys.until(lambda: view.bench.stations.current is not None and view.bench.stage.canvas.hasFocus())
    keys.key("8")
    keys.key(KEY.Key_Left)
    keys.key(KEY.Key_Return)
    keys.times(20, KEY.Key_Right)
    keys.key(KEY.Key_Return)
    keys.text(RULER_MM)
    keys.key(KEY.Key_Return)
    keys.settle()
    keys.key("2")
    keys.key("W")
    for arrow in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up):
        keys.key(KEY.Key_Return)
        keys.times(6, arrow)
    keys.key(KEY.Key_Return)
    keys.settle()


def _answered(keys: Keys, view: AssessmentView) -> None:
    """Every question in its turn: its digit, or Enter where there is nothing to say."""
    keys.key(KEY.Key_Tab)
    for _ in range(60):
        name = view.form.current.name
        if name == "note":
            return
        keys.key(ANSWERS.get(name, KEY.Key_Return))
        keys.settle()
        if view.form.current.name == name:
            keys.key(KEY.Key_Return)
    raise AssertionError("the form never came to its end")
