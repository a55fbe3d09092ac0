"""The page with a passphrase for one person: it says what happens at the first sign-in."""

from datetime import UTC, datetime
from typing import Final

import pytest

from core.reports.handed_over import render
from core.texts import LANGUAGES, Language
from tests.core.reports.reading import fonts_not_embedded, pages_of

MADE: Final = datetime(2026, 11, 24, tzinfo=UTC)
GIVEN: Final = "otter-lamp-quill-fern-9"


@pytest.mark.parametrize("language", LANGUAGES)
def test_name_and_passphrase_stand_on_the_one_page(language: Language) -> None:
    pdf = render("li", GIVEN, "Ward 7", MADE, language)
    (page,) = pages_of(pdf)
    assert GIVEN in page
    assert "li" in page
    assert "Ward 7" in page
    assert ("asks for it at once" in page) == (language == "en")
    assert fonts_not_embedded(pdf) == set()


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        render("li", GIVEN, "Ward 7", datetime(2026, 11, 24), "en")
