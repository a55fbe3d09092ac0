"""Case files that contradict themselves, and what merging and naming must not confuse."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.case.file import write_case, write_case_zip
from core.clinic import opening
from core.clinic.commands import assessments, patients
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.demo.clinic import make_clinic
from core.errors import InvalidInput
from core.store.layout import is_store
from tests.core.clinic.test_commands import EXAMPLE
from tests.exports import export_case
from tests.imports import import_case
from tests.wards import admit, charted

Spoil = Callable[[dict[str, Any]], None]


def spoilt(*keys: str | int, value: object) -> Spoil:
    """Sets the field at a path to a value."""

    def spoil(record: dict[str, Any]) -> None:
        part: Any = record
        for key in keys[:-1]:
            part = part[key]
        part[keys[-1]] = value

    return spoil


@pytest.mark.parametrize(
    ("spoil", "path"),
    [
        (spoilt("patient", "birth_date", value="2050-01-01"), "patient"),
        (spoilt("patient", "height_cm", value=9999), "patient"),
        (spoilt("patient", "dry_weight_kg", value=8.4), "patient"),
        (spoilt("patient", "record_number", value=" "), "patient"),
        (spoilt("lesions", 0, "closed", value="2020-01-01"), "lesions[0].closed"),
        (spoilt("lesions", 0, "parents", value=["L1"]), "lesions[0].parents"),
        (
            spoilt("lesions", 0, "assessments", 0, "eschar_area_mm2", value=99999),
            "lesions[0].assessments[0].eschar_area_mm2",
        ),
        (spoilt("therapies", 0, "stop", value="2000-01-01"), "therapies[0].stop"),
    ],
)
def test_a_case_that_contradicts_itself_is_refused_by_the_field(context: Context, spoil: Spoil, path: str) -> None:
    record = json.loads(EXAMPLE.read_bytes())
    spoil(record)
    with pytest.raises(InvalidInput) as told:
        import_case(context, json.dumps(record).encode())
    assert told.value.text.params["path"] == path
    assert search.every_patient(context) == ()


def test_an_outline_outside_its_picture_is_refused_by_its_path(context: Context) -> None:
    patient = next(make_clinic(1, today=datetime.now(UTC)))
    record = json.loads(write_case(patient.case))
    place = next(
        (i, j)
        for i, lesion in enumerate(record["lesions"])
        for j, entry in enumerate(lesion["assessments"])
        if entry.get("photographs")
    )
    photograph = record["lesions"][place[0]]["assessments"][place[1]]["photographs"][0]
    photograph["tracing"]["outlines"][0]["points_px"][0] = [-500, 10]
    with pytest.raises(InvalidInput) as told:
        import_case(context, json.dumps(record).encode())
    assert told.value.text.params["path"].endswith("tracing.outlines[0]")


def test_pictures_travel_unchanged_and_what_stays_is_counted(context: Context) -> None:
    patient = next(make_clinic(1, today=datetime.now(UTC)))
    archive = write_case_zip(patient.case, patient.photographs)
    made, _ = import_case(context, archive)
    exported = export_case(context, made, as_zip=True)
    assert (exported.data, exported.told.withheld, exported.told.missing) == (archive, 0, 0)


def test_a_record_that_came_without_its_pictures_is_whole_and_says_how_many_are_missing(context: Context) -> None:
    patient = next(make_clinic(1, today=datetime.now(UTC)))
    made, _ = import_case(context, write_case(patient.case))
    assert opening.verify(context) == ()
    assert export_case(context, made, as_zip=True).told.missing == len(patient.photographs)


def test_two_people_whom_files_call_the_same_are_never_mistaken(context: Context) -> None:
    record = json.loads(EXAMPLE.read_bytes())
    import_case(context, json.dumps(record).encode())
    record["patient"]["record_number"] = "CUA-777"
    import_case(context, json.dumps(record).encode())
    with pytest.raises(InvalidInput, match="several_patients"):
        search.patient_named(context, "demo-001")
    assert search.patient_named(context, "CUA-777").record_number == "CUA-777"


def test_a_merged_number_finds_the_person_and_is_given_to_nobody_else(context: Context) -> None:
    kept, _ = admit(context)
    twice, _ = admit(context, "CUA-99")
    patients.merge_patients(context, twice, kept, "entered twice")
    assert search.patient_named(context, "CUA-99").patient_id == kept
    with pytest.raises(InvalidInput, match="record_number_taken"):
        admit(context, "CUA-99", "Somebody Else")
    assert [lesion.label for lesion in chart(context, kept).case.lesions] == ["L1", "L2"]


def test_a_draft_moves_with_its_patient_and_can_be_signed(context: Context) -> None:
    kept, _ = admit(context)
    twice, lesion = admit(context, "CUA-99")
    opened, _ = assessments.open_draft(context, twice, lesion)
    patients.merge_patients(context, twice, kept, "entered twice")
    resumed, _ = assessments.open_draft(context, kept, lesion)
    assert resumed.draft_id == opened.draft_id
    assessments.sign(context, resumed.draft_id, charted(resumed.draft), resumed.version)
    assert len(chart(context, kept).case.lesions[1].assessments) == 1


def test_a_store_whose_making_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(opening, "audit", full)
    folder = tmp_path / "store"
    with pytest.raises(OSError, match="no space"):
        opening.make_store(folder, "admin", "heron under the bridge", "Ward 7", "UTC", lambda: datetime.now(UTC))
    assert not is_store(folder)
    assert not folder.exists()
