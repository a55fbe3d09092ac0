"""What was said of the use of photographs, and which of them a report shows. Frozen: it does not follow the model."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_MOMENT, _ID = 48, 36


def _text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """One table, and one column. Of reports issued before nobody wrote down the photographs."""
    op.create_table(
        "photograph_consent",
        sa.Column("id", _text(_ID), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("patient_id", _text(_ID), nullable=False),
        sa.Column("external_id", _text()),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", _text(64), nullable=False),
        sa.Column("what", _text(), nullable=False),
        sa.Column("scopes", _text(), nullable=False),
        sa.Column("said_at", _text(_MOMENT), nullable=False),
        *(sa.Column(name, _text()) for name in ("said_by", "name", "obtained_by", "form", "reason")),
        sa.Column("recorded_at", _text(_MOMENT)),
        sa.Column("recorded_by", _text()),
        sa.PrimaryKeyConstraint("id", name="pk_photograph_consent"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="fk_photograph_consent_patient_id_patient"),
    )
    op.create_index("ix_photograph_consent_patient_id", "photograph_consent", ["patient_id"])
    op.create_index("ix_photograph_consent_sha256", "photograph_consent", ["sha256"])
    op.add_column("issued_report", sa.Column("photographs", _text()))
