"""What a person chooses is what is printed, and what it leaves out is said."""

import io
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from core.case.case import Case
from core.reports.choices import Choices, Kind
from core.reports.pictures import wanted, withheld
from core.reports.rendering import render
from tests.core.reports.patients import (
    EVERYTHING,
    NOW,
    OCCASION,
    Picture,
    assessed,
    charted,
    days_ago,
    given_to,
    lesion,
    picture,
    printed,
)
from tests.core.reports.reading import pages_of, pictures_of, words_of

WITH_PHOTOGRAPHS: tuple[Kind, ...] = ("handover", "meeting", "timeline", "transfer", "patient")
with_photographs = pytest.mark.parametrize("kind", WITH_PHOTOGRAPHS)


def two_sites() -> tuple[Case, dict[str, bytes]]:
    """A thigh and, with intimate photographs, a groin; and a photograph that nobody may print."""
    record, _ = charted()
    thigh, groin, refused = picture(1, days_ago(2)), picture(2, days_ago(2)), picture(3, days_ago(1), ("teaching",))
    wounds = (
        lesion("L1", assessed(2, 2805, (thigh,)), assessed(1, 2806, (refused,))),
        lesion("L2", assessed(2, 410, (groin,))).model_copy(update={"site": "groin"}),
    )
    shots = (thigh, groin, refused)
    return record.model_copy(update={"lesions": wounds}), {each.photograph.sha256: each.data for each in shots}


@with_photographs
def test_intimate_sites_are_left_out_until_somebody_asks(kind: Kind) -> None:
    record, pictures = two_sites()
    pdf = printed(kind, given_to(record, pictures), choices=Choices())
    assert len(pictures_of(pdf)) == 1
    assert "photographs of intimate sites (1)" in words_of(pdf)
    assert len(pictures_of(printed(kind, given_to(record, pictures), choices=Choices(sensitive_sites=True)))) == 2


@with_photographs
def test_what_was_said_of_a_photograph_goes_before_its_site(kind: Kind) -> None:
    record, pictures = two_sites()
    groin = record.lesions[1]
    shown = groin.assessments[0].photographs[0].model_copy(update={"sensitive": False})
    entry = groin.assessments[0].model_copy(update={"photographs": (shown,)})
    open_to_all = record.model_copy(
        update={"lesions": (record.lesions[0], groin.model_copy(update={"assessments": (entry,)}))}
    )
    assert len(pictures_of(printed(kind, given_to(open_to_all, pictures), choices=Choices()))) == 2


@with_photographs
def test_a_photograph_without_consent_is_never_printed_and_is_counted(kind: Kind) -> None:
    record, pictures = two_sites()
    pdf = printed(kind, given_to(record, pictures))
    assert "photographs without consent (1)" in words_of(pdf)
    assert len(pictures_of(pdf)) == 2
    refused = record.lesions[0].assessments[1].photographs[0].sha256
    assert refused not in wanted(kind, record, EVERYTHING, OCCASION)


@with_photographs
def test_no_photographs_means_none_and_asks_for_none(kind: Kind) -> None:
    record, pictures = two_sites()
    pdf = printed(kind, given_to(record, pictures), photographs=False)
    assert pictures_of(pdf) == []
    assert ("all photographs" in words_of(pdf)) is (kind != "patient")
    assert wanted(kind, record, Choices(photographs=False), OCCASION) == ()


@with_photographs
def test_of_a_healed_wound_only_what_the_kind_would_print_is_missed(kind: Kind) -> None:
    record, _ = two_sites()
    healed = [wound.model_copy(update={"closed": NOW.date(), "closed_as": "healed"}) for wound in record.lesions]
    gone = record.model_copy(update={"lesions": tuple(healed)})
    found = words_of(printed(kind, given_to(gone), choices=Choices()))
    assert ("not at hand (lesions: 1)" in found) is (kind == "timeline")
    assert ("photographs of intimate sites" in found) is (kind == "timeline")
    assert withheld(kind, gone, Choices(), OCCASION) == (1 if kind == "timeline" else 0)
    assert withheld(kind, record, Choices(), OCCASION) == 1
    assert withheld(kind, record, Choices(photographs=False), OCCASION) == 0


@pytest.mark.parametrize("kind", ["handover", "meeting", "timeline", "transfer"])
def test_lesions_that_were_not_chosen_are_named_and_not_shown(kind: Kind) -> None:
    record, pictures = two_sites()
    pdf = printed(kind, given_to(record, pictures), lesions=frozenset({"L2"}))
    found = words_of(pdf)
    assert "lesions not chosen: L1" in found
    assert len(pictures_of(pdf)) == 1


def test_a_lesion_that_was_not_chosen_has_no_row_in_any_table() -> None:
    record, pictures = two_sites()
    found = words_of(printed("timeline", given_to(record, pictures), lesions=frozenset({"L2"})))
    assert "4.1" in found
    assert "L1, left thigh" not in found


def test_the_days_chosen_bound_photographs_measurements_and_charts() -> None:
    record, pictures = charted()
    choices = {"start": days_ago(10).date(), "end": days_ago(3).date()}
    found = words_of(printed("timeline", given_to(record, pictures), **choices))
    assert "what was before 14 Nov 2026" in found
    assert "what came after 21 Nov 2026" in found
    assert "Nothing was measured." in found
    assert wanted("timeline", record, replace(EVERYTHING, **choices), OCCASION) == ()
    # The state is that of the last day, not of today.
    assert "23.1 cm²" in found
    assert "28.1" not in found


def test_the_last_day_chosen_is_included_in_the_facilitys_zone() -> None:
    moment = OCCASION.moment(Choices(end=days_ago(1).date()))
    local = moment.astimezone(OCCASION.zone)
    assert (local.date(), local.hour, local.minute) == (days_ago(1).date(), 23, 59)
    assert OCCASION.moment(Choices(end=NOW.date() + timedelta(days=4))) == NOW


def noisy(size: tuple[int, int], profile: bytes | None = None) -> bytes:
    written = io.BytesIO()
    image = Image.effect_noise(size, 60).convert("RGB")
    image.save(written, "JPEG", quality=90, icc_profile=profile)
    return written.getvalue()


def with_bytes(shot: Picture, data: bytes) -> tuple[Case, dict[str, bytes]]:
    record, _ = charted()
    wound = lesion("L1", assessed(1, 2805, (shot,)))
    return record.model_copy(update={"lesions": (wound,)}), {shot.photograph.sha256: data}


def test_originals_keep_every_pixel_of_the_crop() -> None:
    shot = picture(1, days_ago(1))
    large = replace(
        shot, photograph=shot.photograph.model_copy(update={"width_px": 3200, "height_px": 2400, "tracing": None})
    )
    record, pictures = with_bytes(large, noisy((3200, 2400)))
    assert pictures_of(printed("handover", given_to(record, pictures), originals=True)) == [(3200, 2400)]
    (small,) = pictures_of(printed("handover", given_to(record, pictures)))
    assert small[0] <= 340
    assert abs(small[0] / small[1] - 4 / 3) < 0.02


def test_the_colour_profile_of_the_camera_is_kept_and_named_by_the_page() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    record, pictures = with_bytes(picture(1, days_ago(1)), noisy((800, 600), profile))
    with pikepdf.open(io.BytesIO(printed("handover", given_to(record, pictures)))) as document:
        held = [each for page in document.pages for each in page.Resources.get("/XObject", {}).values()]
        assert [str(each.ColorSpace[0]) for each in held] == ["/ICCBased"]
        assert held[0].ColorSpace[1].read_bytes() == profile


def test_a_printed_photograph_carries_no_place_and_no_serial_number() -> None:
    shot = picture(1, days_ago(1))
    exif = Image.Exif()
    exif[0x010F] = "Camera maker 4711"
    written = io.BytesIO()
    Image.open(io.BytesIO(shot.data)).save(written, "JPEG", exif=exif)
    record, pictures = with_bytes(shot, written.getvalue())
    for originals in (False, True):
        pdf = printed("handover", given_to(record, pictures), originals=originals)
        held = PdfReader(io.BytesIO(pdf)).pages
        raw = [page["/Resources"]["/XObject"] for page in held if "/XObject" in page["/Resources"]]  # type: ignore[operator, index]
        assert raw
        assert b"4711" not in pdf


def test_a_handover_of_the_future_is_not_the_last_one() -> None:
    record, _ = charted()
    found = words_of(printed("handover", given_to(record, last_handover_at=NOW), end=days_ago(3).date()))
    assert "since the last handover" not in found


def test_progress_is_told_and_what_it_raises_ends_the_work() -> None:
    record, _ = charted()
    told: list[int] = []
    render("handover", [given_to(record), given_to(record)], EVERYTHING, OCCASION, told.append)
    assert told == [1, 2]

    def stop(_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render("meeting", [given_to(record)], EVERYTHING, OCCASION, stop)


def test_pages_of_a_pack_are_counted_through() -> None:
    record, _ = charted()
    found = pages_of(printed("meeting", given_to(record), given_to(record)))
    assert [f"Page {number} of 3" in page for number, page in enumerate(found, start=1)] == [True, True, True]
