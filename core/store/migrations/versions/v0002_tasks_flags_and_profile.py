"""Tasks and flags with their history, tasks with a person and those informed, and the facility's profile of rules."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT, ID = 48, 36


def text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """What stands already was opened nobody knows when, is nobody's, and has no history."""
    op.add_column("task", sa.Column("assignee", text()))
    op.add_column("task", sa.Column("informed", text(), nullable=False, server_default=""))
    op.add_column("task", sa.Column("opened_at", text(MOMENT)))
    op.add_column("task", sa.Column("span_hours", sa.Integer))
    op.add_column("task", sa.Column("history", text(), nullable=False, server_default="[]"))
    op.add_column("flag", sa.Column("acknowledged_note", text()))
    op.add_column("flag", sa.Column("history", text(), nullable=False, server_default="[]"))
    op.create_table(
        "facility_profile",
        sa.Column("id", text(ID), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", text(MOMENT), nullable=False),
        sa.Column("by", text(), nullable=False),
        sa.Column("content", text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facility_profile"),
        sa.UniqueConstraint("number", name="uq_facility_profile_number"),
    )
