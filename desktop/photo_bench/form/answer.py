"""Who answered when consent was asked for, and on which form: one line, shown once somebody said something today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from core.charting.actions import SetConsentAnswer
from core.charting.draft import ConsentAnswer
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace

_REPRESENTATIVE = "representative"


class AnswerRow(QWidget):
    """The patient, unless a representative is named."""

    answered = Signal(object)
    """A `SetConsentAnswer`."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.said_by = QComboBox()
        self.said_by.setAccessibleName(self.tr("Answered by"))
        self.said_by.setToolTip(self.said_by.accessibleName())
        for code, word in words("consent_giver", workplace.language):
            self.said_by.addItem(word, code)
        self.name = self._line(self.tr("Representative, and what they are to the patient"))
        self.form = self._line(self.tr("Form; empty: spoken"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        for editor in self.editors:
            column.addWidget(editor)
        self.said_by.activated.connect(self._said)
        for line in (self.name, self.form):
            line.editingFinished.connect(self._said)

    @property
    def editors(self) -> Sequence[QWidget]:
        """What can have the focus."""
        return (self.said_by, self.name, self.form)

    def show_answer(self, answer: ConsentAnswer | None) -> None:
        """Show who answered; None: nobody was asked today, and there is nothing to say here."""
        self.setVisible(answer is not None)
        known = answer or ConsentAnswer()
        self.said_by.setCurrentIndex(self.said_by.findData(known.said_by))
        self.name.setVisible(known.said_by == _REPRESENTATIVE)
        for line, text in ((self.name, known.name), (self.form, known.form)):
            if not line.hasFocus():
                line.setText(text or "")

    def _line(self, asks: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(asks)
        line.setAccessibleName(asks)
        line.setMaxLength(200)
        return line

    def _said(self) -> None:
        chosen = str(self.said_by.currentData())
        self.name.setVisible(chosen == _REPRESENTATIVE)
        name = self.name.text() if chosen == _REPRESENTATIVE else None
        self.answered.emit(SetConsentAnswer(chosen, name, self.form.text()))
