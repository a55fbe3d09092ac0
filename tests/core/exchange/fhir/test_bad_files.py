"""Files that cannot be right are refused whole, with the place, and nothing is half read."""

import json
import tracemalloc

import pytest

from core.case.case import Case
from core.demo import DemoPatient
from core.errors import InvalidInput
from core.exchange.fhir.codes import most_bytes
from core.exchange.fhir.export import Form, export_bundle
from core.exchange.fhir.reading import read_bundle
from core.texts import LANGUAGES, render
from tests.core.exchange.fhir.conftest import DATA, NOW

HOSPITAL = (DATA / "foreign" / "hospital.json").read_bytes()
SIZE = (DATA / "hl7-wound-guide" / "Observation-woundsize-example.xml").read_bytes()

NAMED = b'<Observation xmlns="http://hl7.org/fhir"><id value="%s"/></Observation>'


def refusal(data: bytes) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        read_bundle(data, "file")
    assert all(render(caught.value.text, language) != caught.value.text.key for language in LANGUAGES)
    return caught.value


def key(error: InvalidInput) -> str:
    return error.text.key.removeprefix("error.exchange.fhir.")


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_file_that_breaks_off_says_where(example: Case, form: Form) -> None:
    data = export_bundle(example, at=NOW, author="RN Li", form=form)
    for share in (1, 3, 7):
        broken = data[: len(data) * share // 8]
        error = refusal(broken)
        assert key(error) == form
        assert 1 <= int(str(error.text.params["line"])) <= broken.count(b"\n") + 1


def test_half_a_gigabyte_is_refused_before_it_is_read() -> None:
    class Large(bytes):
        def __len__(self) -> int:
            return 500_000_000

    tracemalloc.start()
    error = refusal(Large(b"{"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert key(error) == "too_large"
    assert error.text.params == {"size": 500, "most": most_bytes() // 1_000_000}
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE Observation [<!ENTITY a "b">]>' + NAMED % b"&a;",
        b'<!DOCTYPE Observation SYSTEM "http://127.0.0.1/evil.dtd"><Observation xmlns="http://hl7.org/fhir"/>',
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + NAMED % b"&f;",
        b"<!DOCTYPE x ["
        + b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(12))
        + b"]>"
        + NAMED % b"&l11;",
        b'<?xml version="1.0"?><!-- x --><!doctype x><Observation xmlns="http://hl7.org/fhir"/>',
    ],
)
def test_hostile_xml_is_refused_before_it_is_parsed(document: bytes) -> None:
    assert key(refusal(document)) == "hostile"


def test_an_entity_that_nobody_defined_is_an_error() -> None:
    assert key(refusal(NAMED % b"&x;")) == "xml"


@pytest.mark.parametrize("name", ["UTF-8", "GB18030", "ISO-8859-1"])
def test_xml_is_read_in_the_encoding_that_it_declares(name: str) -> None:
    written = SIZE.decode().replace("UTF-8", name).replace("Caliper", "Meßschieber")
    assert len(read_bundle(written.encode(name), "file").rows) == 1


def test_a_byte_order_mark_is_no_fault() -> None:
    assert len(read_bundle(b"\xef\xbb\xbf" + SIZE, "file").rows) == 1
    assert read_bundle(b"\xef\xbb\xbf" + HOSPITAL, "file").rows == read_bundle(HOSPITAL, "file").rows


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (HOSPITAL.replace(b"Weber", "Müller".encode("latin-1")), "encoding"),
        (HOSPITAL.replace(b"Weber", "钙化防御".encode("gb18030")), "encoding"),
        (HOSPITAL.decode().encode("utf-16"), "encoding"),
        (SIZE.replace(b"Caliper", "Meß".encode("latin-1")), "encoding"),
        (SIZE.replace(b"UTF-8", b"UTF-7"), "unknown_encoding"),
        (SIZE.replace(b"UTF-8", b"klingon"), "unknown_encoding"),
    ],
)
def test_another_encoding_is_told(data: bytes, why: str) -> None:
    assert key(refusal(data)) == why


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{}",
        b'{"resourceType": 3}',
        b'{"resourceType": "Bundle", "entry": {}}',
        b'{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": NaN}}]}',
        b'{"resourceType": "Patient", "name": [{"text": "\\u0000"}]}',
        b"[" * 100_000,
        b"<Observation/>",
        b'<ClinicalDocument xmlns="urn:hl7-org:v3"/>',
    ],
)
def test_what_is_no_fhir_is_told(data: bytes) -> None:
    assert key(refusal(data)) == "no_fhir"


def test_an_element_that_fhir_does_not_know_is_refused_with_its_line() -> None:
    bundle = b'<Bundle xmlns="http://hl7.org/fhir">\n<entry><resource>\n%s</resource></entry></Bundle>'
    wrong = SIZE.split(b"?>", 1)[1].replace(b"<status ", b"<mood ")
    (row,) = read_bundle(bundle % wrong, "file").rows
    assert row.entry is None
    assert row.place.params["line"] == 4


def deep_json(levels: int) -> bytes:
    inner = '[{"url": "x", "extension": ' * levels + "[]" + "}]" * levels
    return f'{{"resourceType": "Patient", "extension": {inner}}}'.encode()


def deep_xml(levels: int) -> bytes:
    inner = '<extension url="x">' * levels + "</extension>" * levels
    return f'<Patient xmlns="http://hl7.org/fhir">{inner}</Patient>'.encode()


@pytest.mark.parametrize("levels", [5_000, 200_000])
def test_a_tree_without_end_is_refused(levels: int) -> None:
    assert key(refusal(deep_json(levels))) == "no_fhir"
    assert key(refusal(deep_xml(levels))) == "xml"


def test_a_photograph_that_is_not_the_one_that_was_taken_is_refused(pictured: DemoPatient) -> None:
    data = export_bundle(pictured.case, at=NOW, author="RN Li", photographs=pictured.photographs)
    bundle = json.loads(data)
    binary = next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "Binary")
    binary["data"] = "AAAA" + binary["data"][4:]
    with pytest.raises(InvalidInput, match="photograph_changed"):
        read_bundle(json.dumps(bundle).encode(), "file")
