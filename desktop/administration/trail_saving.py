"""How the audit trail leaves: encrypted or not, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from desktop.widgets.looks import button, label, look
from desktop.widgets.protection import Protection
from desktop.widgets.workplace import Workplace

_WIDTH = 460


class TrailSaving(QFrame):
    """Stands in the place while it is asked."""

    picked = Signal(object)
    """The path. What it is encrypted under stands in `protection` until it is forgotten."""
    left = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self.protection = Protection(workplace)
        self.protection.setMaximumWidth(workplace.theme.px(_WIDTH))
        self._ends = label("", "caption", wrap=True)
        self.go = button(self.tr("Choose where and save…"), "primary")
        self.cancel = button(self.tr("Cancel"))
        space = workplace.theme.sizes
        foot = QHBoxLayout()
        foot.setSpacing(space.inside)
        foot.addWidget(self.go)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addWidget(label(self.tr("Save what is looked for as a table (CSV)"), "strong"))
        column.addWidget(self.protection)
        column.addWidget(self._ends)
        column.addLayout(foot)
        self.protection.toggled.connect(self._say_where_protection_ends)
        self.go.clicked.connect(self._ask_where)
        self.cancel.clicked.connect(self.left)
        self._say_where_protection_ends(False)

    def begin(self) -> None:
        """Ask anew."""
        self.protection.box.setChecked(False)
        self.show()
        self.protection.box.setFocus()

    def _say_where_protection_ends(self, encrypted: bool) -> None:
        if encrypted:
            self._ends.setText(
                self.tr("The archive opens with the passphrase alone; one that is lost cannot be recovered.")
            )
        else:
            self._ends.setText(
                self.tr("Names of patients and of staff are in it. Whoever can open the folder can read it.")
            )

    def _ask_where(self) -> None:
        if not self.protection.ready():
            return
        ending = "zip" if self.protection.asked else "csv"
        kinds = self.tr("Encrypted archive") if self.protection.asked else self.tr("Tables")
        dialog = QFileDialog(self, self.tr("Save the audit trail as a file"), "", f"{kinds} (*.{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"audit-trail.{ending}")
        dialog.fileSelected.connect(self._say)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _say(self, path: str) -> None:
        self.picked.emit(Path(path))
