"""The register of places: what the shell is told of each, and nothing of what they are about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.widgets.place import Place
from desktop.widgets.requests import Request
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class PlaceKind:
    """One kind of place.

    `title` gives the word of the rail in the window's language; `opens` are the types of request that it serves. A
    place of one patient (`of_patient`) is reached from the rail once a patient is open, by `address(patient_id)`.
    Going about inside a place of `one_step` adds nothing to where one has been: back leads out of it. A place that
    `writes` is for nothing but changing the record.
    """

    name: str
    icon: str
    title: Callable[[], str]
    factory: Callable[[Workplace], Place]
    opens: tuple[type, ...] = ()
    address: Callable[[str | None], Request] | None = None
    of_patient: bool = False
    in_rail: bool = True
    at_foot: bool = False
    one_step: bool = False
    writes: bool = False


@dataclass(frozen=True)
class Register:
    """All places, in the order of the rail."""

    kinds: Sequence[PlaceKind]

    def serving(self, request: Request) -> PlaceKind | None:
        """The place that serves a request."""
        return next((kind for kind in self.kinds if isinstance(request, kind.opens)), None)

    def named(self, name: str) -> PlaceKind | None:
        """The place of a name."""
        return next((kind for kind in self.kinds if kind.name == name), None)
