"""An encrypted file that waits for its passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.fields import SecretField
from desktop.widgets.looks import button, label
from desktop.widgets.workplace import Workplace

_WIDTH = 360


class Locked(QWidget):
    """One field; Enter opens. Nothing of the file is unpacked to the disk."""

    opened = Signal(str)
    """The passphrase that was typed."""

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        space = workplace.theme.sizes
        self.field = SecretField(
            workplace, self.tr("Passphrase of the file"), hint=self.tr("Whoever encrypted the file knows it.")
        )
        self.field.setFixedWidth(workplace.theme.px(_WIDTH))
        self.field.line.returnPressed.connect(self._open)
        self.open_button = button(self.tr("Open it"), "primary")
        self.open_button.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.between, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("{name} is encrypted").format(name=name), "strong", wrap=True))
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.field)

    def _open(self) -> None:
        if self.field.validate():
            self.opened.emit(self.field.line.text())
