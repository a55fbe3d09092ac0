"""Levels of the Bates-Jensen items that agree with a lesion's state and its measured areas (BWAT, 2001)."""

from core.case.lesion import Bwat
from core.demo.state import WoundState

_CLOSED_SKIN = ("purpura", "plaque", "healed")


def bwat_of(state: WoundState, length_mm: float, width_mm: float, necrotic: float, granulating: float) -> Bwat:
    """All items. `necrotic` and `granulating` are measured shares of the wound, 0–1."""
    intact = state.stage in _CLOSED_SKIN
    return Bwat(
        necrotic_type=_necrotic_type(state),
        necrotic_amount=1 if intact else _necrotic_amount(necrotic),
        exudate_type=state.exudate_type,
        exudate_amount=state.exudate_amount,
        periwound_colour=state.periwound,
        peripheral_oedema=state.oedema,
        peripheral_induration=state.induration,
        granulation=1 if intact else _granulation(granulating),
        size=1 if intact else _size(length_mm * width_mm / 100),
        depth=_depth(state),
        edges=_edges(state),
        undermining=2 if state.stage == "ulcer" and state.slough > 0.2 else 1,
        epithelialisation=1 if intact else _epithelialisation(state.epithelial),
    )


def _necrotic_type(state: WoundState) -> int:
    if state.stage in _CLOSED_SKIN:
        return 1
    if state.eschar > 0.02:
        return 5 if state.eschar_state == "dry" else 4
    if state.slough > 0.02:
        return 3 if state.slough > 0.2 else 2
    return 1


def _necrotic_amount(share: float) -> int:
    if share < 0.005:
        return 1
    if share < 0.25:
        return 2
    if share <= 0.5:
        return 3
    return 4 if share < 0.75 else 5


def _granulation(share: float) -> int:
    if share >= 0.75:
        return 2
    if share > 0.25:
        return 3
    return 4 if share > 0.005 else 5


def _size(square_cm: float) -> int:
    bounds = (4, 16, 36, 80)
    return 1 + (square_cm >= bounds[0]) + sum(square_cm > bound for bound in bounds[1:])


def _depth(state: WoundState) -> int:
    if state.stage in _CLOSED_SKIN:
        return 1
    if state.eschar > 0.3:
        return 4
    return 2 if state.epithelial > 0.3 or state.stage == "bulla" else 3


def _edges(state: WoundState) -> int:
    if state.stage in ("purpura", "plaque", "bulla"):
        return 1
    return 2 if state.granulation + state.epithelial > 0.5 or state.stage == "healed" else 3


def _epithelialisation(share: float) -> int:
    bounds = (0.25, 0.5, 0.75, 0.995)
    return 5 - sum(share >= bound for bound in bounds)
