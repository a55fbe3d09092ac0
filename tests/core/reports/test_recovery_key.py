"""The page that is printed and locked away."""

from datetime import UTC, datetime

import pytest

from core.reports.recovery_key import render
from core.texts import LANGUAGES, Language
from tests.core.reports.reading import fonts_not_embedded, pages_of

KEY = "7KQ2M-9XWRT-4HVPD-C8N3J-6YFZB-2GTLA-5RDWE"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_the_key_stands_on_the_one_page(language: Language) -> None:
    pdf = render(KEY, "Ward 7", datetime(2026, 11, 24, tzinfo=UTC), "admin", language)
    (page,) = pages_of(pdf)
    assert all(group in page for group in KEY.split("-"))
    assert "Ward 7" in page
    assert "admin" in page
    assert fonts_not_embedded(pdf) == set()


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        render(KEY, "Ward 7", datetime(2026, 11, 24), "admin", "en")
