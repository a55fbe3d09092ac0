"""What the small course is drawn from, and that it draws for whoever comes."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.case.case import Case
from core.case.course import Pain
from core.case.lesion import Assessment, Lesion
from core.case.patient import Patient
from core.case.therapy import Therapy, TherapyChange
from desktop.review.course_facts import Course, course_of, therapy_words
from desktop.review.course_view import CourseView
from desktop.theme.theme import theme

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PERSON = Patient(id="p", record_number="CUA-1", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 9))


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def measured(days: float, area: float | None, eschar: float | None = None, **facts: object) -> Assessment:
    return Assessment(
        id=f"a{days}", at=ago(days), wound_area_mm2=area, eschar_area_mm2=eschar, measured_by="planimetry", **facts
    )


def case(*assessments: Assessment, therapies: tuple[Therapy, ...] | None = (), pain: tuple[Pain, ...] = ()) -> Case:
    thigh = Lesion(id="L", site="thigh", region="proximal", onset=ago(60), assessments=assessments)
    return Case(patient=PERSON, lesions=(thigh,), therapies=therapies, pain=pain)


def given(drug: str, start: float, stop: float | None = None, **facts: object) -> Therapy:
    return Therapy(
        id=drug, drug=drug, route="oral", dose=Decimal(25), unit="mg", per_day=1, start=ago(start),
        stop=None if stop is None else ago(stop), **facts,
    )  # fmt: skip


def test_areas_are_those_of_all_wounds_in_square_centimetres() -> None:
    found = course_of(case(measured(30, 1200, 800), measured(2, 600, 100)), NOW)
    wound, eschar = found.areas
    assert [y for run in wound.runs for _, y in run] == [12, 6] and not wound.dashed
    assert [y for run in eschar.runs for _, y in run] == [8, 1] and eschar.dashed
    assert found.begin == ago(30).timestamp() and found.end == NOW.timestamp()


def test_scores_of_another_context_or_instrument_are_no_part_of_the_curve() -> None:
    scores = [("nrs", "rest", 7), ("nrs", "movement", 9), ("vas", "rest", 80), ("nrs", "dressing_change", 8)]
    pain = tuple(
        Pain(at=ago(3), instrument=instrument, context=context, score=Decimal(score))
        for instrument, context, score in scores
    )
    found = course_of(case(pain=pain), NOW)
    assert [line.last[1] for line in found.pain if line.last is not None] == [7, 8]


def test_therapies_that_ended_before_are_left_out_and_the_latest_change_stands_first() -> None:
    held = TherapyChange(at=ago(1), kind="hold")
    found = course_of(
        case(
            measured(30, 1200),
            therapies=(given("warfarin", 90, 31), given("cinacalcet", 20), given("gabapentin", 40, changes=(held,))),
        ),
        NOW,
    )
    assert found.strips is not None
    assert [strip.name.key for strip in found.strips] == ["drug.gabapentin", "drug.cinacalcet"]
    first = found.strips[0]
    assert [part.held for part in first.stretches] == [False, True] and not first.running
    assert first.stretches[0].begin == found.begin and first.stretches[-1].end == found.end
    assert therapy_words(first).key == "desktop.review.therapy_held"


def test_never_assessed_is_not_none_and_more_than_fit_are_counted() -> None:
    assert course_of(case(therapies=None), NOW).strips is None
    assert course_of(case(), NOW).strips == () and course_of(case(), NOW).is_empty
    drugs = ("warfarin", "apixaban", "cinacalcet", "gabapentin", "sevelamer", "ketamine", "hydromorphone", "senna")
    found = course_of(case(therapies=tuple(given(drug, 5) for drug in drugs)), NOW)
    assert found.strips is not None and len(found.strips) == 6 and found.left_out == 2


REFUSED = ({"what": "measurement", "reason": "too painful"},)
CASES = (
    case(),
    case(therapies=None),
    case(measured(1, 500)),
    case(measured(30, 1200), measured(20, None, not_done=REFUSED), measured(2, 0)),
    case(measured(9, 500), therapies=(given("warfarin", 90), given("cinacalcet", 0.5), given("gabapentin", 4, 3))),
)  # fmt: skip


@pytest.mark.parametrize("size", [(340, 240), (60, 40), (900, 700)])
@pytest.mark.parametrize("shown", [course_of(each, NOW) for each in CASES])
@pytest.mark.parametrize("scale", [100, 150])
def test_it_draws_whatever_there_is(qtbot, at_work, clinic, shown: Course, size, scale: int) -> None:
    view = CourseView(at_work(clinic, theme=theme(scale=scale)))
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_course(shown)
    drawn = view.grab().toImage()
    colours = {drawn.pixel(x, y) for x in range(0, drawn.width(), 2) for y in range(0, drawn.height(), 2)}
    assert len(colours) > 1
    assert view.accessibleName().startswith("Course")


def test_the_same_is_told_in_words(qtbot, at_work, clinic) -> None:
    view = CourseView(at_work(clinic))
    qtbot.addWidget(view)
    view.show_course(course_of(case(measured(30, 1200), measured(2, 600), therapies=(given("cinacalcet", 20),)), NOW))
    assert view.accessibleName().split("\n") == [
        "Course",
        "Open wounds (cm²), wound: 12.0 at first, 6.0 now",
        "cinacalcet 25 mg × 1/day",
    ]
