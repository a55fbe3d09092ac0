"""Everything coded has its words in both languages, and a text is written as its language writes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.case.analytes import analytes
from core.case.drugs import drugs
from core.case.words import lists
from core.texts import LANGUAGES, Language, catalogue, render, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_the_case_file_has_its_text(language: Language) -> None:
    keys = {f"word.{name}.{word}" for name, words in lists().items() for word in words}
    assert keys - catalogue(language).keys() == set()
    assert {key for key in catalogue(language) if key.startswith("word.")} - keys == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_drug_and_each_analyte_has_its_name(language: Language) -> None:
    keys = {f"drug.{code}" for code in drugs()} | {f"analyte.{code}" for code in analytes()}
    found = {key for key in catalogue(language) if key.startswith(("drug.", "analyte."))}
    assert found == keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_drugs_and_no_two_words_of_a_list_look_the_same(language: Language) -> None:
    texts = catalogue(language)
    names = [texts[f"drug.{code}"].casefold() for code in drugs()]
    assert len(set(names)) == len(names)
    for name, words in lists().items():
        said = [texts[f"word.{name}.{word}"] for word in words]
        assert len(set(said)) == len(said), name


def test_chinese_names_of_drugs_are_chinese() -> None:
    texts = catalogue("zh_CN")
    latin = [code for code in drugs() if not any("\u4e00" <= sign <= "\u9fff" for sign in texts[f"drug.{code}"])]
    assert latin == []


def test_a_text_is_filled_in_its_language() -> None:
    said = text("charting.missing.unanswered", field=text("charting.field.stage"))
    assert render(said) == "Stage: not answered."
    assert render(said, "zh_CN") == "皮损阶段：未填写。"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (date(2026, 10, 19), "Oct 19, 2026", "2026年10月19日"),
        (Decimal("1234.5"), "1,234.5", "1,234.5"),
        (Decimal("18.0"), "18.0", "18.0"),
        (Decimal("1E+3"), "1,000", "1,000"),
        (Decimal("0.125"), "0.125", "0.125"),
        (("eschar", "slough"), "eschar, slough", "eschar、slough"),
        (True, "True", "True"),
        (None, "None", "None"),
    ],
)
def test_dates_numbers_and_lists_are_written_as_the_language_writes_them(
    value: object, english: str, chinese: str
) -> None:
    assert render(text("charting.score", score=value)) == english
    assert render(text("charting.score", score=value), "zh_CN") == chinese


def test_an_instant_is_written_with_its_time() -> None:
    said = render(text("charting.score", score=datetime(2026, 10, 19, 14, 5, tzinfo=UTC)))
    assert "2026" in said
    assert "2:05" in said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 photographs go"), (1, "1 photograph goes"), (2, "2 photographs go")]
)
def test_what_is_counted_has_its_plural(number: int, said: str) -> None:
    assert render(text("export.note.photographs", number=number)) == f"{said} along."
    assert render(text("export.note.photographs", number=number), "zh_CN") == f"将导出 {number} 张照片。"


def test_a_key_without_a_text_shows_itself() -> None:
    assert render(text("charting.no.such.key")) == "charting.no.such.key"


def test_a_text_can_be_kept_in_a_set() -> None:
    assert len({text("charting.score", score=1), text("charting.score", score=1)}) == 1
