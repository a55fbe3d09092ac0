"""What can be chosen of one patient's report: the lesions, and whether any photograph is of an intimate site."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.case.base import standing
from core.case.lesion import Lesion
from core.charting.privacy import is_sensitive
from core.clinic.context import Context
from core.clinic.lesion_names import external_names, named
from core.errors import InvalidInput
from core.record.cases import case_of
from core.texts import Text
from core.trends.lesions import label, lesion_name


@dataclass(frozen=True)
class LesionChoice:
    """One lesion. `photographs` of it count, and `intimate` ones of those are printed only on wish."""

    lesion_id: str
    label: str
    name: Text
    closed: bool
    photographs: int
    intimate: int


@dataclass(frozen=True)
class ReportChoices:
    """The lesions of a patient, the open ones first."""

    patient_id: str
    lesions: tuple[LesionChoice, ...]

    @property
    def intimate(self) -> int:
        """Photographs of intimate sites, of all lesions."""
        return sum(lesion.intimate for lesion in self.lesions)

    def ids_of(self, labels: Sequence[str]) -> frozenset[str]:
        """The ids of lesions by what the team calls them.

        Raises
        ------
        InvalidInput
            For a label that no lesion has.
        """
        known = {lesion.label.casefold(): lesion.lesion_id for lesion in self.lesions}
        for wanted in labels:
            if wanted.casefold() not in known:
                told = [lesion.label for lesion in self.lesions]
                raise InvalidInput("error.clinic.report_lesion", lesion=wanted, known=told)
        return frozenset(known[wanted.casefold()] for wanted in labels)


def report_choices(context: Context, patient_id: str) -> ReportChoices:
    """What can be chosen for a patient. A fixed number of statements.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    with context.store.read() as session:
        case = named(case_of(session, patient_id, tracings=False), external_names(session, [patient_id]))
    lesions = sorted(case.lesions, key=lambda lesion: lesion.closed is not None)
    return ReportChoices(patient_id, tuple(_choice(lesion) for lesion in lesions))


def _choice(lesion: Lesion) -> LesionChoice:
    photographs = [photo for entry in standing(lesion.assessments) for photo in standing(entry.photographs)]
    intimate = sum(is_sensitive(photo.sensitive, lesion.site) for photo in photographs)
    return LesionChoice(
        lesion.id, label(lesion), lesion_name(lesion), lesion.closed is not None, len(photographs), intimate
    )
