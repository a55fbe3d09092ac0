"""A photograph with its place in the case."""

from dataclasses import dataclass

from core.case.case import Case
from core.case.lesion import Assessment, Lesion
from core.case.photo import Photograph


@dataclass(frozen=True)
class Pictured:
    """A photograph, and the assessment, lesion and patient that it belongs to."""

    case: Case
    lesion: Lesion
    assessment: Assessment
    photograph: Photograph

    @property
    def number(self) -> int:
        """Its place among the photographs of its assessment, from 1."""
        return 1 + next(at for at, each in enumerate(self.assessment.photographs) if each is self.photograph)
