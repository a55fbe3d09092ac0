"""What could not be written to the server yet, in files of this workstation: encrypted, whole or not at all.

The key lies in the keyring of the operating system's account. A keyring that keeps it as plain text is none.
"""

import base64
import contextlib
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import keyring
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from core.store.failures import told_plainly
from core.store.files import keep_names, replace_file

_SERVICE: Final = "Calcitrack"
_NAME: Final = "entries kept on this computer"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_BEGINS: Final = b"calcitrack away 1\n"
_ENDING: Final = ".away"
_ENCRYPTING: Final = ("Windows", "macOS", "SecretService", "libsecret", "kwallet")
"""Of keyring's own backends, those of the systems' keyrings (https://pypi.org/project/keyring). Its `null` and `fail`
keep nothing, and what `keyrings.alt` adds writes files that anybody at the computer may read."""


def safe_keyring() -> KeyringBackend | None:
    """The system's keyring, if it has one that encrypts."""
    chosen = keyring.get_keyring()
    # Several are tried in turn: then the first of them that encrypts.
    candidates: Iterable[KeyringBackend] = getattr(chosen, "backends", None) or (chosen,)
    return next((each for each in candidates if _encrypts(each)), None)


def workstation_key(ring: KeyringBackend | None) -> bytes | None:
    """The key of this account on this computer, made at first need; None where there is no keyring that keeps it."""
    if ring is None:
        return None
    try:
        kept = ring.get_password(_SERVICE, _NAME)
        if kept is None:
            ring.set_password(_SERVICE, _NAME, base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode())
            kept = ring.get_password(_SERVICE, _NAME)
        key = base64.b64decode(kept or "", validate=True)
    except (KeyringError, OSError, RuntimeError, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _encrypts(ring: KeyringBackend) -> bool:
    room, _, name = type(ring).__module__.rpartition(".")
    return room == "keyring.backends" and name in _ENCRYPTING


class AwayFiles:
    """One file a thing that is kept, of one store: AES-256-GCM, bound to the store and to the file's own name."""

    def __init__(self, folder: Path, key: bytes, store: str) -> None:
        self._folder = folder / hashlib.sha256(store.encode()).hexdigest()[:_KEY_BYTES]
        self._cipher, self._store = AESGCM(key), store.encode()

    def keep(self, name: str, content: bytes) -> None:
        """Keep it in place of what was kept under this name.

        Raises
        ------
        StoreError
            When the disk is full, failed, or may not be written.
        """
        target = self._path(name)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, content, self._bound(target))
        with told_plainly():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(target, _BEGINS + nonce + sealed)

    def drop(self, name: str) -> None:
        """It is written elsewhere now."""
        with told_plainly(), contextlib.suppress(FileNotFoundError):
            self._path(name).unlink()
            keep_names(self._folder)

    def contents(self) -> Iterator[bytes]:
        """All that is kept and can be read: not what another key or another store sealed, nor what is damaged."""
        with told_plainly():
            paths = sorted(self._folder.glob(f"*{_ENDING}")) if self._folder.is_dir() else []
            for path in paths:
                with contextlib.suppress(InvalidTag, ValueError):
                    yield self._opened(path)

    def sweep(self) -> None:
        """Take away what a killed program had not finished to write."""
        with told_plainly():
            for unfinished in self._folder.glob(f".*{_ENDING}.*"):
                unfinished.unlink(missing_ok=True)

    def _opened(self, path: Path) -> bytes:
        written = path.read_bytes()
        if not written.startswith(_BEGINS):
            raise ValueError(path.name)
        sealed = written[len(_BEGINS) :]
        return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._bound(path))

    def _bound(self, path: Path) -> bytes:
        return b"\n".join((_BEGINS, self._store, path.name.encode()))

    def _path(self, name: str) -> Path:
        return self._folder / (hashlib.sha256(self._store + b"\n" + name.encode()).hexdigest()[:_KEY_BYTES] + _ENDING)
