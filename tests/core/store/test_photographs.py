"""Original bytes are kept bit for bit, once, and before the record names them."""

import hashlib

import pytest
from sqlalchemy import text

from core.errors import NotFound
from core.store.store import Store
from tests.core.store.test_store import EXAMPLE, NOW, add_case

PICTURE = bytes(range(256)) * 64
SHA256 = hashlib.sha256(PICTURE).hexdigest()


def test_the_bytes_come_back_as_they_were_taken_in(store: Store) -> None:
    assert store.photographs.put(PICTURE, "image/jpeg", b"small") == SHA256
    assert store.photographs.content(SHA256) == PICTURE
    assert store.photographs.thumbnails([SHA256, "0" * 64, SHA256]) == {SHA256: b"small"}


def test_the_same_picture_twice_is_kept_once_and_gains_its_thumbnail(store: Store) -> None:
    store.photographs.put(PICTURE, "image/jpeg")
    assert store.photographs.thumbnails([SHA256]) == {}
    for small in (b"small", b"another", None):
        assert store.photographs.put(PICTURE, "image/jpeg", small) == SHA256
    assert store.photographs.thumbnails([SHA256]) == {SHA256: b"small"}
    assert store.photographs.known() == {SHA256}


def test_a_photograph_that_is_not_there_is_said_so(store: Store) -> None:
    with pytest.raises(NotFound, match="no_photograph"):
        store.photographs.content("0" * 64)


def test_many_thumbnails_are_read_in_a_few_steps(store: Store) -> None:
    names = [store.photographs.put(bytes([number]), "image/png", b"s") for number in range(5)]
    many = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(2000)]
    assert set(store.photographs.thumbnails([*many, *names])) == set(names)


def test_verify_finds_a_missing_and_a_changed_photograph(store: Store) -> None:
    lesion = EXAMPLE.lesions[0]
    photograph = {"at": "2026-10-19", "sha256": "ab" * 32, "media_type": "image/jpeg", "width_px": 1, "height_px": 1}
    assessment = lesion.assessments[0].model_dump(mode="json") | {"photographs": [photograph]}
    changed = EXAMPLE.model_dump(mode="json")
    changed["lesions"][0]["assessments"] = [assessment]
    with store.write() as session:
        add_case(session, type(EXAMPLE).model_validate(changed), at=NOW, actor="a")
    store.photographs.put(PICTURE, "image/jpeg")
    with store._pictures.writing.begin() as connection:
        connection.execute(text("UPDATE photograph_file SET content = x'00'"))
    found = [finding.what for finding in store.verify()]
    assert [what.key for what in found] == ["store.finding.photograph_missing", "store.finding.photograph_changed"]
    assert [what.params["sha256"] for what in found] == ["ab" * 6, SHA256[:12]]


def test_verify_finds_a_changed_byte_of_a_file(store: Store, store_folder) -> None:
    for number in range(20):
        store.photographs.put(bytes([number]) * 5000, "image/png")
    store.close()
    file = store_folder / "photos.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    from tests.stores import ACCOUNT, PASSPHRASE

    again = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    assert [finding.what.params["file"] for finding in again.verify()] == ["photos.db"]
    again.close()
