"""The user's guide: whole, the same in both languages, true of the program, and no link of it leads nowhere."""

import itertools
import json
import re
import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core import resources
from core.guidance.profile import default_profile
from core.imaging.limits import limits as imaging_limits
from core.texts import LANGUAGES, catalogue
from core.trends.limits import limits as trend_limits
from desktop.shell import help_pages
from desktop.theme.tokens import DARK, LIGHT
from docs import build_guide, take_screenshots, write_guide

ROOT = Path(__file__).parents[2]
WRITTEN = {"rules", "keys"}
BY_HAND = [page for page in help_pages.pages() if page not in WRITTEN]


def page(name: str, language: str) -> str:
    return help_pages.page_text(name, language)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("guide") / "site"
    build_guide.build(out)
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_built_and_loads_nothing_from_elsewhere(site: Path, language: str) -> None:
    built = {file.stem for file in (site / language).glob("*.html")}
    assert built == {"index", *help_pages.pages()} - {help_pages.FIRST}
    for file in (site / language).rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="(https?:[^"]+)"', text)
        assert loaded == [], file.name
    styles = [file.read_text(encoding="utf-8") for file in (site / language).rglob("*.css")]
    assert not any(re.search(r"(?:@import|url\()\s*[\"']?https?:", style) for style in styles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_leads_to_every_heading(site: Path, language: str) -> None:
    script = (site / language / "sections.js").read_text(encoding="utf-8")
    sections = json.loads(script.removeprefix("const sections = ").rstrip().removesuffix(";"))
    assert len(sections) == sum(len(help_pages.headings(page(name, language))) for name in help_pages.pages())
    for to, title, heading, text in sections:
        file, _, anchor = to.partition("#")
        assert f'id="{anchor}">{heading}</h' in (site / language / file).read_text(encoding="utf-8"), to
        assert title
        assert not re.search(r"[#|`]|\*\*|\]\(|\.png|^- |\. - ", text), f"{to} keeps a mark: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_knows_its_way_about_a_page(site: Path, language: str) -> None:
    for file in (site / language).rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        foreign = file.parent.name == "docs"
        assert f'<html lang="{"en" if foreign else language.replace("_", "-")}">' in text, file.name
        assert [text.count(f"<{mark}") for mark in ("header ", "main ", "h1")] == [1, 1, 1], file.name
        assert f'href="#{re.findall("<main id=.([a-z]+)", text)[0]}"' in text, "no way past the list of pages"
        assert not re.search(r"<th>\s*</th>|<img (?![^>]*alt=.\S)", text), file.name
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), file.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_anchor_and_picture_leads_somewhere(language: str) -> None:
    assert list(build_guide.faults(language)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[x](nowhere.md)", "there is no page nowhere.md"),
        ("[x](pain.md#nowhere)", "pain.md has no heading nowhere"),
        ("![x](../../../docs/screenshots/nowhere.png)", "nothing lies at"),
    ],
)
def test_what_leads_nowhere_fails_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, complaint: str
) -> None:
    real = help_pages.page_text
    monkeypatch.setattr(
        help_pages,
        "page_text",
        lambda name, language: real(name, language) + (written if name == "print" else ""),
    )
    with pytest.raises(build_guide.Broken, match=complaint):
        build_guide.build(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_both_languages_have_the_same_pages() -> None:
    for language in LANGUAGES:
        files = {name.removesuffix(".md") for name in resources.names("guide", language, suffix=".md")}
        assert files == set(help_pages.pages())
    assert len(help_pages.pages()) == len(set(help_pages.pages()))


@pytest.mark.parametrize("name", help_pages.pages())
def test_both_languages_have_the_same_headings_links_and_pictures(name: str) -> None:
    def shape(language: str) -> tuple[object, ...]:
        text = page(name, language)
        links = [link for link in help_pages.links(text) if not link.picture]
        pictures = [link.to.replace(f"-{language}-", "-") for link in help_pages.links(text) if link.picture]
        levels = [level for level, _ in help_pages.headings(text)]
        return levels, [link.to.partition("#")[0] for link in links], pictures, text.count("\n| ")

    assert shape("en") == shape("zh_CN")
    assert help_pages.headings(page(name, "en"))[0][0] == 1


@pytest.mark.parametrize("name", help_pages.pages())
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_those_that_the_script_takes_and_have_words(name: str, language: str) -> None:
    for link in help_pages.links(page(name, language)):
        if link.picture:
            taken = Path(link.to).name.removesuffix(f"-{language}-1280x800.png")
            assert taken in take_screenshots.NAMES
            assert link.words.strip()


@pytest.mark.parametrize("part", help_pages.parts("en")[1:-1], ids=lambda part: part.title)
def test_every_page_of_a_task_shows_the_place_where_it_is_done(part: help_pages.Part) -> None:
    for name in part.pages:
        assert any(link.picture for link in help_pages.links(page(name, "en"))), name


def test_the_pages_wear_the_windows_colours(site: Path) -> None:
    style = (site / "en" / build_guide.STYLE).read_text(encoding="utf-8")
    assert f"--accent: {LIGHT.accent}" in style
    assert f"--accent: {DARK.accent}" in style
    used = set(re.findall(r"var\(--(\w+)\)", style))
    assert used <= set(re.findall(r"--(\w+): #", style)), "a colour that no token gives"
    assert f'href="{build_guide.STYLE}"' in (site / "en" / "pain.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BY_HAND)
def test_what_the_guide_quotes_stands_in_the_window(name: str) -> None:
    said = {"en": "\n".join(catalogue("en").values()), "zh_CN": "\n".join(catalogue("zh_CN").values())}
    for message in ElementTree.parse(ROOT / "resources/translations/calcitrack_zh_CN.ts").iter("message"):
        said["en"] += f"\n{message.findtext('source')}"
        translation = message.find("translation")
        said["zh_CN"] += "\n" + "\n".join(translation.itertext() if translation is not None else ())
    quoted = {
        "en": re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", page(name, "en")),
        "zh_CN": re.findall(r"“([^”\n]+)”", page(name, "zh_CN")),
    }
    for language, words in quoted.items():
        parts = [part.strip() for word in words for part in word.split(" → ")]
        assert [part for part in parts if part.casefold() not in said[language].casefold()] == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_that_the_program_computes_with(language: str) -> None:
    text = page("numbers", language)
    derived, rate, lesion = default_profile().derived, trend_limits().rate, trend_limits().lesion
    saturation = resources.read_toml("clinical", "guidance", "speciation.toml")
    numbers = [
        f"{derived.calcium_per_albumin_mmol_g}",
        f"{derived.albumin_normal_g_l} −",
        f"{derived.product_hours} ",
        f"{imaging_limits().single_scale_uncertainty_percent:g} %",
        f"{rate.window_days} ",
        f"{rate.horizon_days} ",
        f"{lesion.reference_days} ",
        f"{lesion.worse_percent:g} %",
        f"pKsp = {saturation['mineral']['p_ksp']}",
        f"{saturation['assumed']['ionised_fraction']} × ",
        *(
            f"{Decimal(str(saturation['reference'][name])):.2f}"
            for name in ("calcium_mmol_l", "phosphate_mmol_l", "ph")
        ),
        f"{saturation['reference']['bicarbonate_mmol_l']} mmol/L",
    ]
    assert [number for number in numbers if number not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_are_those_that_the_program_ships_with(language: str) -> None:
    assert page("rules", language) == write_guide.rules_page(language), "run python -m docs.write_guide"  # type: ignore[arg-type]
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", page("rules", language)) == [], "a field's name, not its words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_are_those_that_the_window_listens_to(dressed: QApplication, language: str) -> None:
    assert page("keys", language) == write_guide.keys_page(dressed, language), "run python -m docs.write_guide"  # type: ignore[arg-type]
