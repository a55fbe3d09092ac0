"""How each tissue is drawn: a colour, a pattern and a line, told apart in grey and by colour-blind eyes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPen

from desktop.theme.theme import Theme


@dataclass(frozen=True)
class TissueLook:
    """Token of the colour, fill pattern and outline of one tissue."""

    colour: str
    pattern: Qt.BrushStyle
    line: Qt.PenStyle


LOOKS: Final[dict[str, TissueLook]] = {
    "wound": TissueLook("accent", Qt.BrushStyle.NoBrush, Qt.PenStyle.SolidLine),
    "eschar": TissueLook("eschar", Qt.BrushStyle.BDiagPattern, Qt.PenStyle.SolidLine),
    "slough": TissueLook("slough", Qt.BrushStyle.Dense6Pattern, Qt.PenStyle.SolidLine),
    "granulation": TissueLook("granulation", Qt.BrushStyle.HorPattern, Qt.PenStyle.SolidLine),
    "epithelial": TissueLook("epithelial", Qt.BrushStyle.VerPattern, Qt.PenStyle.SolidLine),
    "purpura": TissueLook("purpura", Qt.BrushStyle.DiagCrossPattern, Qt.PenStyle.SolidLine),
    "periwound": TissueLook("periwound", Qt.BrushStyle.NoBrush, Qt.PenStyle.DashLine),
}
"""Tissue → look. `periwound` is the skin round the wound."""


def tissue_brush(theme: Theme, tissue: str) -> QBrush:
    """The tissue's pattern in its colour, for swatches, bars and outlines."""
    look = LOOKS[tissue]
    return QBrush(theme.colour(look.colour), look.pattern)


def tissue_pen(theme: Theme, tissue: str, width: float = 2.0) -> QPen:
    """The tissue's outline; as wide on screen at every zoom."""
    look = LOOKS[tissue]
    pen = QPen(theme.colour(look.colour), width, look.line)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
