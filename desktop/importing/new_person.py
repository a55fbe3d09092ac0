"""A new patient of a file: what the file says of them, completed by a person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import InvalidInput
from core.exchange.arrival import Identity
from desktop.widgets.fields import ChoiceField, DayField, TextField
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace


class NewPerson(QWidget):
    """Number, name, birth date and sex: the least that a record needs. What the file says is filled in."""

    edited = Signal()

    def __init__(self, workplace: Workplace, said: Identity) -> None:
        super().__init__()
        self._said = said
        self.number = TextField(workplace, self.tr("Record number"), needed=True)
        self.name = TextField(workplace, self.tr("Name"), needed=True)
        self.birth_date = DayField(workplace, self.tr("Birth date"), needed=True)
        self.sex = ChoiceField(workplace, self.tr("Sex"), words("sex", workplace.language))
        self.number.set_value(said.record_number)
        self.name.set_value(said.name)
        self.birth_date.set_value(said.birth_date)
        self.sex.set_value(said.sex or "unknown")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        for field in (self.number, self.name, self.birth_date, self.sex):
            column.addWidget(field)
            field.edited.connect(self.edited)

    def identity(self) -> Identity:
        """The person as it stands in the fields.

        Raises
        ------
        InvalidInput
            When something is missing or cannot be read.
        """
        if not all(field.validate() for field in (self.number, self.name, self.birth_date)):
            raise InvalidInput("error.arrival.identity_incomplete", name=self.name.value() or "–")
        return Identity(
            self._said.id,
            self.number.value(),
            self.name.value(),
            self._said.native_name,
            self.sex.value(),
            self.birth_date.value(),
        )
