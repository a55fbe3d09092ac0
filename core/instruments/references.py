"""Published courses to draw beside the patient's own: care within a trial, never a goal and never a drug's effect."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pydantic import BaseModel, ConfigDict

from core.texts import Text, text

NOTE: Final = text("instrument.reference.note")
"""What to write beside every reference that is drawn."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a reference stands at its week, for one first score: the mean, and one SD to either side of it."""

    week: int
    mean: Decimal
    low: Decimal | None
    high: Decimal | None


class Reference(BaseModel):
    """The mean change (and its SD) of one arm of a trial, from the first score to a week."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    week: int
    change: Decimal
    sd: Decimal | None = None
    source: str

    @property
    def label(self) -> Text:
        """The trial and its arm."""
        return text(f"instrument.reference.{self.code}")

    def expected(self, first: Decimal | int) -> Expected:
        """The reference for a patient whose first score is `first`. It is not bent to the ends of the scale."""
        mean = Decimal(first) + self.change
        if self.sd is None:
            return Expected(self.week, mean, None, None)
        return Expected(self.week, mean, mean - self.sd, mean + self.sd)
