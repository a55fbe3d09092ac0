"""An assessment of a lesion as HL7's wound assessment panel: size, bed, exudate, scores and signs are its members.

Lengths and areas are written in cm and cm², as the guide has them, and read from either.
"""

from decimal import Decimal
from typing import Any, Final

from core.exchange.fhir.codes import LOINC, codes, tissues
from core.exchange.fhir.elements import (
    ABSENT_SYSTEM,
    Fields,
    Resource,
    about,
    clean,
    coding,
    component,
    concept,
    has_code,
    number,
    quantity,
    scaled,
    without_none,
    word_in,
)
from core.exchange.fhir.observations import named, observation, read_common
from core.exchange.fhir.parts import Bundle, Concept, Find, key_of, note, note_in
from core.instruments.definitions import instrument
from core.instruments.scoring import score
from core.texts import render

_SIZES: Final = {
    "length_mm": ("wound_length", "cm"),
    "width_mm": ("wound_width", "cm"),
    "wound_area_mm2": ("wound_area", "cm2"),
    "perimeter_mm": (None, "cm"),
}
_TO_CM: Final = {"cm": "0.1", "cm2": "0.01"}
_FROM: Final = {"mm": "1", "mm2": "1", "cm": "10", "cm2": "100"}
_WORDS: Final = {"stage": "stage", "eschar_state": "eschar_state", "odour": "odour", "dressing": "dressing"}
_TISSUES: Final = ("eschar", "slough", "granulation", "epithelial", "purpura")


def _write(fields: Fields, bundle: Bundle) -> Resource:
    members = _Members(fields, bundle)
    members.size()
    for tissue in _TISSUES:
        members.bed(tissue)
    for name in _WORDS:
        members.word(name)
    members.bwat()
    members.infection()
    members.not_done()
    return observation(
        bundle,
        fields,
        named("assessment", bundle.say("exchange.fhir.assessment"), "wound_panel"),
        hasMember=members.references,
        derivedFrom=fields.get("media"),
        note=note(fields.get("note")),
    )


class _Members:
    """The observations that a panel has as its members."""

    def __init__(self, fields: Fields, bundle: Bundle) -> None:
        self._fields = fields
        self._bundle = bundle
        self.references: list[Resource] = []

    def _add(self, name: str, code: Resource, **value: Any) -> None:
        shared = {
            key: self._fields.get(key)
            for key in ("at", "lesion", "amends", "entered_in_error", "signed_by", "recorded_by")
        }
        member = observation(self._bundle, shared, code, **value)
        member["status"] = self._bundle.status(self._fields)
        self.references.append(self._bundle.put_beside("member", f"{name} {key_of(self._fields)}", member))

    def _said(self, name: str) -> str:
        return self._bundle.say(f"exchange.fhir.{name}")

    def size(self) -> None:
        """Length, width, area and perimeter, with how they were measured."""
        components = [
            {
                "code": named(name, self._said(name), code),
                "valueQuantity": quantity(scaled(self._fields[name], _TO_CM[unit]), unit),
            }
            for name, (code, unit) in _SIZES.items()
            if self._fields.get(name) is not None
        ]
        method = self._bundle.word("measured_by", self._fields.get("measured_by"))
        if components or method:
            code = named("size", self._said("size"), "wound_size")
            self._add("size", code, component=components, method=method)

    def bed(self, tissue: str) -> None:
        """One tissue of the bed: its area, and its share of the wound where both are known."""
        area, wound = self._fields.get(f"{tissue}_area_mm2"), self._fields.get("wound_area_mm2")
        if area is None:
            return
        components = [
            {"code": named("area", self._said("area")), "valueQuantity": quantity(scaled(area, "0.01"), "cm2")}
        ]
        if wound and area <= wound and tissue != "purpura":
            share = round(Decimal(str(area)) / Decimal(str(wound)) * 100, 1)
            code = named("share", self._said("share"), "bed_share")
            components.append({"code": code, "valueQuantity": quantity(number(share), "%")})
        said = self._bundle.word("tissue", tissue) or {}
        said["coding"] = [coding(tissues()[tissue]), *said["coding"]]
        code = named("bed", self._said("bed"), "bed_appearance")
        self._add(f"bed {tissue}", code, valueCodeableConcept=said, component=components)

    def word(self, name: str) -> None:
        """A finding that is one word."""
        value = self._bundle.word(_WORDS[name], self._fields.get(name))
        if value:
            code = named(name, self._said(name), "odour" if name == "odour" else None)
            self._add(name, code, valueCodeableConcept=value)

    def bwat(self) -> None:
        """The BWAT-CUA with every answered item, and what its two items of exudate say in the guide's own terms."""
        answers = self._fields.get("bwat")
        if answers is None:
            return
        definition, language = instrument("bwat"), self._bundle.language
        components = [
            {"code": named(f"bwat.{item}", render(definition.item_label(item), language)), "valueInteger": level}
            for item, level in answers.items()
        ]
        total = score("bwat_cua", answers).total
        said = render(instrument("bwat_cua").name, language)
        value = (
            {"valueQuantity": {"value": int(total), "code": "{score}", "system": "http://unitsofmeasure.org"}}
            if total is not None
            else {}
        )
        self._add("bwat", named("bwat", said), component=components, **value)
        for item, code in (("exudate_amount", "exudate_amount"), ("exudate_type", "exudate_type")):
            if item in answers:
                told = concept(said=render(definition.level_label(item, answers[item]), language))
                self._add(item, named(item, self._said(item), code), valueCodeableConcept=told)

    def infection(self) -> None:
        """The signs of infection that were looked for: those found, or that none was."""
        signs = self._fields.get("infection_signs")
        if signs is None:
            return
        components = [
            {
                "code": named("infection_sign", self._said("infection_sign")),
                "valueCodeableConcept": self._bundle.word("infection_sign", sign),
            }
            for sign in signs
        ]
        none = {} if signs else {"valueBoolean": False}
        self._add("infection", named("infection_signs", self._said("infection_signs")), component=components, **none)

    def not_done(self) -> None:
        """What could not be done, and why."""
        for count, missed in enumerate(self._fields.get("not_done", ())):
            reason = {"system": ABSENT_SYSTEM, "code": "not-performed"}
            self._add(
                f"not_done {count}",
                concept(
                    {"system": "urn:calcitrack:about", "code": "not_done"},
                    *(self._bundle.word("not_done_item", missed["what"]) or {})["coding"],
                    said=self._said("not_done"),
                ),
                dataAbsentReason=concept(reason, said=missed["reason"]),
            )


def _read(resource: Resource, find: Find) -> Fields:
    members = [member for member in map(find, resource.get("hasMember", ())) if member]
    fields = read_common(resource, find) | {"note": note_in(resource)}
    for member in members:
        fields |= read_member(member)
    not_done = [one for one in map(_missed, members) if one]
    return without_none([*fields.items(), ("not_done", not_done or None)])


def read_member(member: Resource) -> Fields:
    """What one member of a panel says; also of somebody else's, by its LOINC code."""
    if _is(member, "size", "wound_size"):
        return _read_size(member)
    if _is(member, "bed", "bed_appearance"):
        return _read_bed(member)
    name = about(member)
    if name in _WORDS:
        return without_none([(name, word_in(member.get("valueCodeableConcept"), _WORDS[name]))])
    if name == "bwat":
        items = {
            (about(one) or "").removeprefix("bwat."): one.get("valueInteger") for one in member.get("component", ())
        }
        return {"bwat": items}
    if name == "infection_signs":
        signs = [word_in(one.get("valueCodeableConcept"), "infection_sign") for one in member.get("component", ())]
        return {"infection_signs": [sign for sign in signs if sign]}
    return {}


def _is(resource: Resource, name: str, code: str) -> bool:
    return about(resource) == name or has_code(resource.get("code"), LOINC, codes()[code].code)


def _read_size(member: Resource) -> Fields:
    read = [("measured_by", word_in(member.get("method"), "measured_by"))]
    for one in member.get("component", ()):
        for name, (code, _) in _SIZES.items():
            if about(one) == name or (code and has_code(one.get("code"), LOINC, codes()[code].code)):
                read.append((name, in_millimetres(one.get("valueQuantity"), "mm2" if name.endswith("mm2") else "mm")))
    return without_none(read)


def is_taken(part: Resource) -> bool:
    """Whether a component of a size or of a bed is one that the case keeps."""
    kept = (code for code, _ in _SIZES.values() if code)
    return about(part) is not None or any(has_code(part.get("code"), LOINC, codes()[code].code) for code in kept)


def in_millimetres(value: Resource | None, unit: str) -> Any:
    """A Quantity of a length (`unit` mm) or an area (mm2), or None when it is in another unit."""
    given = (value or {}).get("code") or (value or {}).get("unit")
    known = {unit, unit.replace("mm", "cm")}
    return scaled((value or {}).get("value"), _FROM[given]) if given in known else None


def _read_bed(member: Resource) -> Fields:
    said = member.get("valueCodeableConcept")
    known = (name for name, code in tissues().items() if has_code(said, code.system, code.code))
    tissue = word_in(said, "tissue") or next(known, None)
    area = in_millimetres((component(member, "area") or {}).get("valueQuantity"), "mm2")
    return without_none([(f"{tissue}_area_mm2", area)]) if tissue else {}


def _missed(member: Resource) -> Fields | None:
    if about(member) != "not_done":
        return None
    return {
        "what": word_in(member.get("code"), "not_done_item"),
        "reason": clean((member.get("dataAbsentReason") or {}).get("text")),
    }


ASSESSMENT: Final = Concept(_write, _read)
