"""Disks that are full, or may be written no more: what was acknowledged is there, and what was told is true."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from core.clinic import opening
from core.clinic.commands import assessments, backup, photographs
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.errors import StoreError
from core.texts import LANGUAGES, render
from tests.faults.disks import Disk, small_disk
from tests.faults.lives import context_of, picture
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit, charted

ROOM_KIB = 8 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", ROOM_KIB) as made:
        yield made


@pytest.fixture
def context(ward: Path, disk: Disk) -> Iterator[Context]:
    """The ward's store on the small disk, with a backup of it elsewhere not made yet."""
    shutil.copytree(ward, disk.folder / "store")
    opened = context_of(disk.folder / "store")
    yield opened
    opening.close(opened)


def sign_one(context: Context, patient: str, lesion: str, number: int) -> tuple[str, str]:
    taken = photographs.take_in(context, picture(1, number), "wound.png")
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = charted(opened.draft, taken)
    version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
    signed, _ = assessments.sign(context, opened.draft_id, draft, version)
    return signed, taken.sha256


def told(do: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as error:
        do()
    for language in LANGUAGES:
        assert "{" not in render(error.value.text, language)
    return error.value.text.key


def signed_until_refused(context: Context, patient: str, lesion: str) -> tuple[list[tuple[str, str]], str]:
    done: list[tuple[str, str]] = []
    while True:
        try:
            done.append(sign_one(context, patient, lesion, len(done)))
        except StoreError as error:
            return done, error.text.key


def all_there(context: Context, patient: str, done: list[tuple[str, str]]) -> None:
    kept = {entry.id for entry in chart(context, patient).case.lesions[0].assessments}
    assert {signed for signed, _ in done} == kept, "what was signed and what is kept are not the same"
    assert {sha256 for _, sha256 in done} <= context.store.photographs.known()
    assert context.store.verify() == []


def test_a_full_disk_while_charting(context: Context, disk: Disk, tmp_path: Path) -> None:
    patient, lesion = admit(context)
    done = [sign_one(context, patient, lesion, number) for number in range(1000, 1002)]
    film = disk.fill()
    more, key = signed_until_refused(context, patient, lesion)
    assert key == "error.store.disk_full"
    done += more
    for _ in range(3):  # trying again does no harm
        assert told(lambda: sign_one(context, patient, lesion, 2000)) == "error.store.disk_full"
    all_there(context, patient, done)
    film.unlink()
    context.store.close()
    again = context_of(disk.folder / "store")
    done.append(sign_one(again, patient, lesion, 3000))
    all_there(again, patient, done)
    opening.close(again)


def test_a_disk_that_fills_by_charting_alone(context: Context, disk: Disk) -> None:
    patient, lesion = admit(context)
    film = disk.folder / "somebody elses film"
    film.write_bytes(bytes((ROOM_KIB - 3 * 1024) * 1024 - 1024 * _used_kib(disk)))
    done, key = signed_until_refused(context, patient, lesion)
    assert key == "error.store.disk_full"
    assert done, "the disk was full before the first signature: the test proves nothing"
    film.unlink()
    all_there(context, patient, done)


def _used_kib(disk: Disk) -> int:
    return sum(file.stat().st_size for file in (disk.folder / "store").iterdir()) // 1024


def test_a_full_disk_at_sign_in_is_told_and_leaves_the_store_as_it_was(context: Context, disk: Disk) -> None:
    patient, lesion = admit(context)
    done = [sign_one(context, patient, lesion, 0)]
    opening.close(context)
    film = disk.fill()
    store = disk.folder / "store"
    assert told(lambda: opening.open_store(store, ACCOUNT, PASSPHRASE, context.clock)) == "error.store.disk_full"
    film.unlink()
    again = context_of(store)
    all_there(again, patient, done)
    opening.close(again)


def test_a_backup_disk_that_is_full_leaves_the_last_good_backup(ward: Path, disk: Disk) -> None:
    context = context_of(ward)
    patient, lesion = admit(context)
    sign_one(context, patient, lesion, 0)
    made, _ = backup.back_up(context, disk.folder / "backups")
    for number in range(1, 6):
        sign_one(context, patient, lesion, number)
    film = disk.fill()
    assert told(lambda: backup.back_up(context, disk.folder / "backups")) == "error.backup.disk_full"
    film.unlink()
    restored = backup.restore(disk.folder / "backups", ward.parent / "again", ACCOUNT, PASSPHRASE, context.clock)
    assert restored.name == made.name and restored.findings == ()
    opening.close(context)


def test_permission_lost_between_two_sessions_is_told(context: Context, disk: Disk) -> None:
    """While files are open for writing the kernel takes nothing away: tests/faults/test_power.py refuses those."""
    patient, lesion = admit(context)
    done = [sign_one(context, patient, lesion, 0)]
    opening.close(context)
    disk.refuse_writing()
    store = disk.folder / "store"
    for way in (opening.open_store, partial(opening.open_store, beside_others=True)):
        assert told(partial(way, store, ACCOUNT, PASSPHRASE, context.clock)) == "error.store.read_only"
    disk.allow_writing()
    again = context_of(store)
    done.append(sign_one(again, patient, lesion, 2))
    all_there(again, patient, done)
    opening.close(again)
