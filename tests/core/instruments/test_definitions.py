"""The definitions say what the published instruments say."""

from decimal import Decimal

import pytest

from core.case.course import Pain
from core.case.lesion import Bwat
from core.case.words import lists
from core.instruments.definitions import instrument, instruments
from core.instruments.references import NOTE, Expected
from core.texts import LANGUAGES, Language, catalogue, render


@pytest.mark.parametrize(
    ("code", "low", "high", "items"),
    [
        ("bwat_cua", 8, 40, 8),
        ("bwat", 13, 65, 13),
        ("push", 0, 17, 3),
        ("nrs", 0, 10, 1),
        ("vas", 0, 100, 1),
        ("painad", 0, 10, 5),
        ("dn4", 0, 10, 10),
        ("poss", 1, 4, 1),
        ("nerds", 0, 5, 5),
        ("stonees", 0, 7, 7),
        ("pps", 0, 100, 1),
    ],
)
def test_each_instrument_has_its_published_range(code: str, low: int, high: int, items: int) -> None:
    found = instrument(code)
    assert (found.low, found.high, len(found.items)) == (low, high, items)


def test_the_bwat_items_are_those_of_the_case_file_and_bwat_cua_is_the_first_eight() -> None:
    assert tuple(item.code for item in instrument("bwat").items) == tuple(Bwat.model_fields)
    assert tuple(item.code for item in instrument("bwat_cua").items) == tuple(Bwat.model_fields)[:8]


def test_infection_instruments_ask_only_signs_of_the_case_file() -> None:
    asked = {item.code for code in ("nerds", "stonees") for item in instrument(code).items}
    assert asked == set(lists()["infection_sign"])


@pytest.mark.parametrize("code", lists()["pain_instrument"])
def test_the_case_file_takes_every_score_that_an_instrument_can_give(code: str) -> None:
    found = instrument(code)
    for total in (found.low, found.high):
        assert Pain(at="2026-10-19", instrument=code, score=total).score == total


def test_asleep_and_easy_to_rouse_is_a_level_of_poss_and_no_number() -> None:
    level = instrument("poss").item("level")
    assert level.levels_with_words == ("S", 1, 2, 3, 4)
    assert level.levels == (1, 2, 3, 4)
    assert render(instrument("poss").level_label("level", "S")) == "asleep, easy to rouse"
    asleep = Pain(at="2026-10-19", instrument="poss", score="S")
    with pytest.raises(ValueError, match="asleep"):
        assert asleep.number


@pytest.mark.parametrize("code", sorted(instruments()))
def test_each_instrument_names_owner_licence_and_source(code: str) -> None:
    found = instrument(code)
    assert found.source
    for language in LANGUAGES:
        assert {found.owner.key, found.licence.key} <= catalogue(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(instruments()))
def test_each_level_has_its_words(code: str, language: Language) -> None:
    found, texts = instrument(code), catalogue(language)
    keys = [found.name.key]
    for item in found.items:
        keys.append(found.item_label(item.code).key)
        keys += [found.level_label(item.code, level).key for level in item.levels_with_words]
    assert [key for key in keys if key not in texts] == []


def test_words_of_levels_that_no_instrument_has_are_not_kept() -> None:
    known = {
        key
        for found in instruments().values()
        for item in found.items
        for key in (
            found.name.key,
            found.owner.key,
            found.licence.key,
            found.item_label(item.code).key,
            *(found.level_label(item.code, level).key for level in item.levels_with_words),
        )
    }
    known |= {course.label.key for found in instruments().values() for course in found.references} | {NOTE.key}
    assert {key for key in catalogue("en") if key.startswith("instrument.")} == known


def test_an_unknown_instrument_or_item_is_an_error() -> None:
    with pytest.raises(KeyError):
        instrument("waterlow")
    with pytest.raises(KeyError):
        instrument("bwat_cua").item("depth")


def test_reference_courses_are_changes_with_their_week_and_source() -> None:
    def told(code: str) -> list[tuple[str, int, str, str | None]]:
        courses = instrument(code).references
        assert all("eClinicalMedicine 2024;75:102784" in course.source for course in courses)
        return [(c.code, c.week, str(c.change), None if c.sd is None else str(c.sd)) for c in courses]

    assert told("bwat_cua") == [
        ("calciphyx_hexasodium_fytate", 12, "-5.3", "5.2"),
        ("calciphyx_placebo", 12, "-6.0", "6.2"),
    ]
    assert told("vas") == [
        ("calciphyx_hexasodium_fytate", 12, "-19.5", None),
        ("calciphyx_placebo", 12, "-32.2", None),
    ]
    assert not instrument("nrs").references, "the trial asked for the VAS, and the two are never joined"


def test_a_reference_is_drawn_from_the_patient_s_own_first_score() -> None:
    course = instrument("bwat_cua").references[0]
    assert course.expected(30) == Expected(12, Decimal("24.7"), Decimal("19.5"), Decimal("29.9"))
    assert instrument("vas").references[0].expected(60) == Expected(12, Decimal("40.5"), None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_references_are_named_and_never_called_an_effect(language: Language) -> None:
    words = [render(course.label, language) for course in instrument("bwat_cua").references]
    assert all("CALCIPHYX" in one for one in words)
    assert len(set(words)) == 2
    assert render(NOTE, language) != NOTE.key
