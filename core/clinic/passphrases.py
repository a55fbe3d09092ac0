"""What a passphrase must be, after NIST SP 800-63B-4, and a plain estimate of how good it is: a hint, never a rule.

Decision 0026 says what of the publication holds here; the figures are in resources/security/passphrases.toml.
"""

import math
import secrets
import string
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

from core import resources
from core.errors import InvalidInput
from core.store.keyring import normal
from core.texts import Text, text

ENOUGH: Final = 2
"""The level from which a passphrase is accepted."""
_ADDED: Final = string.digits + string.punctuation
"""What people put before or behind a word so that it looks like another."""


@dataclass(frozen=True)
class Strength:
    """`level`: 0 anybody would try it, 1 too short, 2–4 accepted; `advice` says what would make it better."""

    level: int
    advice: Text


def check_passphrase(passphrase: str, expected: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is too short, or that anybody would try first.

    `expected` are words that whoever tries knows already: the account's name, the facility's.

    Raises
    ------
    InvalidInput
        With what would make it better.
    """
    if not passphrase.strip():
        raise InvalidInput("error.clinic.passphrase_needed")
    strength = passphrase_strength(passphrase, expected)
    if strength.level < ENOUGH:
        raise InvalidInput(strength.advice.key, **strength.advice.params)


def passphrase_strength(passphrase: str, expected: Iterable[str] = ()) -> Strength:
    """Whether it is accepted, and how good it is."""
    plain, rules = normal(passphrase), _rules()
    if _is_tried_first(plain, expected):
        return Strength(0, text("clinic.passphrase.refused"))
    if len(plain) < rules["minimum"]:
        return Strength(1, text("clinic.passphrase.short", minimum=rules["minimum"], has=len(plain)))
    bits = _bits(plain)
    level = ENOUGH + (bits >= rules["good_bits"]) + (bits >= rules["strong_bits"])
    return Strength(level, text(f"clinic.passphrase.{('fair', 'good', 'strong')[level - ENOUGH]}"))


def new_temporary() -> str:
    """A random passphrase to be handed over, which opens the store once, to be changed."""
    rules = _rules()["temporary"]
    groups = ("".join(secrets.choice(rules["signs"]) for _ in range(rules["group"])) for _ in range(rules["groups"]))
    return "-".join(groups)


def _is_tried_first(plain: str, expected: Iterable[str]) -> bool:
    """The whole of it is compared, never a part: a common word in a long passphrase does no harm."""
    bare = _bare(plain)
    tried = _common() | {_bare(word) for word in expected}
    unit = _unit_of(bare)
    is_repeated = len(unit) <= min(_rules()["repeated_unit"], len(bare) // 2)
    return is_repeated or not tried.isdisjoint({bare, unit, bare.strip(_ADDED)}) or _is_run(bare)


def _bare(plain: str) -> str:
    """Without case, blanks and full-width forms, which change nothing for who guesses."""
    return "".join(unicodedata.normalize("NFKC", plain).casefold().split())


def _unit_of(bare: str) -> str:
    """What it is a repetition of: itself, mostly. The last one may be cut off."""
    for length in range(1, len(bare) // 2 + 1):
        unit = bare[:length]
        if (unit * (len(bare) // length + 1))[: len(bare)] == bare:
            return unit
    return bare


def _is_run(bare: str) -> bool:
    """Along the alphabet, the digits or the keyboard, one way or the other."""
    runs = (run * (len(bare) // len(run) + 2) for run in _rules()["runs"])
    return any(bare in run or bare[::-1] in run for run in runs)


def _bits(plain: str) -> float:
    """On the cautious side: each sign that is no neighbour of the one before counts, and each class of signs in use."""
    steps = [ord(after) - ord(before) for before, after in pairwise(plain.casefold())]
    surprising = 1 + sum(step not in (-1, 0, 1) for step in steps)
    classes = (str.islower, str.isupper, str.isdigit, str.isspace)
    pool = sum(size for test, size in zip(classes, (26, 26, 10, 1), strict=True) if any(map(test, plain)))
    pool += 33 if any(not sign.isalnum() and not sign.isspace() and sign.isascii() for sign in plain) else 0
    pool += 2000 if any(not sign.isascii() for sign in plain) else 0
    return surprising * math.log2(max(pool, 2)) * 0.8


@cache
def _common() -> frozenset[str]:
    lines = resources.read_text("security", "common_passphrases.txt").splitlines()
    return frozenset(_bare(line) for line in lines if line.strip() and not line.startswith("#"))


@cache
def _rules() -> dict[str, Any]:
    return resources.read_toml("security", "passphrases.toml")
