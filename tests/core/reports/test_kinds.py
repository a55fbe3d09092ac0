"""What holds of every kind of report, in both languages and on both papers."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from core.reports.choices import KINDS, SECTIONS, Kind, kind_name, section_name, usual
from core.reports.setting.paper import MARGIN
from core.texts import LANGUAGES, Language, render, text
from tests.core.reports.patients import (
    OCCASION,
    charted,
    crowded,
    given_to,
    longwinded,
    newly_admitted,
    printed,
)
from tests.core.reports.reading import (
    every,
    fonts_not_embedded,
    fonts_not_subset,
    outline_of,
    outside,
    pages_of,
    pictures_of,
    structure_of,
    words_of,
)

every_kind = pytest.mark.parametrize("kind", KINDS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@every_kind
@both_languages
def test_an_empty_record_prints_a_sensible_page(kind: Kind, language: Language) -> None:
    found = pages_of(printed(kind, given_to(newly_admitted()), language=language, page_size="Letter"))
    assert 1 <= len(found) <= 2
    assert "Bo, Li" in found[-1]
    assert "CUA-9" in found[-1]
    assert "None" not in " ".join(found)


@every_kind
def test_nobody_is_said_to_be_nobody(kind: Kind) -> None:
    assert "No patient was chosen." in words_of(printed(kind))


@every_kind
@both_languages
def test_every_page_has_its_number_and_whom_it_is_about(kind: Kind, language: Language) -> None:
    record, pictures = crowded()
    found = pages_of(printed(kind, given_to(record, pictures), language=language))
    for number, page in enumerate(found, start=1):
        assert render(text("reports.page", number=number, count=len(found)), language) in page
        assert render(kind_name(kind), language) in page
        assert "Theodora" in page
        assert "It is not a certified medical device." in page or language == "zh_CN"


@every_kind
@both_languages
def test_fonts_are_embedded_subsets_and_the_properties_name_the_language_and_nobody(
    kind: Kind, language: Language
) -> None:
    record, pictures = charted()
    pdf = printed(kind, given_to(record, pictures), language=language)
    assert fonts_not_embedded(pdf) == set()
    assert fonts_not_subset(pdf) == set()
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == render(kind_name(kind), language)
    assert "Zhang" not in str(reader.metadata)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.Lang == language.replace("_", "-")
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked
        metadata = document.open_metadata()
        assert metadata["dc:title"] == render(kind_name(kind), language)
        assert "pdfuaid:part" not in metadata


@every_kind
def test_the_same_input_gives_the_same_bytes(kind: Kind) -> None:
    record, pictures = charted()
    assert printed(kind, given_to(record, pictures)) == printed(kind, given_to(record, pictures))


@every_kind
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(kind: Kind, tmp_path: Path) -> None:
    record, pictures = crowded()
    (tmp_path / "report.pdf").write_bytes(printed(kind, given_to(record, pictures)))
    done = subprocess.run(["qpdf", "--check", tmp_path / "report.pdf"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@every_kind
@both_languages
@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed (Debian: poppler-utils)")
def test_pdffonts_finds_every_font_embedded_as_a_subset_and_readable(
    kind: Kind, language: Language, tmp_path: Path
) -> None:
    record, pictures = crowded()
    path = tmp_path / "report.pdf"
    path.write_bytes(printed(kind, given_to(record, pictures), language=language))
    done = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True)
    # name, type (one word or more), encoding, embedded, subset, to Unicode, and two words that name the object
    fonts = [line.split() for line in done.stdout.splitlines()[2:]]
    assert fonts
    assert [font[0] for font in fonts if font[-5:-2] != ["yes", "yes", "yes"]] == []
    assert done.stderr == ""


@every_kind
@both_languages
def test_pdfua_misses_the_claim_of_conformance_alone(kind: Kind, language: Language, tmp_path: Path) -> None:
    record, pictures = crowded()
    path = tmp_path / "report.pdf"
    path.write_bytes(printed(kind, given_to(record, pictures), language=language))
    found = pdfua.validate(path)
    assert {finding.rule_id for finding in found.findings} == {"UA-28-004"}
    assert found.skipped == ()


@every_kind
def test_headings_never_jump_a_level_and_stand_in_the_outline(kind: Kind) -> None:
    record, pictures = charted()
    pdf = printed(kind, given_to(record, pictures), given_to(newly_admitted()))
    for part in structure_of(pdf).kids:
        levels = [int(node.role[1:]) for node in every(part) if node.role.startswith("H")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    outline = outline_of(pdf)
    assert [title for level, title in outline if level == 0][-2:] == (["Zhang, Mei  张梅", "Bo, Li"])
    assert any(level == 1 for level, _ in outline)


@every_kind
def test_every_figure_is_told_and_every_table_has_its_heads(kind: Kind) -> None:
    record, pictures = charted()
    nodes = list(every(structure_of(printed(kind, given_to(record, pictures), photographs=True))))
    figures = [node for node in nodes if node.role == "Figure"]
    assert figures
    assert all(node.alt for node in figures)
    assert any("Photograph of L1, left thigh" in node.alt for node in figures)
    for table in (node for node in nodes if node.role == "Table"):
        heads = [len(row.kids) for row in table.kids if all(cell.role == "TH" for cell in row.kids)]
        assert len(heads) == 1
        assert {len(row.kids) for row in table.kids} == {heads[0]}


@every_kind
@both_languages
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_long_words_of_any_kind_wrap_and_stay_between_the_margins(kind: Kind, language: Language, size: str) -> None:
    record, pictures = longwinded()
    occasion = replace(OCCASION, facility="Universitätsklinikum für Wundbehandlungsspezialisierung " * 3)
    pdf = printed(kind, given_to(record, pictures), occasion=occasion, language=language, page_size=size)
    assert outside(pdf, MARGIN - 1.5) == []


@every_kind
def test_a_section_left_out_is_not_printed_and_is_said(kind: Kind) -> None:
    record, pictures = charted()
    for section in SECTIONS[kind]:
        others = frozenset(SECTIONS[kind]) - {section}
        found = words_of(printed(kind, given_to(record, pictures), sections=others))
        assert f"sections: {render(section_name(section))}" in found


@every_kind
def test_a_report_without_sections_or_photographs_still_says_whom_it_is_about(kind: Kind) -> None:
    record, pictures = charted()
    found = pages_of(printed(kind, given_to(record, pictures), sections=frozenset(), photographs=False))
    assert "Zhang, Mei" in found[-1]
    assert "sections: " in found[-1]


@every_kind
def test_the_logo_stands_on_every_page_in_its_own_shape(kind: Kind) -> None:
    written = BytesIO()
    Image.new("RGBA", (300, 100), (0, 90, 90, 200)).save(written, "PNG")
    record, _ = charted()
    pdf = printed(kind, given_to(record), occasion=replace(OCCASION, logo=written.getvalue()))
    assert pictures_of(pdf).count((300, 100)) == len(pages_of(pdf))


@every_kind
def test_an_anchor_stands_on_every_page(kind: Kind) -> None:
    record, _ = charted()
    found = pages_of(printed(kind, given_to(record), occasion=replace(OCCASION, anchor="Audit 7f3a")))
    assert all("Audit 7f3a" in page for page in found)


def test_only_the_patient_gets_no_photographs_unasked() -> None:
    assert [kind for kind in KINDS if not usual(kind).photographs] == ["patient"]
    assert not any(usual(kind).sensitive_sites for kind in KINDS)
