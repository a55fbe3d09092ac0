"""Each kind of report against what somebody looked at and kept: its words, and its pages as a small grey picture.

Both pictures are softened, so that the edge of a line may move by less than a pixel; then at most `SHARE` of the pixels
may differ by more than `LEVELS`. `pytest --renew-pictures` keeps the new ones: look at them.
"""

from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from core.reports.choices import KINDS, Kind
from core.texts import LANGUAGES, Language
from tests.core.reports.patients import charted, given_to, newly_admitted, printed
from tests.core.reports.reading import drawn

FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "golden" / "reports"
DPI: Final = 40
LEVELS: Final = 40
SHARE: Final = 0.002


def spoken(pdf: bytes) -> str:
    """The words of all pages, a line each as they are set."""
    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            lines = text.get_text_range().replace("\r", "").split("\n")
            pages.append("\n".join(" ".join(line.split()) for line in lines))
            text.close()
            page.close()
        count = len(document)
    return "\n---\n".join(pages) + f"\n--- {count} pages\n"


def pictured(pdf: bytes, count: int) -> Image.Image:
    """All pages beside each other."""
    pages = [drawn(pdf, number, DPI) for number in range(count)]
    whole = Image.new("L", (sum(page.width for page in pages), pages[0].height), 255)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole


def soft(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(1)), dtype=np.int16)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_as_it_was_looked_at(kind: Kind, language: Language, request: pytest.FixtureRequest) -> None:
    record, pictures = charted()
    inputs = [given_to(record, pictures)]
    if kind == "meeting":
        inputs.append(given_to(newly_admitted()))
    pdf = printed(kind, *inputs, language=language, photographs=True)
    words = spoken(pdf)
    picture = pictured(pdf, words.count("\n---"))
    told, shown = FOLDER / f"{kind}-{language}.txt", FOLDER / f"{kind}-{language}.png"
    if request.config.getoption("--renew-pictures"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        told.write_text(words, encoding="utf-8")
        picture.quantize(16).save(shown, optimize=True)
        return
    assert told.exists(), f"no golden text {told.name}: run pytest with --renew-pictures, and look at it"
    assert words == told.read_text(encoding="utf-8")
    with Image.open(shown) as kept:
        golden = kept.convert("L")
    assert picture.size == golden.size
    differs = (np.abs(soft(picture) - soft(golden)) > LEVELS).mean()
    assert differs <= SHARE, f"{kind}, {language}: {differs:.2%} of the pages has changed"
