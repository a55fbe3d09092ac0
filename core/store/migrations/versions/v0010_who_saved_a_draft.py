"""Who saved a draft last: the second writer is told whose answers differ from theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """One column; of the drafts that wait already, it is not known."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("assessment_draft", sa.Column("saved_by", text, nullable=True))
