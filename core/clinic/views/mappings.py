"""How the facility reads the files of its laboratories."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import select

from core.clinic.context import Context
from core.exchange.laboratory.mapping import Mapping
from core.record.laboratory_mapping import LaboratoryMappingRow


@dataclass(frozen=True)
class KeptMapping:
    """A mapping, and who kept it when."""

    mapping: Mapping
    by: str
    at: datetime


def key_of(shape: str) -> str:
    """What the mapping of a shape is kept under."""
    return hashlib.sha256(shape.encode()).hexdigest()


def kept_mapping(context: Context, shape: str) -> KeptMapping | None:
    """How files of a shape are read; None where nobody has said it yet, or with words that this version has not."""
    with context.store.read() as session:
        row = session.scalars(select(LaboratoryMappingRow).where(LaboratoryMappingRow.key == key_of(shape))).first()
        if row is None:
            return None
        try:
            return KeptMapping(Mapping.model_validate(row.mapping), row.kept_by, row.kept_at)
        except ValidationError:
            return None
