"""A watched folder: only whole photographs that came while it was watched are offered, and nobody's by themselves."""

from pathlib import Path

import pytest

from desktop.widgets.tray import Tray
from desktop.widgets.watched import WatchedFolder
from tests.desktop.photo_bench.photographs import wound_photograph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


@pytest.fixture
def watched(qapp, folder: Path):
    made = WatchedFolder()
    made.arrivals = []
    made.arrived.connect(made.arrivals.append)
    assert made.watch(folder)
    yield made
    made.watch(None)


def test_a_new_photograph_is_told_once_it_stands_still(watched: WatchedFolder, folder: Path, qtbot) -> None:
    path = folder / "IMG_1.jpg"
    path.write_bytes(wound_photograph())
    qtbot.waitUntil(lambda: bool(watched.arrivals), timeout=10_000)
    assert watched.arrivals == [(path,)]
    watched.look()
    assert watched.arrivals == [(path,)]


def test_a_half_written_file_is_waited_for(watched: WatchedFolder, folder: Path) -> None:
    whole, path = wound_photograph(), folder / "IMG_2.jpg"
    path.write_bytes(b"")
    watched.look()
    watched.look()
    assert watched.arrivals == [] and watched.waiting == 1, "an empty file is no photograph yet"
    for share in (3, 2):
        path.write_bytes(whole[: len(whole) // share])
        watched.look()
        assert watched.arrivals == [] and watched.waiting == 1
    path.write_bytes(whole)
    watched.look()
    assert watched.arrivals == []
    watched.look()
    assert watched.arrivals == [(path,)] and watched.waiting == 0


def test_what_lay_there_before_and_what_is_no_photograph_is_nobodys_news(tmp_path: Path, qapp) -> None:
    (tmp_path / "old.jpg").write_bytes(wound_photograph())
    made = WatchedFolder()
    arrivals: list[object] = []
    made.arrived.connect(arrivals.append)
    made.watch(tmp_path)
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "IMG_3.jpg.part").write_bytes(wound_photograph())
    for _ in range(3):
        made.look()
    assert arrivals == []
    made.watch(None)


def test_a_name_that_comes_again_is_told_again(watched: WatchedFolder, folder: Path) -> None:
    path = folder / "IMG_4.jpg"
    for _ in range(2):
        path.write_bytes(wound_photograph())
        watched.look()
        watched.look()
        path.unlink()
        watched.look()
    assert len(watched.arrivals) == 2


def test_a_folder_that_goes_away_is_said_to_be_lost(watched: WatchedFolder, folder: Path) -> None:
    lost: list[bool] = []
    watched.lost.connect(lambda: lost.append(True))
    folder.rmdir()
    watched.look()
    assert lost == [True] and watched.folder is None


def test_a_folder_that_is_not_there_is_not_watched(qapp, tmp_path: Path) -> None:
    tray = Tray()
    assert not tray.watch(str(tmp_path / "nowhere"))
    assert tray.watch("")


def test_the_tray_keeps_what_nobody_took(qapp, tmp_path: Path) -> None:
    tray = Tray()
    changes: list[int] = []
    tray.changed.connect(lambda: changes.append(len(tray.offered)))
    one, other = tmp_path / "a.jpg", tmp_path / "b.jpg"
    tray.offer([one, other])
    tray.offer([one])
    tray.take_out([one])
    assert tray.offered == (other,)
    tray.watch("")
    assert tray.offered == () and changes == [2, 2, 1, 0]
