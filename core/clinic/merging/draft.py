"""The draft of an assessment as fields: each answer by itself, each photograph by its fingerprint."""

from collections.abc import Iterator
from typing import Any, Final

from core.case.course import ASLEEP
from core.case.lesion import NotDone
from core.charting.draft import AssessmentDraft, DraftPhotograph
from core.charting.form import fields as questions
from core.charting.measurement import Measurement
from core.clinic.merging.form import NONE, NOT_THERE, Form, said
from core.clinic.merging.three_way import ABSENT, Fields, Members
from core.instruments.definitions import instrument
from core.texts import Text, text

_WORDS: Final = {"stage": "stage", "eschar_state": "eschar_state", "odour": "odour", "dressing": "dressing"}
_PLAIN: Final = (*_WORDS, "observed_at", "sensitive", "measurement", "note", "poss")
_LISTS: Final = ("consent", "infection_signs")
_MODELS: Final = ("levels", "pain")
_ANSWERS: Final = ("dn4", "painad")
_OF_A_PHOTOGRAPH: Final = ("at", "sensitive", "consent", "scale", "outlines")
_WOUND: Final = "wound"
"""Photographs, outlines, scale, and the size that was measured by them."""
_MM2_IN_CM2: Final = 100


def _apart(base: AssessmentDraft, mine: AssessmentDraft, theirs: AssessmentDraft) -> tuple[Fields, Fields, Fields]:
    """A photograph that all three have is split into what may be changed of it; one that came or went is a whole."""
    everywhere = set.intersection(*({each.sha256 for each in one.photographs} for one in (base, mine, theirs)))
    return _fields(base, everywhere), _fields(mine, everywhere), _fields(theirs, everywhere)


def _fields(draft: AssessmentDraft, split: set[str]) -> Fields:
    fields: dict[str, Any] = {name: getattr(draft, name) for name in _PLAIN}
    for name in _LISTS:
        value = getattr(draft, name)
        fields[name] = None if value is None else Members(value)
    for group in _MODELS:
        fields |= {f"{group}.{name}": value for name, value in getattr(draft, group)}
    for group in _ANSWERS:
        fields |= {f"{group}.{item}": value for item, value in getattr(draft, group).items()}
    fields |= {f"not_done.{item.what}": item.reason for item in draft.not_done}
    for photograph in draft.photographs:
        fields |= dict(_photograph(photograph, photograph.sha256 in split))
    return fields


def _photograph(photograph: DraftPhotograph, split: bool) -> Iterator[tuple[str, Any]]:
    name = f"photographs.{photograph.sha256}"
    if not split:
        yield name, photograph
        return
    yield from ((f"{name}.{part}", getattr(photograph, part)) for part in _OF_A_PHOTOGRAPH)


def _whole(draft: AssessmentDraft, fields: Fields) -> AssessmentDraft:
    """What nobody enters (whose draft it is, what it was begun with) is as the record has it."""
    changed: dict[str, Any] = {name: fields[name] for name in _PLAIN}
    for name in _LISTS:
        changed[name] = fields[name].items if isinstance(fields[name], Members) else fields[name]
    for group in _MODELS:
        changed[group] = getattr(draft, group).model_copy(update=_under(group, fields))
    for group in _ANSWERS:
        changed[group] = _under(group, fields)
    changed["not_done"] = tuple(NotDone(what=what, reason=why) for what, why in _under("not_done", fields).items())
    changed["photographs"] = tuple(_photographs(draft, fields))
    return draft.model_copy(update=changed)


def _under(group: str, fields: Fields) -> dict[str, Any]:
    return {name.partition(".")[2]: value for name, value in fields.items() if name.startswith(f"{group}.")}


def _photographs(draft: AssessmentDraft, fields: Fields) -> Iterator[DraftPhotograph]:
    """Those of the record in their order, then those that came."""
    parts: dict[str, dict[str, Any]] = {}
    came: dict[str, DraftPhotograph] = {}
    for name, value in _under("photographs", fields).items():
        sha256, _, part = name.partition(".")
        if part:
            parts.setdefault(sha256, {})[part] = value
        else:
            came[sha256] = value
    for kept in draft.photographs:
        if kept.sha256 in parts:
            yield kept.model_copy(update=parts[kept.sha256])
        elif kept.sha256 in came:
            yield came.pop(kept.sha256)
    yield from came.values()


def _group(name: str) -> str | None:
    photograph = name.startswith("photographs.") and name.rpartition(".")[2] not in ("at", "sensitive", "consent")
    return _WOUND if photograph or name == "measurement" else None


def _label(name: str) -> Text:
    group, _, part = name.partition(".")
    if group == "levels":
        return instrument("bwat").item_label(part)
    if group in _ANSWERS:
        return text("merging.named", name=instrument(group).name, value=instrument(group).item_label(part))
    if group == "not_done":
        return text("merging.draft.not_done", what=text(f"word.not_done_item.{part}"))
    if group == "photographs":
        detail = part.partition(".")[2]
        return text(f"merging.draft.photograph_{detail}" if detail else "merging.draft.photograph")
    known = questions().get(name)
    return text(f"merging.draft.{name}") if known is None else known.label


def _words(name: str, value: Any) -> Text:
    if value is ABSENT:
        return NOT_THERE
    if value is None:
        return said(None)
    group, _, part = name.partition(".")
    if group == "levels":
        return instrument("bwat").level_label(part, value)
    if group in _ANSWERS:
        return instrument(group).level_label(part, value)
    if name == "poss":
        return text("merging.asleep") if value == ASLEEP else instrument("poss").level_label("level", value)
    if name in _WORDS:
        return text(f"word.{_WORDS[name]}.{value}")
    if isinstance(value, Members):
        kind = "infection_sign" if name == "infection_signs" else "consent"
        return said([text(f"word.{kind}.{item}") for item in value.items]) if value.items else NONE
    if isinstance(value, Measurement):
        return _size(value)
    if isinstance(value, DraftPhotograph):
        return text("merging.photograph", name=value.file_name or value.sha256[:8], at=value.at)
    return _detail(part.partition(".")[2] or name, value)


def _detail(name: str, value: Any) -> Text:
    """What may be changed of a photograph, and what is written freely."""
    if name == "outlines":
        tissues = [text(f"word.tissue.{outline.tissue}") for outline in value]
        return text("merging.outlines", number=len(value), tissues=tissues) if value else NONE
    if name == "scale":
        return text(f"word.scale_method.{value.method}")
    if name == "sensitive":
        return text("merging.yes" if value else "merging.no")
    if name == "consent":
        return said([text(f"word.consent.{item}") for item in value]) if value else NONE
    return said(value)


def _size(measured: Measurement) -> Text:
    method = text(f"word.measured_by.{measured.measured_by}")
    if measured.wound_area_mm2 is None:
        return method
    return text("merging.size", cm2=round(measured.wound_area_mm2 / _MM2_IN_CM2, 2), method=method)


def taken_into(fresh: AssessmentDraft, entered: AssessmentDraft) -> AssessmentDraft:
    """What was entered into a draft that is over, in another one of the same lesion."""
    return _whole(fresh, _fields(entered, set()))


DRAFT: Final = Form[AssessmentDraft](_apart, _whole, _group, _label, _words)
"""An assessment that is being charted. What was signed is never merged: it is amended."""
