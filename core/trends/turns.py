"""The moments at which a therapy changed: what one looks before and after."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

from core.case.base import standing
from core.case.case import Case
from core.case.moments import DayOrInstant, start_of
from core.case.therapy import Therapy
from core.texts import Text, text
from core.trends.therapies import dose_text

TurnKind = Literal["start", "dose_change", "hold", "resume", "stop"]


@dataclass(frozen=True)
class Turn:
    """One start, dose change, hold, resumption or stop. `what` says it without the drug."""

    therapy: Therapy
    kind: TurnKind
    at: DayOrInstant
    what: Text

    @property
    def name(self) -> Text:
        """The drug."""
        return text(f"drug.{self.therapy.drug}")

    @property
    def words(self) -> Text:
        """The drug and what happened to it."""
        return text("trends.turn.of_drug", drug=self.name, what=self.what)


def turns(case: Case, drugs: Container[str] | None = None) -> tuple[Turn, ...]:
    """Every turn of the therapies that count, oldest first; with `drugs` only of these."""
    found = [
        turn
        for therapy in standing(case.therapies or ())
        if drugs is None or therapy.drug in drugs
        for turn in _turns(therapy)
    ]
    return tuple(sorted(found, key=lambda turn: start_of(turn.at)))


def _turns(therapy: Therapy) -> Iterator[Turn]:
    dose = dose_text(therapy)
    yield Turn(therapy, "start", therapy.start, text("trends.turn.start", dose=dose or ""))
    for each in sorted(therapy.changes, key=lambda each: start_of(each.at)):
        new = dose_text(each)
        kind: TurnKind = "hold" if each.kind == "hold" else "resume" if each.kind == "resume" else "dose_change"
        if kind == "dose_change":
            words = text("trends.turn.dose_change", before=dose or "?", after=new or "?")
        else:
            words = text(f"trends.turn.{kind}")
        dose = new if new is not None or kind == "dose_change" else dose
        yield Turn(therapy, kind, each.at, words)
    if therapy.stop is not None:
        yield Turn(therapy, "stop", therapy.stop, text("trends.turn.stop", dose=dose or ""))
