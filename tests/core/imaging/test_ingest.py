"""A nurse drops a photograph: it stands upright in true colours, and nothing of the camera's notes travels on."""

import hashlib
import io
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from core.imaging.decode import decode
from core.imaging.ingest import as_taken, derived_jpeg, take_in, upright
from tests.core.imaging import pictures
from tests.core.imaging.pictures import HEIGHT, WIDTH, alike, corners_of, held, picture, saved

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "WEBP": "image/webp", "HEIF": "image/heic"}


def keys(taken) -> list[str]:
    return [warning.key for warning in taken.warnings]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_that_phones_and_cameras_make_is_taken_in(kind: str) -> None:
    data = saved(picture(), kind)
    taken = take_in(data, "lesion")
    assert taken.media_type == KINDS[kind]
    assert (taken.width_px, taken.height_px, taken.byte_size) == (WIDTH, HEIGHT, len(data))
    assert taken.sha256 == hashlib.sha256(data).hexdigest()
    assert taken.warnings == ()
    assert alike(corners_of(upright(data)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_the_camera_was_held_the_picture_stands_upright(kind: str, orientation: int) -> None:
    data = held(orientation, kind)
    taken = take_in(data, "lesion")
    rgb = upright(data)
    assert (taken.width_px, taken.height_px) == (WIDTH, HEIGHT)
    assert rgb.shape == (HEIGHT, WIDTH, 3)
    assert alike(corners_of(rgb))
    assert alike(corners_of(np.asarray(Image.open(io.BytesIO(taken.thumbnail_jpeg)))), tolerance=24)
    assert alike(corners_of(np.asarray(Image.open(io.BytesIO(derived_jpeg(data))))), tolerance=24)


@pytest.mark.parametrize("kind", KINDS)
def test_place_and_serial_number_never_reach_a_derived_copy(kind: str) -> None:
    data = held(6, kind, taken="2026:02:03 10:20:30")
    assert b"SERIAL-4711" in data
    for copy in (take_in(data, "x").thumbnail_jpeg, derived_jpeg(data, 48, 90)):
        opened = Image.open(io.BytesIO(copy))
        assert not opened.getexif() and "exif" not in opened.info and "icc_profile" not in opened.info
        for secret in (b"SERIAL-4711", b"SecretMaker", b"Exif", b"GPS", b"2026:02"):
            assert secret not in copy


@pytest.mark.parametrize("kind", KINDS)
def test_the_cameras_time_is_proposed_as_it_was_found(kind: str) -> None:
    naive = take_in(held(1, kind, taken="2026:02:03 10:20:30"), "x")
    assert naive.exif_taken_at == datetime(2026, 2, 3, 10, 20, 30)
    assert not naive.taken_at_has_zone
    aware = take_in(held(1, kind, taken="2026:02:03 10:20:30", offset="+08:00"), "x")
    assert aware.exif_taken_at == datetime(2026, 2, 3, 10, 20, 30, tzinfo=timezone(timedelta(hours=8)))
    assert aware.taken_at_has_zone


@pytest.mark.parametrize("nonsense", ["0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday"])
def test_a_camera_whose_clock_was_never_set_proposes_no_time(nonsense: str) -> None:
    assert take_in(held(1, taken=nonsense), "x").exif_taken_at is None


def test_a_thumbnail_is_at_most_480_pixels_long_and_a_small_picture_is_not_enlarged() -> None:
    large = Image.open(io.BytesIO(take_in(saved(picture(1600, 900)), "x").thumbnail_jpeg))
    assert large.size == (480, 270)
    small = Image.open(io.BytesIO(take_in(saved(picture()), "x").thumbnail_jpeg))
    assert small.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_smaller_copy_keeps_the_upright_shape(kind: str, orientation: int) -> None:
    assert upright(held(orientation, kind), 48).shape == (32, 48, 3)


def test_a_mislabelled_photograph_is_taken_by_its_content_and_says_so() -> None:
    taken = take_in(saved(picture(), "PNG"), "IMG_0042.JPG")
    assert taken.media_type == "image/png"
    assert keys(taken) == ["photo.warning.mislabelled"]
    assert taken.warnings[0].params == {"ending": ".jpg", "format": "PNG"}


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.JPEG"), ("HEIF", "a.heif"), ("TIFF", "a.tif"), ("JPEG", "day 1.2026")]
)
def test_a_name_that_fits_or_says_nothing_is_no_reason_to_warn(kind: str, name: str) -> None:
    assert keys(take_in(saved(picture(), kind), name)) == []


@pytest.mark.parametrize("path", [r"C:\Users\li\Pictures\sacrum.jpg", "/home/li/sacrum.jpg", "sacrum.jpg"])
def test_of_a_path_only_the_name_is_kept(path: str) -> None:
    assert take_in(saved(picture()), path).file_name == "sacrum.jpg"


def test_cmyk_from_a_print_shop_is_shown_in_likely_colours_and_says_so() -> None:
    for kind in ("JPEG", "TIFF"):
        data = saved(picture(mode="CMYK"), kind)
        assert keys(take_in(data, "x")) == ["photo.warning.cmyk"]
        assert alike(corners_of(upright(data)), tolerance=30)


def test_16_bit_pictures_come_out_in_8_bits_as_bright_as_they_were() -> None:
    assert alike(corners_of(upright(pictures.png_of_16_bits())), tolerance=2)
    for kind in ("PNG", "TIFF"):
        assert int(upright(pictures.grey_of_16_bits(kind))[5, 5, 0]) == 128


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_of_an_animation_the_first_picture_counts_and_it_says_so(kind: str) -> None:
    data = saved(picture(), kind, save_all=True, append_images=[picture().rotate(180), picture().rotate(90)])
    taken = take_in(data, "x")
    assert keys(taken) == ["photo.warning.first_of_several"]
    assert taken.warnings[0].params == {"count": 3}
    assert alike(corners_of(upright(data)))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1"])
def test_grey_palette_and_see_through_pictures_are_shown(mode: str) -> None:
    rgb = upright(saved(picture(mode=mode), "PNG"))
    assert rgb.shape == (HEIGHT, WIDTH, 3)
    assert rgb.dtype == np.uint8


def test_what_is_see_through_lies_on_white() -> None:
    layer = picture(mode="RGBA")
    layer.putalpha(0)
    assert (upright(saved(layer, "PNG")) == 255).all()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF"])
def test_a_colour_profile_is_used_and_then_left_out(kind: str) -> None:
    data = saved(picture(), kind, icc_profile=pictures.profile_with_swapped_primaries())
    found = corners_of(upright(data))
    red_was = found["upper left"]
    assert red_was[1] > red_was[0], "red was stored under a profile that calls it green"
    assert "icc_profile" not in Image.open(io.BytesIO(derived_jpeg(data))).info


def test_for_paper_colours_stay_as_they_were_taken_with_their_profile() -> None:
    profile = pictures.profile_with_swapped_primaries()
    plain = saved(picture(), "JPEG")
    kept, named = as_taken(saved(picture(), "JPEG", icc_profile=profile))
    assert named == profile
    assert np.array_equal(kept, upright(plain))


@pytest.mark.parametrize("profile", [None, b"not a profile at all"])
def test_without_a_profile_that_can_be_read_colours_for_paper_are_srgb(profile: bytes | None) -> None:
    data = saved(picture(), "JPEG", icc_profile=profile)
    rgb, named = as_taken(data)
    assert named is None
    assert np.array_equal(rgb, upright(data))


def test_a_broken_colour_profile_is_told_and_the_picture_is_shown() -> None:
    data = saved(picture(), "JPEG", icc_profile=b"not a profile at all")
    assert keys(take_in(data, "x")) == ["photo.warning.colour_profile"]
    assert alike(corners_of(upright(data)))


def test_damaged_notes_of_the_camera_cost_no_photograph() -> None:
    data = saved(picture(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff")
    assert keys(take_in(data, "x")) == ["photo.warning.exif_damaged"]
    assert keys(take_in(held(1).replace(b"Exif\x00\x00MM", b"Exif\x00\x00XX"), "x")) == ["photo.warning.exif_damaged"]


def test_taking_in_a_photograph_starts_no_geometry_library() -> None:
    check = "import sys, core.imaging.ingest; sys.exit(' '.join({'cv2', 'shapely', 'scipy'} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_camera_says_what_it_is_and_its_focal_length() -> None:
    notes = Image.Exif()
    notes[0x010F], notes[0x0110] = "Maker ", "Phone 9"
    notes[0x8769] = {0x920A: IFDRational(51, 10), 0xA405: 26}
    found = decode(saved(picture(), "JPEG", exif=notes.tobytes())).notes
    assert (found.make, found.model, found.focal_35mm) == ("Maker", "Phone 9", 26)
    assert found.focal_mm == pytest.approx(5.1)
    notes[0x8769] = {0x920A: IFDRational(0, 1), 0xA405: 0}
    unknown = decode(saved(picture(), "JPEG", exif=notes.tobytes())).notes
    assert (unknown.focal_mm, unknown.focal_35mm, unknown.damaged) == (None, None, False)
