"""What a bundle says to a system that knows nothing of us."""

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from core.case.base import EnteredInError
from core.case.case import Case
from core.case.course import Pain
from core.case.photo import Photograph
from core.demo import DemoPatient
from core.errors import InvalidInput
from core.exchange.fhir.export import export_bundle
from core.exchange.fhir.parts import kind_of
from tests.core.exchange.fhir.conftest import NOW

LOINC = "http://loinc.org"
Resource = dict[str, Any]


def bundle_of(case: Case, **more: Any) -> Resource:
    return json.loads(export_bundle(case, at=NOW, author="RN Li", **more))


def resources(bundle: Resource, kind: str | None = None) -> list[Resource]:
    return [entry["resource"] for entry in bundle["entry"] if kind is None or entry["resource"]["resourceType"] == kind]


def coded(bundle: Resource, code: str) -> list[Resource]:
    return [
        one
        for one in resources(bundle)
        if any(coding.get("code") == code for coding in one.get("code", {}).get("coding", ()))
    ]


def references(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        for name, value in content.items():
            if name == "reference" and isinstance(value, str):
                yield value
            else:
                yield from references(value)
    elif isinstance(content, list):
        for one in content:
            yield from references(one)


def test_the_same_case_gives_the_same_bytes(example: Case) -> None:
    for form in ("json", "xml"):
        first = export_bundle(example, at=NOW, author="RN Li", form=form)
        assert export_bundle(example, at=NOW, author="RN Li", form=form) == first


def test_an_entry_more_leaves_the_ids_of_all_others_as_they_were(example: Case) -> None:
    more = Pain(at=NOW, instrument="nrs", context="rest", score=4)
    before = {entry["fullUrl"] for entry in bundle_of(example)["entry"]}
    after = {
        entry["fullUrl"] for entry in bundle_of(example.model_copy(update={"pain": (more, *example.pain)}))["entry"]
    }
    assert before < after
    assert len(after) == len(before) + 1


def test_two_patients_share_no_id(example: Case) -> None:
    other = example.model_copy(update={"patient": example.patient.model_copy(update={"id": "another"})})
    ids = [{entry["fullUrl"] for entry in bundle_of(case)["entry"]} for case in (example, other)]
    assert not ids[0] & ids[1]


def test_every_reference_leads_to_a_resource_of_the_bundle(crowd: tuple[Case, ...], pictured: DemoPatient) -> None:
    for case in (*crowd, pictured.case):
        bundle = bundle_of(case, photographs=pictured.photographs)
        urls = [entry["fullUrl"] for entry in bundle["entry"]]
        assert len(urls) == len(set(urls))
        assert set(references(bundle)) <= set(urls)


def test_a_document_begins_with_its_table_of_contents_and_a_collection_has_none(example: Case) -> None:
    document, collection = bundle_of(example), bundle_of(example, kind="collection")
    assert document["type"] == "document"
    assert document["entry"][0]["resource"]["resourceType"] == "Composition"
    assert resources(collection, "Composition") == []
    assert len(resources(document)) == len(resources(collection)) + 1


def test_the_whole_document_is_reached_from_its_table_of_contents(crowd: tuple[Case, ...]) -> None:
    bundle = bundle_of(crowd[0])
    by_url = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    reached, waiting = set(), [bundle["entry"][0]["fullUrl"]]
    while waiting:
        url = waiting.pop()
        if url not in reached:
            reached.add(url)
            waiting += references(by_url[url])
    assert reached == set(by_url)


def test_an_assessment_is_the_panel_of_the_wound_guide(crowd: tuple[Case, ...]) -> None:
    bundle = bundle_of(crowd[0])
    by_url = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    case_assessment = crowd[0].lesions[0].assessments[0]
    panel = coded(bundle, "39135-9")[0]
    members = [by_url[one["reference"]] for one in panel["hasMember"]]
    size = next(one for one in members if one["code"]["coding"][0]["code"] == "72287-6")
    area = next(one for one in size["component"] if one["code"]["coding"][0]["code"] == "89260-4")["valueQuantity"]
    assert area["code"] == "cm2"
    assert area["value"] * 100 == pytest.approx(case_assessment.wound_area_mm2)
    lesion = by_url[panel["extension"][0]["valueReference"]["reference"]]
    assert lesion["resourceType"] == "BodyStructure"
    assert coded(bundle, "72371-8")[0]["component"][1]["code"]["coding"][0]["code"] == "72370-0"


def test_pain_says_in_which_context(example: Case) -> None:
    scores = coded(bundle_of(example), "72514-3")
    assert len(scores) == sum(entry.instrument == "nrs" for entry in example.pain)
    said = {one["component"][0]["valueCodeableConcept"]["coding"][0]["code"] for one in scores if "component" in one}
    assert said == {entry.context for entry in example.pain if entry.context is not None}


def test_a_list_that_nobody_asked_for_is_left_out_and_one_that_is_empty_says_so(example: Case) -> None:
    def section(allergies: tuple[str, ...] | None) -> Resource | None:
        patient = example.patient.model_copy(update={"allergies": allergies})
        (contents,) = resources(bundle_of(example.model_copy(update={"patient": patient})), "Composition")
        return next((one for one in contents["section"] if one["title"] == "Allergies"), None)

    assert section(None) is None
    empty, some = section(()), section(("penicillin",))
    assert empty is not None
    assert empty["emptyReason"]["coding"][0]["code"] == "nilknown"
    assert some is not None
    assert len(some["entry"]) == 1


def test_what_was_withdrawn_or_superseded_is_marked_and_stands_in_no_section_but_the_last(example: Case) -> None:
    wrong = EnteredInError(at=NOW, by="RN Li", reason="other patient")
    first = Pain(id="a", at=NOW, instrument="nrs", score=9, recorded_at=NOW, recorded_by="RN Li")
    amended = first.model_copy(
        update={"id": "b", "score": Decimal(3), "amends": "a", "amendment_reason": "read wrongly"}
    )
    error = first.model_copy(update={"id": "c", "entered_in_error": wrong})
    bundle = bundle_of(example.model_copy(update={"pain": (first, amended, error)}))
    scores = {one["identifier"][0]["value"]: one for one in coded(bundle, "72514-3")}
    assert {name: one["status"] for name, one in scores.items()} == {
        "a": "entered-in-error",
        "b": "amended",
        "c": "entered-in-error",
    }
    (contents,) = resources(bundle, "Composition")
    (pain,) = [section for section in contents["section"] if section["title"] == "Pain"]
    assert [one["reference"] for one in pain["entry"]] == [f"urn:uuid:{scores['b']['id']}"]
    revision = next(one for one in resources(bundle, "Provenance") if "entity" in one)
    assert revision["entity"][0]["what"]["reference"] == f"urn:uuid:{scores['a']['id']}"
    assert revision["agent"][0]["who"]["display"] == "RN Li"


def consenting(case: Case, sha256: str, consent: tuple[str, ...] | None) -> Case:
    """The case with what was consented to for one photograph, and for no other."""

    def asked(photograph: Photograph) -> Photograph:
        return photograph.model_copy(update={"consent": consent if photograph.sha256 == sha256 else None})

    lesions = []
    for lesion in case.lesions:
        entries = tuple(
            entry.model_copy(update={"photographs": tuple(map(asked, entry.photographs))})
            for entry in lesion.assessments
        )
        lesions.append(lesion.model_copy(update={"assessments": entries}))
    return case.model_copy(update={"lesions": tuple(lesions)})


@pytest.mark.parametrize("consent", [None, ("care",), ("care", "teaching"), ("teaching",), ()])
def test_a_photograph_without_consent_to_care_is_described_and_stays_here(
    pictured: DemoPatient, consent: tuple[str, ...] | None
) -> None:
    sha256 = min(pictured.photographs)
    case = consenting(pictured.case, sha256, consent)
    bundle = bundle_of(case, photographs=pictured.photographs)
    carried = {hashlib.sha256(base64.b64decode(one["data"])).hexdigest() for one in resources(bundle, "Binary")}
    withheld = set() if consent is None or "care" in consent else {sha256}
    assert carried == pictured.photographs.keys() - withheld
    described = [one for one in resources(bundle, "Media") if one["identifier"][-1]["value"] == sha256]
    assert described
    assert len(resources(bundle, "Consent")) == (0 if consent is None else len(described))


def test_the_handover_goes_along_as_a_report(example: Case) -> None:
    (report,) = [
        one for one in resources(bundle_of(example, handover=b"%PDF-1.7"), "DiagnosticReport") if "presentedForm" in one
    ]
    form = report["presentedForm"][0]
    assert base64.b64decode(form["data"]) == b"%PDF-1.7"
    assert base64.b64decode(form["hash"]) == hashlib.sha1(b"%PDF-1.7").digest()


def test_texts_are_written_in_the_language_asked_for(example: Case) -> None:
    english, chinese = bundle_of(example), bundle_of(example, language="zh_CN")
    assert english["entry"][0]["resource"]["title"].startswith("Calciphylaxis")
    assert chinese["entry"][0]["resource"]["title"].startswith("钙化防御")
    assert {entry["fullUrl"] for entry in english["entry"]} == {entry["fullUrl"] for entry in chinese["entry"]}


def test_therapies_say_their_period_and_each_dose(crowd: tuple[Case, ...]) -> None:
    case = next(case for case in crowd if any(one.changes for one in case.therapies or ()))
    bundle = bundle_of(case)
    statements = {one["identifier"][0]["value"]: one for one in resources(bundle, "MedicationStatement")}
    for therapy in case.therapies or ():
        statement = statements[str(therapy.id)]
        assert statement["effectivePeriod"]["start"].startswith(str(therapy.start)[:10])
        assert ("end" in statement["effectivePeriod"]) == (therapy.stop is not None)
        assert len(statement["dosage"]) == 1 + len(therapy.changes)


def test_the_kinds_of_resources_that_a_record_has(crowd: tuple[Case, ...], pictured: DemoPatient) -> None:
    kinds = {one["resourceType"] for case in crowd for one in resources(bundle_of(case))}
    kinds |= {
        one["resourceType"]
        for one in resources(bundle_of(pictured.case, photographs=pictured.photographs, handover=b"%PDF"))
    }
    assert kinds >= {
        "Composition", "Patient", "Condition", "BodyStructure", "Observation", "Media", "Binary", "DiagnosticReport",
        "MedicationStatement", "Procedure", "CarePlan", "Task", "Goal", "Consent", "Provenance", "AllergyIntolerance",
    }  # fmt: skip


def test_a_moment_of_export_needs_its_zone(example: Case) -> None:
    with pytest.raises(InvalidInput, match="export_without_zone"):
        export_bundle(example, at=datetime(2026, 11, 24), author="RN Li")


def test_parts_that_stand_for_nothing_are_marked_so_that_none_is_read_twice(example: Case) -> None:
    unmarked = {one["resourceType"] for one in resources(bundle_of(example)) if kind_of(one) is None}
    assert unmarked <= {"Binary"}
