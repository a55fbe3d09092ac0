"""A store is given a new key: the old one opens nothing, nobody loses a passphrase, and no crash loses the store."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import InvalidInput, StoreError
from core.record.audit import AuditRow
from core.store.keyring import Slot, read_keyring, write_keyring
from core.store.rotation import Holder, rekey, settle
from core.store.store import Store
from tests.core.store.rekeying import note
from tests.core.store.test_store import account
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE

ROOT = Path(__file__).resolve().parents[3]
NURSE = "a nurse on the night shift"
HOLDER = Holder(ACCOUNT, PASSPHRASE, (ACCOUNT, "Nurse"), CHEAP)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")


def silent(_done: float, _doing: object) -> None:
    """Nobody asks."""


@pytest.fixture
def closed(store: Store) -> Path:
    """A closed store with rows, photographs, and a nurse's slot."""
    with store.write() as session:
        session.add_all([account(f"somebody {number}") for number in range(200)])
    store.set_passphrase("nurse", NURSE, cost=CHEAP)
    for number in range(20):
        store.photographs.put(random.Random(number).randbytes(50_000), "image/jpeg")
    store.close()
    return store.folder


def key_of(folder: Path) -> bytes:
    return read_keyring(folder).unlock(ACCOUNT, PASSPHRASE)


def rekeyings(folder: Path, account: str = ACCOUNT, passphrase: str = PASSPHRASE) -> int:
    """How often the store says it was given a new key; it is whole, and nothing is left beside it."""
    store = Store.open(folder, account, passphrase)
    assert store.check is None or store.check.result() == []
    with store.read() as session:
        said = session.query(AuditRow).filter_by(action="store.rekeyed").count()
    assert store.verify() == []
    assert len(store.photographs.known()) == 20
    store.close()
    assert not {"rekeying", "rekeyed"} & {path.name for path in folder.iterdir()}
    return said


def test_everybody_keeps_their_passphrase_and_nothing_keeps_the_key(closed: Path) -> None:
    old, old_ring = key_of(closed), read_keyring(closed)
    found = rekey(closed, HOLDER, note, silent)
    assert found.left_out == ()
    assert rekeyings(closed) == rekeyings(closed, "NURSE", NURSE) == 1
    assert key_of(closed) != old
    ring = read_keyring(closed)
    assert ring.unlock_with_recovery(found.recovery_key) == key_of(closed)
    assert ring.accounts() == old_ring.accounts()
    with pytest.raises(StoreError, match="wrong_passphrase"):
        (closed / "keyring.json").unlink()  # the one beside it is the new one, too
        read_keyring(closed).unlock(ACCOUNT, "another")
    assert key_of(closed) != old
    assert old not in b"".join(path.read_bytes() for path in closed.iterdir())


def test_the_old_recovery_key_opens_nothing(store_folder: Path, made_store: tuple[Path, str]) -> None:
    rekey(store_folder, HOLDER, note, silent)
    with pytest.raises(StoreError, match="wrong_recovery_key"):
        read_keyring(store_folder).unlock_with_recovery(made_store[1])


def test_slots_of_the_first_format_open_and_are_told_when_they_cannot_be_kept(closed: Path) -> None:
    ring, key = read_keyring(closed), key_of(closed)
    old_style = [first_format(ring.store_id, name, secret, key) for name, secret in (("nurse", NURSE), ("leaver", "x"))]
    write_keyring(closed, type(ring)(ring.store_id, (*(s for s in ring.slots if s.name != "nurse"), *old_style)))
    assert read_keyring(closed).unlock("nurse", NURSE) == key
    found = rekey(closed, HOLDER, note, silent)
    assert found.left_out == ("nurse",)
    assert read_keyring(closed).accounts() == (ACCOUNT,)


def test_a_slot_of_the_first_format_is_made_anew_at_the_next_sign_in(closed: Path) -> None:
    ring, key = read_keyring(closed), key_of(closed)
    kept = tuple(slot for slot in ring.slots if slot.name != "nurse")
    write_keyring(closed, type(ring)(ring.store_id, (*kept, first_format(ring.store_id, "nurse", NURSE, key))))
    Store.open(closed, "nurse", NURSE).close()
    assert not read_keyring(closed).is_first_format("nurse")
    assert rekey(closed, HOLDER, note, silent).left_out == ()


def first_format(store_id: str, name: str, secret: str, key: bytes) -> Slot:
    """A slot as they were before there were pairs of keys."""
    import json

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from core.store.keyring import _derive

    bound_to = json.dumps(["calcitrack-keyring/1", store_id, "account", name]).encode()
    salt, nonce = b"s" * 16, b"n" * 12
    wrapped = AESGCM(_derive(secret, salt, CHEAP)).encrypt(nonce, key, bound_to)
    return Slot("account", name, CHEAP, salt, nonce, wrapped)


def test_a_public_key_slipped_into_the_file_is_not_handed_the_next_key(closed: Path) -> None:
    ring = read_keyring(closed)
    strange = Slot.make(ring.store_id, "account", "nurse", "mine now", b"k" * 32, CHEAP)
    write_keyring(closed, type(ring)(ring.store_id, tuple(strange if s.name == "nurse" else s for s in ring.slots)))
    assert rekey(closed, HOLDER, note, silent).left_out == ("nurse",)
    with pytest.raises(StoreError, match="wrong_passphrase"):
        read_keyring(closed).unlock("nurse", "mine now")


def test_whoever_has_no_account_any_more_keeps_no_slot(closed: Path) -> None:
    rekey(closed, Holder(ACCOUNT, PASSPHRASE, (ACCOUNT,), CHEAP), note, silent)
    assert read_keyring(closed).accounts() == (ACCOUNT,)


def test_nobody_reads_it_meanwhile(closed: Path) -> None:
    beside = Store.open(closed, ACCOUNT, PASSPHRASE, read_only=True)
    before = key_of(closed)
    with beside.read() as session:
        session.query(AuditRow).count()
        with pytest.raises(StoreError, match="open_elsewhere"):
            rekey(closed, HOLDER, note, silent)
    beside.close()
    assert key_of(closed) == before
    assert rekeyings(closed) == 0


@pytest.mark.parametrize("when", ["wrong", "stopped", "full"])
def test_what_cannot_be_done_leaves_the_store_as_it_was(closed: Path, when: str, monkeypatch) -> None:
    before = {path.name: path.read_bytes() for path in closed.glob("*.json")}

    def tell(_done: float, _doing: object) -> None:
        if when == "stopped":
            raise InvalidInput("stopped")

    if when == "full":
        monkeypatch.setattr("core.store.rotation.shutil.disk_usage", lambda _path: type("", (), {"free": 10})())
    passphrase = "not this one" if when == "wrong" else PASSPHRASE
    with pytest.raises((StoreError, InvalidInput)) as refused:
        rekey(closed, Holder(ACCOUNT, passphrase, (ACCOUNT,), CHEAP), note, tell)
    assert str(refused.value).endswith(
        {"wrong": "wrong_passphrase", "stopped": "stopped", "full": "no_room_to_rekey"}[when]
    )
    assert {path.name: path.read_bytes() for path in closed.glob("*.json")} == before
    assert rekeyings(closed) == 0


class Killer:
    """Children that die on the way; one interpreter for all of them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, how: str, source: Path, target: Path) -> bool:
        """Whether it died before it had come to its end."""
        self._process.stdin.write(f"{how} {source} {target}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline() == "dead\n"


@pytest.fixture
def killed() -> Iterator[Killer]:
    command = [sys.executable, "-m", "tests.core.store.rekeying"]
    with subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) as process:
        yield Killer(process)
        process.stdin.close()


def check(folder: Path, old: bytes) -> bool:
    """One whole store is there, the old or the new one. Whether it is the new one."""
    said = rekeyings(folder)
    renewed = key_of(folder) != old
    assert said == renewed
    assert rekeyings(folder, "nurse", NURSE) == said
    return renewed


def every_step(closed: Path, killed: Killer, tmp_path: Path, each: int) -> list[bool]:
    old, found, step = key_of(closed), [], 0
    while killed(f"step:{step}", closed, tmp_path / f"dead{step}"):
        found.append(check(tmp_path / f"dead{step}", old))
        step += each
    return found


def test_dead_at_some_step_it_is_the_old_store_or_the_new_one(closed: Path, killed: Killer, tmp_path: Path) -> None:
    found = every_step(closed, killed, tmp_path, 7)
    assert found == sorted(found)
    assert {False, True} == set(found)


@pytest.mark.long
def test_dead_at_any_step_it_is_the_old_store_or_the_new_one(closed: Path, killed: Killer, tmp_path: Path) -> None:
    found = every_step(closed, killed, tmp_path, 1)
    assert found == sorted(found)
    assert {False, True} == set(found)
    print(f"{len(found)} steps: {found.count(False)} times the old store, {found.count(True)} times the new one")


def test_dead_again_while_it_is_finished(closed: Path, killed: Killer, tmp_path: Path) -> None:
    """The swap itself: half of the files moved, and the next process dies with it, too."""
    old, step = key_of(closed), 0
    while killed(f"step:{step}", closed, tmp_path / f"dead{step}") and not (tmp_path / f"dead{step}/rekeyed").exists():
        step += 1
    half = tmp_path / f"dead{step}"
    assert (half / "rekeyed").exists()
    for again in range(0, 60, 9):
        if not killed(f"settle:{again}", half, half):
            break
    assert check(half, old)


@pytest.mark.long
def test_two_hundred_kills_at_any_time(closed: Path, killed: Killer, tmp_path: Path) -> None:
    old, chance, found = key_of(closed), random.Random(20261126), []
    began = time.monotonic()
    assert not killed("step:100000", closed, tmp_path / "alive")
    whole = time.monotonic() - began  # kills are spread over as long as it takes on this machine
    for number in range(200):
        killed(f"after:{chance.uniform(0, whole * 1.5):.4f}", closed, tmp_path / f"dead{number}")
        found.append(check(tmp_path / f"dead{number}", old))
    print(f"200 kills: {found.count(False)} times the old store, {found.count(True)} times the new one")
    assert {False, True} == set(found)


def test_settling_what_is_settled_does_nothing(closed: Path) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in closed.iterdir())
    settle(closed, ACCOUNT)
    assert sorted((path.name, path.stat().st_mtime_ns) for path in closed.iterdir()) == before
