"""The recovery key: random, printed once, typed back from paper. No sign in it looks like another.

Signs are Crockford's base 32 (https://www.crockford.com/base32.html), which also says how a misread one is meant.
"""

import hashlib
import secrets
from typing import Final

from core.errors import InvalidInput

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "–": None, "—": None})
_RANDOM_SIGNS: Final = 26  # 130 bits
_CHECK_SIGNS: Final = 4
_GROUP: Final = 5


def new_recovery_key() -> str:
    """Six groups of five signs, the last four signs a check of the others."""
    random = "".join(secrets.choice(_SIGNS) for _ in range(_RANDOM_SIGNS))
    return _grouped(random + _check(random))


def read_recovery_key(typed: str) -> str:
    """The key as it was printed, from however it was typed.

    Raises
    ------
    InvalidInput
        When a sign is missing, wrong, or two changed places.
    """
    signs = "".join(typed.upper().split()).translate(_MEANT)
    random = signs[:_RANDOM_SIGNS]
    if len(signs) != _RANDOM_SIGNS + _CHECK_SIGNS or set(signs) - set(_SIGNS) or signs != random + _check(random):
        raise InvalidInput("error.store.recovery_key_mistyped")
    return _grouped(signs)


def _check(random: str) -> str:
    number = int.from_bytes(hashlib.sha256(random.encode()).digest()[:4], "big")
    return "".join(_SIGNS[(number >> (5 * place)) & 31] for place in range(_CHECK_SIGNS))


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))
