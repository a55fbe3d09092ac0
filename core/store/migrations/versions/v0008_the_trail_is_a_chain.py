"""The audit trail becomes a hash chain a workstation; what was written before is the beginning of one."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0004"

_EARLIER = "before chains"
_OF_AN_ENTRY = "id, at, actor_id, actor_name, action, patient_id, subject_id, details"


def _text() -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Columns, a chain through the entries that are there, and then the rules that hold them together."""
    for name in ("workstation", "previous", "digest"):
        op.add_column("audit", sa.Column(name, _text()))
    op.add_column("audit", sa.Column("number", sa.Integer))
    _chain_earlier_entries()
    with op.batch_alter_table("audit") as audit:
        for name in ("workstation", "previous", "digest"):
            audit.alter_column(name, existing_type=_text(), nullable=False)
        audit.alter_column("number", existing_type=sa.Integer, nullable=False)
        audit.create_unique_constraint("uq_audit_workstation_number", ["workstation", "number"])


def _chain_earlier_entries() -> None:
    connection = op.get_bind()
    entries = connection.execute(sa.text(f"SELECT sequence, {_OF_AN_ENTRY} FROM audit ORDER BY sequence")).all()  # noqa: S608
    previous, chained = "0" * 64, []
    for number, (sequence, *values) in enumerate(entries, start=1):
        written = json.dumps([_EARLIER, number, previous, *values], ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
        chained.append({"s": sequence, "w": _EARLIER, "n": number, "p": previous, "d": digest})
        previous = digest
    if chained:
        change = "UPDATE audit SET workstation = :w, number = :n, previous = :p, digest = :d WHERE sequence = :s"
        connection.execute(sa.text(change), chained)
