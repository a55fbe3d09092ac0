"""The case file: read and written without loss, and refused with the place of what is wrong."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.case import Case
from core.case.file import (
    PHOTOGRAPHS,
    RECORD_NAME,
    photograph_hashes,
    read_case,
    read_case_file,
    write_case,
    write_case_zip,
)
from core.errors import InvalidInput
from core.texts import LANGUAGES, render

EXAMPLE = Path(__file__).parents[2] / "data" / "case-example.json"
PICTURE = b"\xff\xd8 not really a picture \xff\xd9"
SHA = hashlib.sha256(PICTURE).hexdigest()


def record() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return content


def with_photograph() -> Case:
    content = record()
    content["lesions"][0]["assessments"][1]["photographs"] = [
        {
            "at": "2026-10-19T09:05:00+00:00",
            "sha256": SHA,
            "media_type": "image/jpeg",
            "width_px": 1200,
            "height_px": 800,
            "tracing": {
                "outlines": [{"tissue": "wound", "points_px": [[0, 0], [10, 0], [10.5, 10]]}],
                "scale": {"method": "ruler", "points_px": [[0, 0], [100, 0]], "length_mm": 10, "mm_per_px": 0.1},
            },
        }
    ]
    return Case.model_validate(content)


def archive(members: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return target.getvalue()


def refused(data: bytes) -> InvalidInput:
    with pytest.raises(InvalidInput) as error:
        read_case_file(data)
    for language in LANGUAGES:
        said = render(error.value.text, language)
        assert "{" not in said
        assert said != error.value.text.key
    return error.value


def test_the_example_reads_and_writes_the_same_content() -> None:
    data = EXAMPLE.read_bytes()
    assert json.loads(write_case(read_case(data))) == json.loads(data)


def test_reading_what_was_written_gives_the_same_case() -> None:
    case = read_case(EXAMPLE.read_bytes())
    assert read_case(write_case(case)) == case
    assert write_case(read_case(write_case(case))) == write_case(case)


def test_a_byte_order_mark_is_tolerated() -> None:
    assert read_case(b"\xef\xbb\xbf" + EXAMPLE.read_bytes()) == read_case(EXAMPLE.read_bytes())


def test_not_assessed_and_none_stay_apart() -> None:
    content = record()
    content["therapies"] = None
    content["patient"]["allergies"] = []
    content["patient"]["comorbidities"] = None
    written = json.loads(write_case(Case.model_validate(content)))
    assert "therapies" not in written
    assert "comorbidities" not in written["patient"]
    assert written["patient"]["allergies"] == []


def test_days_stay_days_and_offsets_stay_offsets() -> None:
    content = record()
    content["lesions"][0]["onset"] = "2026-09-28"
    content["lesions"][0]["assessments"][0]["at"] = "2026-10-05T09:30:00+08:00"
    written = json.loads(write_case(Case.model_validate(content)))
    assert written["lesions"][0]["onset"] == "2026-09-28"
    assert written["lesions"][0]["assessments"][0]["at"] == "2026-10-05T09:30:00+08:00"


def test_numbers_stay_as_they_were_written() -> None:
    content = record()
    content["laboratory"][0]["value"] = "<0.5"
    content["laboratory"][0]["analyte"] = "crp"
    content["laboratory"][0]["unit"] = "mg/dL"
    content["therapies"][0]["dose"] = 0.1
    case = Case.model_validate_json(json.dumps(content))
    assert str((case.therapies or ())[0].dose) == "0.1"
    assert json.loads(write_case(case))["laboratory"][0]["value"] == "<0.5"


@pytest.mark.parametrize("written", [write_case, lambda case: write_case_zip(case, {SHA: PICTURE})])
def test_a_sleeping_patient_s_sedation_comes_back_as_it_was_written(written: Callable[[Case], bytes]) -> None:
    raw = json.loads(EXAMPLE.read_text("utf-8"))
    raw["pain"][-1]["score"] = "S"
    case = read_case(json.dumps(raw).encode())
    found = read_case_file(written(case)).case
    assert found == case
    assert json.loads(write_case(found))["pain"][-1] == raw["pain"][-1]


def test_a_zip_carries_the_photographs_bit_for_bit() -> None:
    case = with_photograph()
    found = read_case_file(write_case_zip(case, {SHA: PICTURE}))
    assert found.case == case
    assert found.photographs == {SHA: PICTURE}


def test_the_same_case_gives_the_same_zip() -> None:
    case = with_photograph()
    assert write_case_zip(case, {SHA: PICTURE}) == write_case_zip(case, {SHA: PICTURE})


def test_a_zip_without_a_photograph_still_reads() -> None:
    assert read_case_file(write_case_zip(with_photograph(), {})).photographs == {}


def test_what_the_record_does_not_name_is_not_unpacked() -> None:
    data = archive({RECORD_NAME: write_case(with_photograph()), PHOTOGRAPHS + "../../evil": b"x", "notes.txt": b"y"})
    assert read_case_file(data).photographs == {}


def test_a_json_file_comes_without_photographs() -> None:
    assert read_case_file(EXAMPLE.read_bytes()).photographs == {}
    assert photograph_hashes(with_photograph()) == {SHA}


def test_a_changed_photograph_is_refused() -> None:
    error = refused(archive({RECORD_NAME: write_case(with_photograph()), PHOTOGRAPHS + SHA: PICTURE + b"!"}))
    assert error.text.key == "error.case_file.photograph_changed"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe{\x00}\x00", "not_utf8"),
        ("{'名': 1}".encode("gb18030"), "not_utf8"),
        (b"PK\x03\x04 cut off", "damaged_zip"),
        (archive({"case.txt": b"{}"}), "no_record"),
        (archive({"folder/case.json": b"{}"}), "no_record"),
        (b"[]", "field"),
        (b"null", "field"),
    ],
)
def test_a_file_that_is_no_case_file_says_so(data: bytes, key: str) -> None:
    assert refused(data).text.key == f"error.case_file.{key}"


def test_a_zip_with_a_damaged_record_is_refused() -> None:
    data = bytearray(write_case_zip(with_photograph(), {SHA: PICTURE}))
    middle = data.index(b"case.json") + 40
    data[middle : middle + 8] = bytes(8)
    assert refused(bytes(data)).text.key == "error.case_file.damaged_zip"


def test_a_zip_whose_directory_is_not_where_it_says_is_refused() -> None:
    data = bytearray(write_case_zip(with_photograph(), {SHA: PICTURE}))
    data[data.rindex(b"PK\x05\x06") + 16] += 1
    assert refused(bytes(data)).text.key == "error.case_file.damaged_zip"


DELETE = object()

BAD_FIELDS = [
    ("format", "calcitrack-case/2", "format", "format"),
    ("patient", DELETE, "patient", "missing"),
    ("patient.name", "", "patient.name", "empty"),
    ("patient.name", DELETE, "patient.name", "missing"),
    ("patient.sex", "f", "patient.sex", "word"),
    ("patient.birth_date", "11.3.1964", "patient.birth_date", "moment"),
    ("patient.shoe_size", 39, "patient.shoe_size", "unknown_key"),
    ("patient.dry_weight_kg", -3, "patient.dry_weight_kg", "too_small"),
    ("patient.dry_weight_kg", "heavy", "patient.dry_weight_kg", "not_a_number"),
    ("patient.comorbidities.0", "gout", "patient.comorbidities[0]", "word"),
    ("patient.comorbidities", "diabetes", "patient.comorbidities", "wrong_kind"),
    ("patient.kidney.status", "dialysis", "patient.kidney.status", "word"),
    ("episode.onset", "2026-09", "episode.onset", "moment"),
    ("episode.subtype", "uremic", "episode.subtype", "word"),
    ("lesions.0.site", "leg", "lesions[0].site", "word"),
    ("lesions.0.onset", "2026-13-01", "lesions[0].onset", "moment"),
    ("lesions.0.onset", "2026-09-28T10:00:00", "lesions[0].onset", "moment"),
    ("lesions.0.assessments.1.stage", "stage 3", "lesions[0].assessments[1].stage", "word"),
    ("lesions.0.assessments.1.wound_area_mm2", -1, "lesions[0].assessments[1].wound_area_mm2", "too_small"),
    ("lesions.0.assessments.1.wound_area_mm2", "2 cm", "lesions[0].assessments[1].wound_area_mm2", "not_a_number"),
    ("lesions.0.assessments.1.bwat.granulation", 6, "lesions[0].assessments[1].bwat.granulation", "too_large"),
    ("lesions.0.assessments.1.bwat.granulation", 0, "lesions[0].assessments[1].bwat.granulation", "too_small"),
    ("lesions.0.assessments.1.infection_signs.2", "fever", "lesions[0].assessments[1].infection_signs[2]", "word"),
    ("lesions.0.parents", ["L7"], "$", "unknown_lesion"),
    ("pain.0.score", 11, "pain[0]", "score"),
    ("pain.0.score", 6.5, "pain[0]", "whole_score"),
    ("pain.0.score", "S", "pain[0]", "asleep"),
    ("pain.4.score", "asleep", "pain[4].score", "not_a_number"),
    ("pain.4.score", "s", "pain[4].score", "not_a_number"),
    ("pain.4.score", 0, "pain[4]", "score"),
    ("pain.0.instrument", "faces", "pain[0].instrument", "word"),
    ("pain.0.lesion", "L7", "$", "unknown_lesion"),
    ("therapies.0.drug", "Marcumar", "therapies[0].drug", "drug"),
    ("therapies.0.route", "mouth", "therapies[0].route", "word"),
    ("therapies.0.dose", 0, "therapies[0].dose", "too_small"),
    ("laboratory.1.analyte", "phosphorus", "laboratory[1].analyte", "word"),
    ("laboratory.1.value", "much", "laboratory[1].value", "not_a_number"),
    ("laboratory.1.value", True, "laboratory[1].value", "not_a_number"),
    ("laboratory.1.unit", "g", "laboratory[1]", "unit"),
    ("laboratory.1.value", 69, "laboratory[1]", "implausible"),
    ("weights.0.kg", 915, "weights[0].kg", "too_large"),
    ("function.0.value", 55, "function[0].value", "not_a_step"),
    ("events.1.answer", "maybe", "events[1].answer", "word"),
    ("tasks.0.state", "finished", "tasks[0].state", "word"),
]


def spoilt(path: str, value: object) -> bytes:
    content: Any = record()
    *way, last = path.split(".")
    part = content
    for step in way:
        part = part[int(step)] if step.isdigit() else part[step]
    if value is DELETE:
        del part[last]
    elif last.isdigit():
        part[int(last)] = value
    else:
        part[last] = value
    return json.dumps(content).encode()


@pytest.mark.parametrize(("path", "value", "told", "problem"), BAD_FIELDS)
def test_a_bad_field_is_named_by_its_path(path: str, value: object, told: str, problem: str) -> None:
    error = refused(spoilt(path, value))
    assert error.text.key == "error.case_file.field"
    assert error.text.params["path"] == told
    assert getattr(error.text.params["problem"], "key", "") == f"error.case_file.problem.{problem}"


@pytest.mark.parametrize("value", [[], {}, 7, True, None])
@pytest.mark.parametrize("path", ["therapies.0.drug", "laboratory.0.analyte"])
def test_a_drug_or_analyte_that_is_no_word_is_named_by_its_path(path: str, value: object) -> None:
    error = refused(spoilt(path, value))
    assert error.text.params["path"] == path.replace(".0", "[0]")


@pytest.mark.parametrize("number", ["1e400", "1e999", "123456789012345678901.5"])
def test_a_number_beyond_all_measure_is_refused_or_kept_as_it_is(number: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('"dry_weight_kg": 84.0', f'"dry_weight_kg": "{number}"')
    try:
        case = read_case(text.encode())
    except InvalidInput:
        return
    assert read_case(write_case(case)) == case


@settings(max_examples=300)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=4))
def test_a_zip_damaged_anywhere_is_read_or_refused_and_never_breaks(place: int, wrong: bytes) -> None:
    data = bytearray(write_case_zip(with_photograph(), {SHA: PICTURE}))
    data[place : place + len(wrong)] = wrong
    with suppress(InvalidInput):
        read_case_file(bytes(data))


def test_two_lesions_of_one_id_are_refused() -> None:
    content = record()
    content["lesions"].append(content["lesions"][0])
    problem = refused(json.dumps(content).encode()).text.params["problem"]
    assert getattr(problem, "key", "") == "error.case_file.problem.duplicate_id"


def test_a_message_never_repeats_the_patient() -> None:
    content = record()
    content["patient"]["record_number"] = ["CUA-001"]
    assert "CUA-001" not in render(refused(json.dumps(content).encode()).text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('"dry_weight_kg": 84.0', f'"dry_weight_kg": {number}')
    assert refused(text.encode()).text.key in ("error.case_file.field", "error.case_file.not_json")


def test_a_record_larger_than_any_case_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.case import archive as archives
    from core.case import file

    monkeypatch.setattr(file, "MAX_RECORD_BYTES", 100)
    assert refused(EXAMPLE.read_bytes()).text.key == "error.case_file.too_large"
    assert refused(write_case_zip(with_photograph(), {})).text.key == "error.case_file.too_large"
    monkeypatch.setattr(archives, "MOST_MEMBERS", 0)
    assert refused(write_case_zip(with_photograph(), {})).text.key == "error.case_file.too_large"


def test_pictures_have_one_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.case import file

    content = json.loads(write_case(with_photograph()))
    photographs = content["lesions"][0]["assessments"][1]["photographs"]
    pictures = [bytes([number]) * 60 for number in range(3)]
    photographs[:] = [photographs[0] | {"sha256": hashlib.sha256(each).hexdigest()} for each in pictures]
    case = Case.model_validate(content)
    packed = write_case_zip(case, {hashlib.sha256(each).hexdigest(): each for each in pictures})
    assert len(read_case_file(packed).photographs) == 3
    monkeypatch.setattr(file, "MAX_PHOTOGRAPH_BYTES", 150)
    assert refused(packed).text.key == "error.case_file.too_large"


@given(st.text(st.sampled_from("\\u0a"), max_size=16))
def test_a_text_that_looks_like_an_escape_is_a_text(note: str) -> None:
    content = record()
    content["lesions"][0]["assessments"][0]["note"] = note
    assert read_case(json.dumps(content).encode()).lesions[0].assessments[0].note == note


def test_the_sign_that_no_database_keeps_is_refused_however_it_is_written() -> None:
    content = record()
    content["lesions"][0]["assessments"][0]["note"] = "a\\\0"
    for written in (json.dumps(content), json.dumps(content, ensure_ascii=False).replace("\\u0000", "\0")):
        with pytest.raises(InvalidInput):
            read_case(written.encode())
