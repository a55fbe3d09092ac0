"""The command line as scripts and IT use it: the contract's names, one clear line for an error, no Qt."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from core.clinic import opening
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.reports import issued, stored
from core.store.store import Store
from desktop.command_line.app import run
from desktop.command_line.terminal import now
from tests.stores import PASSPHRASE, made_store, store_folder

__all__ = ["made_store", "store_folder"]

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "tests" / "data" / "case-example.json"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_store: tuple[Path, str]) -> Path:
    """A store that was made by the program, and whose passphrase the environment holds."""
    monkeypatch.setenv("CALCITRACK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CALCITRACK_LANGUAGE", "en")
    monkeypatch.delenv("CALCITRACK_ACCOUNT", raising=False)
    folder = tmp_path / "clinic"
    made = opening.make_store(folder, "admin", PASSPHRASE, "Ward 7", "Asia/Shanghai", now)
    opening.close(made.context)
    return folder


def calcitrack(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


def test_a_case_goes_in_and_comes_out_the_same(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calcitrack("import", EXAMPLE, "--store", clinic, "--json") == 0
    imported = json.loads(capsys.readouterr().out)["imported"]
    assert imported[0]["file"] == str(EXAMPLE)
    out = tmp_path / "again.json"
    assert calcitrack("export", "case", "--patient", "CUA-001", "--out", out, "--store", clinic) == 0
    assert json.loads(out.read_bytes()) == json.loads(EXAMPLE.read_bytes())
    whole = tmp_path / "all"
    assert calcitrack("export", "case", "--all", "--out", whole, "--store", clinic) == 0
    assert [file.name for file in whole.iterdir()] == ["CUA-001.json"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_handover_is_printed_with_identity_on_every_page(clinic: Path, tmp_path: Path, language: str) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    out = tmp_path / "handover.pdf"
    arguments = ("report", "handover", "--patient", "demo-001", "--out", out, "--language", language)
    assert calcitrack(*arguments, "--store", clinic) == 0
    pages = pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages
    assert 1 <= len(pages) <= 2
    assert all("CUA-001" in page.extract_text() for page in pages)


@pytest.mark.parametrize("kind", ["handover", "meeting", "timeline", "transfer", "patient"])
def test_every_report_is_written_kept_and_in_the_trail(clinic: Path, tmp_path: Path, kind: str) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    out = tmp_path / "report.pdf"
    assert calcitrack("report", kind, "--all", "--out", out, "--paper", "Letter", "--store", clinic) == 0
    assert pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages[0].mediabox.width == 612
    window: Context = opening.open_store(clinic, "admin", PASSPHRASE, now)
    try:
        everybody = [found.patient_id for found in search.every_patient(window)]
        (line,) = issued(window, everybody)
        assert (line.kind, line.kept, stored(window, line.report_id).pdf) == (kind, True, out.read_bytes())
    finally:
        opening.close(window)


def test_what_goes_into_a_report_is_chosen_and_said_on_it(clinic: Path, tmp_path: Path) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    out = tmp_path / "report.pdf"
    report = ("report", "transfer", "--patient", "CUA-001", "--out", out, "--store", clinic)
    chosen = ("--lesion", "L1", "--without", "triad", "--since", "2026-10-01", "--until", "2026-10-19")
    assert calcitrack(*report, *chosen, "--no-photographs", "--sensitive", "--originals") == 0
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages)
    assert "sections: Triad" in words
    assert "before 1 Oct 2026" in " ".join(words.split())


@pytest.mark.parametrize(
    ("kind", "chosen", "told"),
    [
        ("patient", (), "none"),
        ("patient", ("--photographs",), "not_intimate"),
        ("handover", (), "not_intimate"),
        ("handover", ("--no-photographs",), "none"),
    ],
)
def test_only_the_patients_report_has_no_photographs_unasked(
    clinic: Path, tmp_path: Path, kind: str, chosen: tuple[str, ...], told: str
) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    report = ("report", kind, "--patient", "CUA-001", "--out", tmp_path / "report.pdf", "--store", clinic)
    assert calcitrack(*report, *chosen) == 0
    window: Context = opening.open_store(clinic, "admin", PASSPHRASE, now)
    try:
        (line,) = issued(window, [found.patient_id for found in search.every_patient(window)])
        assert f"clinic.included.photographs.{told}" in [word.key for word in line.included]
    finally:
        opening.close(window)


def test_what_cannot_be_chosen_is_refused_in_one_line(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    capsys.readouterr()
    out = tmp_path / "report.pdf"
    report = ("report", "handover", "--out", out, "--store", clinic)
    one = (*report, "--patient", "CUA-001")
    assert "L9" in refused(capsys, *one, "--lesion", "L9")
    assert "recommendation" in refused(capsys, *one, "--without", "weather")
    assert "soon" in refused(capsys, *one, "--since", "soon")
    assert "--patient" in refused(capsys, *report, "--all", "--lesion", "L1")
    refused(capsys, *one, "--since", "2026-10-02", "--until", "2026-10-01")
    assert not out.exists()


def test_verify_says_whether_the_store_is_whole(clinic: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert calcitrack("verify", "--store", clinic, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["findings"]) == (True, [])
    head = told["trail"][0]
    anchor = f"{head['workstation']}#{head['number']}#{head['digest'][:16]}"
    assert calcitrack("verify", "--store", clinic, "--anchor", anchor) == 0
    assert calcitrack("verify", "--store", clinic, "--anchor", f"{head['workstation']}#9999#{'a' * 16}") == 1
    assert "9999" in capsys.readouterr().out
    damaged = bytearray((clinic / "record.db").read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (clinic / "record.db").write_bytes(damaged)
    assert calcitrack("verify", "--store", clinic) == 1


def test_a_demo_clinic_is_made_and_the_recovery_key_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CALCITRACK_PASSPHRASE", PASSPHRASE)
    folder = tmp_path / "demo"
    assert calcitrack("demo-clinic", "--store", folder, "--patients", 1, "--weeks", 6) == 0
    shown = capsys.readouterr().out
    key = shown.rsplit(" ", 1)[-1].strip()
    store = Store.open_with_recovery(folder, key, "admin", "another heron")
    store.close()


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert calcitrack(*arguments) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_a_bad_case_names_the_field_and_imports_nothing(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(EXAMPLE.read_bytes())
    record["laboratory"][1]["unit"] = "mg/L"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(record), encoding="utf-8")
    assert "laboratory[1]" in refused(capsys, "import", bad, "--store", clinic)
    assert "CUA-001" in refused(
        capsys, "export", "case", "--patient", "CUA-001", "--out", tmp_path / "x.json", "--store", clinic
    )
    assert not (tmp_path / "x.json").exists()


def test_a_wrong_passphrase_and_no_passphrase_are_told_apart(
    clinic: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CALCITRACK_PASSPHRASE", "a heron elsewhere")
    wrong = refused(capsys, "verify", "--store", clinic)
    monkeypatch.delenv("CALCITRACK_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert refused(capsys, "verify", "--store", clinic) != wrong


def test_a_folder_that_is_no_store_is_said_so(clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "verify", "--store", tmp_path)
    refused(capsys, "demo-clinic", "--store", clinic)
    refused(capsys, "import", tmp_path / "nothing.json", "--store", clinic)
    refused(capsys, "report", "handover", "--out", tmp_path / "x.pdf", "--store", clinic)


def test_beside_the_window_reading_goes_on_and_import_names_the_holder(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    capsys.readouterr()
    window: Context = opening.open_store(clinic, "admin", PASSPHRASE, now)
    try:
        out = tmp_path / "beside.pdf"
        assert calcitrack("report", "handover", "--all", "--out", out, "--store", clinic) == 0
        capsys.readouterr()
        assert "admin" in refused(capsys, "import", EXAMPLE, "--store", clinic)
    finally:
        opening.close(window)


def test_misuse_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert calcitrack("nonsense") == 2
    assert calcitrack("supersaturation", "--phosphate-mmol-l", "much") == 2
    assert calcitrack("report", "--help") == 0


def test_appraise_prints_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert calcitrack("appraise", EXAMPLE, "--at", "2026-10-20", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {"triad", "tasks", "flags", "scores", "supersaturation"} <= found.keys()
    assert "pain.severe_uncontrolled" in {flag["rule"] for flag in found["flags"]}


def test_supersaturation_prints_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    values = ("--ionised-calcium-mmol-l", "1.2", "--phosphate-mmol-l", "1.0", "--ph", "7.4")
    assert calcitrack("supersaturation", *values, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert 19.8 < found["log10_s"] < 20.6


@pytest.mark.parametrize("command", [["--help"], ["export", "case", "--help"], ["report", "handover", "--help"]])
def test_no_command_loads_qt(command: list[str]) -> None:
    check = (
        "import sys; from desktop.entry import run; run(sys.argv[1:]);"
        "sys.exit(any(name.partition('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", check, *command], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_zip_carries_the_photographs(clinic: Path, tmp_path: Path) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    out = tmp_path / "case.zip"
    assert calcitrack("export", "case", "--patient", "CUA-001", "--out", out, "--store", clinic) == 0
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == ["case.json"]


def test_the_card_is_printed_on_either_paper_in_either_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    widths = {}
    for paper in ("a4", "letter"):
        out = tmp_path / f"{paper}.pdf"
        assert calcitrack("card", "--out", out, "--paper", paper, "--language", "zh_CN") == 0
        pages = pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages
        widths[paper] = round(float(pages[0].mediabox.width))
        assert "校准卡" in pages[0].extract_text()
    assert widths == {"a4": 595, "letter": 612}
    assert calcitrack("card", "--out", tmp_path / "board.pdf", "--chessboard") == 0
    assert calcitrack("card", "--out", tmp_path / "no" / "card.pdf") == 1
    assert calcitrack("card", "--out", tmp_path / "x.pdf", "--paper", "a5") == 2
    capsys.readouterr()


def test_half_a_limb_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "outline.json").write_text('{"outlines": []}')
    (tmp_path / "photo.jpg").write_bytes(b"no photograph")
    arguments = ("measure", tmp_path / "photo.jpg", "--outline", tmp_path / "outline.json")
    assert calcitrack(*arguments, "--limb-circumference", 300) == 1
    assert "--limb-axis" in capsys.readouterr().err
