"""Chinese texts say each clinical term in one way, as docs/languages.md tables it, and are set as Chinese is set."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from core import resources
from core.texts import templates
from desktop.shell import help_pages

ROOT = Path(__file__).parents[2]
TERMS = re.findall(
    r"^\| ([a-z][^|]*) \| ([^|]*[\u4e00-\u9fff][^|]*) \| ([^|]*) \|$",
    (ROOT / "docs" / "languages.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
HAN = "\u4e00-\u9fff"


def chinese_texts() -> Iterator[tuple[str, str]]:
    """Every text of the core and of the window, with where it stands."""
    for key, template in templates("zh_CN").items():
        yield from ((key, form) for form in template.forms)
    for message in ElementTree.parse(ROOT / "resources/translations/calcitrack_zh_CN.ts").iter("message"):
        source = str(message.findtext("source"))
        for form in message.iter("translation"):
            yield source, "".join(form.itertext()).strip()


def guide_texts() -> Iterator[tuple[str, str]]:
    """Every page of the guide."""
    yield from ((page, help_pages.page_text(page, "zh_CN")) for page in help_pages.pages())


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    return list(chinese_texts())


def test_the_table_of_terms_is_read() -> None:
    assert ("eschar", "焦痂", "黑痂、结痂") in TERMS
    assert len(TERMS) >= 35


@pytest.mark.parametrize(("english", "term", "others"), TERMS, ids=[english for english, _, _ in TERMS])
def test_a_term_is_said_in_one_way(texts: list[tuple[str, str]], english: str, term: str, others: str) -> None:
    assert any(term in text for _, text in texts), f"nothing says {term}"
    wrong = [(where, text) for where, text in [*texts, *guide_texts()] if any(o in text for o in others.split("、"))]
    assert wrong == []


def test_a_database_is_spoken_of_only_where_one_is_meant(texts: list[tuple[str, str]]) -> None:
    """The record lies in a store, 病历库; a server's database is another thing."""
    english = {key: " ".join(template.forms) for key, template in templates("en").items()}
    meant = re.compile("database|postgres", re.IGNORECASE)
    said = [(english.get(where, where), text) for where, text in texts if "数据库" in text]
    assert said
    assert [(where, text) for where, text in said if not meant.search(where)] == []


def test_punctuation_between_chinese_is_full_width(texts: list[tuple[str, str]]) -> None:
    half = re.compile(rf"[{HAN}”）][,;:!?](?![\w/.])|[{HAN}][,;:!?][{HAN}]|\([{HAN}]+\)|[{HAN}]\.(?:\s|$)")
    assert [(where, text) for where, text in texts if half.search(text)] == []


def test_no_spaces_run_between_chinese(texts: list[tuple[str, str]]) -> None:
    spaced = re.compile(rf"[{HAN}] [{HAN}]| [，。：；、）]|[，。：；、（] (?!·)")
    assert [(where, text) for where, text in texts if spaced.search(text)] == []


def test_nothing_is_left_in_english(texts: list[tuple[str, str]]) -> None:
    """A run of English words in a Chinese text; names, units and commands in quotation marks are no sentence."""
    english = re.compile(r"(?:\b[a-z]{3,}\b[ ,]+){3,}")
    plain = ((where, re.sub(r"“calcitrack[^”]*”", "", text)) for where, text in texts)
    assert [(where, text) for where, text in plain if english.search(text)] == []


def test_the_embedded_font_has_every_sign_of_the_chinese_texts(texts: list[tuple[str, str]]) -> None:
    with resources.on_disk("fonts", "NotoSansSC-Regular.ttf") as path:
        known = TTFontFile(str(path)).charToGlyph
    signs = {sign for _, text in texts for sign in text if "\u2e80" <= sign <= "\uffef"}
    assert len(signs) > 1000
    assert {sign for sign in signs if ord(sign) not in known} == set()
