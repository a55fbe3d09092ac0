"""A camera's lens learnt from photographs of the printed chessboard, by a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.clinic.changes import Changes
from core.clinic.commands.cameras import keep_profile
from core.clinic.context import Context
from core.errors import InvalidInput
from core.imaging.camera import CameraProfile, ChessboardView, chessboard_seen, profile_of
from core.imaging.decode import decode
from core.imaging.exif import CameraNotes
from core.texts import text
from desktop.background.ticket import Progress


@dataclass(frozen=True)
class Learnt:
    """A profile that is kept now, and in how many of the photographs the chessboard was not seen whole."""

    profile: CameraProfile
    unseen: int


def learn_camera(context: Context, paths: Sequence[Path], progress: Progress) -> tuple[Learnt, Changes]:
    """Look for the chessboard in each photograph, work the lens out and keep it.

    Raises
    ------
    InvalidInput
        `error.photo_bench.unreadable`; as `decode` and `profile_of`; `error.lens.mixed_sizes` for photographs of
        several cameras; `error.lens.unknown_camera` when the files do not name the camera: no photograph could be known
        as its own later.
    """
    views: list[ChessboardView] = []
    cameras: set[tuple[str | None, str | None, float | None]] = set()
    notes = CameraNotes()
    for number, path in enumerate(paths):
        progress.report(number / len(paths), text("cameras.looking", number=number + 1, count=len(paths)))
        try:
            photograph = decode(path.read_bytes())
        except OSError:
            raise InvalidInput("error.photo_bench.unreadable") from None
        view = chessboard_seen(photograph.rgb)
        if view is not None:
            views.append(view)
            notes = photograph.notes
            cameras.add((notes.make, notes.model, notes.focal_mm))
    if len(cameras) > 1:
        raise InvalidInput("error.lens.mixed_sizes")
    if views and notes.model is None:
        raise InvalidInput("error.lens.unknown_camera")
    progress.report(1.0, text("cameras.working_out"))
    profile = profile_of(views, notes, context.clock())
    return Learnt(profile, len(paths) - len(views)), keep_profile(context, profile)
