"""How many patients look alike by what outsiders may know of them (k-anonymity: Samarati and Sweeney 1998)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.case.case import Case
from core.exchange.research.settings import settings
from core.exchange.research.tables import age_band


@dataclass(frozen=True)
class Groups:
    """`patients` in all; `smallest` is the k of the export; `exposed` are those in groups that are too small."""

    patients: int
    smallest: int
    exposed: int

    @property
    def warns(self) -> bool:
        """Whether somebody could be told from the others."""
        return self.exposed > 0


def groups_of(cases: Iterable[Case]) -> Groups:
    """The groups by age band, sex, and the regions of their lesions."""
    counted = Counter((age_band(case), case.patient.sex, _regions(case)) for case in cases)
    sizes = counted.values()
    exposed = sum(size for size in sizes if size < settings().smallest_group)
    return Groups(sum(sizes), min(sizes, default=0), exposed)


def _regions(case: Case) -> tuple[str, ...]:
    return tuple(sorted({lesion.region for lesion in case.lesions}))
