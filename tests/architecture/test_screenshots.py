"""The pictures in docs/ show the window as it is: the script that takes them walks every place without a fault."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.clinic import opening
from core.clinic.context import Context
from core.texts import LANGUAGES
from docs import take_screenshots
from tests.desktop.conftest import dressed, qapp_args
from tests.desktop.walk import faults

__all__ = ["dressed", "qapp_args"]


@pytest.fixture(scope="module")
def clinic() -> Iterator[Context]:
    context = take_screenshots.demo_clinic()
    yield context
    opening.close(context)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_drawn_without_a_nameless_control_or_a_cut_text(
    dressed: QApplication, clinic: Context, language: str
) -> None:
    seen, wrong = [], []
    for name, widget in take_screenshots.take(dressed, clinic, language, (1280, 800)):  # type: ignore[arg-type]
        seen.append(name)
        wrong += [f"{name}: {fault}" for fault in faults(widget)]
    assert seen == [*take_screenshots.NAMES]
    assert wrong == []


def test_docs_hold_a_picture_of_every_place_in_both_languages_and_sizes() -> None:
    wanted = {
        f"{name}-{language}-{width}x{height}.png"
        for name in take_screenshots.NAMES
        for language in LANGUAGES
        for width, height in take_screenshots.SIZES
    }
    assert {file.name for file in take_screenshots.FOLDER.iterdir()} == wanted
