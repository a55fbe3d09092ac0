"""The setting of a folder into which others drop files: a phone photographs, a laboratory results."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.looks import button, label


class WatchedRow(QWidget):
    """The folder by its name, and how to choose another one or none."""

    chosen = Signal(str)
    """The folder; empty: none."""

    def __init__(self, theme: Theme, name: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._folder = folder
        there = not folder or Path(folder).is_dir()
        words = folder or self.tr("none")
        if not there:
            words = self.tr("{folder} (not there now)").format(folder=folder)
        self.words = label(words, *(() if there else ("attention",)), wrap=True)
        self.choose = button(self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose. {name}").format(name=name))
        self.choose.setIcon(icon("folder-open", theme))
        self.none = button(self.tr("No folder"), "quiet")
        self.none.setAccessibleName(self.tr("No folder. {name}").format(name=name))
        self.none.setVisible(bool(folder))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sizes.inside)
        row.addWidget(self.words, 1)
        row.addWidget(self.none)
        row.addWidget(self.choose)
        self.choose.clicked.connect(self._ask)
        self.none.clicked.connect(self._drop)
        self.setFocusProxy(self.choose)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.accessibleName(), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _drop(self) -> None:
        self.chosen.emit("")
