"""On a small disk of its own: backups while it has less and less room. Run in a namespace where it may mount one."""

import subprocess
import sys
import tempfile
from pathlib import Path

from core.store.backup import place
from core.store.store import Store
from tests.core.store.backup.wards import all_whole, back_up, bytes_of, take_photographs, tried
from tests.stores import ACCOUNT, PASSPHRASE

MEGABYTE = 1 << 20


def main(folder: str, disk: str) -> None:
    """Print what each backup was told, by the room that was left; then that all is whole once there is room again."""
    mount, root = Path(disk), Path(disk) / "backups"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "none", disk], check=True)
    store = Store.open(Path(folder), ACCOUNT, PASSPHRASE)
    back_up(store, root)
    before = bytes_of(root)
    take_photographs(store, range(100, 110), size=100_000)
    for kilobytes in (0, 4, 100, 400, 800, 1200, 1600):
        filler = mount / "filler"
        room = int(subprocess.check_output(["df", "--output=avail", "-k", disk], text=True).split()[1])
        filler.write_bytes(bytes(max(room - kilobytes, 0) * 1024))
        print(kilobytes, tried(store, root, 1), len(place.backups(root)), before.items() <= bytes_of(root).items())
        filler.unlink()
    print("room again", tried(store, root, 2))
    store.close()
    with tempfile.TemporaryDirectory() as targets:
        print("whole", all_whole(root, Path(targets)))


if __name__ == "__main__":
    main(*sys.argv[1:])
