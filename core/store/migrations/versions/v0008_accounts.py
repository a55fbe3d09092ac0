"""Accounts whose passphrase somebody else gave them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """One column."""
    op.add_column("account", sa.Column("must_change", sa.Boolean, nullable=False, server_default=sa.false()))
