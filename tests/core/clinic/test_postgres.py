"""The same use cases on PostgreSQL: several workstations, one record."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from core.case.course import Pain
from core.case.file import write_case_zip
from core.clinic import opening
from core.clinic.commands import accounts, arrivals, assessments, entries, exports, findings, flags, patients, reports
from core.clinic.commands import tasks as task_commands
from core.clinic.commands.profile import keep_profile
from core.clinic.context import Actor, Context
from core.clinic.leaving import FORMATS, Order
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views import accounts as account_views
from core.clinic.views import search
from core.clinic.views.arrivals import Match, propose
from core.clinic.views.chart import chart
from core.clinic.views.flags import urgent_flags
from core.clinic.views.reports import issued
from core.clinic.views.tasks import tasks
from core.clinic.views.worklist import worklist
from core.demo.clinic import make_clinic
from core.errors import Conflict, NotAllowed, StoreError
from core.exchange.arrival import State
from core.exchange.reading import open_laboratory, read_laboratory
from core.record.audit import AuditRow
from core.record.facility import FacilityRow
from core.record.flag import FlagRow
from core.reports.choices import Choices
from core.store.store import Store
from tests.core.clinic.test_commands import EXAMPLE
from tests.exports import export_case
from tests.imports import import_case
from tests.wards import admit, charted

pytestmark = pytest.mark.postgres


def workstation(url: str, name: str) -> Context:
    return Context(
        Actor(name, name, "nurse"), lambda: datetime.now(UTC), Store.open_postgres(url), ZoneInfo("UTC"), "Ward 7"
    )


def test_what_one_workstation_signs_another_sees(postgres_url: str) -> None:
    here, there = workstation(postgres_url, "RN Li"), workstation(postgres_url, "RN Osei")
    try:
        patient, lesion = admit(here)
        opened, _ = assessments.open_draft(here, patient, lesion)
        resumed, _ = assessments.open_draft(there, patient, lesion)
        assert (resumed.resumed, resumed.opened_by) == (True, "RN Li")
        assessments.sign(here, opened.draft_id, charted(opened.draft), opened.version)
        with pytest.raises(Conflict):
            assessments.sign(there, resumed.draft_id, charted(resumed.draft), resumed.version)
        found = chart(there, patient)
        assert len(found.case.lesions[0].assessments) == 1
        entries.mark_in_error(there, patient, str(found.case.lesions[0].assessments[0].id), "practice")
        assert [person.patient_id for person in search.find_patients(here, "zm")] == [patient]
        assert worklist(here).rows[0].patient_id == patient
        assert tasks(there, "wound_care")
        seen = chart(there, patient)
        changed = seen.case.patient.model_copy(update={"record_number": "CUA-90"})
        patients.edit_patient(here, changed, seen.version)
        with pytest.raises(Conflict):
            patients.edit_patient(there, seen.case.patient, seen.version)
    finally:
        here.store.close()
        there.store.close()


def test_a_case_travels_through_postgres_unchanged(postgres_url: str) -> None:
    import json

    here = workstation(postgres_url, "RN Li")
    try:
        patient, _ = import_case(here, EXAMPLE.read_bytes())
        again = export_case(here, patient, as_zip=False).data
        assert json.loads(again) == json.loads(EXAMPLE.read_bytes())
        findings.refresh(here)
        assert chart(here, patient).case.flags
    finally:
        here.store.close()


def test_two_workstations_take_acknowledge_and_change_rules_politely(postgres_url: str) -> None:
    here, there = workstation(postgres_url, "RN Li"), workstation(postgres_url, "RN Osei")
    try:
        patient, _ = admit(here)
        times = [here.now() - timedelta(hours=hours) for hours in (6, 1)]
        scores = [Pain(at=at, instrument="nrs", context="rest", score=Decimal(9)) for at in times]
        entries.record(here, patient, scores)
        (flag,) = urgent_flags(there, patient)
        flags.acknowledge(here, flag.flag_id, "pain team called")
        with pytest.raises(Conflict, match="flag_seen"):
            flags.acknowledge(there, flag.flag_id)
        assert urgent_flags(there, patient) == ()
        told = next(line for line in tasks(here) if line.informed)
        assert told.task_id in {line.task_id for line in tasks(there, told.informed[0], informed=True)}
        task_commands.take(here, told.task_id)
        with pytest.raises(Conflict, match="task_taken"):
            task_commands.take(there, told.task_id)
        task_commands.complete(here, told.task_id)
        with pytest.raises(Conflict, match="task_settled"):
            task_commands.complete(there, told.task_id)
        task_commands.reopen(there, told.task_id)
        head = replace(there, actor=Actor("head", "Head", "administrator"))
        off = ProfileChanges().with_value(("tasks", "task.wound_plan", "on"), False)
        keep_profile(head, off, 0)
        with pytest.raises(Conflict, match="profile_changed"):
            keep_profile(replace(here, actor=head.actor), off, 0)
        assert findings.refresh(here).patients == {patient}
        assert "task.wound_plan" not in {line.rule for line in tasks(there)}
    finally:
        here.store.close()
        there.store.close()


def test_a_flag_acknowledged_in_the_same_moment_is_a_conflict(postgres_url: str) -> None:
    here = workstation(postgres_url, "RN Li")
    there = workstation(postgres_url, "RN Osei")
    try:
        patient, _ = admit(here)
        times = [here.now() - timedelta(hours=hours) for hours in (6, 1)]
        scores = [Pain(at=at, instrument="nrs", context="rest", score=Decimal(9)) for at in times]
        entries.record(here, patient, scores)
        (flag,) = urgent_flags(there, patient)
        with pytest.raises(Conflict), here.store.write() as session:
            row = session.get_one(FlagRow, flag.flag_id)
            flags.acknowledge(there, flag.flag_id)
            row.state, row.acknowledged_by = "acknowledged", "RN Li"
        (kept,) = [one for one in chart(here, patient).case.flags if one.id == flag.flag_id]
        assert kept.acknowledged_by == "RN Osei"
    finally:
        here.store.close()
        there.store.close()


def test_a_report_that_left_one_workstation_leaves_another_to_the_byte(postgres_url: str) -> None:
    here, there = workstation(postgres_url, "RN Li"), workstation(postgres_url, "RN Osei")
    try:
        patient, _ = admit(here)
        prepared = reports.prepare(here, "transfer", [patient], Choices())
        reports.issue(here, prepared, "print")
        (line,) = issued(there, [patient])
        assert reports.reprint(there, line.report_id, "save")[0] == prepared.pdf
        assert line.superseded_at is None
        assert there.store.verify() == []
    finally:
        here.store.close()
        there.store.close()


def test_what_one_workstation_takes_in_another_exports(postgres_url: str, tmp_path: Path) -> None:
    here, there = workstation(postgres_url, "RN Li"), workstation(postgres_url, "RN Osei")
    try:
        demo = next(make_clinic(1, 4, today=datetime.now(UTC)))
        patient, _ = import_case(here, write_case_zip(demo.case, demo.photographs))
        table = (
            "MRN,Date of birth,Test,Result,Units,Collected at\n"
            f"{demo.case.patient.record_number},{demo.case.patient.birth_date},Phosphate,2.11,mmol/L,2026-10-20 08:10\n"
        )
        file = open_laboratory(table.encode(), "results.csv")
        arrival = read_laboratory(file, file.guessed, there.zone)
        (proposal,) = propose(there, arrival)
        assert proposal.certain == patient
        for workplace, state in ((there, State.NEW), (here, State.KNOWN)):
            taken, _ = arrivals.take_in(workplace, arrival, {proposal.key: Match(patient)})
            assert [row.state for row in taken.rows] == [state]
        for wanted in FORMATS:
            done, _ = exports.export(there, Order(wanted, (patient,)), tmp_path / wanted, each=wanted != "research")
            assert done.patients == 1
        assert sum(path.suffix == ".dcm" for path in (tmp_path / "dicom").rglob("*")) > 0
        with here.store.read() as session:
            left = session.scalars(select(AuditRow.action).where(AuditRow.action.like("%.exported")))
            assert sorted(left) == sorted(f"{wanted}.exported" for wanted in FORMATS)
        assert there.store.verify() == []
    finally:
        here.store.close()
        there.store.close()


def test_accounts_on_a_server_have_no_passphrase_of_ours(postgres_url: str) -> None:
    here = workstation(postgres_url, "RN Li")
    head = replace(here, actor=Actor("head", "Head", "administrator"))
    try:
        given, _ = accounts.add(head, "Osei", "Dr Osei", "administrator")
        assert given.passphrase is None
        other, _ = accounts.add(head, "Chen", "RN Chen", "nurse")
        (osei, chen) = account_views.accounts(head).lines
        assert (chen.must_change, chen.opens, account_views.accounts(head).keyring) == (False, True, False)
        with here.store.write() as session:
            facility = {"name": "Ward 7", "time_zone": "UTC", "settings": {}}
            session.add(FacilityRow(id="f1", **facility))
        signed_in = opening.open_postgres(postgres_url, "CHEN", lambda: datetime.now(UTC))
        with pytest.raises(StoreError, match="passphrase_of_server"):
            accounts.reset(head, other.account_id)
        with pytest.raises(StoreError, match="passphrase_of_server"):
            accounts.change_own_passphrase(signed_in, "a", "seven slow herons in the reeds")
        admit(signed_in)
        accounts.deactivate(head, other.account_id)
        with pytest.raises(NotAllowed, match="account_changed"):  # though the window is open yet
            admit(signed_in, "CUA-10")
        signed_in.store.close()
        with pytest.raises(StoreError, match="no_account"):
            opening.open_postgres(postgres_url, "Chen", lambda: datetime.now(UTC))
        with pytest.raises(NotAllowed, match="last_administrator"):
            accounts.deactivate(head, osei.account_id)
    finally:
        here.store.close()
