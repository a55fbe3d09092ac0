"""Bundles of other systems: what is understood is a row each, and what is not says why."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.case.course import Laboratory, Pain
from core.case.episode import Episode
from core.case.lesion import Assessment
from core.case.therapy import Therapy
from core.exchange.arrival import Arrival, Row, State
from core.exchange.fhir.reading import read_bundle
from core.exchange.fhir.xml import write_xml
from core.texts import LANGUAGES, render
from tests.core.exchange.fhir.conftest import DATA

HOSPITAL = DATA / "foreign" / "hospital.json"
GUIDE = sorted((DATA / "hl7-wound-guide").glob("*.xml"))
WEBER = "https://hospital.example/fhir/Patient/77"


def row(arrival: Arrival, number: int) -> Row:
    return next(one for one in arrival.rows if render(one.place).startswith(f"Bundle.entry[{number}] "))


def reason(arrival: Arrival, number: int) -> str:
    found = row(arrival, number).reason
    assert found is not None
    return found.key.removeprefix("exchange.fhir.reason.")


@pytest.fixture(scope="module")
def hospital() -> Arrival:
    return read_bundle(HOSPITAL.read_bytes(), "hospital.json")


@pytest.fixture(scope="module")
def guide() -> Arrival:
    """HL7's published examples in one bundle, each as it is."""
    inner = "".join(
        f"<entry><resource>{path.read_text(encoding='utf-8').split('?>', 1)[1]}</resource></entry>" for path in GUIDE
    )
    return read_bundle(
        f'<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>{inner}</Bundle>'.encode(), "guide"
    )


def test_the_patient_is_told_and_nobody_is_matched(hospital: Arrival) -> None:
    (patient,) = hospital.patients
    assert (patient.key, patient.whole) == (WEBER, None)
    assert (patient.identity.record_number, patient.identity.name) == ("H-0077", "Anna Weber")
    assert patient.identity.birth_date == date(1956, 3, 4)


def test_a_laboratory_value_with_its_range(hospital: Arrival) -> None:
    entry = row(hospital, 1).entry
    assert isinstance(entry, Laboratory)
    assert (entry.analyte, entry.value, entry.unit) == ("phosphate", Decimal("2.31"), "mmol/L")
    assert (entry.range_low, entry.range_high) == (Decimal("0.81"), Decimal("1.45"))
    assert entry.at == datetime.fromisoformat("2026-11-20T08:10:00+01:00")


def test_a_corrected_censored_value_says_both(hospital: Arrival) -> None:
    found = row(hospital, 2)
    assert isinstance(found.entry, Laboratory)
    assert (found.entry.value, found.corrects) == ("<5", True)


def test_ids_name_the_sender(hospital: Arrival) -> None:
    entry = row(hospital, 1).entry
    assert entry is not None
    assert entry.id == "https://hospital.example/fhir|Observation/1"


@pytest.mark.parametrize(
    ("number", "state", "why"),
    [
        (3, State.REFUSED, "units_contradict"),
        (4, State.REFUSED, "unit_of_code"),
        (5, State.REFUSED, "imprecise"),
        (6, State.NOT_UNDERSTOOD, "status"),
        (8, State.REFUSED, "unit"),
        (9, State.NOT_UNDERSTOOD, "code"),
        (10, State.REFUSED, "no_patient"),
        (14, State.NOT_UNDERSTOOD, "drug"),
        (16, State.NOT_UNDERSTOOD, "condition"),
        (17, State.NOT_UNDERSTOOD, "type"),
        (18, State.REFUSED, "element"),
    ],
)
def test_what_is_not_taken_says_why(hospital: Arrival, number: int, state: State, why: str) -> None:
    found = row(hospital, number)
    assert (found.state, found.entry) == (state, None)
    assert reason(hospital, number) == why
    assert all(render(found.reason, language) for language in LANGUAGES if found.reason)


def test_pain_drugs_and_the_disease(hospital: Arrival) -> None:
    pain, warfarin, thiosulfate, disease = (row(hospital, number).entry for number in (7, 11, 12, 15))
    assert isinstance(pain, Pain)
    assert (pain.instrument, pain.score, pain.context) == ("nrs", 7, None)
    assert isinstance(warfarin, Therapy)
    assert (warfarin.drug, warfarin.route, warfarin.dose, warfarin.per_day) == ("warfarin", "oral", Decimal("2.5"), 1)
    assert isinstance(thiosulfate, Therapy)
    assert (thiosulfate.drug, thiosulfate.route, thiosulfate.dose) == ("sodium_thiosulfate", "intravenous", None)
    assert isinstance(disease, Episode)
    assert (disease.onset, disease.subtype) == (date(2026, 10, 1), "undetermined")


def test_every_resource_but_the_patient_has_a_row(hospital: Arrival) -> None:
    entries = json.loads(HOSPITAL.read_bytes())["entry"]
    assert len(hospital.rows) == len(entries) - 1


def test_xml_says_the_same(hospital: Arrival) -> None:
    bundle = json.loads(HOSPITAL.read_bytes())
    bundle["entry"] = [entry for entry in bundle["entry"] if entry["resource"]["id"] != "11"]
    arrival = read_bundle(write_xml(bundle), "hospital.xml")
    assert [one.entry for one in arrival.rows] == [one.entry for one in hospital.rows[:-1]]
    assert [one.reason for one in arrival.rows] == [one.reason for one in hospital.rows[:-1]]


def test_the_wound_guide_brings_a_measured_assessment_without_a_lesion(guide: Arrival) -> None:
    (taken,) = [one for one in guide.rows if one.entry is not None]
    assert isinstance(taken.entry, Assessment)
    assert taken.lesion is None
    assert (taken.entry.length_mm, taken.entry.width_mm, taken.entry.wound_area_mm2) == (40, 20, 400)
    assert taken.reason is not None
    assert taken.reason.params["names"] == ("Depth of Wound", "Depth of Wound - nominal")


def test_the_wound_guide_s_other_examples_are_listed(guide: Arrival) -> None:
    said = {render(one.says): one.state for one in guide.rows if one.entry is None}
    assert said == {
        "Abrasion and/or friction burn of skin": State.NOT_UNDERSTOOD,
        "Wound bed panel": State.NOT_UNDERSTOOD,
        "Wound bed appearance": State.NOT_UNDERSTOOD,
    }


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_each_example_of_the_guide_is_read_alone(path: Path) -> None:
    arrival = read_bundle(path.read_bytes(), path.name)
    assert len(arrival.rows) == (0 if "Patient" in path.name else 1)


def changed(number: int, **elements: Any) -> Arrival:
    bundle = json.loads(HOSPITAL.read_bytes())
    bundle["entry"] = [bundle["entry"][0], bundle["entry"][number]]
    bundle["entry"][1]["resource"].update(elements)
    return read_bundle(json.dumps(bundle).encode(), "changed.json")


def test_a_time_without_its_zone_is_refused() -> None:
    arrival = changed(1, effectiveDateTime="2026-11-20T08:10:00")
    assert row(arrival, 1).state is State.REFUSED
    assert row(arrival, 1).entry is None


def test_a_value_that_nobody_can_have_is_refused() -> None:
    arrival = changed(1, valueQuantity={"value": 231, "unit": "mmol/L", "code": "mmol/L"})
    assert reason(arrival, 1) == "field"


def test_what_the_sender_takes_back_is_withdrawn() -> None:
    found = row(changed(1, status="entered-in-error"), 1)
    assert (found.withdraws, found.entry is not None) == (True, True)


@pytest.mark.parametrize(("unit", "score"), [("mm", 70), ("cm", None), ("{score}", None)])
def test_a_visual_analogue_scale_says_its_length(unit: str, score: int | None) -> None:
    code = {"coding": [{"system": "http://loinc.org", "code": "38214-3"}]}
    quantity = {"value": 70, "system": "http://unitsofmeasure.org", "code": unit}
    arrival = changed(1, code=code, valueQuantity=quantity)
    entry = row(arrival, 1).entry
    assert (entry.score if isinstance(entry, Pain) else None) == score
    if score is None:
        assert reason(arrival, 1) == "vas"


def test_a_medication_inside_its_statement_is_found() -> None:
    contained = [{"resourceType": "Medication", "id": "m", "code": {"text": "Apixaban"}}]
    bundle = json.loads(HOSPITAL.read_bytes())
    statement = bundle["entry"][11]["resource"] | {"contained": contained, "medicationReference": {"reference": "#m"}}
    del statement["medicationCodeableConcept"]
    bundle["entry"][11]["resource"] = statement
    entry = row(read_bundle(json.dumps(bundle).encode(), "contained.json"), 11).entry
    assert isinstance(entry, Therapy)
    assert entry.drug == "apixaban"


def test_what_is_not_taken_is_shown_with_its_number(hospital: Arrival) -> None:
    assert render(row(hospital, 3).says) == "Phosphate 2.3 mg/dL"


def test_urea_nitrogen_is_no_urea() -> None:
    quantity = {"value": 60, "unit": "mg/dL", "system": "http://unitsofmeasure.org", "code": "mg/dL"}
    code = {"coding": [{"system": "http://loinc.org", "code": "3094-0"}]}
    assert reason(changed(1, code=code, valueQuantity=quantity), 1) == "code"


def test_a_dose_that_changes_in_one_statement_is_left_to_a_person() -> None:
    bundle = json.loads(HOSPITAL.read_bytes())
    dosage = bundle["entry"][11]["resource"]["dosage"]
    assert reason(changed(11, dosage=dosage * 2), 1) == "dosages"


def test_an_ended_therapy_without_its_end_is_not_taken_for_running() -> None:
    assert reason(changed(11, status="stopped"), 1) == "no_stop"


def test_two_patients_in_one_file_stay_apart() -> None:
    bundle = json.loads(HOSPITAL.read_bytes())
    other = json.loads(json.dumps(bundle["entry"][:2]).replace("Patient/77", "Patient/78").replace("H-0077", "H-0078"))
    other[0]["resource"]["id"] = "78"
    other[1]["fullUrl"], other[1]["resource"]["id"] = "https://hospital.example/fhir/Observation/99", "99"
    bundle["entry"] = [*bundle["entry"][:2], *other]
    arrival = read_bundle(json.dumps(bundle).encode(), "two.json")
    assert [patient.identity.record_number for patient in arrival.patients] == ["H-0077", "H-0078"]
    assert [one.patient for one in arrival.rows] == [patient.key for patient in arrival.patients]


def test_a_patient_who_is_only_named_is_offered_for_a_person_to_choose() -> None:
    bundle = json.loads(HOSPITAL.read_bytes())
    bundle["entry"] = bundle["entry"][1:2]
    (patient,) = read_bundle(json.dumps(bundle).encode(), "lab.json").patients
    assert (patient.key, patient.identity.record_number) == ("Patient/77", None)
