"""FHIR's XML: written from and read into the same plain JSON. No document type, no entity, no network."""

from typing import Any, Final

from lxml import etree

from core.exchange.fhir.elements import Resource

FHIR: Final = "http://hl7.org/fhir"
_XHTML: Final = "http://www.w3.org/1999/xhtml"


def parser() -> etree.XMLParser:
    """A parser that follows nothing: no entities, no DTD, no network, no trees without measure."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True
    )


def write_xml(resource: Resource) -> bytes:
    """A resource whose elements stand in FHIR's order, as an XML document."""
    root = etree.Element(f"{{{FHIR}}}{resource['resourceType']}", nsmap={None: FHIR})
    _content(root, resource)
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _content(element: etree._Element, content: Resource) -> None:
    is_resource = "resourceType" in content
    for name, value in content.items():
        if name == "resourceType" or (name.startswith("_") and name[1:] in content):
            continue
        if name in ("url", "id") and not is_resource and _is_attribute(element, name):
            element.set(name, value)
            continue
        values = value if isinstance(value, list) else [value]
        beside = content.get(f"_{name}")
        extras = beside if isinstance(beside, list) else [beside] * len(values)
        for one, extra in zip(values, extras, strict=True):
            _element(element, name, one, extra)


def _is_attribute(element: etree._Element, name: str) -> bool:
    """`id` of any element is an attribute; `url` is one of an extension alone."""
    return name == "id" or etree.QName(element).localname in ("extension", "modifierExtension")


def _element(parent: etree._Element, name: str, value: Any, extra: Resource | None) -> None:
    if name == "div":
        parent.append(etree.fromstring(value, parser()))
        return
    child = etree.SubElement(parent, f"{{{FHIR}}}{name.removeprefix('_')}")
    if isinstance(value, dict):
        if "resourceType" in value:
            child = etree.SubElement(child, f"{{{FHIR}}}{value['resourceType']}")
        _content(child, value)
        return
    if value is not None:
        child.set("value", _text(value))
    if extra:
        _content(child, extra)


def _text(value: str | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
