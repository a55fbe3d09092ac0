"""Whether what leaves is encrypted: a box, and under it a passphrase that is typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.clinic.passphrases import passphrase_strength
from core.clinic.sealing import refusal
from desktop.widgets.fields import SecretField, validate_all
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace


class Protection(QWidget):
    """The passphrase is kept as long as it stands in the fields, and nowhere else."""

    toggled = Signal(bool)

    def __init__(self, workplace: Workplace, title: str = "") -> None:
        super().__init__()
        self._workplace = workplace
        self.box = QCheckBox(title or self.tr("Encrypt with a passphrase"))
        self.first = SecretField(workplace, self.tr("Passphrase of the file"))
        self.again = SecretField(workplace, self.tr("The same, once more"))
        self._advice = label("", "caption", wrap=True)
        self._fields = QWidget()
        self._lay_out()
        self.first.checked_by(self._refused)
        self.again.checked_by(self._differs)
        self.first.edited.connect(self._advise)
        self.box.toggled.connect(self._toggled)
        self._toggled(False)

    @property
    def asked(self) -> bool:
        """Whether what leaves is to be encrypted."""
        return self.box.isChecked()

    @property
    def passphrase(self) -> str | None:
        """What was typed; None when nothing is to be encrypted."""
        return self.first.line.text() if self.asked else None

    def ready(self) -> bool:
        """Whether something may leave as it stands; what is wrong with the passphrase is said below it."""
        return not self.asked or validate_all((self.first, self.again))

    def forget(self) -> None:
        """Take the passphrase away; the box stays as it was."""
        for field in (self.first, self.again):
            field.forget()
        self._advise()

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        below = QVBoxLayout(self._fields)
        below.setContentsMargins(space.round_card, 0, 0, 0)
        below.setSpacing(space.inside)
        for part in (self.first, self._advice, self.again):
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addWidget(self.box)
        column.addWidget(self._fields)

    def _toggled(self, asked: bool) -> None:
        self._fields.setVisible(asked)
        self.forget()
        if asked:
            self.first.line.setFocus()
        self.toggled.emit(asked)

    def _advise(self) -> None:
        typed = self.first.line.text()
        if typed:
            self._advice.setText(self._workplace.say(refusal(typed) or passphrase_strength(typed).advice))
        else:
            self._advice.setText(self.tr("Several words that do not belong together."))
        self._advice.show()

    def _refused(self, typed: str) -> str | None:
        problem = refusal(typed)
        # Said once: below the field, as what is wrong with it.
        self._advice.setVisible(problem is None)
        return None if problem is None else self._workplace.say(problem)

    def _differs(self, again: str) -> str | None:
        return None if again == self.first.line.text() else self.tr("The two are not the same.")
