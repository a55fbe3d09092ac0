"""One patient with 500 photographs and five years of entries: whom nobody wants to wait for."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice
from typing import Final

from benchmarks.account import NOW
from benchmarks.handover import photograph
from core.case.case import Case
from core.case.photo import Photograph
from core.clinic.commands import findings
from core.clinic.context import Context
from core.demo import make_clinic
from core.imaging.ingest import take_in
from core.record.cases import add_case

PHOTOGRAPHS: Final = 500
YEARS: Final = 5
NUMBER: Final = "B-LONG"
_SIDE: Final = 480


@dataclass(frozen=True)
class Taken:
    """A photograph of the case, and the bytes of its file."""

    photograph: Photograph
    data: bytes


def put(context: Context, photographs: int = PHOTOGRAPHS, years: int = YEARS) -> str:
    """Add the patient to a store, judged; the id. Half as many assessments as photographs, two at each."""
    case, taken = long_course(photographs, years)
    for each in taken:
        judged = take_in(each.data, f"{each.photograph.id}.jpg")
        context.store.photographs.put(each.data, judged.media_type, judged.thumbnail_jpeg)
    with context.store.write() as session:
        patient_id = add_case(session, case, at=NOW, actor=context.actor.name)
    while findings.refresh(context).patients:
        continue
    return patient_id


def long_course(photographs: int, years: int) -> tuple[Case, list[Taken]]:
    """The demo's first patient, her first lesion and her entries told over the years."""
    case = next(make_clinic(1, years * 52, today=NOW, photographs=False)).case
    taken = list(_photographs(photographs))
    told = [each for each in case.lesions[0].assessments if each.amends is None and each.entered_in_error is None]
    assessments = photographs // 2
    between = timedelta(days=365 * years) / assessments
    made = []
    for place, entry in enumerate(islice(cycle(told), assessments)):
        at = NOW - between * (assessments - place)
        two = tuple(each.photograph.model_copy(update={"at": at}) for each in taken[2 * place : 2 * place + 2])
        times = {"at": at, "recorded_at": at, "signed_at": at}
        made.append(entry.model_copy(update={"id": f"long-{place}", "photographs": two, **times}))
    lesion = case.lesions[0].model_copy(
        update={"assessments": tuple(made), "onset": made[0].at - between, "closed": None, "closed_as": None}
    )
    person = case.patient.model_copy(update={"id": "", "record_number": NUMBER})
    return case.model_copy(update={"patient": person, "lesions": (lesion, *case.lesions[1:])}), taken


def _photographs(count: int) -> Iterator[Taken]:
    """The same few pictures, each file with a comment of its own, so that no two are the same photograph."""
    few = [photograph(seed, _SIDE) for seed in range(4)]
    for number, (pictured, data) in enumerate(islice(cycle(few), count)):
        own = commented(data, number)
        known = {"id": f"long-{number}", "sha256": hashlib.sha256(own).hexdigest()}
        yield Taken(pictured.model_copy(update=known), own)


def commented(jpeg: bytes, number: int) -> bytes:
    """The same picture as another file: a JPEG comment behind its first marker."""
    words = b"number %d" % number
    return jpeg[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + jpeg[2:]
