"""Photographs for research: the traced region and a margin, written anew, with nothing else of the original file."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.case.base import standing
from core.case.case import Case
from core.case.photo import Photograph
from core.charting.privacy import Purpose, is_sensitive, may_be_used
from core.exchange.research.settings import settings
from core.imaging.ingest import jpeg, upright


class Kept(StrEnum):
    """Why a photograph stays here."""

    CONSENT = "consent"
    INTIMATE = "intimate"
    UNTRACED = "untraced"


@dataclass(frozen=True)
class Considered:
    """A photograph, and why it stays here; `None`: it may leave."""

    photograph: Photograph
    kept: Kept | None


def considered(case: Case, purpose: Purpose) -> Iterator[Considered]:
    """Every standing photograph of a patient, and whether it may leave for this purpose."""
    for lesion in case.lesions:
        for assessment in standing(lesion.assessments):
            for photograph in standing(assessment.photographs):
                yield Considered(photograph, _kept(photograph, lesion.site, purpose))


def _kept(photograph: Photograph, site: str, purpose: Purpose) -> Kept | None:
    if not may_be_used(photograph, purpose):
        return Kept.CONSENT
    if is_sensitive(photograph.sensitive, site):
        return Kept.INTIMATE
    tracing = photograph.tracing
    if tracing is None or not tracing.outlines or tracing.entered_in_error is not None:
        return Kept.UNTRACED
    return None


def cutout(photograph: Photograph, original: bytes) -> bytes | None:
    """The traced region with its margin as JPEG, without EXIF and profile; `None` where the outlines miss the picture.

    Raises
    ------
    InvalidInput
        For an original that cannot be read, as `core.imaging.decode.decode`.
    """
    if photograph.tracing is None:
        return None
    points = np.array([point for outline in photograph.tracing.outlines for point in outline.points_px])
    low, high = points.min(axis=0), points.max(axis=0)
    margin = settings().margin * float((high - low).max())
    picture = upright(original)
    rows, columns = picture.shape[:2]
    left, top = np.clip(np.floor(low - margin), 0, (columns, rows)).astype(int)
    right, bottom = np.clip(np.ceil(high + margin), 0, (columns, rows)).astype(int)
    if right <= left or bottom <= top:
        return None
    return jpeg(np.ascontiguousarray(picture[top:bottom, left:right]), settings().jpeg_quality)
