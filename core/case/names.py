"""Names and numbers of people as they are compared and shown: without signs that nobody sees.

A mark of direction turns what stands beside it round (UAX #9), so that one name is shown as another; and a number with
an unseen sign behind it is not found as the same one.
"""

import re
import unicodedata
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

_UNSEEN: Final = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction, and spaces and joiners of no width. Those that letters need (U+200C, U+200D) stay."""


def seen(words: str) -> str:
    """The text without them; control characters are blanks."""
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in _UNSEEN.sub("", words))
    return plain if plain == words else " ".join(plain.split())


def _seen(value: Any) -> Any:
    return seen(value) if isinstance(value, str) else value


Seen = Annotated[str, BeforeValidator(_seen)]
"""A field of the case that holds such a text."""
