"""Texts of the core: keys with parameters, rendered from the gettext catalogue in the reader's language.

The catalogue is split by room (`resources/translations/core/<language>/<room>.po`) and read as one. English is a
language like any other: a key has no text of its own, so that no sentence hides in code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from types import MappingProxyType
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from core import resources

Language = Literal["en", "zh_CN"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh_CN")


@dataclass(frozen=True)
class Text:
    """A sentence not yet in any language: a key of the catalogue and what its `{placeholders}` stand for.

    A parameter may itself be a `Text`; dates and numbers are written as the language writes them, a `Decimal` with all
    the decimals that it carries.
    """

    key: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted(self.params))))


def text(key: str, **params: object) -> Text:
    """Shorthand for `Text(key, params)`."""
    return Text(key, params)


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every key of one language with its text.

    Raises
    ------
    ValueError
        If two rooms define one key: a text has one home.
    """
    found: dict[str, str] = {}
    for name in resources.names("translations", "core", language, suffix=".po"):
        po = read_po(BytesIO(resources.read_bytes("translations", "core", language, name)), locale=language)
        for message in po:
            if not message.id:
                continue
            key = str(message.id)
            if key in found:
                raise ValueError(f"{name}: {key} is defined twice")
            found[key] = str(message.string or "")
    return MappingProxyType(found)


def render(message: Text, language: Language = "en") -> str:
    """The sentence in `language`. A key that the catalogue lacks shows as itself: a gap is seen."""
    template = catalogue(language).get(message.key)
    if not template:
        return message.key
    return template.format_map({name: _written(value, language) for name, value in message.params.items()})


@cache
def locale_of(language: Language) -> Locale:
    """How a language writes numbers and dates. By name alone, Babel looks through a thousand names at each call."""
    return Locale.parse(language)


def written(number: Decimal, language: Language) -> str:
    """An exact number with the decimals that it carries: 18.0 stays 18.0, in a sentence as in a table."""
    _, _, exponent = number.as_tuple()
    decimals = max(0, -int(exponent))
    return str(format_decimal(number, "#,##0" + ("." + "0" * decimals if decimals else ""), locale_of(language)))


def _written(value: object, language: Language) -> object:
    match value:
        case Text():
            return render(value, language)
        case bool() | str():
            return value
        case Decimal():
            return written(value, language)
        case int() | float():
            return format_decimal(value, locale=locale_of(language), decimal_quantization=False)
        case datetime():
            return format_datetime(value, "medium", locale=locale_of(language))
        case date():
            return format_date(value, "medium", locale=locale_of(language))
        case list() | tuple():
            return ("、" if language == "zh_CN" else ", ").join(str(_written(part, language)) for part in value)
        case _:
            return value
