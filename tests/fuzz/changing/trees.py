"""Changes of what is a tree: JSON and XML. What comes out is mostly still of its format, and says something else."""

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from lxml import etree

from tests.fuzz.changing.plain import ODD_TEXTS, few, odd_text, sometimes_damaged

_ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    -1,
    1e308,
    -1e-300,
    10**30,
    1 << 63,
    0.1 + 0.2,
    [],
    {},
    [[]],
    [None],
    {"": None},
    "\u0000",
    "\ud800",
    "\udc00x",
    *ODD_TEXTS,
)
_RAW_NUMBERS: Final = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1E+999",
    "-0.0",
    "00",
    "1" * 5000,
    "1." + "1" * 5000,
    "1e-99999",
)
_DEPTHS: Final = (3, 60, 300, 2000, 20_000)
_RAW: Final = "@raw@"

_MOST_STEPS: Final = 6
_LARGE: Final = 20_000
"""Places from which on a tree is not made larger still: each step may multiply what it copies by thirty."""

Place = tuple[Any, Any]
"""A container and the key or index in it."""


def json_changed(data: bytes, chance: random.Random) -> bytes:
    """A JSON text with a few values, keys or branches that are not what they were."""
    tree = json.loads(_text_of(data))
    for _ in range(_steps(chance)):
        places = list(islice(_places(tree), _LARGE))
        if not 0 < len(places) < _LARGE:
            break
        chance.choice(_JSON_STEPS)(chance.choice(places), places, chance)
    written = json.dumps(tree, ensure_ascii=chance.random() < 0.5)
    written = written.replace(f'"{_RAW}"', chance.choice(_RAW_NUMBERS))
    if chance.random() < 0.03:
        deep = chance.choice(_DEPTHS)
        written = written.replace("null", '{"a":[' * deep + "]}" * deep, 1)
    return sometimes_damaged(written.encode("utf-8", "surrogatepass"), chance, 0.08)


def json_nudged(data: bytes, chance: random.Random) -> bytes:
    """A JSON text of the same shape with a value or two a little otherwise: most of them are still taken."""
    tree = json.loads(_text_of(data))
    for _ in range(chance.randint(1, 3)):
        at, key = chance.choice([place for place in _places(tree) if not isinstance(place[0][place[1]], dict)])
        match at[key]:
            case bool():
                at[key] = chance.choice((None, not at[key]))
            case int() | float() as number:
                at[key] = chance.choice((0, number * 2, number + 0.1, 1e-9, number + 1e6))
            case str():
                at[key] = odd_text(chance)
            case list() as items if items:
                at[key] = chance.choice((items[1:], items[:-1], items * 2, [], list(reversed(items))))
            case _:
                at.pop(key) if isinstance(at, dict) else None
    return json.dumps(tree, ensure_ascii=False).encode()


def _steps(chance: random.Random) -> int:
    """Fewer than elsewhere: each may make the tree larger."""
    return min(_MOST_STEPS, few(chance))


@lru_cache(maxsize=64)
def _text_of(data: bytes) -> str:
    return data.decode("utf-8-sig")


def _places(tree: Any) -> Iterator[Place]:
    waiting = [tree]
    while waiting:
        at = waiting.pop()
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        for key in keys:
            yield at, key
            if isinstance(at[key], dict | list):
                waiting.append(at[key])


def _odd_value(place: Place, _: list[Place], chance: random.Random) -> None:
    at, key = place
    old = at[key]
    if isinstance(old, str) and chance.random() < 0.4:
        at[key] = old + odd_text(chance) if chance.random() < 0.5 else old[: len(old) // 2]
    elif isinstance(old, int | float) and not isinstance(old, bool) and chance.random() < 0.5:
        at[key] = chance.choice((-old, old * 1e9, old + 0.123456789012, str(old), _RAW))
    else:
        at[key] = deepcopy(chance.choice(_ODD))  # the next step may fill it: the list itself stays as it is


def _gone(place: Place, _: list[Place], chance: random.Random) -> None:
    at, key = place
    if isinstance(at, dict):
        at.pop(key, None)
    elif key < len(at):
        del at[key]


def _from_elsewhere(place: Place, places: list[Place], chance: random.Random) -> None:
    at, key = place
    other, its = chance.choice(places)
    try:
        at[key] = json.loads(json.dumps(other[its]))
    except (KeyError, IndexError):
        return


def _renamed(place: Place, _: list[Place], chance: random.Random) -> None:
    at, key = place
    if isinstance(at, dict) and key in at:
        at[chance.choice((key.upper(), key + "s", "_" + key, odd_text(chance)))] = at.pop(key)


def _many(place: Place, _: list[Place], chance: random.Random) -> None:
    at, key = place
    if isinstance(at, list) and key < len(at):
        at[key:key] = [at[key]] * chance.choice((1, 2, 30))
    elif isinstance(at, dict) and key in at:
        at[key] = [at[key]] * chance.choice((1, 2, 30))


def _wrapped(place: Place, _: list[Place], chance: random.Random) -> None:
    at, key = place
    if isinstance(at, dict) and key in at:
        at[key] = {chance.choice(("value", "extension", "id")): at[key]}


_JSON_STEPS: Final = (_odd_value, _odd_value, _odd_value, _gone, _from_elsewhere, _renamed, _many, _wrapped)

_DOCTYPES: Final = (
    b'<!DOCTYPE x [<!ENTITY a "b">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    b'<?xml-stylesheet href="file:///etc/passwd"?>',
)
_INCLUDE: Final = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'


def xml_changed(data: bytes, chance: random.Random) -> bytes:
    """An XML document with a few elements and attributes that are not what they were."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True, remove_comments=True))
    for _ in range(_steps(chance)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        if len(elements) > _LARGE:
            break
        chance.choice(_XML_STEPS)(chance.choice(elements), chance)
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if chance.random() < 0.08:
        start = written.index(b"?>") + 2
        written = written[:start] + chance.choice(_DOCTYPES) + written[start:]
    if chance.random() < 0.03:
        deep, at = chance.choice(_DEPTHS), written.rindex(b"</")
        written = written[:at] + b"<a>" * deep + b"</a>" * deep + written[at:]
    return sometimes_damaged(written, chance, 0.08)


def _attribute(element: etree._Element, chance: random.Random) -> None:
    name = chance.choice([*element.attrib, "value", "id"])
    legal = [text for text in ODD_TEXTS if "\ufffe" not in text]
    element.set(name, chance.choice(legal))


def _element_gone(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _element_doubled(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        for _ in range(chance.choice((1, 1, 30))):
            parent.append(etree.fromstring(etree.tostring(element)))


def _element_renamed(element: etree._Element, chance: random.Random) -> None:
    element.tag = chance.choice(("{http://hl7.org/fhir}Patient", "{http://hl7.org/fhir}value", "{urn:x}y", "z"))


def _element_filled(element: etree._Element, chance: random.Random) -> None:
    match chance.randrange(4):
        case 0:
            element.text = "钙化 & < x"
        case 1:
            element.append(etree.ProcessingInstruction("php", "x"))
        case 2:
            element.append(etree.fromstring(_INCLUDE))
        case _:
            element.append(etree.Entity("nobody"))


_XML_STEPS: Final[tuple[Callable[[etree._Element, random.Random], None], ...]] = (
    _attribute,
    _attribute,
    _attribute,
    _element_gone,
    _element_doubled,
    _element_renamed,
    _element_filled,
)
