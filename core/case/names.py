"""Names and numbers of people as they are compared and shown: without signs that nobody sees.

A mark of direction turns what stands beside it round (UAX #9), so that one name is shown as another; and a number with
an unseen sign behind it is not found as the same one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

_UNSEEN: Final = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction, and spaces and joiners of no width. Those that letters need (U+200C, U+200D) stay."""

_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BASES: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n", "ŧ": "t"}
)
"""Letters that Unicode does not take apart, as people type them who have no key for them."""


def seen(words: str) -> str:
    """The text without them; control characters are blanks."""
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in _UNSEEN.sub("", words))
    return plain if plain == words else " ".join(plain.split())


def _seen(value: Any) -> Any:
    return seen(value) if isinstance(value, str) else value


Seen = Annotated[str, BeforeValidator(_seen)]
"""A field of the case that holds such a text."""


def without_accents(words: str) -> str:
    """A text in small letters of plain Latin where it is Latin: `Łoś, Zoë` → `los, zoe`."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_BASES)


@lru_cache(maxsize=20_000)
def in_order(name: str) -> tuple[str, str]:
    """What names are sorted by: neither case nor accents tell, and a Chinese name stands where its pinyin does."""
    spelt = without_accents(name)
    if _HAN.search(spelt):
        from pypinyin import Style, lazy_pinyin  # its dictionary takes a tenth of a second

        spelt = " ".join(lazy_pinyin(spelt, style=Style.TONE3))
    return spelt, name
