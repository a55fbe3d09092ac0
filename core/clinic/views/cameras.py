"""The cameras that the facility knows."""

from sqlalchemy import select

from core.clinic.context import Context
from core.imaging.camera import CameraProfile
from core.record.camera import CameraProfileRow


def profiles(context: Context) -> tuple[CameraProfile, ...]:
    """Every camera profile that is kept, by its key; one statement."""
    with context.store.read() as session:
        rows = session.scalars(select(CameraProfileRow.profile).order_by(CameraProfileRow.key))
        return tuple(CameraProfile.model_validate(row) for row in rows)
