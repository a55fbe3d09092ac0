"""A whole case as parts, each put into a bundle."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from core.case.base import Entry, standing
from core.case.case import Case
from core.exchange.fhir.elements import Fields, Resource
from core.exchange.fhir.kinds import CONCEPTS, LISTS
from core.exchange.fhir.marks import Acts
from core.exchange.fhir.parts import Bundle, key_of, mark, rest_of

_APART: Final = ("comorbidities", "allergies", "kidney", "height_cm", "dry_weight_kg")
"""Fields of the patient that are parts of their own."""


def write_parts(case: Case, bundle: Bundle) -> None:
    """Every part of `case` into `bundle`, in the order of the case file; then who did what, when."""
    _Writer(case, bundle).write()


class _Writer:
    def __init__(self, case: Case, bundle: Bundle) -> None:
        self._case = case
        self._bundle = bundle
        self._acts = Acts()
        self._fields: Fields = case.model_dump(mode="json")

    def write(self) -> None:
        self._patient()
        for position, written in enumerate(self._fields["lesions"]):
            self._lesion(written, position)
        if self._case.episode is not None:
            self._part("episode", self._fields["episode"])
        for kind, name in LISTS.items():
            self._list(kind, name)
        self._acts.write(self._bundle)

    def _patient(self) -> None:
        patient = dict(self._fields["patient"])
        apart = {name: patient.pop(name) for name in _APART if name in patient}
        known: Fields = {name: [] for name in ("comorbidities", "allergies") if apart.get(name) == []}
        whole: Fields = {
            name: self._fields[name] for name in ("injections_near_lesion", "tight_bandage") if name in self._fields
        }
        if self._fields.get("therapies") == []:
            whole["therapies"] = []
        self._part("patient", {**patient, **known, **({"case": whole} if whole else {})}, key="")
        for word in apart.get("comorbidities") or ():
            self._part("comorbidity", {"word": word})
        for said in apart.get("allergies") or ():
            self._part("allergy", {"text": said})
        if "kidney" in apart:
            self._part("kidney", apart["kidney"])
        for kind, name in (("height", "height_cm"), ("dry_weight", "dry_weight_kg")):
            if name in apart:
                self._part(kind, {"value": apart[name]})

    def _lesion(self, written: Fields, position: int) -> None:
        lesion = {name: value for name, value in written.items() if name != "assessments"}
        self._part("lesion", lesion)
        superseded = _superseded(self._case.lesions[position].assessments)
        for fields in written["assessments"]:
            self._assessment(dict(fields), lesion["id"], superseded)

    def _assessment(self, fields: Fields, lesion: str, superseded: frozenset[str]) -> None:
        withdrawn = fields.get("entered_in_error") is not None or fields.get("id") in superseded
        photographs = []
        for photograph in fields.pop("photographs", ()):
            # A photograph counts for nothing when its assessment does not.
            gone = {photograph["id"]} if withdrawn and photograph.get("id") is not None else set()
            self._bundle.superseded = frozenset(gone)
            photographs.append(self._part("photograph", photograph, lesion=lesion))
        self._bundle.superseded = superseded
        self._part("assessment", fields, lesion=lesion, media=photographs)

    def _list(self, kind: str, name: str) -> None:
        entries = [entry for entry in getattr(self._case, name) or () if isinstance(entry, Entry)]
        self._bundle.superseded = _superseded(entries)
        for fields in self._fields.get(name) or ():
            self._part(kind, fields)

    def _part(self, kind: str, fields: Fields, *, key: str | None = None, **around: Any) -> Resource:
        """One part; `around` is what its resource refers to and the fields do not say."""
        concept = CONCEPTS[kind]
        resource = concept.write(fields | around, self._bundle)
        reference = self._bundle.put(kind, key_of(fields) if key is None else key, resource)
        read = concept.read(resource, self._bundle.find)
        said = {name: value for name, value in read.items() if name not in around}
        mark(resource, kind, rest_of(fields, said | self._acts.add(kind, fields, reference)))
        return reference


def _superseded(entries: Iterable[Entry]) -> frozenset[str]:
    every = list(entries)
    counts = {entry.id for entry in standing(every)}
    return frozenset(_ids(entry for entry in every if entry.entered_in_error is None and entry.id not in counts))


def _ids(entries: Iterable[Entry]) -> Iterator[str]:
    return (entry.id for entry in entries if entry.id is not None)
