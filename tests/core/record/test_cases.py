"""What a chart is made of: statements, ids, lineage, and what an import leaves empty."""

from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import event

from core.case.base import EnteredInError
from core.case.case import Case
from core.case.course import Laboratory, Pain, Weight
from core.case.episode import Episode
from core.case.file import read_case
from core.case.lesion import Assessment, Lesion
from core.case.photo import Outline, Photograph, Tracing
from core.case.therapy import Therapy, TherapyChange
from core.case.work import Flag, Task
from core.errors import NotFound
from core.record.assessment import add_assessment
from core.record.base import new_id
from core.record.cases import add_case, case_of, cases_of
from core.record.entries import add_entry, find_entry
from core.record.episode import add_episode
from core.record.flag import add_flag
from core.record.lesion import add_lesion
from core.record.patient import PatientRow
from core.record.summary import summarise
from core.record.task import TaskRow, add_task
from core.record.therapy import add_therapy, add_therapy_change

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EXAMPLE = read_case((Path(__file__).resolve().parents[2] / "data" / "case-example.json").read_bytes())


@contextmanager
def statements(session):
    seen: list[str] = []

    def note(conn, cursor, statement, *_rest) -> None:
        seen.append(statement)

    event.listen(session.connection(), "before_cursor_execute", note)
    yield seen
    event.remove(session.connection(), "before_cursor_execute", note)


@pytest.fixture
def mei(session) -> str:
    """A patient as the example's file tells of her."""
    return add_case(session, EXAMPLE, at=NOW, actor="importer")


def test_a_hundred_patients_take_as_many_statements_as_one(session, mei) -> None:
    many = [mei, *(add_case(session, EXAMPLE, at=NOW, actor="importer") for _ in range(100))]
    with statements(session) as one:
        cases_of(session, [mei])
    with statements(session) as hundred:
        assert len(cases_of(session, many)) == 101
    assert len(one) == len(hundred) < 25


def test_outlines_are_left_out_for_those_who_only_count(session, mei) -> None:
    outline = Outline(tissue="wound", points_px=((0, 0), (1, 0), (1, 1)))
    photograph = Photograph(
        at=NOW, sha256="a" * 64, media_type="image/png", width_px=2, height_px=2, tracing=Tracing(outlines=(outline,))
    )
    lesion = case_of(session, mei).lesions[0].id
    add_assessment(session, mei, lesion, Assessment(at=NOW, photographs=(photograph,)))
    assert case_of(session, mei).lesions[0].assessments[-1].photographs[0].tracing.outlines == (outline,)
    with statements(session) as few:
        quick = case_of(session, mei, tracings=False)
    assert quick.lesions[0].assessments[-1].photographs[0].tracing is None
    assert not any("FROM tracing" in statement for statement in few)


def test_inside_the_program_everything_has_an_id(session, mei) -> None:
    case = case_of(session, mei)
    assert case.patient.id == mei
    assert case.episode and case.episode.id
    lesion = case.lesions[0]
    assert lesion.id != "L1"
    assert lesion.episode == case.episode.id
    entries = [*lesion.assessments, *case.pain, *(case.therapies or ()), *case.laboratory, *case.events, *case.tasks]
    assert all(entry.id for entry in entries)
    assert {pain.lesion for pain in case.pain} == {lesion.id, None}


def test_an_import_invents_no_author_and_no_time(session, mei) -> None:
    assessment = case_of(session, mei).lesions[0].assessments[0]
    assert (assessment.recorded_at, assessment.recorded_by, assessment.signed_at) == (None, None, None)


def test_a_patient_that_is_not_there_is_said_so(session) -> None:
    with pytest.raises(NotFound, match=r"error\.record\.no_patient"):
        case_of(session, new_id())


def test_none_known_and_none_taken_are_told_apart(session) -> None:
    unknown = add_case(session, EXAMPLE.model_copy(update={"therapies": None}), at=NOW, actor="a")
    none = add_case(session, EXAMPLE.model_copy(update={"therapies": ()}), at=NOW, actor="a")
    assert case_of(session, unknown).therapies is None
    assert case_of(session, none).therapies == ()
    session.get(PatientRow, unknown).therapies_confirmed_at = NOW
    session.flush()
    assert case_of(session, unknown).therapies == ()


def test_an_entry_written_here_stands_last_and_an_amendment_shows_what_it_supersedes(session, mei) -> None:
    first = add_entry(session, mei, Weight(at=date(2026, 11, 1), kg=Decimal("82.50"), signed_by="nurse"))
    add_entry(session, mei, Weight(at=date(2026, 11, 1), kg=Decimal("82.8"), amends=first, amendment_reason="shoes"))
    weights = case_of(session, mei).weights
    assert [str(weight.kg) for weight in weights[-2:]] == ["82.50", "82.8"]
    assert weights[-1].amends == weights[-2].id == first
    exported = case_of(session, mei, for_export=True).weights
    assert exported[-1].amends == exported[-2].id
    assert exported[-1].id is None


def test_an_entry_in_error_is_found_and_marked_wherever_it_is(session, mei) -> None:
    row = find_entry(session, mei, case_of(session, mei).lesions[0].assessments[0].id)
    row.error_at, row.error_by, row.error_reason = NOW, "nurse", "wrong patient"
    session.flush()
    wrong = case_of(session, mei).lesions[0].assessments[0]
    assert wrong.entered_in_error == EnteredInError(at=NOW, by="nurse", reason="wrong patient")
    assert find_entry(session, new_id(), row.id) is None


def test_a_split_keeps_its_lineage(session, mei) -> None:
    parent = case_of(session, mei).lesions[0]
    half = Lesion(id="", site="thigh", region="proximal", onset=date(2026, 11, 1), parents=(parent.id,))
    child = add_lesion(session, mei, half)
    found = case_of(session, mei).lesions[-1]
    assert (found.id, found.parents, found.episode) == (child, (parent.id,), parent.episode)
    assert case_of(session, mei, for_export=True).lesions[-1].parents == ("L1",)


def test_a_new_episode_leaves_lesions_in_the_one_they_were_charted_in(session, mei) -> None:
    before = case_of(session, mei)
    add_episode(session, mei, Episode(onset=date(2026, 11, 20), subtype="uraemic"))
    after = case_of(session, mei)
    assert after.earlier_episodes == (before.episode,)
    assert after.lesions[0].episode == before.episode.id
    exported = case_of(session, mei, for_export=True)
    assert exported.lesions[0].episode == exported.earlier_episodes[0].id is not None
    assert exported.episode.id is None


def test_therapy_changes_stand_in_the_order_they_were_made(session, mei) -> None:
    drug = Therapy(
        drug="oxycodone", route="oral", dose=Decimal(5), unit="mg", per_day=Decimal(3), start=date(2026, 11, 1)
    )
    therapy = add_therapy(session, mei, drug)
    for kind in ("hold", "resume"):
        add_therapy_change(session, mei, therapy, TherapyChange(at=NOW, kind=kind))
    assert [change.kind for change in case_of(session, mei).therapies[-1].changes] == ["hold", "resume"]


def test_a_censored_reading_keeps_its_sign_and_its_digits(session, mei) -> None:
    add_entry(session, mei, Laboratory(at=NOW, analyte="crp", value="<0.50", unit="mg/L"))
    add_entry(session, mei, Laboratory(at=NOW, analyte="crp", value=Decimal("5.10"), unit="mg/L"))
    assert [str(value.value) for value in case_of(session, mei).laboratory[-2:]] == ["<0.50", "5.10"]


def test_who_sleeps_and_is_easy_to_rouse_is_kept_as_that_and_as_no_number(session, mei) -> None:
    for score in ("S", Decimal(3)):
        add_entry(session, mei, Pain(at=NOW, instrument="poss", score=score))
    assert [entry.score for entry in case_of(session, mei).pain[-2:]] == ["S", Decimal(3)]


def test_findings_of_an_imported_lesion_speak_of_the_lesion_here(session) -> None:
    flags = (
        Flag(rule="pain.severe", subject="L1", level="urgent", state="raised", raised_at=NOW,
             evidence=({"lesion": "L1", "label": "L1", "entries": ["p1"]},)),
    )  # fmt: skip
    pain = (Pain(id="p1", at=NOW, instrument="nrs", score=Decimal(9), lesion="L1"),)
    given = EXAMPLE.model_copy(update={"flags": flags, "pain": pain})
    patient = add_case(session, given, at=NOW, actor="a")
    here = case_of(session, patient)
    flag = here.flags[0]
    assert flag.subject == flag.evidence[0]["lesion"] == here.lesions[0].id
    assert flag.evidence[0]["entries"] == [here.pain[0].id]
    assert flag.evidence[0]["label"] == "L1"
    assert case_of(session, patient, for_export=True) == given


def test_what_the_worklist_reads_is_counted_again(session, mei) -> None:
    lesion = case_of(session, mei).lesions[0]
    later = datetime(2026, 12, 1, tzinfo=UTC)
    wrong = Assessment(at=later, entered_in_error=EnteredInError(at=NOW, by="n", reason="r"))
    add_assessment(session, mei, lesion.id, wrong)
    add_task(session, mei, Task(rule="task.assess", state="open", at=NOW, due=later))
    add_task(session, mei, Task(rule="task.dress", state="open", at=NOW, due=NOW))
    add_flag(session, mei, Flag(rule="pain.severe", level="urgent", state="raised", raised_at=NOW))
    add_flag(session, mei, Flag(rule="pain.old", level="urgent", state="resolved", raised_at=NOW))
    summarise(session, [mei])
    row = session.get(PatientRow, mei)
    session.refresh(row)
    assert (row.next_due_at, row.urgent_flags, row.attention_flags, row.open_lesions) == (NOW, 1, 0, 1)
    assert row.last_assessed_at == lesion.assessments[-1].at


def test_a_rule_raises_a_task_once_until_it_is_closed(session, mei) -> None:
    again = Task(rule="task.assess", subject="x", state="open", at=NOW)
    first = add_task(session, mei, again)
    with pytest.raises(Exception, match="UNIQUE"), session.begin_nested():
        add_task(session, mei, again)
    row = session.get(TaskRow, first)
    row.state, row.open_key = "done", None
    session.flush()
    assert add_task(session, mei, again)
    free = Task(rule="free", state="open", at=NOW, title="Ring the family")
    assert add_task(session, mei, free) != add_task(session, mei, free)


def test_two_workstations_never_overwrite_each_other(session, mei) -> None:
    from sqlalchemy.orm.exc import StaleDataError

    row = session.get(PatientRow, mei)
    session.connection().exec_driver_sql("UPDATE patient SET version = version + 1")
    row.name = "Example, Mei Ling"
    with pytest.raises(StaleDataError):
        session.flush()


def test_a_case_in_a_file_may_call_two_things_the_same(session) -> None:
    twice = (Weight(id="w", at=date(2026, 1, 1), kg=Decimal(80)), Weight(id="w", at=date(2026, 1, 2), kg=Decimal(81)))
    given: Case = EXAMPLE.model_copy(update={"weights": twice})
    patient = add_case(session, given, at=NOW, actor="a")
    assert case_of(session, patient, for_export=True) == given
