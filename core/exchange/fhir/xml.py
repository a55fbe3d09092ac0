"""FHIR's XML: written from and read into the same plain JSON. No document type, no entity, no network."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final, cast, get_args, get_origin

from fhir.resources.R4B import get_fhir_model_class
from fhir_core.fhirabstractmodel import FHIRAbstractModel
from lxml import etree

from core.exchange.fhir.elements import Resource

FHIR: Final = "http://hl7.org/fhir"
_EXACT: Final = 15
_XHTML: Final = "http://www.w3.org/1999/xhtml"


def parser() -> etree.XMLParser:
    """A parser that follows nothing: no entities, no DTD, no network.

    Photographs are longer than the parser's own limits; what those guard against needs a document type, and a file
    with one is refused before it is parsed (`core.exchange.fhir.opening`).
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=True,
        remove_comments=True,
    )


def write_xml(resource: Resource) -> bytes:
    """A resource as an XML document, its elements in FHIR's order.

    Raises
    ------
    KeyError
        For a resource or an element that FHIR does not know.
    """
    root = etree.Element(f"{{{FHIR}}}{resource['resourceType']}", nsmap=cast(dict[str, str], {None: FHIR}))
    _content(root, resource, get_fhir_model_class(resource["resourceType"]))
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _content(element: etree._Element, content: Resource, model: type[FHIRAbstractModel]) -> None:
    names = {name.removeprefix("_") for name in content} - {"resourceType"}
    for name in sorted(names, key=_order(model).__getitem__):
        if _is_attribute(name, content, model):
            element.set(name, content[name])
            continue
        value, beside = content.get(name), content.get(f"_{name}")
        values = value if isinstance(value, list) else [value]
        extras = beside if isinstance(beside, list) else [beside] * len(values)
        shape = _shapes(model)[name]
        for one, extra in zip(values, extras, strict=True):
            _element(element, name, one, extra, shape.model)


@cache
def _order(model: type[FHIRAbstractModel]) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(model.elements_sequence())}


def _is_attribute(name: str, content: Resource, model: type[FHIRAbstractModel]) -> bool:
    """`id` of an element is an attribute, of a resource it is not; `url` is one of an extension alone."""
    return "resourceType" not in content and (
        name == "id" or (name == "url" and model.get_resource_type() == "Extension")
    )


def _element(
    parent: etree._Element, name: str, value: Any, extra: Resource | None, model: type[FHIRAbstractModel] | None
) -> None:
    if name == "div":
        parent.append(etree.fromstring(value, parser()))
        return
    child = etree.SubElement(parent, f"{{{FHIR}}}{name}")
    if isinstance(value, dict) and "resourceType" in value:
        inner = etree.SubElement(child, f"{{{FHIR}}}{value['resourceType']}")
        _content(inner, value, get_fhir_model_class(value["resourceType"]))
    elif isinstance(value, dict) and model is not None:
        _content(child, value, model)
    elif value is not None:
        child.set("value", _text(value))
    if extra:
        _content(child, extra, get_fhir_model_class("Element"))


def _text(value: str | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


@dataclass(frozen=True)
class _Shape:
    """What FHIR says of one element: whether it repeats, and what is in it."""

    repeats: bool
    model: type[FHIRAbstractModel] | None
    primitive: type


@cache
def _shapes(model: type[FHIRAbstractModel]) -> Mapping[str, _Shape]:
    """The elements of a model, by their name in XML."""
    return {field.alias or name: _shape(field.annotation) for name, field in model.model_fields.items()}


def _shape(annotation: Any, repeats: bool = False) -> _Shape:
    for part in get_args(annotation):
        if part is type(None):
            continue
        if get_origin(annotation) is list:
            return _shape(part, repeats=True)
        return _shape(part, repeats)
    if hasattr(annotation, "get_model_klass"):
        return _Shape(repeats, annotation.get_model_klass(), str)
    return _Shape(repeats, None, annotation if annotation in (bool, int, Decimal) else str)


def read_resource(element: etree._Element) -> Resource:
    """A resource of an XML element, as plain JSON.

    Raises
    ------
    ValueError
        For an element that FHIR does not know, with its line.
    """
    name = etree.QName(element).localname
    try:
        model = get_fhir_model_class(name)
    except KeyError:
        raise _Unreadable(element) from None
    return {"resourceType": name, **_read(element, model)}


class _Unreadable(ValueError):
    def __init__(self, element: etree._Element) -> None:
        super().__init__(f"line {element.sourceline}")


def _read(element: etree._Element, model: type[FHIRAbstractModel]) -> Resource:
    shapes = _shapes(model)
    read: Resource = {name: value for name, value in element.attrib.items() if name in ("id", "url")}
    for child in element.iterchildren(tag=etree.Element):
        name = etree.QName(child).localname
        shape = shapes.get(name)
        if shape is None:
            raise _Unreadable(child)
        value, extra = _value(child, shape)
        if not shape.repeats:
            read |= {name: value} if value is not None else {}
            read |= {f"_{name}": extra} if extra else {}
            continue
        read.setdefault(name, []).append(value)
        if extra:
            beside = read.setdefault(f"_{name}", [])
            beside += [None] * (len(read[name]) - 1 - len(beside)) + [extra]
    for name in [name for name in read if name.startswith("_") and isinstance(read[name], list)]:
        read[name] += [None] * (len(read[name[1:]]) - len(read[name]))
    return read


def _value(element: etree._Element, shape: _Shape) -> tuple[Any, Resource | None]:
    """The value of an element, and the extensions that stand beside a primitive one."""
    if etree.QName(element).namespace == _XHTML:
        return etree.tostring(element, encoding="unicode", with_tail=False), None
    inner = next(element.iterchildren(tag=etree.Element), None)
    if shape.model is not None:
        if inner is not None and shape.model.__name__ == "Resource":
            return read_resource(inner), None
        return _read(element, shape.model), None
    extra = _read(element, get_fhir_model_class("Element")) if inner is not None else None
    return _primitive(element.get("value"), shape.primitive, element), extra


def _primitive(value: str | None, kind: type, element: etree._Element) -> Any:
    if value is None:
        return None
    if kind is bool:
        if value not in ("true", "false"):
            raise _Unreadable(element)
        return value == "true"
    try:
        if kind is int:
            return int(value)
        if kind is Decimal:
            exact = Decimal(value)
            return int(exact) if exact == exact.to_integral_value() and abs(exact.adjusted()) < _EXACT else float(exact)
    except (ArithmeticError, ValueError):
        raise _Unreadable(element) from None
    return value
