"""A new passphrase, typed twice, with its strength shown while it is typed."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from core.clinic.passphrases import ENOUGH, passphrase_strength
from desktop.widgets.fields import SecretField
from desktop.widgets.looks import label, restyle
from desktop.widgets.workplace import Desk

_LEVELS = ("urgent", "urgent", "attention", "good", "good")


class NewPassphrase(QWidget):
    """Two fields and a bar. `fields` are what the page validates."""

    edited = Signal()

    def __init__(self, desk: Desk, expected: Iterable[str] = ()) -> None:
        """`expected` are words that whoever guesses knows already, such as the account's name."""
        super().__init__()
        self._desk, self._expected = desk, tuple(expected)
        self.first = SecretField(
            desk, self.tr("Passphrase"), hint=self.tr("Several words that only you would put together are best.")
        )
        self.again = SecretField(desk, self.tr("Passphrase, once more"))
        self.first.checked_by(self._too_weak)
        self.again.checked_by(self._differs)
        self._bar = QProgressBar()
        self._bar.setRange(0, len(_LEVELS))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Strength of the passphrase"))
        self._advice = label("", "caption", wrap=True)
        self.first.edited.connect(self._show_strength)
        self.again.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.sizes.inside)
        for part in (self.first, self._bar, self._advice, self.again):
            column.addWidget(part)
        self._bar.hide()
        self._advice.hide()

    @property
    def fields(self) -> tuple[SecretField, SecretField]:
        """Both fields, in order."""
        return self.first, self.again

    @property
    def typed(self) -> str:
        """The passphrase."""
        return self.first.line.text()

    def _show_strength(self) -> None:
        self._bar.setVisible(bool(self.typed))
        self._advice.setVisible(bool(self.typed))
        if self.typed:
            strength = passphrase_strength(self.typed, self._expected)
            self._bar.setValue(strength.level + 1)
            restyle(self._bar, level=_LEVELS[strength.level])
            self._advice.setText(self._desk.say(strength.advice))
        self.edited.emit()

    def _too_weak(self, passphrase: str) -> str | None:
        strength = passphrase_strength(passphrase, self._expected)
        self._advice.setVisible(strength.level >= ENOUGH)
        return self._desk.say(strength.advice) if strength.level < ENOUGH else None

    def _differs(self, again: str) -> str | None:
        return None if again == self.typed else self.tr("The two are not the same.")
