"""Tables as Parquet: typed columns, each with its meaning and unit in the file's own schema."""

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from core.exchange.tables.columns import Cell, Kind
from core.exchange.tables.tables import Filled, Heading

_TYPES: Final[Mapping[Kind, Any]] = MappingProxyType(
    {
        Kind.DAY: pa.date32(),
        Kind.BIRTH: pa.date32(),
        Kind.NUMBER: pa.float64(),
        Kind.WHOLE: pa.int64(),
        Kind.TRUTH: pa.bool_(),
    }
)
"""Everything else is text: moments too, as ISO 8601, for a day is no instant and an instant keeps its offset."""


def parquet_bytes(table: Filled) -> bytes:
    """One table. Numbers are doubles; what is not known is null."""
    fields = [_field(heading) for heading in table.headings]
    columns = [
        pa.array([_plain(row[at], field.type) for row in table.rows], type=field.type)
        for at, field in enumerate(fields)
    ]
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), target)
    return target.getvalue()


def _field(heading: Heading) -> Any:
    about = {"description": heading.meaning, "unit": heading.unit or ""}
    return pa.field(heading.name, _TYPES.get(heading.kind, pa.string()), metadata=about)


def _plain(cell: Cell, wanted: Any) -> object:
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, date) and wanted == pa.string():
        return cell.isoformat()
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode()
    return cell
