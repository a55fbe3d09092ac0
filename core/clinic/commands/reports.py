"""Printed reports: prepared for a preview, written down with their bytes when they leave, and printed again exactly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from core.case.work import IssuedReport
from core.clinic.changes import Changes, changes
from core.clinic.changes import Kind as Changed
from core.clinic.context import Context
from core.clinic.hidden_pictures import hidden_pictures
from core.clinic.included import words
from core.clinic.printable import Printable, printables
from core.clinic.views.reports import stored
from core.clinic.writing import audit
from core.errors import NotAllowed
from core.record.report import add_issued_reports, keep_report_file
from core.reports.choices import Choices, Kind
from core.reports.pictures import withheld
from core.reports.rendering import render
from core.texts import Text, text

How = Literal["print", "save", "export"]
Told = Callable[[float, Text], None]
"""Hears how far the work is (0–1) and what is being done; what it raises stops the work."""

_READ: Final = 0.5
"""The share of the work that is reading records and photographs; the rest is setting the pages."""


def _nobody_asks(_fraction: float, _doing: Text) -> None:
    """Where nobody waits at a window."""


@dataclass(frozen=True)
class Prepared:
    """A report as it would leave. `as_of` is the moment of the record that it shows.

    `withheld` are the photographs of intimate sites that stay out because nobody asked for them, of all its patients.
    """

    kind: Kind
    patient_ids: tuple[str, ...]
    choices: Choices
    labels: tuple[str, ...]
    """What the team calls the chosen lesions; empty where all were chosen."""
    as_of: datetime
    withheld: int
    pdf: bytes = field(repr=False)
    photographs: Mapping[str, tuple[str, ...]]
    """SHA-256 of the photographs that may be in it, by the patient whose they are."""


def prepare(
    context: Context, kind: Kind, patient_ids: Sequence[str], choices: Choices, told: Told = _nobody_asks
) -> Prepared:
    """A report of some patients. Nothing leaves by this: it is what the preview shows.

    The records are read in a fixed number of statements however many patients there are, their photographs in one
    more for each patient.

    Raises
    ------
    NotFound
        When a patient does not exist.
    InvalidInput
        When the last day chosen lies before the first, or when the choice leaves nothing to print.
    """
    now = context.now()
    found, occasion = printables(context, patient_ids, choices, now)
    inputs = []
    for number, patient in enumerate(found):
        told(_READ * number / len(found), text("clinic.report.reading", number=number + 1, of=len(found)))
        inputs.append(patient.given(context, kind, choices, occasion))

    def drawn(number: int) -> None:
        told(_READ + (1 - _READ) * number / (len(found) + 1), text("clinic.report.setting", number=len(found)))

    drawn(0)
    return Prepared(
        kind,
        tuple(patient.case.patient.id for patient in found),
        choices,
        _labels(found, choices),
        now,
        sum(withheld(kind, patient.case, choices, occasion) for patient in found),
        render(kind, inputs, choices, occasion, drawn),
        {given.case.patient.id: tuple(sorted(given.photographs)) for given in inputs},
    )


def issue(context: Context, prepared: Prepared, how: How, *, encrypted: bool = False) -> Changes:
    """Keep the report and write down, for each patient, that it leaves: what, when, by whom, and its fingerprint.

    To be called before it is printed or saved: nothing leaves without its entry. `encrypted`: the file is, under a
    passphrase; what is kept here, and its fingerprint, are of the document itself.

    Raises
    ------
    NotAllowed
        To whoever may not print, and when a photograph in it was withdrawn since it was prepared.
    """
    kind, choices, patients = prepared.kind, prepared.choices, prepared.patient_ids
    with context.store.what_left() as session:
        if hidden_pictures(session, {sha256 for shown in prepared.photographs.values() for sha256 in shown}):
            raise NotAllowed("error.clinic.prepared_before_withdrawal")
        sha256 = keep_report_file(session, prepared.pdf)
        report = IssuedReport(
            kind=kind,
            at=context.now(),
            as_of=prepared.as_of,
            by=context.actor.name,
            language=choices.language,
            sha256=sha256,
            included=words(kind, choices, prepared.labels, len(patients), how),
        )
        for patient_id, made in add_issued_reports(session, report, prepared.photographs).items():
            audit(session, context, f"report.{kind}", patient_id, made, how=how, sha256=sha256, encrypted=encrypted)
    return Changes(frozenset(patients), frozenset({Changed.REPORT}))


def reprint(context: Context, report_id: str, how: How, *, encrypted: bool = False) -> tuple[bytes, Changes]:
    """The very bytes of a report that left before, leaving again: an event of its own in the audit trail.

    Raises
    ------
    NotFound
        When there is no such report, or its bytes are not here.
    NotAllowed
        When it shows a photograph that was withdrawn since.
    StoreError
        When its bytes are not those that were issued.
    NotAllowed
        To whoever may not print.
    """
    found = stored(context, report_id)
    with context.store.what_left() as session:
        facts = {"how": how, "sha256": found.sha256, "encrypted": encrypted}
        audit(session, context, "report.reprinted", found.patient_id, report_id, **facts)
    return found.pdf, changes(found.patient_id, Changed.REPORT)


def _labels(found: Sequence[Printable], choices: Choices) -> tuple[str, ...]:
    if choices.lesions is None:
        return ()
    lesions = (lesion for patient in found for lesion in patient.case.lesions)
    return tuple(lesion.label or lesion.id for lesion in lesions if choices.shows(lesion))
