"""How the facility reads the files of its laboratories."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0008"


def _text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "laboratory_mapping",
        sa.Column("id", _text(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("key", _text(64), nullable=False),
        sa.Column("mapping", _text(), nullable=False),
        sa.Column("kept_at", _text(48), nullable=False),
        sa.Column("kept_by", _text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_laboratory_mapping"),
        sa.UniqueConstraint("key", name="uq_laboratory_mapping_key"),
    )
