"""What went into an issued report, as plain words that stay with the record, and read again from them.

Each word is `name: value`, readable in a case file without this program; the window says them in its own language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.reports.choices import SECTIONS, Choices, Kind, section_name
from core.texts import Text, text

_BETWEEN: Final = "; "


@dataclass(frozen=True)
class Scope:
    """What of a record a report shows: the lesions by their labels (None: all) and the days, both included."""

    lesions: frozenset[str] | None = None
    start: date | None = None
    end: date | None = None


def words(kind: Kind, choices: Choices, labels: Sequence[str], patients: int, how: str) -> tuple[str, ...]:
    """What was chosen. `labels` are what the team calls the chosen lesions; `how` is `print`, `save` or `export`."""
    said = [how, f"paper: {choices.page_size}"]
    if choices.sections is not None:
        said.append("sections: " + _BETWEEN.join(one for one in SECTIONS[kind] if choices.has(one)))
    if choices.lesions is not None:
        said.append("lesions: " + _BETWEEN.join(labels))
    for name, day in (("from", choices.start), ("until", choices.end)):
        if day is not None:
            said.append(f"{name}: {day.isoformat()}")
    said.append("photographs: " + _photographs(choices))
    if patients > 1:
        said.append(f"patients: {patients}")
    return tuple(said)


def scope(included: Sequence[str]) -> Scope:
    """What of the record went in, by the words that were kept. What is not said was not left out."""
    said = dict(_named(word) for word in included)
    lesions = said.get("lesions")
    return Scope(
        None if lesions is None else frozenset(lesions.split(_BETWEEN)), _day(said.get("from")), _day(said.get("until"))
    )


def may_show_photographs(included: Sequence[str]) -> bool:
    """Whether there may be photographs in a report of which nobody wrote down the photographs."""
    return "photographs: none" not in included


def told(included: Sequence[str]) -> tuple[Text, ...]:
    """The words in the reader's language; one that nobody knows any more is told as it was written."""
    return tuple(_told(*_named(word)) for word in included)


def _photographs(choices: Choices) -> str:
    if not choices.photographs:
        return "none"
    extent = "all" if choices.sensitive_sites else "without intimate sites"
    return f"{extent}, originals" if choices.originals else extent


def _told(name: str, value: str) -> Text:
    match name:
        case "print" | "save" | "export" as how:
            return text(f"clinic.included.{how}")
        case "sections":
            names = [section_name(one) for one in value.split(_BETWEEN) if value]
            return text("clinic.included.sections", sections=names)
        case "photographs":
            return text(_PHOTOGRAPHS[value]) if value in _PHOTOGRAPHS else _as_written(f"{name}: {value}")
        case "paper" | "lesions" | "from" | "until" | "patients":
            return text(f"clinic.included.{name}", value=value)
    return _as_written(f"{name}: {value}" if value else name)


_PHOTOGRAPHS: Final = {
    "none": "clinic.included.photographs.none",
    "all": "clinic.included.photographs.all",
    "all, originals": "clinic.included.photographs.all_originals",
    "without intimate sites": "clinic.included.photographs.not_intimate",
    "without intimate sites, originals": "clinic.included.photographs.not_intimate_originals",
}


def _as_written(word: str) -> Text:
    return text("clinic.included.as_written", word=word)


def _named(word: str) -> tuple[str, str]:
    name, _, value = word.partition(": ")
    return name, value


def _day(written: str | None) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError:  # an imported file may say it in words of its own
        return None
