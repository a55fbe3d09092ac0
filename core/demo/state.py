"""What a lesion looks like at one moment of its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.demo.curves import value_at
from core.demo.template import LesionState


@dataclass(frozen=True)
class WoundState:
    """A lesion at one moment: sizes in mm², tissues as shares of the wound, levels as in BWAT (1 best to 5 worst)."""

    stage: str
    wound_mm2: float
    purpura_mm2: float
    eschar: float
    slough: float
    granulation: float
    epithelial: float
    eschar_state: str
    exudate_type: int
    exudate_amount: int
    periwound: int
    oedema: int
    induration: int
    redness: float
    livedo: float
    odour: str
    dressing: str
    infection: tuple[str, ...] | None


def state_at(states: Sequence[LesionState], week: float, size: float = 1.0) -> WoundState:
    """The state at `week`; `size` multiplies the areas (another patient with the same course)."""
    wound = _number(states, "wound_cm2", week) * 100 * size
    purpura = _number(states, "purpura_cm2", week) * 100 * size
    stage = str(_last(states, "stage", week, "ulcer"))
    if stage in ("purpura", "plaque", "healed"):
        wound = 0.0
    shares = {name: _number(states, name, week) for name in ("eschar", "slough", "granulation", "epithelial")}
    total = max(sum(shares.values()), 1.0)
    levels = {name: int(_last(states, name, week, 1)) for name in _LEVELS}
    eschar_state = str(_last(states, "eschar_state", week, "none")) if wound and shares["eschar"] > 0.02 else "none"
    return WoundState(
        stage=stage,
        wound_mm2=wound,
        purpura_mm2=purpura,
        eschar=shares["eschar"] / total,
        slough=shares["slough"] / total,
        granulation=shares["granulation"] / total,
        epithelial=shares["epithelial"] / total,
        eschar_state=eschar_state,
        redness=_number(states, "redness", week),
        livedo=_number(states, "livedo", week),
        odour=str(_last(states, "odour", week, "none")),
        dressing=str(_last(states, "dressing", week, "non_adherent")),
        infection=_last(states, "infection", week, None),
        **levels,
    )


_LEVELS: Final = ("exudate_type", "exudate_amount", "periwound", "oedema", "induration")


def _number(states: Sequence[LesionState], name: str, week: float) -> float:
    keys = [(state.week, value) for state in states if (value := getattr(state, name)) is not None]
    return value_at(keys, week) if keys else 0.0


def _last(states: Sequence[LesionState], name: str, week: float, default: Any) -> Any:
    said = [value for state in states if state.week <= week and (value := getattr(state, name)) is not None]
    return said[-1] if said else default
