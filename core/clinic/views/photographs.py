"""Pictures, by their SHA-256: the only way from the store's bytes to anything that shows, prints or sends them.

What was withdrawn from care or erased is not given to anybody (docs/decisions/0028).
"""

from collections.abc import Mapping, Sequence

from core.clinic.context import Context
from core.clinic.hidden_pictures import hidden_pictures
from core.errors import NotAllowed


def thumbnails(context: Context, sha256s: Sequence[str]) -> Mapping[str, bytes]:
    """JPEGs of at most 480 pixels without EXIF, of those that the store has and that may be seen."""
    return context.store.photographs.thumbnails(visible(context, sha256s))


def original(context: Context, sha256: str) -> bytes:
    """The original file, bit for bit.

    Raises
    ------
    NotFound
        When the store does not have it: the case file that it was imported from came without its pictures.
    NotAllowed
        When the photograph was withdrawn.
    """
    if not visible(context, [sha256]):
        raise NotAllowed("error.clinic.photograph_withdrawn")
    return context.store.photographs.content(sha256)


def originals(context: Context, sha256s: Sequence[str]) -> Mapping[str, bytes]:
    """The original files of those that the store has and that may be seen; a record may have come without its
    pictures."""
    return context.store.photographs.contents(visible(context, sha256s))


def visible(context: Context, sha256s: Sequence[str]) -> list[str]:
    """Of these pictures those that may be seen, whether the store has them or not."""
    with context.store.read() as session:
        gone = hidden_pictures(session, sha256s)
    return [sha256 for sha256 in sha256s if sha256 not in gone]
