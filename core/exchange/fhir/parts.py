"""Parts of a case and the resources that carry them.

A part (one score, one assessment, one task) is written as resources whose elements anybody can read. Then it is read
back from them by the very code that reads foreign bundles, and whatever did not come back is its *rest*: fields that
FHIR has no place for, exact digits, texts that XML cannot hold. The rest travels in one extension of ours on the
part's first resource, so nothing of a case is lost, nothing is said twice, and what another system changed in the
standard elements is what is read.
"""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from core.exchange.fhir.elements import BODY_SITE, OURS, Fields, Resource, clean, identified, word
from core.texts import Language, render, text

PART: Final = OURS + "part"
BESIDE: Final = "beside"
"""The kind of resources that belong to a part which another resource stands for."""

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, OURS)

Find = Callable[[Resource | None], Resource | None]
"""The resource that a Reference leads to, when it is in the same bundle."""


@dataclass
class Bundle:
    """A bundle that is being written: resources by their full URL, in order, and what their texts are written in."""

    patient_id: str
    at: datetime
    language: Language
    photographs: Mapping[str, bytes] = field(default_factory=dict)
    """Original bytes by SHA-256, of those alone that may leave."""
    documents: Mapping[str, bytes] = field(default_factory=dict)
    resources: dict[str, Resource] = field(default_factory=dict)
    superseded: frozenset[str] = frozenset()

    def url(self, kind: str, key: str) -> str:
        """The full URL of a resource: the same whenever the same part of the same patient is written."""
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, json.dumps([self.patient_id, kind, key]))}"

    def reference(self, kind: str, key: str | None) -> Resource | None:
        """A reference to a resource, which need not be written yet."""
        return None if key is None else {"reference": self.url(kind, key)}

    @property
    def subject(self) -> Resource:
        """The patient whose bundle it is."""
        return {"reference": self.url("patient", "")}

    def put(self, kind: str, key: str, resource: Resource) -> Resource:
        """Add a resource; a key that stands twice gets a number."""
        url, count = self.url(kind, key), 1
        while url in self.resources:
            count += 1
            url = self.url(kind, f"{key} {count}")
        resource["id"] = url.removeprefix("urn:uuid:")
        self.resources[url] = resource
        return {"reference": url}

    def put_beside(self, kind: str, key: str, resource: Resource) -> Resource:
        """Add a resource that stands for no part of its own: a member, a consent, a provenance."""
        mark(resource, BESIDE, {})
        return self.put(kind, key, resource)

    def find(self, reference: Resource | None) -> Resource | None:
        """The resource that a reference leads to."""
        return self.resources.get((reference or {}).get("reference", ""))

    def status(self, fields: Fields) -> str:
        """Of an entry as an observation: an entry that counts no more was withdrawn, a correction is an amendment."""
        if self.withdrawn(fields):
            return "entered-in-error"
        return "amended" if fields.get("amends") is not None else "final"

    def withdrawn(self, fields: Fields) -> bool:
        """Whether an entry counts for nothing any more: entered in error, or superseded by an amendment."""
        return fields.get("entered_in_error") is not None or fields.get("id") in self.superseded

    def word(self, words: str, value: str | None) -> Resource | None:
        """One word of a closed list."""
        return word(words, value, self.language)

    def say(self, key: str, **params: object) -> str:
        """A text of the catalogue in the bundle's language."""
        return render(text(key, **params), self.language)


@dataclass(frozen=True)
class Concept:
    """How one kind of part is said in FHIR.

    `write` makes a part's resource, without its id, and puts what belongs to it into the bundle. `read` tells what
    the standard elements of such a resource say, of one of our own or of somebody else's.
    """

    write: Callable[[Fields, Bundle], Resource]
    read: Callable[[Resource, Find], Fields]


def key_of(fields: Fields) -> str:
    """What a part's resources are named after: its id, or else what it says."""
    return str(fields["id"]) if fields.get("id") is not None else json.dumps(fields, sort_keys=True, ensure_ascii=False)


def rest_of(fields: Fields, read: Fields) -> Fields:
    """What did not come back. None takes away what came back and was never there."""
    rest = {key: value for key, value in fields.items() if not _same(read.get(key), value)}
    return rest | {key: None for key, value in read.items() if value is not None and key not in fields}


def _same(read: Any, written: Any) -> bool:
    # A whole number and its float are one number; a truth value is none.
    return json.dumps(_plain(read), default=str) == json.dumps(_plain(written), default=str)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
        return float(value)
    return value


def mark(resource: Resource, kind: str, rest: Fields) -> None:
    """Say on a resource which kind of part it stands for, and what of it the elements do not say."""
    inner: list[Resource] = [{"url": "kind", "valueCode": kind}]
    if rest:
        inner.append({"url": "rest", "valueString": json.dumps(rest)})
    resource["extension"] = [*resource.get("extension", ()), {"url": PART, "extension": inner}]


def kind_of(resource: Resource) -> str | None:
    """Which kind of part a resource of our own stands for; None for any other."""
    return next((one.get("valueCode") for one in _marks(resource) if one.get("url") == "kind"), None)


def rest_in(resource: Resource) -> Fields:
    """The rest that a resource carries.

    Raises
    ------
    ValueError
        When the extension is not what we write.
    """
    written = next((one.get("valueString") for one in _marks(resource) if one.get("url") == "rest"), None)
    if written is None:
        return {}
    rest = json.loads(written)
    if not isinstance(rest, dict):
        raise ValueError("not_a_rest")
    return rest


def _marks(resource: Resource) -> Iterator[Resource]:
    for one in resource.get("extension", ()):
        if one.get("url") == PART:
            yield from one.get("extension", ())


def lesion_reference(bundle: Bundle, lesion: str | None) -> list[Resource]:
    """The extension that says on which lesion something was observed."""
    if lesion is None:
        return []
    return [{"url": BODY_SITE, "valueReference": bundle.reference("lesion", lesion)}]


def lesion_of(resource: Resource, find: Find, url: str) -> str | None:
    """The id of the lesion that an extension leads to."""
    for one in resource.get("extension", ()):
        if one.get("url") == url:
            return identified(find(one.get("valueReference")))
    return None


def note(said: str | None) -> list[Resource]:
    """An Annotation, when there is something to note."""
    cleaned = clean(said)
    return [{"text": cleaned}] if cleaned else []


def note_in(resource: Resource) -> str | None:
    """The first note of a resource."""
    found: str | None = next((one.get("text") for one in resource.get("note", ())), None)
    return found
