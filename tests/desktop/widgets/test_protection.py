"""The passphrase of what leaves, where a nurse types it: export, saved PDF, import."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from core.clinic.commands import exports
from core.clinic.context import Context
from core.clinic.leaving import FORMATS, Format, Order
from core.exchange.protecting import is_protected
from core.record.audit import AuditRow
from desktop.background.bridge import Bridge
from desktop.exporting.place import ExportPlace
from desktop.exporting.where import where
from desktop.importing.place import ImportingPlace
from desktop.printing.place import PrintingPlace
from desktop.widgets.protection import Protection
from desktop.widgets.requests import ExportData, ImportFiles, PrintHandover
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import at_work, context, example, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "store", "store_folder", "workplace"]

PASSPHRASE = "seven herons under a bridge"


def shown(qtbot: QtBot, place: ExportPlace | PrintingPlace | ImportingPlace) -> None:
    qtbot.addWidget(place)
    place.resize(1190, 690)
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()


def typed(qtbot: QtBot, protection: Protection, first: str, again: str) -> None:
    if not protection.asked:
        qtbot.keyClick(protection.box, Qt.Key.Key_Space)
    for field, text in ((protection.first, first), (protection.again, again)):
        field.line.clear()
        if text.isascii():
            qtbot.keyClicks(field.line, text)
        else:  # comes from an input method, which no key of a test is
            field.line.insert(text)


def entry(context: Context, action: str) -> AuditRow:
    with context.store.read() as session:
        (found,) = session.scalars(select(AuditRow).where(AuditRow.action == action))
        return found


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_an_export_is_encrypted_and_what_that_means_is_said(
    qtbot: QtBot, context: Context, bridge: Bridge, example: str, tmp_path: Path, language: str
) -> None:
    desk = at_work(context, bridge, language)  # type: ignore[arg-type]
    place = ExportPlace(desk)
    shown(qtbot, place)
    place.open(ExportData((example,)))
    settle(qtbot, bridge, place.export_button.isEnabled)
    plain = place.notes.lines
    typed(qtbot, place.protection, PASSPHRASE, PASSPHRASE)
    settle(qtbot, bridge, place.export_button.isEnabled)
    # The new lines of the notes are laid out a moment after they are shown.
    qtbot.waitUntil(lambda: faults(place) == [], timeout=10_000)
    assert set(place.notes.lines) - set(plain)
    assert where(place.order(), everybody=False).filters[0][1] == "zip"
    out = tmp_path / "out.zip"
    place.export_to(out)
    settle(qtbot, bridge, lambda: place.notice.sentence)
    assert is_protected(out.read_bytes())
    assert (entry(context, "case.exported").details or {})["encrypted"] is True
    assert place.protection.passphrase == "", "it stays no longer than it is needed"


@pytest.mark.parametrize(
    ("first", "again", "problem"),
    [("password", "password", "guess"), (PASSPHRASE, "seven", "not the same"), ("七只苍鹭在一座桥下", "", "keyboard")],
)
def test_nothing_is_asked_for_before_the_passphrase_is_right(
    qtbot: QtBot, workplace: Workplace, example: str, first: str, again: str, problem: str
) -> None:
    place = ExportPlace(workplace)
    shown(qtbot, place)
    place.open(ExportData((example,)))
    settle(qtbot, workplace.bridge, place.export_button.isEnabled)
    typed(qtbot, place.protection, first, again)
    settle(qtbot, workplace.bridge, place.export_button.isEnabled)
    qtbot.mouseClick(place.export_button, Qt.MouseButton.LeftButton)
    assert problem in place.protection.first.problem + place.protection.again.problem
    assert [each for each in place.findChildren(QLineEdit) if each.window() is not place.window()] == []


def test_what_was_typed_can_be_seen_and_is_forgotten_with_the_box(qtbot: QtBot, workplace: Workplace) -> None:
    protection = Protection(workplace)
    qtbot.addWidget(protection)
    protection.show()
    assert protection.passphrase is None
    assert protection.ready()
    typed(qtbot, protection, PASSPHRASE, PASSPHRASE)
    assert protection.first.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClick(protection.first.shown, Qt.Key.Key_Space)
    assert protection.first.line.echoMode() == QLineEdit.EchoMode.Normal
    assert protection.ready()
    qtbot.keyClick(protection.box, Qt.Key.Key_Space)
    qtbot.keyClick(protection.box, Qt.Key.Key_Space)
    assert protection.passphrase == ""
    assert protection.first.line.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize("wanted", FORMATS)
def test_every_format_asks_for_an_archive(wanted: Format) -> None:
    for everybody in (False, True):
        asked = where(Order(wanted, ("p",), passphrase=PASSPHRASE), everybody=everybody)
        assert [ending for _, ending in asked.filters] == ["zip"]


def test_a_saved_report_is_encrypted(
    qtbot: QtBot, workplace: Workplace, context: Context, example: str, tmp_path: Path
) -> None:
    place = PrintingPlace(workplace)
    shown(qtbot, place)
    place.open(PrintHandover((example,)))
    settle(qtbot, workplace.bridge, lambda: place.pdf)
    typed(qtbot, place.side.protection, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: faults(place) == [], timeout=10_000)
    out = tmp_path / "handover.pdf"
    place.save_to(out)
    settle(qtbot, workplace.bridge, out.exists)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    pikepdf.open(out, password=PASSPHRASE).close()
    assert (entry(context, "report.handover").details or {})["encrypted"] is True
    settle(qtbot, workplace.bridge, lambda: not place.side.protection.passphrase)


def test_an_encrypted_file_is_opened_by_its_passphrase(
    qtbot: QtBot, workplace: Workplace, context: Context, example: str, tmp_path: Path
) -> None:
    path = tmp_path / "case.zip"
    exports.export(context, Order("case", (example,), passphrase=PASSPHRASE), path)
    place = ImportingPlace(workplace)
    shown(qtbot, place)
    place.open(ImportFiles((str(path),)))
    settle(qtbot, workplace.bridge, lambda: place.desk.locked)
    locked = place.desk.locked
    assert locked is not None
    assert faults(place) == []
    qtbot.keyClick(locked.field.line, Qt.Key.Key_Return)
    assert locked.field.problem
    qtbot.keyClicks(locked.field.line, "wrong")
    qtbot.keyClick(locked.field.line, Qt.Key.Key_Return)
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    assert "does not open" in place.notice.sentence
    locked.field.line.clear()
    qtbot.keyClicks(locked.field.line, PASSPHRASE)
    qtbot.mouseClick(locked.open_button, Qt.MouseButton.LeftButton)
    settle(qtbot, workplace.bridge, lambda: place.desk.view)
    assert place.desk.locked is None
    assert place.desk.view is not None
    assert place.desk.view.arrival is not None
