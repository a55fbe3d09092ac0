"""A language is added by files alone: the command line, reports, exports, preferences and the guide take it up."""

import json
import re
from pathlib import Path

import pypdfium2

from tests.desktop.languages.conftest import Run

POINTED = re.compile(r"(?<![\w.,/-])\d*\.(?!\d{3}\b)\d+(?![\w.])")
"""A number with a decimal point; thousands (1.600), a version (1.2.0) and a unit (mL/min/1.73 m²) have others."""

FACTS = """
import json
from core.languages import LANGUAGES, closest
from core.texts import render, text
from desktop.shell import help_pages
from desktop.widgets.preferences import LANGUAGE_NAMES
print(json.dumps({
    "languages": LANGUAGES,
    "names": LANGUAGE_NAMES,
    "closest": [closest(name) for name in ("de_AT.UTF-8", "de", "zh-Hans-CN", "fr_FR", "C", "")],
    "guide": help_pages.page_text("pain", "de") == help_pages.page_text("pain", "en"),
    "parts": help_pages.parts("de") == help_pages.parts("en"),
    "counted": [render(text("export.note.photographs", number=n), "de") for n in (1, 2, 1234)],
}))
"""

REPORT = """
from datetime import UTC, datetime
from core.clinic import opening
from core.clinic.commands import reports
from core.clinic.views import search
from core.reports.choices import Choices
context = opening.open_demo(lambda: datetime(2026, 11, 24, 12, tzinfo=UTC), patients=1, weeks=4)
patient = search.every_patient(context)[0].patient_id
for kind in ("handover", "timeline", "transfer", "patient"):
    pdf = reports.prepare(context, kind, [patient], Choices(language="de", photographs=False)).pdf
    (folder / f"{kind}.pdf").write_bytes(pdf)
opening.close(context)
"""


def words(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    finally:
        document.close()


def test_the_program_finds_the_language_with_its_name_plurals_and_guide(python: Run) -> None:
    done = python("-c", FACTS)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["languages"] == ["en", "zh_CN", "de"]
    assert facts["names"]["de"] == "Þséûðö"
    assert facts["closest"] == ["de", "de", "zh_CN", "en", "en", "en"]
    assert facts["guide"] and facts["parts"]
    one, two, many = facts["counted"]
    assert one.startswith("«1 þhöötöögrååþh ") and two.startswith("«2 þhöötöögrååþhs ")
    assert many.startswith("«1.234 ")


def test_the_command_line_speaks_and_offers_it(python: Run, tmp_path: Path) -> None:
    told = python("-m", "desktop.entry", "card", "--help", CALCITRACK_LANGUAGE="de")
    assert "[en|zh_CN|de]" in told.stdout
    assert "«Þrîîñt" in told.stdout.replace("\n", " ")
    out = tmp_path / "card.pdf"
    done = python("-m", "desktop.entry", "card", "--out", str(out), "--language", "de")
    assert done.returncode == 0, done.stderr
    assert "Çåålîîbrååtîîööñ çåårð" in words(out)


def test_another_language_is_refused_with_those_that_there_are(python: Run, tmp_path: Path) -> None:
    out = tmp_path / "card.pdf"
    done = python("-m", "desktop.entry", "card", "--out", str(out), "--language", "fr")
    assert done.returncode != 0
    assert done.stderr == "calcitrack: The program does not speak “fr”. It speaks: en, zh_CN, de.\n"
    assert not out.exists()


def test_reports_are_printed_in_it_with_its_dates_and_numbers(python: Run, tmp_path: Path) -> None:
    done = python("-c", f"from pathlib import Path\nfolder = Path({str(tmp_path)!r})\n{REPORT}")
    assert done.returncode == 0, done.stderr
    for kind in ("handover", "timeline", "transfer", "patient"):
        said = words(tmp_path / f"{kind}.pdf")
        assert "24. Nov. 2026" in said
        assert "Nov 2026" not in said
        assert POINTED.findall(said) == [], kind
        if kind != "patient":
            assert re.search(r"\d,\d", said), f"no decimal comma in {kind}"


def test_what_it_lacks_is_said_in_english(python: Run, with_language: Path) -> None:
    room = with_language / "resources" / "translations" / "core" / "de" / "tracing.po"
    kept = room.read_bytes()
    room.unlink()
    try:
        done = python(
            "-c", "from core.texts import render, text; print(render(text('error.assist.box_small'), 'de'), end='')"
        )
    finally:
        room.write_bytes(kept)
    assert done.stdout == "The box is too small. Draw it round the whole wound, with a little skin on every side."
