"""The case file: one patient as JSON, or as a .zip of the JSON with the photographs' original bytes.

In a .zip the record is `case.json` and each photograph is `photographs/<sha256>`. A bad file gives one message with the
path of the wrong field.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import SchemaValidator

from core.case.archive import opened
from core.case.case import Case
from core.errors import InvalidInput
from core.texts import Text, text

RECORD_NAME: Final = "case.json"
PHOTOGRAPHS: Final = "photographs/"

# A record is text: half a gigabyte of it is an attack or a mistake. A photograph is refused above the size that
# imaging would refuse, so nothing is unpacked that could never be shown.
MAX_RECORD_BYTES: Final = 64 * 1024 * 1024
MAX_KEYS: Final = 1_000_000
MAX_VALUES: Final = 6_000_000
"""Of one record. Five years with five hundred traced photographs have a tenth of either; each costs a hundred bytes of
memory as soon as it is read, a few hundred when it is wrong."""
MAX_PHOTOGRAPH_BYTES: Final = 400 * 1024 * 1024


@dataclass(frozen=True)
class CaseFile:
    """A case with the bytes of the photographs that travelled with it, by SHA-256 (lower-case hex)."""

    case: Case
    photographs: Mapping[str, bytes] = field(default_factory=dict)


def read_case_file(data: bytes) -> CaseFile:
    """Read a case file of either kind; which one it is, its first bytes say.

    Raises
    ------
    InvalidInput
        With the path of the first wrong field, or with what is wrong about the archive.
    """
    if data.startswith(b"PK"):
        return _read_zip(data)
    return CaseFile(read_case(data))


def read_case(data: bytes) -> Case:
    """One case from UTF-8 JSON (a byte order mark is tolerated)."""
    if len(data) > MAX_RECORD_BYTES:
        raise InvalidInput("error.case_file.too_large")
    try:
        record = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("error.case_file.not_utf8") from None
    if record.count('":') > MAX_KEYS or record.count(",") > MAX_VALUES:
        raise InvalidInput("error.case_file.too_large")
    if has_nul(record):
        raise InvalidInput("error.case_file.not_json", problem="U+0000")
    try:
        found: Case = _reader().validate_json(record)
    except ValidationError as error:
        raise _first_problem(error) from None
    return found


@cache
def _reader() -> SchemaValidator:
    """A reader of cases that stops at the first wrong item of a list: a million wrong ones are a gigabyte of messages,
    and only the first is ever told."""
    return SchemaValidator(_stopping_at_the_first(Case.__pydantic_core_schema__))


def _stopping_at_the_first(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_stopping_at_the_first(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        key: value if key in ("metadata", "ref") else _stopping_at_the_first(value) for key, value in schema.items()
    }
    return {**made, "fail_fast": True} if schema.get("type") in ("tuple", "list") else made


_ESCAPED_NUL: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def has_nul(record: str) -> bool:
    """Whether a JSON text has the sign U+0000: no text has a use for it, and PostgreSQL cannot keep it.

    A backslash that is itself escaped escapes nothing: `\\\\u0000` are six ordinary signs.
    """
    # Nearly no record has these signs, and the plain search costs nothing beside the pattern.
    return "\0" in record or ("\\u0000" in record and _ESCAPED_NUL.search(record) is not None)


def write_case(case: Case) -> bytes:
    """The case as indented UTF-8 JSON with a final newline."""
    content = case.model_dump(mode="json")
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def write_case_zip(case: Case, photographs: Mapping[str, bytes]) -> bytes:
    """The case with its photographs' original bytes. Pictures are stored, not deflated: they are compressed already."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_member(RECORD_NAME), write_case(case), zipfile.ZIP_DEFLATED)
        for sha256 in sorted(photographs):
            archive.writestr(_member(PHOTOGRAPHS + sha256), photographs[sha256], zipfile.ZIP_STORED)
    return target.getvalue()


def photograph_hashes(case: Case) -> frozenset[str]:
    """SHA-256 of every photograph that the case names."""
    assessments = (assessment for lesion in case.lesions for assessment in lesion.assessments)
    return frozenset(photograph.sha256 for assessment in assessments for photograph in assessment.photographs)


def _member(name: str) -> zipfile.ZipInfo:
    # A fixed date: the same case gives the same bytes.
    return zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))


def _read_zip(data: bytes) -> CaseFile:
    with opened(data, damaged="error.case_file.damaged_zip", too_large="error.case_file.too_large") as archive:
        if RECORD_NAME not in archive.namelist():
            raise InvalidInput("error.case_file.no_record", name=RECORD_NAME)
        case = read_case(_unpack(archive, archive.getinfo(RECORD_NAME), MAX_RECORD_BYTES))
        wanted = photograph_hashes(case)
        # Only names that the case asks for are read, and nothing is ever written to a path from the archive.
        photographs = _photographs(archive, sorted(wanted))
    for sha256, content in photographs.items():
        if hashlib.sha256(content).hexdigest() != sha256:
            raise InvalidInput("error.case_file.photograph_changed", sha256=sha256[:12])
    return CaseFile(case, MappingProxyType(photographs))


def _photographs(archive: zipfile.ZipFile, wanted: list[str]) -> dict[str, bytes]:
    """The pictures that came along. All of them together have one limit: a small archive may unfold without end."""
    names, left = frozenset(archive.namelist()), MAX_PHOTOGRAPH_BYTES
    found = {}
    for sha256 in wanted:
        if PHOTOGRAPHS + sha256 in names:
            found[sha256] = _unpack(archive, archive.getinfo(PHOTOGRAPHS + sha256), left)
            left -= len(found[sha256])
    return found


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise InvalidInput("error.case_file.too_large")
    return content


def problem_of(error: ValidationError) -> tuple[str, Text]:
    """The path of the first wrong field, and what is wrong with it."""
    problem = error.errors(include_url=False, include_input=False)[0]
    return _path(problem["loc"]), _problem_text(problem)


def _first_problem(error: ValidationError) -> InvalidInput:
    problem = error.errors(include_url=False, include_input=False)[0]
    if problem["type"] == "json_invalid":
        return InvalidInput("error.case_file.not_json", problem=str(problem["ctx"]["error"]))
    path, said = problem_of(error)
    return InvalidInput("error.case_file.field", path=path, problem=said)


def _path(location: tuple[int | str, ...]) -> str:
    """`lesions[0].assessments[1].stage`; the names that pydantic adds for the branches of a union are left out."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part.isidentifier() and part not in _BRANCHES:
            path += f".{part}" if path else part
    return path or "$"


_BRANCHES: Final = frozenset({"date", "datetime", "decimal", "str", "int", "float", "bool", "none"})

_PROBLEMS: Final = MappingProxyType(
    {
        "missing": "missing",
        "extra_forbidden": "unknown_key",
        "word": "word",
        "drug": "drug",
        "unit": "unit",
        "implausible": "implausible",
        "examination": "examination",
        "score": "score",
        "whole_score": "whole_score",
        "asleep": "asleep",
        "reading": "not_a_number",
        "unknown_lesion": "unknown_lesion",
        "duplicate_id": "duplicate_id",
        "greater_than": "too_small",
        "greater_than_equal": "too_small",
        "less_than": "too_large",
        "less_than_equal": "too_large",
        "decimal_max_digits": "too_many_digits",
        "multiple_of": "not_a_step",
        "value_error": "moment",
        "date_from_datetime_parsing": "moment",
        "date_parsing": "moment",
        "string_too_short": "empty",
        "string_too_long": "too_long",
        "too_short": "too_few",
        "literal_error": "format",
    }
)


def _problem_text(problem: Any) -> Text:
    key = _PROBLEMS.get(problem["type"])
    if key is None:
        key = "not_a_number" if "float" in problem["type"] or "decimal" in problem["type"] else "wrong_kind"
    return text(f"error.case_file.problem.{key}", **problem.get("ctx", {}))
