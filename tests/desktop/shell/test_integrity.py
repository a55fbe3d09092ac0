"""A record that somebody tampered with is told in the window, and stays told."""

from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from core.record.audit import AuditRow
from desktop.shell.integrity import Integrity
from desktop.shell.patient import OpenPatientKeeper
from desktop.shell.status import StatusLine
from desktop.widgets.notice import Notice
from desktop.widgets.requests import OpenPatient
from tests.desktop.wards import context, neighbour, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "made_store", "neighbour", "store", "store_folder", "workplace"]


def made(qtbot: QtBot, workplace) -> tuple[Integrity, StatusLine, Notice]:
    status, notice = StatusLine(workplace), Notice(workplace.theme)
    qtbot.addWidget(status)
    qtbot.addWidget(notice)
    integrity = Integrity(workplace, notice, status)
    integrity.found.connect(status.show_trouble)
    status.trouble_asked.connect(integrity.tell)
    return integrity, status, notice


def test_a_record_that_is_whole_says_nothing(qtbot: QtBot, workplace, neighbour, bridge) -> None:
    integrity, status, notice = made(qtbot, workplace)
    integrity.look()
    settle(qtbot, bridge)
    assert integrity.findings == ()
    assert status._trouble.isHidden()
    assert notice.sentence == ""


def test_a_removed_entry_stands_in_the_status_line_and_is_explained(qtbot: QtBot, workplace, neighbour, bridge) -> None:
    with workplace.context.store.write() as session:
        session.execute(text("DELETE FROM audit WHERE number = 1"))
    integrity, status, notice = made(qtbot, workplace)
    integrity.look()
    settle(qtbot, bridge, lambda: integrity.findings)
    assert not status._trouble.isHidden()
    status._trouble.click()
    assert "1 entry after number 0 was removed" in notice.sentence
    assert "call whoever administers" in notice.sentence


def test_opening_a_patient_is_written_down_once(qtbot: QtBot, workplace, neighbour, bridge) -> None:
    status = StatusLine(workplace)
    qtbot.addWidget(status)
    keeper = OpenPatientKeeper(workplace, status)
    for _ in range(2):
        keeper.follow(OpenPatient(neighbour[0]))
        settle(qtbot, bridge)
    with workplace.context.store.read() as session:
        assert session.scalars(select(AuditRow.action)).all().count("patient.read") == 1
