"""How outlines are found and drawn: `resources/imaging/tracing.toml`, each number with its reason there."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from core import resources


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OutlineLimits(_Part):
    """How fine the lines are that are drawn."""

    tolerance_px: float
    grid_px: float


class AssistLimits(_Part):
    """How the assisted outline looks at a photograph. Shares are of the box; pixels those of the reduced copy."""

    side_px: int
    margin_share: float
    reach_share: float
    widenings: int
    ellipse_share: float
    larger_ellipse_share: float
    rare_colour_share: float
    rounds: int
    median_px: int
    smallest_part_share: float
    smallest_gap_share: float
    band_px: float
    smallest_box_px: float


class EdgeLimits(_Part):
    """When an edge is seen."""

    near_px: float
    far_px: float
    visible_delta_e: float
    faint_share: float
    none_share: float


class LiveWireLimits(_Part):
    """How far the edge-following line looks, in pixels of its reduced picture."""

    side_px: int
    reach_px: int
    snap_px: int
    blur_px: float
    edge_steps: tuple[float, float]
    steepest: float
    weights: tuple[float, float, float]


class BrushLimits(_Part):
    """How fine a brush is drawn."""

    tremor_share: float


class TracingLimits(_Part):
    """All of the file."""

    outline: OutlineLimits
    assist: AssistLimits
    edge: EdgeLimits
    live_wire: LiveWireLimits
    brush: BrushLimits


@cache
def tracing_limits() -> TracingLimits:
    """The limits in force."""
    return TracingLimits.model_validate(resources.read_toml("imaging", "tracing.toml"))
