"""What waits for a server lies encrypted on this computer, under a key of the system's keyring or not at all."""

import sys
import types

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from core.errors import StoreError
from core.store.away import AwayFiles, safe_keyring, workstation_key

KEY = bytes(range(32))
PLANTED = "ZHANG Mei 张梅 necrosis".encode()


def ring_of(room: str, **more) -> KeyringBackend:
    """A keyring as a package of that name would have it."""

    class Ring(KeyringBackend):
        priority = 5

        def __init__(self) -> None:
            self.kept = {}

        def get_password(self, service, username):
            return self.kept.get((service, username))

        def set_password(self, service, username, password) -> None:
            self.kept[service, username] = password

        def delete_password(self, service, username) -> None:
            del self.kept[service, username]

    for name, value in more.items():
        setattr(Ring, name, value)
    Ring.__module__ = room
    return Ring()


@pytest.fixture(autouse=True)
def forget_backends():
    """keyring remembers every class that was ever made."""
    before = set(KeyringBackend._classes)
    yield
    KeyringBackend._classes = before


def test_nothing_can_be_read_and_everything_comes_back(tmp_path) -> None:
    files = AwayFiles(tmp_path, KEY, "server:5432/ward")
    files.keep("draft 1", PLANTED)
    files.keep("draft 2", b"other")
    files.keep("draft 1", PLANTED + b"!")
    assert sorted(files.contents()) == sorted([PLANTED + b"!", b"other"])
    for path in tmp_path.rglob("*"):
        assert "draft" not in path.name and "ward" not in path.name
        if path.is_file():
            assert b"ZHANG" not in path.read_bytes() and path.stat().st_mode & 0o077 == 0
    files.drop("draft 1")
    files.drop("draft 1")
    assert list(files.contents()) == [b"other"]


def test_another_key_another_store_another_name_or_a_changed_byte_opens_nothing(tmp_path) -> None:
    files = AwayFiles(tmp_path, KEY, "here")
    files.keep("one", PLANTED)
    files.keep("two", b"second")
    assert list(AwayFiles(tmp_path, bytes(32), "here").contents()) == []
    assert list(AwayFiles(tmp_path, KEY, "there").contents()) == []
    one, two = sorted(tmp_path.rglob("*.away"))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    assert len(list(files.contents())) == 1
    one.write_bytes(first[:-1] + bytes([first[-1] ^ 1]))
    two.write_bytes(b"short")
    assert list(files.contents()) == []


def test_what_a_killed_program_left_half_written_is_swept(tmp_path) -> None:
    files = AwayFiles(tmp_path, KEY, "here")
    files.keep("one", PLANTED)
    (path,) = tmp_path.rglob("*.away")
    (path.parent / f".{path.name}.k3x9").write_bytes(b"half")
    files.sweep()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_written_is_told(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        AwayFiles(tmp_path / "file", KEY, "here").keep("one", PLANTED)


def test_the_key_is_made_once() -> None:
    ring = ring_of("keyring.backends.SecretService")
    key = workstation_key(ring)
    assert key is not None and len(key) == 32 and workstation_key(ring) == key


@pytest.mark.parametrize("broken", ["locked", "forgetful", "nonsense", "short", "none"])
def test_a_keyring_that_does_not_keep_the_key_is_none(broken: str) -> None:
    def locked(self, service, username):
        raise KeyringLocked

    ways = {
        "locked": ring_of("keyring.backends.kwallet", get_password=locked),
        "forgetful": ring_of("keyring.backends.macOS", set_password=lambda *_: None),
        "nonsense": ring_of("keyring.backends.macOS", get_password=lambda *_: "§"),
        "short": ring_of("keyring.backends.macOS", get_password=lambda *_: "AAAA"),
        "none": None,
    }
    assert workstation_key(ways[broken]) is None


@pytest.mark.parametrize(
    ("room", "safe"),
    [
        ("keyring.backends.Windows", True),
        ("keyring.backends.macOS", True),
        ("keyring.backends.SecretService", True),
        ("keyring.backends.libsecret", True),
        ("keyring.backends.kwallet", True),
        ("keyring.backends.null", False),
        ("keyring.backends.fail", False),
        ("keyrings.alt.file", False),
        ("keyrings.alt.Windows", False),
        ("somebody.elses", False),
    ],
)
def test_only_keyrings_that_encrypt_are_used(monkeypatch, room: str, safe: bool) -> None:
    ring = ring_of(room)
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    assert safe_keyring() is (ring if safe else None)


def test_of_several_the_first_that_encrypts_is_used(monkeypatch) -> None:
    plain, good = ring_of("keyrings.alt.file"), ring_of("keyring.backends.SecretService")
    chain = types.SimpleNamespace(backends=[plain, good])
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert safe_keyring() is good
    assert "keyrings.alt" not in sys.modules
