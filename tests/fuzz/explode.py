"""A process of its own for one bomb: prints what it took to read it, and what was told."""

import json
import sys
import time

from core.errors import CalcitrackError
from tests.fuzz.bombs import REFUSED, TAKEN
from tests.fuzz.parsers import PARSERS, read_any, read_image
from tests.fuzz.watching import forget_the_highest, highest_resident_mb, limit_this_process


def main() -> None:
    """The bomb is named by the argument."""
    name = sys.argv[1]
    data = (REFUSED[name][0] if name in REFUSED else TAKEN[name])()
    read = read_image if name.split()[0] in ("jpeg", "png", "webp", "tiff") else read_any
    for parser in (
        "jpeg",
        "case",
        "fhir xml",
        "xlsx",
        "dicom",
        "hl7",
    ):  # libraries are loaded before anything is counted
        PARSERS[parser].read(PARSERS[parser].whole()[0])
    limit_this_process()
    forget_the_highest()
    before, began, told = highest_resident_mb(), time.process_time(), ""
    try:
        read(data)
    except CalcitrackError as error:
        told = error.text.key
    took, most = time.process_time() - began, highest_resident_mb()
    print(json.dumps({"told": told, "seconds": took, "most_mb": most, "more_mb": most - before}))


if __name__ == "__main__":
    main()
