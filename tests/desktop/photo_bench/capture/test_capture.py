"""Photographs from the tray, a memory card and a camera: offered, picked by hand, and kept bit for bit."""

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from core.case.base import standing
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.bench.earlier import earlier_photographs
from desktop.photo_bench.capture import capturing
from desktop.photo_bench.capture.camera import FrameSource, is_available, the_camera
from desktop.photo_bench.capture.camera_page import CameraPage
from desktop.photo_bench.capture.panel import CapturePanel
from desktop.photo_bench.capture.sources import cards_among, newest_in, newest_on, previews
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.widgets.tray import Tray
from desktop.widgets.workplace import Workplace
from tests.core.imaging.pictures import exif, lively
from tests.desktop.photo_bench.first_visit import signed_first_visit
from tests.desktop.photo_bench.photographs import wound_photograph

Settled = Callable[[], None]


class Frames(FrameSource):
    """A camera that shows what a test hands it."""

    def __init__(self) -> None:
        super().__init__()
        self.running: int | None = None

    def devices(self):
        return ("USB camera", "Second camera")

    def start(self, number: int) -> None:
        self.running = number

    def stop(self) -> None:
        self.running = None

    def show(self, colour: str) -> QImage:
        image = QImage(640, 480, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        self.frame.emit(image)
        return image


@pytest.fixture
def frames() -> Frames:
    return Frames()


@pytest.fixture
def workplace(workplace: Workplace) -> Workplace:
    return replace(workplace, tray=Tray())


@pytest.fixture
def panel(bench: Bench, frames: Frames, settled: Settled, monkeypatch) -> Iterator[CapturePanel]:
    monkeypatch.setattr(capturing, "the_camera", lambda _parent: frames)
    bench.capturing.ask()
    settled()
    assert bench.capturing.panel is not None
    yield bench.capturing.panel
    bench.capturing.leave()


@pytest.mark.parametrize("sensitive", [False, True])
def test_no_part_of_the_panel_is_ever_a_window(bench: Bench, workplace: Workplace, qtbot, sensitive: bool) -> None:
    window = bench.window()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    panel = CapturePanel(workplace, None, None, bench, sensitive=sensitive)
    panel.ask()
    qtbot.wait(50)
    assert window.isActiveWindow()
    assert panel.tray.hasFocus()


def dropped(folder: Path, names: list[str]) -> list[Path]:
    paths = [folder / name for name in names]
    for number, path in enumerate(paths, 1):
        path.write_bytes(wound_photograph(number))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    return paths


def test_the_tray_is_said_and_never_assigned_by_itself(
    bench: Bench, workplace: Workplace, keeper: DraftKeeper, tmp_path: Path, settled: Settled
) -> None:
    assert bench.intake.tray.isHidden()
    workplace.tray.offer(dropped(tmp_path, ["a.jpg", "b.jpg"]))
    settled()
    assert not bench.intake.tray.isHidden()
    assert keeper.draft.photographs == ()


def test_what_is_picked_in_the_tray_is_taken_and_the_rest_stays(
    bench: Bench, panel: CapturePanel, workplace: Workplace, keeper: DraftKeeper, tmp_path: Path, settled: Settled
) -> None:
    paths = dropped(tmp_path, ["a.jpg", "b.jpg"])
    workplace.tray.offer(paths)
    settled()
    assert panel.tray.count() == 2 and not panel.take.isEnabled()
    panel.tray.setCurrentRow(1)
    panel.tray.clearSelection()
    QTest.keyClick(panel.tray, Qt.Key.Key_Space)
    assert panel.tray.picked == (paths[1],)
    panel.take.click()
    settled()
    assert panel.isHidden()
    assert [each.file_name for each in keeper.draft.photographs] == ["b.jpg"]
    assert workplace.tray.offered == (paths[0],)


def test_the_original_is_kept_bit_for_bit_and_its_small_copy_tells_no_place_and_no_camera(
    bench: Bench,
    panel: CapturePanel,
    workplace: Workplace,
    context: Context,
    keeper: DraftKeeper,
    tmp_path: Path,
    settled: Settled,
) -> None:
    written = io.BytesIO()
    notes = exif(taken="2026:10:19 07:30:00")
    gps = notes.get_ifd(0x8825)
    gps[1], gps[2] = "N", (31.0, 13.0, 49.0)
    lively(800, 600).save(written, "JPEG", exif=notes)
    original = written.getvalue()
    assert b"SERIAL-4711" in original and b"SecretMaker" in original
    (tmp_path / "phone.jpg").write_bytes(original)
    workplace.tray.offer([tmp_path / "phone.jpg"])
    settled()
    panel.tray.item(0).setSelected(True)
    panel.take.click()
    settled()
    taken = keeper.draft.photographs[0]
    assert taken.sha256 == hashlib.sha256(original).hexdigest()
    assert context.store.photographs.content(taken.sha256) == original
    thumbnail = context.store.photographs.thumbnails([taken.sha256])[taken.sha256]
    assert b"SERIAL" not in thumbnail and b"Secret" not in thumbnail and b"Exif" not in thumbnail
    with Image.open(io.BytesIO(thumbnail)) as small:
        assert dict(small.getexif()) == {}
    assert taken.exif_at is not None and taken.at == keeper.draft.observed_at, "proposed, not trusted"


def test_taken_out_of_the_tray_it_is_offered_no_more_and_not_in_the_draft(
    panel: CapturePanel, workplace: Workplace, keeper: DraftKeeper, tmp_path: Path, settled: Settled
) -> None:
    workplace.tray.offer(dropped(tmp_path, ["a.jpg"]))
    settled()
    panel.tray.item(0).setSelected(True)
    panel.drop.click()
    settled()
    assert workplace.tray.offered == () and panel.tray.count() == 0
    assert keeper.draft.photographs == () and (tmp_path / "a.jpg").exists()


def test_a_memory_card_is_known_by_its_cameras_folder_and_offers_the_newest_first(tmp_path: Path) -> None:
    card, stick = tmp_path / "card", tmp_path / "stick"
    folder = card / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    stick.mkdir()
    paths = dropped(folder, ["IMG_1.JPG", "IMG_2.JPG", "IMG_3.JPG"])
    (folder / "IMG_4.MOV").write_bytes(b"film")
    found = cards_among([(card, "EOS_DIGITAL"), (stick, "USB"), (tmp_path / "gone", "")])
    assert [each.name for each in found] == ["EOS_DIGITAL"]
    assert newest_on(found[0]) == tuple(reversed(paths))


def test_the_newest_of_a_card_are_offered_with_small_pictures(
    panel: CapturePanel, keeper: DraftKeeper, tmp_path: Path, settled: Settled
) -> None:
    (tmp_path / "DCIM").mkdir()
    dropped(tmp_path / "DCIM", ["IMG_1.JPG", "IMG_2.JPG"])
    panel.files.offer_card(cards_among([(tmp_path, "CARD")])[0])
    settled()
    assert [panel.files.picks.item(row).text().split("\n")[0] for row in range(2)] == ["IMG_2.JPG", "IMG_1.JPG"]
    panel.tabs.setCurrentWidget(panel.files)
    panel.files.picks.item(0).setSelected(True)
    QTest.keyClick(panel, Qt.Key.Key_Return)
    settled()
    assert [each.file_name for each in keeper.draft.photographs] == ["IMG_2.JPG"]


def test_what_cannot_be_read_is_offered_without_a_picture_or_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no picture at all")
    found = previews([tmp_path / "broken.jpg", tmp_path / "gone.jpg"])
    assert [(each.path.name, each.image) for each in found] == [("broken.jpg", None)]
    assert newest_in(tmp_path / "nowhere") == ()


def test_space_takes_what_the_camera_sees(
    bench: Bench, panel: CapturePanel, frames: Frames, keeper: DraftKeeper, context: Context, settled: Settled
) -> None:
    panel.tabs.setCurrentWidget(panel.camera)
    assert frames.running == 0
    assert not panel.camera.take.isEnabled()
    frames.show("#884433")
    assert panel.camera.take.isEnabled()
    QTest.keyClick(panel.camera.live, Qt.Key.Key_Space)
    settled()
    assert frames.running is None and panel.isHidden()
    taken = keeper.draft.photographs[0]
    assert taken.media_type == "image/png" and (taken.width_px, taken.height_px) == (640, 480)
    with Image.open(io.BytesIO(context.store.photographs.content(taken.sha256))) as kept:
        assert kept.convert("RGB").getpixel((320, 240)) == (0x88, 0x44, 0x33), "the guide is not in the photograph"


def test_the_camera_stops_when_its_page_or_the_panel_is_left(panel: CapturePanel, frames: Frames) -> None:
    panel.tabs.setCurrentWidget(panel.camera)
    panel.tabs.setCurrentIndex(0)
    assert frames.running is None
    panel.tabs.setCurrentWidget(panel.camera)
    panel.camera.devices.activated.emit(1)
    assert frames.running == 1
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert frames.running is None and panel.isHidden()
    frames.show("#ffffff")
    assert panel.camera.live.frame is None


def test_the_last_photograph_is_a_pale_guide(
    workplace: Workplace,
    context: Context,
    mei: str,
    thigh: str,
    frames: Frames,
    settled: Settled,
    qtbot,
) -> None:
    signed_first_visit(context, mei, thigh)
    lesion = next(each for each in chart(context, mei).case.lesions if each.id == thigh)
    page = CameraPage(workplace, frames, earlier_photographs(lesion)[0].sha256)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    page.begin()
    settled()
    frames.show("#000000")
    middle = page.live.rect().center()

    def seen() -> int:
        return page.live.grab().toImage().pixelColor(middle.x() - 60, middle.y()).lightness()

    page.opacity.setValue(0)
    assert seen() == 0
    page.opacity.setValue(40)
    pale = seen()
    page.opacity.setValue(100)
    assert 0 < pale < seen()
    page.stop()


def test_without_the_extra_no_camera_is_offered(bench: Bench, settled: Settled, monkeypatch) -> None:
    monkeypatch.setattr("desktop.photo_bench.capture.camera.is_available", lambda: False)
    bench.capturing.ask()
    settled()
    panel = bench.capturing.panel
    assert panel is not None and panel.camera is None and panel.tabs.count() == 2
    bench.capturing.leave()


@pytest.mark.no_qt_log
def test_frames_of_a_real_sink_arrive_as_pictures(dressed) -> None:
    multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    assert is_available()
    camera = the_camera()
    assert camera is not None
    seen: list[QImage] = []
    camera.frame.connect(seen.append)
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    camera.sink.setVideoFrame(multimedia.QVideoFrame(image))
    assert seen[0].size() == image.size()
    camera.start(99)
    camera.stop()


def test_an_intimate_lesions_pictures_are_blurred_in_the_tray_too(
    workplace: Workplace, tmp_path: Path, qtbot, dressed, settled: Settled
) -> None:
    from PySide6.QtWidgets import QWidget

    bench = QWidget()
    qtbot.addWidget(bench)
    bench.resize(800, 600)
    bench.show()
    panel = CapturePanel(workplace, None, None, bench, sensitive=True)
    panel.ask()
    workplace.tray.offer(dropped(tmp_path, ["a.jpg"]))
    settled()
    assert panel.tray.hidden and panel.reveal.isVisible()
    panel.reveal.click()
    assert not panel.tray.hidden
    panel.leave()


def test_signed_photographs_carry_what_was_said_of_them(
    place, context: Context, mei: str, thigh: str, settled: Settled
) -> None:
    signed_first_visit(context, mei, thigh)
    lesion = next(each for each in chart(context, mei).case.lesions if each.id == thigh)
    photograph = standing(lesion.assessments)[0].photographs[0]
    assert photograph.sensitive is False and photograph.consent is None
