"""Making a backup: the record, the photographs that are not there yet, the keyring, and last of all the manifest."""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Self

from core.record.photo_consent import erased
from core.store.backup import photograph_files, place, record_file
from core.store.backup.manifest import FORMAT, PHOTOGRAPHS, Manifest, PhotographFile, kept_file, write_manifest
from core.store.backup.photograph_files import Copied
from core.store.backup.place import Backup
from core.store.backup.record_file import Facts
from core.store.backup.thinning import Retention, kept
from core.store.backup.told import Tell, told_of_the_backup
from core.store.embedded import Files
from core.store.files import keep_names
from core.store.keyring import read_keyring, write_keyring
from core.store.layout import KEYRING, RECORD
from core.texts import text as told

_RECORD_SHARE: Final = 0.1
_VERIFYING_AT: Final = 0.95


@dataclass(frozen=True)
class Made:
    """A backup that was made: how many photographs and bytes of them were new, and which backups were thinned out."""

    backup: Backup
    copied: int
    copied_bytes: int
    removed: tuple[str, ...]


def claim(files: Files, root: Path) -> None:
    """Make a folder the place of a store's backups.

    Raises
    ------
    StoreError
        When it holds anything else, or cannot be written.
    """
    with told_of_the_backup():
        place.claim(root, read_keyring(files.folder).store_id)


def make_backup(files: Files, root: Path, at: datetime, retention: Retention, tell: Tell) -> Made:
    """Make a backup of a store that is in use, read it back, and then thin out the older ones.

    Until its manifest is written the backups that lie there are left as they are; what `tell` raises ends the work.

    Raises
    ------
    StoreError
        When the disk is full, gone or not writable, another backup goes into the folder, or what is read back is not
        what was written.
    """
    with told_of_the_backup():
        store = read_keyring(files.folder).store_id
        place.require(root, store)
        with place.held(root):
            place.sweep(root)
            number = place.next_number(root)
            folder = root / place.name_of(number, at)
            (root / PHOTOGRAPHS).mkdir(mode=0o700, exist_ok=True)
            folder.mkdir(mode=0o700)
            try:
                manifest, copied = _fill(files, root, folder, _Known(number, at, store), tell)
                write_manifest(folder, manifest)
                keep_names(root)
            except BaseException:
                with contextlib.suppress(OSError):  # what is left of it is swept the next time
                    place.remove(folder)
                raise
            removed = _thin(root, retention)
        return Made(Backup(root, folder, manifest), copied.count, copied.bytes, removed)


@dataclass(frozen=True)
class _Known:
    """What is known of a backup before it is made."""

    number: int
    made_at: datetime
    store: str


def _fill(files: Files, root: Path, folder: Path, known: _Known, tell: Tell) -> tuple[Manifest, Copied]:
    """Everything but the manifest. The record first: what it names was committed to the photographs before it."""
    record_file.copy(files.record, folder / RECORD, files.key, _part(tell, 0, _RECORD_SHARE))
    with record_file.reading(folder / RECORD, files.key) as session:
        gone = erased(session)
    photographs = _Photographs.there(root, files.key, gone, _part(tell, _RECORD_SHARE, _RECORD_SHARE))
    copied = photographs.add_new(files, root, gone, _part(tell, _RECORD_SHARE, _VERIFYING_AT))
    tell(_VERIFYING_AT, told("backup.doing.verifying"))
    write_keyring(folder, read_keyring(files.folder))
    facts = record_file.facts_of(folder / RECORD, files.key)
    return _manifest(known, folder, facts, photographs, copied).sealed(files.key), copied


class _Photographs:
    """The files of photographs that the new backup names, and the photographs in them (whether with small picture)."""

    def __init__(self, files: list[PhotographFile], held: dict[str, bool]) -> None:
        self.files, self.held = files, held

    @classmethod
    def there(cls, root: Path, key: bytes, gone: frozenset[str], tell: Tell) -> Self:
        """What earlier backups left, the interrupted ones too, but for files that hold what was erased since."""
        named = {file.name: file for backup in place.backups(root) for file in backup.manifest.photographs}
        held, whole = photograph_files.there_already(root, key, named.values(), gone)
        more, adopted = photograph_files.adopt(root, key, named, gone, tell)
        photograph_files.merge(held, more)
        return cls([*(file for name, file in sorted(named.items()) if name in whole), *adopted], held)

    def add_new(self, files: Files, root: Path, gone: frozenset[str], tell: Tell) -> Copied:
        """Copy what is not there; one whose small picture was made after it had been copied is copied once more."""
        known = photograph_files.known(files.pictures)
        in_store = {sha256: small for sha256, small in known.items() if sha256 not in gone}
        wanted = [sha256 for sha256, small in in_store.items() if self.held.get(sha256, None) not in (small, True)]
        copied = photograph_files.copy(files.pictures, wanted, root, files.key, tell)
        self.files += copied.files
        photograph_files.merge(self.held, {name: in_store[name] for name in wanted if name not in copied.skipped})
        return copied


def _manifest(known: _Known, folder: Path, facts: Facts, photographs: _Photographs, copied: Copied) -> Manifest:
    return Manifest(
        format=FORMAT,
        number=known.number,
        made_at=known.made_at,
        store=known.store,
        program=_program(),
        record_schema=facts.schema,
        record=kept_file(folder / RECORD),
        keyring=kept_file(folder / KEYRING),
        photographs=tuple(photographs.files),
        photographs_total=len(photographs.held),
        counts=facts.counts,
        trail=tuple(head.whole() for head in facts.trail),
        skipped=copied.skipped,
    )


def _thin(root: Path, retention: Retention) -> tuple[str, ...]:
    """Take away what is kept no longer, and the files of photographs that no backup names any more.

    A disk that fails here leaves more than is needed; the new backup is made all the same.
    """
    there = place.backups(root)
    keep = kept([(backup.manifest.number, backup.manifest.made_at) for backup in there], retention)
    removed: list[str] = []
    with contextlib.suppress(OSError):
        for backup in there:
            if backup.manifest.number not in keep:
                place.remove(backup.folder)
                removed.append(backup.name)
        if place.all_readable(root):
            named = {file.name for backup in place.backups(root) for file in backup.manifest.photographs}
            for path in (root / PHOTOGRAPHS).glob("*.db"):
                if path.name not in named:
                    path.unlink()
    return tuple(removed)


def _part(tell: Tell, begin: float, end: float) -> Tell:
    """Progress of a part of the whole."""
    return lambda done, doing: tell(begin + done * (end - begin), doing)


def _program() -> str:
    try:
        return version("calcitrack")
    except PackageNotFoundError:  # run from its source, not installed
        return "-"
