"""What people do all day, each by a login of their own on a server whose roles were set up: the grants let them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.case.therapy import Therapy, TherapyChange
from core.clinic.commands import accounts, assessments, findings, patients, therapies
from core.clinic.commands.consent import erase_withdrawn, withdraw
from core.clinic.commands.support import note_support_file
from core.clinic.views.chart import chart
from core.clinic.views.diagnostics import record_facts
from core.clinic.views.photographs import originals
from core.errors import NotAllowed
from core.record.audit import AuditRow
from core.record.patient import PatientRow
from tests.core.clinic.photographed import photographed, said
from tests.servers import Ward, ward
from tests.wards import admit

__all__ = ["ward"]

pytestmark = pytest.mark.postgres


def test_a_nurse_joins_two_records_with_everything_that_is_in_them(ward: Ward) -> None:
    ward.add("nurse", "nurse")
    nurse = ward.signs_in("nurse")
    (kept, _), (twice, lesion) = admit(nurse), admit(nurse, "CUA-10", "ZHANG M")
    sha256 = photographed(nurse, twice, lesion, 1)
    withdraw(nurse, twice, [sha256], said(nurse, "teaching"), "changed her mind")
    began = Therapy(id="", drug="sevelamer", route="oral", start=nurse.today())
    drug, _ = therapies.start(nurse, twice, began)
    therapies.change(nurse, twice, drug, TherapyChange(at=nurse.today(), kind="hold"))
    therapies.stop(nurse, twice, drug, nurse.today(), "nausea")
    assessments.open_draft(nurse, twice, lesion)
    patients.merge_patients(nurse, twice, kept, "entered twice")
    found = chart(nurse, kept).case
    (therapy,) = found.therapies
    (signed,) = (each for lesion in found.lesions for each in lesion.assessments)
    assert (therapy.stop_reason, [each.kind for each in therapy.changes]) == ("nausea", ["hold"])
    assert [step.what for step in signed.photographs[0].consents] == ["given", "withdrawn"]
    assert nurse.store.verify() == []


def test_an_administrator_erases_and_a_nurse_does_not(ward: Ward) -> None:
    ward.add("nurse", "nurse")
    nurse, head = ward.signs_in("nurse"), ward.signs_in("head")
    patient, lesion = admit(nurse)
    sha256 = photographed(nurse, patient, lesion, 1)
    withdraw(nurse, patient, None, said(nurse), "no more")
    with pytest.raises(NotAllowed):
        erase_withdrawn(nurse)
    assert erase_withdrawn(head)[0].photographs == (sha256,)
    assert head.store.photographs.known() == frozenset()
    assert originals(nurse, [sha256]) == {}
    assert head.store.verify() == []


def test_a_login_that_only_reads_leaves_the_findings_to_the_others(ward: Ward) -> None:
    """Row policies would let it change no row, and say nothing: it would judge the same patients for ever."""
    ward.add("vera", "viewer")
    head, viewer = ward.signs_in("head"), ward.signs_in("vera")
    patient, _ = admit(head)
    with head.store.write() as session:
        session.get_one(PatientRow, patient).appraised_on = head.today() - timedelta(days=1)
    charting, _ = accounts.break_glass(viewer, patient, "bleeding")
    for reader in (viewer, charting):
        assert findings.refresh(reader).patients == frozenset()
    accounts.end_break_glass(charting)
    assert findings.refresh(viewer).patients == frozenset()
    with head.store.read() as session:
        assert "findings.refreshed" not in set(session.scalars(select(AuditRow.action)))
    assert findings.refresh(head).patients == {patient}
    assert findings.refresh(head).patients == frozenset()


def test_whoever_only_reads_may_tell_how_the_record_stands(ward: Ward) -> None:
    ward.add("vera", "viewer")
    head, viewer = ward.signs_in("head"), ward.signs_in("vera")
    admit(head)
    found = record_facts(viewer)
    assert found.store.kind == "server" and found.store.engine.startswith("PostgreSQL ")
    assert found.store.record_bytes > 0 and found.store.photograph_bytes is None and found.store.schema
    assert found.counts["patients"] == 1 and found.backup.by_server and found.trail.findings == ()
    note_support_file(viewer)
    assert record_facts(head).counts["trail_entries"] == found.counts["trail_entries"] + 1
