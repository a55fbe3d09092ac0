"""A 24-megapixel photograph taken in, beside decoding it, hashing it and writing it to the disk.

    python -m benchmarks.taking_in [--megapixels 24] [--rounds 5]

Ours judges the file, makes the thumbnail, commits the bytes encrypted, and writes the audit entry. The baseline decodes
the whole JPEG with Pillow, takes its SHA-256 and writes it with fsync. Aim: at most 1.5 times.
"""

import argparse
import hashlib
import io
import itertools
import math
import os
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.account import now
from benchmarks.long_course import commented
from benchmarks.measuring import Pairs, interleaved, median
from core.clinic import opening
from core.clinic.commands import photographs
from core.clinic.context import Context


def jpeg(megapixels: float) -> bytes:
    """A picture with the grain of a camera: some megabytes, as from a telephone."""
    width = round(math.sqrt(megapixels * 1e6 * 4 / 3))
    height = width * 3 // 4
    rng = np.random.default_rng(24)
    coarse = rng.integers(60, 220, (height // 60 + 1, width // 60 + 1, 3), dtype=np.uint8)
    smooth = np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC), dtype=np.int16)
    grain = rng.integers(-9, 10, (height, width, 1), dtype=np.int16)
    written = io.BytesIO()
    Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8)).save(written, "JPEG", quality=88)
    return written.getvalue()


def taken_in(context: Context, data: bytes, folder: Path, rounds: int) -> Pairs:
    """By turns, every file another one: the same photograph twice is kept once."""
    numbers = itertools.count()

    def ours() -> None:
        photographs.take_in(context, commented(data, next(numbers)), "IMG_0042.jpg")

    def bare() -> None:
        own = commented(data, next(numbers))
        with Image.open(io.BytesIO(own)) as picture:
            picture.load()
        with (folder / hashlib.sha256(own).hexdigest()).open("wb") as file:
            file.write(own)
            file.flush()
            os.fsync(file.fileno())

    return interleaved(ours, bare, rounds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=float, default=24.0)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    data = jpeg(asked.megapixels)
    context = opening.open_demo(now, patients=0)
    with tempfile.TemporaryDirectory() as folder:
        found = taken_in(context, data, Path(folder), asked.rounds)
    opening.close(context)
    ours, bare = median(found.ours), median(found.bare)
    print(f"{asked.megapixels:g} megapixels, {len(data) / 1e6:.1f} MB")
    print(
        f"taken in {ours.processor:.2f} s of processor, {ours.wall:.2f} s; bare {bare.processor:.2f}, {bare.wall:.2f}"
    )
    print(f"ratio {found.ratio:.2f} by processor, {found.ratio_by_clock:.2f} by the clock (aim ≤ 1.5)")


if __name__ == "__main__":
    main()
