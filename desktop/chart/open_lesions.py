"""The lesions of a case, with the numbers that the map and the lists give them."""

from core.case.case import Case
from core.case.lesion import Lesion


def numbered(case: Case) -> list[tuple[int, Lesion]]:
    """Every lesion with its number: its place in the order of charting, so that a number never moves."""
    return list(enumerate(case.lesions, start=1))


def open_lesions(case: Case) -> list[tuple[int, Lesion]]:
    """Those not closed."""
    return [(number, lesion) for number, lesion in numbered(case) if lesion.closed is None]
