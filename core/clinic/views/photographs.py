"""Pictures, by their SHA-256."""

from collections.abc import Mapping, Sequence

from core.clinic.context import Context


def thumbnails(context: Context, sha256s: Sequence[str]) -> Mapping[str, bytes]:
    """JPEGs of at most 480 pixels without EXIF, of those that the store has."""
    return context.store.photographs.thumbnails(sha256s)


def original(context: Context, sha256: str) -> bytes:
    """The original file, bit for bit.

    Raises
    ------
    NotFound
        When the store does not have it: the case file that it was imported from came without its pictures.
    """
    return context.store.photographs.content(sha256)


def originals(context: Context, sha256s: Sequence[str]) -> Mapping[str, bytes]:
    """The original files of those that the store has; a record may have come without its pictures."""
    return context.store.photographs.contents(sha256s)
