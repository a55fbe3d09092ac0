"""The clinic of a day: who is seen, what one screen says of them, what was decided, and that they were reviewed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import event, select

from core.case.lesion import Assessment, Lesion
from core.case.patient import Patient
from core.case.photo import Outline, Photograph, Scale, Tracing
from core.case.therapy import Therapy, TherapyChange
from core.clinic.commands import lesions, patients, photographs, reviews, tasks, therapies
from core.clinic.views.clinic_day import clinic_of, standings, todays_clinic
from core.clinic.views.photo_pairs import photo_pairs
from core.clinic.views.review import review_of
from core.errors import NotFound
from core.record.audit import AuditRow
from core.store.store import Store
from tests.core.clinic.ward import Ward


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def patient(ward: Ward) -> str:
    return ward.admits()


def told(ward: Ward, patient: str) -> list[tuple[str, str, object]]:
    decided = review_of(ward.nurse, patient).decided
    return [(one.told.key, one.by, one.told.params.get("what") or one.told.params.get("title")) for one in decided]


def test_a_review_leaves_who_and_when_and_changes_nothing_else(ward: Ward, patient: str) -> None:
    before = review_of(ward.other, patient)
    reviews.review(ward.other, patient)
    with ward.nurse.store.read() as session:
        entry = session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc())).first()
        assert entry is not None
        assert (entry.action, entry.patient_id, entry.actor_name) == ("patient.reviewed", patient, "Dr Osei")
        assert entry.at == ward.now
    after = review_of(ward.other, patient)
    assert before.reviewed is None and after.reviewed is not None
    assert (after.reviewed.by, after.reviewed.at) == ("Dr Osei", ward.now)
    assert after.tasks == before.tasks and after.flags == before.flags


def test_nobody_reviews_who_is_not_there(ward: Ward) -> None:
    with pytest.raises(NotFound):
        reviews.review(ward.nurse, "nobody")
    with ward.nurse.store.read() as session:
        assert session.scalars(select(AuditRow).where(AuditRow.action == "patient.reviewed")).first() is None


def test_the_list_shows_the_last_review_of_today_alone(ward: Ward, patient: str) -> None:
    reviews.review(ward.nurse, patient)
    ward.now += timedelta(hours=1)
    reviews.review(ward.other, patient)
    (line,) = clinic_of(ward.nurse, [patient])
    assert line.reviewed is not None and line.reviewed.by == "Dr Osei"
    ward.now += timedelta(hours=24)
    (line,) = clinic_of(ward.nurse, [patient])
    assert line.reviewed is None and review_of(ward.nurse, patient).reviewed is None


def test_a_day_begins_at_the_facilitys_midnight(ward: Ward, patient: str) -> None:
    ward.now = datetime(2026, 10, 1, 15, 30, tzinfo=UTC)  # half past eleven in the evening in Shanghai
    reviews.review(ward.nurse, patient)
    assert clinic_of(ward.nurse, [patient])[0].reviewed is not None
    ward.now += timedelta(hours=1)
    assert clinic_of(ward.nurse, [patient])[0].reviewed is None


def test_what_people_decided_today_is_listed_and_what_the_rules_ask_is_not(ward: Ward, patient: str) -> None:
    tasks.add(ward.nurse, patient, "Ring the family", "social_work", ward.now + timedelta(days=2), "info")
    ward.now += timedelta(days=1)
    assert told(ward, patient) == []
    tasks.add(ward.other, patient, "Refer to surgery", "surgery", ward.now + timedelta(days=2), "info")
    ward.now += timedelta(minutes=1)
    sevelamer = Therapy(drug="sevelamer", route="oral", dose=Decimal(800), unit="mg", per_day=3, start=ward.now)
    therapy, _ = therapies.start(ward.nurse, patient, sevelamer)
    ward.now += timedelta(minutes=1)
    therapies.change(ward.other, patient, therapy, TherapyChange(at=ward.now, kind="hold", reason="nausea"))
    ward.now += timedelta(minutes=1)
    therapies.stop(ward.other, patient, therapy, ward.now, "nausea")
    found = told(ward, patient)
    assert [(key, by) for key, by, _ in found] == [
        ("clinic.task_title", "Dr Osei"),
        ("clinic.decision.therapy", "RN Li"),
        ("clinic.decision.therapy", "Dr Osei"),
        ("clinic.decision.therapy", "Dr Osei"),
    ]
    whats = [getattr(what, "key", what) for _, _, what in found]
    assert whats == [
        "Refer to surgery", "clinic.decision.start", "word.therapy_change.hold", "clinic.decision.stop",
    ]  # fmt: skip


def test_a_decision_that_was_done_stays_listed_with_its_state(ward: Ward, patient: str) -> None:
    made, _ = tasks.add(ward.nurse, patient, "Ring the family", "social_work", ward.now + timedelta(days=2), "info")
    tasks.complete(ward.other, made)
    (decision,) = review_of(ward.nurse, patient).decided
    assert decision.task is not None and decision.task.state == "done"
    assert decision.by == "RN Li"
    assert made not in {line.task_id for line in review_of(ward.nurse, patient).tasks}


def test_the_clinic_keeps_its_order_and_leaves_out_who_was_merged(ward: Ward) -> None:
    first, second, third = (ward.admits(f"M-{number}") for number in range(3))
    assert [one.patient_id for one in clinic_of(ward.nurse, [third, first, second])] == [third, first, second]
    patients.merge_patients(ward.head, third, first, "entered twice")
    assert [one.patient_id for one in clinic_of(ward.nurse, [third, first, second, first])] == [first, second]


def test_todays_clinic_has_who_is_due_or_flagged_and_nobody_else(ward: Ward, patient: str) -> None:
    person = Patient(id="", record_number="calm", name="LI Wei", sex="male", birth_date=date(1950, 1, 1))
    calm, _ = patients.add_patient(ward.nurse, person, None)
    assert [one.patient_id for one in todays_clinic(ward.nurse)] == [patient]
    tasks.add(ward.nurse, calm, "Ring the family", "social_work", ward.now + timedelta(days=2), "info")
    assert [one.patient_id for one in todays_clinic(ward.nurse)] == [patient]
    ward.now += timedelta(days=2)
    assert {one.patient_id for one in todays_clinic(ward.nurse)} == {patient, calm}


def thigh(onset: date) -> Lesion:
    return Lesion(id="", site="thigh", side="left", region="proximal", onset=onset)


def test_a_lesion_that_nobody_measured_is_said_to_be_so_and_never_well(ward: Ward, patient: str) -> None:
    lesions.add_lesion(ward.nurse, patient, thigh(ward.nurse.today()))
    found = standings(ward.nurse, [patient])[patient]
    assert [code for _, code in found.lesions] == ["not_measured"]
    assert sum(found.unknown.values()) > 0
    (judged,) = review_of(ward.nurse, patient).verdicts
    assert judged.code == "not_measured"


def asked(ward: Ward, work: Callable[[], object]) -> int:
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        counted.append(statement)

    engine = ward.nurse.store._record.reading
    event.listen(engine, "before_cursor_execute", count)
    work()
    event.remove(engine, "before_cursor_execute", count)
    return len(counted)


def test_a_clinic_of_ten_takes_as_many_statements_as_one(ward: Ward) -> None:
    ids = [ward.admits(f"M-{number}") for number in range(10)]
    for each in ids:
        lesions.add_lesion(ward.nurse, each, thigh(ward.nurse.today()))
    assert asked(ward, lambda: standings(ward.nurse, ids)) == asked(ward, lambda: standings(ward.nurse, ids[:1]))
    assert asked(ward, lambda: clinic_of(ward.nurse, ids)) == asked(ward, lambda: clinic_of(ward.nurse, ids[:1]))


SIDE = (640, 480)


def taken_in(ward: Ward, shade: int) -> str:
    """A photograph of one colour in the store: its SHA-256."""
    written = BytesIO()
    Image.fromarray(np.full((SIDE[1], SIDE[0], 3), shade, np.uint8)).save(written, "PNG")
    return photographs.take_in(ward.nurse, written.getvalue(), "wound.png").sha256


def shot(sha256: str, day: int, mm_per_px: float | None, **facts: object) -> Assessment:
    at = datetime(2026, 9, day, 8, tzinfo=UTC)
    scale = None if mm_per_px is None else Scale(method="ruler", mm_per_px=mm_per_px)
    outline = Outline(tissue="wound", points_px=((200, 150), (400, 150), (400, 300), (200, 300)))
    photograph = Photograph(
        at=at,
        sha256=sha256,
        media_type="image/png",
        width_px=SIDE[0],
        height_px=SIDE[1],
        tracing=Tracing(outlines=(outline,), scale=scale),
        **facts,
    )
    return Assessment(at=at, photographs=(photograph,))


def with_shots(*assessments: Assessment) -> Lesion:
    return thigh(date(2026, 9, 1)).model_copy(update={"id": "L", "assessments": assessments})


def test_the_pair_is_the_first_and_the_latest_cropped_to_the_wound_with_its_millimetres(ward: Ward) -> None:
    shas = [taken_in(ward, shade) for shade in (40, 120, 200)]
    lesion = with_shots(*(shot(sha, day, 0.2 * day) for day, sha in enumerate(shas, start=1)))
    pair = photo_pairs(ward.nurse, [lesion])["L"]
    assert pair.first is not None and pair.now is not None and pair.withheld == 0
    for found, shade, mm_per_px in ((pair.first, 40, 0.2), (pair.now, 200, 0.6)):
        picture = np.asarray(Image.open(BytesIO(found.picture)))
        assert abs(int(picture.mean()) - shade) <= 2
        # The outline is 200 pixels wide; a margin of skin is round it, and the whole is not shown.
        assert found.width_mm is not None and 200 * mm_per_px < found.width_mm < SIDE[0] * mm_per_px
        ((tissue, corners),) = found.outlines
        width = (corners[1][0] - corners[0][0]) * found.width_mm
        assert tissue == "wound" and width == pytest.approx(200 * mm_per_px)
        assert all(0 <= share <= 1 for corner in corners for share in corner)


def test_what_consent_forbids_is_counted_and_not_shown(ward: Ward) -> None:
    shown, forbidden = taken_in(ward, 40), taken_in(ward, 200)
    lesion = with_shots(shot(shown, 1, None, consent=("care",)), shot(forbidden, 2, None, consent=()))
    pair = photo_pairs(ward.nurse, [lesion])["L"]
    assert pair.first is None and pair.now is not None and pair.withheld == 1
    assert pair.now.at == datetime(2026, 9, 1, 8, tzinfo=UTC) and pair.now.width_mm is None


def test_an_intimate_photograph_says_so_and_one_the_store_has_not_is_passed_over(ward: Ward) -> None:
    lesion = with_shots(shot(taken_in(ward, 40), 1, None, sensitive=True), shot("0" * 64, 2, None))
    pair = photo_pairs(ward.nurse, [lesion])["L"]
    assert pair.first is None and pair.now is not None and pair.now.sensitive
    nothing = photo_pairs(ward.nurse, [with_shots()])["L"]
    assert (nothing.first, nothing.now, nothing.withheld) == (None, None, 0)
