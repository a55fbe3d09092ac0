"""Findings of the diagnostic work-up, as they were kept first on 2026-11-26. Frozen: it does not follow the model."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT, _NUMBER, _ID = 48, 64, 36


def _text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of examinations."""
    op.create_table(
        "examination",
        sa.Column("id", _text(_ID), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("patient_id", _text(_ID), nullable=False),
        sa.Column("external_id", _text()),
        sa.Column("position", sa.Integer, nullable=False),
        *(sa.Column(name, _text(_MOMENT)) for name in ("observed_at", "recorded_at", "signed_at", "error_at")),
        *(sa.Column(name, _text()) for name in ("recorded_by", "signed_by", "amends_id", "amendment_reason")),
        *(sa.Column(name, _text()) for name in ("error_by", "error_reason")),
        sa.Column("kind", _text(), nullable=False),
        sa.Column("value", _text(_NUMBER)),
        *(sa.Column(name, _text()) for name in ("side", "result", "mimic", "note")),
        sa.PrimaryKeyConstraint("id", name="pk_examination"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="fk_examination_patient_id_patient"),
    )
    op.create_index("ix_examination_patient_id", "examination", ["patient_id"])
