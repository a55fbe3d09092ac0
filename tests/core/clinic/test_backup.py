"""Backups as the clinic makes them: by a plan, by whoever may, each in the audit trail, and due when it is due."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import select

from core.clinic import opening
from core.clinic.backup_plan import BackupPlan, folder_for_backups
from core.clinic.changes import Kind
from core.clinic.commands.backup import back_up, back_up_as_planned, plan_backups, restore
from core.clinic.commands.consent import withdraw
from core.clinic.context import Actor, Context
from core.clinic.views.backup import backup_status
from core.clinic.views.photographs import visible
from core.clinic.views.trail import TrailFilter, trail_page
from core.errors import Conflict, InvalidInput, NotAllowed, StoreError
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.record.base import new_id
from core.record.facility import FacilityRow
from core.store.store import Store
from core.texts import render
from tests.core.clinic.photographed import photographed, said
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PROPOSED = BackupPlan.proposed()


@pytest.fixture
def ward(context: Context) -> Context:
    """Ward 7 with its facility and its administrator, who is signed in."""
    with context.store.write() as session:
        session.add(FacilityRow(id=new_id(), name="Ward 7", time_zone="Asia/Shanghai", settings={"kept": True}))
        account = AccountRow(
            id="a9", name=ACCOUNT, display_name="Wu", role="administrator", active=True, made_at=MONDAY
        )
        session.add(account)
    return replace(context, actor=Actor("a9", "Wu", "administrator"), clock=lambda: MONDAY)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    return tmp_path / "disk"


def nurse(context: Context) -> Context:
    return replace(context, actor=Actor("a1", "RN Li", "nurse"))


def later(context: Context, **by: float) -> Context:
    return replace(context, clock=lambda: MONDAY + timedelta(**by))


def planned(ward: Context, disk: Path) -> BackupPlan:
    plan = PROPOSED.model_copy(update={"folder": str(disk)})
    plan_backups(ward, plan, PROPOSED)
    return plan


def test_a_backup_and_its_drill(ward: Context, disk: Path, tmp_path: Path) -> None:
    admit(ward)
    made, changed = back_up(ward, disk)
    assert changed.kinds == {Kind.BACKUP}
    report = restore(disk, tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    assert (report.findings, report.name) == ((), made.name)
    assert report.counts["patient"] == (1, 1)
    assert report.anchors == made.anchors != ()
    again = opening.open_store(tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    with again.store.read() as session:
        entry = session.scalars(select(AuditRow).where(AuditRow.action == "store.restored")).one()
    assert entry.details == {"backup": made.name, "findings": 0}
    opening.close(again)


def test_a_restored_store_knows_what_was_withdrawn_until_then(ward: Context, disk: Path, tmp_path: Path) -> None:
    patient, lesion = admit(ward)
    first, second = (photographed(ward, patient, lesion, seed) for seed in (61, 62))
    withdraw(ward, patient, [first], said(ward, "care"), "no more")
    back_up(ward, disk)
    withdraw(ward, patient, [second], said(ward, "care"), "neither")
    report = restore(disk, tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    assert report.hidden == 1
    again = opening.open_store(tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    assert visible(again, [first, second]) == [second]
    opening.close(again)
    assert visible(ward, [first, second]) == []


def test_a_restored_store_does_not_back_up_over_the_real_one(ward: Context, disk: Path, tmp_path: Path) -> None:
    plan = planned(ward, disk)
    back_up_as_planned(ward)
    restore(disk, tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    again = opening.open_store(tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    status = backup_status(again)
    assert status.plan == plan.model_copy(update={"folder": ""})
    assert not status.is_due(MONDAY + timedelta(days=9))
    opening.close(again)


def test_the_plan_is_kept_beside_other_settings_and_audited(ward: Context, disk: Path) -> None:
    plan = planned(ward, disk)
    status = backup_status(ward)
    assert (status.plan, status.may_plan, status.impossible) == (plan, True, None)
    with ward.store.read() as session:
        assert session.scalars(select(FacilityRow)).one().settings["kept"] is True
        assert session.scalars(select(AuditRow.action)).all()[-1] == "backup.planned"


def test_who_changes_a_plan_that_somebody_else_changed_is_told(ward: Context, disk: Path) -> None:
    planned(ward, disk)
    with pytest.raises(Conflict):
        plan_backups(ward, PROPOSED, PROPOSED)


def test_only_administrators_plan_and_copy_anywhere_and_everybody_as_planned(ward: Context, disk: Path) -> None:
    for refused in (
        lambda: plan_backups(nurse(ward), PROPOSED, PROPOSED),
        lambda: back_up(nurse(ward), disk),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(InvalidInput, match="no_plan"):
        back_up_as_planned(nurse(ward))
    planned(ward, disk)
    back_up_as_planned(nurse(ward))
    with ward.store.read() as session:
        made = session.scalars(select(AuditRow).where(AuditRow.action == "backup.made")).one()
    assert (made.actor_name, made.details["to"]) == ("RN Li", str(disk))


def test_a_nurse_does_not_restore_a_store_elsewhere(ward: Context, disk: Path, tmp_path: Path) -> None:
    with ward.store.write() as session:
        session.scalars(select(AccountRow)).one().role = "nurse"
    back_up(ward, disk)
    with pytest.raises(NotAllowed):
        restore(disk, tmp_path / "new", ACCOUNT, PASSPHRASE, ward.clock)
    assert not (tmp_path / "new").exists()


def test_a_failure_is_in_the_trail_and_in_the_status_until_a_backup_succeeds(ward: Context, disk: Path) -> None:
    planned(ward, disk)
    back_up_as_planned(ward)
    disk.rename(disk.with_name("unplugged"))
    with pytest.raises(StoreError, match="not_there"):
        back_up_as_planned(later(ward, hours=24))
    status = backup_status(ward)
    assert status.last_good == MONDAY
    assert "not there" in render(status.failure)
    line = trail_page(ward, TrailFilter()).lines[0]
    assert "is not there" in render(line.particulars)
    disk.with_name("unplugged").rename(disk)
    back_up_as_planned(later(ward, hours=25))
    assert backup_status(ward).failure is None


def test_what_the_user_stops_is_noted_and_leaves_no_backup(ward: Context, disk: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: float, _doing: object) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        back_up(ward, disk, stop)
    assert "stopped" in render(backup_status(ward).failure)
    assert list(disk.glob("0*")) == []


def test_a_demo_clinic_says_why_it_is_not_backed_up(disk: Path) -> None:
    demo = opening.open_demo(lambda: MONDAY, patients=0)
    assert "gone when it is closed" in render(backup_status(demo).impossible)
    assert not backup_status(demo).is_overdue(MONDAY)
    with pytest.raises(StoreError, match="temporary"):
        back_up(demo, disk)
    opening.close(demo)


def test_a_folder_of_other_things_is_given_one_of_its_own(tmp_path: Path, disk: Path) -> None:
    assert folder_for_backups(disk) == disk
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert folder_for_backups(tmp_path) == tmp_path / "calcitrack-backup"


PLAN = PROPOSED.model_copy(update={"folder": "/backups", "at": time(3), "warn_after_hours": 36})


@pytest.mark.parametrize(
    ("last_good", "last_tried", "due"),
    [
        (None, None, True),
        (timedelta(hours=-5), None, False),  # at four, after the planned three
        (timedelta(hours=-7), None, True),  # at two, before it
        (timedelta(days=-9), None, True),
        (timedelta(days=-9), timedelta(minutes=-10), False),
        (timedelta(days=-9), timedelta(minutes=-40), True),
        (timedelta(days=1), None, True),  # from the future: the clock was set back
        (None, timedelta(days=1), True),
    ],
)
def test_when_a_backup_is_due(last_good: timedelta | None, last_tried: timedelta | None, due: bool) -> None:
    moments = [None if after is None else MONDAY + after for after in (last_good, last_tried)]
    assert PLAN.is_due(MONDAY, *moments) is due
    assert not PROPOSED.is_due(MONDAY, *moments)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.times(), st.sampled_from(["UTC", "Europe/Berlin"])
)
def test_the_planned_moment_is_the_last_of_its_time(at: datetime, hour: time, zone: str) -> None:
    now = at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    plan = PLAN.model_copy(update={"at": hour})
    last = plan.last_planned(now)
    assert last <= now
    assert now - last <= timedelta(days=1, hours=1)  # the day on which clocks go back has 25 hours
    assert last.time() == hour


def test_when_its_absence_is_worth_a_warning() -> None:
    assert PLAN.is_overdue(MONDAY, None)
    assert PLAN.is_overdue(MONDAY, MONDAY - timedelta(hours=37))
    assert not PLAN.is_overdue(MONDAY, MONDAY - timedelta(hours=35))


def test_a_plan_that_keeps_nothing_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        BackupPlan.model_validate(PROPOSED.model_dump() | {"daily": 0})


def test_a_store_opened_beside_its_writer_is_backed_up_too(ward: Context, disk: Path) -> None:
    beside = Store.open(ward.store.folder, ACCOUNT, PASSPHRASE, read_only=True)
    made, _ = back_up(replace(ward, store=beside), disk)
    assert made.photographs == 0
    beside.close()
