"""How strong a passphrase is, as a plain estimate: length and variety, and the commonest words refused."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from core import resources
from core.texts import Text, text

_STEPS: Final = (28.0, 40.0, 55.0, 75.0)
"""Bits from which a passphrase counts as weak, fair, good, strong."""
_WORDS: Final = ("refused", "weak", "fair", "good", "strong")
ENOUGH: Final = 2
"""The level from which a passphrase is accepted."""


@dataclass(frozen=True)
class Strength:
    """`level` 0–4; `advice` says how good it is and what would make it better."""

    level: int
    advice: Text


def passphrase_strength(passphrase: str) -> Strength:
    """An estimate, on the cautious side: every distinct character, and each class of characters in use, counts."""
    plain = passphrase.casefold().strip()
    known = set(resources.read_text("security", "common_passphrases.txt").split())
    if plain in known or len(set(plain)) < 4:
        return Strength(0, text("clinic.passphrase.refused"))
    steps = [ord(after) - ord(before) for before, after in pairwise(plain)]
    # Runs such as abcd or 1234 add nothing that a guesser does not try first.
    surprising = 1 + sum(step not in (-1, 0, 1) for step in steps)
    classes = (str.islower, str.isupper, str.isdigit, str.isspace)
    sizes = (26, 26, 10, 1)
    pool = sum(size for test, size in zip(classes, sizes, strict=True) if any(map(test, passphrase)))
    pool += 33 if any(not sign.isalnum() and not sign.isspace() and sign.isascii() for sign in passphrase) else 0
    pool += 2000 if any(not sign.isascii() for sign in passphrase) else 0
    bits = surprising * math.log2(max(pool, 2)) * 0.8
    level = sum(bits >= step for step in _STEPS)
    return Strength(level, text(f"clinic.passphrase.{_WORDS[level]}"))
