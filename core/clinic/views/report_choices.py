"""What can be chosen of one patient's report: the lesions, by what the team calls them."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.clinic.context import Context
from core.clinic.lesion_names import external_names, named
from core.errors import InvalidInput
from core.record.cases import case_of
from core.texts import Text
from core.trends.lesions import label, lesion_name


@dataclass(frozen=True)
class LesionChoice:
    """One lesion: what the team calls it, and where it is."""

    lesion_id: str
    label: str
    name: Text
    closed: bool


@dataclass(frozen=True)
class ReportChoices:
    """The lesions of a patient, the open ones first."""

    patient_id: str
    lesions: tuple[LesionChoice, ...]

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
    return ReportChoices(
        patient_id,
        tuple(LesionChoice(one.id, label(one), lesion_name(one), one.closed is not None) for one in lesions),
    )
