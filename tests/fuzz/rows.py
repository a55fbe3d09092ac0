"""Stores and backups in an enemy's hands: files cut, flipped and replaced, and rows changed by a holder of the key.

Whatever was done, the store opens or says why not, `verify` ends, and every place can be read or says what is wrong.
"""

import atexit
import contextlib
import random
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import text

from core.clinic.context import Actor, Context
from core.clinic.views import (
    backup,
    cameras,
    chart,
    clinic_day,
    facility,
    flags,
    profile,
    reports,
    review,
    search,
    task_story,
    tasks,
    trail,
    worklist,
)
from core.errors import CalcitrackError
from core.reports.choices import Choices
from core.store.backup import restoring
from core.store.keyring import read_keyring
from core.store.store import Store
from tests.fuzz import seeds
from tests.fuzz.changing.plain import damaged, odd_text
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE

PLACES: Final = ("record.db", "photos.db", "keyring.json", "lock", "record.db-wal")
NUMBERS: Final = (0, -1, 1, 2**31, 2**62, 10**15)


def a_store() -> tuple[bytes, ...]:
    """These inputs are orders: what to do to a copy of one store, which is made here."""
    _made()
    return (b"",)


def a_disk() -> tuple[bytes, ...]:
    """Orders for a copy of one folder of backups."""
    _disk()
    return (b"",)


def orders(_: bytes, chance: random.Random) -> bytes:
    """A number that says what is done."""
    return chance.randbytes(8)


def filled_store(folder: Path) -> str:
    """A new store with the case as a patient, and something in every place; the patient's id."""
    from core.clinic.commands import reports as issuing
    from core.clinic.commands.findings import refresh
    from tests.imports import import_case

    store, _ = Store.create(folder, ACCOUNT, PASSPHRASE, cost=CHEAP)
    try:
        context = context_of(store)
        patient, _ = import_case(context, seeds.archive("case"))
        refresh(context)
        prepared = issuing.prepare(context, "handover", [patient], Choices())
        issuing.issue(context, prepared, "save")
        return patient
    finally:
        store.close()


def context_of(store: Store) -> Context:
    """An administrator of the store."""
    return Context(Actor("a1", "RN Li", "administrator"), lambda: seeds.NOW, store, ZoneInfo("Asia/Shanghai"), "Ward 7")


@cache
def _made() -> tuple[Path, str]:
    place = Path(mkdtemp(prefix="calcitrack-fuzz-"))
    atexit.register(shutil.rmtree, place, True)
    return place, filled_store(place / "store")


@cache
def _disk() -> Path:
    holder = seeds.backup_folder()
    disk = holder.__enter__()
    atexit.register(holder.__exit__, None, None, None)
    return disk


def _copy(folder: Path) -> Path:
    target = _made()[0] / "work"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target)
    return target


def open_damaged_store(order: bytes) -> None:
    """A file of the store is cut, flipped, emptied, left out, or another one."""
    chance = random.Random(order)
    work = _copy(_made()[0] / "store")
    _damage(sorted(path for path in work.iterdir() if path.is_file()), chance)
    store = Store.open(work, ACCOUNT, PASSPHRASE)
    try:
        _look_everywhere(store, _made()[1], named=bool(store.verify()))
    finally:
        store.close()


def _damage(files: list[Path], chance: random.Random) -> None:
    path = chance.choice(files)
    match chance.randrange(6):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(b"")
        case 2:
            path.write_bytes(chance.choice(files).read_bytes())
        case 3:
            path.write_bytes(chance.randbytes(chance.choice((10, 4096, 100_000))))
        case _:
            path.write_bytes(damaged(path.read_bytes(), chance))


def read_tampered_store(order: bytes) -> None:
    """Rows are changed, left out or doubled under the store's own key; then it is checked and every place is read."""
    chance = random.Random(order)
    work = _copy(_made()[0] / "store")
    store = Store.open(work, ACCOUNT, PASSPHRASE)
    try:
        with store.write() as session:
            connection = session.connection()
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            tables = [
                str(row[0]) for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type='table'"))
            ]
            for _ in range(chance.choice((1, 1, 1, 3))):
                tamper(connection, chance.choice(sorted(tables)), chance)
    except Exception:  # noqa: BLE001 – the database refuses some changes: nothing was tampered with then
        store.close()
        return
    store.close()
    again = Store.open(work, ACCOUNT, PASSPHRASE)
    try:
        _look_everywhere(again, _made()[1], named=bool(again.verify()))
    finally:
        again.close()


def tamper(connection: Any, table: str, chance: random.Random) -> None:
    """One value, row or column of a table is not what it was."""
    columns = [str(row[1]) for row in connection.execute(text(f'PRAGMA table_info("{table}")'))]
    ids = [row[0] for row in connection.execute(text(f'SELECT rowid FROM "{table}"'))]
    if not ids:
        return
    column, row = chance.choice(columns), chance.choice(ids)
    match chance.randrange(8):
        case 0:
            connection.execute(text(f'DELETE FROM "{table}" WHERE rowid = :row'), {"row": row})
        case 1:
            connection.execute(text(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = :row'), {"row": row})
        case 2:
            number = chance.choice(NUMBERS)
            connection.execute(text(f'UPDATE "{table}" SET "{column}" = :new'), {"new": number})
        case 3:
            other = chance.choice(columns)
            connection.execute(text(f'UPDATE "{table}" SET "{column}" = "{other}" WHERE rowid = :row'), {"row": row})
        case 4:
            new = chance.choice((b"\xff\x00\x80", b"{", b"[1,", b"\x00" * 40))
            connection.execute(
                text(f'UPDATE "{table}" SET "{column}" = :new WHERE rowid = :row'), {"new": new, "row": row}
            )
        case _:
            new = chance.choice((odd_text(chance), "[]", "{}", "[1]", '{"a":1}', "null", '"x"', "[[[]]]", "2026"))
            connection.execute(
                text(f'UPDATE "{table}" SET "{column}" = :new WHERE rowid = :row'), {"new": new, "row": row}
            )


def _look_everywhere(store: Store, patient: str, *, named: bool) -> None:
    """Each place is read by itself: one that cannot be shown does not keep another from being shown.

    A place may stumble over a value that `verify` has `named`: the window then says calmly that something went wrong.
    """
    for look in views(context_of(store), patient):
        with contextlib.suppress(Exception if named else CalcitrackError):
            look()


def views(context: Context, patient: str) -> tuple[Callable[[], object], ...]:
    """What the places of the window read."""
    return (
        lambda: worklist.worklist(context),
        lambda: chart.chart(context, patient),
        lambda: review.review_of(context, patient),
        lambda: clinic_day.clinic_of(context, [patient]),
        lambda: flags.patient_flags(context, patient),
        lambda: tasks.tasks(context),
        lambda: [task_story.task_story(context, line.task_id) for line in tasks.patient_tasks(context, patient)[:1]],
        lambda: [trail_line.particulars for trail_line in trail.trail_page(context, trail.TrailFilter()).lines],
        lambda: trail.trail_choices(context),
        lambda: [reports.stored(context, line.report_id) for line in reports.issued(context, [patient])],
        lambda: search.find_patients(context, "quill"),
        lambda: search.every_patient(context),
        lambda: facility.letterhead(context),
        lambda: profile.facility_profile(context),
        lambda: cameras.profiles(context),
        lambda: backup.backup_status(context),
    )


def restore_damaged_backup(order: bytes) -> None:
    """A file of a backup is damaged; it is found, unlocked and restored, or it is said why not."""
    chance = random.Random(order)
    work = _copy(_disk())
    _damage(sorted(path for path in work.rglob("*") if path.is_file()), chance)
    found = restoring.find(work)
    key = restoring.unlock(found, ACCOUNT, PASSPHRASE)
    target = _made()[0] / "restored"
    shutil.rmtree(target, ignore_errors=True)
    restoring.restore(found, key, target, lambda _done, _doing: None)
    assert read_keyring(target).has_account(ACCOUNT)
    store = Store.open(target, ACCOUNT, PASSPHRASE)
    try:
        store.verify(found.manifest.anchors())
    finally:
        store.close()
