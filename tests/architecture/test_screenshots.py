"""The pictures in docs/ are those that the script takes; that it walks every place without a fault, and what each
place owes to ears, hands and eyes, is held in tests/desktop/accessibility."""

from core.texts import LANGUAGES
from docs import take_screenshots


def test_docs_hold_a_picture_of_every_place_in_both_languages_and_sizes() -> None:
    wanted = {
        f"{name}-{language}-{width}x{height}.png"
        for name in take_screenshots.NAMES
        for language in LANGUAGES
        for width, height in take_screenshots.SIZES
    }
    assert {file.name for file in take_screenshots.FOLDER.iterdir()} == wanted
