"""What an examination may say: a number or a word of its kind, and never a guess."""

import json
from decimal import Decimal

import pytest

from core.case.case import Case
from core.case.examination import examination_kinds
from core.case.file import read_case
from core.case.words import lists
from core.errors import InvalidInput
from core.texts import render

AT = "2026-10-19T08:00:00+08:00"
PATIENT = {"id": "p", "record_number": "1", "name": "Li", "sex": "unknown", "birth_date": "1964-03-11"}


def case(*examinations: dict) -> Case:
    return Case.model_validate({"patient": PATIENT, "examinations": list(examinations)})


def test_the_kinds_are_the_words_of_the_list_in_their_order() -> None:
    assert tuple(examination_kinds()) == lists()["examination"]


def test_every_result_belongs_to_a_kind() -> None:
    used = {result for kind in examination_kinds().values() for result in kind.results}
    assert used == set(lists()["examination_result"])


def test_a_measured_finding_keeps_its_number_and_its_side() -> None:
    (found,) = case({"at": AT, "kind": "abi", "side": "left", "value": 1.42}).examinations
    assert (found.value, found.side) == (Decimal("1.42"), "left")


def test_what_nobody_examined_is_left_out_of_the_file_and_what_was_absent_is_not() -> None:
    assert "examinations" not in Case.model_validate({"patient": PATIENT}).model_dump(mode="json")
    (written,) = case({"at": AT, "kind": "livedo", "result": "absent"}).model_dump(mode="json")["examinations"]
    assert written["result"] == "absent"


REFUSED = [
    ("a kind that nobody knows", {"kind": "iridology", "result": "present"}, "iridology"),
    ("a result of another kind", {"kind": "livedo", "result": "typical"}, "typical"),
    ("a number without one", {"kind": "abi"}, "abi"),
    ("a word where a number belongs", {"kind": "abi", "result": "present"}, "abi"),
    ("a number where a word belongs", {"kind": "pulses", "value": 1}, "pulses"),
    ("an ABI in per cent", {"kind": "abi", "value": 110}, "possible"),
    ("a judgement of nothing", {"kind": "mimic", "result": "excluded"}, "mimic"),
    ("a mimic of a pulse", {"kind": "pulses", "result": "weak", "mimic": "cellulitis"}, "pulses"),
    ("an unknown mimic", {"kind": "mimic", "result": "excluded", "mimic": "flu"}, "flu"),
]


@pytest.mark.parametrize(("words", "fields", "named"), REFUSED)
def test_what_says_nothing_clear_is_refused_by_its_name(words: str, fields: dict, named: str) -> None:
    content = json.dumps({"format": "calcitrack-case/1", "patient": PATIENT, "examinations": [{"at": AT, **fields}]})
    with pytest.raises(InvalidInput) as refused:
        read_case(content.encode())
    assert named in render(refused.value.text, "en"), words
