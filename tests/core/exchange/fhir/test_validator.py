"""An independent R4 validator (Medplum's) finds no error in what we write."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings

from core.case.case import Case
from core.demo import DemoPatient
from core.exchange.fhir.export import export_bundle
from tests.core.exchange.fhir.conftest import NOW, Validate
from tests.core.record.random_cases import cases


def errors(validate: Validate, case: Case, **more: Any) -> list[str]:
    """What is wrong in a bundle and in any of its resources, which the validator looks into."""
    found = validate(json.loads(export_bundle(case, at=NOW, author="RN Li", **more)))
    return [
        f"{issue.get('expression')} {issue['details']['text']}"
        for issue in found
        if issue["severity"] in ("error", "fatal")
    ]


def test_the_validator_sees_what_is_wrong(validate: Validate) -> None:
    wrong = {"resourceType": "Observation", "status": "final", "value": 3}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"fullUrl": "urn:uuid:1", "resource": wrong}]}
    for resource in (wrong, bundle):
        assert {issue["severity"] for issue in validate(resource)} == {"error"}


def test_the_patients_of_a_clinic_are_valid(validate: Validate, crowd: tuple[Case, ...], example: Case) -> None:
    for case in (*crowd, example):
        assert errors(validate, case, language="zh_CN") == []
    assert errors(validate, example, kind="collection") == []


def test_photographs_consents_and_the_handover_are_valid(validate: Validate, pictured: DemoPatient) -> None:
    assert errors(validate, pictured.case, photographs=pictured.photographs, handover=b"%PDF-1.7") == []


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_any_case_is_valid(validate: Validate, case: Case) -> None:
    assert errors(validate, case) == []
