"""Lesions as of a moment, with the assessments that count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from core.case.base import standing
from core.case.lesion import Assessment, Lesion
from core.case.moments import instant, start_of
from core.guidance.lazily import lazily
from core.guidance.ordering import in_order
from core.texts import Text
from core.trends.lesions import bwat_cua_total, lesion_name, not_done


class SeenAssessment(NamedTuple):
    """An assessment with the UTC instant that it counts from."""

    when: datetime
    entry: Assessment


@dataclass(frozen=True)
class LesionView:
    """One lesion as of a moment. `assessments` are the examinations that took place, oldest first."""

    lesion: Lesion
    is_open: bool
    assessments: tuple[SeenAssessment, ...]

    @property
    def last(self) -> SeenAssessment | None:
        """The latest assessment."""
        return self.assessments[-1] if self.assessments else None

    @lazily
    def bwat_cua_totals(self) -> tuple[int | None, ...]:
        """The BWAT-CUA total of each assessment; None where it is incomplete."""
        return tuple(bwat_cua_total(seen.entry.bwat) for seen in self.assessments)

    @lazily
    def name(self) -> Text:
        """Label and place."""
        return lesion_name(self.lesion)

    @property
    def stage(self) -> str | None:
        """The stage at the latest assessment that names one."""
        return next((seen.entry.stage for seen in reversed(self.assessments) if seen.entry.stage is not None), None)

    def measured(self) -> tuple[SeenAssessment, ...]:
        """Assessments with a wound area, by the method of the latest of them; methods are never mixed.

        An area whose method nobody noted is comparable with nothing.
        """
        found = [seen for seen in self.assessments if seen.entry.wound_area_mm2 is not None and seen.entry.method]
        return tuple(seen for seen in found if seen.entry.method == found[-1].entry.method)


def lesion_views(lesions: Iterable[Lesion], now: datetime) -> tuple[LesionView, ...]:
    """Every lesion that had begun by `now`, by onset."""
    begun = [lesion for lesion in lesions if start_of(lesion.onset) <= now]
    begun.sort(key=lambda lesion: (instant(lesion.onset), lesion.id))
    return tuple(
        LesionView(lesion, lesion.closed is None or instant(lesion.closed) > now, _assessments(lesion, now))
        for lesion in begun
    )


def _assessments(lesion: Lesion, now: datetime) -> tuple[SeenAssessment, ...]:
    found = [SeenAssessment(instant(entry.at), entry) for entry in standing(lesion.assessments)]
    past = [seen for seen in found if seen.when <= now and not_done(seen.entry) is None]
    return in_order(past)
