"""A process of its own for bombs: prints what it took to read each, and what was told."""

import json
import sys
import time

from core.errors import CalcitrackError
from tests.fuzz.bombs import REFUSED, TAKEN
from tests.fuzz.parsers import PARSERS, read_any, read_image
from tests.fuzz.watching import forget_the_highest, highest_resident_mb, limit_this_process


def main() -> None:
    """The bombs are named by the arguments; a line of JSON for each."""
    for parser in (
        "jpeg",
        "case",
        "fhir xml",
        "xlsx",
        "dicom",
        "hl7",
    ):  # libraries are loaded before anything is counted
        PARSERS[parser].read(PARSERS[parser].whole()[0])
    for name in sys.argv[1:]:
        data = (REFUSED[name][0] if name in REFUSED else TAKEN[name])()
        if name == sys.argv[1]:
            limit_this_process()
        print(json.dumps(exploded(name, data)), flush=True)


def exploded(name: str, data: bytes) -> dict[str, object]:
    """What was told, the processor's seconds, and the memory: at most, and above what there was before."""
    read = read_image if name.split()[0] in ("jpeg", "png", "webp", "tiff") else read_any
    forget_the_highest()
    before, began, told = highest_resident_mb(), time.process_time(), ""
    try:
        read(data)
    except CalcitrackError as error:
        told = error.text.key
    took, most = time.process_time() - began, highest_resident_mb()
    return {"name": name, "told": told, "seconds": took, "most_mb": most, "more_mb": most - before}


if __name__ == "__main__":
    main()
