"""One photograph on the bench with all that belongs to it: its desk, its tools, its picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from core.case.photo import Scale
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.outlines import CLICKED
from desktop.photo_bench.bench.picture import Picture
from desktop.photo_bench.bench.tools.assist import AssistTool
from desktop.photo_bench.bench.tools.brush import Brush, Eraser
from desktop.photo_bench.bench.tools.freehand import Freehand
from desktop.photo_bench.bench.tools.limb import LimbTool
from desktop.photo_bench.bench.tools.live_wire import LiveWireTool
from desktop.photo_bench.bench.tools.pan import Pan
from desktop.photo_bench.bench.tools.polygon import Polygon
from desktop.photo_bench.bench.tools.rectangle import RectangleTool
from desktop.photo_bench.bench.tools.ruler import RulerTool
from desktop.photo_bench.bench.tools.select import Select
from desktop.photo_bench.bench.tools.tool import Tool

TOOLS: Final[Mapping[str, type[Tool]]] = MappingProxyType(
    {
        "1": Select,
        "2": Polygon,
        "3": Freehand,
        "4": Brush,
        "5": Eraser,
        "6": LiveWireTool,
        "7": AssistTool,
        "8": RulerTool,
        "9": RectangleTool,
        "X": LimbTool,
        "H": Pan,
    }
)
"""By their keys, in the order of the rail."""


@dataclass(eq=False)
class Station:
    """Lives as long as the photograph is on the bench, so that what is under way survives looking at another one."""

    sha256: str
    desk: PhotoDesk
    picture: Picture
    tools: dict[str, Tool] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    """What the nurse can choose among: the last `ruler`, the last `rectangle`, and as `card` whatever is printed."""

    def __post_init__(self) -> None:
        self.tools = {kind.code: kind(self.desk) for kind in TOOLS.values()}
        self.remember_scale()

    def remember_scale(self) -> None:
        """Keep the scale in use among those that can be chosen."""
        scale = self.desk.outlines.scale
        if scale is not None:
            self.scales[scale.method if scale.method in CLICKED else "card"] = scale
