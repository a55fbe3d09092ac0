"""The clock is set back: nothing is refused in silence, the trail keeps the order of writing, and the user is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.clinic import opening
from core.clinic.commands import assessments, tasks
from core.clinic.commands.trail import note_read
from core.clinic.context import Context
from core.clinic.doubts import doubts
from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from core.errors import InvalidInput
from core.record.audit import AuditRow
from core.texts import LANGUAGES, render
from tests.faults.lives import context_of
from tests.wards import admit, charted

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def at_noon(ward: Path) -> Iterator[Context]:
    context = replace(context_of(ward), clock=lambda: NOON)
    yield context
    opening.close(context)


def set_back(context: Context, by: timedelta) -> Context:
    return replace(context, clock=lambda: NOON - by)


def sign(context: Context, patient: str, lesion: str) -> str:
    opened, _ = assessments.open_draft(context, patient, lesion)
    signed, _ = assessments.sign(context, opened.draft_id, charted(opened.draft), opened.version)
    return signed


@pytest.mark.parametrize("by", [timedelta(hours=2), timedelta(days=10)])
def test_charting_goes_on_and_everything_keeps_its_order(at_noon: Context, by: timedelta) -> None:
    patient, lesion = admit(at_noon)
    first = sign(at_noon, patient, lesion)
    early = set_back(at_noon, by)
    second = sign(early, patient, lesion)
    kept = {entry.id: entry.at for entry in chart(early, patient).case.lesions[0].assessments}
    assert kept == {first: NOON, second: NOON - by}, "an entry is not there, or has another time than it was charted at"
    with at_noon.store.read() as session:
        trail = session.scalars(select(AuditRow).order_by(AuditRow.sequence)).all()
    assert [entry.number for entry in trail] == sorted(entry.number for entry in trail)
    assert trail[-1].at == NOON - by and trail[-1].subject_id == lesion
    assert at_noon.store.verify() == []


def test_the_user_is_told_at_once(at_noon: Context) -> None:
    patient, _ = admit(at_noon)
    assert doubts(at_noon) == ()
    assert doubts(set_back(at_noon, timedelta(minutes=4))) == ()
    early = set_back(at_noon, timedelta(hours=2))
    note_read(early, patient)  # what is written by the wrong clock does not make it right
    found = doubts(early)
    assert [doubt.key for doubt in found] == ["store.finding.clock"]
    for language in LANGUAGES:
        assert "10:00" in render(found[0], language) and "12:00" in render(found[0], language)


def test_a_draft_of_before_is_refused_with_the_reason_and_not_lost(at_noon: Context) -> None:
    patient, lesion = admit(at_noon)
    opened, _ = assessments.open_draft(at_noon, patient, lesion)
    early = set_back(at_noon, timedelta(hours=2))
    with pytest.raises(InvalidInput, match="future"):
        assessments.sign(early, opened.draft_id, charted(opened.draft), opened.version)
    again, _ = assessments.open_draft(early, patient, lesion)
    assert again.resumed and again.draft_id == opened.draft_id
    assessments.sign(at_noon, opened.draft_id, charted(opened.draft), opened.version)


def test_what_was_due_is_still_open_and_says_when(at_noon: Context) -> None:
    patient, _ = admit(at_noon)
    tasks.add(at_noon, patient, "Turn the patient", "nursing", NOON + timedelta(hours=1), "info", None)
    late = replace(at_noon, clock=lambda: NOON + timedelta(hours=2))
    assert next(row for row in worklist(late).rows if row.patient_id == patient).group == "due"
    row = next(row for row in worklist(set_back(at_noon, timedelta(hours=2))).rows if row.patient_id == patient)
    assert row.due is not None, "a task went away with the clock"
