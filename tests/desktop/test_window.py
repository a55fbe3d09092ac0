"""The program from its first page to its last: what is loaded when, and what is saved at the end."""

import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.clinic import opening
from desktop.administration.first_start import FirstStart
from desktop.administration.sign_in import SignIn
from desktop.background.bridge import wait_until_idle
from desktop.shell.language import Translators
from desktop.shell.program import Program
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences, PreferencesFile
from desktop.window import local_zone, now
from tests.desktop.conftest import now as then

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAGE = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from desktop import window
from desktop.widgets import preferences
app = QApplication([])
preferences.user_config_path = lambda _name: __import__("pathlib").Path(sys.argv[1])
heavy = ("sqlalchemy", "pyqtgraph", "cv2", "numpy", "reportlab", "pydantic", "structlog", "cryptography", "psycopg")
heavy += ("babel.messages", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "core.clinic.context")
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.removeEventFilter(self)
            app.processEvents()
            print("loaded:", *[name for name in heavy if name in sys.modules])
            app.exit(0)
        return False
watch = Watch()
app.installEventFilter(watch)
sys.exit(window.run_window(sys.argv[1], demo=False))
"""


def test_the_first_page_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "keyring.json").write_text("{}")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "loaded:" in done.stdout, done.stderr
    assert done.stdout.strip() == "loaded:"
    assert done.returncode == 0


def test_the_worklist_stands_without_what_only_pictures_and_paper_need() -> None:
    needed = "from core.clinic import beside, signing_in; from core.clinic.views import chart, worklist"
    shell = "import desktop.shell.shell, desktop.shell.register, desktop.shell.standing, desktop.worklist.place"
    for_others = ("numpy", "cv2", "PIL", "shapely", "pyqtgraph", "reportlab", "lxml", "fhir", "pydicom", "openpyxl")
    said = f"import sys; {needed}; {shell}; print(*[name for name in {for_others} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.fixture
def program(dressed, tmp_path: Path):
    made = Program(dressed, PreferencesFile(tmp_path / "window.ini"), then, ZoneInfo("UTC"))
    made.prefer(Preferences("en", "light"))
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


def settled(program: Program, qtbot) -> None:
    for _ in range(3):
        qtbot.wait(120)
        wait_until_idle(program.bridge)
    QApplication.processEvents()


def test_where_there_is_no_store_the_first_start_begins(program: Program, tmp_path: Path) -> None:
    program.start(str(tmp_path / "store"), demo=False)
    assert isinstance(program.window.page, FirstStart)


def test_f1_opens_the_guide_beside_the_first_page_and_both_close_together(
    program: Program, qtbot, tmp_path: Path
) -> None:
    with qtbot.waitActive(program.window):
        program.start(str(tmp_path / "store"), demo=False)
    qtbot.keyClick(program.window.page, Qt.Key.Key_F1)
    guide = program.help.window
    assert guide is not None and guide.isVisible()
    assert not guide.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    program.prefer(Preferences("zh_CN", "dark"))
    assert program.help.window is not None
    assert program.help.window.reader.document().begin().text() == "第一个小时"
    program.prefer(Preferences("en", "light"))
    program.window.close()
    assert program.help.window is None


def test_a_record_is_opened_left_and_opened_again(program: Program, qtbot, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    made = opening.make_store(folder, "RN Li", "green kettle under the seven bridges", "Ward 7", "UTC", then)
    opening.close(made.context)
    program.start(str(folder), demo=False)
    page = program.window.page
    assert isinstance(page, SignIn)
    page.account.line.setText("RN Li")
    page.passphrase.line.setText("green kettle under the seven bridges")
    page.sign_in()
    qtbot.waitUntil(lambda: isinstance(program.window.page, Shell), timeout=20_000)
    settled(program, qtbot)
    assert "Ward 7" in program.window.windowTitle()
    program.prefer(Preferences("zh_CN", "dark", scale=125))
    settled(program, qtbot)
    assert isinstance(program.window.page, Shell) and program.shell is program.window.page
    program.sign_out()
    qtbot.waitUntil(lambda: isinstance(program.window.page, SignIn), timeout=10_000)
    assert program.window.page.account.typed == "RN Li"
    assert program.context is None
    program.prefer(Preferences("en", "light"))
    assert isinstance(program.window.page, SignIn)


def test_the_demo_clinic_begins_with_the_tour_once_and_it_goes_on_in_another_language(
    program: Program, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = opening.open_demo
    monkeypatch.setattr(opening, "open_demo", lambda clock, progress=None: small(clock, patients=1, weeks=2))
    program.start(str(tmp_path / "store"), demo=True)
    qtbot.waitUntil(lambda: program.shell is not None and program.shell.tour.at == 0, timeout=60_000)
    program.shell.tour.go_on()
    program.prefer(Preferences("zh_CN", "dark"))
    settled(program, qtbot)
    assert program.shell.tour.at == 1 and program.shell.tour.card.isVisible()
    program.shell.tour.close()
    program.prefer(Preferences("en", "light"))
    settled(program, qtbot)
    assert program.shell.tour.at is None
    program.shell.tour.begin_unasked()
    assert program.shell.tour.at is None


def test_a_record_whose_recovery_key_nobody_confirmed_is_taken_away(program: Program, tmp_path: Path) -> None:
    program.start(str(tmp_path / "store"), demo=False)
    page = program.window.page
    folder = tmp_path / "store"
    page._made = opening.make_store(folder, "RN Li", "green kettle under the seven bridges", "Ward 7", "UTC", then)
    program.window.close()
    # It was empty, and its key would be lost for good: the next start begins anew.
    assert not opening.store_exists(folder)
    assert not folder.exists()


def test_about_states_the_intended_use(program: Program, qtbot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QDialog, QLabel

    program.start(str(tmp_path / "store"), demo=False)
    program.show_about()
    about = program.window.findChild(QDialog)
    words = " ".join(part.text() for part in about.findChildren(QLabel))
    assert "not a certified medical device" in words
    about.accept()


def test_languages_are_switched_while_the_program_runs(dressed) -> None:
    translators = Translators(dressed)
    translators.switch("zh_CN")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    translators.switch("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_clock_and_zone_of_the_workstation() -> None:
    assert now().tzinfo is not None
    assert local_zone().key
