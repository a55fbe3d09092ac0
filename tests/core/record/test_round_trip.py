"""A case that comes in and goes out again is the same case, to the letter of its file."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from core.case.case import Case
from core.case.file import read_case, write_case
from core.record.cases import add_case, case_of
from tests.core.record.random_cases import cases

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "case-example.json"


def there_and_back(session, case: Case) -> Case:
    patient_id = add_case(session, case, at=NOW, actor="importer")
    return case_of(session, patient_id, for_export=True)


def test_the_example_comes_back_to_the_letter(session) -> None:
    example = read_case(EXAMPLE.read_bytes())
    assert write_case(there_and_back(session, example)) == write_case(example)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_any_case_comes_back_equal(session, case: Case) -> None:
    back = there_and_back(session, case)
    session.rollback()
    assert back == case
    assert write_case(back) == write_case(case)
