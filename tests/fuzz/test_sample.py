"""A sample of the flood that `.ci/long` lets loose, and what holds of every reader and of what it is tried with."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import CalcitrackError
from tests.fuzz.flood import flood, table
from tests.fuzz.parsers import PARSERS, plan
from tests.fuzz.watching import Seen, fault_of, look

SHRINKABLE = ("case", "case zip", "csv", "hl7", "mapping", "profile", "outline", "keyring", "lock", "exif")
"""Readers in Python alone: hypothesis tries them here and makes what it finds small. The others run in a process of
their own, which may die."""
REFUSED_WHOLE = {"xlsx": 1}
"""Of our own exports, those that are no laboratory's file before a person has said which column is which."""


@pytest.mark.parametrize("name", PARSERS)
def test_what_the_flood_begins_with_is_whole(name: str) -> None:
    parser = PARSERS[name]
    refused = 0
    for data in parser.whole():
        if data:
            try:
                parser.read(data)
            except CalcitrackError:
                refused += 1
    assert refused == REFUSED_WHOLE.get(name, 0)


@pytest.mark.parametrize("name", SHRINKABLE)
def test_a_file_changed_anyhow_is_read_or_clearly_refused(name: str) -> None:
    parser = PARSERS[name]

    @settings(max_examples=40, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False))
    def read(chance: random.Random) -> None:
        try:
            parser.read(parser.changed(chance))
        except Exception as error:  # noqa: BLE001 – whatever comes out is what is looked at
            assert fault_of(error) is None, fault_of(error)

    read()


def test_a_thousand_files_do_no_harm() -> None:
    counts = plan(1_000)
    found = flood(counts)
    assert {name: seen.inputs for name, seen in found.items()} == counts
    assert [(seen.parser, *fault) for seen in found.values() for fault in seen.faults] == [], table(found.values())


def test_every_parser_refuses_some_and_takes_some() -> None:
    sample = flood(
        dict.fromkeys(("jpeg", "png", "case", "csv", "hl7", "fhir xml", "dicom", "keyring"), 60), first=7_000
    )
    for seen in sample.values():
        assert 0 < seen.refused < seen.inputs, seen.parser


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("raise KeyError('QUILLFEATHER')", "KeyError"),
        ("raise InvalidInput('no.such.key')", "no text"),
        ("raise InvalidInput('error.photo.too_many_pixels')", "cannot be said"),
        ("held = bytearray(1_300_000_000)\nheld[::4096] = bytes(len(held[::4096]))", "MB"),
    ],
)
def test_harm_is_seen(harm: str, told: str) -> None:
    def read(_: bytes) -> None:
        exec(harm, {"InvalidInput": __import__("core.errors").errors.InvalidInput})

    seen = Seen("x")
    look(seen, 7, read, b"")
    assert seen.faults[0][0] == 7
    assert told in seen.faults[0][1]


def test_a_process_that_dies_is_told_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALCITRACK_FUZZ_DIES_AT", "3")
    found = flood({"profile": 6, "lock": 2})
    assert found["profile"].faults == [(3, "ended by 6")]
    assert (found["profile"].inputs, found["lock"].inputs) == (6, 2)


@pytest.mark.long
def test_a_hundred_thousand_files_do_no_harm() -> None:
    counts = plan(100_000)
    found = flood(counts, processes=2, first=1_000_000)
    print(table(found.values()))
    assert sum(seen.inputs for seen in found.values()) >= 100_000 - len(counts)
    assert [(seen.parser, *fault) for seen in found.values() for fault in seen.faults] == []
