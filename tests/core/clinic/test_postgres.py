"""The same use cases on PostgreSQL: several workstations, one record."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.clinic.commands import assessments, cases, entries, findings, patients
from core.clinic.context import Actor, Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.clinic.views.tasks import tasks
from core.clinic.views.worklist import worklist
from core.errors import Conflict
from core.store.store import Store
from tests.core.clinic.test_commands import EXAMPLE
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
        patient, _ = cases.import_case(here, EXAMPLE.read_bytes())
        again = cases.export_case(here, patient, as_zip=False).data
        assert json.loads(again) == json.loads(EXAMPLE.read_bytes())
        findings.refresh(here)
        assert chart(here, patient).case.flags
    finally:
        here.store.close()
