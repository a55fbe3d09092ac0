"""Areas unrolled from limbs, and profiles of the facility's cameras."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0001"


def _text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Two columns of the assessment, and a table."""
    for name in ("limb_circumference_mm", "wound_area_flat_mm2"):
        op.add_column("assessment", sa.Column(name, sa.Double))
    op.create_table(
        "camera_profile",
        sa.Column("id", _text(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("key", _text(300), nullable=False),
        sa.Column("profile", _text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_camera_profile"),
        sa.UniqueConstraint("key", name="uq_camera_profile_key"),
    )
