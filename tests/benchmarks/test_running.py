"""Every benchmark runs, at its smallest size; how long anything takes is looked at by nobody here."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import planimetry, tracing
from benchmarks.sections import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "performance.md"


def run(*arguments: object, **more: str) -> str:
    """A benchmark as it is called, in a process of its own: it makes an application and switches collecting off."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def section(page: Path, name: str) -> str:
    found = re.search(f"<!-- {name} -->(.*?)<!-- end of {name} -->", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of the test's own."""
    copy = tmp_path / "performance.md"
    copy.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def test_the_page_has_a_place_for_each_section() -> None:
    for name in ("machine", *SECTIONS):
        assert section(PAGE, name)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "ratios",
            (
                "loaded before: nothing heavy",
                "unlock",
                "photographs and 5 years",
                "worklist",
                "taken in",
                "handover",
                "appraisal",
            ),
        ),
        ("growth", ("worklist (bare SQL)", "pain score recorded", "begun and signed", "on the disk")),
    ],
)
def test_a_section_is_measured_and_written(page: Path, name: str, rows: tuple[str, ...]) -> None:
    said = run("benchmarks", "--smallest", "--only", name, "--page", page)
    written = section(page, name)
    for row in rows:
        assert row in written
        assert row in said
    assert "load of the machine" in written


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_is_counted_round_by_round(page: Path) -> None:
    run("benchmarks", "--smallest", "--only", "memory", "--page", page)
    written = section(page, "memory")
    assert "1 rounds" in written
    assert "QObjects" in written


@pytest.mark.long
@pytest.mark.postgres
def test_clients_work_together_on_a_server(page: Path, postgres_server: str) -> None:
    run("benchmarks", "--smallest", "--only", "postgres", "--page", page, CALCITRACK_TEST_POSTGRES=postgres_server)
    written = section(page, "postgres")
    assert "2 clients" in written
    assert "| refused | 0 | 0 |" in written
    assert "| findings in the audit trail | 0 | 0 |" in written


@pytest.mark.postgres
def test_another_workstation_hears(postgres_url: str) -> None:
    assert "to the window" in run("benchmarks.elsewhere", postgres_url, "--times", 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("benchmarks.backup", "--megabytes", "1", "--photograph-kilobytes", "64", "--day", "1"),
        ("benchmarks.reports", "--patients", "1", "--kind", "handover"),
        ("benchmarks.timeline", "--points", "600", "--frames", "2"),
    ],
)
def test_the_others_run_too(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).strip()


def test_tracing_is_measured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(tracing, "TONES", (3,))
    monkeypatch.setattr(tracing, "STAGES", ("mixed",))
    monkeypatch.setattr(tracing, "TISSUES", ("eschar", "slough", "granulation"))  # this lesion has no purpura
    monkeypatch.setattr(tracing, "ENLARGED", {0.8: 1.0})
    monkeypatch.setattr(sys, "argv", ["tracing", "--lesions", "1"])
    tracing.main()
    said = capsys.readouterr().out
    assert "skin tone 3" in said
    assert "live-wire" in said


@pytest.mark.long
def test_planimetry_is_measured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(planimetry, "SIZES", {12: (1632, 1224)})
    for name, only in (("TILTS", 30), ("LIMB_RADII", 50), ("LIMB_ARCS", 50), ("LIMB_TILTS", 0)):
        monkeypatch.setattr(planimetry, name, (only,))
    monkeypatch.setattr(sys, "argv", ["planimetry", "--scenes", "1"])
    planimetry.main()
    said = capsys.readouterr().out
    assert "tilt 30°: card found in 1 of 1" in said
    assert "unrolled 1 of 1 found" in said
