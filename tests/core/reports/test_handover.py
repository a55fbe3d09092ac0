"""The handover as the next nurse reads it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from core.case.course import Pain
from core.case.therapy import TherapyChange
from core.texts import LANGUAGES, Language, text
from core.texts import render as written
from tests.core.reports.patients import (
    NOW,
    OCCASION,
    assessed,
    charted,
    crowded,
    days_ago,
    given,
    given_to,
    in_error,
    lesion,
    newly_admitted,
    picture,
    printed,
)
from tests.core.reports.reading import fonts_not_embedded, pages_of, pictures_of, words_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_who_it_is_about_and_which_page_of_how_many(language: Language) -> None:
    record, pictures = crowded()
    pdf = printed("handover", given_to(record, pictures), language=language)
    found = pages_of(pdf)
    assert len(found) == 2
    for number, page in enumerate(found, start=1):
        assert "Theodora" in page
        assert "张梅" in page
        assert "CUA-001" in page
        assert written(text("reports.page", number=number, count=len(found)), language) in page
        assert written(text("reports.confidential.handover"), language)[:20] in page
        assert "RN Li" in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_all_fonts_are_embedded_and_the_properties_name_nobody(language: Language, size: str) -> None:
    record, pictures = charted()
    pdf = printed("handover", given_to(record, pictures), language=language, page_size=size)
    assert fonts_not_embedded(pdf) == set()
    properties = str(PdfReader(BytesIO(pdf)).metadata)
    assert "Zhang" not in properties
    assert "张" not in properties


def test_the_same_patient_gives_the_same_bytes() -> None:
    record, pictures = charted()
    assert printed("handover", given_to(record, pictures)) == printed("handover", given_to(record, pictures))


def test_the_first_page_answers_who_how_bad_what_changed_and_what_to_do() -> None:
    record, pictures = charted()
    first = pages_of(printed("handover", given_to(record, pictures)))[0]
    assert "born 11 Mar 1964 (62 y)" in first
    assert "penicillin" in first
    assert "28.1 cm²" in first
    assert "L1 wound up 21 %: 23.1 → 28.1 cm²" in first
    assert "To do first" in first
    assert first.index("Situation") < first.index("Changed since") < first.index("Background")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Sedation: POSS S, asleep, easy to rouse (23 Nov"), ("zh_CN", "镇静：POSS S，入")],
)
def test_the_last_sedation_is_told_in_words_and_sleep_is_no_number(language: Language, words: str) -> None:
    record, pictures = charted()
    scored = [Pain(at=days_ago(day), instrument="poss", score=score) for day, score in ((3, Decimal(2)), (1, "S"))]
    slept = record.model_copy(update={"pain": (*record.pain, *scored)})
    assert words in words_of(printed("handover", given_to(slept, pictures), language=language))
    assert "POSS" not in words_of(printed("handover", given_to(record, pictures), language=language))


def test_what_was_never_assessed_says_so_and_is_not_none() -> None:
    found = words_of(printed("handover", given_to(newly_admitted())))
    assert "Allergies: not assessed" in found
    assert "Therapies now not assessed" in found
    none_at_all = newly_admitted()
    patient = none_at_all.patient.model_copy(update={"allergies": ()})
    found = words_of(
        printed("handover", given_to(none_at_all.model_copy(update={"patient": patient, "therapies": ()})))
    )
    assert "Allergies: none known" in found
    assert "Therapies now none" in found


def test_a_nearly_empty_record_fits_on_one_page() -> None:
    assert len(pages_of(printed("handover", given_to(newly_admitted())))) == 1


def test_an_entry_made_in_error_stands_nowhere() -> None:
    record, pictures = charted()
    wrong = in_error(assessed(0.5, 99_900))
    wound = record.lesions[0]
    both = wound.model_copy(update={"assessments": (*wound.assessments, wrong)})
    found = words_of(printed("handover", given_to(record.model_copy(update={"lesions": (both,)}), pictures)))
    assert "999" not in found
    assert "28.1" in found


def test_a_photograph_whose_consent_excludes_care_is_left_out_and_counted() -> None:
    record, _ = charted()
    refused = picture(5, days_ago(1), consent=("teaching",))
    wound = lesion("L1", assessed(1, 2805, (refused,)))
    given_up = record.model_copy(update={"lesions": (wound,)})
    pdf = printed("handover", given_to(given_up, {refused.photograph.sha256: refused.data}))
    assert pictures_of(pdf) == []
    assert "photographs without consent (1)" in words_of(pdf)


def test_photographs_are_cropped_to_200_dpi_of_their_printed_size() -> None:
    record, pictures = charted()
    sizes = pictures_of(printed("handover", given_to(record, pictures)))
    assert len(sizes) == 2
    # A cell is 121 points wide at most: 336 pixels at 200 dpi.
    assert all(0 < width <= 340 for width, _ in sizes)


def test_a_picture_that_cannot_be_read_leaves_the_page_standing() -> None:
    record, pictures = charted()
    broken = dict.fromkeys(pictures, b"no picture at all")
    pdf = printed("handover", given_to(record, broken))
    assert pictures_of(pdf) == []
    assert "cannot be read" in words_of(pdf)


def test_a_picture_that_was_not_at_hand_is_said_to_be_missing() -> None:
    record, _ = charted()
    assert "photographs not at hand (lesions: 1)" in words_of(printed("handover", given_to(record)))


def test_what_was_left_out_by_choice_is_said_on_the_page() -> None:
    record, pictures = charted()
    pdf = printed("handover", given_to(record, pictures), sections=frozenset({"situation", "sign_off"}))
    assert "Left out: sections: Background, Charts, Triad, Recommendation" in words_of(pdf)
    assert "Therapies now" not in words_of(pdf)


def test_a_held_drug_says_since_when() -> None:
    record, _ = charted()
    hold = TherapyChange(at=days_ago(2).date(), kind="hold", reason="sepsis")
    held = record.model_copy(update={"therapies": (given("sodium_thiosulfate", 40, None, hold),)})
    assert "held since 22 Nov" in words_of(printed("handover", given_to(held)))


def test_the_last_handover_is_where_the_changes_begin() -> None:
    record, _ = charted()
    yesterday = NOW - timedelta(hours=12)
    found = words_of(printed("handover", given_to(record, last_handover_at=yesterday)))
    assert "Changed since the last handover, 23 Nov 22:00" in found
    assert "Nothing recorded." in found


def test_what_lies_in_the_future_is_not_handed_over() -> None:
    record, _ = charted()
    earlier = replace(OCCASION, at=NOW - timedelta(days=7))
    found = words_of(printed("handover", given_to(record, at=earlier.at), occasion=earlier))
    assert "28.1" not in found
    assert "23.1" in found


def test_without_an_appraisal_the_page_says_that_no_rule_was_run() -> None:
    record, _ = charted()
    assert "The rules were not run" in words_of(printed("handover", given_to(record, appraisal=None)))


def test_several_patients_count_their_own_pages() -> None:
    record, _ = charted()
    found = pages_of(printed("handover", given_to(record), given_to(newly_admitted())))
    assert "Page 1 of 1" in found[-1]
    assert "Bo, Li" in found[-1]
    assert "Zhang" not in found[-1]


def test_every_report_states_the_intended_use() -> None:
    found = words_of(printed("handover", given_to(newly_admitted())))
    assert "It is not a certified medical device." in found
