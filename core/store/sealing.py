"""Something small, sealed to the holder of a private key: X25519 (RFC 7748), HKDF-SHA-256 (RFC 5869), AES-256-GCM."""

import secrets
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PUBLIC_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


def new_pair() -> tuple[bytes, bytes]:
    """A new private key, and its public one."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal(public: bytes, content: bytes, bound_to: bytes) -> bytes:
    """Content that only the private key of `public` opens: a public key of its own, nonce, ciphertext.

    Raises
    ------
    ValueError
        When `public` is no key.
    """
    own = X25519PrivateKey.generate()
    sender = own.public_key().public_bytes_raw()
    key = _key(own.exchange(X25519PublicKey.from_public_bytes(public)), sender + public + bound_to)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return sender + nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def unseal(private: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """What was sealed.

    Raises
    ------
    cryptography.exceptions.InvalidTag
        When it was sealed to another key, bound to something else, or changed.
    ValueError
        When it is no sealed content at all.
    """
    own = X25519PrivateKey.from_private_bytes(private)
    sender, rest = sealed[:_PUBLIC_BYTES], sealed[_PUBLIC_BYTES:]
    shared = own.exchange(X25519PublicKey.from_public_bytes(sender))
    key = _key(shared, sender + own.public_key().public_bytes_raw() + bound_to)
    return AESGCM(key).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], bound_to)


def derived(key: bytes, purpose: bytes) -> bytes:
    """A key of its own for one purpose."""
    return _key(key, purpose)


def _key(secret: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=info).derive(secret)
