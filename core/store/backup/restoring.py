"""A backup restored into a new store, and what it was compared with on the way."""

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Final

from sqlalchemy import insert

from core.errors import StoreError
from core.store import migrations, photographs
from core.store.backup import photograph_files, place, record_file
from core.store.backup.manifest import MANIFEST, PHOTOGRAPHS, KeptFile, read_manifest, sha256_of
from core.store.backup.place import Backup
from core.store.backup.told import Tell
from core.store.embedded import empty
from core.store.engine import encrypted_file
from core.store.failures import told_plainly
from core.store.files import keep_content, keep_names, make_folder, replace_file
from core.store.keyring import read_keyring
from core.store.layout import KEYRING, RECORD
from core.store.layout import PHOTOGRAPHS as PHOTOGRAPHS_FILE
from core.store.network_drive import must_be_on_this_computer
from core.store.photographs import PHOTOGRAPH_FILE
from core.store.verify import Finding
from core.texts import text as told

_PHOTOGRAPHS_SHARE: Final = 0.9


@dataclass(frozen=True)
class Restored:
    """What a restored store was compared with: rows by table and photographs, as the backup says and as they are now;
    how many files had the hash that the backup says; and everything that was not as it should be."""

    counts: dict[str, tuple[int, int]]
    photographs: tuple[int, int]
    files_compared: int
    findings: tuple[Finding, ...]


def find(where: Path) -> Backup:
    """The backup in a folder, or the newest one of a folder of backups.

    Raises
    ------
    StoreError
        When there is none, or none of this version of the program.
    """
    with told_plainly():
        if (where / MANIFEST).is_file():
            return Backup(where.parent, where, read_manifest(where))
        there = place.backups(where) if where.is_dir() else ()
        if not there:
            for path in where.glob(f"*/{MANIFEST}"):
                read_manifest(path.parent)  # says why it cannot be read
            raise StoreError("error.backup.none_here")
        return there[-1]


def unlock(backup: Backup, account: str, passphrase: str) -> bytes:
    """The key of the store, by a passphrase as it was when the backup was made.

    Raises
    ------
    StoreError
        For a wrong passphrase, a backup from a newer version, or one whose record, keyring or manifest was changed.
    """
    manifest = backup.manifest
    if manifest.record_schema not in migrations.VERSIONS:
        raise StoreError("error.backup.newer")
    with told_plainly():
        for file in (manifest.record, manifest.keyring):
            if not _is_as_written(backup.folder / file.name, file):
                raise StoreError("error.backup.file_damaged", file=file.name)
        key = read_keyring(backup.folder).unlock(account, passphrase)
    if not manifest.is_sealed(key):
        raise StoreError("error.backup.manifest_damaged")
    return key


def restore(backup: Backup, key: bytes, target: Path, tell: Tell) -> Restored:
    """The backup as a new store in an empty folder. What is damaged of the photographs is told, and the rest restored.

    Raises
    ------
    StoreError
        When the folder holds anything, cannot be written or lies on a network drive; it is then left as it was.
    """
    must_be_on_this_computer(target)
    with told_plainly():
        existed = target.exists()
        if existed and (not target.is_dir() or any(target.iterdir())):
            raise StoreError("error.store.folder_not_empty")
        make_folder(target)
        try:
            return _restore(backup, key, target, tell)
        except BaseException:
            with contextlib.suppress(OSError):
                empty(target, remove=not existed)
            raise


def _restore(backup: Backup, key: bytes, target: Path, tell: Tell) -> Restored:
    """Photographs, record, and last the keyring: without it the folder is no store."""
    manifest = backup.manifest
    findings = list(_restore_photographs(backup, key, target / PHOTOGRAPHS_FILE, tell))
    tell(_PHOTOGRAPHS_SHARE, told("backup.doing.record"))
    copyfile(backup.folder / RECORD, target / RECORD)
    keep_content(target / RECORD)  # before the keyring that makes the folder a store
    facts = record_file.facts_of(target / RECORD, key)
    engines = encrypted_file(target / PHOTOGRAPHS_FILE, key)
    try:
        there = len(photograph_files.known(engines))
    finally:
        engines.dispose()
    replace_file(target / KEYRING, (backup.folder / KEYRING).read_bytes())
    keep_names(target)
    tables = sorted({*manifest.counts, *facts.counts})
    counts = {table: (manifest.counts.get(table, 0), facts.counts.get(table, 0)) for table in tables}
    findings += [
        Finding(told("backup.finding.count", table=table, backup=said, restored=found))
        for table, (said, found) in counts.items()
        if said != found
    ]
    if there != manifest.photographs_total:
        findings.append(Finding(told("backup.finding.photographs", backup=manifest.photographs_total, restored=there)))
    return Restored(counts, (manifest.photographs_total, there), 2 + len(manifest.photographs), tuple(findings))


def _restore_photographs(backup: Backup, key: bytes, target: Path, tell: Tell) -> Iterator[Finding]:
    engines = encrypted_file(target, key)
    try:
        photographs.make_tables(engines)
        total = sum(file.count for file in backup.manifest.photographs)
        numbers = itertools.count(1)
        for file in backup.manifest.photographs:
            path = backup.root / PHOTOGRAPHS / file.name
            as_written = _is_as_written(path, file)
            # Of a file that is damaged, what can be read is taken over all the same.
            with engines.writing.begin() as connection:
                for row in photograph_files.whole_rows(path, key) if path.is_file() else ():
                    done = next(numbers)
                    tell(
                        _PHOTOGRAPHS_SHARE * min(done / max(total, 1), 1),
                        told("backup.doing.photographs", number=done, total=total),
                    )
                    connection.execute(insert(PHOTOGRAPH_FILE).prefix_with("OR REPLACE"), row._asdict())
            if not as_written:
                yield Finding(told("backup.finding.file", file=f"{PHOTOGRAPHS}/{file.name}"))
    finally:
        engines.dispose()


def _is_as_written(path: Path, file: KeptFile) -> bool:
    return path.is_file() and path.stat().st_size == file.bytes and sha256_of(path) == file.sha256
