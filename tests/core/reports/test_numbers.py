"""Every number on paper is a number of the record, or one that the trends make of it."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core.case.case import Case
from core.case.course import Laboratory, Pain
from core.case.lesion import Assessment, Lesion
from core.reports.wording import Words
from core.texts import LANGUAGES, render, text
from core.trends.progress import progress
from core.trends.series import in_cm2
from core.trends.therapies import dose_text
from core.trends.timeline import timeline
from tests.core.reports.patients import NOW, OCCASION, charted, given_to, lesion, printed
from tests.core.reports.patients import given as fresh
from tests.core.reports.reading import words_of

WORDS: Final = Words("en", OCCASION.zone)
NUMBER: Final = re.compile(r"(?<![\w.,])[+−]?\d[\d,]*(?:\.\d+)?(?![\w])")

CALMLY: Final = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # A page takes a quarter of a second: to make a failure small would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

areas = st.floats(100, 20_000, allow_nan=False).map(lambda value: round(value, 1))
lengths = st.floats(0.5, 400, allow_nan=False).map(lambda value: round(value, 1))
doses = st.decimals("0.1", 60, places=1, allow_nan=False)
values = st.decimals("0.5", "4.5", places=2, allow_nan=False)


@st.composite
def assessments(draw: st.DrawFn) -> list[Assessment]:
    found = []
    for number, day in enumerate(sorted(draw(st.sets(st.integers(1, 80), min_size=1, max_size=6)), reverse=True)):
        wound = draw(areas)
        found.append(
            Assessment(
                id=f"a{number}-{day}",
                at=NOW - timedelta(days=day),
                stage="ulcer",
                wound_area_mm2=wound,
                eschar_area_mm2=draw(st.none() | st.just(round(wound / 3, 1))),
                perimeter_mm=draw(st.none() | lengths),
                length_mm=draw(st.none() | lengths),
                width_mm=draw(st.none() | lengths),
                measured_by=draw(st.sampled_from(["planimetry", "ruler"])),
            )
        )
    return found


@st.composite
def records(draw: st.DrawFn) -> Case:
    wounds = [lesion(f"L{number}", *draw(assessments()), onset=90) for number in range(1, draw(st.integers(1, 3)) + 1)]
    pain = [
        Pain(id=f"p{day}", at=NOW - timedelta(days=day), instrument="nrs", context="rest", score=Decimal(score))
        for day, score in draw(st.dictionaries(st.integers(1, 60), st.integers(0, 10), max_size=4)).items()
    ]
    update: dict[str, Any] = {"lesions": tuple(wounds), "pain": tuple(pain), "procedures": (), "events": ()}
    return charted()[0].model_copy(update=update)


def in_record(each: Lesion) -> set[str]:
    """What the record says of a lesion, as it is written."""
    found: set[str] = set()
    for entry in each.assessments:
        found |= {WORDS.cm2(area) for area in (entry.wound_area_mm2, entry.eschar_area_mm2) if area is not None}
        lengths = (entry.perimeter_mm, entry.length_mm, entry.width_mm)
        found |= {WORDS.short_number(length, 1) for length in lengths if length is not None}
    return found


def in_trends(record: Case) -> set[str]:
    """What the trends make of it: totals, changes, advance of the margin, shares, counts."""
    found: set[str] = {str(len(record.lesions))}
    for each in record.lesions:
        doing = progress(each)
        for change in (doing.since_first_percent, doing.since_last_percent):
            found.add(WORDS.change(change).removesuffix(" %"))
        if doing.advance_mm_per_week is not None:
            advance = doing.advance_mm_per_week
            sign = "+" if advance > 0 else "−" if advance < 0 else ""
            found.add(sign + WORDS.number(abs(advance), 1))
        if doing.wound and doing.wound.value and doing.eschar and doing.eschar.value is not None:
            found.add(WORDS.number(100 * doing.eschar.value / doing.wound.value))
    line = timeline(record)
    since = NOW - timedelta(days=7)
    for series in (*line.wound_burden, *line.eschar_burden):
        found |= {WORDS.cm2(point.value) for point in series.points if point.value is not None}
        before = [point for point in series.known if point.when <= since]
        if before and before[-1].value:
            found.add(WORDS.change(100 * ((series.known[-1].value or 0) / before[-1].value - 1)).removesuffix(" %"))
        found.add(str(len(record.lesions) - len(series.known[-1].missing)))
    for series in line.pain:
        found |= {WORDS.number(point.value) for point in series.points if point.value is not None}
    return found


def without_dates_and_frame(found: str) -> str:
    """The words without days and times, identity, page numbers and the patient's standing facts."""
    for pattern in (
        r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4})?(?: \d\d:\d\d)?",
        r"CUA-001",
        r"Page \d+ of \d+",
        r"\(\d+ y\)",
        r"haemodialysis 3 × a week",
        r"dry weight 84 kg",
        r"\b8–40\b",
        r"/10\b",
        r"\bmm/wk|cm²",
    ):
        found = re.sub(pattern, " ", found)
    return found


@CALMLY
@given(records())
def test_no_number_on_paper_is_anybodys_invention(record: Case) -> None:
    sections = frozenset({"status", "measurements"})
    found = words_of(printed("timeline", given_to(record), sections=sections, photographs=False))
    known = in_trends(record).union(*(in_record(each) for each in record.lesions))
    assert {number for number in NUMBER.findall(without_dates_and_frame(found)) if number not in known} == set()


@CALMLY
@given(records())
def test_every_measurement_of_the_record_is_on_paper(record: Case) -> None:
    found = words_of(printed("timeline", given_to(record), sections=frozenset({"measurements"})))
    for each in record.lesions:
        for entry in each.assessments:
            row = f"{WORDS.moment(entry.at)} ulcer {WORDS.cm2(entry.wound_area_mm2 or 0)} "
            assert row in found
        assert in_record(each) <= set(NUMBER.findall(without_dates_and_frame(found)))


def row_of(record: Case, each: Lesion) -> str:
    """A lesion's row from its wound to its change since the first measurement."""
    doing = progress(each)
    wound, eschar = doing.wound, doing.eschar
    way = " ruler" if doing.method == "ruler" else ""
    told = [("–" if wound is None else WORDS.cm2(wound.value or 0)) + way]
    share = ""
    if wound and wound.value and eschar and eschar.value is not None:
        share = f" ({WORDS.number(100 * eschar.value / wound.value)} %)"
    told.append("–" if eschar is None else WORDS.cm2(eschar.value or 0) + share)
    told += [WORDS.change(doing.since_last_percent), WORDS.change(doing.since_first_percent)]
    return f"ulcer {' '.join(told)} "


@CALMLY
@given(records(), doses, values)
def test_the_tiles_and_tables_of_the_letters_say_the_records_numbers(
    record: Case, dose: Decimal, value: Decimal
) -> None:
    therapy = fresh("sodium_thiosulfate", 30).model_copy(update={"dose": dose})
    taken = Laboratory(id="l", at=NOW - timedelta(days=2), analyte="phosphate", value=value, unit="mmol/L")
    record = record.model_copy(update={"therapies": (therapy,), "laboratory": (taken,)})
    line, told = timeline(record), render(dose_text(therapy) or text("none"))
    handover, pack, letter = (
        words_of(printed(kind, given_to(record), photographs=False)) for kind in ("handover", "meeting", "transfer")
    )
    assert all(row_of(record, each) in handover for each in record.lesions)
    best = max((each.known[-1] for each in line.wound_burden), key=lambda point: (len(point.sources), point.when))
    assert all(f"{WORDS.cm2(best.value or 0)} cm²" in found for found in (handover, pack))
    assert all(f"thiosulfate {told}" in found for found in (handover, letter))
    (series,) = line.laboratory
    (latest,) = series.points
    assert f"phosphate mmol/L – {WORDS.short_number(float(latest.exact), 2 if latest.exact < 10 else 1)} " in letter


@CALMLY
@given(records())
def test_a_curve_ends_in_the_last_number_of_its_series(record: Case) -> None:
    found = words_of(printed("timeline", given_to(record), sections=frozenset({"charts"}), photographs=False))
    for series in timeline(record).pain:
        assert series.last is not None
        assert f"{render(text('word.pain_context.rest'))} {WORDS.number(series.last.value or 0)}" in found
    ends = set(NUMBER.findall(found))
    for burden in (*timeline(record).wound_burden, *timeline(record).eschar_burden):
        assert WORDS.cm2(burden.known[-1].value or 0) in ends


@given(st.floats(0, 90_000, allow_nan=False))
def test_sentences_and_tables_write_one_area_in_one_way(area: float) -> None:
    for language in LANGUAGES:
        told = render(text("trends.verdict.measured_long_ago", days=30, area=in_cm2(area)), language)
        assert f"{Words(language, OCCASION.zone).cm2(area)} cm²" in told
