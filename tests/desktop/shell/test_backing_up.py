"""Backups by the plan: made when due, said in the status line, tried again after a failure, never at the demo."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.clinic.commands.backup import back_up_as_planned
from core.clinic.context import Context
from core.clinic.views.backup import backup_status
from core.store.moved import Moved
from core.texts import render
from desktop.shell.backing_up import BackingUp
from desktop.shell.status import StatusLine
from desktop.widgets.requests import OpenPlace
from tests.desktop.backed_up import disk, planned, ward
from tests.desktop.conftest import NOW

__all__ = ["disk", "ward"]


@pytest.fixture
def made(qtbot, at_work, settle):
    """The keeper and the status line of a context, so many hours after now."""

    def make(context: Context, **after: float) -> tuple[BackingUp, StatusLine]:
        moment = NOW + timedelta(**after)
        workplace = at_work(replace(context, clock=lambda: moment), clock=lambda: moment)
        status = StatusLine(workplace)
        qtbot.addWidget(status)
        keeper = BackingUp(workplace, status)
        keeper.stands.connect(status.set_backup)
        status.backup_asked.connect(keeper.open_settings)
        settle()
        return keeper, status

    return make


def test_where_there_is_none_that_is_said(made, ward: Context) -> None:
    keeper, status = made(ward)
    keeper.look()
    assert status.sentence == "▲ no backup yet"


def test_on_a_server_its_own_backup_is_meant_and_no_tick_is_given(made, ward: Context, monkeypatch) -> None:
    """Also in a folder whose record moved there; only the server knows whether there is a good one."""
    monkeypatch.setattr(ward.store, "moved", Moved("records.example.org/ward", "2026-11-01", done=True))
    assert backup_status(ward).by_server
    told = render(backup_status(ward).impossible)
    assert "records.example.org/ward" in told
    keeper, status = made(ward)
    keeper.look()
    assert status.sentence == "backed up by the server"


def test_one_that_is_due_is_made_and_its_time_said(made, ward: Context, disk: Path, settle) -> None:
    planned(ward, disk)
    keeper, status = made(ward)
    keeper.look()
    settle()
    assert status.sentence == "backup 12:00 ✓"
    assert backup_status(ward).last_good == NOW
    keeper.look()
    settle()
    assert len(list(disk.glob("0*"))) == 1


def test_what_was_missed_is_made_up_for_at_the_next_start(made, ward: Context, disk: Path, settle) -> None:
    planned(ward, disk)
    back_up_as_planned(ward)
    keeper, status = made(ward, days=3)
    assert status.sentence == "▲ last backup 2026-11-24 12:00"
    keeper.look()
    settle()
    assert status.sentence == "backup 12:00 ✓"


def test_yesterdays_is_said_with_its_day(made, ward: Context, disk: Path) -> None:
    planned(ward, disk)
    back_up_as_planned(ward)
    assert made(ward, hours=14)[1].sentence == "backup 2026-11-24 12:00 ✓"


def test_a_failure_is_said_and_leads_to_the_settings(qtbot, made, ward: Context, disk: Path, settle) -> None:
    planned(ward, disk)
    disk.rename(disk.with_name("elsewhere"))
    keeper, status = made(ward)
    keeper.look()
    settle()
    assert status.sentence == "▲ backup not made"
    with qtbot.waitSignal(keeper.asks) as asked:
        status._backup.click()
    assert asked.args == [OpenPlace("settings")]
    disk.with_name("elsewhere").rename(disk)
    keeper.look()  # too soon
    settle()
    assert list(disk.glob("0*")) == []
    later, status = made(ward, hours=1)
    later.look()
    settle()
    assert status.sentence == "backup 13:00 ✓"


def test_a_demo_clinic_says_nothing(made, empty_clinic: Context) -> None:
    keeper, status = made(empty_clinic)
    keeper.look()
    assert status.sentence == ""
