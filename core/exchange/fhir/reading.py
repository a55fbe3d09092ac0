"""A FHIR file as an arrival: whose it is, what was understood of it, and what was not, resource by resource."""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from core.case.case import Case
from core.case.lesion import Assessment
from core.errors import InvalidInput
from core.exchange.arrival import (
    Arrival,
    ArrivingPatient,
    Identity,
    Row,
    State,
    fingerprint,
    identity_of,
    problem_row,
    row_of,
    rows_of,
)
from core.exchange.fhir.concepts.assessment import read_member
from core.exchange.fhir.concepts.patient import PATIENT
from core.exchange.fhir.concepts.photograph import SHA256
from core.exchange.fhir.elements import BODY_SITE, Resource, identified
from core.exchange.fhir.foreign import corrects, entry_of, said_by, withdrawn
from core.exchange.fhir.opening import Placed, open_file
from core.exchange.fhir.own import Found, case_in, marks_of
from core.exchange.fhir.parts import kind_of, lesion_of
from core.exchange.fhir.said import NotUnderstood, Refused, says
from core.texts import Text, text

_BESIDE: Final = frozenset({"Provenance", "Composition", "Binary", "Consent", "CarePlan"})
"""Types that only say something about others."""


def read_bundle(data: bytes, name: str) -> Arrival:
    """What a FHIR R4 file brings: a Bundle or a single resource, JSON or XML.

    A patient of our own bundles comes whole, equal to the case that was exported. Of any other what is understood is
    a row each, and so is what is not, with its reason. `name` is the file's, told where it names no sender.

    Raises
    ------
    InvalidInput
        With the place: the file is too large, broken off, in another encoding, hostile, or no FHIR.
    """
    root, placed = open_file(data)
    return _Reader(root, placed, name).arrival(data)


@dataclass
class _Reader:
    root: Resource
    placed: tuple[Placed, ...]
    name: str
    patients: dict[str, ArrivingPatient] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    """The key of each patient, by the identity of the resource."""
    notes: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sound = [one for one in self.placed if one.resource is not None and one.problem is None]
        self.by_url: dict[str, Resource] = {}
        for one in self.sound:
            for key in (one.url, one.reference):
                if key and one.resource is not None:
                    self.by_url.setdefault(key, one.resource)
        meta = self.root.get("meta")
        self.sender = str((meta.get("source") if isinstance(meta, dict) else None) or self.name)

    def find(self, reference: Resource | None) -> Resource | None:
        """The resource that a reference leads to: by its full URL, or as a server names it."""
        url = (reference or {}).get("reference")
        if not isinstance(url, str):
            return None
        return self.by_url.get(url) or self.by_url.get("/".join(url.split("/")[-2:]))

    def arrival(self, data: bytes) -> Arrival:
        """Everything of the file."""
        whole: dict[str, Case] = {}
        for one in self.sound:
            if one.resource is not None and one.resource["resourceType"] == "Patient":
                self._patient(one, whole)
        rows = [row for key, case in whole.items() for row in rows_of(case, key)]
        rows += self._rows(whole)
        return Arrival(
            self.sender,
            "fhir",
            fingerprint(data),
            tuple(self.patients.values()),
            tuple(rows),
            tuple(self.notes),
            photographs=dict(self._photographs()),
        )

    def _patient(self, one: Placed, whole: dict[str, Case]) -> None:
        resource = one.resource or {}
        key = one.url or one.reference or "Patient"
        self.keys[id(resource)] = key
        case = self._own_case(one) if kind_of(resource) == "patient" else None
        if case is not None:
            whole[key] = case
            self.patients[key] = ArrivingPatient(key, identity_of(case.patient), one.place, case)
        else:
            self.patients[key] = ArrivingPatient(key, _identity(resource), one.place)

    def _own_case(self, one: Placed) -> Case | None:
        """The case of one of our own patients; None when somebody changed it into what no case can be."""
        mine = {
            other.url: other.resource
            for other in self.sound
            if other.url and other.resource and (other is one or self._is_of(other.resource, one))
        }
        try:
            return case_in(Found(mine, self.find, marks_of(resource for resource in self.by_url.values())))
        except (InvalidInput, ValueError, KeyError, TypeError):
            self.notes.append(text("exchange.fhir.note.not_whole"))
            return None

    def _is_of(self, resource: Resource, patient: Placed) -> bool:
        return self.find(_subject(resource)) is patient.resource

    def _rows(self, whole: Mapping[str, Case]) -> Iterator[Row]:
        members = self._members()
        for one in self.placed:
            if one.resource is None or one.problem is not None:
                yield self._broken(one)
                continue
            key = self._key(one.resource)
            if id(one.resource) not in members and not _told(one.resource, key, whole):
                yield self._row(one, one.resource, key)

    def _members(self) -> set[int]:
        """What a panel has said already: its members, and what those have in turn."""
        found: set[int] = set()
        for one in self.sound:
            for member in map(self.find, (one.resource or {}).get("hasMember", ())):
                if member is not None and _said_by_panel(member):
                    found.add(id(member))
        return found

    def _broken(self, one: Placed) -> Row:
        kind = "?" if one.resource is None else str(one.resource.get("resourceType"))
        reason = text("exchange.fhir.reason.element", path=one.problem or kind)
        return problem_row(one.place, "other", text("exchange.fhir.says", what=kind), State.REFUSED, reason)

    def _key(self, resource: Resource) -> str | None:
        """The key of the patient whom a resource names; one who is not in the file is told by the reference."""
        subject = _subject(resource)
        found = self.find(subject)
        if found is not None and id(found) in self.keys:
            return self.keys[id(found)]
        reference = (subject or {}).get("reference")
        return reference if isinstance(reference, str) else None

    def _row(self, one: Placed, resource: Resource, key: str | None) -> Row:
        try:
            said = said_by(resource, self.find)
            if key is None:
                raise Refused(text("exchange.fhir.reason.no_patient"))
            entry: Any = entry_of(said, self._id(one, resource))
        except NotUnderstood as error:
            state = State.REFUSED if isinstance(error, Refused) else State.NOT_UNDERSTOOD
            patient = key if key in self.patients else None
            return problem_row(one.place, "other", says(resource), state, error.reason, patient=patient)
        self._name(key, resource, one.place)
        lesion = lesion_of(resource, self.find, BODY_SITE) if isinstance(entry, Assessment) else None
        row = row_of(one.place, entry, patient=key, lesion=lesion, corrects=corrects(resource))
        left = text("exchange.fhir.reason.left", names=said.left) if said.left else None
        return replace(row, withdraws=withdrawn(resource), reason=left)

    def _name(self, key: str, resource: Resource, place: Text) -> None:
        """A patient whom the file names and does not describe."""
        if key not in self.patients:
            shown = (_subject(resource) or {}).get("display")
            self.patients[key] = ArrivingPatient(key, Identity(name=shown), place)

    def _id(self, one: Placed, resource: Resource) -> str | None:
        """The sender's own id of a thing: its identifier, or its name on the sender's server."""
        if kind_of(resource) is not None:
            return identified(resource)
        given: Resource = next((item for item in resource.get("identifier", ()) if item.get("value")), {})
        if given:
            return f"{given.get('system') or self.sender}|{given['value']}"
        if one.url and one.url.startswith("urn:uuid:"):
            return one.url
        return f"{self.sender}|{one.reference}" if one.reference else None

    def _photographs(self) -> Iterator[tuple[str, bytes]]:
        for one in self.sound:
            resource = one.resource or {}
            sha256 = identified(resource, SHA256) if resource.get("resourceType") == "Media" else None
            content = resource.get("content") or {}
            binary = self.find({"reference": content.get("url")})
            if sha256 is not None and binary is not None:
                yield sha256, _checked(str(binary.get("data") or ""), sha256)


def _checked(data: str, sha256: str) -> bytes:
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        content = b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InvalidInput("error.case_file.photograph_changed", sha256=sha256[:12])
    return content


def _told(resource: Resource, key: str | None, whole: Mapping[str, Case]) -> bool:
    """Whether a resource is no row of its own: it says who the patient is, or is part of one who came whole."""
    if resource["resourceType"] == "Patient":
        return True
    if key is None:
        return resource["resourceType"] in _BESIDE
    return key in whole and (kind_of(resource) is not None or resource["resourceType"] in _BESIDE)


def _subject(resource: Resource) -> Resource | None:
    for name in ("subject", "patient", "for"):
        reference = resource.get(name)
        if isinstance(reference, dict):
            return reference
    return None


def _identity(resource: Resource) -> Identity:
    try:
        read = PATIENT.read(resource, lambda _: None)
    except ValueError:
        read = PATIENT.read({**resource, "birthDate": None}, lambda _: None)
    born = read["birth_date"]
    return Identity(
        record_number=read["record_number"],
        name=read["name"],
        native_name=read["native_name"],
        sex=read["sex"],
        birth_date=date.fromisoformat(born) if born else None,
    )


def _said_by_panel(member: Resource) -> bool:
    """Whether a member says something that the assessment of its panel carries."""
    return bool(read_member(member))
