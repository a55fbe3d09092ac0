"""Consent of photographs: recorded, withdrawn for one or all, and the bytes erased; what was said stays."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.case.file import read_case, read_case_file
from core.charting.privacy import Purpose, State, may_be_used, standing_consent
from core.clinic.commands import arrivals, assessments, backup, entries, photographs
from core.clinic.commands.consent import Said, erase_withdrawn, record_consent, withdraw
from core.clinic.context import Context
from core.clinic.opening import verify
from core.clinic.views.arrivals import Match
from core.clinic.views.chart import chart
from core.clinic.views.photographs import original, originals, thumbnails
from core.errors import InvalidInput, NotAllowed, NotFound
from core.exchange.reading import read_whole
from core.record.audit import AuditRow
from core.store.backup import restoring
from core.store.store import Store
from core.texts import render
from tests.core.clinic.photographed import photographed, picture, said
from tests.core.clinic.ward import Ward
from tests.exports import export_case
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit, charted


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def shots(context: Context, patient: str) -> dict[str, object]:
    case = chart(context, patient, outlines=True).case
    return {
        photograph.sha256: photograph
        for lesion in case.lesions
        for assessment in lesion.assessments
        for photograph in assessment.photographs
    }


def test_what_is_said_is_added_and_nothing_is_taken_away(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1, consent=None)
    record_consent(ward.nurse, patient, [sha256], said(ward.nurse, "care", "teaching", form="F-12"))
    ward.goes_by(days=1)
    withdraw(ward.other, patient, [sha256], said(ward.other, "teaching"), "changed her mind")
    found = shots(ward.nurse, patient)[sha256]
    assert [(one.what, one.scopes, one.form, one.reason) for one in found.consents] == [
        ("given", ("care", "teaching"), "F-12", None),
        ("withdrawn", ("teaching",), None, "changed her mind"),
    ]
    assert [one.obtained_by for one in found.consents] == ["RN Li", "Dr Osei"]
    assert standing_consent(found, "teaching").state is State.WITHDRAWN
    assert may_be_used(found, Purpose.CARE) and not may_be_used(found, Purpose.TEACHING)


def test_withdrawn_from_care_is_given_to_nobody_and_what_was_measured_stays(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256, kept = photographed(ward.nurse, patient, lesion, 1), photographed(ward.nurse, patient, lesion, 2)
    count, _ = withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "does not want them")
    assert count == 1
    assert set(thumbnails(ward.nurse, [sha256, kept])) == set(originals(ward.nurse, [sha256, kept])) == {kept}
    with pytest.raises(NotAllowed, match="photograph_withdrawn"):
        original(ward.nurse, sha256)
    case = chart(ward.nurse, patient).case
    assert [each.wound_area_mm2 for each in case.lesions[0].assessments] == [1200.0, 1200.0]
    assert all(photograph.tracing is not None for photograph in shots(ward.nurse, patient).values())


def test_all_of_a_patient_means_drafts_and_struck_entries_too(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    struck = photographed(ward.nurse, patient, lesion, 1)
    case = chart(ward.nurse, patient).case
    entries.mark_in_error(ward.nurse, patient, str(case.lesions[0].assessments[0].id), "wrong leg")
    taken = photographs.take_in(ward.nurse, picture(2), "IMG_2.jpg")
    opened, _ = assessments.open_draft(ward.nurse, patient, lesion)
    assessments.autosave(ward.nurse, opened.draft_id, charted(opened.draft, taken), opened.version)
    other, its_lesion = admit(ward.nurse, "CUA-10", "WANG Fang")
    elsewhere = photographed(ward.nurse, other, its_lesion, 3)
    assert withdraw(ward.nurse, patient, None, said(ward.nurse), "all of them")[0] == 2
    assert set(originals(ward.nurse, [struck, taken.sha256, elsewhere])) == {elsewhere}


def test_an_amendment_signed_over_a_withdrawal_does_not_bring_the_picture_back(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    before = chart(ward.nurse, patient).case.lesions[0].assessments[0]
    withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "no more")
    assessments.amend(ward.nurse, patient, str(before.id), before.model_copy(update={"note": "deeper"}), "forgotten")
    (found,) = shots(ward.nurse, patient).values()
    assert not may_be_used(found, Purpose.SHOW)
    assert [one.what for one in found.consents] == ["given", "withdrawn"], "each once, though both entries brought it"


def test_charted_again_for_somebody_else_it_stays_withdrawn(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "no more")
    right, its_lesion = admit(ward.nurse, "CUA-10", "WANG Fang")
    wrong = str(chart(ward.nurse, patient).case.lesions[0].assessments[0].id)
    entries.chart_again(ward.nurse, patient, wrong, right, its_lesion, "wrong patient")
    (found,) = shots(ward.nurse, right).values()
    assert not may_be_used(found, Purpose.SHOW)


def test_a_withdrawn_picture_is_not_taken_in_again(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "no more")
    with pytest.raises(NotAllowed, match="photograph_withdrawn"):
        photographs.take_in(ward.nurse, picture(1), "again.jpg")


def test_what_cannot_be_said_is_refused(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    now = ward.nurse.now()
    other, _ = admit(ward.nurse, "CUA-10", "WANG Fang")
    for refused, problem in (
        (Said((), "patient", now), "consent_of_nothing"),
        (Said(("care",), "representative", now, name=" "), "representative_needs_name"),
        (Said(("care",), "patient", now + timedelta(days=1)), "future"),
    ):
        with pytest.raises(InvalidInput, match=problem):
            record_consent(ward.nurse, patient, [sha256], refused)
    with pytest.raises(InvalidInput, match="reason_needed"):
        withdraw(ward.nurse, patient, [sha256], said(ward.nurse), " ")
    with pytest.raises(InvalidInput, match="consent_of_none"):
        withdraw(ward.nurse, other, None, said(ward.nurse), "none there")
    with pytest.raises(InvalidInput, match="consent_of_none"):
        record_consent(ward.nurse, patient, [], said(ward.nurse))
    with pytest.raises(NotFound):
        record_consent(ward.nurse, other, [sha256], said(ward.nurse))
    assert [one.what for one in shots(ward.nurse, patient)[sha256].consents] == ["given"], "what the nurse signed"


def test_each_act_is_one_entry_of_the_trail(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    record_consent(ward.nurse, patient, [sha256], said(ward.nurse, "care"))
    withdraw(ward.nurse, patient, [sha256], said(ward.nurse, "care"), "no more")
    erase_withdrawn(ward.head)
    with ward.nurse.store.read() as session:
        query = select(AuditRow.action, AuditRow.details).order_by(AuditRow.sequence)
        acts = [(row[0], row[1]) for row in session.execute(query) if row[0].startswith(("consent", "photographs."))]
    assert acts == [
        ("consent.recorded", {"what": "given", "uses": ["care"], "photographs": 1}),
        ("consent.withdrawn", {"uses": ["care"], "photographs": 1, "all": False}),
        ("photographs.erased", {"patients": [patient], "photographs": [sha256], "reports": 0}),
    ]


def test_only_administrators_erase(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="role_may_not"):
        erase_withdrawn(ward.nurse)


def test_erased_is_told_from_lost_and_from_not_yet_gone(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    gone, lost = photographed(ward.nurse, patient, lesion, 1), photographed(ward.nurse, patient, lesion, 2)
    withdraw(ward.nurse, patient, [gone], said(ward.nurse), "no more")
    erased, _ = erase_withdrawn(ward.head)
    assert (erased.photographs, erased.patients) == ((gone,), 1)
    store = ward.nurse.store
    assert store.photographs.known() == {lost}
    assert verify(ward.nurse) == ()
    store.photographs.put(picture(1), "image/jpeg")
    (left,) = verify(ward.nurse)
    assert left.key == "store.finding.photograph_not_erased" and gone[:12] in render(left, "en")
    assert erase_withdrawn(ward.head)[0].photographs == ()
    assert verify(ward.nurse) == ()
    store.photographs.erase([lost])
    assert [finding.key for finding in verify(ward.nurse)] == ["store.finding.photograph_missing"]
    with pytest.raises(NotAllowed, match="photograph_erased"):
        record_consent(ward.nurse, patient, [gone], said(ward.nurse, "care"))


def test_the_file_holds_nothing_of_what_was_erased(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    store = ward.nurse.store
    planted = store.photographs.content(sha256)[200:232]
    engines = store.photographs._engines  # the pages of the file are nobody's interface
    with engines.reading.connect() as connection:
        if connection.exec_driver_sql("PRAGMA secure_delete").scalar() != 1:
            pytest.fail("what is deleted is not overwritten")
    withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "no more")
    erase_withdrawn(ward.head)
    folder = store.folder
    assert folder is not None
    logs = [path for path in folder.iterdir() if path.name.startswith("photos.db-wal")]
    assert all(path.stat().st_size == 0 for path in logs)
    with engines.reading.connect() as connection:
        raw = connection.connection.driver_connection
        pages = raw.serialize() if hasattr(raw, "serialize") else b""
    assert planted not in pages


def test_a_case_carries_the_history_there_and_back(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    gone, kept = photographed(ward.nurse, patient, lesion, 1), photographed(ward.nurse, patient, lesion, 2)
    record_consent(ward.nurse, patient, [gone, kept], said(ward.nurse, "care", "teaching", form="F-12"))
    older = export_case(ward.nurse, patient, as_zip=True)
    ward.goes_by(hours=1)
    withdraw(ward.nurse, patient, [gone], said(ward.nurse), "no more")
    newer = export_case(ward.nurse, patient, as_zip=True)
    assert set(read_case_file(older.data).photographs) == {gone, kept}
    assert set(read_case_file(newer.data).photographs) == {kept}
    assert (newer.told.photographs, newer.told.withdrawn, newer.told.withheld) == (1, 1, 0)
    back = read_case(export_case(ward.nurse, patient, as_zip=False).data)
    (first, second) = (photograph for entry in back.lesions[0].assessments for photograph in entry.photographs)
    assert [one.what for one in first.consents] == ["given", "given", "withdrawn"]
    assert [one.what for one in second.consents] == ["given", "given"]


def take_in(context: Context, data: bytes, patient: str | None) -> str:
    """A case file of a patient who is known here, or not yet."""
    arrival = read_whole(data, "case")
    (arriving,) = arrival.patients
    taken, _ = arrivals.take_in(context, arrival, {arriving.key: Match(patient)})
    return taken.patients[arriving.key]


def test_an_older_file_brings_nothing_back(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    older = export_case(ward.nurse, patient, as_zip=True).data
    withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "no more")
    erase_withdrawn(ward.head)
    take_in(ward.nurse, older, patient)
    assert ward.nurse.store.photographs.known() == frozenset()
    assert not may_be_used(shots(ward.nurse, patient)[sha256], Purpose.SHOW)


def test_a_withdrawal_elsewhere_arrives_with_the_next_file(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    sha256 = photographed(ward.nurse, patient, lesion, 1)
    with closing(Store.temporary()) as elsewhere:
        there = replace(ward.nurse, store=elsewhere)
        known = take_in(there, export_case(ward.nurse, patient, as_zip=True).data, None)
        assert set(originals(there, [sha256])) == {sha256}
        withdraw(ward.nurse, patient, [sha256], said(ward.nurse), "no more")
        newer = export_case(ward.nurse, patient, as_zip=False).data
        for _twice in range(2):
            take_in(there, newer, known)
        assert originals(there, [sha256]) == {}
        assert [one.what for one in shots(there, known)[sha256].consents] == ["given", "withdrawn"]


def test_a_restored_backup_keeps_the_state_and_the_next_backup_has_no_erased_bytes(ward: Ward, tmp_path: Path) -> None:
    patient, lesion = admit(ward.nurse)
    gone, kept = photographed(ward.nurse, patient, lesion, 1), photographed(ward.nurse, patient, lesion, 2)
    withdraw(ward.nurse, patient, [gone], said(ward.nurse), "no more")
    disk = tmp_path / "disk"
    backup.back_up(ward.head, disk)
    ward.goes_by(days=1)
    erase_withdrawn(ward.head)
    made, _ = backup.back_up(ward.head, disk)
    assert made.photographs == 1
    folders = sorted(path.parent for path in disk.glob("*/manifest.json"))
    for folder, known in zip(folders, ({gone, kept}, {kept}), strict=True):
        found = restoring.find(folder)
        target = tmp_path / f"again-{len(known)}"
        restored = restoring.restore(found, restoring.unlock(found, ACCOUNT, PASSPHRASE), target, lambda *_: None)
        assert restored.findings == ()
        again = Store.open(target, ACCOUNT, PASSPHRASE)
        context = Ward(again).nurse
        assert again.photographs.known() == known
        assert set(originals(context, [gone, kept])) == {kept}, "withdrawn before the backup: hidden after it"
        assert verify(context) == ()
        again.close()
