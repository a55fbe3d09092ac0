"""Which photographs are shown only when somebody asks for them, and what a new one is taken to be until told."""

from collections.abc import Iterable
from functools import cache

from core import resources
from core.case.base import standing
from core.case.lesion import Lesion
from core.case.moments import instant
from core.case.photo import Photograph


@cache
def intimate_sites() -> frozenset[str]:
    """Sites whose photographs are intimate unless somebody says otherwise: `resources/clinical/privacy.toml`."""
    return frozenset(resources.read_toml("clinical", "privacy.toml")["intimate_sites"])


def is_sensitive(said: bool | None, site: str) -> bool:
    """Whether a photograph is blurred in lists: as was said of it, and when nothing was, as its site is."""
    return site in intimate_sites() if said is None else said


def last_consent(lesions: Iterable[Lesion]) -> tuple[str, ...] | None:
    """What the person last agreed to have photographs used for; `None` when nobody ever asked."""
    asked = [
        photograph
        for lesion in lesions
        for assessment in standing(lesion.assessments)
        for photograph in standing(assessment.photographs)
        if photograph.consent is not None
    ]
    newest: Photograph | None = max(asked, key=lambda photograph: instant(photograph.at), default=None)
    return newest.consent if newest is not None else None
