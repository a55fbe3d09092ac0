"""`appraise` and `supersaturation` as scripts use them: the keys of the contract, and errors in one clear line."""

import json
from pathlib import Path
from typing import Any

import pytest

from core import resources
from desktop.command_line.app import run

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "case-example.json"
ARMS = ["procalcific_drive", "inhibitor_deficiency", "vascular_injury_hypercoagulability"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALCITRACK_LANGUAGE", "en")


def calcitrack(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


def appraised(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert calcitrack("appraise", EXAMPLE, *arguments, "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line on stderr with which a command ends."""
    assert calcitrack(*arguments) != 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err


def test_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = appraised(capsys, "--at", "2026-10-19")
    assert list(found["triad"]) == ARMS
    factors = [factor for arm in ARMS for factor in found["triad"][arm]]
    assert all({"factor", "state", "evidence", "action", "source"} <= factor.keys() for factor in factors)
    assert {factor["state"] for factor in factors} == {"active", "corrected", "absent", "unknown"}
    assert all({"rule", "discipline", "title", "due", "priority"} <= task.keys() for task in found["tasks"])
    assert all({"rule", "kind", "level", "evidence", "source"} <= flag.keys() for flag in found["flags"])
    assert {"log10_iap", "log10_ksp", "log10_s", "relative_nucleation_barrier", "reference_log10_s", "assumptions"} <= (
        found["supersaturation"].keys()
    )
    assert found["scores"]["bwat_cua"]["L1"]["total"] == 29


def test_the_diagnosis_aid_says_what_is_met_and_what_nobody_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    found = appraised(capsys, "--at", "2026-10-19")["diagnosis"]
    assert {"hayashi", "consensus", "mimics_excluded", "steps", "conditions", "sources"} <= found.keys()
    dialysis = found["hayashi"]["criteria"][0]
    assert (dialysis["criterion"], dialysis["met"]) == ("a", True)
    assert dialysis["evidence"]
    unrecorded = {step["step"] for step in found["steps"] if not step["recorded"]}
    assert {"biopsy", "tbi"} <= unrecorded
    assert {line["holds"] for one in found["conditions"] for line in one["speaks_for"]} <= {True, False, None}


def test_a_day_means_its_end_and_an_instant_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert appraised(capsys, "--at", "2026-10-19")["at"] == "2026-10-19T23:59:59+00:00"
    morning = appraised(capsys, "--at", "2026-10-19T10:00:00+00:00")
    assert "pain.severe_uncontrolled" not in {flag["rule"] for flag in morning["flags"]}
    assert appraised(capsys, "--at", "2026-10-19T18:00:00+08:00")["at"] == "2026-10-19T10:00:00+00:00"


def test_a_moment_without_an_offset_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2026" in refused(capsys, "appraise", EXAMPLE, "--at", "2026-10-19T10:00:00")


def test_a_facility_s_profile_decides_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "facility.toml"
    profile.write_text('[factors."vascular.inflammation"]\nlimits = { high = 100 }\n', "utf-8")

    def inflammation(*arguments: object) -> tuple[str, bool]:
        found = appraised(capsys, "--at", "2026-10-19", *arguments)["triad"][ARMS[2]]
        one = next(factor for factor in found if factor["factor"] == "vascular.inflammation")
        return one["state"], one["facility_value"]

    assert inflammation() == ("active", False)
    assert inflammation("--profile", profile) == ("absent", True)


def test_the_example_of_a_profile_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "example.toml"
    profile.write_bytes(resources.read_bytes("clinical", "guidance", "example.toml"))
    found = appraised(capsys, "--at", "2026-10-19", "--profile", profile)
    assert "vascular.intravenous_iron" not in {factor["factor"] for factor in found["triad"][ARMS[2]]}


@pytest.mark.parametrize(
    ("profile", "named"),
    [
        ('[factors."drive.sugar"]\non = false', "factors.drive.sugar"),
        ('[factors."drive.phosphate_high"]\nlimits = { high = 5.5 }', "factors.drive.phosphate_high"),
        ('[flags."safety.opioid_load"]\nlimits = { urgent = 40 }', "attention ≤ urgent"),
        ("[factors", "TOML"),
    ],
)
def test_a_bad_profile_is_told_in_one_line(
    profile: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(profile, "utf-8")
    assert named in refused(capsys, "appraise", EXAMPLE, "--profile", file)


@pytest.mark.parametrize(
    ("change", "named"), [({"analyte": "sugar"}, "sugar"), ({"unit": "mg/L"}, "mg/L"), ({"value": "high"}, "value")]
)
def test_an_unknown_analyte_unit_or_value_is_told_in_one_line(
    change: dict[str, str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = json.loads(EXAMPLE.read_text("utf-8"))
    case["laboratory"][1] |= change
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    line = refused(capsys, "appraise", file, "--json")
    assert "laboratory[1]" in line
    assert named in line


def test_a_sleeping_patient_s_sedation_is_told_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = json.loads(EXAMPLE.read_text("utf-8"))
    case["pain"][-1]["score"] = "S"
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    assert calcitrack("appraise", file, "--at", "2026-10-20", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["scores"]["pain"]["poss"]["score"] == "S"
    assert "safety.oversedation" not in {flag["rule"] for flag in found["flags"]}


@pytest.mark.parametrize(("language", "words"), [("en", "Warfarin"), ("zh_CN", "华法林")])
def test_what_a_person_reads_names_evidence_and_source(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CALCITRACK_LANGUAGE", language)
    assert calcitrack("appraise", EXAMPLE, "--at", "2026-10-19") == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if "inhibitor.vitamin_k_antagonist" in one)
    assert "corrected" in line
    assert words.lower() in line.lower()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_a_person_reads_of_a_supersaturation(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CALCITRACK_LANGUAGE", language)
    values = ("--calcium-mmol-l", "2.41", "--albumin-g-l", "27", "--phosphate-mmol-l", "2.228")
    assert calcitrack("supersaturation", *values) == 0
    out = capsys.readouterr().out
    assert "22.49" in out
    assert "cli." not in out
    assert "{" not in out


def test_a_supersaturation_without_calcium_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "supersaturation", "--phosphate-mmol-l", "1.5")
