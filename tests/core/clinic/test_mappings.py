"""How a laboratory's files are read is kept for the facility: one mapping a shape, the latest one."""

from dataclasses import replace

from sqlalchemy import func, select, update

from core.clinic.changes import Kind
from core.clinic.commands.mappings import keep_mapping
from core.clinic.context import Actor, Context
from core.clinic.views.mappings import kept_mapping
from core.exchange.laboratory.mapping import Column, Mapping, Role, shape_of
from core.record.audit import AuditRow
from core.record.laboratory_mapping import LaboratoryMappingRow

HEADER = ("MRN", "Test", "Result")
SHAPE = shape_of(HEADER)
MAPPING = Mapping(
    sender="Central",
    columns=(
        Column(header="MRN", role=Role.RECORD_NUMBER),
        Column(header="Test", role=Role.ANALYTE),
        Column(header="Result", role=Role.VALUE, unit="mmol/L"),
    ),
    decimal=",",
    dates="dmy",
    zone="Europe/Berlin",
    words={"phosx": "phosphate", "k": ""},
    units={"phosphate": "mmol/L"},
    corrects=True,
)


def test_a_mapping_is_kept_by_the_shape_of_its_files(context: Context) -> None:
    assert kept_mapping(context, SHAPE) is None
    changed = keep_mapping(context, SHAPE, MAPPING)
    assert changed.kinds == {Kind.MAPPING}
    kept = kept_mapping(context, shape_of(("mrn", " TEST ", "result")))
    assert kept is not None
    assert (kept.mapping, kept.by) == (MAPPING, "RN Li")
    assert kept_mapping(context, shape_of(("Test", "MRN", "Result"))) is None


def test_a_later_mapping_replaces_the_earlier_one_with_an_audit_entry_each(context: Context) -> None:
    keep_mapping(context, SHAPE, MAPPING)
    other = replace(context, actor=Actor("a2", "RN Osei", "nurse"))
    keep_mapping(other, SHAPE, Mapping())
    kept = kept_mapping(context, SHAPE)
    assert kept is not None
    assert (kept.mapping, kept.by) == (Mapping(), "RN Osei")
    with context.store.read() as session:
        assert session.scalar(select(func.count()).select_from(LaboratoryMappingRow)) == 1
        actions = session.scalars(select(AuditRow.action)).all()
    assert actions.count("laboratory_mapping.kept") == 2


def test_a_mapping_with_an_analyte_of_another_version_is_asked_for_again(context: Context) -> None:
    keep_mapping(context, SHAPE, MAPPING)
    with context.store.write() as session:
        session.execute(update(LaboratoryMappingRow).values(mapping={"words": {"x": "unobtainium"}}))
    assert kept_mapping(context, SHAPE) is None
