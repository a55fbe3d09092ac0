"""What an enemy would send that no chance finds: paths, entities, depths, numbers beyond all measure, unseen signs."""

import io
import json
import random
import socket
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.file import read_case, read_case_file, write_case
from core.case.names import seen
from core.errors import CalcitrackError, InvalidInput, StoreError
from core.exchange.arrival import Identity
from core.exchange.laboratory.sheets import read_text_table
from core.exchange.tables.columns import Kind
from core.exchange.tables.csv_file import as_typed, cell_text, csv_bytes
from core.exchange.tables.tables import Filled, Heading
from core.store.keyring import read_keyring
from tests.fuzz import seeds
from tests.fuzz.changing.archives import _NAMES
from tests.fuzz.parsers import PARSERS, read_any
from tests.fuzz.watching import fault_of

CORPUS = seeds.DATA / "fuzz"


def refused(data: bytes) -> str:
    with pytest.raises(CalcitrackError) as caught:
        read_any(data)
    assert fault_of(caught.value) is None
    return caught.value.text.key


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_stays_mended(path: Path) -> None:
    try:
        PARSERS[path.parent.name].read(path.read_bytes())
    except Exception as error:  # noqa: BLE001 – whatever comes out is what is looked at
        assert fault_of(error) is None, fault_of(error)


@pytest.mark.parametrize("name", [name for name in _NAMES if name])
def test_no_name_in_an_archive_leads_anywhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for inside, data in (("case.json", seeds.case_json()), (name, b"escaped"), (f"{name}.dcm", seeds.dicom()[0])):
            archive.writestr(zipfile.ZipInfo(inside), data)
    try:
        read_any(made.getvalue())
    except CalcitrackError as error:
        assert fault_of(error) is None
    assert list(tmp_path.rglob("*")) == []


def test_a_link_in_an_archive_is_only_its_text() -> None:
    member = zipfile.ZipInfo("case.json")
    member.create_system, member.external_attr = 3, 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(member, b"/etc/hostname")
    assert refused(made.getvalue()).startswith("error.case_file.")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_asks_for_gigabytes_to_begin_with_is_refused(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("case.json", seeds.case_json())
    assert refused(made.getvalue()) == "error.case_file.damaged_zip"


QUADRATIC = (
    b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 50_000 + b'">]><Patient xmlns="http://hl7.org/fhir">' + b"&a;" * 50_000
)
INCLUDE = b'<Patient xmlns="http://hl7.org/fhir"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></Patient>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7", "utf-32", "cp037"])
def test_no_encoding_hides_an_entity(encoding: str) -> None:
    hostile = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    )
    assert refused(hostile.encode(encoding)).startswith("error.")


def test_xml_fetches_and_multiplies_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("a file made the program connect to somewhere")

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert refused(QUADRATIC) == "error.exchange.fhir.hostile"
    assert refused(INCLUDE) == "error.exchange.fhir.element"
    outside = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><Patient xmlns="http://hl7.org/fhir"/>'
    assert refused(outside) == "error.exchange.fhir.hostile"


@pytest.mark.parametrize("levels", [100, 900, 5_000, 500_000])
def test_depth_without_end(levels: int) -> None:
    inner = b'{"a":[' * levels + b"]}" * levels
    for data in (
        seeds.case_json().replace(b'"sex"', b'"x":' + inner + b',"sex"', 1),
        b'{"resourceType":"Patient","extension":' + inner + b"}",
        b'<Patient xmlns="http://hl7.org/fhir">' + b"<a>" * levels + b"</a>" * levels + b"</Patient>",
    ):
        try:
            read_any(data)
        except CalcitrackError as error:
            assert fault_of(error) is None


@pytest.mark.parametrize("number", ["1e999999999", "-1e400", "1" * 100_000, "NaN", "-Infinity", "0x10", "1_000"])
def test_numbers_beyond_all_measure(number: str) -> None:
    record = json.loads(seeds.case_json())
    record["patient"]["dry_weight_kg"] = "@"
    for written in (number, f'"{number}"'):
        data = json.dumps(record).replace('"@"', written).encode()
        try:
            case = read_case(data)
        except InvalidInput as error:
            assert fault_of(error) is None
        else:
            assert read_case(write_case(case)) == case


@pytest.mark.parametrize("sign", ["\\ud800", "\\udfff\\ud800", "\\u0000"])
def test_signs_that_are_none_are_refused(sign: str) -> None:
    data = seeds.case_json().replace(seeds.NAMES[0].encode(), sign.encode())
    assert refused(data).startswith("error.case_file.")


def test_a_name_is_what_is_seen_of_it() -> None:
    turned = f"\u202e{seeds.NAMES[0]}\u202c\u200b"
    record = json.loads(seeds.case_json())
    record["patient"] |= {"name": turned, "record_number": f"{seeds.NAMES[2]}\u200e"}
    patient = read_case_file(json.dumps(record).encode()).case.patient
    assert (patient.name, patient.record_number) == (seeds.NAMES[0], seeds.NAMES[2])
    said = Identity(name=turned, record_number=f"\u2066{seeds.NAMES[2]}\u2069", native_name="\u200f")
    assert (said.name, said.record_number, said.native_name) == (seeds.NAMES[0], seeds.NAMES[2], None)


@given(st.text(max_size=40))
def test_taking_unseen_signs_away_twice_takes_no_more(words: str) -> None:
    assert seen(seen(words)) == seen(words)


@pytest.mark.parametrize("name", ["می‌خواهم", "क्‍ष", "O’Brien-Müller", "张 梅"])
def test_signs_that_letters_need_stay(name: str) -> None:
    assert seen(name) == name


@given(st.text(st.sampled_from("'=+-@\t\r\n＝＋－＠a1 ,;\""), max_size=12))
def test_no_text_is_a_formula_and_each_can_be_had_back(typed: str) -> None:
    cell = cell_text(typed)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert as_typed(cell) == typed


def test_a_table_of_ours_is_read_as_it_was_typed() -> None:
    rows = [["=1+1", "'=1"], ["＠SUM(A1)", "plain"], ["'quoted'", "-2"]]
    made = Filled("t", (Heading("note", Kind.TEXT), Heading("more", Kind.TEXT)), rows)
    assert [list(line.cells) for line in read_text_table(csv_bytes(made)).lines] == rows


@given(st.randoms(use_true_random=False))
def test_a_keyring_never_asks_for_more_than_a_guess_may_cost(chance: random.Random) -> None:
    content = json.loads(seeds.keyring())
    for slot in content["slots"]:
        slot["argon2id"] = {
            name: chance.choice((-1, 0, 1, 8, 64, 65_536, 1 << 19, 1 << 21, 1 << 40, 3.5, True, "8", None))
            for name in ("memory_kib", "passes", "lanes")
        }
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (Path(folder) / "keyring.json").write_text(json.dumps(content))
        try:
            keyring = read_keyring(Path(folder))
        except StoreError as error:
            assert error.text.key == "error.store.keyring_damaged"
        else:
            costs = [slot.cost for slot in keyring.slots]
            assert all(cost.memory_kib <= 1 << 19 and cost.memory_kib * cost.passes <= 1 << 21 for cost in costs)
