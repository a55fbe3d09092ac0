"""Flags that nobody has acknowledged are counted in an index: their evidence is not read for it."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """What the worklist counts of each patient, and what the patient's own counts are made of."""
    op.create_index("ix_flag_of_patient", "flag", ["patient_id", "state", "level"])
