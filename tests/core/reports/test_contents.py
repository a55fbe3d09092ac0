"""What each kind of report tells, beyond the handover."""

import re
from datetime import date
from decimal import Decimal

import pytest

from core.case.episode import CareGoal, Episode
from core.case.lesion import NotDone
from core.case.therapy import TherapyChange
from core.reports.choices import Kind
from core.texts import LANGUAGES, Language, catalogue
from tests.core.reports.patients import (
    assessed,
    charted,
    crowded,
    days_ago,
    given,
    given_to,
    lesion,
    newly_admitted,
    picture,
    printed,
)
from tests.core.reports.reading import every, font_sizes, pages_of, pictures_of, structure_of, words_of


def test_the_pack_lists_patients_by_level_with_their_pages() -> None:
    record, pictures = charted()
    front, *others = pages_of(printed("meeting", given_to(newly_admitted()), given_to(record, pictures)))
    assert "Patients: 2" in front
    assert front.index("Attention (1)") < front.index("Zhang, Mei") < front.index("Without a flag (1)")
    assert front.index("Without a flag (1)") < front.index("Bo, Li")
    for name in ("Zhang, Mei", "Bo, Li"):
        place = next(number for number, page in enumerate(others, start=2) if page.startswith(name))
        assert re.search(rf"{name}.*? {place}\b", front)


def test_the_pack_has_lines_for_who_was_there_and_what_was_decided() -> None:
    record, pictures = charted()
    front, page = pages_of(printed("meeting", given_to(record, pictures)))
    assert "Attendance" in front
    assert front.count("Signature") >= 10
    for said in ("Decisions to take", "Open tasks", "Triad of calciphylaxis", "Photographs, all 1 :", "By when"):
        assert said in page


def test_a_crowded_patient_has_one_page_in_the_pack_and_what_is_not_told_is_counted() -> None:
    record, pictures = crowded()
    found = pages_of(printed("meeting", given_to(record, pictures)))
    assert len(found) == 2
    assert re.search(r"\d+ more: see the chart", found[1])


@pytest.mark.parametrize("kind", ["meeting", "transfer", "patient"])
def test_lesions_whose_photographs_have_no_room_are_named(kind: Kind) -> None:
    record, pictures = crowded()
    pdf = printed(kind, given_to(record, pictures))
    room = len(pictures_of(pdf))
    left_out = ", ".join(f"L{number}" for number in range(12 - room, 0, -1))
    assert f"photographs of {left_out}" in words_of(pdf)


def test_the_timeline_tells_every_measurement_with_its_method() -> None:
    wound = lesion(
        "L1",
        assessed(20, 2310, length_mm=62.5, width_mm=40.0),
        assessed(10, 3310, measured_by="ruler"),
        assessed(5, 2000, measured_by=None),
        assessed(4, 0, measured_by=None, wound_area_mm2=None, eschar_area_mm2=None, perimeter_mm=None),
    )
    record = charted()[0].model_copy(update={"lesions": (wound,), "pain": (), "procedures": ()})
    found = words_of(printed("timeline", given_to(record), sections=frozenset({"measurements"})))
    assert "62.5 × 40 192.2 planimetry" in found
    assert "33.1 8.3" in found
    assert "ruler" in found
    assert found.count("method unknown") == 1


def test_the_timeline_shows_a_series_at_one_scale_with_dates_and_says_where_there_is_none() -> None:
    shots = [picture(number, days_ago(20 - number)) for number in range(5)]
    blind = picture(9, days_ago(1), scaled=False)
    wound = lesion(
        "L1", *(assessed(20 - n, 2000 + n, (shot,)) for n, shot in enumerate(shots)), assessed(1, 9, (blind,))
    )
    record = charted()[0].model_copy(update={"lesions": (wound,), "pain": (), "procedures": ()})
    pictures = {each.photograph.sha256: each.data for each in (*shots, blind)}
    pdf = printed("timeline", given_to(record, pictures))
    assert len(pictures_of(pdf)) == 6
    found = words_of(pdf)
    assert len(re.findall(r"Photographs, all 1 : [\d.]+;", found)) == 1
    assert "23 Nov 2026 · 0.1 cm² · not to scale" in found
    assert found.count("not to scale") == 1


def test_a_long_series_is_thinned_evenly_and_says_so() -> None:
    shots = [picture(number, days_ago(60 - 3 * number)) for number in range(20)]
    wound = lesion("L1", *(assessed(60 - 3 * n, 2000 + n, (shot,)) for n, shot in enumerate(shots)))
    record = charted()[0].model_copy(update={"lesions": (wound,), "pain": (), "procedures": ()})
    pictures = {each.photograph.sha256: each.data for each in shots}
    pdf = printed("timeline", given_to(record, pictures))
    assert len(pictures_of(pdf)) == 12
    assert "12 of 20 photographs, at even distances." in words_of(pdf)


def test_every_chart_stands_as_a_table_too_and_its_figure_says_it() -> None:
    record, pictures = charted()
    pdf = printed("timeline", given_to(record, pictures))
    found = words_of(pdf)
    tables = found[found.index("Charts as tables") :]
    assert "9 Nov 2026 23.1 5.8" in tables
    assert "23 Nov 2026 28.1 7.0" in tables
    assert "sodium thiosulfate, oral 5 mg × 2/day 15 Oct 2026 goes on" in tables
    alts = [node.alt for node in every(structure_of(pdf)) if node.role == "Figure"]
    chart = next(alt for alt in alts if alt.startswith("Area, cm²"))
    assert "Wound, all: 2 values, from 23.1 on 9 Nov 2026 to 28.1 on 23 Nov 2026; lowest 23.1, highest 28.1." in chart
    assert "sodium thiosulfate from 15 Oct 2026" in chart


def test_the_laboratory_has_its_course_with_the_laboratorys_range() -> None:
    record, _ = charted()
    first = record.laboratory[0].model_copy(update={"id": "l0", "at": days_ago(30), "value": Decimal("2.45")})
    both = record.model_copy(update={"laboratory": (first, *record.laboratory)})
    pdf = printed("timeline", given_to(both))
    found = words_of(pdf)
    assert "2.1, 22 Nov" in found
    assert "Dashed: the laboratory" in found
    assert "25 Oct 2026 2.45 22 Nov 2026 2.1" in found
    alts = [node.alt for node in every(structure_of(pdf)) if node.role == "Figure"]
    assert any("phosphate: 2 values, from 2.45 on 25 Oct 2026 to 2.1 on 22 Nov 2026" in alt for alt in alts)


def test_a_chart_begins_with_the_first_day_chosen() -> None:
    record, _ = charted()
    found = words_of(printed("timeline", given_to(record), start=days_ago(5).date()))
    tables = found[found.index("Charts as tables") :]
    assert "23 Nov 2026 28.1 7.0" in tables
    assert "23.1" not in tables


def test_what_could_not_be_done_is_a_gap_with_its_reason() -> None:
    refused = assessed(3, 0, wound_area_mm2=None, eschar_area_mm2=None, perimeter_mm=None, bwat=None)
    refused = refused.model_copy(update={"not_done": (NotDone(what="measurement", reason="too painful"),)})
    record, _ = charted()
    wound = record.lesions[0]
    both = record.model_copy(
        update={"lesions": (wound.model_copy(update={"assessments": (*wound.assessments, refused)}),)}
    )
    assert "measurement not done: too painful" in words_of(printed("timeline", given_to(both)))


def test_the_letter_tells_the_whole_episode() -> None:
    record, pictures = charted()
    held = given("cinacalcet", 30, 5, TherapyChange(at=days_ago(10).date(), kind="hold", reason="low calcium"))
    first = CareGoal(id="g0", at=days_ago(50), summary="Everything that helps.", resuscitation="full")
    whole = record.model_copy(
        update={
            "therapies": (*(record.therapies or ()), held),
            "care_goals": (first, *record.care_goals),
            "earlier_episodes": (
                Episode(onset=date(2024, 2, 1), subtype="uraemic", closed=date(2024, 9, 1), outcome="healed"),
            ),
        }
    )
    found = words_of(printed("transfer", given_to(whole, pictures)))
    assert "Earlier episode: uraemic, 1 Feb 2024 to 1 Sep 2024; outcome: healed." in found
    assert "16 Nov 2026 debridement, L1" in found
    assert "warfarin, oral" in found and "5 Oct 2026" in found
    assert "held 14 Nov 2026 19 Nov 2026 low calcium" in found
    assert found.index("Comfort first.") < found.index("Everything that helps.")
    assert "phosphate mmol/L – 2.1 ↑ 22 Nov 2026 ≤ 1.5" in found
    assert "Dear colleagues" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_for_the_patient_is_smaller_than_fourteen_points(language: Language) -> None:
    record, pictures = charted()
    sizes = font_sizes(printed("patient", given_to(record, pictures), language=language))
    assert min(sizes) >= 14


JARGON = ("NRS", "BWAT", "eschar", "planimetry", "lesion", "SBAR", "triad", "debridement", "ulcer", "subcutaneous")


def test_the_patient_reads_no_jargon() -> None:
    record, pictures = charted()
    found = words_of(printed("patient", given_to(record, pictures)))
    assert [word for word in JARGON if word.lower() in found.lower()] == []
    assert "Wound, left thigh: it has become larger." in found
    assert "On 9 Nov 2026 it covered 23.1 square centimetres; on 23 Nov 2026 it covered 28.1." in found
    assert "at rest: 7 of 10 (23 Nov 2026)" in found
    assert "sodium thiosulfate, 5 mg, 2 × a day, by mouth" in found
    assert "Stopped during this illness: warfarin." in found
    # What was agreed is told face to face, not in the words that colleagues use among themselves.
    assert "Comfort first." not in found


def test_two_flags_in_the_same_words_are_one_line() -> None:
    record, pictures = charted()
    drugs = (*(record.therapies or ()), given("hydromorphone", 30), given("pregabalin", 30))
    given_words = given_to(record.model_copy(update={"therapies": drugs}), pictures)
    assert given_words.appraisal is not None
    rules = [flag.rule for flag in given_words.appraisal.flags if "refractory" in flag.rule]
    assert rules == ["pain.refractory", "palliative.refractory_pain"]
    assert words_of(printed("handover", given_words)).count("Refractory pain –") == 1


def test_dark_skin_that_is_no_open_wound_has_no_size_of_one() -> None:
    record, pictures = charted()
    closed_skin = tuple(
        lesion.model_copy(
            update={
                "assessments": tuple(
                    each.model_copy(update={"wound_area_mm2": 0.0, "photographs": (), "measured_by": "ruler"})
                    for each in lesion.assessments
                )
            }
        )
        for lesion in record.lesions
    )
    found = words_of(printed("patient", given_to(record.model_copy(update={"lesions": closed_skin}), pictures)))
    assert "Wound, left thigh:" in found
    assert "square centimetres" not in found


def test_the_patient_gets_plain_words_for_every_route_and_team() -> None:
    english = catalogue("en")
    routes = {key.removeprefix("word.route.") for key in english if key.startswith("word.route.")}
    teams = {key.removeprefix("word.discipline.") for key in english if key.startswith("word.discipline.")}
    doses = {key.removeprefix("trends.dose.") for key in english if key.startswith("trends.dose.")}
    assert {f"reports.plain.route.{each}" for each in routes} <= english.keys()
    assert {f"reports.plain.team.{each}" for each in teams} <= english.keys()
    assert {f"reports.plain.dose.{each}" for each in doses} <= english.keys()


def test_unknown_is_not_none_for_the_patient_either() -> None:
    found = words_of(printed("patient", given_to(newly_admitted())))
    assert "Nobody has written down yet which medicines you take." in found
    assert "Nobody has written down yet how much pain you have." in found
    none_at_all = newly_admitted().model_copy(update={"therapies": ()})
    assert "You take no medicine that we know of." in words_of(printed("patient", given_to(none_at_all)))
