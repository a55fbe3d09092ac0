"""What can be offered from a folder or a memory card: the newest photographs, with small pictures. Runs in workers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import nlargest
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo
from PySide6.QtGui import QImage

from core.errors import CalcitrackError
from core.imaging.ingest import upright
from desktop.photo_bench.bench.picture import image_of
from desktop.widgets.watched import PHOTOGRAPHS

NEWEST: Final = 24
_PREVIEW_PX: Final = 240
_LARGEST_FILE: Final = 200 << 20
"""A file past this is not opened for a small picture."""
_PICTURES: Final = "DCIM"
"""Where cameras put photographs on a card (DCF, JEITA CP-3461)."""


@dataclass(frozen=True)
class MemoryCard:
    """A volume with a camera's folder on it."""

    root: Path
    name: str


@dataclass(frozen=True)
class Preview:
    """A file that is offered; `image` is None when no small picture can be made. `changed_at` is the file's own."""

    path: Path
    changed_at: datetime
    image: QImage | None


def memory_cards() -> tuple[MemoryCard, ...]:
    """The volumes that are there now and hold a camera's folder, the root of the system aside."""
    volumes = [volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady()]
    return cards_among((Path(volume.rootPath()), volume.displayName()) for volume in volumes if not volume.isRoot())


def cards_among(volumes: Iterable[tuple[Path, str]]) -> tuple[MemoryCard, ...]:
    """Those of some mounted volumes that are memory cards of a camera."""
    return tuple(MemoryCard(root, name or root.name) for root, name in volumes if _is_folder(root / _PICTURES))


def newest_on(card: MemoryCard) -> tuple[Path, ...]:
    """The newest photographs on a card, the newest first."""
    return newest_in(card.root / _PICTURES, deep=True)


def newest_in(folder: Path, *, deep: bool = False) -> tuple[Path, ...]:
    """The newest photographs in a folder, the newest first; what cannot be read is passed over."""
    files: list[tuple[float, Path]] = []
    try:
        for path in folder.rglob("*") if deep else folder.iterdir():
            if path.suffix.lower() in PHOTOGRAPHS and not path.name.startswith("."):
                files.append((path.stat().st_mtime, path))
    except OSError:
        pass
    return tuple(path for _, path in nlargest(NEWEST, files))


def previews(paths: Sequence[Path]) -> tuple[Preview, ...]:
    """Small pictures of files, in their order; one that is gone meanwhile is left out."""
    found = []
    for path in paths:
        try:
            state = path.stat()
            data = path.read_bytes() if state.st_size <= _LARGEST_FILE else b""
        except OSError:
            continue
        found.append(Preview(path, datetime.fromtimestamp(state.st_mtime, UTC), _small(data)))
    return tuple(found)


def _small(data: bytes) -> QImage | None:
    try:
        return image_of(upright(data, _PREVIEW_PX))
    except CalcitrackError:
        return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
