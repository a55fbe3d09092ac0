"""A ward's day on the faulty file layer: `python -m tests.faults.recorded_day FOLDER BACKUPS PATIENT LESION ROUNDS`."""

import os
import sys
from itertools import islice
from pathlib import Path

from core.errors import CalcitrackError
from tests.faults.lives import STEPS, charting


def main(folder: str, backups: str, patient: str, lesion: str, rounds: int) -> None:
    """Say each step; a step that fails says `told KEY`, and the day goes on in no other way."""
    steps = 2 * (1 + rounds * (len(STEPS) - 1))
    try:
        for line in islice(charting(Path(folder), Path(backups), patient, lesion, 7), steps):
            os.write(1, f"{line}\n".encode())
    except CalcitrackError as error:
        os.write(1, f"told {error.text.key}\n".encode())
    os._exit(0)  # the power goes: nobody closes anything


if __name__ == "__main__":
    main(*sys.argv[1:5], int(sys.argv[5]))
