"""What is looked for at every signature and in every worklist is found by an index, however large the record."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Who amended an assessment, the worklist's order without the wide rows of the patients, and what is due next."""
    op.create_index("ix_assessment_amends_id", "assessment", ["amends_id"])
    op.create_index("ix_task_next_due", "task", ["state", "due_at", "id"])
    op.create_index("ix_task_of_patient", "task", ["patient_id", "state", "due_at"])
    op.create_index("ix_patient_pressing", "patient", ["merged_into_id", "urgent_flags", "next_due_at", "name", "id"])
