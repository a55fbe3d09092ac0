"""Where an export goes: a file, or a folder where a patient has a file each. Names say nothing of the patients."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.clinic.leaving import Order


@dataclass(frozen=True)
class Where:
    """`filters` of the file dialog, the usual ending first; none of them for a folder. `each`: a file a patient."""

    filters: tuple[tuple[str, str], ...]
    each: bool = False


def where(order: Order, *, everybody: bool) -> Where:
    """What is asked for an order."""
    archive = (QCoreApplication.translate("Where", "Archive"), "zip")
    tables = (QCoreApplication.translate("Where", "Archive, a file a table"), "zip")
    long_table = QCoreApplication.translate("Where", "One long table")
    if order.encrypted:
        encrypted = QCoreApplication.translate("Where", "Encrypted archive")
        return Where(((encrypted, "zip"),), each=everybody and order.format in ("case", "fhir", "dicom"))
    match order.format:
        case "case" | "fhir" | "dicom" if everybody:
            return Where((), each=True)
        case "case":
            return Where((archive if order.photographs else ("JSON", "json"),))
        case "fhir":
            return Where((("JSON", "json"), ("XML", "xml")))
        case "csv":
            return Where((tables, (long_table, "csv")))
        case "xlsx":
            return Where((("Excel", "xlsx"),))
        case "parquet":
            return Where((tables, (long_table, "parquet")))
        case _:
            return Where((archive,))


class WhereDialog(QFileDialog):
    """Asks where to, without stopping the rest of the program; `picked` carries the path."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, asked: Where, order: Order, today: date, folder: Path | None = None) -> None:
        super().__init__(parent, QCoreApplication.translate("Where", "Export to"))
        if folder is not None:
            self.setDirectory(str(folder))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if asked.filters:
            usual = asked.filters[0][1]
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setNameFilters([f"{words} (*.{ending})" for words, ending in asked.filters])
            self.setDefaultSuffix(usual)
            self.selectFile(f"calcitrack-{order.format}-{today.isoformat()}.{usual}")
            self.filterSelected.connect(self._take_ending)
        else:
            self.setFileMode(QFileDialog.FileMode.Directory)
            self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.fileSelected.connect(self._say)

    def _take_ending(self, name: str) -> None:
        self.setDefaultSuffix(name.rpartition("*.")[2].rstrip(")"))

    def _say(self, path: str) -> None:
        self.picked.emit(Path(path))
