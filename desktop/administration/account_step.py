"""Second step of the first start: the first account and its passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.administration.new_passphrase import NewPassphrase
from desktop.widgets.fields import TextField, validate_all
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Desk


class AccountStep(QWidget):
    """Who works here first."""

    done = Signal()
    back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.account = TextField(
            desk, self.tr("Your name in the record"), needed=True, hint=self.tr("It stands under everything you sign.")
        )
        self.passphrase = NewPassphrase(desk)
        self.notice = Notice(desk.theme)
        self.strip = ProgressStrip(desk.theme)
        back = button(self.tr("Back"))
        back.clicked.connect(self.back)
        self._make = button(self.tr("Make the record"), "primary")
        self._make.clicked.connect(self._send)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.sizes.between)
        column.addWidget(label(self.tr("Your account"), "heading"))
        for part in (self.account, self.passphrase, self.notice, self.strip):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(row)

    def set_waiting(self, waiting: bool) -> None:
        """Whether the record is being made."""
        self._make.setEnabled(not waiting)
        if waiting:
            self.strip.begin(self.tr("Making the encrypted record…"), cancellable=False)
        else:
            self.strip.end()

    def _send(self) -> None:
        self.notice.clear()
        if validate_all((self.account, *self.passphrase.fields)):
            self.done.emit()
