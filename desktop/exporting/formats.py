"""The formats to choose from, each with what it is for."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from core.clinic.leaving import FORMATS, Format
from desktop.theme.theme import Theme
from desktop.widgets.looks import label


@dataclass(frozen=True)
class Said:
    """A format's name, and what it is for."""

    name: str
    purpose: str


def said(wanted: Format) -> Said:
    """A format in words."""
    match wanted:
        case "case":
            return Said(
                QCoreApplication.translate("Formats", "Case file"),
                QCoreApplication.translate("Formats", "The whole record, for another clinic with this program"),
            )
        case "fhir":
            return Said(
                "FHIR R4",
                QCoreApplication.translate("Formats", "The whole record, for hospital systems"),
            )
        case "dicom":
            return Said(
                "DICOM",
                QCoreApplication.translate("Formats", "Photographs with their scale, for the picture archive"),
            )
        case "csv":
            return Said(
                "CSV",
                QCoreApplication.translate("Formats", "Tables with a data dictionary, for statistics"),
            )
        case "xlsx":
            return Said(
                "Excel",
                QCoreApplication.translate("Formats", "The same tables as one workbook"),
            )
        case "parquet":
            return Said(
                "Parquet",
                QCoreApplication.translate("Formats", "The same tables with their types, for data analysis"),
            )
        case "research":
            return Said(
                QCoreApplication.translate("Formats", "De-identified for research"),
                QCoreApplication.translate("Formats", "Tables without names, dates moved, photographs cut out"),
            )


class FormatList(QWidget):
    """One of the formats, by mouse and by arrow keys."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(QCoreApplication.translate("Formats", "Format"))
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sizes.inside)
        for number, wanted in enumerate(FORMATS):
            words = said(wanted)
            radio = QRadioButton(words.name)
            radio.setAccessibleDescription(words.purpose)
            self._group.addButton(radio, number)
            purpose = label(words.purpose, "caption", wrap=True)
            purpose.setIndent(theme.sizes.round_card)
            row = QVBoxLayout()
            row.setSpacing(0)
            row.addWidget(radio)
            row.addWidget(purpose)
            column.addLayout(row)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> Format:
        """The format chosen."""
        return FORMATS[self._group.checkedId()]

    def set_value(self, wanted: Format) -> None:
        """Choose a format."""
        self._group.button(FORMATS.index(wanted)).setChecked(True)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.setFocusProxy(self._group.button(number))
            self.chosen.emit()
