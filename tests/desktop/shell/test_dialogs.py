"""File dialogs remember no folder: its name may be a patient's."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
VISIT = """
import sys
from PySide6.QtWidgets import QApplication, QFileDialog
from desktop.shell.dialogs import remember_no_folders
app = QApplication([])
if sys.argv[1] == "guarded":
    remember_no_folders()
dialog = QFileDialog(None, "", sys.argv[2])
dialog.setFileMode(QFileDialog.FileMode.Directory)
dialog.accept()
del dialog
"""


@pytest.mark.skipif(sys.platform != "linux", reason="settings are files only there")
def test_a_visited_folder_is_written_down_nowhere_and_what_was_before_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "Qwyntelova"
    folder.mkdir()
    home = tmp_path / "home"
    environment = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}

    def visited(how: str) -> bool:
        subprocess.run(
            [sys.executable, "-c", VISIT, how, str(folder)], env=environment, check=True, capture_output=True
        )
        return any(b"Qwyntelova" in path.read_bytes() for path in home.rglob("*") if path.is_file())

    assert visited("unguarded"), "Qt writes nothing down any more: the guard is no longer needed"
    assert not visited("guarded")
