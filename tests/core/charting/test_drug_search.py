"""Drugs are found as people type them, and never by a guess."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import resources
from core.case.drugs import drugs
from core.charting.drug_search import suggest_drugs
from core.texts import LANGUAGES, Language, catalogue


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("warf", "en", "warfarin"),
        ("WARF", "zh_CN", "warfarin"),
        ("华法", "zh_CN", "warfarin"),
        ("hfl", "zh_CN", "warfarin"),
        ("huafalin", "en", "warfarin"),
        ("sodium thio", "en", "sodium_thiosulfate"),
        ("sodium_thio", "en", "sodium_thiosulfate"),
        ("thiosulfate", "en", "sodium_thiosulfate"),
        ("thiosulphate", "en", "sodium_thiosulfate"),
        ("ldlsn", "zh_CN", "sodium_thiosulfate"),
        ("sts", "en", "sodium_thiosulfate"),
        ("acetaminophen", "en", "paracetamol"),
        ("aspirin", "en", "acetylsalicylic_acid"),
        ("vitamin k1", "en", "phytomenadione"),
        ("insulin", "en", "insulin"),
        ("胰岛素", "zh_CN", "insulin"),
        ("fentanyl p", "en", "fentanyl_patch"),
        ("芬太尼透", "zh_CN", "fentanyl_patch"),
        ("Codéine", "en", "codeine"),
    ],
)
def test_a_drug_is_found_by_how_people_write_it(typed: str, language: Language, first: str) -> None:
    assert suggest_drugs(typed, language, 5)[0] == first


@pytest.mark.parametrize("typed", ["", "   ", "warferin", "xyz", "w1"])
def test_nothing_is_guessed(typed: str) -> None:
    assert suggest_drugs(typed, "en", 5) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_drug_is_found_by_its_own_name_first(language: Language) -> None:
    for code in drugs():
        assert suggest_drugs(catalogue(language)[f"drug.{code}"], language, 1) == (code,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_drug_is_found_by_its_code_and_its_other_spellings(language: Language) -> None:
    for code, drug in drugs().items():
        for typed in (code, *drug.synonyms):
            assert code in suggest_drugs(typed, language, 300)


@given(st.text(max_size=8), st.integers(0, 5))
def test_whatever_is_typed_gives_at_most_so_many_different_drugs(typed: str, limit: int) -> None:
    found = suggest_drugs(typed, "zh_CN", limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= drugs().keys()


def test_the_pinyin_kept_as_data_is_that_of_the_names() -> None:
    from pypinyin import lazy_pinyin

    def line(code: str) -> str:
        name = "".join(re.findall(r"[\u4e00-\u9fff]", catalogue("zh_CN")[f"drug.{code}"]))
        return code + "\t" + " ".join(lazy_pinyin(name))

    kept = resources.read_text("clinical", "drugs", "pinyin.tsv").splitlines()
    assert sorted(kept) == sorted(map(line, drugs())), "write these lines into resources/clinical/drugs/pinyin.tsv"
