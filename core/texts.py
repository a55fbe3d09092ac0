"""Texts of the core: keys with parameters, rendered from the gettext catalogue in the reader's language.

The catalogue is split by room (`resources/translations/core/<language>/<room>.po`) and read as one. English is a
language like any other: a key has no text of its own, so that no sentence hides in code.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from gettext import c2py
from io import BytesIO
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from core import resources
from core.languages import FALLBACK, LANGUAGES, MANNERS, Language

__all__ = [
    "LANGUAGES",
    "Language",
    "Template",
    "Text",
    "catalogue",
    "listed",
    "locale_of",
    "render",
    "templates",
    "text",
    "written",
]


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


@dataclass(frozen=True)
class Template:
    """One text as a language has it: a form for each of its plurals, and the parameter that they count ("": none)."""

    forms: tuple[str, ...]
    counted: str = ""

    def form(self, params: Mapping[str, object], language: Language) -> str:
        """The form for what is counted: a whole number chooses as gettext does, anything else takes the last."""
        number = params.get(self.counted)
        if not isinstance(number, int) or len(self.forms) == 1:
            return self.forms[-1]
        return self.forms[_plural(language)(abs(number))]


@cache
def templates(language: Language) -> Mapping[str, Template]:
    """Every key of one language with its text. An entry with a plural names what it counts as its `msgid_plural`.

    Raises
    ------
    ValueError
        If two rooms define one key: a text has one home.
    """
    from babel.messages.pofile import read_po  # only once something is said: the first page says nothing of the core

    found: dict[str, Template] = {}
    for name in resources.names("translations", "core", language, suffix=".po"):
        po = read_po(BytesIO(resources.read_bytes("translations", "core", language, name)), locale=language)
        for message in po:
            if not message.id:
                continue
            key, counted = message.id if isinstance(message.id, tuple) else (message.id, "")
            if key in found:
                raise ValueError(f"{name}: {key} is defined twice")
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            found[str(key)] = Template(tuple(str(form or "") for form in forms), str(counted))
    return MappingProxyType(found)


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every key of one language with its text; of several plurals the last."""
    return MappingProxyType({key: template.forms[-1] for key, template in templates(language).items()})


@cache
def _plural(language: Language) -> Callable[[int], int]:
    from babel.messages.catalog import Catalog

    return c2py(Catalog(locale=language).plural_expr)


def render(message: Text, language: Language = FALLBACK) -> str:
    """The sentence in `language`. What it lacks is said in English; a key that has no text at all shows itself."""
    for spoken in (language, FALLBACK):
        template = templates(spoken).get(message.key)
        if template is not None and all(template.forms):
            params = {name: _written(value, spoken) for name, value in message.params.items()}
            return template.form(message.params, spoken).format_map(params)
    return message.key


@cache
def locale_of(language: Language) -> Locale:
    """How a language writes numbers and dates. By name alone, Babel looks through a thousand names at each call."""
    return Locale.parse(language)


def written(number: Decimal, language: Language) -> str:
    """An exact number with the decimals that it carries: 18.0 stays 18.0, in a sentence as in a table."""
    _, _, exponent = number.as_tuple()
    decimals = max(0, -int(exponent))
    return str(format_decimal(number, "#,##0" + ("." + "0" * decimals if decimals else ""), locale_of(language)))


def listed(parts: Iterable[str], language: Language) -> str:
    """Things of one kind after each other: `eschar, slough`."""
    return MANNERS[language].enumeration.join(parts)


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
            return listed((str(_written(part, language)) for part in value), language)
        case _:
            return value
