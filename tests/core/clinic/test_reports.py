"""Reports that leave: kept to the byte, told apart from those that the record has overtaken, never without an entry."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import event, select, text

from core.case.course import Pain
from core.case.file import read_case
from core.case.lesion import Lesion
from core.charting.actions import SetConsent, SetSensitive
from core.charting.reducing import reduce
from core.clinic.commands import assessments, entries, lesions, patients, photographs, reports, tasks
from core.clinic.commands.facility import set_letterhead
from core.clinic.context import Actor, Context
from core.clinic.included import scope, told
from core.clinic.views.chart import chart
from core.clinic.views.facility import letterhead
from core.clinic.views.report_choices import report_choices
from core.clinic.views.reports import issued, stored
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound, StoreError
from core.record.audit import AuditRow
from core.record.base import new_id
from core.record.facility import FacilityRow
from core.record.report import ReportFileRow
from core.reports.choices import KINDS, Choices
from core.store.store import Store
from core.store.trail import Head
from core.texts import LANGUAGES, render
from tests.core.clinic.ward import Ward
from tests.core.reports.reading import pages_of, pictures_of
from tests.exports import export_case
from tests.imports import import_case
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit, charted

EVERYTHING = Choices()


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def mei(ward: Ward) -> str:
    return admit(ward.nurse)[0]


def issue(context: Context, *patient_ids: str, choices: Choices = EVERYTHING, kind: str = "handover") -> bytes:
    prepared = reports.prepare(context, kind, patient_ids, choices)  # type: ignore[arg-type]
    reports.issue(context, prepared, "save")
    return prepared.pdf


def pain_at_rest(context: Context, patient: str, score: int, lesion: str | None = None, days_ago: int = 0) -> str:
    at = context.now() - timedelta(days=days_ago)
    entry = Pain(at=at, instrument="nrs", context="rest", score=Decimal(score), lesion=lesion)
    return entries.record(context, patient, [entry])[0][0]


def superseded(context: Context, patient: str) -> list[bool]:
    """Of each report, the latest first, whether the record has overtaken it."""
    return [line.superseded_at is not None for line in issued(context, [patient])]


def audited(context: Context, patient: str) -> list[tuple[str, dict[str, object]]]:
    query = select(AuditRow.action, AuditRow.details).where(AuditRow.patient_id == patient).order_by(AuditRow.sequence)
    with context.store.read() as session:
        return [(row[0], row[1]) for row in session.execute(query) if row[0].startswith("report.")]


def photographed(context: Context, patient: str, lesion: str, *, sensitive: bool, consent: tuple[str, ...]) -> None:
    """One signed assessment with a photograph."""
    written = BytesIO()
    noise = np.random.default_rng(7).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    Image.fromarray(noise).save(written, "JPEG")
    taken = photographs.take_in(context, written.getvalue(), "IMG_1.jpg")
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = charted(opened.draft, taken)
    for step in (SetSensitive(sensitive), SetConsent(consent)):
        draft = reduce(draft, step)
    assessments.sign(context, opened.draft_id, draft, opened.version)


def test_what_left_is_kept_and_leaves_again_to_the_byte(ward: Ward, mei: str) -> None:
    pdf = issue(ward.nurse, mei)
    ward.goes_by(hours=2)
    pain_at_rest(ward.nurse, mei, 9)
    (line,) = issued(ward.nurse, [mei])
    again, _ = reports.reprint(ward.other, line.report_id, "print")
    assert again == pdf == stored(ward.nurse, line.report_id).pdf
    assert (line.sha256, line.kept) == (hashlib.sha256(pdf).hexdigest(), True)


def test_leaving_and_leaving_again_are_two_entries_of_the_trail(ward: Ward, mei: str) -> None:
    pdf = issue(ward.nurse, mei)
    (line,) = issued(ward.nurse, [mei])
    reports.reprint(ward.nurse, line.report_id, "print")
    sha256 = hashlib.sha256(pdf).hexdigest()
    assert audited(ward.nurse, mei) == [
        ("report.handover", {"how": "save", "sha256": sha256, "encrypted": False}),
        ("report.reprinted", {"how": "print", "sha256": sha256, "encrypted": False}),
    ]
    assert len(chart(ward.nurse, mei).case.reports) == 1


def test_preparing_leaves_no_trace(ward: Ward, mei: str) -> None:
    reports.prepare(ward.nurse, "handover", [mei], Choices())
    assert audited(ward.nurse, mei) == []
    assert issued(ward.nurse, [mei]) == ()


def test_a_new_entry_an_amendment_and_an_act_supersede_but_not_another_patients(ward: Ward, mei: str) -> None:
    other, _ = admit(ward.nurse, "CUA-10", "WANG Fang")
    first = pain_at_rest(ward.nurse, mei, 4)
    ward.goes_by(hours=1)
    issue(ward.nurse, mei)
    ward.goes_by(hours=1)
    pain_at_rest(ward.nurse, other, 8)
    assert superseded(ward.nurse, mei) == [False]
    amended = Pain(at=ward.nurse.now() - timedelta(hours=2), instrument="nrs", context="rest", score=Decimal(6))
    entries.amend(ward.nurse, mei, first, amended, "misread")
    assert superseded(ward.nurse, mei) == [True]
    issue(ward.nurse, mei)
    ward.goes_by(hours=1)
    assert superseded(ward.nurse, mei) == [False, True]
    tasks.add(ward.nurse, mei, "call the family", "nursing", None, None)
    assert superseded(ward.nurse, mei) == [True, True]


def test_the_moment_that_counts_is_that_of_the_record_that_was_shown(ward: Ward, mei: str) -> None:
    prepared = reports.prepare(ward.nurse, "handover", [mei], Choices())
    ward.goes_by(minutes=5)
    pain_at_rest(ward.nurse, mei, 9)
    ward.goes_by(minutes=5)
    reports.issue(ward.nurse, prepared, "print")
    assert superseded(ward.nurse, mei) == [True]


def test_what_the_report_does_not_show_does_not_supersede_it(ward: Ward, mei: str) -> None:
    (thigh,) = report_choices(ward.nurse, mei).lesions
    calf, _ = lesions.add_lesion(
        ward.nurse, mei, Lesion(id="", site="calf", side="left", region="distal", onset=ward.nurse.today())
    )
    ward.goes_by(hours=1)
    issue(ward.nurse, mei, choices=Choices(lesions=frozenset({thigh.lesion_id})))
    issue(ward.nurse, mei, choices=Choices(end=ward.nurse.today() - timedelta(days=1)))
    ward.goes_by(hours=1)
    pain_at_rest(ward.nurse, mei, 7, lesion=calf)
    assert superseded(ward.nurse, mei) == [False, False]
    pain_at_rest(ward.nurse, mei, 7, lesion=thigh.lesion_id)
    assert sorted(superseded(ward.nurse, mei)) == [False, True]
    pain_at_rest(ward.nurse, mei, 7, lesion=thigh.lesion_id, days_ago=2)
    assert superseded(ward.nurse, mei) == [True, True]


def test_one_pack_of_several_patients_is_kept_once(ward: Ward, mei: str) -> None:
    other, _ = admit(ward.nurse, "CUA-10", "WANG Fang")
    issue(ward.nurse, mei, other, kind="meeting")
    with ward.nurse.store.read() as session:
        assert len(session.scalars(select(ReportFileRow.sha256)).all()) == 1
    for patient in (mei, other):
        (line,) = issued(ward.nurse, [patient])
        assert "2" in [str(part.params.get("value")) for part in line.included]


def test_a_report_whose_bytes_changed_is_refused_and_found(ward: Ward, mei: str) -> None:
    issue(ward.nurse, mei)
    (line,) = issued(ward.nurse, [mei])
    with ward.nurse.store.write() as session:
        session.execute(text("UPDATE report_file SET content = x'00'"))
    with pytest.raises(StoreError, match="report_changed"):
        reports.reprint(ward.nurse, line.report_id, "print")
    assert [each.what.key for each in ward.nurse.store.verify()] == ["store.finding.report_changed"]
    assert [action for action, _ in audited(ward.nurse, mei)] == ["report.handover"]


def test_the_case_file_carries_the_fingerprint_and_not_the_bytes(ward: Ward, mei: str) -> None:
    pdf = issue(ward.nurse, mei)
    exported = export_case(ward.nurse, mei, as_zip=False).data
    (report,) = read_case(exported).reports
    assert (report.sha256, report.as_of) == (hashlib.sha256(pdf).hexdigest(), ward.nurse.now())
    renumbered = exported.replace(b"CUA-9", b"CUA-77")
    with ward.nurse.store.write() as session:
        session.execute(text("DELETE FROM report_file"))
    there, _ = import_case(ward.nurse, renumbered)
    (line,) = issued(ward.nurse, [there])
    assert not line.kept
    with pytest.raises(NotFound, match="report_not_kept"):
        stored(ward.nurse, line.report_id)


def test_beside_the_window_a_report_is_kept_too(ward: Ward, mei: str) -> None:
    folder = ward.nurse.store.folder
    assert folder is not None
    beside = replace(ward.nurse, store=Store.open(folder, ACCOUNT, PASSPHRASE, read_only=True))
    try:
        pdf = issue(beside, mei)
    finally:
        beside.store.close()
    (line,) = issued(ward.nurse, [mei])
    assert stored(ward.nurse, line.report_id).pdf == pdf


def test_ten_patients_take_as_many_statements_as_one(ward: Ward) -> None:
    ids = [admit(ward.nurse, f"CUA-{number}", f"ZHANG {number}")[0] for number in range(10)]
    engine = ward.nurse.store._record.base
    issue(ward.nurse, *ids)
    counts = []
    for some in (ids[:1], ids):
        said: list[str] = []
        note = lambda *given, said=said: said.append(given[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", note)
        reports.prepare(ward.nurse, "handover", some, Choices())
        issued(ward.nurse, some)
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(said))
    assert counts[0] == counts[1]


def test_photographs_without_consent_or_of_intimate_sites_stay_out(ward: Ward) -> None:
    patient, lesion = admit(ward.nurse)
    photographed(ward.nurse, patient, lesion, sensitive=True, consent=("care",))
    prepared = reports.prepare(ward.nurse, "timeline", [patient], Choices())
    assert (prepared.withheld, pictures_of(prepared.pdf)) == (1, [])
    wished = reports.prepare(ward.nurse, "timeline", [patient], Choices(sensitive_sites=True))
    assert wished.withheld == 0
    assert len(pictures_of(wished.pdf)) == 1
    refused, its_lesion = admit(ward.nurse, "CUA-10", "WANG Fang")
    photographed(ward.nurse, refused, its_lesion, sensitive=False, consent=())
    forbidden = reports.prepare(ward.nurse, "timeline", [refused], Choices(sensitive_sites=True))
    assert (forbidden.withheld, pictures_of(forbidden.pdf)) == (0, [])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_of_whom_it_is(ward: Ward, mei: str, kind: str) -> None:
    prepared = reports.prepare(ward.nurse, kind, [mei], Choices())  # type: ignore[arg-type]
    assert any("ZHANG Mei" in page for page in pages_of(prepared.pdf))


def test_a_merged_duplicate_is_printed_as_the_person(ward: Ward, mei: str) -> None:
    twin, _ = admit(ward.nurse, "CUA-10", "ZHANG Mei")
    patients.merge_patients(ward.nurse, twin, mei, "entered twice")
    prepared = reports.prepare(ward.nurse, "handover", [twin, mei], Choices())
    assert prepared.patient_ids == (mei,)


def test_days_the_wrong_way_round_and_nobody_are_refused(ward: Ward, mei: str) -> None:
    with pytest.raises(InvalidInput, match="report_days"):
        reports.prepare(ward.nurse, "handover", [mei], Choices(start=date(2026, 10, 2), end=date(2026, 10, 1)))
    with pytest.raises(NotFound):
        reports.prepare(ward.nurse, "handover", [mei, "nobody"], Choices())
    with pytest.raises(NotFound):
        stored(ward.nurse, "nothing")


def test_who_asks_to_stop_is_heard(ward: Ward, mei: str) -> None:
    class Enough(Exception):
        pass

    def told(_fraction: float, _doing: object) -> None:
        raise Enough

    with pytest.raises(Enough):
        reports.prepare(ward.nurse, "handover", [mei], Choices(), told)


def test_what_went_in_is_said_in_plain_words_and_in_both_languages(ward: Ward, mei: str) -> None:
    (thigh,) = report_choices(ward.nurse, mei).lesions
    chosen = Choices(
        page_size="Letter",
        sections=frozenset({"situation"}),
        lesions=frozenset({thigh.lesion_id}),
        start=date(2026, 9, 1),
        photographs=False,
    )
    issue(ward.nurse, mei, choices=chosen)
    (report,) = chart(ward.nurse, mei).case.reports
    assert report.included == (
        "save",
        "paper: Letter",
        "sections: situation",
        "lesions: L1",
        "from: 2026-09-01",
        "photographs: none",
    )
    assert (scope(report.included).lesions, scope(report.included).start) == (frozenset({"L1"}), date(2026, 9, 1))
    for language in LANGUAGES:
        said = [render(part, language) for part in told((*report.included, "in other words", "colour: blue"))]
        assert not any(sentence.startswith("clinic.") for sentence in said)
        assert said[-2:] == ["in other words", "colour: blue"]


def test_lesions_are_chosen_by_what_the_team_calls_them(ward: Ward, mei: str) -> None:
    known = report_choices(ward.nurse, mei)
    assert known.ids_of(["l1"]) == {known.lesions[0].lesion_id}
    with pytest.raises(InvalidInput, match="report_lesion"):
        known.ids_of(["L9"])


def test_the_facilitys_name_and_logo_head_what_is_prepared_from_now_on(ward: Ward, mei: str) -> None:
    with ward.nurse.store.write() as session:
        session.add(FacilityRow(id=new_id(), name="Ward 7", time_zone="Asia/Shanghai", settings={}))
    head = letterhead(ward.head)
    logo = BytesIO()
    Image.new("RGBA", (3000, 900), (0, 90, 90, 128)).save(logo, "PNG")
    set_letterhead(ward.head, " Renal centre ", logo.getvalue(), head.version)
    kept = letterhead(ward.nurse)
    assert kept.name == "Renal centre"
    with Image.open(BytesIO(kept.logo or b"")) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGB", (1200, 360))
    pdf = issue(ward.nurse, mei)
    assert "Renal centre" in pages_of(pdf)[0]
    assert pictures_of(pdf)
    with pytest.raises(Conflict):
        set_letterhead(ward.head, "Another", None, head.version)
    with pytest.raises(NotAllowed):
        set_letterhead(ward.nurse, "Another", None, kept.version)
    for name, data in (("", None), ("Ward", b"no picture")):
        with pytest.raises(InvalidInput):
            set_letterhead(ward.head, name, data, kept.version)


def test_a_page_carries_an_anchor_of_the_trail_that_holds_against_the_store(ward: Ward, mei: str) -> None:
    page = pages_of(issue(ward.nurse, mei))[0]
    anchor = next(word for word in page.split() if word.count("#") == 2)
    pain_at_rest(ward.nurse, mei, 3)
    assert ward.nurse.store.verify([Head.read(anchor)]) == []


def test_without_a_facility_there_is_nothing_to_head(ward: Ward) -> None:
    administrator = replace(ward.nurse, actor=Actor("a3", "Head", "administrator"))
    with pytest.raises(NotFound):
        set_letterhead(administrator, "Ward 8", None, 0)
