"""Files of other systems compared with the record and taken in: nothing doubled, nothing silent, nothing by halves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select

from core.case.base import EnteredInError, standing
from core.case.case import Case
from core.case.course import Laboratory, Pain
from core.case.file import read_case, write_case
from core.case.lesion import Assessment
from core.case.moments import instant
from core.case.patient import Patient
from core.clinic.commands import entries
from core.clinic.commands.arrivals import take_in
from core.clinic.comparing import Comparison
from core.clinic.context import Context
from core.clinic.views.arrivals import Match, Why, propose, weigh
from core.clinic.views.chart import chart
from core.errors import CalcitrackError, Conflict, InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, Identity, Row, State, identity_of, row_of, rows_of
from core.exchange.reading import open_laboratory, read_laboratory
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.tables import filled
from core.record.audit import AuditRow
from core.texts import text
from tests.core.clinic.test_commands import EXAMPLE
from tests.exports import export_case
from tests.wards import admit

MORNING = datetime(2026, 10, 19, 8, 10, tzinfo=UTC)
ZHANG = Identity(record_number="CUA-9", name="ZHANG Mei", birth_date=date(1964, 3, 11), sex="female")


def phosphate(value: str = "2.1", *, at: datetime | date = MORNING, result: str | None = None, **more: object) -> Row:
    entry = Laboratory(id=result, at=at, analyte="phosphate", value=value, unit="mmol/L")
    return replace(row_of(text("arrival.place.path", path="1"), entry, patient="p"), **more)


def file_of(*rows: Row, who: Identity = ZHANG) -> Arrival:
    patient = ArrivingPatient("p", who, text("arrival.place.path", path="1"))
    return Arrival("LIS", "laboratory", "0" * 64, (patient,), rows)


def whole_file(case: Case) -> Arrival:
    patient = ArrivingPatient("p", identity_of(case.patient), text("arrival.place.path", path="$"), case)
    return Arrival("case.json", "case", "1" * 64, (patient,), rows_of(case, "p"))


def states(arrival: Arrival) -> list[State]:
    return [row.state for row in arrival.rows]


def laboratory(context: Context, patient: str) -> tuple[Laboratory, ...]:
    return chart(context, patient).case.laboratory


def audits(context: Context) -> list[AuditRow]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow).where(AuditRow.action == "file.taken_in")))


def test_a_file_is_one_audit_entry_and_says_who_recorded_it_while_nobody_signed(context: Context) -> None:
    patient, _ = admit(context)
    taken, changed = take_in(context, file_of(phosphate()), {"p": Match(patient)})
    (entry,) = laboratory(context, patient)
    assert (entry.value, entry.recorded_by, entry.signed_by) == (Decimal("2.1"), "LIS", None)
    assert taken.count(State.NEW) == 1
    assert changed.patients == {patient}
    (audit,) = audits(context)
    assert (audit.patient_id, audit.subject_id) == (patient, "0" * 64)
    assert audit.details is not None
    assert audit.details["rows"] == {"new": 1}


def test_the_same_file_twice_adds_nothing_with_ids_and_without(context: Context) -> None:
    patient, _ = admit(context)
    file = file_of(phosphate(), phosphate("1.9", at=MORNING + timedelta(hours=3), result="LIS/7/1"))
    take_in(context, file, {"p": Match(patient)})
    taken, _ = take_in(context, file, {"p": Match(patient)})
    assert states(taken_rows := weigh(context, file, {"p": Match(patient)})) == [State.KNOWN, State.KNOWN]
    assert taken.rows == taken_rows.rows
    assert len(laboratory(context, patient)) == 2


def test_the_same_value_in_another_unit_and_zone_is_known(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate("2.0")), {"p": Match(patient)})
    there = Laboratory(
        at=datetime.fromisoformat("2026-10-19T16:10:00+08:00"), analyte="phosphate", value="2.00", unit="mmol/L"
    )
    again = file_of(row_of(text("arrival.place.path", path="1"), there, patient="p"))
    assert states(weigh(context, again, {"p": Match(patient)})) == [State.KNOWN]


def test_a_line_that_stands_twice_in_a_file_is_taken_once(context: Context) -> None:
    patient, _ = admit(context)
    taken, _ = take_in(context, file_of(phosphate(), phosphate()), {"p": Match(patient)})
    assert [row.state for row in taken.rows] == [State.NEW, State.KNOWN]
    assert len(laboratory(context, patient)) == 1


def test_a_correction_supersedes_and_both_stay_readable(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate("2.1", result="LIS/7/1")), {"p": Match(patient)})
    corrected = file_of(phosphate("1.2", result="LIS/7/1", corrects=True))
    taken, _ = take_in(context, corrected, {"p": Match(patient)})
    assert taken.count(State.SUPERSEDES) == 1
    first, second = laboratory(context, patient)
    assert (second.amends, second.value, second.amendment_reason) == (
        first.id,
        Decimal("1.2"),
        "Corrected by its sender (LIS).",
    )
    # The older and the newer file again: both are known, and the older one brings its value not back.
    for file in (file_of(phosphate("2.1", result="LIS/7/1")), corrected):
        assert states(weigh(context, file, {"p": Match(patient)})) == [State.KNOWN]
    exported = read_case(export_case(context, patient, as_zip=False).data)
    assert len({entry.id for entry in exported.laboratory}) == 2


def test_a_file_may_correct_itself(context: Context) -> None:
    patient, _ = admit(context)
    file = file_of(phosphate("2.1", result="LIS/7/1"), phosphate("1.2", result="LIS/7/1", corrects=True))
    take_in(context, file, {"p": Match(patient)})
    first, second = laboratory(context, patient)
    assert (first.amends, second.amends) == (None, first.id)


def test_a_correction_without_an_id_is_found_by_its_moment(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate("2.1")), {"p": Match(patient)})
    assert states(weigh(context, file_of(phosphate("1.2", corrects=True)), {"p": Match(patient)})) == [State.SUPERSEDES]


def test_another_value_of_the_same_moment_is_refused_unless_it_says_that_it_corrects(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate("2.1")), {"p": Match(patient)})
    (row,) = weigh(context, file_of(phosphate("1.2")), {"p": Match(patient)}).rows
    assert (row.state, row.reason) == (State.REFUSED, text("arrival.reason.contradicts"))


def test_two_values_of_a_day_without_a_time_are_two_values(context: Context) -> None:
    patient, _ = admit(context)
    day = date(2026, 10, 19)
    taken, _ = take_in(context, file_of(phosphate("2.1", at=day), phosphate("1.2", at=day)), {"p": Match(patient)})
    assert taken.count(State.NEW) == 2


@pytest.mark.parametrize("without_value", [False, True])
def test_a_withdrawn_result_is_struck_through_and_does_not_come_back(context: Context, without_value: bool) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate(result="LIS/7/1")), {"p": Match(patient)})
    by_id = Row(text("arrival.place.path", path="1"), "laboratory", text("arrival.kind.laboratory"), "p")
    withdrawn = file_of(
        replace(by_id, withdraws=True, withdrawn="LIS/7/1")
        if without_value
        else phosphate(result="LIS/7/1", withdraws=True)
    )
    taken, _ = take_in(context, withdrawn, {"p": Match(patient)})
    (entry,) = laboratory(context, patient)
    assert entry.entered_in_error is not None
    assert entry.entered_in_error.by == "LIS"
    assert taken.count(State.SUPERSEDES) == 1
    for file in (withdrawn, file_of(phosphate(result="LIS/7/1"))):
        assert states(weigh(context, file, {"p": Match(patient)})) == [State.KNOWN]


def test_what_a_nurse_struck_through_does_not_come_back_with_the_file(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate()), {"p": Match(patient)})
    (entry,) = laboratory(context, patient)
    entries.mark_in_error(context, patient, str(entry.id), "another patient's sample")
    assert states(weigh(context, file_of(phosphate()), {"p": Match(patient)})) == [State.KNOWN]


def test_a_withdrawn_correction_does_not_bring_back_what_it_corrected(context: Context) -> None:
    patient, _ = admit(context)
    for sent_row in (phosphate("2.1", result="LIS/7/1"), phosphate("1.2", result="LIS/7/1", corrects=True)):
        take_in(context, file_of(sent_row), {"p": Match(patient)})
    withdrawn = file_of(phosphate("1.2", result="LIS/7/1", withdraws=True))
    take_in(context, withdrawn, {"p": Match(patient)})
    assert standing(laboratory(context, patient)) == []
    assert len(laboratory(context, patient)) == 2
    assert states(weigh(context, withdrawn, {"p": Match(patient)})) == [State.KNOWN]


def test_withdrawing_what_is_not_here_is_said(context: Context) -> None:
    patient, _ = admit(context)
    (row,) = weigh(context, file_of(phosphate(result="LIS/7/1", withdraws=True)), {"p": Match(patient)}).rows
    assert (row.state, row.reason) == (State.NOT_UNDERSTOOD, text("arrival.reason.nothing_to_withdraw"))


def test_what_has_not_happened_yet_is_refused(context: Context) -> None:
    patient, _ = admit(context)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    taken, _ = take_in(context, file_of(phosphate(at=tomorrow), phosphate()), {"p": Match(patient)})
    assert [row.state for row in taken.rows] == [State.REFUSED, State.NEW]


def test_patients_are_proposed_with_reasons_and_only_number_and_birth_date_are_certain(context: Context) -> None:
    patient, _ = admit(context)
    admit(context, "CUA-10", "ZHANG Wei")
    (found,) = propose(context, file_of(phosphate()))
    assert (found.candidates[0].patient.patient_id, found.candidates[0].why) == (patient, Why.RECORD_NUMBER)
    assert found.certain == patient
    other_date = replace(ZHANG, birth_date=date(1999, 1, 1))
    (doubtful,) = propose(context, file_of(phosphate(), who=other_date))
    assert doubtful.certain is None
    assert doubtful.candidates[0].contradicts == ("birth_date",)
    (nameless,) = propose(context, file_of(phosphate(), who=Identity(name="Zhang Mei", birth_date=date(1964, 3, 11))))
    assert nameless.certain is None
    assert nameless.candidates[0].why is Why.NAME_AND_BIRTH_DATE


def test_own_laboratory_values_find_their_patient_and_add_nothing(context: Context) -> None:
    patient, _ = admit(context)
    take_in(context, file_of(phosphate(), phosphate("<0.5", at=MORNING + timedelta(days=1))), {"p": Match(patient)})
    tables = filled([chart(context, patient).case], "en")
    file = open_laboratory(csv_bytes(next(table for table in tables if table.name == "laboratory")), "laboratory.csv")
    arrival = read_laboratory(file, file.guessed, context.zone)
    (found,) = propose(context, arrival)
    assert (found.certain, found.candidates[0].why) == (patient, Why.SAME_ID)
    weighed = weigh(context, arrival, {found.key: Match(found.certain)})
    assert [row.state for row in weighed.rows] == [State.KNOWN, State.KNOWN]


def test_patients_without_a_match_stay_out(context: Context) -> None:
    patient, _ = admit(context)
    taken, _ = take_in(context, file_of(phosphate()), {})
    assert taken.patients == {}
    assert laboratory(context, patient) == ()


def test_a_new_patient_needs_a_name_a_number_and_a_birth_date(context: Context) -> None:
    file = file_of(phosphate(), who=Identity(record_number="H-77"))
    with pytest.raises(InvalidInput, match="identity_incomplete"):
        take_in(context, file, {"p": Match()})
    completed = Match(identity=replace(ZHANG, record_number="H-77"))
    taken, _ = take_in(context, file, {"p": completed})
    assert taken.made == set(taken.patients.values())
    assert len(laboratory(context, taken.patients["p"])) == 1
    with pytest.raises(Conflict):
        take_in(context, file, {"p": completed})


def test_nothing_is_half_taken_in(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    patient, _ = admit(context)
    taken_number = ArrivingPatient("q", ZHANG, text("arrival.place.path", path="2"))
    file = replace(file_of(phosphate()), patients=(*file_of().patients, taken_number))
    with pytest.raises(CalcitrackError):
        take_in(context, file, {"p": Match(patient), "q": Match()})
    assert laboratory(context, patient) == ()
    assert audits(context) == []


def test_a_whole_case_is_taken_as_it_stands_and_the_same_case_again_adds_nothing(context: Context) -> None:
    case = read_case(EXAMPLE.read_bytes())
    taken, _ = take_in(context, whole_file(case), {"p": Match()})
    patient = taken.patients["p"]
    before = export_case(context, patient, as_zip=False).data
    assert read_case(before) == case
    weighed = weigh(context, whole_file(case), {"p": Match(patient)})
    assert set(states(weighed)) == {State.KNOWN}
    take_in(context, whole_file(case), {"p": Match(patient)})
    assert len(chart(context, patient).case.lesions) == len(case.lesions)


def test_what_a_later_case_adds_is_taken_into_the_same_patient(context: Context) -> None:
    case = read_case(EXAMPLE.read_bytes())
    taken, _ = take_in(context, whole_file(case), {"p": Match()})
    patient = taken.patients["p"]
    lesion = case.lesions[0]
    seen = Assessment(id="later", at=MORNING, stage="ulcer", wound_area_mm2=900)
    hurt = Pain(at=MORNING, instrument="nrs", context="rest", score=Decimal(5), lesion=lesion.id)
    grown = case.model_copy(
        update={
            "lesions": (lesion.model_copy(update={"assessments": (*lesion.assessments, seen)}), *case.lesions[1:]),
            "pain": (*case.pain, hurt),
        }
    )
    again, _ = take_in(context, whole_file(read_case(write_case(grown))), {"p": Match(patient)})
    assert again.count(State.NEW) == 2
    now = chart(context, patient).case
    assert now.lesions[0].assessments[-1].wound_area_mm2 == 900
    assert now.pain[-1].lesion == now.lesions[0].id


@pytest.mark.parametrize("called", [None, "X"])
def test_an_assessment_without_a_lesion_waits_for_a_person_to_choose_one(context: Context, called: str | None) -> None:
    patient, lesion = admit(context)
    seen = Assessment(at=MORNING, stage="ulcer")
    row = row_of(text("arrival.place.path", path="1"), seen, patient="p", lesion=called)
    (refused,) = weigh(context, file_of(row), {"p": Match(patient)}).rows
    assert refused.reason == text("arrival.reason.which_lesion")
    take_in(context, file_of(row), {"p": Match(patient, lesions={called or "": lesion})})
    assert chart(context, patient).case.lesions[0].assessments[0].stage == "ulcer"


def test_a_correction_may_go_back_to_the_first_value(context: Context) -> None:
    patient, _ = admit(context)
    files = [
        file_of(phosphate("2.1", result="LIS/7/1")),
        file_of(phosphate("1.2", result="LIS/7/1", corrects=True)),
        file_of(phosphate("2.1", result="LIS/7/1", corrects=True)),
    ]
    for file in files:
        take_in(context, file, {"p": Match(patient)})
    assert [entry.value for entry in standing(laboratory(context, patient))] == [Decimal("2.1")]
    assert len(laboratory(context, patient)) == 3
    for file in files:
        assert states(weigh(context, file, {"p": Match(patient)})) == [State.KNOWN]


moments = st.sampled_from([MORNING, MORNING + timedelta(hours=1), date(2026, 10, 19)])
sent = st.builds(
    phosphate,
    st.sampled_from(["1.0", "2.0", "<0.5"]),
    at=moments,
    result=st.sampled_from([None, "LIS/1", "LIS/2"]),
    corrects=st.booleans(),
    withdraws=st.sampled_from([False, False, False, True]),
)


def _was_said(withdrawing: Row, before: Sequence[Row]) -> bool:
    """Whether a row before it said what it takes back, under the same name if it names it."""
    wanted = withdrawing.entry
    assert isinstance(wanted, Laboratory)
    return any(
        isinstance(row.entry, Laboratory)
        and not row.withdraws
        and wanted.id in (None, row.entry.id)
        and (row.entry.comparator, row.entry.value) == (wanted.comparator, wanted.value)
        and instant(row.entry.at) == instant(wanted.at)
        for row in before
    )


@given(st.lists(sent, max_size=8))
@example(
    [
        phosphate("2.0", at=MORNING, result="LIS/1"),
        phosphate("1.0", at=MORNING, result="LIS/1"),
        phosphate("2.0", at=MORNING, withdraws=True),
    ]
)
def test_whatever_a_file_says_it_says_nothing_new_the_second_time(rows: list[Row]) -> None:
    person = Patient(id="p", record_number="CUA-9", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 11))
    first = Comparison(Case.model_construct(patient=person), {}, lambda _thing: None, {})
    taken = [first.judged(row) for row in rows]
    gone = {withdrawal.target for withdrawal in first.withdrawals}
    error = EnteredInError(at=MORNING, by="LIS", reason="withdrawn")
    entries_now = tuple(
        one.thing.model_copy(update={"entered_in_error": error if one.thing.id in gone else None})
        for one in first.additions
    )
    external = {str(one.thing.id): one.external for one in first.additions if one.external is not None}
    assert len(set(external.values())) == len(external)
    case = Case.model_construct(patient=person, laboratory=entries_now)
    again = Comparison(case, external, lambda _thing: None, {})
    anew = [again.judged(row) for row in rows]
    # What was refused beside another value may be taken once that one was corrected to another moment.
    if not any(row.withdraws or row.corrects or row.state is State.REFUSED for row in taken):
        assert again.additions == []
    if not any(row.corrects for row in rows):
        # What takes back something that comes later, or under the name of something else, cannot be known again.
        odd = {number for number, row in enumerate(rows) if row.withdraws and not _was_said(row, rows[:number])}
        assert {number for number, row in enumerate(anew) if row.withdraws and row.state is State.SUPERSEDES} <= odd
    ids = [entry.id for entry in standing(entries_now)]
    assert len(ids) == len(set(ids))
