"""A lesion's story as signed assessments, with photographs where a camera is at hand."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from core.case.base import EnteredInError
from core.case.lesion import Assessment, Lesion, NotDone
from core.case.photo import Outline, Photograph, Scale, Tracing
from core.demo.bwat import bwat_of
from core.demo.clock import Clock
from core.demo.measuring import area, measure
from core.demo.signing import Signer
from core.demo.sketch import sketched
from core.demo.state import WoundState, state_at
from core.demo.subject import Picture, Shot, Subject
from core.demo.template import LesionStory, Visits

Camera = Callable[[Subject, WoundState, Shot], Picture]


@dataclass
class Charting:
    """Everything that charting the lesions of one patient needs. Photographs' bytes gather in `pictures`."""

    seed: tuple[int, ...]
    rng: np.random.Generator
    clock: Clock
    signer: Signer
    nurse: str
    consent: tuple[str, ...] | None
    size: float
    camera: Camera | None
    pictures: dict[str, bytes] = field(default_factory=dict)

    def lesion(self, story: LesionStory, lesion_id: str, parents: tuple[str, ...], subject: Subject) -> Lesion:
        """The lesion with all its assessments, oldest first."""
        closed = None if story.closed is None else self.clock.day(story.closed)
        return Lesion(
            id=lesion_id,
            label=story.label,
            site=story.site,
            side=story.side,
            region=story.region,
            place={"view": story.view, "point": (story.x, story.y)},
            onset=self.clock.day(story.onset),
            closed=closed,
            closed_as=story.closed_as,
            parents=parents,
            assessments=tuple(self._assessments(story, subject)),
        )

    def _assessments(self, story: LesionStory, subject: Subject) -> Iterator[Assessment]:
        seen: set[object] = set()
        for number, (week, measured) in enumerate(_visits(story.visits)):
            at = self.clock.instant(week, int(self.rng.integers(8, 12)), int(self.rng.integers(0, 60)))
            if not self.clock.is_past(at) or at.date() in seen:
                continue
            seen.add(at.date())
            yield from self._visit(story, subject, week, at, number, measured)

    def _visit(
        self, story: LesionStory, subject: Subject, week: float, at: datetime, number: int, measured: bool
    ) -> Iterator[Assessment]:
        state = state_at(story.states, week, self.size)
        content = self._looked_at(story, state, week, at)
        refusal = _reason(story.refused, _step(story), week)
        if refusal is not None:
            content |= _unmeasured(state) | {
                "not_done": tuple(NotDone(what=what, reason=refusal) for what in _REFUSABLE)
            }
        elif not measured:
            content |= _unmeasured(state)
        elif story.measured_by == "ruler":
            content |= _by_ruler(subject, state)
        elif self.camera is None:
            content |= _by_outline(subject, state)
        else:
            content |= self._photographed(self.camera, subject, state, Shot(number, at - timedelta(minutes=4)))
        yield from self._signed(story, week, at, content)

    def _looked_at(self, story: LesionStory, state: WoundState, week: float, at: datetime) -> dict[str, Any]:
        return {
            "at": at,
            "stage": state.stage,
            "eschar_state": state.eschar_state,
            "infection_signs": state.infection,
            "odour": state.odour,
            "dressing": state.dressing,
            "note": _reason(story.notes, _step(story), week),
        }

    def _photographed(self, camera: Camera, subject: Subject, state: WoundState, shot: Shot) -> dict[str, Any]:
        picture = camera(subject, state, shot)
        sha256 = hashlib.sha256(picture.jpeg).hexdigest()
        self.pictures[sha256] = picture.jpeg
        marks = self.signer.marks(shot.taken_at, self.nurse)
        photograph = Photograph(
            **marks,
            at=shot.taken_at,
            sha256=sha256,
            media_type="image/jpeg",
            width_px=picture.width_px,
            height_px=picture.height_px,
            bytes=len(picture.jpeg),
            file_name=f"IMG_{int(sha256[:6], 16) % 9000 + 1000}.JPG",
            sensitive=True if subject.site in ("penis", "genital", "breast", "groin") else None,
            consent=self.consent,
            tracing=_traced(picture, self.signer.marks(shot.taken_at, self.nurse), shot.taken_at),
        )
        return _measured(picture, state) | {"photographs": (photograph,)}

    def _signed(self, story: LesionStory, week: float, at: datetime, content: dict[str, Any]) -> Iterator[Assessment]:
        struck = _reason(story.in_error, _step(story), week)
        correction = _reason(story.amended, _step(story), week)
        first = self.signer.marks(at, self.nurse)
        if struck is not None:
            noticed = EnteredInError(at=first["signed_at"] + timedelta(minutes=25), by=self.nurse, reason=struck)
            wrong = _with_exudate(content, 5) | _plain(content)
            yield Assessment(**wrong, **first, entered_in_error=noticed)
            first = self.signer.marks(at, self.nurse, minutes=35)
        if correction is None:
            yield Assessment(**content, **first)
            return
        yield Assessment(**_with_exudate(content, 4), **first)
        later = self.signer.marks(at, self.nurse, minutes=26 * 60)
        yield Assessment(**self._again(content), **later, amends=first["id"], amendment_reason=correction)

    def _again(self, content: dict[str, Any]) -> dict[str, Any]:
        """The same content for an amendment, its photographs re-attached under identifiers of their own."""
        photographs = []
        for photograph in content.get("photographs", ()):
            tracing = photograph.tracing.model_copy(update=self.signer.marks(photograph.at, self.nurse))
            marks = self.signer.marks(photograph.at, self.nurse)
            photographs.append(photograph.model_copy(update={**marks, "tracing": tracing}))
        return content | {"photographs": tuple(photographs)}


_REFUSABLE = ("photograph", "measurement")


def _visits(visits: Visits | None) -> Iterator[tuple[float, bool]]:
    """Weeks counted back from the last visit, with whether the lesion is measured then; oldest first."""
    if visits is None:
        return
    count = int((visits.last - visits.first) / visits.step + 1e-6)
    for back in range(count, -1, -1):
        yield visits.last - back * visits.step, back % (visits.checks + 1) == 0


def _reason(remarks: tuple[tuple[float, str], ...], step: float, week: float) -> str | None:
    """The remark that belongs to this visit: the one whose week is nearest to it, within half a step."""
    half = step / 2
    return next((said for at, said in remarks if -half < at - week <= half), None)


def _step(story: LesionStory) -> float:
    return 0.0 if story.visits is None else story.visits.step


def _plain(content: dict[str, Any]) -> dict[str, Any]:
    return {"photographs": (), "note": None}


def _with_exudate(content: dict[str, Any], level: int) -> dict[str, Any]:
    return content | {"bwat": content["bwat"].model_copy(update={"exudate_amount": level})}


def _unmeasured(state: WoundState) -> dict[str, Any]:
    side = state.wound_mm2**0.5
    necrotic = state.eschar + state.slough
    return {"bwat": bwat_of(state, side, side, necrotic, state.granulation).model_copy(update={"size": None})}


def _by_ruler(subject: Subject, state: WoundState) -> dict[str, Any]:
    """Length × width as the area: what a ruler gives, and about 40 % too much (Rogers 2010)."""
    if not state.wound_mm2:
        return {"wound_area_mm2": 0.0, "measured_by": "ruler", "bwat": bwat_of(state, 0, 0, 0, 0)}
    size = sketched(subject, state.wound_mm2)
    length, width = float(round(size.length)), float(round(size.width))
    necrotic = state.eschar + state.slough
    return {
        "wound_area_mm2": length * width,
        "eschar_area_mm2": round(length * width * state.eschar, -1),
        "length_mm": length,
        "width_mm": width,
        "measured_by": "ruler",
        "bwat": bwat_of(state, length, width, necrotic, state.granulation),
    }


def _by_outline(subject: Subject, state: WoundState) -> dict[str, Any]:
    if not state.wound_mm2:
        purpura = {"purpura_area_mm2": round(state.purpura_mm2, 1)} if state.purpura_mm2 else {}
        return {"wound_area_mm2": 0.0, "measured_by": "single_scale", "bwat": bwat_of(state, 0, 0, 0, 0), **purpura}
    size = sketched(subject, state.wound_mm2)
    tissues = ("eschar", "slough", "granulation", "epithelial")
    areas = {f"{tissue}_area_mm2": round(getattr(state, tissue) * size.area, 1) for tissue in tissues}
    necrotic = state.eschar + state.slough
    return {
        "wound_area_mm2": round(size.area, 1),
        **areas,
        "perimeter_mm": round(size.perimeter, 1),
        "length_mm": round(size.length, 1),
        "width_mm": round(size.width, 1),
        "measured_by": "single_scale",
        "bwat": bwat_of(state, size.length, size.width, necrotic, state.granulation),
    }


def _measured(picture: Picture, state: WoundState) -> dict[str, Any]:
    """The numbers of a photograph: its outlines measured with its ruler, several of one tissue added up."""
    scale = picture.mm_per_px
    found: dict[str, Any] = {"wound_area_mm2": 0.0, "measured_by": "single_scale"}
    areas: dict[str, float] = {}
    for tissue, polygon in picture.outlines:
        areas[tissue] = areas.get(tissue, 0.0) + area(polygon) * scale**2
    found |= {f"{tissue}_area_mm2": round(value, 1) for tissue, value in areas.items()}
    wounds = [measure(polygon * scale) for tissue, polygon in picture.outlines if tissue == "wound"]
    if not wounds:
        return found | {"bwat": bwat_of(state, 0, 0, 0, 0)}
    found.setdefault("eschar_area_mm2", 0.0)
    wound = wounds[0]
    found |= {
        "perimeter_mm": round(wound.perimeter, 1),
        "length_mm": round(wound.length, 1),
        "width_mm": round(wound.width, 1),
    }
    necrotic = (areas.get("eschar", 0.0) + areas.get("slough", 0.0)) / wound.area
    granulating = areas.get("granulation", 0.0) / wound.area
    return found | {"bwat": bwat_of(state, wound.length, wound.width, necrotic, granulating)}


def _traced(picture: Picture, marks: dict[str, Any], at: datetime) -> Tracing:
    return Tracing(
        **marks,
        at=at,
        outlines=tuple(
            Outline(tissue=tissue, points_px=tuple((float(x), float(y)) for x, y in polygon))
            for tissue, polygon in picture.outlines
        ),
        scale=Scale(
            method="ruler", points_px=picture.ruler_px, length_mm=picture.ruler_mm, mm_per_px=picture.mm_per_px
        ),
    )
