"""What is no photograph, or too much of one, is refused with a sentence that helps."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.errors import InvalidInput
from core.imaging.ingest import derived_jpeg, take_in, upright
from core.texts import LANGUAGES, render
from tests.core.imaging import pictures
from tests.core.imaging.pictures import held, lively, picture, saved

KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF")


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        take_in(data, "lesion.jpg")
    for language in LANGUAGES:
        assert render(refused.value.text, language) != refused.value.text.key
    return refused.value.text.key


def test_an_empty_file() -> None:
    assert refusal(b"") == "error.photo.empty"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_was_not_copied_to_its_end(kind: str, share: float) -> None:
    data = saved(lively(300, 200), kind)
    assert refusal(data[: int(len(data) * share)]) == "error.photo.truncated"


@pytest.mark.parametrize(
    "data", [b"\x00" * 500, b"hello, world", b"\xff\xd8", b"<html><body>404</body></html>", b"PK\x03\x04 zip"]
)
def test_what_is_no_picture(data: bytes) -> None:
    assert refusal(data) == "error.photo.not_an_image"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "PDF", "JPEG2000", "AVIF"])
def test_a_kind_that_is_not_read_is_named(kind: str) -> None:
    target = io.BytesIO()
    try:
        picture().save(target, kind)
    except (KeyError, OSError):
        pytest.skip(f"this Pillow writes no {kind}")
    assert refusal(target.getvalue()) == "error.photo.format_not_supported"


def test_a_cameras_raw_file_is_not_measured_by_its_preview() -> None:
    small = saved(picture(), "TIFF", tiffinfo={254: 1})
    assert refusal(small) == "error.photo.format_not_supported"


def test_instrument_readings_are_no_photograph() -> None:
    assert refusal(saved(Image.new("F", (20, 20), 0.5), "TIFF")) == "error.photo.format_not_supported"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "HEIF", "WEBP", "WEBP lossless", "WEBP animated"])
def test_over_100_megapixels_is_refused_from_the_header_without_room_for_the_pixels(kind: str) -> None:
    resource = pytest.importorskip("resource", reason="tells the memory in use, not on Windows")
    data = pictures.only_a_header(kind, 12_000, 9_000)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(data) == "error.photo.too_many_pixels"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most < 50_000, "kilobytes, on Linux"


def test_under_100_megapixels_nobody_is_warned_of_bombs(recwarn: pytest.WarningsRecorder) -> None:
    data = saved(Image.new("L", (9_950, 9_950), 128), "PNG", compress_level=1)
    assert upright(data, 64).shape == (64, 64, 3)
    assert [str(warning.message) for warning in recwarn] == []


def test_the_other_ways_in_refuse_the_same() -> None:
    for way in (upright, derived_jpeg):
        with pytest.raises(InvalidInput, match=r"error\.photo\.empty"):
            way(b"")


@pytest.mark.parametrize("kind", KINDS)
def test_damage_anywhere_ends_in_a_picture_or_a_clear_refusal(kind: str) -> None:
    whole = held(6, kind, taken="2026:02:03 10:20:30")

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=12))
    def damaged(changes: list[tuple[int, int]]) -> None:
        data = bytearray(whole)
        for place, value in changes:
            data[place] = value
        try:
            taken = take_in(bytes(data), "x.jpg")
        except InvalidInput as refused:
            assert refused.text.key.startswith("error.photo.")
        else:
            assert taken.width_px > 0

    damaged()


@given(st.binary(max_size=400), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*"]))
@settings(max_examples=200, deadline=None)
def test_noise_is_refused_and_never_crashes(noise: bytes, start: bytes) -> None:
    with pytest.raises(InvalidInput):
        take_in(start + noise, "x.jpg")
