"""The export place: what leaves is said before anything does, and nothing is left when somebody stops it."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from core.clinic.context import Actor, Context
from core.clinic.leaving import FORMATS, Format, Order
from core.clinic.views.chart import chart
from core.record.audit import AuditRow
from desktop.background.bridge import Bridge
from desktop.exporting.formats import said
from desktop.exporting.place import ExportPlace
from desktop.exporting.where import where
from desktop.printing.panel import ReportsPanel
from desktop.widgets.requests import ExportData, OpenPlace
from desktop.widgets.workplace import Workplace
from desktop.worklist.place import WorklistPlace
from tests.desktop.walk import faults
from tests.desktop.wards import at_work, context, example, neighbour, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "neighbour", "store", "store_folder", "workplace"]


def opened(qtbot: QtBot, workplace: Workplace, *patients: str) -> ExportPlace:
    place = ExportPlace(workplace)
    qtbot.addWidget(place)
    place.resize(1190, 690)
    with qtbot.waitExposed(place):
        place.show()
    place.open(ExportData(patients))
    settle(qtbot, workplace.bridge, place.export_button.isEnabled)
    return place


def audited(context: Context) -> list[str]:
    with context.store.read() as session:
        return [row.action for row in session.scalars(select(AuditRow)) if row.action.endswith(".exported")]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("wanted", FORMATS)
def test_every_format_says_what_leaves_and_what_to_beware_of(
    qtbot: QtBot, context: Context, bridge: Bridge, example: str, language: str, wanted: Format
) -> None:
    place = opened(qtbot, at_work(context, bridge, language), example)  # type: ignore[arg-type]
    place.formats.set_value(wanted)
    settle(qtbot, bridge, place.export_button.isEnabled)
    assert place.notes.lines
    assert faults(place) == []
    assert place.order().patient_ids == (example,)
    assert audited(context) == []


def test_formats_are_chosen_by_arrow_keys(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    first = place.formats.focusProxy()
    assert first is not None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert place.formats.value() == FORMATS[1]


def test_an_export_is_written_and_told(
    qtbot: QtBot, workplace: Workplace, context: Context, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    place.formats.set_value("csv")
    settle(qtbot, workplace.bridge, place.export_button.isEnabled)
    out = tmp_path / "out.zip"
    place.export_to(out)
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    with zipfile.ZipFile(out) as archive:
        assert "patients.csv" in archive.namelist()
    assert "out.zip" in place.notice.sentence
    assert "outside the program" in place.notice.sentence
    assert audited(context) == ["csv.exported"]
    assert place.export_button.isEnabled()


def test_everybody_is_exported_when_nobody_is_named(
    qtbot: QtBot, workplace: Workplace, example: str, neighbour: tuple[str, str], tmp_path: Path
) -> None:
    place = opened(qtbot, workplace)
    assert place.whom.isHidden()
    out = tmp_path / "all"
    place.export_to(out)
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    assert len(list(out.iterdir())) == 2


def test_this_patient_or_everybody_is_one_click(
    qtbot: QtBot, workplace: Workplace, example: str, neighbour: tuple[str, str]
) -> None:
    place = opened(qtbot, workplace, example)
    assert place.order().patient_ids == (example,)
    qtbot.mouseClick(place.whom.buttons()[1], Qt.MouseButton.LeftButton)
    settle(qtbot, workplace.bridge, place.export_button.isEnabled)
    assert place.order().patient_ids == ()
    assert place.address() == ExportData()


def test_a_viewer_sees_why_nothing_can_leave(qtbot: QtBot, context: Context, bridge: Bridge, example: str) -> None:
    viewer = replace(context, actor=Actor("a7", "Chen", "viewer"))
    place = ExportPlace(at_work(viewer, bridge, "en"))
    qtbot.addWidget(place)
    place.open(ExportData((example,)))
    settle(qtbot, bridge, lambda: place.notes.lines)
    assert place.notes.lines == ("Your account may not export data. Roles that may: administrator, clinician, nurse.",)
    assert not place.export_button.isEnabled()


def test_a_folder_that_cannot_be_written_says_so(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    place.export_to(tmp_path / "missing" / "out.zip")
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    assert "Nothing was left" in place.notice.sentence
    assert place.export_button.isEnabled()


def test_a_stopped_export_leaves_nothing(qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path) -> None:
    place = opened(qtbot, workplace, example)
    place.export_to(tmp_path / "out.zip")
    place.progress.cancelled.emit()
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    assert "stopped" in place.notice.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_where_to_is_asked_without_a_name_of_the_patient(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    qtbot.mouseClick(place.export_button, Qt.MouseButton.LeftButton)
    (dialog,) = place.findChildren(QFileDialog)
    (name,) = dialog.selectedFiles()
    assert Path(name).name == "calcitrack-case-2026-10-20.zip"
    dialog.reject()


def test_a_folder_dropped_here_is_where_to_and_a_file_is_not(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "usb").mkdir()
    for name in ("file", "usb"):
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        where_to, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
        place.dropEvent(QDropEvent(where_to, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, none))
    (dialog,) = place.findChildren(QFileDialog)
    assert dialog.directory().absolutePath() == str(tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []
    dialog.reject()


@pytest.mark.parametrize("wanted", FORMATS)
def test_a_file_a_patient_is_a_folder_and_all_else_a_file(wanted: Format) -> None:
    order = Order(wanted, ())
    assert where(order, everybody=True).each == (wanted in ("case", "fhir", "dicom"))
    assert where(order, everybody=False).filters
    assert said(wanted).purpose


def test_the_worklist_exports_everybody_and_the_reports_of_a_patient_that_patient(
    qtbot: QtBot, workplace: Workplace, context: Context, example: str
) -> None:
    worklist = WorklistPlace(workplace)
    qtbot.addWidget(worklist)
    asked: list[object] = []
    worklist.asks.connect(asked.append)
    worklist.open(OpenPlace("worklist"))
    settle(qtbot, workplace.bridge, lambda: worklist.list.chosen_id)
    next(push for push in worklist.findChildren(QPushButton) if push.text() == "Export…").click()
    reports = ReportsPanel(workplace)
    qtbot.addWidget(reports)
    reports.asks.connect(asked.append)
    reports.show_chart(chart(context, example))
    next(push for push in reports.findChildren(QPushButton) if push.text().startswith("Export")).click()
    assert asked == [ExportData(), ExportData((example,))]
    settle(qtbot, workplace.bridge)
