"""The keyring: the store's random key, wrapped once for each account and once for the recovery key.

A slot is argon2id (RFC 9106) from the passphrase to a wrapping key, and AES-256-GCM of the store's key under it, bound
to the store and the slot so that no slot can be moved. Changing a passphrase re-encrypts nothing.
"""

import base64
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.errors import StoreError
from core.store.files import replace_file
from core.store.layout import KEYRING, PREVIOUS_KEYRING
from core.store.recovery_key import new_recovery_key, read_recovery_key

_FORMAT: Final = "calcitrack-keyring/1"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_SALT_BYTES: Final = 16
_RECOVERY: Final = "recovery"
_ACCOUNT: Final = "account"
# A keyring is a file that somebody may have changed: what it asks for is bounded before it is done. A guess at the
# passphrase never takes more than half a gigabyte or, on one core, some seconds.
_MOST_MEMORY_KIB: Final = 1 << 19
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 64
_MOST_WORK_KIB: Final = 1 << 21
"""Memory times passes."""
_LEAST_MEMORY_OF_A_LANE_KIB: Final = 8
_LEAST_SALT_BYTES: Final = 8
"""RFC 9106, section 3.1."""


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs. The default is RFC 9106's second recommended choice (section 4)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


USUAL_COST: Final = Cost()


@dataclass(frozen=True)
class Slot:
    """The store's key wrapped for one holder of a secret."""

    kind: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def open(self, store_id: str, secret: str) -> bytes | None:
        """The store's key, or None when the secret is not this slot's."""
        wrapping = AESGCM(_derive(secret, self.salt, self.cost))
        try:
            return wrapping.decrypt(self.nonce, self.wrapped, _bound_to(store_id, self.kind, self.name))
        except InvalidTag:
            return None


@dataclass(frozen=True)
class Keyring:
    """All slots of one store."""

    store_id: str
    slots: tuple[Slot, ...] = ()

    def unlock(self, account: str, passphrase: str) -> bytes:
        """The store's key for an account.

        Raises
        ------
        StoreError
            The same, and after the same time, for a wrong passphrase and for an account that there is not.
        """
        mine = self._find(_ACCOUNT, account)
        slot = mine or next((slot for slot in self.slots if slot.kind == _ACCOUNT), None)
        key = None if slot is None else slot.open(self.store_id, passphrase)
        if mine is None or key is None:
            raise StoreError("error.store.wrong_passphrase")
        return key

    def unlock_with_recovery(self, typed: str) -> bytes:
        """The store's key by the printed recovery key.

        Raises
        ------
        InvalidInput
            When it was mistyped.
        StoreError
            When it is the recovery key of another store.
        """
        recovery_key = read_recovery_key(typed)
        slot = self._find(_RECOVERY, _RECOVERY)
        key = None if slot is None else slot.open(self.store_id, recovery_key)
        if key is None:
            raise StoreError("error.store.wrong_recovery_key")
        return key

    def accounts(self) -> tuple[str, ...]:
        """Names of the accounts that have a slot, in the order they were given one."""
        return tuple(slot.name for slot in self.slots if slot.kind == _ACCOUNT)

    def has_account(self, account: str) -> bool:
        """Whether the account has a slot."""
        return self._find(_ACCOUNT, account) is not None

    def with_account(self, account: str, passphrase: str, key: bytes, cost: Cost) -> Self:
        """With a slot for the account; its former one, if any, is replaced."""
        return self._with(_ACCOUNT, _folded(account), passphrase, key, cost)

    def with_recovery(self, recovery_key: str, key: bytes, cost: Cost) -> Self:
        """With a slot for the recovery key; the former recovery key opens nothing any more."""
        return self._with(_RECOVERY, _RECOVERY, recovery_key, key, cost)

    def without_account(self, account: str) -> Self:
        """Without the account's slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot != self._find(_ACCOUNT, account)))

    def _find(self, kind: str, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind == kind and slot.name == _folded(name)), None)

    def _with(self, kind: str, name: str, secret: str, key: bytes, cost: Cost) -> Self:
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, key, _bound_to(self.store_id, kind, name))
        slot = Slot(kind, name, cost, salt, nonce, wrapped)
        if self._find(kind, name) is None:
            return replace(self, slots=(*self.slots, slot))
        kept = tuple(slot if (old.kind, old.name) == (kind, name) else old for old in self.slots)
        return replace(self, slots=kept)


def new_keyring(store_id: str, account: str, passphrase: str, cost: Cost) -> tuple[Keyring, bytes, str]:
    """A keyring with its first account: the keyring, the store's new random key, and the recovery key to print."""
    key = secrets.token_bytes(_KEY_BYTES)
    recovery_key = new_recovery_key()
    keyring = Keyring(store_id).with_account(account, passphrase, key, cost).with_recovery(recovery_key, key, cost)
    return keyring, key, recovery_key


def write_keyring(folder: Path, keyring: Keyring) -> None:
    """Write so that at every moment a whole keyring lies there; the former one is kept beside it."""
    target = folder / KEYRING
    if target.exists():
        replace_file(folder / PREVIOUS_KEYRING, target.read_bytes())
    content = {"format": _FORMAT, "store": keyring.store_id, "slots": [_slot_to_json(slot) for slot in keyring.slots]}
    replace_file(target, (json.dumps(content, indent=2) + "\n").encode())


def read_keyring(folder: Path) -> Keyring:
    """The keyring, or the previous one when the file is gone or damaged.

    Raises
    ------
    StoreError
        When neither can be read.
    """
    for name in (KEYRING, PREVIOUS_KEYRING):
        try:
            return _from_json(json.loads((folder / name).read_bytes()))
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    raise StoreError("error.store.keyring_damaged")


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    # One passphrase has several spellings in Unicode; keyboards differ in which they send (RFC 8265, OpaqueString).
    plain = unicodedata.normalize("NFC", secret).encode()
    return hash_secret_raw(plain, salt, cost.passes, cost.memory_kib, cost.lanes, _KEY_BYTES, Type.ID)


def _folded(account: str) -> str:
    return unicodedata.normalize("NFC", account).strip().casefold()


def _bound_to(store_id: str, kind: str, name: str) -> bytes:
    return json.dumps([_FORMAT, store_id, kind, name]).encode()


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    written = {name: base64.b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "wrapped")}
    return {"kind": slot.kind, "name": slot.name, "argon2id": asdict(slot.cost), **written}


def _from_json(content: Any) -> Keyring:
    if content["format"] != _FORMAT:
        raise StoreError("error.store.newer")
    return Keyring(str(content["store"]), tuple(_slot_from_json(slot) for slot in content["slots"]))


def _slot_from_json(content: Any) -> Slot:
    cost = Cost(**content["argon2id"])
    asked = (cost.memory_kib, cost.passes, cost.lanes)
    for number, most in zip(asked, (_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES), strict=True):
        if type(number) is not int or not 1 <= number <= most:
            raise ValueError("cost")
    if cost.memory_kib < _LEAST_MEMORY_OF_A_LANE_KIB * cost.lanes or cost.memory_kib * cost.passes > _MOST_WORK_KIB:
        raise ValueError("cost")
    secrets_of = {name: base64.b64decode(content[name], validate=True) for name in ("salt", "nonce", "wrapped")}
    if len(secrets_of["salt"]) < _LEAST_SALT_BYTES or len(secrets_of["nonce"]) != _NONCE_BYTES:
        raise ValueError("salt")
    return Slot(str(content["kind"]), str(content["name"]), cost, **secrets_of)
