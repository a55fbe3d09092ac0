"""What is printed is what is found: the PDF in grey at 300 dpi, calibrated, and compared with its true size."""

from functools import cache

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from core.imaging.calibrate import Calibration, calibrate
from core.imaging.camera import chessboard_seen
from core.imaging.card import IDS_A_BLOCK, cards, layouts, stickers
from core.imaging.geometry import area
from core.imaging.plane import project
from core.reports.calibration import card_pdf, chessboard_pdf
from core.texts import LANGUAGES, Language
from tests.core.imaging.scenes import as_points
from tests.core.reports.reading import fonts_not_embedded, pages_of

DPI = 300
MM = 25.4 / DPI
"""Of a pixel."""


@cache
def grey_page(number: int) -> NDArray[np.uint8]:
    """A page of the A4 sheets as a grey printer at 300 dpi puts it on paper that is not quite white."""
    with pypdfium2.PdfDocument(card_pdf("en")) as document:
        page = document[number].render(scale=DPI / 72, grayscale=True).to_numpy()
    return np.clip(page.reshape(page.shape[:2]) * 0.85 + 15, 0, 255).astype(np.uint8)


def found_on(page: NDArray[np.uint8]) -> Calibration | None:
    return calibrate(np.repeat(page[:, :, None], 3, axis=2))


def first_marker_row(page: NDArray[np.uint8]) -> int:
    """Where the markers' black borders begin: a band of a module's height, darker than any line of text."""
    dark = ((page < 100).sum(axis=1) > 900).astype(int)
    return int(np.flatnonzero(np.convolve(dark, np.ones(18, int), "valid") == 18)[0])


def hundred_square_millimetres(found: Calibration, x: float, y: float) -> float:
    """What a square of 10 × 10 mm at (x, y) mm of the page measures, percent of the truth."""
    square = np.array([[x, y], [x + 10, y], [x + 10, y + 10], [x, y + 10]]) / MM
    return area(as_points(project(np.array(found.scale.homography).reshape(3, 3), square)))


def test_the_printed_card_measures_its_own_page() -> None:
    found = found_on(grey_page(0))
    assert found is not None
    assert (found.layout, found.markers_seen, found.quality, found.warnings) == ("l_card", 8, "good", ())
    assert hundred_square_millimetres(found, 80, 80) == pytest.approx(100, rel=1e-3)


def test_three_markers_under_a_glove_leave_enough() -> None:
    page = grey_page(0).copy()
    page[: int(55 / MM), int(80 / MM) :] = 120
    found = found_on(page)
    assert found is not None
    assert found.markers_seen <= 6
    assert hundred_square_millimetres(found, 80, 80) == pytest.approx(100, rel=2e-3)


def test_a_slightly_curled_card_errs_little_and_says_so() -> None:
    page = grey_page(0)[: int(150 / MM), : int(170 / MM)]
    height, width = page.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    # A side that rises by 2 mm towards a camera at 350 mm is seen larger in proportion.
    rise = 2.0 * ((x - width / 2) / (width / 2)) ** 2
    nearer = (350 - rise) / 350
    seen = cv2.remap(
        page, (x - width / 2) * nearer + width / 2, (y - height / 2) * nearer + height / 2, cv2.INTER_LINEAR
    )
    found = found_on(seen)
    assert found is not None
    assert found.scale.lens is None
    assert "imaging.warning.curled" in [warning.key for warning in found.warnings]
    assert hundred_square_millimetres(found, 70, 80) == pytest.approx(100, rel=0.02)


def test_stickers_alone_hold_a_plane_and_several_hold_it_better() -> None:
    page, sheet = grey_page(1), stickers()[-1]
    pitch = int((sheet.side + sheet.gap) / MM)
    top = int(first_marker_row(page) - 4 / MM)
    left = int((210 - sheet.columns * (sheet.side + sheet.gap)) / 2 / MM)
    one = found_on(page[top : top + pitch, left : left + pitch].copy())
    four = found_on(page[top : top + 2 * pitch, left : left + 2 * pitch].copy())
    assert one is not None
    assert four is not None
    assert (one.layout, one.markers_seen, four.markers_seen) == ("stickers", 1, 4)
    assert [warning.key for warning in one.warnings] == ["imaging.warning.one_sticker"]
    assert (one.quality, four.scale.pieces) == ("poor", (4, 4, 4, 4))
    for found in (one, four):
        assert found.scale.method == "sticker"
        assert found.scale.mm_per_px == pytest.approx(MM, rel=4e-3)


def test_a_strip_laid_flat_is_a_plane_and_no_limb() -> None:
    page = grey_page(2).copy()
    page[first_marker_row(page) + int(16 / MM) :] = 230
    found = found_on(page)
    assert found is not None
    assert (found.layout, found.markers_seen, found.limb) == ("strip", 10, None)
    assert found.scale.mm_per_px == pytest.approx(MM, rel=3e-3)


def test_the_ids_of_all_layouts_are_their_own_so_that_an_old_sheet_stays_readable() -> None:
    ids = [number for layout in layouts() for number in range(587) if layout.has(number)]
    assert len(ids) == len(set(ids))
    assert cards()[0].first_id == IDS_A_BLOCK


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheets_say_what_to_do_in_both_languages_on_both_papers(language: Language, paper: str) -> None:
    pdf = card_pdf(language, paper)  # type: ignore[arg-type]
    pages = pages_of(pdf)
    assert len(pages) == 3
    assert "150 mm" in pages[0]
    assert fonts_not_embedded(pdf) == set()
    assert card_pdf(language, paper) == pdf  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_printed_chessboard_is_found(paper: str) -> None:
    with pypdfium2.PdfDocument(chessboard_pdf("en", paper)) as document:  # type: ignore[arg-type]
        page = document[0].render(scale=150 / 72, grayscale=True).to_numpy()
    seen = chessboard_seen(np.repeat(page.reshape(page.shape[:2])[:, :, None], 3, axis=2))
    assert seen is not None
    steps = np.hypot(*np.diff(seen.corners_px.reshape(6, 9, 2), axis=1).reshape(-1, 2).T)
    assert steps == pytest.approx(np.full(48, 24 / 25.4 * 150), rel=3e-3)
