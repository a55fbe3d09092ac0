"""Stores on network drives are refused, whatever the system calls them; folders that are copied elsewhere are told."""

from pathlib import Path

import pytest

from core.errors import StoreError
from core.store import network_drive
from core.store.network_drive import (
    file_system_of,
    must_be_on_this_computer,
    refused_file_system,
    synchronised,
    windows_network_drive,
)
from core.store.store import Store
from core.texts import LANGUAGES, render
from tests.faults.fuse import mounted
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:40 / /home/nurse/My\040Share rw - cifs //server/ward rw
41 22 0:41 / /srv rw,relatime shared:5 master:2 - nfs4 server:/srv rw
42 41 8:1 / /srv/local rw - xfs /dev/sda1 rw
43 22 0:43 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
44 22 0:44 / /vault rw - fuse.gocryptfs /data rw
45 22 0:45 / /twice rw - ext4 /dev/sdb rw
46 22 0:46 / /twice rw - nfs server:/twice rw
not a line at all
"""


@pytest.mark.parametrize(
    ("path", "kind", "refused"),
    [
        ("/var/lib/store", "ext4", False),
        ("/home/nurse/My Share/store", "cifs", True),
        ("/home/nurse/My Share", "cifs", True),
        ("/home/nurse/My Shares/store", "ext4", False),
        ("/srv/store", "nfs4", True),
        ("/srv/local/store", "xfs", False),
        ("/run/user/1000/gvfs/smb-share:server=a,share=b/store", "fuse.gvfsd-fuse", True),
        ("/vault/store", "fuse.gocryptfs", False),
        ("/twice/store", "nfs", True),
    ],
)
def test_the_file_system_that_a_path_lies_on(path: str, kind: str, refused: bool) -> None:
    assert file_system_of(path, MOUNTS) == kind
    assert (refused_file_system(kind) is not None) == refused


def test_a_program_that_nobody_knows_may_be_a_network() -> None:
    assert refused_file_system("fuse.something-new") == "fuse.something-new"
    assert refused_file_system("btrfs") is None
    assert refused_file_system(None) is None


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        (r"C:\Users\nurse\store", False),
        (r"\\?\C:\Users\nurse\store", False),
        (r"Z:\store", True),
        (r"\\?\Z:\store", True),
        (r"\\server\ward\store", True),
        (r"\\?\UNC\server\ward\store", True),
        (r"//server/ward/store", True),
        (r"\\wsl.localhost\Debian\store", True),
    ],
)
def test_windows_is_asked_for_the_letter_and_a_share_is_known_by_its_name(path: str, refused: bool) -> None:
    fixed, remote = 3, 4
    assert (windows_network_drive(path, lambda root: remote if root == "Z:\\" else fixed) is not None) == refused


def test_nothing_is_opened_made_or_restored_there(store_folder: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(network_drive, "network_drive", lambda folder: "cifs")
    new = tmp_path / "new"
    for attempt in (
        lambda: Store.open(store_folder, ACCOUNT, PASSPHRASE),
        lambda: Store.open(store_folder, ACCOUNT, PASSPHRASE, read_only=True),
        lambda: Store.open_with_recovery(store_folder, "", ACCOUNT, "another"),
        lambda: Store.create(new, ACCOUNT, PASSPHRASE, cost=CHEAP),
    ):
        with pytest.raises(StoreError, match="network_drive") as told:
            attempt()
    assert not new.exists()
    for language in LANGUAGES:
        said = render(told.value.text, language)
        assert "PostgreSQL" in said and "cifs" in said
    Store.temporary().close()  # the demo needs no disk of its own


def test_a_real_file_system_of_a_program_is_refused(tmp_path: Path) -> None:
    with mounted(tmp_path) as folder:
        with pytest.raises(StoreError, match="network_drive"):
            must_be_on_this_computer(folder / "store")
        with pytest.raises(StoreError, match="network_drive"):
            Store.create(folder / "store", ACCOUNT, PASSPHRASE, cost=CHEAP)
    must_be_on_this_computer(tmp_path / "store")


@pytest.mark.parametrize("name", ["OneDrive - Hospital", "Dropbox", "我的坚果云"])
def test_a_folder_that_is_copied_elsewhere_is_told(tmp_path: Path, name: str) -> None:
    told = synchronised(tmp_path / name / "ward" / "store")
    assert name in render(told)
    assert synchronised(tmp_path / f"not {name}" / "store") is None


def test_and_so_is_one_with_the_marks_of_such_a_program(tmp_path: Path) -> None:
    assert synchronised(tmp_path / "ward") is None
    (tmp_path / ".stfolder").mkdir()
    assert synchronised(tmp_path / "ward") is not None
