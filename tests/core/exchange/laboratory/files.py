"""The example files, and how a test reads one."""

from pathlib import Path
from zoneinfo import ZoneInfo

from core.exchange.arrival import Arrival, Row
from core.exchange.laboratory.mapping import Mapping
from core.exchange.reading import open_laboratory, read_laboratory

FOLDER = Path(__file__).resolve().parents[3] / "data" / "exchange" / "laboratory"
ZONE = ZoneInfo("Asia/Shanghai")


def bring(data: bytes, by: Mapping | None = None, name: str = "file.csv") -> Arrival:
    """What bytes bring, by a mapping or by the first guess."""
    file = open_laboratory(data, name, by.encoding if by else None)
    return read_laboratory(file, by or file.guessed, ZONE)


def bring_file(name: str, by: Mapping | None = None) -> Arrival:
    """What an example file brings."""
    return bring((FOLDER / name).read_bytes(), by, name)


def told(row: Row) -> tuple[str, str]:
    """State and reason of a row, as keys."""
    return row.state.value, row.reason.key if row.reason else ""
