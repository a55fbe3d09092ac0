"""The answers of a draft as they were given, so that the last one can be taken back.

Outlines, scale and what is measured by them have an undo of their own on the bench, and are left as they are.
"""

from typing import Any, Final

from core.charting.draft import AssessmentDraft

_TYPED: Final = frozenset({"note", "dressing"})
"""Typed letter by letter: what is typed in one go is one answer."""
_ANSWERS: Final = (
    "stage",
    "eschar_state",
    "levels",
    "infection_signs",
    "odour",
    "dressing",
    "note",
    "pain",
    "poss",
    "dn4",
    "painad",
    "not_done",
)
_MOST: Final = 200


class Answers:
    """What each answer replaced, the last one at the end."""

    def __init__(self) -> None:
        self._replaced: list[dict[str, Any]] = []

    def note(self, before: AssessmentDraft, after: AssessmentDraft) -> None:
        """An answer was given."""
        replaced = {name: getattr(before, name) for name in _ANSWERS if getattr(before, name) != getattr(after, name)}
        goes_on = bool(self._replaced) and len(replaced) == 1 and replaced.keys() == self._replaced[-1].keys()
        if replaced and not (goes_on and replaced.keys() <= _TYPED):
            self._replaced = [*self._replaced, replaced][-_MOST:]

    def take_back(self, draft: AssessmentDraft) -> AssessmentDraft | None:
        """The draft without the last answer; None where none was given."""
        return draft.model_copy(update=self._replaced.pop()) if self._replaced else None

    def forget(self) -> None:
        """Somebody else's answers stand among them now: what would come back might be older than those."""
        self._replaced.clear()
