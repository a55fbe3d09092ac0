"""What another workstation writes reaches the open window as its own changes do, and interrupts nobody who types."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from core.case.course import Pain
from core.clinic.changes import Changes, Kind
from core.clinic.commands import assessments, entries
from core.clinic.commands.profile import keep_profile
from core.clinic.context import Context
from core.clinic.profile_changes import ProfileChanges
from core.record.audit import AuditRow
from desktop.background.bridge import Bridge
from desktop.background.elsewhere import Elsewhere
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import AddTherapy, OpenPatient
from desktop.widgets.workplace import Workplace
from tests.core.clinic.test_postgres import workstation
from tests.desktop.wards import settle
from tests.stores import postgres_server, postgres_url
from tests.wards import admit, charted

__all__ = ["postgres_server", "postgres_url"]

pytestmark = pytest.mark.postgres


class Window:
    """A workstation with its window, and what it hears."""

    def __init__(self, qtbot: QtBot, url: str, name: str) -> None:
        self.context = workstation(url, name)
        self.bridge = Bridge()
        facts = {"language": "en", "theme": theme(), "clock": self.context.clock, "zone": self.context.zone}
        workplace = Workplace(bridge=self.bridge, context=self.context, **facts)
        self.heard: list[Changes] = []
        self.bridge.changed.connect(self.heard.append)
        self.elsewhere = Elsewhere(self.bridge, self.context)
        with qtbot.waitSignal(self.elsewhere.connected, timeout=20_000):
            pass
        self.shell = Shell(workplace, Preferences(), the_register(Preferences()))
        qtbot.addWidget(self.shell)
        self.shell.resize(1280, 800)
        self.shell.show()
        settle(qtbot, self.bridge)

    def close(self) -> None:
        self.elsewhere.stop()
        self.bridge.shutdown()
        self.elsewhere.deleteLater()
        self.bridge.deleteLater()
        self.context.store.close()


@pytest.fixture
def two(qtbot: QtBot, dressed: QApplication, postgres_url: str) -> Iterator[tuple[Window, Window]]:
    windows = Window(qtbot, postgres_url, "RN Li"), Window(qtbot, postgres_url, "RN Osei")
    yield windows
    for window in windows:
        window.close()


def test_a_patient_admitted_here_stands_in_the_worklist_there(qtbot: QtBot, two) -> None:
    here, there = two
    patient, _ = admit(here.context)
    model = there.shell.place.list.table.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=20_000)
    settle(qtbot, there.bridge)
    assert {patient_id for changes in there.heard for patient_id in changes.patients} == {patient}
    assert all(changes.elsewhere for changes in there.heard if changes.patients)
    assert "saved" not in there.shell.status.sentence


def test_an_entry_made_there_appears_in_the_open_chart_and_leaves_what_is_typed(qtbot: QtBot, two) -> None:
    here, there = two
    patient, lesion = admit(here.context)
    there.shell.go(OpenPatient(patient))
    settle(qtbot, there.bridge)
    there.shell.go(AddTherapy(patient))
    settle(qtbot, there.bridge)
    field = _first_line(there.shell.place)
    field.setFocus()
    QTest.keyClicks(field, "sodium thio")
    there.heard.clear()
    opened, _ = assessments.open_draft(here.context, patient, lesion)
    assessments.sign(here.context, opened.draft_id, charted(opened.draft), opened.version)
    entries.record(here.context, patient, [_pain(here.context)])
    qtbot.waitUntil(lambda: _kinds(there.heard) >= {Kind.ASSESSMENT, Kind.PAIN}, timeout=20_000)
    settle(qtbot, there.bridge)
    assert field.isVisible()
    assert field.text() == "sodium thio"
    shown = there.shell.place._chart.case
    assert len(shown.lesions[0].assessments) == 1


def test_a_search_that_is_typed_stays(qtbot: QtBot, two) -> None:
    here, there = two
    admit(here.context, "CUA-9", "ZHANG Mei")
    search = there.shell.place.list.search
    QTest.keyClicks(search, "wang")
    there.heard.clear()
    admit(here.context, "CUA-10", "WANG Fang")
    qtbot.waitUntil(lambda: Kind.LESION in _kinds(there.heard), timeout=20_000)
    settle(qtbot, there.bridge)
    assert search.text() == "wang"


def test_rules_changed_elsewhere_are_not_applied_twice(qtbot: QtBot, two) -> None:
    here, there = two
    admit(here.context)
    head = replace(here.context, actor=replace(here.context.actor, role="administrator"))
    there.heard.clear()
    keep_profile(head, ProfileChanges().with_value(("tasks", "task.wound_plan", "on"), False), 0)
    qtbot.waitUntil(lambda: Kind.PROFILE in _kinds(there.heard), timeout=20_000)
    settle(qtbot, there.bridge)
    with there.context.store.read() as session:
        judged = session.scalars(select(AuditRow.action).where(AuditRow.action == "findings.refreshed")).all()
    assert judged == []


def test_nothing_is_heard_after_the_end(qtbot: QtBot, two) -> None:
    here, there = two
    there.elsewhere.stop()
    there.elsewhere.stop()
    there.heard.clear()
    admit(here.context)
    settle(qtbot, there.bridge)
    assert there.heard == []


def test_a_store_in_a_folder_is_listened_to_by_nobody(qtbot: QtBot, bridge: Bridge, empty_clinic: Context) -> None:
    elsewhere = Elsewhere(bridge, empty_clinic)
    elsewhere.stop()
    elsewhere.deleteLater()


def _kinds(heard: list[Changes]) -> set[Kind]:
    return {kind for changes in heard for kind in changes.kinds}


def _pain(context: Context) -> Pain:
    return Pain(at=context.now(), instrument="nrs", context="rest", score=Decimal(4))


def _first_line(place: QWidget) -> QLineEdit:
    """A line that somebody could be typing in."""
    return next(line for line in place.findChildren(QLineEdit) if line.isVisible() and not line.isReadOnly())
