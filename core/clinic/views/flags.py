"""Flags as they are kept: those that stand and nobody has seen, and all that a patient ever had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Select, select

from core.case.work import FlagStep
from core.clinic.context import Context
from core.guidance.findings import LEVELS
from core.record.flag import FlagRow, read_flag_history
from core.record.lesion import LesionRow
from core.texts import Language, Text, text

_Lines: TypeAlias = Select[FlagRow, str | None, str | None]


@dataclass(frozen=True)
class KeptEvidence:
    """Evidence as it was when the flag was judged; `kind` and `entry_id` as the chart calls the entry behind it."""

    texts: Mapping[str, str]
    kind: str | None
    entry_id: str | None

    def say(self, language: Language) -> str:
        """The evidence in a language; in the one it was kept in where it has no other."""
        return self.texts.get(language) or self.texts.get("en", "")


@dataclass(frozen=True)
class FlagLine:
    """One flag. `subject_label` is the lesion that it is about, if it is about one; `steps` is what happened to it."""

    flag_id: str
    patient_id: str
    rule: str
    title: Text
    subject_label: str | None
    level: str
    state: str
    raised_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    note: str | None
    resolved_at: datetime | None
    evidence: tuple[KeptEvidence, ...]
    steps: tuple[FlagStep, ...]


def urgent_flags(context: Context, patient_id: str) -> tuple[FlagLine, ...]:
    """The urgent flags of a patient that nobody has acknowledged, the latest first. One statement."""
    unseen = (FlagRow.patient_id == patient_id, FlagRow.state == "raised", FlagRow.level == "urgent")
    return _read(context, _lines().where(*unseen))


def patient_flags(context: Context, patient_id: str) -> tuple[FlagLine, ...]:
    """Every flag that a patient ever had: those that stand, the gravest first, then the others, the latest first."""
    found = _read(context, _lines().where(FlagRow.patient_id == patient_id))
    standing = sorted((line for line in found if line.state != "resolved"), key=lambda line: -LEVELS.index(line.level))
    return (*standing, *(line for line in found if line.state == "resolved"))


def _lines() -> _Lines:
    return (
        select(FlagRow, LesionRow.label, LesionRow.external_id)
        .outerjoin(LesionRow, LesionRow.id == FlagRow.subject)
        .order_by(FlagRow.raised_at.desc(), FlagRow.id.desc())
    )


def _read(context: Context, query: _Lines) -> tuple[FlagLine, ...]:
    with context.store.read() as session:
        return tuple(_line(row, label or external) for row, label, external in session.execute(query))


def _line(row: FlagRow, subject_label: str | None) -> FlagLine:
    return FlagLine(
        flag_id=row.id,
        patient_id=row.patient_id,
        rule=row.rule,
        title=text(f"guidance.flag.{row.rule}"),
        subject_label=subject_label,
        level=row.level,
        state=row.state,
        raised_at=row.raised_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by,
        note=row.acknowledged_note,
        resolved_at=row.resolved_at,
        evidence=tuple(_evidence(item) for item in row.evidence if isinstance(item, dict)),
        steps=read_flag_history(row.history),
    )


def _evidence(kept: Mapping[str, Any]) -> KeptEvidence:
    """Evidence of a flag; a file that came from elsewhere may say it in words of its own."""
    texts = {"en": str(kept.get("text", ""))}
    others = kept.get("texts")
    if isinstance(others, dict):
        texts |= {str(language): str(words) for language, words in others.items()}
    return KeptEvidence(texts, _word(kept.get("kind")), _word(kept.get("entry")))


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None
