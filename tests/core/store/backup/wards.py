"""Backing up in a line, photographs without a camera, and what must hold of every backup that lies there."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from core.errors import StoreError
from core.record.audit import AuditRow
from core.record.base import new_id
from core.store.backup import making, place, restoring
from core.store.backup.making import Made
from core.store.backup.restoring import Restored
from core.store.backup.thinning import Retention
from core.store.backup.told import Tell
from core.store.store import Store
from core.store.trail import append
from core.texts import Text
from tests.stores import ACCOUNT, PASSPHRASE

AT: Final = datetime(2026, 11, 26, 3, tzinfo=UTC)
ALL: Final = Retention(daily=100, weekly=0, monthly=0)


def silent(_done: float, _doing: Text) -> None:
    """Nobody listens."""


def picture(number: int, size: int = 4_000) -> bytes:
    """Bytes that no compression makes smaller, the same for the same number."""
    return hashlib.shake_256(str(number).encode()).digest(size)


def take_photographs(store: Store, numbers: Iterable[int], size: int = 4_000) -> None:
    """Photographs, and an entry of the audit trail for them."""
    for number in numbers:
        store.photographs.put(picture(number, size), "image/jpeg", b"small")
    with store.write() as session:
        entry = AuditRow(id=new_id(), at=AT, actor_id="a", actor_name="a", action="photograph.taken_in")
        append(session, store.workstation, entry)


def back_up(store: Store, disk: Path, day: int = 0, retention: Retention = ALL, tell: Tell = silent) -> Made:
    """A backup so many days after the first."""
    with store.being_backed_up() as (files, _closing):
        making.claim(files, disk)
        return making.make_backup(files, disk, AT + timedelta(days=day), retention, tell)


def restored(where: Path, target: Path) -> Restored:
    """A backup restored, and found whole by the store's own check too."""
    backup = restoring.find(where)
    key = restoring.unlock(backup, ACCOUNT, PASSPHRASE)
    found = restoring.restore(backup, key, target, silent)
    store = Store.open(target, ACCOUNT, PASSPHRASE)
    try:
        assert store.verify(backup.manifest.anchors()) == []
    finally:
        store.close()
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder of backups but its lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "backup.lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def all_whole(disk: Path, targets: Path) -> int:
    """Restore every backup that lies there and find each whole; how many there are."""
    there = place.backups(disk)
    for backup in there:
        target = targets / f"restored-{len(list(targets.iterdir()))}"
        assert restored(backup.folder, target).findings == ()
    return len(there)


def tried(store: Store, disk: Path, day: int) -> str | None:
    """Why a backup was not made; None when it was."""
    with suppress(FileNotFoundError):
        try:
            back_up(store, disk, day)
        except StoreError as error:
            return str(error)
        return None
    return "vanished"
