"""The bytes of a FHIR file, taken apart into its resources with their places; what cannot be right is refused whole."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from fhir.resources.R4B import get_fhir_model_class
from lxml import etree
from pydantic import ValidationError

from core.case.file import has_nul
from core.errors import InvalidInput
from core.exchange.fhir.codes import most_bytes
from core.exchange.fhir.elements import Resource
from core.exchange.fhir.xml import FHIR, parser, read_resource
from core.texts import Text, text

MAX_PARTS: Final = 1_000_000
MAX_VALUES: Final = 10_000_000
"""Objects and lists (in XML, elements) and values of one file. A course of years has some ten thousand; each costs
hundreds of bytes of memory, however few it takes in the file."""

MAX_ENTRIES: Final = 50_000

_DECLARED: Final = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODINGS: Final = frozenset({"utf-8", "ascii", "gb18030", "gbk", "gb2312", "iso8859-1", "cp1252"})
_HOSTILE: Final = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """One resource of a file and where it stands; without a resource, it could not be read there."""

    place: Text
    url: str | None
    resource: Resource | None
    reference: str | None = None
    """How a server calls it in the file: `Observation/17`."""
    problem: str | None = None
    """The path of the first element that FHIR does not allow."""


def open_file(data: bytes) -> tuple[Resource, tuple[Placed, ...]]:
    """The bundle without its entries, and every resource of it. A single resource is a bundle of one.

    Raises
    ------
    InvalidInput
        With the place: the file is too large, broken off, in another encoding, hostile, or no FHIR.
    """
    if len(data) > most_bytes():
        most = most_bytes() // 1_000_000
        raise InvalidInput("error.exchange.fhir.too_large", size=len(data) // 1_000_000, most=most)
    is_xml = data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<"
    root, placed = _open_xml(data) if is_xml else _open_json(data)
    return root, tuple(_entries(placed) if root.get("resourceType") == "Bundle" else _alone(root))


def _alone(resource: Resource) -> Iterator[Placed]:
    kind = str(resource.get("resourceType"))
    place = text("exchange.fhir.place", path=kind)
    yield Placed(place, None, resource, _named(resource), _problem(resource))


def _entries(found: list[tuple[str, Text, Resource | None]]) -> Iterator[Placed]:
    for url, place, resource in found:
        named, problem = (None, None) if resource is None else (_named(resource), _problem(resource))
        yield Placed(place, url or None, resource, named, problem)


def _named(resource: Resource) -> str | None:
    return f"{resource.get('resourceType')}/{resource['id']}" if resource.get("id") else None


def _problem(resource: Resource) -> str | None:
    """The path of the first element that FHIR does not allow, or None."""
    try:
        get_fhir_model_class(str(resource.get("resourceType"))).model_validate(resource)
    except ValidationError as error:
        return ".".join(str(part) for part in error.errors(include_url=False, include_input=False)[0]["loc"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return str(resource.get("resourceType"))
    return None


def _open_json(data: bytes) -> tuple[Resource, list[tuple[str, Text, Resource | None]]]:
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("error.exchange.fhir.encoding", encoding="UTF-8", at=error.start + 1) from None
    if written.count("{") + written.count("[") > MAX_PARTS or written.count(",") > MAX_VALUES:
        raise InvalidInput("error.exchange.fhir.too_many_parts", most=MAX_PARTS)
    if has_nul(written):
        raise InvalidInput("error.exchange.fhir.no_fhir")
    try:
        root: Any = json.loads(written, parse_constant=_no_number, object_pairs_hook=_without_nulls)
    except json.JSONDecodeError as error:
        raise InvalidInput("error.exchange.fhir.json", line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise InvalidInput("error.exchange.fhir.no_fhir") from None
    if not isinstance(root, dict) or not isinstance(root.get("resourceType"), str):
        raise InvalidInput("error.exchange.fhir.no_fhir")
    entries = root.get("entry", []) if root["resourceType"] == "Bundle" else []
    if not isinstance(entries, list):
        raise InvalidInput("error.exchange.fhir.no_fhir")
    _check_number(len(entries))
    return root, [_json_entry(number, entry) for number, entry in enumerate(entries)]


def _without_nulls(pairs: list[tuple[str, Any]]) -> Resource:
    """An object as FHIR means it: a property is there or it is not, and never null (R4, 2.6.2)."""
    return {key: value for key, value in pairs if value is not None}


def _check_number(entries: int) -> None:
    if entries > MAX_ENTRIES:
        raise InvalidInput("error.exchange.fhir.too_many_parts", most=MAX_ENTRIES)


def _no_number(_: str) -> Any:
    raise ValueError("not_a_number")


def _json_entry(number: int, entry: Any) -> tuple[str, Text, Resource | None]:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    kind = resource.get("resourceType") if isinstance(resource, dict) else None
    place = text("exchange.fhir.place", path=f"Bundle.entry[{number}] {kind or ''}".strip())
    url = entry.get("fullUrl") if isinstance(entry, dict) else None
    return url if isinstance(url, str) else "", place, resource if isinstance(kind, str) else None


def _open_xml(data: bytes) -> tuple[Resource, list[tuple[str, Text, Resource | None]]]:
    written = _decoded(data)
    hostile = _HOSTILE.search(written)
    if hostile:
        raise InvalidInput("error.exchange.fhir.hostile", line=written.count("\n", 0, hostile.start()) + 1)
    if written.count("<") > 2 * MAX_PARTS:
        raise InvalidInput("error.exchange.fhir.too_many_parts", most=MAX_PARTS)
    try:
        root = etree.fromstring(_DECLARATION.sub("", written, count=1).encode(), parser())
    except etree.XMLSyntaxError as error:
        raise InvalidInput("error.exchange.fhir.xml", line=error.lineno or 1, column=error.offset or 1) from None
    name = etree.QName(root)
    if name.namespace != FHIR:
        raise InvalidInput("error.exchange.fhir.no_fhir")
    if name.localname != "Bundle":
        return _whole(root), []
    entries = root.findall(f"{{{FHIR}}}entry")
    _check_number(len(entries))
    found = [_xml_entry(number, entry) for number, entry in enumerate(entries)]
    for entry in entries:
        root.remove(entry)
    return _whole(root), found


def _whole(root: etree._Element) -> Resource:
    try:
        return read_resource(root)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("error.exchange.fhir.element", place=str(error)) from None


def _xml_entry(number: int, entry: etree._Element) -> tuple[str, Text, Resource | None]:
    full = entry.find(f"{{{FHIR}}}fullUrl")
    url = full.get("value", "") if full is not None else ""
    holder = entry.find(f"{{{FHIR}}}resource")
    inner = next(holder.iterchildren(tag=etree.Element), None) if holder is not None else None
    kind = "" if inner is None else etree.QName(inner).localname
    path = f"Bundle.entry[{number}] {kind}".strip()
    place = text(
        "exchange.fhir.place_line",
        path=path,
        line=(holder if inner is None else inner).sourceline if holder is not None else entry.sourceline,
    )
    try:
        return url, place, None if inner is None else read_resource(inner)
    except (ValueError, RecursionError):
        return url, place, None


def _decoded(data: bytes) -> str:
    """The text of an XML file in the encoding that it declares, UTF-8 when it declares none."""
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8).lstrip())
    name = declared.group(1).decode() if declared else "UTF-8"
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = ""
    if codec not in _ENCODINGS:
        raise InvalidInput("error.exchange.fhir.unknown_encoding", encoding=name)
    try:
        return data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except UnicodeDecodeError as error:
        raise InvalidInput("error.exchange.fhir.encoding", encoding=name, at=error.start + 1) from None
