"""What the tracks are made of: scales apart, what is no number, what is not known, states with their words."""

from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.case.course import Laboratory, Pain
from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.therapy import Therapy, TherapyChange
from core.case.work import Flag
from core.clinic.views.timeline import course
from core.guidance.profile import default_profile
from core.texts import render
from desktop.timeline.picture import narrowed, picture
from desktop.timeline.titles import titles
from desktop.timeline.tracks import (
    AREAS,
    FLAGS,
    LABORATORY,
    OPIOIDS,
    OTHER_PAIN,
    PAIN,
    THERAPY,
    TRIAD,
    Limit,
    Picture,
    Track,
)
from tests.core.trends.charted import assessed, at, case, lesion, score

ZONE = ZoneInfo("UTC")
LIMITS = (Limit(50, "attention", "▲"), Limit(90, "urgent", "◆"))


def drawn(record: Case, day: float = 30) -> Picture:
    found = course(record, default_profile(), ZONE, at(day))
    return picture(found, titles(), LIMITS, lambda words: render(words, "en"), ZONE)


def tracks(record: Case, group: str) -> list[Track]:
    return [track for track in drawn(record).tracks if track.group == group]


def test_contexts_share_a_scale_and_other_scales_have_their_own() -> None:
    record = case(pain=(score(0, 7), score(1, 9, context="dressing_change"), score(1, 60, "vas", "rest")))
    (nrs,) = tracks(record, PAIN)
    assert [curve.short for curve in nrs.curves] == ["at rest", "at dressing change"]
    assert [(track.low, track.high) for track in tracks(record, OTHER_PAIN)] == [(0, 100)]


def test_a_line_joins_no_days_that_nobody_asked_on_and_the_range_of_a_day_is_shown() -> None:
    (nrs,) = tracks(case(pain=(score(0, 7), score(0.2, 3), score(1, 5), score(9, 4))), PAIN)
    assert [len(run) for run in nrs.curves[0].runs] == [3, 1]
    assert [(bar.low, bar.high) for bar in nrs.bars] == [(3, 7), (5, 5), (4, 4)]


def test_a_patient_asleep_is_neither_a_number_nor_something_not_done() -> None:
    record = case(pain=(score(0, 2, "poss", None), Pain(id="s", at=at(1), instrument="poss", score="S")))
    (poss,) = tracks(record, OTHER_PAIN)
    level, asleep = poss.curves
    assert level.gaps == () and len(level.spots) == 1
    assert asleep.spots[0].value.startswith("S · ") and asleep.spots[0].y == poss.low < 1


def test_doses_are_steps_with_a_mark_for_each_change_and_a_pause_is_hollow() -> None:
    given = Therapy(
        id="t",
        drug="sodium_thiosulfate",
        route="intravenous",
        dose=Decimal("12.5"),
        unit="g",
        per_week=Decimal(3),
        start=at(0).date(),
        changes=(
            TherapyChange(at=at(7).date(), kind="dose_change", dose=Decimal(25), unit="g", per_week=Decimal(3)),
            TherapyChange(at=at(14).date(), kind="hold", reason="nausea"),
        ),
    )
    (strip,) = tracks(case(therapies=(given,)), THERAPY)
    assert strip.rows == ("sodium thiosulfate",)
    assert [(bar.look, bar.spot.value) for bar in strip.bars] == [
        ("dose", "12.5 g × 3/week"),
        ("dose", "25 g × 3/week"),
        ("held", "held · nausea"),
    ]
    assert [mark.turn for mark in strip.marks] == [0, 1, 2]


def test_therapies_that_nobody_asked_about_are_not_shown_as_none() -> None:
    asked, never = case(therapies=(), pain=(score(0, 7),)), case(pain=(score(0, 7),))
    assert tracks(asked, THERAPY)[0].empty != tracks(never, THERAPY)[0].empty == "Therapies were never assessed."


def test_an_opioid_of_unknown_dose_is_seen_and_taken_for_no_value() -> None:
    def opioid(**dose: object) -> Therapy:
        return Therapy(id="o", drug="morphine", route="oral", start=at(25).date(), **dose)  # type: ignore[arg-type]

    known = opioid(dose=Decimal(10), unit="mg", per_day=Decimal(3))
    (load,) = tracks(case(therapies=(known,)), OPIOIDS)
    assert [(bar.look, bar.high) for bar in load.bars] == [("load", 30.0)]
    assert load.high == 90
    (unknown,) = tracks(case(therapies=(opioid(),)), OPIOIDS)
    assert [(bar.look, bar.spot.y) for bar in unknown.bars] == [("no_value", None)]


def test_a_laboratory_value_stands_in_its_band_and_a_censored_one_says_so() -> None:
    record = case(
        laboratory=(
            Laboratory(id="p", at=at(0), analyte="phosphate", value=Decimal("2.1"), unit="mmol/L"),
            Laboratory(id="c", at=at(0), analyte="crp", value="<5", unit="mg/L"),
            Laboratory(id="u", at=at(0), analyte="urea", value=Decimal(20), unit="mmol/L"),
        )
    )
    (phosphate,) = tracks(record, f"{LABORATORY}phosphate")
    assert phosphate.band == (None, 1.78) and "≤ 1.78" in phosphate.band_words
    (crp,) = tracks(record, f"{LABORATORY}crp")
    assert crp.curves[0].spots[0].value == "<5"
    assert tracks(record, f"{LABORATORY}urea")[0].band is None


def test_states_of_the_triad_are_bands_with_their_words_and_unknown_is_one_of_them() -> None:
    record = case(
        lesion("L1", assessed(0, 900)),
        episode=Episode(onset=at(0).date(), subtype="uraemic"),
        laboratory=(Laboratory(id="p", at=at(5), analyte="phosphate", value=Decimal("2.4"), unit="mmol/L"),),
    )
    (triad,) = tracks(record, TRIAD)
    row = triad.rows.index("Phosphate high")
    states = [bar.look for bar in triad.bars if bar.number == row]
    assert states == ["unknown", "active", "unknown"]
    active = next(bar for bar in triad.bars if bar.number == row and bar.look == "active")
    assert active.spot.entry_id == "p" and "2.4" in active.spot.value


def test_a_flag_lasts_from_when_it_was_raised_until_it_was_resolved() -> None:
    raised, resolved = at(5), at(9)
    flags = (
        Flag(rule="pain.severe_uncontrolled", level="urgent", state="resolved", raised_at=raised, resolved_at=resolved),
        Flag(rule="infection.local", level="attention", state="raised", raised_at=raised + timedelta(days=1)),
    )
    (track,) = tracks(case(pain=(score(0, 7),), flags=flags), FLAGS)
    ends = [(bar.look, bar.x0, bar.x1) for bar in track.bars]
    assert ends == [
        ("urgent", raised.timestamp(), resolved.timestamp()),
        ("attention", at(6).timestamp(), at(30).timestamp()),
    ]


def shrinking(*areas: float, label: str = "L1") -> Lesion:
    return lesion(label, *(assessed(7 * week, area) for week, area in enumerate(areas)))


def test_an_area_is_carried_on_from_three_measurements_and_never_from_two() -> None:
    record = case(shrinking(2000, 1500, 1100, label="L1"), shrinking(900, 400, label="L2"))
    (areas,) = tracks(record, AREAS)
    (fan,) = areas.fans
    assert fan.number == 0 and fan.subject == record.lesions[0].id
    assert fan.spots[0].x == at(14).timestamp() and fan.spots[-1].x == at(28).timestamp()
    assert all(low <= (spot.y or 0) <= high for spot, (low, high) in zip(fan.spots, fan.bounds, strict=True))
    assert "no prognosis" in fan.spots[-1].words and "cm²" in fan.spots[-1].value
    assert all(spot not in list(areas.spots()) for spot in fan.spots)
    assert max(spot.y or 0 for curve in areas.curves for spot in curve.spots) <= areas.high <= 1.4 * 20


def test_one_lesion_among_several_takes_its_areas_tissues_and_scores_along() -> None:
    record = case(shrinking(2000, 1500, 1100, label="L1"), shrinking(900, 400, label="L2"), pain=(score(0, 7),))
    whole = drawn(record)
    one = narrowed(whole, {record.lesions[1].id}, projected=True)
    shown = {track.group: track for track in one.tracks}
    assert {curve.short for curve in shown[AREAS].curves} == {"L2"} and shown[AREAS].fans == ()
    assert shown[AREAS].high == 9.0
    assert [track for track in one.tracks if track.group == PAIN] == [
        each for each in whole.tracks if each.group == PAIN
    ]
    assert narrowed(whole, (), projected=True) == whole
    assert all(track.fans == () for track in narrowed(whole, (), projected=False).tracks)


def test_the_legend_names_the_states_that_occur() -> None:
    (triad,) = tracks(
        case(episode=Episode(onset=at(0).date(), subtype="uraemic"), laboratory=(), pain=(score(0, 7),)), TRIAD
    )
    assert {look for look, _ in triad.legend} == {bar.look for bar in triad.bars}
    assert ("unknown", "Unknown") in triad.legend
