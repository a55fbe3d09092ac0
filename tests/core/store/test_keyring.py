"""Slots cannot be moved, a torn keyring falls back to the one before, and a recovery key survives being typed."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput, StoreError
from core.store.files import replace_file
from core.store.keyring import USUAL_COST, Keyring, new_keyring, read_keyring, write_keyring
from core.store.recovery_key import new_recovery_key, read_recovery_key
from tests.stores import CHEAP


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keyring, _, _ = new_keyring("store-1", "admin", "heron", CHEAP)
    write_keyring(tmp_path, keyring)
    return tmp_path


def rewritten(folder: Path, change) -> Keyring:
    content = json.loads((folder / "keyring.json").read_text())
    change(content)
    (folder / "keyring.json").write_text(json.dumps(content))
    return read_keyring(folder)


def test_every_slot_opens_the_same_key() -> None:
    keyring, key, recovery_key = new_keyring("store-1", "admin", "heron", CHEAP)
    assert keyring.unlock("admin", "heron") == keyring.unlock_with_recovery(recovery_key) == key
    assert len(key) == 32


def test_the_file_holds_no_secret(folder: Path) -> None:
    written = (folder / "keyring.json").read_text()
    assert "heron" not in written
    assert read_keyring(folder).unlock("admin", "heron").hex() not in written
    assert (folder / "keyring.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(store="store-2"),
        lambda content: content["slots"][0].update(name="nurse"),
        lambda content: content["slots"][0].update(salt=content["slots"][1]["salt"]),
    ],
)
def test_a_slot_belongs_to_its_store_and_its_account(folder: Path, change) -> None:
    keyring = rewritten(folder, change)
    for account in ("admin", "nurse"):
        with pytest.raises(StoreError, match="wrong_passphrase"):
            keyring.unlock(account, "heron")


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": "calcitrack-keyring/1"}', None])
def test_a_torn_keyring_falls_back_to_the_one_before(folder: Path, damage: bytes | None) -> None:
    write_keyring(folder, read_keyring(folder))
    if damage is None:
        (folder / "keyring.json").unlink()
    else:
        (folder / "keyring.json").write_bytes(damage)
    assert read_keyring(folder).unlock("admin", "heron")


def test_two_torn_keyrings_are_told(folder: Path) -> None:
    (folder / "keyring.json").write_bytes(b"{")
    with pytest.raises(StoreError, match="keyring_damaged"):
        read_keyring(folder)


def test_a_keyring_that_asks_for_all_memory_is_not_obeyed(folder: Path) -> None:
    with pytest.raises(StoreError, match="keyring_damaged"):
        rewritten(folder, lambda content: content["slots"][0]["argon2id"].update(memory_kib=1 << 40))


def test_a_keyring_of_a_newer_format_is_told(folder: Path) -> None:
    with pytest.raises(StoreError, match="newer"):
        rewritten(folder, lambda content: content.update(format="calcitrack-keyring/3"))


def test_a_full_disk_leaves_the_keyring_that_was_there(folder: Path, monkeypatch) -> None:
    before = (folder / "keyring.json").read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(folder / "keyring.json", b"new")
    assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [("keyring.json", before)]


def test_the_usual_cost_is_the_one_of_the_rfc() -> None:
    assert (USUAL_COST.memory_kib, USUAL_COST.passes, USUAL_COST.lanes) == (65536, 3, 4)


@given(st.randoms(use_true_random=False))
def test_a_recovery_key_is_read_however_it_is_typed(chance: random.Random) -> None:
    key = new_recovery_key()
    typed = key.lower() if chance.random() < 0.5 else key
    typed = (
        typed.replace("-", chance.choice([" ", "", "\n", " – "])).replace("0", "O").replace("1", chance.choice("lIi"))
    )
    assert read_recovery_key(f" {typed} ") == key


@given(st.integers(0, 34), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ*"))
def test_one_wrong_sign_is_noticed(place: int, sign: str) -> None:
    key = new_recovery_key()
    if key[place] in ("-", sign):
        return
    with pytest.raises(InvalidInput, match="mistyped"):
        read_recovery_key(key[:place] + sign + key[place + 1 :])


@pytest.mark.parametrize("typed", ["", "ABCDE", "-" * 35])
def test_a_part_of_a_key_is_not_a_key(typed: str) -> None:
    with pytest.raises(InvalidInput, match="mistyped"):
        read_recovery_key(typed)
