"""The facility's cameras are kept, replaced and forgotten."""

from datetime import UTC, datetime

import pytest

from core.clinic.changes import Kind
from core.clinic.commands.cameras import forget_profile, keep_profile
from core.clinic.context import Context
from core.clinic.views.cameras import profiles
from core.errors import NotFound
from core.imaging.camera import CameraProfile

PHONE = CameraProfile(
    make="Maker",
    model="Phone 9",
    focal_mm=5.1,
    size_px=(4000, 3000),
    focal_share=0.8,
    radial=(-0.05, 0.01),
    residual_px=0.2,
    photographs=10,
    made_at=datetime(2026, 11, 26, tzinfo=UTC),
)


def test_a_camera_is_kept_replaced_and_forgotten(context: Context) -> None:
    assert profiles(context) == ()
    assert keep_profile(context, PHONE).kinds == {Kind.CAMERA}
    assert profiles(context) == (PHONE,)
    better = PHONE.model_copy(update={"residual_px": 0.1})
    keep_profile(context, better)
    assert profiles(context) == (better,)
    forget_profile(context, PHONE.key)
    assert profiles(context) == ()
    with pytest.raises(NotFound):
        forget_profile(context, PHONE.key)
