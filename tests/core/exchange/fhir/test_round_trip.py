"""Our own bundle, read again, is the case that it was made of: to the letter of its file, in JSON and in XML."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.case.case import Case
from core.case.course import Pain
from core.case.file import write_case
from core.demo import DemoPatient
from core.exchange.fhir.export import Form, Kind, export_bundle
from core.exchange.fhir.parts import kind_of, rest_in
from core.exchange.fhir.reading import read_bundle
from tests.core.exchange.fhir.conftest import NOW
from tests.core.record.random_cases import cases

FORMS: tuple[Form, ...] = ("json", "xml")
KINDS: tuple[Kind, ...] = ("document", "collection")


def there_and_back(case: Case, form: Form, kind: Kind = "document") -> Case:
    arrival = read_bundle(export_bundle(case, at=NOW, author="RN Li", form=form, kind=kind), "bundle")
    (patient,) = arrival.patients
    assert patient.whole is not None
    return patient.whole


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases(), form=st.sampled_from(FORMS), kind=st.sampled_from(KINDS))
def test_any_case_comes_back_to_the_letter(case: Case, form: Form, kind: Kind) -> None:
    back = there_and_back(case, form, kind)
    assert back == case
    assert write_case(back) == write_case(case)


@pytest.mark.parametrize("form", FORMS)
def test_the_patients_of_a_clinic_come_back(crowd: tuple[Case, ...], example: Case, form: Form) -> None:
    for case in (*crowd, example):
        assert write_case(there_and_back(case, form)) == write_case(case)


@pytest.mark.parametrize("form", FORMS)
def test_photographs_come_back_bit_for_bit(pictured: DemoPatient, form: Form) -> None:
    data = export_bundle(pictured.case, at=NOW, author="RN Li", form=form, photographs=pictured.photographs)
    arrival = read_bundle(data, "bundle")
    assert arrival.photographs == dict(pictured.photographs)
    assert arrival.patients[0].whole == pictured.case


def test_a_patient_asleep_is_a_word_and_no_number(example: Case) -> None:
    asleep = Pain(id="s", at=NOW, instrument="poss", score="S")
    case = example.model_copy(update={"pain": (*example.pain, asleep)})
    assert there_and_back(case, "xml").pain[-1] == asleep
    bundle = json.loads(export_bundle(case, at=NOW, author="RN Li"))
    said = [entry["resource"] for entry in bundle["entry"] if kind_of(entry["resource"]) == "pain"][-1]
    assert "valueQuantity" not in said
    assert said["valueCodeableConcept"]["text"]


def test_what_fhir_can_say_is_not_said_twice(crowd: tuple[Case, ...]) -> None:
    """The rest of a score, a weight, a laboratory value is empty: its standard elements say all of it."""
    bundle = json.loads(export_bundle(crowd[0], at=NOW, author="RN Li"))
    plain = ("pain", "weight", "function", "event", "comorbidity", "allergy", "kidney", "assessment")
    rests = [rest_in(entry["resource"]) for entry in bundle["entry"] if kind_of(entry["resource"]) in plain]
    assert rests
    assert [rest for rest in rests if rest] == []


@pytest.mark.parametrize("missing", ["BodyStructure", "Media"])
def test_a_bundle_that_lost_a_resource_is_no_whole_patient_and_says_so(pictured: DemoPatient, missing: str) -> None:
    bundle = json.loads(export_bundle(pictured.case, at=NOW, author="RN Li"))
    gone = next(entry for entry in bundle["entry"] if entry["resource"]["resourceType"] == missing)
    bundle["entry"].remove(gone)
    arrival = read_bundle(json.dumps(bundle).encode(), "bundle")
    assert [patient.whole for patient in arrival.patients] == [None]
    assert [note.key for note in arrival.notes] == ["exchange.fhir.note.not_whole"]
    scores = [row.entry for row in arrival.rows if row.kind == "pain"]
    assert [entry.id for entry in scores if entry is not None] == [entry.id for entry in pictured.case.pain]
    assessments = [row for row in arrival.rows if row.kind == "assessment"]
    assert len(assessments) == sum(len(lesion.assessments) for lesion in pictured.case.lesions)


def test_what_another_system_changed_in_the_elements_is_what_is_read(example: Case) -> None:
    bundle = json.loads(export_bundle(example, at=NOW, author="RN Li"))
    scored = next(entry["resource"] for entry in bundle["entry"] if kind_of(entry["resource"]) == "pain")
    scored["valueQuantity"]["value"] = 1
    (patient,) = read_bundle(json.dumps(bundle).encode(), "bundle").patients
    assert patient.whole is not None
    assert patient.whole.pain[0].score == 1
    assert patient.whole.pain[1:] == example.pain[1:]
