"""What leaves under a passphrase opens with it in other people's readers, and with nothing else."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.exchange.protecting import (
    LONGEST,
    check_signs,
    is_protected,
    opened_by,
    protected_pdf,
    protected_zip,
)
from core.exchange.reading import format_of

PASSPHRASE = "seven herons under a bridge"
SIGNS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=LONGEST)
SEVEN_ZIP = shutil.which("7z") or shutil.which("7zz")


def page(words: str = "ZHANG Mei CUA-9") -> bytes:
    """A page with a line of text and a title, as reports have one."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 100))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        document.pages[0].Contents = document.make_stream(f"BT /F1 12 Tf 10 50 Td ({words}) Tj ET".encode())
        document.docinfo["/Title"] = words
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def packed(folder: Path, passphrase: str = PASSPHRASE, **files: bytes) -> bytes:
    path = folder / "packed.zip"
    with protected_zip(path, passphrase) as archive:
        for name, data in files.items():
            archive.put(name.replace("__", "."), data)
    return path.read_bytes()


def test_a_pdf_is_encrypted_by_aes_256_of_the_sixth_revision() -> None:
    data = protected_pdf(page(), PASSPHRASE)
    assert b"ZHANG" not in data
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(data))
    with pikepdf.open(io.BytesIO(data), password=PASSPHRASE) as document:
        assert (document.encryption.R, document.encryption.bits) == (6, 256)
        assert document.encryption.stream_method == pikepdf.models.encryption.EncryptionMethod.aesv3
        assert str(document.docinfo["/Title"]) == "ZHANG Mei CUA-9"
        assert document.allow.accessibility, "a screen reader may read it"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext here")
def test_poppler_opens_the_pdf_with_the_passphrase_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(protected_pdf(page(), PASSPHRASE))
    read = ["pdftotext", "-upw", PASSPHRASE, str(path), "-"]
    assert b"ZHANG Mei CUA-9" in subprocess.run(read, capture_output=True, check=True).stdout
    for wrong in (["pdftotext", str(path), "-"], ["pdftotext", "-upw", "", str(path), "-"]):
        assert subprocess.run(wrong, capture_output=True).returncode != 0


@pytest.mark.skipif(not shutil.which("qpdf"), reason="no qpdf here")
def test_qpdf_names_the_cipher(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(protected_pdf(page(), PASSPHRASE))
    told = subprocess.run(
        ["qpdf", f"--password={PASSPHRASE}", "--show-encryption", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert "R = 6" in told
    assert "stream encryption method: AESv3" in told
    checked = ["qpdf", f"--password={PASSPHRASE}", "--check", str(path)]
    assert subprocess.run(checked, capture_output=True).returncode == 0


def test_an_archive_tells_names_and_sizes_and_nothing_else(tmp_path: Path) -> None:
    secret = b"ZHANG Mei" * 100
    data = packed(tmp_path, calcitrack__json=secret)
    assert b"ZHANG" not in data
    with pyzipper.AESZipFile(io.BytesIO(data)) as archive:
        (member,) = archive.infolist()
    assert (member.filename, member.wz_aes_strength, member.wz_aes_version) == ("calcitrack.json", 3, 2)
    assert member.CRC == 0, "a checksum of what is inside would tell when somebody guessed it right"
    assert member.date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.skipif(SEVEN_ZIP is None, reason="no 7-Zip here")
def test_seven_zip_opens_the_archive_with_the_passphrase_alone(tmp_path: Path) -> None:
    packed(tmp_path, a__json=b"{}", b__jpg=b"picture" * 50)
    path = tmp_path / "packed.zip"
    told = subprocess.run([str(SEVEN_ZIP), "l", "-slt", str(path)], capture_output=True, text=True, check=True).stdout
    assert told.count("AES-256") == 2
    opened = subprocess.run([str(SEVEN_ZIP), "x", f"-p{PASSPHRASE}", f"-o{tmp_path / 'out'}", str(path)])
    assert opened.returncode == 0
    assert (tmp_path / "out" / "b.jpg").read_bytes() == b"picture" * 50
    wrong = subprocess.run([str(SEVEN_ZIP), "t", "-pwrong", str(path)], capture_output=True)
    assert wrong.returncode != 0


@settings(max_examples=25)
@given(passphrase=SIGNS, content=st.binary(max_size=2000))
def test_whatever_goes_in_comes_out_with_the_same_passphrase(
    tmp_path_factory: pytest.TempPathFactory, passphrase: str, content: bytes
) -> None:
    data = packed(tmp_path_factory.mktemp("zip"), passphrase, one__bin=content)
    assert is_protected(data)
    assert opened_by(data, passphrase) == content
    with pytest.raises(InvalidInput):
        opened_by(data, passphrase + "x")
    with pikepdf.open(io.BytesIO(protected_pdf(page(), passphrase)), password=passphrase) as document:
        assert len(document.pages) == 1


def test_several_files_come_out_as_an_archive_without_encryption(tmp_path: Path) -> None:
    found = opened_by(packed(tmp_path, a__json=b"one", b__json=b"two"), PASSPHRASE)
    assert not is_protected(found)
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.json": b"one", "b.json": b"two"}


def test_a_changed_archive_is_refused_and_not_half_read(tmp_path: Path) -> None:
    data = packed(tmp_path, a__jpg=b"x" * 400)
    for place in range(60, 400, 20):
        broken = bytearray(data)
        broken[place] ^= 0xFF
        with pytest.raises(InvalidInput):
            opened_by(bytes(broken), PASSPHRASE)


def test_an_archive_that_unfolds_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.exchange.protecting.MAX_PHOTOGRAPH_BYTES", 5_000)
    data = packed(tmp_path, a__json=b"0" * 3_000, b__json=b"0" * 3_000)
    with pytest.raises(InvalidInput) as told:
        opened_by(data, PASSPHRASE)
    assert told.value.text.key == "error.case_file.too_large"


@pytest.mark.parametrize("packing", [pyzipper.ZIP_BZIP2, pyzipper.ZIP_LZMA])
def test_a_way_of_packing_that_may_ask_for_gigabytes_is_refused(tmp_path: Path, packing: int) -> None:
    path = tmp_path / "theirs.zip"
    with pyzipper.AESZipFile(path, "w", compression=packing) as archive:
        archive.setpassword(PASSPHRASE.encode())
        archive.setencryption(pyzipper.WZ_AES)
        archive.writestr("a.json", b"{}")
    with pytest.raises(InvalidInput) as told:
        opened_by(path.read_bytes(), PASSPHRASE)
    assert told.value.text.key == "error.case_file.damaged_zip"


@pytest.fixture(scope="module")
def two_files(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return packed(tmp_path_factory.mktemp("zip"), a__json=b"{}" * 200, b__jpg=b"picture" * 20)


@settings(max_examples=150)
@given(
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4),
    cut=st.integers(0, 30),
)
def test_whatever_is_changed_in_an_archive_is_refused_plainly(
    two_files: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(two_files)
    for place, value in changes:
        data[place % len(data)] = value
    changed = bytes(data[: len(data) - cut])
    is_protected(changed)
    try:
        opened_by(changed, PASSPHRASE)
    except InvalidInput as told:
        assert told.text.key.startswith(("error.case_file.", "error.protected."))


def test_an_encrypted_archive_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    data = packed(tmp_path, a__json=b"{}")
    for found, key in ((data, "error.protected.asks"), (data[:-10], "error.case_file.damaged_zip")):
        with pytest.raises(InvalidInput) as told:
            format_of(found)
        assert told.value.text.key == key


@pytest.mark.parametrize(
    ("passphrase", "key"),
    [
        ("", "error.protected.needed"),
        ("七只苍鹭在桥下", "error.protected.signs"),
        ("seven\nherons", "error.protected.signs"),
        ("x" * (LONGEST + 1), "error.protected.too_long"),
    ],
)
def test_a_passphrase_that_another_reader_would_not_take_is_refused(passphrase: str, key: str) -> None:
    with pytest.raises(InvalidInput) as told:
        check_signs(passphrase)
    assert told.value.text.key == key
