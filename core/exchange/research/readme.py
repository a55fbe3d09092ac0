"""The word that goes with the export, in both languages: what was done, and what that cannot promise."""

from typing import Final

from core.exchange.research.groups import Groups
from core.exchange.research.settings import settings
from core.texts import LANGUAGES, Language, render, text

_DONE: Final = ("title", "what", "names", "dates", "ages", "texts", "standing", "photographs")
_NOT_PROMISED: Final = ("cannot", "risks", "duty")


def readme(groups: Groups, *, keyed: bool) -> bytes:
    """UTF-8 text, English first."""
    return "\n\n".join(_in(language, groups, keyed) for language in LANGUAGES).encode() + b"\n"


def _in(language: Language, groups: Groups, keyed: bool) -> str:
    group = "alone" if groups.warns else "grouped"
    said = (*_DONE, "keyed" if keyed else "unkeyed", *_NOT_PROMISED, group)
    facts = {
        "patients": groups.patients,
        "smallest": groups.smallest,
        "exposed": groups.exposed,
        "wanted": settings().smallest_group,
        "oldest": settings().oldest_age,
        "days": settings().most_days,
    }
    return "\n\n".join(render(text(f"research.readme.{name}", **facts), language) for name in said)
