"""The large type of what is printed for the patient."""

from typing import Final

from core.reports.setting.blocks import Bullets, Heading, Item, Paragraph

LARGE: Final = 14.0
"""The least that people with poor sight are given."""

_HEADING: Final = 18.0


def heading(words: str) -> Heading:
    """A heading that is seen from an arm's length."""
    return Heading(words, size=_HEADING, before=12)


def paragraph(words: str) -> Paragraph:
    """A paragraph with air under it."""
    return Paragraph(words, LARGE, after=6)


def listed(items: list[str]) -> Bullets:
    """A list."""
    return Bullets(tuple(Item(item) for item in items), LARGE)
