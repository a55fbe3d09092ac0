"""How a laboratory's files are read, kept for every workstation: the next file of that shape maps by itself."""

from sqlalchemy import select

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.views.mappings import key_of
from core.clinic.writing import writing
from core.exchange.laboratory.mapping import Mapping
from core.record.base import new_id
from core.record.laboratory_mapping import LaboratoryMappingRow


def keep_mapping(context: Context, shape: str, mapping: Mapping) -> Changes:
    """Keep how files of a shape are read; an earlier mapping of that shape is replaced.

    Raises
    ------
    Conflict
        When somebody else changed the same mapping in the meantime.
    """
    key, written = key_of(shape), mapping.model_dump(mode="json", exclude_defaults=True)
    with writing(context, "laboratory_mapping.kept", subject_id=key) as session:
        row = session.scalars(select(LaboratoryMappingRow).where(LaboratoryMappingRow.key == key)).first()
        if row is None:
            row = LaboratoryMappingRow(id=new_id(), key=key)
            session.add(row)
        row.mapping, row.kept_at, row.kept_by = written, context.now(), context.actor.name
    return Changes(frozenset(), frozenset({Kind.MAPPING}))
