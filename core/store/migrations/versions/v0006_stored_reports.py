"""Issued reports keep their bytes and the moment that they tell of; the facility has a logo."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _text(length: int) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """A table, and two columns. What was issued before has no bytes here, and told of the moment it was issued."""
    op.create_table(
        "report_file",
        sa.Column("sha256", _text(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_report_file"),
    )
    op.add_column("issued_report", sa.Column("as_of", _text(48)))
    op.add_column("facility", sa.Column("logo", sa.LargeBinary))
