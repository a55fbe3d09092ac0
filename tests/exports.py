"""A patient's case file as it leaves, for tests that bring it back."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from core.clinic.commands import exports
from core.clinic.commands.exports import Exported
from core.clinic.context import Context
from core.clinic.leaving import Order


@dataclass(frozen=True)
class Left:
    """The file's bytes, and what was said of it."""

    data: bytes
    told: Exported


def export_case(context: Context, patient: str, *, as_zip: bool) -> Left:
    """The case file, with `as_zip` the photographs too."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / ("case.zip" if as_zip else "case.json")
        told, _ = exports.export(context, Order("case", (patient,)), out)
        return Left(out.read_bytes(), told)
