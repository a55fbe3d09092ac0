"""A process that takes photographs and backs them up until it is killed."""

import sys
from pathlib import Path

from core.store.backup import photograph_files
from core.store.store import Store
from tests.core.store.backup.wards import back_up, take_photographs
from tests.stores import ACCOUNT, PASSPHRASE


def main(folder: str, disk: str, number: str) -> None:
    """Twenty more photographs, three to a file, and a backup; again for ever."""
    photograph_files.MOST_BYTES = 150_000
    store = Store.open(Path(folder), ACCOUNT, PASSPHRASE)
    print("begins", flush=True)
    step = 0
    while True:
        step += 1
        begin = int(number) * 100_000 + step * 100
        take_photographs(store, range(begin, begin + 20), size=60_000)
        back_up(store, Path(disk), int(number))


if __name__ == "__main__":
    main(*sys.argv[1:])
