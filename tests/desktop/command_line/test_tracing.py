"""`calcitrack trace`: an outline file that `measure` reads, and one clear line for what cannot be done."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.imaging.rings import shape_of
from desktop.command_line.app import run
from tests.core.imaging.lesions import Lesion, dice, lesion


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALCITRACK_LANGUAGE", "en")


@pytest.fixture
def one() -> Lesion:
    return lesion(5, "mixed")


@pytest.fixture
def photograph(one: Lesion, tmp_path: Path) -> Path:
    return saved(one.rgb, tmp_path)


def saved(rgb: np.ndarray, folder: Path) -> Path:
    target = io.BytesIO()
    Image.fromarray(rgb).save(target, "PNG")
    path = folder / "lesion.png"
    path.write_bytes(target.getvalue())
    return path


def trace(photograph: Path, box: tuple[object, ...], out: Path) -> int:
    return run(["trace", str(photograph), "--box", *map(str, box), "--out", str(out)])


def round_the(one: Lesion) -> tuple[float, float, float, float]:
    box = one.box()
    return box.x, box.y, box.width, box.height


def test_the_outline_is_near_the_wound_and_measure_reads_it(
    one: Lesion, photograph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "outline.json"
    assert trace(photograph, round_the(one), out) == 0
    told = capsys.readouterr()
    assert str(out) in told.out
    assert told.err == ""
    written = json.loads(out.read_text())
    assert {outline["tissue"] for outline in written["outlines"]} == {"wound"}
    assert 0.75 < written["confidence"] <= 1
    assert dice(shape_of(outline["points_px"] for outline in written["outlines"]), one.wound) > 0.9
    assert run(["measure", str(photograph), "--outline", str(out), "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert [region["tissue"] for region in measured["regions"]] == ["wound"]
    assert measured["calibrated"] is False


def test_a_file_that_stands_there_is_replaced_whole(one: Lesion, photograph: Path, tmp_path: Path) -> None:
    out = tmp_path / "outline.json"
    out.write_text("x" * 100_000)
    assert trace(photograph, round_the(one), out) == 0
    assert json.loads(out.read_text())["outlines"]


@pytest.mark.parametrize(
    ("box", "line"),
    [
        ((10, 10, 5000, 100), "does not lie in the picture, which is 1,056 × 792 pixels"),
        ((-1, 10, 100, 100), "does not lie in the picture"),
        (("nan", 10, 100, 100), "does not lie in the picture"),
        ((10, 10, 3, 100), "too small"),
        ((100, 10, -50, 100), "too small"),
    ],
)
def test_a_wrong_box_is_refused_in_one_line(
    photograph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], box: tuple[object, ...], line: str
) -> None:
    out = tmp_path / "outline.json"
    assert trace(photograph, box, out) == 1
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1
    assert not out.exists()


def test_without_an_edge_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "outline.json"
    assert trace(saved(np.full((300, 400, 3), 130, np.uint8), tmp_path), (50, 50, 200, 150), out) == 1
    assert "No edge can be told" in capsys.readouterr().err
    assert not out.exists()


def test_what_cannot_be_read_or_written_is_named(
    one: Lesion, photograph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "no" / "outline.json"
    assert trace(photograph, round_the(one), nowhere) == 1
    assert str(nowhere) in capsys.readouterr().err
    assert trace(tmp_path / "none.png", (10, 10, 100, 100), tmp_path / "outline.json") == 1
    assert "none.png" in capsys.readouterr().err
    text = tmp_path / "note.png"
    text.write_text("not a picture")
    assert trace(text, (10, 10, 100, 100), tmp_path / "outline.json") == 1
    assert "not a photograph" in capsys.readouterr().err
    assert trace(photograph, (10, "ten", 100, 100), tmp_path / "outline.json") == 2
