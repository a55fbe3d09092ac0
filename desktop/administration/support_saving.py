"""Where the support file goes."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class SupportDialog(QFileDialog):
    """Asks without stopping the rest of the program; `picked` carries the path."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, QCoreApplication.translate("SupportDialog", "Save a support file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters([QCoreApplication.translate("SupportDialog", "Archive") + " (*.zip)"])
        self.setDefaultSuffix("zip")
        self.selectFile(f"calcitrack-support-{today.isoformat()}.zip")
        self.fileSelected.connect(self._say)

    def _say(self, path: str) -> None:
        self.picked.emit(Path(path))
