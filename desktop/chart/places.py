"""Where a lesion stands on the body map, from what was charted of it."""

from functools import cache
from typing import Any

from core import resources
from core.case.lesion import BodyPlace, Lesion


@cache
def _table() -> dict[str, Any]:
    return resources.read_toml("bodymap", "places.toml")


def place_of(lesion: Lesion) -> BodyPlace:
    """The place that was charted, or else the usual one of its site and side."""
    if lesion.place is not None:
        return lesion.place
    row = _table()[lesion.site]
    # Seen from the front the person's left is on the right hand of the picture, seen from the back on the left.
    towards = {"left": 1, "both": 1, "right": -1}.get(lesion.side or "", 0)
    offset = row["x"] * towards * (-1 if row["view"] == "back" else 1)
    return BodyPlace(view=row["view"], point=(0.5 + offset, row["y"]))
