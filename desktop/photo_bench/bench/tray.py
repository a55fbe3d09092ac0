"""The photographs of a draft as tiles."""

from collections.abc import Iterable

from core.charting.draft import DraftPhotograph
from desktop.photo_bench.bench.stations import Stations
from desktop.photo_bench.bench.strip import TrayTile


def tray_tiles(photographs: Iterable[DraftPhotograph], stations: Stations) -> list[TrayTile]:
    """One tile a photograph, in the order in which they came."""
    tiles = []
    for photograph in photographs:
        station = stations.station(photograph.sha256)
        picture = station.picture.thumbnail() if station is not None else None
        size = (photograph.width_px, photograph.height_px)
        hidden = bool(photograph.sensitive)
        tiles.append(
            TrayTile(photograph.sha256, photograph.file_name or "", picture, size, photograph.outlines, hidden)
        )
    return tiles
