"""What a backup says of itself: its files with their hashes, what is in them, and the heads of the audit trail.

It is written last: a folder without it is no backup. Its seal (HMAC-SHA256 under a key derived from the store's) shows
who changed it without holding the store's key.
"""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from core.errors import InvalidInput, StoreError
from core.store.files import replace_file
from core.store.layout import KEYRING, RECORD
from core.store.trail import Head

FORMAT: Final = "calcitrack-backup/1"
MANIFEST: Final = "manifest.json"
PHOTOGRAPHS: Final = "photographs"

_SEALED_AS: Final = b"calcitrack backup manifest"
_AT_ONCE: Final = 1 << 20

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class KeptFile(_Frozen):
    """A file of a backup by its name, never a path of its own."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.]*$")]
    bytes: NonNegativeInt
    sha256: Sha256


class PhotographFile(KeptFile):
    """A file of photographs, which several backups may name."""

    count: NonNegativeInt


class Manifest(_Frozen):
    """The facts of one backup. `counts` are rows by table; `photographs_named` those that the record names and the
    backup has; `skipped` those whose bytes had changed in the store and that no earlier backup had whole."""

    format: str
    number: PositiveInt
    made_at: AwareDatetime
    store: str
    program: str
    record_schema: str
    record: KeptFile
    keyring: KeptFile
    photographs: tuple[PhotographFile, ...]
    photographs_total: NonNegativeInt
    counts: dict[str, NonNegativeInt]
    trail: tuple[str, ...]
    skipped: tuple[Sha256, ...] = ()
    seal: str = ""

    def sealed(self, key: bytes) -> Self:
        """With its seal."""
        return self.model_copy(update={"seal": self._seal(key)})

    def is_sealed(self, key: bytes) -> bool:
        """Whether nobody without the store's key wrote or changed it."""
        return hmac.compare_digest(self.seal, self._seal(key))

    def anchors(self) -> tuple[Head, ...]:
        """The heads of the audit trail as the backup has them."""
        return tuple(Head.read(written) for written in self.trail)

    def _seal(self, key: bytes) -> str:
        content = self.model_dump(mode="json", exclude={"seal"})
        written = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
        mine = hmac.new(key, _SEALED_AS, hashlib.sha256).digest()
        return hmac.new(mine, written, hashlib.sha256).hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it whole or not at all: from this moment the folder is a backup."""
    written = json.dumps(manifest.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"
    replace_file(folder / MANIFEST, written.encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a backup's folder.

    Raises
    ------
    StoreError
        When it is damaged, or a newer version wrote it.
    """
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
        if content["format"] != FORMAT:
            raise StoreError("error.backup.newer")
        manifest = Manifest.model_validate(content)
        if (manifest.record.name, manifest.keyring.name) != (RECORD, KEYRING):
            raise StoreError("error.backup.manifest_damaged")
        manifest.anchors()
    except (ValueError, KeyError, TypeError, RecursionError, InvalidInput):
        raise StoreError("error.backup.manifest_damaged") from None
    return manifest


def kept_file(path: Path) -> KeptFile:
    """What a manifest says of a file, read from the disk."""
    return KeptFile(name=path.name, bytes=path.stat().st_size, sha256=sha256_of(path))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()
