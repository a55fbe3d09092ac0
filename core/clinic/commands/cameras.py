"""The facility's cameras: what was learnt of a lens is kept for every workstation."""

from sqlalchemy import select

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.writing import writing
from core.errors import NotFound
from core.imaging.camera import CameraProfile
from core.record.base import new_id
from core.record.camera import CameraProfileRow


def keep_profile(context: Context, profile: CameraProfile) -> Changes:
    """Keep a camera's profile; one that is kept under the same key is replaced.

    Raises
    ------
    Conflict
        When somebody else changed the same profile in the meantime.
    """
    written = profile.model_dump(mode="json")
    with writing(context, "camera.kept", camera=profile.key) as session:
        row = session.scalars(select(CameraProfileRow).where(CameraProfileRow.key == profile.key)).first()
        if row is None:
            session.add(CameraProfileRow(id=new_id(), key=profile.key, profile=written))
        else:
            row.profile = written
    return Changes(frozenset(), frozenset({Kind.CAMERA}))


def forget_profile(context: Context, key: str) -> Changes:
    """Take a camera's profile away; what was measured with it keeps the lens that it was measured with.

    Raises
    ------
    NotFound
        When none is kept under this key.
    """
    with writing(context, "camera.forgotten", camera=key) as session:
        row = session.scalars(select(CameraProfileRow).where(CameraProfileRow.key == key)).first()
        if row is None:
            raise NotFound("error.clinic.not_found")
        session.delete(row)
    return Changes(frozenset(), frozenset({Kind.CAMERA}))
