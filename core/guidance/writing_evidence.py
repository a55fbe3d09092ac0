"""Evidence as JSON, in one language: the same wherever a finding is written."""

from datetime import datetime
from typing import Any

from core.case.moments import DayOrInstant
from core.guidance.findings import Evidence
from core.texts import Language, render


def evidence_to_json(items: tuple[Evidence, ...], language: Language) -> list[dict[str, Any]]:
    """Each thing in the record that a finding rests on, with the entry behind it."""
    return [
        {
            "text": render(item.text, language),
            "kind": item.kind,
            "entry": item.entry_id,
            "at": None if item.at is None else moment_to_json(item.at),
            "lesion": item.lesion,
        }
        for item in items
    ]


def moment_to_json(moment: DayOrInstant) -> str:
    """An ISO 8601 date, or an instant to the second."""
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()
