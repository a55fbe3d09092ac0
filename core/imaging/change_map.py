"""What of a wound healed, what is new and what stayed, between two dates laid upon each other in millimetres.

Pure geometry: `before` and `after` are shapes on one plane. Where they overlap nothing changed; what only the earlier
shape holds has healed; what only the later one holds is new. So healed + unchanged is the wound before, and
new + unchanged the wound after, whatever the shapes.
"""

from dataclasses import dataclass, replace

from core.imaging.align import Alignment, Shot, motion_mm
from core.imaging.geometry import Shape, extent, flat, joined
from core.imaging.plane import Matrix, project
from core.imaging.ways import carried


@dataclass(frozen=True)
class ChangeMap:
    """Three shapes of which none overlaps another, in millimetres on the plane of the earlier photograph.

    Not `in_mm`: in pixels of the earlier photograph, for want of planimetry on both dates. Then only their parts of the
    earlier wound mean anything.
    """

    healed: Shape
    new: Shape
    unchanged: Shape
    in_mm: bool = True
    flattened: bool = False
    """The limb's curve is known on one of the dates, and is not in these areas: they are of the flat plane."""

    @property
    def before_mm2(self) -> float:
        """Area of the wound on the earlier date, mm² (`in_mm`)."""
        return float(self.healed.area + self.unchanged.area)

    @property
    def after_mm2(self) -> float:
        """Area of the wound on the later date, mm² (`in_mm`)."""
        return float(self.new.area + self.unchanged.area)

    @property
    def moved_mm2_per_mm(self) -> float:
        """How much area an alignment that is off by one millimetre moves between the three at most: one millimetre
        times the longest length of both wounds together. The two areas themselves do not depend on the alignment."""
        whole = joined([self.healed, self.new, self.unchanged])
        return 0.0 if whole.is_empty else extent(whole).length


def change_map(before: Shape, after: Shape, *, in_mm: bool = True) -> ChangeMap:
    """The change from one shape to another on one plane; either may be empty, have holes or several parts."""
    return ChangeMap(
        healed=flat(before.difference(after)),
        new=flat(after.difference(before)),
        unchanged=flat(before.intersection(after)),
        in_mm=in_mm,
    )


def change_between(before: Shot, after: Shot, alignment: Alignment) -> ChangeMap | None:
    """The change of the outlined wound between two photographs; `None` when either has no outlined wound.

    With planimetry on both the shapes are in millimetres of the flat plane, also on a limb (`flattened`); otherwise
    they are in pixels of the earlier photograph.

    Raises
    ------
    InvalidInput
        `error.scale.beyond_horizon`.
    """
    if before.wound.is_empty or after.wound.is_empty:
        return None
    motion = motion_mm(alignment, before, after)
    if motion is None:
        return change_map(before.wound, moved_by(after.wound, alignment.matrix), in_mm=False)
    limb = any(shot.scale is not None and shot.scale.limb is not None for shot in (before, after))
    return replace(change_map(_on_plane(before), moved_by(_on_plane(after), motion)), flattened=limb)


def moved_by(shape: Shape, way: Matrix) -> Shape:
    """A shape with each of its corners moved by a homography."""
    return carried(shape, lambda points: project(way, points), False)


def _on_plane(shot: Shot) -> Shape:
    return carried(shot.wound, shot.to_mm, shot.scale is not None and shot.scale.lens is not None)
