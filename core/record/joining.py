"""Things of a file written into the record of a patient who is here already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.base import Entry
from core.case.episode import Episode
from core.case.lesion import Assessment, Lesion
from core.case.therapy import Therapy
from core.record.assessment import ASSESSMENT, put_assessment
from core.record.base import OwnedRow, new_id
from core.record.entries import FLAT
from core.record.episode import EPISODE, EpisodeRow
from core.record.keeping import Batch, Keeping
from core.record.lesion import LESION, LesionRow, put_lesion
from core.record.therapy import THERAPY, put_therapy

_KEEPINGS: Final[tuple[Keeping[Any], ...]] = (EPISODE, LESION, ASSESSMENT, THERAPY, *FLAT.values())
_OF_MODEL: Final[Mapping[type, Keeping[Any]]] = {keeping.model: keeping for keeping in _KEEPINGS}


@dataclass(frozen=True)
class Addition:
    """A thing to write under an id of the record, which `thing.id` is; the file's own id is kept as `external`.

    References inside it (a lesion, what it amends) are the record's already. `lesion` is that of an assessment.
    """

    thing: Entry | Lesion | Episode
    external: str | None = None
    lesion: str | None = None


def external_ids(session: Session, patient_id: str) -> dict[str, str]:
    """The record's id → what a file called it, of everything of this patient that came from a file."""
    found: dict[str, str] = {}
    for keeping in _KEEPINGS:
        row: type[OwnedRow] = keeping.row
        query = select(row.id, row.external_id).where(row.patient_id == patient_id, row.external_id.is_not(None))
        found.update((made, str(external)) for made, external in session.execute(query))
    return found


def add_things(session: Session, patient_id: str, additions: Iterable[Addition]) -> None:
    """Write what a file brings at the end of the patient's lists."""
    wanted = tuple(additions)
    ids = _Joining({str(addition.thing.id): addition.external for addition in wanted})
    batch, places = Batch(), dict[type, int]()
    current = session.scalar(select(EpisodeRow.id).where(EpisodeRow.patient_id == patient_id, EpisodeRow.current))
    for addition in wanted:
        thing, keeping = addition.thing, _OF_MODEL[type(addition.thing)]
        position = places.get(type(thing))
        if position is None:  # asked once a list, not once a row
            position = keeping.next_position(session, patient_id)
        places[type(thing)] = position + 1
        match thing:
            case Episode():
                # The record's current episode stays so: one that came later in time is closed or opened by a person.
                batch.put(EpisodeRow, EPISODE.values(thing, ids, patient_id, position, current=current is None))
                current = current or thing.id
            case Lesion():
                put_lesion(batch, _labelled(session, patient_id, thing, position), ids, patient_id, position, current)
            case Assessment():
                put_assessment(batch, thing, ids, patient_id, str(addition.lesion), position)
            case Therapy():
                put_therapy(batch, thing, ids, patient_id, position)
            case _:
                batch.put(keeping.row_class, keeping.values(thing, ids, patient_id, position))
    batch.insert(session)
    session.expire_all()


def _labelled(session: Session, patient_id: str, lesion: Lesion, position: int) -> Lesion:
    """Two lesions of one patient are never called the same: what comes goes on where the record's numbers end."""
    taken = session.scalars(select(LesionRow.label).where(LesionRow.patient_id == patient_id))
    if lesion.label is not None and lesion.label not in set(taken):
        return lesion
    return lesion.model_copy(update={"label": f"L{position + 1}"})


class _Joining:
    """Things carry ids of the record; what lies inside an assessment (photographs, tracings) has those of the file."""

    def __init__(self, external: Mapping[str, str | None]) -> None:
        self._external = external

    def own(self, kind: str, given: str | None) -> tuple[str, str | None]:
        if given is not None and given in self._external:
            return given, self._external[given]
        return new_id(), given

    def reference(self, kind: str, given: str) -> str:
        return given

    def evidence(self, content: Any) -> Any:
        return content
