"""Pain, laboratory values, therapies, marks, changes: what the timeline and the handover tell."""

from datetime import date
from decimal import Decimal

from core.case.case import Case
from core.case.course import Event, Laboratory, Procedure, Weight
from core.case.lesion import Lesion
from core.case.therapy import Therapy, TherapyChange
from core.texts import render
from core.trends.as_of import as_of
from core.trends.changes import what_changed
from core.trends.laboratory import laboratory_series
from core.trends.marks import marks
from core.trends.scores import pain_series, sedation_series
from core.trends.series import in_cm2, rounded, worst_of_each_day
from core.trends.therapies import running_at, therapy_spans
from core.trends.timeline import timeline
from tests.core.trends.charted import assessed, at, case, lesion, refused, score


def given(
    drug: str = "sodium_thiosulfate", start: float = 0, stop: float | None = None, *changes: TherapyChange
) -> Therapy:
    return Therapy(
        id=drug,
        drug=drug,
        route="intravenous",
        dose=Decimal(25),
        unit="g",
        per_week=Decimal(3),
        start=at(start).date(),
        stop=None if stop is None else at(stop).date(),
        changes=changes,
    )


def told(record: Case, since: float, until: float) -> list[str]:
    return [render(change.text) for change in what_changed(record, at(since), at(until))]


def test_contexts_and_scales_of_pain_are_never_joined() -> None:
    record = case(
        pain=(
            score(0, 7),
            score(1, 9, context="dressing_change"),
            score(1, 60, "vas", "rest"),
            score(2, 2, "poss", None),
        )
    )
    assert [series.variant for series in pain_series(record)] == ["nrs.rest", "nrs.dressing_change", "vas.rest"]


def test_sleep_is_no_number_of_the_sedation_curve_and_no_line_joins_across_it() -> None:
    curve = sedation_series(
        case(pain=(score(0, 2, "poss", None), score(1, "S", "poss", None), score(2, 1, "poss", None)))
    )
    assert [(point.value, point.gap) for point in curve.points] == [(2, None), (None, "S"), (1, None)]
    assert [len(run) for run in curve.runs()] == [1, 1]


def test_pain_that_could_not_be_asked_is_a_gap_at_rest() -> None:
    record = case(lesion("L1", refused(1, "pain", "asleep")), pain=(score(0, 7), score(2, 5)))
    (curve,) = pain_series(record)
    assert [(point.value, point.gap) for point in curve.points] == [(7, None), (None, "asleep"), (5, None)]


def test_the_worst_score_of_a_day_is_what_its_line_shows() -> None:
    (curve,) = pain_series(case(pain=(score(0, 7), score(0.2, 9), score(1, 5))))
    assert [point.value for point in worst_of_each_day(curve).points] == [9, 5]


def test_laboratory_values_are_in_si_with_their_range_and_comparator() -> None:
    phosphate = Laboratory(
        id="l",
        at=at(0),
        analyte="phosphate",
        value=Decimal("6.9"),
        unit="mg/dL",
        range_low=Decimal("2.5"),
        range_high=Decimal("4.5"),
    )
    crp = Laboratory(id="m", at=at(0), analyte="crp", value="<0.5", unit="mg/dL")
    first, second = laboratory_series(case(laboratory=(phosphate, crp)))
    assert (first.unit, first.values[0].exact, first.values[0].outside) == ("mmol/L", Decimal("2.22801"), "high")
    assert (second.values[0].comparator, second.values[0].exact) == ("<", Decimal("5.0"))


def test_a_held_therapy_is_a_span_whose_last_segment_is_held() -> None:
    hold = TherapyChange(at=at(10).date(), kind="hold", reason="sepsis")
    spans = therapy_spans(case(therapies=(given("sodium_thiosulfate", 0, None, hold),)))
    assert spans is not None
    (span,) = spans
    assert [(segment.held, segment.reason) for segment in span.segments] == [(False, None), (True, "sepsis")]
    assert not span.running
    assert running_at(spans, at(5)) == spans
    assert running_at(spans, at(11)) == ()


def test_a_drug_is_active_from_its_start_day_to_before_its_stop_day() -> None:
    spans = therapy_spans(case(therapies=(given("warfarin", 0, 5),)))
    assert spans is not None
    assert [bool(running_at(spans, at(day))) for day in (-1, 0, 4, 5)] == [False, True, True, False]


def test_why_a_therapy_stopped_is_not_why_it_was_begun() -> None:
    def reasons(**more: object) -> tuple[str | None, list[str]]:
        record = case(therapies=(given("warfarin", 0, 5).model_copy(update=more),))
        (span,) = therapy_spans(record) or ()
        return span.stop_reason, [said for said in told(record, 4, 6) if said.startswith("Stopped")]

    both = reasons(reason="valve", stop_reason="calciphylaxis")
    assert both == ("calciphylaxis", ["Stopped warfarin (calciphylaxis)"])
    assert reasons(reason="stopped for calciphylaxis")[0] == "stopped for calciphylaxis"
    assert reasons(reason="valve", stopped_by="Dr Ito") == (None, ["Stopped warfarin"])
    assert reasons(reason="valve", stop=None) == (None, [])


def test_therapies_that_nobody_asked_about_are_not_none() -> None:
    assert therapy_spans(case()) is None
    assert therapy_spans(case(therapies=())) == ()


def test_dialysis_sessions_do_not_hide_the_marks_that_matter() -> None:
    record = case(
        events=(Event(id="s", at=at(1), kind="dialysis_session"), Event(id="e", at=at(2), kind="sepsis")),
        procedures=(Procedure(id="d", at=at(3), kind="debridement"),),
    )
    assert [mark.code for mark in marks(record)] == ["sepsis", "debridement"]


def test_what_comes_later_is_left_out_and_today_is_not() -> None:
    closed = lesion("L1", assessed(0, 500), assessed(9, 300), closed=12, closed_as="healed")
    record = as_of(case(closed, lesion("L2", onset=8), weights=(Weight(at=at(5).date(), kg=Decimal(80)),)), at(5))
    assert [(each.id, each.closed, len(each.assessments)) for each in record.lesions] == [("L1", None, 1)]
    assert len(record.weights) == 1


def thigh(**more: object) -> Lesion:
    return lesion(
        "L1",
        assessed(0, 2310, eschar_state="dry", infection_signs=()),
        assessed(14, 2805, eschar_state="wet", infection_signs=("smell",)),
        **more,  # type: ignore[arg-type]
    )


def test_a_wound_that_grew_by_a_fifth_is_told_and_a_smaller_change_is_not() -> None:
    assert "L1 wound up 21 %: 23.1 → 28.1 cm²" in told(case(thigh()), 7, 20)
    steady = lesion("L1", assessed(0, 2310), assessed(14, 2500))
    assert told(case(steady), 7, 20) == []


def test_without_an_earlier_value_there_is_nothing_to_compare() -> None:
    found = what_changed(case(thigh()), at(-7), at(20))
    assert [change.kind for change in found] == ["lesion"]


def test_the_most_important_change_comes_first_and_names_its_entry() -> None:
    record = case(
        thigh(),
        therapies=(given("sodium_thiosulfate", 10),),
        events=(Event(id="e", at=at(12), kind="sepsis"),),
        pain=(score(0, 4), score(15, 8)),
    )
    found = what_changed(record, at(7), at(20))
    assert [change.kind for change in found] == ["event", "infection", "eschar", "area", "pain", "therapy"]
    assert found[0].entry_id == "e"


def test_what_happened_today_without_an_hour_has_happened() -> None:
    record = case(therapies=(given("sodium_thiosulfate", 14),))
    assert [change.at for change in what_changed(record, at(7), at(14))] == [date(2026, 3, 16)]


def test_half_is_rounded_away_from_zero_on_every_page() -> None:
    assert str(in_cm2(2805)) == "28.1"
    assert str(in_cm2(20050)) == "201"
    assert str(rounded(0.125, 2)) == "0.13"


def test_the_timeline_of_an_empty_record_is_empty() -> None:
    line = timeline(case())
    assert (line.lesions, line.wound_burden, line.pain, line.therapies, line.marks) == ((), (), (), None, ())
