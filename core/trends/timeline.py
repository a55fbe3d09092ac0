"""Everything over time at once: what the timeline shows and what a report draws."""

from dataclasses import dataclass

from core.case.case import Case
from core.case.lesion import Lesion
from core.trends.burden import burden_series
from core.trends.laboratory import LaboratorySeries, laboratory_series
from core.trends.lesions import area_series, bwat_cua_series
from core.trends.marks import Mark, marks
from core.trends.scores import function_series, pain_series, sedation_series, weight_series
from core.trends.series import Series
from core.trends.therapies import Span, therapy_spans


@dataclass(frozen=True)
class LesionLines:
    """The curves of one lesion: areas by method, and BWAT-CUA."""

    lesion: Lesion
    wound: tuple[Series, ...]
    eschar: tuple[Series, ...]
    purpura: tuple[Series, ...]
    bwat_cua: Series


@dataclass(frozen=True)
class Timeline:
    """All series of a case. `therapies` is `None` when they were never assessed."""

    lesions: tuple[LesionLines, ...]
    wound_burden: tuple[Series, ...]
    eschar_burden: tuple[Series, ...]
    pain: tuple[Series, ...]
    sedation: Series
    therapies: tuple[Span, ...] | None
    marks: tuple[Mark, ...]
    laboratory: tuple[LaboratorySeries, ...]
    weights: tuple[Series, ...]
    function: tuple[Series, ...]


def timeline(case: Case) -> Timeline:
    """Every series of the case; for an earlier moment pass `as_of(case, moment)`."""
    return Timeline(
        lesions=tuple(
            LesionLines(
                lesion,
                area_series(lesion, "wound"),
                area_series(lesion, "eschar"),
                area_series(lesion, "purpura"),
                bwat_cua_series(lesion),
            )
            for lesion in case.lesions
        ),
        wound_burden=burden_series(case, "wound"),
        eschar_burden=burden_series(case, "eschar"),
        pain=pain_series(case),
        sedation=sedation_series(case),
        therapies=therapy_spans(case),
        marks=marks(case),
        laboratory=laboratory_series(case),
        weights=weight_series(case),
        function=function_series(case),
    )
