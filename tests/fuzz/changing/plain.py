"""Changes of bytes and lines that know nothing of what they mean."""

import random
from collections.abc import Callable, Sequence
from typing import Final

Change = Callable[[bytes, random.Random], bytes]
"""A file and a source of chance → the file changed. The same chance changes it the same way."""

ODD_INTEGERS: Final = (0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 32767, 65535, 1 << 31, (1 << 31) - 1, (1 << 32) - 1)
ODD_TEXTS: Final = (
    "",
    " ",
    "NaN",
    "Infinity",
    "-0",
    "1e400",
    "1e-400",
    "9" * 400,
    "0x10",
    "١٢٣",
    "１２",
    "−5",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31T23:59:59+14:00",
    "2026-10-19T08:10:00+99:00",
    "24:00",
    "\u202eteL\u202c",
    "\u2066x\u2069",
    "a\u0301" * 50,
    "\ufeff",
    "\ufffe",
    "=1+1",
    "@SUM(A1)",
    "../../etc/passwd",
    "C:\\x",
    "%s%n{0}{x}",
    "{",
    "\r\n",
    "\t",
    "x" * 5000,
    "🩹",
    "钙化防御",
)
"""Texts that have surprised programs. Surrogates and U+0000 come by their own ways: not every format can carry them."""

_MOST_GROWTH: Final = 1 << 20
_MOST_STEPS: Final = 12


def few(chance: random.Random, rate: float = 0.7) -> int:
    """How many changes: mostly one or two, the fewer the higher the rate. Hypothesis hands out chances that would make
    it endless."""
    return 1 + int(min(chance.expovariate(rate), _MOST_STEPS - 1))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A few changes anywhere."""
    for _ in range(few(chance, 0.5)):
        data = chance.choice(_STEPS)(data, chance)
    return data[: len(data) + _MOST_GROWTH]


def sometimes_damaged(data: bytes, chance: random.Random, often: float = 0.15) -> bytes:
    """Damage for one in so many."""
    return damaged(data, chance) if chance.random() < often else data


def lines_changed(data: bytes, chance: random.Random, end: bytes = b"\n") -> bytes:
    """Lines left out, doubled, swapped, joined."""
    lines = data.split(end)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines[at:at] = [lines[at]] * chance.choice((1, 1, 2, 50))
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = b"".join(lines[at : at + 2])
    return end.join(lines)


def odd_text(chance: random.Random) -> str:
    """A text that a careless reader stumbles over."""
    return chance.choice(ODD_TEXTS)


def either(*changes: Change) -> Change:
    """One of several changes."""

    def change(data: bytes, chance: random.Random) -> bytes:
        return chance.choice(changes)(data, chance)

    return change


def or_damaged(change: Change) -> Change:
    """A change that knows a format; what is no longer of it, after other changes, is damaged as bytes."""

    def changed(data: bytes, chance: random.Random) -> bytes:
        try:
            return change(data, chance)
        except Exception:  # noqa: BLE001 – whatever the format's own reader says of it
            return damaged(data, chance)

    return changed


def _place(data: bytes, chance: random.Random) -> int:
    # Headers decide most, so half of all damage falls into the first bytes.
    return chance.randrange(min(len(data), chance.choice((64, 512, len(data))))) if data else 0


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + bytes([(data[at] if data else 0) ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _number(data: bytes, chance: random.Random) -> bytes:
    at, width = _place(data, chance), chance.choice((1, 2, 4, 8))
    number = chance.choice(ODD_INTEGERS) & (1 << 8 * width) - 1
    return data[:at] + number.to_bytes(width, chance.choice(("little", "big"))) + data[at + width :]


def _noise(data: bytes, chance: random.Random) -> bytes:
    at, length = _place(data, chance), chance.randint(1, 16)
    return data[:at] + chance.randbytes(length) + data[at + chance.choice((0, length)) :]


def _left_out(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + data[at + chance.choice((1, 4, 64, 4096)) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    at, length = _place(data, chance), chance.choice((1, 4, 64, 1024))
    return data[:at] + data[at : at + length] * chance.choice((2, 2, 3, 40)) + data[at + length :]


def _moved(data: bytes, chance: random.Random) -> bytes:
    start, at, length = _place(data, chance), _place(data, chance), chance.choice((4, 16, 256))
    return data[:at] + data[start : start + length] + data[at + length :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _text(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + odd_text(chance).encode() + data[at:]


_STEPS: Final[Sequence[Change]] = (_flip, _flip, _number, _number, _noise, _left_out, _doubled, _moved, _cut, _text)
