"""The languages that the program speaks, and how each writes: data of resources/translations/languages.toml.

A language is a table there, a folder of .po files and a .qm file: no code knows any by its name (docs/languages.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from core import resources

Language: TypeAlias = str
"""The name of a language as Babel and Qt know it: `en`, `zh_CN`. One of `LANGUAGES`."""


@dataclass(frozen=True)
class Manners:
    """How a language writes what stands between its words.

    `name` is the language's name in itself. `enumeration`, `phrase`, `clauses` and `sentences` stand between the things
    of a list, the parts of one thing, parts with commas of their own, and whole sentences; `label` stands after what is
    explained. `day` and `short_day` are patterns of CLDR. `at_side` has the places `{site}` and `{side}`.
    """

    name: str
    enumeration: str
    phrase: str
    clauses: str
    sentences: str
    label: str
    day: str
    short_day: str
    at_side: str


MANNERS: Final[Mapping[Language, Manners]] = MappingProxyType(
    {code: Manners(**table) for code, table in resources.read_toml("translations", "languages.toml").items()}
)
LANGUAGES: Final[tuple[Language, ...]] = tuple(MANNERS)
FALLBACK: Final = LANGUAGES[0]
"""Read where another language has nothing: every page of the guide and every text stands in it."""


def closest(locale: str) -> Language:
    """The language for a locale as systems name it (`zh_CN.UTF-8`, `zh-Hans-CN`, `C`): the same, or one kin to it."""
    asked = locale.partition(".")[0].replace("-", "_")
    kin = (known for known in LANGUAGES if known.partition("_")[0] == asked.partition("_")[0])
    return asked if asked in LANGUAGES else next(kin, FALLBACK)


def at_side(site: str, side: str, language: Language) -> str:
    """A site of the body with its side: `Thigh, left`, `左大腿`."""
    return MANNERS[language].at_side.format(site=site, side=side.lower())
