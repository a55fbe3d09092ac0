"""Whether photographs go along, and what they are to be used for."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from core.charting.privacy import SCOPES, Purpose
from core.clinic.leaving import PURPOSES, Format
from core.clinic.views.exports import WITH_PHOTOGRAPHS
from desktop.widgets.choices import Choices
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_CHOICE: Final = 2
"""With fewer purposes there is nothing to choose: a whole record goes to those who treat."""


class PicturesChoice(QWidget):
    """One row: a box, and the purposes that the format serves."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.box = QCheckBox(self.tr("Photographs"))
        uses = [(str(scope), word("consent", scope, workplace.language)) for scope in SCOPES]
        self.purpose = Choices(workplace.theme, self.tr("What the photographs are for"), uses)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workplace.theme.sizes.inside)
        row.addWidget(self.box)
        row.addWidget(self.purpose, 1)
        self.box.toggled.connect(self.changed)
        self.purpose.chosen.connect(self.changed)

    def meant_for(self, wanted: Format) -> Purpose:
        """What they leave for: as chosen where the format serves it, else what it is made for."""
        chosen, known = self.purpose.value(), PURPOSES[wanted]
        return Purpose(chosen) if chosen in known else known[0]

    def offer(self, wanted: Format) -> None:
        """Show what can be asked of this format."""
        known = PURPOSES[wanted]
        asked = len(known) >= _CHOICE
        self.setVisible(wanted in WITH_PHOTOGRAPHS)
        self.purpose.setVisible(asked)
        self.purpose.setEnabled(self.box.isChecked())
        self.box.setText(self.tr("Photographs for") if asked else self.tr("Photographs"))
        for scope, push in zip(SCOPES, self.purpose.buttons(), strict=True):
            push.setVisible(scope in known)
        self.purpose.set_value(self.meant_for(wanted))
