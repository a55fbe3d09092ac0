"""The keyring: the store's random key, wrapped once for each account and once for the recovery key.

A slot is a pair of keys: the store's key is sealed to the public one (core/store/sealing.py), and the private one is
wrapped by AES-256-GCM under a key that argon2id (RFC 9106) makes of the passphrase. All of it is bound to the store and
the slot, so that no slot can be moved. Changing a passphrase re-encrypts nothing, and a new key of the store is sealed
to everybody without asking anybody for a passphrase. `vouched` shows that who made the slot held the store's key:
nobody who can only write the file slips a public key in, to be handed the next key.

Slots of the first format had no pair: the store's key itself was wrapped. They open as they did, and are made anew when
their passphrase is known.
"""

import base64
import hmac
import json
import secrets
import unicodedata
from collections.abc import Collection, Iterable
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
from core.store.sealing import derived, new_pair, seal, unseal

_FIRST_FORMAT: Final = "calcitrack-keyring/1"
_FORMAT: Final = "calcitrack-keyring/2"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_SALT_BYTES: Final = 16
_SECRETS: Final = ("salt", "nonce", "wrapped")
_PAIR: Final = ("public", "sealed", "vouched")
_RECOVERY: Final = "recovery"
_ACCOUNT: Final = "account"
# A keyring is a file that somebody may have changed: what it asks for is bounded before it is done.
_MOST_MEMORY_KIB: Final = 1 << 21
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 64


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs. The default is RFC 9106's second recommended choice (section 4)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


USUAL_COST: Final = Cost()


@dataclass(frozen=True)
class Slot:
    """The store's key for one holder of a secret. The last three are empty in slots of the first format."""

    kind: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    sealed: bytes = b""
    vouched: bytes = b""

    @classmethod
    def make(cls, store_id: str, kind: str, name: str, secret: str, key: bytes, cost: Cost) -> Self:
        """A slot that this secret opens to this key."""
        private, public = new_pair()
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        bound_to = _bound_to(_FORMAT, store_id, kind, name)
        wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, private, bound_to)
        return cls(kind, name, cost, salt, nonce, wrapped, public)._holding(key, bound_to)

    @property
    def is_first_format(self) -> bool:
        """Whether it has no pair of keys yet."""
        return not self.public

    def open(self, store_id: str, secret: str) -> bytes | None:
        """The store's key, or None when the secret is not this slot's."""
        form = _FIRST_FORMAT if self.is_first_format else _FORMAT
        bound_to = _bound_to(form, store_id, self.kind, self.name)
        try:
            inner = AESGCM(_derive(secret, self.salt, self.cost)).decrypt(self.nonce, self.wrapped, bound_to)
            return inner if self.is_first_format else unseal(inner, self.sealed, bound_to)
        except (InvalidTag, ValueError):
            return None

    def rekeyed(self, store_id: str, old: bytes, new: bytes) -> Self | None:
        """The slot for the store's new key; None when nobody who held the old one made it, or it has no pair."""
        bound_to = _bound_to(_FORMAT, store_id, self.kind, self.name)
        if self.is_first_format or not hmac.compare_digest(self.vouched, _vouch(old, self.public, bound_to)):
            return None
        return self._holding(new, bound_to)

    def _holding(self, key: bytes, bound_to: bytes) -> Self:
        sealed, vouched = seal(self.public, key, bound_to), _vouch(key, self.public, bound_to)
        return replace(self, sealed=sealed, vouched=vouched)


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

    def is_first_format(self, account: str) -> bool:
        """Whether the account's slot is one of the first format."""
        found = self._find(_ACCOUNT, account)
        return found is not None and found.is_first_format

    def has_account(self, account: str) -> bool:
        """Whether the account has a slot."""
        return self._find(_ACCOUNT, account) is not None

    def with_account(self, account: str, passphrase: str, key: bytes, cost: Cost) -> Self:
        """With a slot for the account; its former one, if any, is replaced."""
        return self._with(_ACCOUNT, folded(account), passphrase, key, cost)

    def with_recovery(self, recovery_key: str, key: bytes, cost: Cost) -> Self:
        """With a slot for the recovery key; the former recovery key opens nothing any more."""
        return self._with(_RECOVERY, _RECOVERY, recovery_key, key, cost)

    def without_account(self, account: str) -> Self:
        """Without the account's slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot != self._find(_ACCOUNT, account)))

    def _find(self, kind: str, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind == kind and slot.name == folded(name)), None)

    def rekeyed(self, old: bytes, new: bytes, accounts: Iterable[str]) -> tuple[Self, tuple[str, ...]]:
        """For the store's new key: the slots of these accounts, and the names of those that cannot be kept.

        The recovery key's slot is never kept: it was printed for the old key.
        """
        wanted = {folded(account) for account in accounts}
        found = {slot.name: slot.rekeyed(self.store_id, old, new) for slot in self._of(wanted)}
        kept = tuple(slot for slot in found.values() if slot is not None)
        return replace(self, slots=kept), tuple(sorted(wanted - {slot.name for slot in kept}))

    def _of(self, accounts: Collection[str]) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind == _ACCOUNT and slot.name in accounts)

    def _with(self, kind: str, name: str, secret: str, key: bytes, cost: Cost) -> Self:
        slot = Slot.make(self.store_id, kind, name, secret, key, cost)
        if self._find(kind, name) is None:
            return replace(self, slots=(*self.slots, slot))
        kept = tuple(slot if (old.kind, old.name) == (kind, name) else old for old in self.slots)
        return replace(self, slots=kept)


def new_keyring(store_id: str, account: str, passphrase: str, cost: Cost) -> tuple[Keyring, bytes, str]:
    """A keyring with its first account: the keyring, the store's new random key, and the recovery key to print."""
    key = new_key()
    recovery_key = new_recovery_key()
    keyring = Keyring(store_id).with_account(account, passphrase, key, cost).with_recovery(recovery_key, key, cost)
    return keyring, key, recovery_key


def new_key() -> bytes:
    """A random key for a store."""
    return secrets.token_bytes(_KEY_BYTES)


def write_keyring(folder: Path, keyring: Keyring, *, forget: bool = False) -> None:
    """Write so that at every moment a whole keyring lies there; the former one is kept beside it.

    With `forget` the one beside it is the new one, too: what a slot opened that was taken away opens nothing any more.
    """
    target = folder / KEYRING
    if target.exists():
        replace_file(folder / PREVIOUS_KEYRING, target.read_bytes())
    content = {"format": _FORMAT, "store": keyring.store_id, "slots": [_slot_to_json(slot) for slot in keyring.slots]}
    written = (json.dumps(content, indent=2) + "\n").encode()
    replace_file(target, written)
    if forget:
        replace_file(folder / PREVIOUS_KEYRING, written)


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
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            continue
    raise StoreError("error.store.keyring_damaged")


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(normal(secret).encode(), salt, cost.passes, cost.memory_kib, cost.lanes, _KEY_BYTES, Type.ID)


def normal(secret: str) -> str:
    """A passphrase in one spelling: keyboards differ in which they send.

    NFC, as NIST SP 800-63B-4, section 3.1.1.2, and RFC 8265 (OpaqueString) have it.
    """
    return unicodedata.normalize("NFC", secret)


def folded(account: str) -> str:
    """An account's name as names are compared: neither case nor the spelling of an accent tells two apart."""
    return unicodedata.normalize("NFC", account).strip().casefold()


def _bound_to(form: str, store_id: str, kind: str, name: str) -> bytes:
    return json.dumps([form, store_id, kind, name]).encode()


def _vouch(key: bytes, public: bytes, bound_to: bytes) -> bytes:
    return hmac.digest(derived(key, b"calcitrack keyring slot"), bound_to + public, "sha256")


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    names = _SECRETS if slot.is_first_format else (*_SECRETS, *_PAIR)
    written = {name: base64.b64encode(getattr(slot, name)).decode() for name in names}
    return {"kind": slot.kind, "name": slot.name, "argon2id": asdict(slot.cost), **written}


def _from_json(content: Any) -> Keyring:
    if content["format"] not in (_FIRST_FORMAT, _FORMAT):
        raise StoreError("error.store.newer")
    return Keyring(str(content["store"]), tuple(_slot_from_json(slot) for slot in content["slots"]))


def _slot_from_json(content: Any) -> Slot:
    cost = Cost(**content["argon2id"])
    asked = (cost.memory_kib, cost.passes, cost.lanes)
    for number, most in zip(asked, (_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES), strict=True):
        if not 1 <= number <= most:
            raise ValueError("cost")
    names = (*_SECRETS, *_PAIR) if "public" in content else _SECRETS
    secrets_of = {name: base64.b64decode(content[name], validate=True) for name in names}
    return Slot(str(content["kind"]), str(content["name"]), cost, **secrets_of)
