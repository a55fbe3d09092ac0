"""Where an export goes: a file, or a folder where a patient has a file each. Names say nothing of the patients."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
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


def ask(parent: QWidget, asked: Where, order: Order, today: date, chosen: Callable[[Path], None]) -> None:
    """Show the file dialog; `chosen` is told the path. It is not modal to the program."""
    dialog = QFileDialog(parent, QCoreApplication.translate("Where", "Export to"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if asked.filters:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{words} (*.{ending})" for words, ending in asked.filters])
        dialog.setDefaultSuffix(asked.filters[0][1])
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(name.rpartition("*.")[2].rstrip(")")))
        dialog.selectFile(f"calcitrack-{order.format}-{today.isoformat()}.{asked.filters[0][1]}")
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
